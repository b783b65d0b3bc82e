//! Rehearsals play approvals: they are asked for, given, and put under silence, with the mails that this takes.

use concerted::{
    app::rehearse::{Answers, Rehearsal, Scene, Script, Watcher, rehearse},
    definition,
};

use crate::{procedures::definition as forum, world::World};

/// Task and kind of a notice, by the key of its mail: `CUL-02 opening`.
fn told(key: &str) -> String {
    let parts: Vec<&str> = key.split(':').collect();
    let kind = parts.iter().find_map(|part| Some(part.split_once('@')?.0)).unwrap();
    format!("{} {kind}", parts[2])
}

/// The rehearsal, and its notices as `day to: task kind`; all of them have a text.
fn rehearsed(answers: Answers) -> (Rehearsal, Vec<String>) {
    let world = World::new(&forum("hours: 72"), "2027-01-07T06:00:00Z");
    let loaded = world.loading.workflows.values().next().unwrap();
    let compiled = definition::compile(&world.loading.sources, "forum.yaml");
    let script = Script {
        plan: &loaded.plan,
        diagnostics: &compiled.diagnostics,
        sources: &world.loading.sources,
        answers,
        from: None,
        until: None,
    };
    let mut texts = Vec::new();
    let mut see = |scene: Scene<'_>| {
        if let Scene::Mail { mail, rendered, .. } = scene
            && mail.key.as_str().starts_with("notice:")
        {
            assert!(
                rendered.text.contains("declaration")
                    || rendered.text.contains("venue")
                    || rendered.text.contains("budget"),
                "{}",
                rendered.text
            );
            texts.push(format!("{} {}: {}", mail.day, mail.to, told(mail.key.as_str())));
        }
        Ok(())
    };
    let played = rehearse(&world.app, &script, &mut Watcher { wants_texts: true, see: &mut see }).unwrap();
    (played, texts)
}

#[test]
fn on_time_everybody_decides_on_the_day_and_texts_are_put_under_silence() {
    let (_, notices) = rehearsed(Answers::OnTime);
    insta::assert_snapshot!("on_time", notices.join("\n"));
}

#[test]
fn late_ones_are_reminded_of_their_decision() {
    let (_, notices) = rehearsed(Answers::Late);
    assert!(notices.iter().any(|line| line.ends_with("CUL-02 overdue")), "{notices:#?}");
    assert!(notices.iter().any(|line| line.ends_with("OUT-05 outcome-held")), "{notices:#?}");
}

#[test]
fn if_nobody_answers_nobody_is_asked_to_decide() {
    let (played, notices) = rehearsed(Answers::Never);
    assert_eq!(notices, Vec::<String>::new());
    assert!(!played.mails.is_empty());
}
