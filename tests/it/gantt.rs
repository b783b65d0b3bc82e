//! The Gantt chart: as text through the program, and as a picture.

use std::fs;

use concerted::{
    engine::RunState,
    lang::{LANGUAGES, Words},
    model::{Lang, Text},
    plan::Plan,
    render::{svg::to_svg_file, theme::Theme},
    report::{Drawing, Gantt, draw_gantt},
};
use jiff::{ToSpan, civil::Date, civil::date};

use crate::{
    journey::Installation,
    report::{
        drawings::corners,
        fixture::{self, CUT_OFF, noon},
    },
    world::workflow,
};

const FORUM: [&str; 3] = ["status", "world-forum-2027", "--gantt"];

fn gantt(plan: &Plan, today: Date, finished_too: bool, lang: &Lang) -> Gantt {
    let now = noon(today);
    Gantt::of(plan, &RunState::replay(plan, &fixture::events(), now), now, finished_too, lang)
}

fn drawing(plan: &Plan, today: Date, finished_too: bool, lang: &str) -> Drawing {
    let lang = Lang::from(lang);
    draw_gantt(&gantt(plan, today, finished_too, &lang), &Words::of(&lang))
}

fn picture(plan: &Plan) -> String {
    to_svg_file(&drawing(plan, CUT_OFF, true, "en"), &plan.symbol, &Theme::default())
}

#[test]
fn the_picture_of_a_small_forum() {
    // A line a shape, so that a change can be read.
    insta::assert_snapshot!(picture(&fixture::plan()).replace("><", ">\n<"));
}

#[test]
fn nothing_leaves_the_picture_on_any_day_in_any_language() {
    let plan = fixture::plan();
    for lang in LANGUAGES {
        for month in 0..24 {
            let drawing = drawing(&plan, date(2012, 6, 1).saturating_add(month.months()), month % 2 == 0, lang);
            for (x, y) in drawing.shapes.iter().flat_map(corners) {
                let inside = (0.0..=drawing.width).contains(&x) && (0.0..=drawing.height).contains(&y);
                assert!(inside, "({x}, {y}) leaves {} × {} in {lang}", drawing.width, drawing.height);
            }
        }
    }
}

#[test]
fn any_title_is_safe_in_the_picture_and_stays_text() {
    let mut plan = fixture::plan();
    plan.tasks[0].title = Text::plain("Письмо <о> & \"намерениях\"");
    plan.tasks[1].title = Text::plain("تشكيل <فريق> العمل");
    plan.symbol = "BP & WF'2".into();
    let svg = picture(&plan);
    assert!(svg.contains(">Письмо &lt;о&gt; &amp; &quot;намерениях&quot;</text>"), "{svg}");
    assert!(svg.contains(">تشكيل &lt;فريق&gt; العمل</text>"));
    assert!(svg.contains("<title id=\"gantt-title\">BP &amp; WF&#39;2</title>") && svg.contains("role=\"img\""));
    assert!(
        svg.contains("<desc id=\"gantt-desc\">Gantt chart of 13 tasks as of 31 March 2013, opening on 29 May 2013.")
    );
    assert_eq!(svg, picture(&plan), "the same input gives the same bytes");
}

#[test]
fn finished_tasks_are_on_the_chart_if_asked_for_and_cancelled_ones_never() {
    let (plan, english) = (fixture::plan(), Lang::english());
    let ids = |finished_too: bool| -> Vec<String> {
        gantt(&plan, CUT_OFF, finished_too, &english).rows().map(|row| row.task.to_string()).collect()
    };
    let open = ids(false);
    assert!(!open.contains(&"GOV-01".to_owned()) && open.contains(&"GOV-04".to_owned()), "{open:?}");
    let all = ids(true);
    assert!(all.contains(&"GOV-01".to_owned()) && !all.contains(&"LOG-02".to_owned()), "{all:?}");
}

