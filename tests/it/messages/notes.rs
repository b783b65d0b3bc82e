//! What a coordinator is told: also where they are an organisation's focal point, and much of it in few words.

use concerted::{
    engine::{DecisionKind, WentOn},
    message::{Capacity, MailContent, MailKind, Order, Scene, compose},
    model::{IncomingKind, Lang, WorkflowId},
    plan::{Function, Tone},
};
use jiff::{SignedDuration, Timestamp, civil::date};
use std::collections::BTreeMap;

use super::{stage, templates, told};

/// A mail to somebody who coordinates and may be the host's focal point as well.
fn written(lang: &str, is_focal_point: bool, notes: Vec<DecisionKind>) -> MailContent {
    let mut plan = stage::plan();
    plan.coordinator.languages = vec![lang.into()];
    if is_focal_point {
        plan.coordinator.email.clone_from(&plan.partners[&"host".into()].contacts[0].email);
    }
    let state = stage::state(&plan);
    let notes: Vec<(WorkflowId, DecisionKind)> = notes.into_iter().map(|note| (plan.workflow.clone(), note)).collect();
    let rung = stage::rung("host", "OUT-03", (2, 4), Tone::Reminder, date(2013, 2, 28));
    let mut reasons = told(Capacity::Coordinator, &notes);
    if is_focal_point {
        reasons.extend(told(Capacity::Partner, &[rung]));
    }
    let partners = if is_focal_point { vec![(plan.workflow.clone(), "host".into())] } else { Vec::new() };
    let order = Order {
        answer_url: None,
        contact: if is_focal_point { &plan.partners[&"host".into()].contacts[0] } else { &plan.coordinator },
        partners,
        day: stage::TODAY,
        reasons,
        letters: &BTreeMap::new(),
        fallback: &Lang::english(),
    };
    compose(&[Scene { plan: &plan, state: &state }], &order, stage::now())
}

