//! The status of one workflow, for which the others are not compiled, is the one that is shown among all.

use std::fs;

use crate::journey::Installation;

const WORKFLOW: &str = "world-forum-2027";

#[test]
fn the_status_of_one_workflow_is_the_same_alone_and_among_all() {
    let here = Installation::with_own_workflows();
    same(&here, "before anything is in force");
    here.ok(&["run", "--once"]);
    same(&here, "in force");

    let folder = here.folder().join("workflows/baku-process");
    let (own, other) = (folder.join("world-forum-2027.yaml"), folder.join("world-forum-2013.yaml"));
    let (text, of_2013) = (fs::read_to_string(&own).unwrap(), fs::read_to_string(&other).unwrap());
    fs::write(&own, text.replacen("\ntitle:", "\n# a remark\ntitle:", 1)).unwrap();
    same(&here, "with a remark");
    fs::write(&own, text.replacen("2027-", "2028-", 3)).unwrap();
    assert_ne!(same(&here, "edited")["standing"], "in_force");
    fs::write(&own, &text).unwrap();

    let claims = of_2013.replacen("workflow: world-forum-2013", "workflow: world-forum-2027", 1);
    fs::write(&other, claims).unwrap();
    same(&here, "beside a file that claims its id");
    let renamed = of_2013.replacen("workflow: world-forum-2013", "workflow: another", 1);
    fs::write(&other, renamed.replacen("\nhistory: world-forum-2013.history.yaml", "", 1)).unwrap();
    same(&here, "beside a new one in the place of an old one");
    let said = here.ok(&["status", WORKFLOW]);
    assert!(said.contains("another is not adopted"), "what is held back is said beside each workflow: {said}");
    fs::write(&other, of_2013).unwrap();

    fs::remove_file(&own).unwrap();
    same(&here, "without its file");
}

/// What is said of the workflow alone, which must be what is said of it among all.
fn same(here: &Installation, when: &str) -> serde_json::Value {
    let json = |arguments: &[&str]| -> Vec<serde_json::Value> { serde_json::from_str(&here.ok(arguments)).unwrap() };
    let alone = json(&["status", WORKFLOW, "--format", "json"]);
    let mut all = json(&["status", "--format", "json"]);
    all.retain(|overview| overview["workflow"] == WORKFLOW);
    assert_eq!((alone.len(), &alone), (1, &all), "{when}");
    all.swap_remove(0)
}