#[test]
fn the_text_chart_of_a_small_forum() {
    let here = Installation::new("");
    let folder = here.folder().join("own");
    fs::create_dir(&folder).unwrap();
    fs::write(folder.join("forum.yaml"), workflow("2027-06-02")).unwrap();
    fs::write(here.folder().join("config.yaml"), "workflows: own\n").unwrap();
    let at = |now: &str| {
        here.at(now, &["record", "forum", "OUT-01", "completed", "--date", "2027-01-04"]);
        here.at(now, &["record", "forum", "OUT-02", "in_progress", "--date", "2027-01-20"]);
        here.at(now, &["status", "forum", "--gantt", "--all"])
    };
    here.at("2026-11-02T06:00:00Z", &["run", "--once"]);
    insta::assert_snapshot!(at("2027-03-10T09:00:00Z"));
}

#[test]
fn the_chart_of_the_shipped_forum_tells_what_is_late_and_what_may_not_slip() {
    let here = Installation::new("");
    let chart = here.ok(&FORUM);
    assert!(
        chart.contains("critical path: DOC-02 → DOC-03/unesco → DOC-04, float 0 days; 17 tasks have no float"),
        "{chart}"
    );
    let row = |id: &str| chart.lines().find(|line| line.trim_start().starts_with(id)).unwrap();
    assert!(row("GOV-05").contains("24d") && row("GOV-05").contains("░■╌"), "{chart}");
    assert!(row("DOC-04").contains("0d ‼") && row("DOC-04").contains("▒◆"), "{chart}");
    assert!(chart.lines().skip(4).all(|line| line.chars().count() <= 100), "{chart}");
    assert!(!chart.contains("GOV-01"), "finished tasks are left out");
    assert_eq!(chart, here.ok(&FORUM));
}

#[test]
fn the_chart_is_written_as_a_picture_or_as_text() {
    let here = Installation::new("");
    let read = |name: &str| fs::read_to_string(here.folder().join(name)).unwrap();
    let said = here.ok(&[FORUM.as_slice(), &["--output", "chart.svg"]].concat());
    assert_eq!(said, "BP-WF7 as of 2026-11-23: chart.svg\n");
    assert!(read("chart.svg").starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "));
    let printed = here.ok(&[FORUM.as_slice(), &["--format", "svg"]].concat());
    assert_eq!(printed, read("chart.svg"));
    here.ok(&[FORUM.as_slice(), &["--output", "chart.txt"]].concat());
    assert!(read("chart.txt").starts_with("BP-WF7  Seventh World Forum"));
    assert!(!here.folder().join("var").exists(), "looking made a database");
}

#[test]
fn a_chart_that_cannot_be_drawn_as_asked_is_refused() {
    let here = Installation::new("");
    here.refuses(&["status", "--gantt"], "--gantt");
    here.refuses(&["status", "world-forum-2027", "--format", "svg"], "svg is for `concerted status WORKFLOW --gantt`");
    here.refuses(&["status", "world-forum-2027", "--output", "x.svg"], "--gantt");
    here.refuses(&[FORUM.as_slice(), &["--format", "pdf"]].concat(), "[possible values: text, json, svg]");
    here.refuses(&[FORUM.as_slice(), &["--format", "json", "--output", "x"]].concat(), "json goes to standard output");
}

#[test]
fn the_line_of_today_is_one_line_however_short_the_ids_are() {
    let here = Installation::new("");
    let folder = here.folder().join("own");
    fs::create_dir(&folder).unwrap();
    let text = workflow("2027-06-02").replace("OUT-0", "A").replace("CUL-0", "B");
    fs::write(folder.join("forum.yaml"), text).unwrap();
    fs::write(here.folder().join("config.yaml"), "workflows: own\n").unwrap();
    let chart = here.at("2027-01-20T06:00:00Z", &["status", "forum", "--gantt"]);
    let column = |sign: char| -> Vec<usize> {
        let lines = chart.lines().filter(|line| !line.contains("today"));
        lines.filter_map(|line| line.chars().position(|c| c == sign)).collect()
    };
    let (axis, rows) = (column('┼'), column('│'));
    assert!(!rows.is_empty() && rows.iter().all(|row| axis.contains(row)), "{axis:?} {rows:?}\n{chart}");
}
