//! Reports for a day that has not come: refused, or marked wherever they are read.

use std::{fs, path::Path};

use concerted::{
    definition,
    model::Lang,
    render::{
        Templates,
        edition::{DEFAULT_TEMPLATE, Rendered},
        theme::Theme,
    },
    report::{self, Audience, Edition, Request},
};
use jiff::civil::date;

use crate::{definition::sources, journey::Installation};

const AHEAD: [&str; 2] = ["--as-of", "2027-05-24"];
const FORMATS: [&str; 8] = ["pdf", "html", "text", "json", "csv", "xlsx", "iati", "ics"];

#[track_caller]
fn refused(here: &Installation, arguments: &[&str]) -> String {
    let output = here.run(arguments);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}: {said}");
    assert!(output.stdout.is_empty(), "{arguments:?} wrote something");
    said
}

/// Every file below the folder of the installation but its configuration.
fn written(here: &Installation) -> usize {
    fs::read_dir(here.folder()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name() != "config.yaml").count()
}

#[test]
fn a_day_that_has_not_come_is_refused_in_every_format() {
    let here = Installation::new("");
    for format in FORMATS {
        for name in ["world-forum-2027", "baku-process"] {
            let said = refused(&here, &[&["report", name, "--format", format][..], &AHEAD].concat());
            assert!(said.contains("2027-05-24 has not come: today is 2026-11-23"), "{said}");
            assert!(said.contains("--allow-future"), "{said}");
        }
    }
    let said = refused(&here, &[&["report", "--all", "--output", "all"][..], &AHEAD].concat());
    assert!(said.contains("has not come"), "{said}");
    let said = refused(&here, &[&["report", "world-forum-2027", "--audience", "minister"][..], &AHEAD].concat());
    assert!(said.contains("has not come"), "{said}");
    let preview = ["template", "preview", "world-forum-2027", "--once"];
    assert!(refused(&here, &[&preview[..], &AHEAD].concat()).contains("--allow-future"));
    // An event that is over tells nothing of next year either.
    refused(&here, &[&["report", "world-forum-2013"][..], &AHEAD].concat());
    assert_eq!(written(&here), 0, "something was written all the same");
}

#[test]
fn today_may_be_asked_for_and_tomorrow_begins_in_the_zone_of_the_workflow() {
    let here = Installation::new("");
    let report = |now: &str, day: &str| {
        let arguments =
            here.arguments(&["report", "world-forum-2027", "--as-of", day, "--format", "json", "--output", "-"]);
        let arguments = arguments.iter().map(|word| if word == "2026-11-23T09:00:00Z" { now } else { word.as_str() });
        let arguments: Vec<&str> = arguments.collect();
        std::process::Command::new(arguments[0]).args(&arguments[1..]).output().unwrap()
    };
    let today = report("2026-11-23T09:00:00Z", "2026-11-23");
    assert!(today.status.success());
    assert!(String::from_utf8_lossy(&today.stderr).contains("2026-11-23 has not ended"));
    assert!(!report("2026-11-23T09:00:00Z", "2026-11-24").status.success());
    assert!(report("2026-11-23T20:30:00Z", "2026-11-24").status.success(), "it is the 24th in Baku by then");
    assert!(report("2026-11-23T09:00:00Z", "2026-11-22").stderr.is_empty());
}