fn moment(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// An outage of so many minutes.
fn outage(since: &str, minutes: i64, why: &str) -> DecisionKind {
    let since = moment(since);
    let until = since + SignedDuration::from_mins(minutes);
    DecisionKind::Stalled { since, until, why: why.into(), went_on: Vec::new() }
}

/// One note of each kind that needs nothing of the state, with words that stand in it alone.
fn notes() -> Vec<(&'static str, DecisionKind)> {
    let address = "focal.point@unesco.example".to_owned();
    vec![
        (
            "550 5.1.1 gone",
            DecisionKind::Undelivered {
                partner: "unesco".into(),
                mail: "day:focal.point@unesco.example:2013-02-15".into(),
                address: address.clone(),
                subject: "S".into(),
                reply: "550 5.1.1 gone".into(),
                is_address_good: false,
                is_returned: false,
            },
        ),
        (
            "nobody answered",
            DecisionKind::Uncertain {
                partner: "unesco".into(),
                mail: "day:focal.point@unesco.example:2013-02-15".into(),
                address,
                subject: "S".into(),
                reason: "nobody answered".into(),
            },
        ),
        ("connection refused", outage("2013-02-15T08:00:00Z", 90, "connection refused")),
        (
            "no such column",
            DecisionKind::SetAside {
                of: "world-forum-2013".into(),
                symbol: "BP-WF2".into(),
                entries: None,
                why: "no such column".into(),
            },
        ),
        (
            "Please write otherwise",
            DecisionKind::CameIn {
                mail: "ab".into(),
                what: IncomingKind::Unclear,
                partner: None,
                sender: "somebody@else.example".into(),
                subject: "S".into(),
                said: "Please write otherwise".into(),
                until: None,
            },
        ),
        (
            "concerted outbox release",
            DecisionKind::Draft {
                partner: "unesco".into(),
                mail: "draft:head.of.unit@unesco.example:2013-02-18".into(),
                function: Function::HeadOfUnit,
                since: None,
                released_for: None,
            },
        ),
        (
            "Please telephone",
            DecisionKind::Telephone { task: "COM-01".into(), partner: "unesco".into(), due: date(2013, 2, 13) },
        ),
        ("Still wanted?", DecisionKind::LeftOpen {}),
    ]
}

#[test]
fn whatever_a_coordinator_is_told_stands_also_in_a_mail_that_asks_them_for_something() {
    for (words, note) in notes() {
        let case = format!("{note:?}");
        let brief = written("en", false, vec![note.clone()]);
        assert_eq!(brief.kind, MailKind::Brief, "{case}");
        let alone = templates().mail(&brief).unwrap();
        assert!(alone.text.contains(words) && alone.html.contains(words), "{case}: {}", alone.text);
        let mut both = written("en", true, vec![note]);
        both.lang = Lang::english();
        assert_eq!(both.kind, MailKind::Reminder, "{case}");
        let both = templates().mail(&both).unwrap();
        assert!(both.text.contains("As coordinator of this preparation"), "{case}: {}", both.text);
        assert!(both.text.contains(words) && both.html.contains(words), "{case}: {}", both.text);
    }
    let alone = templates().mail(&written("en", true, Vec::new())).unwrap();
    assert!(!alone.text.contains("As coordinator"), "{}", alone.text);
}

/// So many outages, one a day from 1 February on, of which the one on the third takes two hours.
fn outages(count: usize) -> Vec<DecisionKind> {
    let one = |day: usize| {
        let (minutes, why) = if day == 3 { (120, "535 5.7.8 bad credentials") } else { (5, "connection refused") };
        outage(&format!("2013-02-{day:02}T05:00:00Z"), minutes, why)
    };
    (1..=count).map(one).collect()
}

#[test]
fn a_few_outages_are_listed_and_many_are_one_line_with_the_longest() {
    let few = written("en", false, outages(3));
    assert_eq!((few.stalls.len(), few.stalled_often.as_ref(), few.counts.all), (3, None, 3));
    let text = templates().mail(&few).unwrap().text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(text.matches("What was due then left afterwards").count(), 3, "{text}");
    let mut many = outages(5);
    if let DecisionKind::Stalled { went_on, .. } = &mut many[4] {
        went_on.push(WentOn { address: "a@unesco.example".into(), to: "b@unesco.example".into() });
    }
    let many = written("en", false, many);
    assert_eq!(many.counts.all, 1, "it is one thing to know");
    let mail = templates().mail(&many).unwrap();
    let text = mail.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let said = "5 outages between Fri 1 Feb 2013 and Tue 5 Feb 2013, the longest from Sun 3 Feb 2013, 09:00, to Sun 3 Feb \
                2013, 11:00. What was due then left afterwards, or stands in the next mail to the same person. 535 5.7.8 \
                bad credentials";
    assert!(text.contains(said), "{text}");
    assert_eq!(text.matches("What was due then").count(), 1, "{text}");
    assert!(!text.contains("connection refused"), "{text}");
    assert!(text.contains("refused what was for a@unesco.example for the same reason, and b@unesco.example"), "{text}");
    crate::same_words::assert_same_words("many outages", &mail);
}

#[test]
fn many_outages_are_counted_by_the_rules_of_each_language() {
    for (lang, count, words) in [
        ("en", 4, "4 outages between"),
        ("fr", 4, "4 interruptions entre le"),
        ("es", 4, "4 interrupciones entre el"),
        ("ru", 4, "было 4 перерыва"),
        ("ru", 5, "было 5 перерывов"),
        ("ru", 21, "был 21 перерыв;"),
        ("az", 4, "4 fasilə"),
        ("ar", 4, "4 انقطاعات"),
        ("ar", 11, "11 انقطاعًا"),
    ] {
        let mail = templates().mail(&written(lang, false, outages(count))).unwrap();
        let is_mark = |c: &char| !('\u{2066}'..='\u{2069}').contains(c);
        let text: String = mail.text.split_whitespace().collect::<Vec<_>>().join(" ").chars().filter(is_mark).collect();
        assert!(text.contains(words), "{lang} {count}: {text}");
        crate::same_words::assert_same_words(lang, &mail);
    }
}
