//! Forms as nobody would fill them in: whatever comes, a page says something, and only what its reader may say is recorded.

use std::cell::RefCell;

use concerted::{
    message::PageKind,
    model::{Actor, Fact, hidden_character, is_web_address},
};
use proptest::{
    prelude::{Just, Strategy, any, prop, prop_oneof},
    test_runner::{Config, TestRunner},
};

use crate::{
    pages::{NOW, Site},
    world::PIERRE,
};

const NAMES: [&str; 16] = [
    "answer",
    "day",
    "month",
    "year",
    "note",
    "link",
    "to",
    "item",
    "review",
    "reason",
    "until",
    "form",
    "fresh",
    "language",
    "successor",
    "leaving",
];
const SUFFIXES: [&str; 9] = [
    "",
    "-OUT-01",
    "-OUT-02",
    "-OUT-03",
    "-OUT-02.isesco",
    "-OUT-02.host",
    "-OUT-01.unesco",
    "-OUT-01-forum-host",
    "-CUL-01",
];
const VALUES: [&str; 22] = [
    "done",
    "partly",
    "late",
    "nil",
    "decline",
    "hand_over",
    "help",
    "not_done",
    "returned",
    "agreed",
    "refused",
    "yes",
    "wishes",
    "leaving",
    "OUT-01",
    "OUT-02",
    "12",
    "2027",
    "https://a.example/x",
    "x@unesco.example",
    "x@y.example",
    "ar",
];

fn field() -> impl Strategy<Value = (String, String)> {
    let name = prop_oneof![
        9 => (prop::sample::select(&NAMES[..]), prop::sample::select(&SUFFIXES[..])).prop_map(|(name, end)| format!("{name}{end}")),
        1 => any::<String>(),
    ];
    let value = prop_oneof![
        6 => prop::sample::select(&VALUES[..]).prop_map(str::to_owned),
        1 => any::<String>(),
        1 => Just("a\u{202e}\r\nBcc: x@y.example".to_owned()),
        1 => Just("<script>".repeat(2_000)),
    ];
    (name, value)
}

/// A field with which somebody says something that can be meant, or a form full of others.
fn form() -> impl Strategy<Value = Vec<(String, String)>> {
    let task = prop::sample::select(vec!["OUT-01", "OUT-02"]);
    let said = (task, prop::sample::select(vec!["done", "nil", "help", "decline", "not_done"]));
    let said = said.prop_map(|(task, value)| (format!("answer-{task}"), value.to_owned()));
    prop_oneof![
        1 => (said, prop::collection::vec(field(), 0..2)).prop_map(|(said, more)| [vec![said], more].concat()),
        2 => prop::collection::vec(field(), 0..3),
        1 => prop::collection::vec(field(), 0..14),
    ]
}

#[test]
fn whatever_a_form_says_only_what_its_reader_may_say_is_recorded() {
    let site = RefCell::new(Site::open());
    let tokens = {
        let site = site.borrow();
        [site.token(None, PIERRE), site.token(Some(("OUT-02", "unesco")), PIERRE)]
    };
    let mut runner = TestRunner::new(Config { cases: 192, failure_persistence: None, ..Config::default() });
    let forms = (prop::sample::select(tokens.to_vec()), form());
    let played = runner.run(&forms, |(token, fields)| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = site.borrow().send(&token, &fields, NOW);
        assert!(!matches!(page.kind, PageKind::Unknown | PageKind::Expired | PageKind::Problem), "{:?}", page.kind);
        Ok(())
    });
    played.unwrap();
    let answers = site.borrow_mut().answers();
    // Cases are drawn anew each time, and once both items are closed nothing more can be said.
    assert!(answers.len() > 1, "something was recorded: {}", answers.len());
    for (actor, fact) in answers {
        let Fact::InputAnswered { task, partner, answer, link, note, .. } = &fact else { unreachable!() };
        assert_eq!(actor, Actor::Partner("unesco".into()), "{fact:?}");
        let is_led = task.as_str() == "OUT-02" && partner.as_str() != "unesco";
        assert_eq!(answer.is_of_partner(), !is_led, "{fact:?}");
        assert!(is_led || partner.as_str() == "unesco", "{fact:?}");
        assert!(link.as_deref().is_none_or(is_web_address), "{fact:?}");
        assert!(note.as_deref().is_none_or(|note| hidden_character(note).is_none()), "{fact:?}");
    }
}