#[test]
fn what_is_made_all_the_same_says_so_in_every_format() {
    let here = Installation::new("");
    let made = |name: &str, format: &str, more: &[&str]| {
        let arguments = ["report", name, "--allow-future", "--format", format, "--output", "-"];
        here.ok(&[&arguments[..], &AHEAD, more].concat())
    };
    let json: serde_json::Value = serde_json::from_str(&made("world-forum-2027", "json", &[])).unwrap();
    assert_eq!(json["header"]["is_ahead"], true);
    assert!(json["header"]["ahead_notice"].as_str().unwrap().contains("24 May 2027, a day that has not come"));
    let programme: serde_json::Value = serde_json::from_str(&made("baku-process", "json", &[])).unwrap();
    assert_eq!(programme["header"]["is_ahead"], true);
    for format in ["html", "text"] {
        let text = made("world-forum-2027", format, &[]).replace('\n', " ");
        assert!(text.contains("a day that has not come"), "{format}");
    }
    let html = made("world-forum-2027", "html", &["--audience", "minister"]);
    assert!(html.contains("class=\"stamp\"") && html.contains("<title>Future date · "));
    for table in ["about", "tasks", "budget", "decisions"] {
        let csv = made("world-forum-2027", "csv", &["--table", table]);
        let mut lines = csv.lines();
        assert!(lines.next().unwrap().ends_with(",is_ahead"), "{table}");
        assert!(lines.all(|line| line.ends_with(",true") || !line.contains(',') || line.contains('"')), "{table}");
    }
    assert!(made("world-forum-2027", "iati", &[]).contains("a day that has not come"));
    let agenda = made("world-forum-2027", "ics", &[]);
    assert!(agenda.matches("SUMMARY:■ Future date: ").count() > 40, "{agenda}");

    here.ok(&[&["report", "--all", "--allow-future", "--format", "json", "--output", "all"][..], &AHEAD].concat());
    let mut names: Vec<String> = fs::read_dir(here.folder().join("all"))
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    names.retain(|name| name.contains("ahead"));
    names.sort();
    assert_eq!(names, ["BAKU-PROCESS_2027-05-24_en_ahead.json", "BP-WF7-draft_2027-05-24_en_ahead.json"]);
}

#[test]
fn every_page_of_it_is_stamped_in_every_language() {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("workflows"));
    let compiled = definition::compile(&sources, "baku-process/world-forum-2027.yaml");
    let (plan, events) = (compiled.plan.unwrap(), compiled.history);
    let templates = Templates::load(None).ok().unwrap();
    for lang in concerted::lang::LANGUAGES {
        let request = Request {
            cut_off: date(2027, 5, 24),
            lang: Lang::from(lang),
            edition: Edition::Ahead,
            previous: None,
            audience: Audience::TaskForce,
        };
        let report = report::build(&plan, &events, &request);
        let mark = report.header.ahead_mark.clone();
        assert!(
            !mark.is_empty() && report.header.running_title.contains(&mark) && report.header.page_of.contains(&mark)
        );
        let rendered = Rendered::new(&templates, DEFAULT_TEMPLATE, report).unwrap();
        let html = rendered.html(&Theme::default());
        assert!(html.contains(&format!("■ {mark}")) && html.contains("class=\"stamp\""), "{lang}");
        let pdf = rendered.pdf(&Theme::default()).unwrap();
        let document = lopdf::Document::load_mem(&pdf.bytes).unwrap();
        for page in 1..=u32::try_from(pdf.pages).unwrap() {
            let text = document.extract_text(&[page]).unwrap();
            assert!(lang == "ar" || text.contains(&mark), "{lang}, page {page}: {text}");
        }
    }
}

#[test]
fn a_template_of_ones_own_cannot_leave_the_stamp_out() {
    let here = Installation::with_own_workflows();
    let own = here.folder().join("mine/reports");
    fs::create_dir_all(&own).unwrap();
    let bodies = [
        "<main><p>x</p></main>",
        "<!doctype html><html><head><title>t</title></head><body><p>x</p></body></html>",
        "<p>x</p>",
    ];
    fs::write(here.folder().join("config.yaml"), "workflows: workflows\ntemplates: mine\n").unwrap();
    for body in bodies {
        fs::write(own.join("brief.html.hbs"), body).unwrap();
        for format in ["html", "text"] {
            let arguments = ["report", "world-forum-2027", "--template", "reports/brief", "--allow-future"];
            let arguments = [&arguments[..], &AHEAD, &["--format", format, "--output", "-"]].concat();
            let said = here.ok(&arguments).replace('\n', " ");
            assert!(said.contains("a day that has not come"), "{body} {format}: {said}");
            assert!(format == "text" || said.contains("class=\"stamp\""), "{body}");
        }
    }
}

#[test]
fn an_issued_report_is_never_of_a_day_to_come() {
    let here = Installation::new("");
    here.refuses(
        &[&["report", "world-forum-2027", "--issue", "--allow-future"][..], &AHEAD].concat(),
        "--allow-future",
    );
}
