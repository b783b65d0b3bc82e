//! `concerted new`: what it refuses is wrong usage with a fix, and nothing is written.

use std::fs;

use crate::journey::Installation;

const NEW: [&str; 6] = ["new", "forum-2029", "--title", "Forum", "--opens", "2029-05-29"];

#[test]
fn what_cannot_become_a_workflow_is_refused_before_anything_is_written() {
    let here = Installation::with_own_workflows();
    let long = "A".repeat(200);
    let cases: [(&[&str], &str); 12] = [
        (
            &["--languages", "xx"],
            "no document can be written in the language `xx`\n  help: there are en, fr, es, ru, az, ar",
        ),
        (&["--languages", "en,klingon"], "the language `klingon`"),
        (&["--languages", "ar-"], "the language `ar-`"),
        (&["--symbol", "   "], "the symbol `   ` is not one word of at most 20 letters and digits"),
        (&["--symbol", "BP\u{7}WF"], "the symbol `BP\\u{7}WF` is not one word"),
        (&["--symbol", &long], "is not one word of at most 20 letters"),
        (&["--symbol", ""], "the symbol `` is not one word"),
        (&["--symbol", "BP-WF7"], "`baku-process/world-forum-2027.yaml` has the symbol `BP-WF7` already"),
        (&["--city", " "], "the city is empty"),
        (&["--city", "Ba\u{202e}ku"], "the city has the invisible character U+202E"),
        (&["--closes", "2029-05-28"], "the event closes on 2029-05-28, before it opens on 2029-05-29"),
        (&["--closes", "2200-01-01"], "`2200-01-01` lies outside the years 1900 to 2199"),
    ];
    for (options, why) in cases {
        here.refuses(&[&NEW, options].concat(), why);
        here.refuses(&[&NEW, options, &["--print"]].concat(), why);
    }
    for (opens, why) in [
        ("2199-12-31", "no event can open on 2199-12-31: a date of `"),
        ("1900-01-01", "falls outside the years 1900 to 2199\n  help: look at the year again"),
        ("1899-12-31", "`1899-12-31` lies outside the years"),
        ("9999-12-31", "`9999-12-31` lies outside the years"),
    ] {
        here.refuses(&["new", "forum-2029", "--title", "Forum", "--opens", opens], why);
    }
    here.refuses(&["new", "forum-2029", "--title", "", "--opens", "2029-05-29"], "the title is empty");
    assert!(!here.folder().join("workflows/baku-process/forum-2029.yaml").exists());
}

#[test]
fn what_is_begun_is_valid_in_every_language_of_ours() {
    let here = Installation::with_own_workflows();
    let said = here.ok(&[&NEW[..], &["--languages", "ar-SA,fr,az", "--symbol", "Форум/29"]].concat());
    assert!(said.starts_with("written: "), "{said}");
    let text = fs::read_to_string(here.folder().join("workflows/baku-process/forum-2029.yaml")).unwrap();
    assert!(text.contains("symbol: \"Форум/29\"") && text.contains("languages: [ar-SA, fr, az]"), "{text}");
    here.ok(&["check"]);
}

#[test]
fn the_symbol_is_made_of_the_words_and_numbers_of_the_id() {
    let here = Installation::new("");
    let symbol = |id: &str| {
        let text = here.ok(&["new", id, "--title", "Forum", "--opens", "2031-05-20", "--print"]);
        text.lines().find_map(|line| line.strip_prefix("symbol: ")).unwrap().split('"').nth(1).unwrap().to_owned()
    };
    let symbols = ["world-forum-2031", "WF2031", "Baku2031", "wf-31", "forum"].map(symbol);
    assert_eq!(symbols, ["WF-2031", "WF-2031", "B-2031", "W-31", "F"]);
}
