//! The lead's side: what the page of a task's lead tells of everybody else's part, and what the lead may say to it.

use concerted::{
    message::{AnswerPage, LedPart, PageKind, PartStanding, Problem},
    model::{Actor, Answer, Fact, InputState, Origin, TaskState, Way},
};
use jiff::civil::date;

use crate::{
    pages::{NOW, Site},
    world::{AYSEL, PIERRE, SALMA, at},
};

/// The elements paper is led by the host; UNESCO contributes.
fn lead_page(site: &Site) -> AnswerPage {
    site.counter.show(&site.token(Some(("OUT-01", "host")), AYSEL), None, at(NOW)).unwrap()
}

fn part(page: &AnswerPage) -> &LedPart {
    &page.items.iter().find(|item| item.item.task.as_str() == "OUT-01").unwrap().parts[0]
}

fn values(part: &LedPart) -> Vec<&str> {
    part.choices.iter().map(|choice| choice.value.as_str()).collect()
}

impl Site {
    fn lead(&self, fields: &[(&str, &str)]) -> AnswerPage {
        self.send(&self.token(Some(("OUT-01", "host")), AYSEL), fields, NOW)
    }

    fn unesco(&self, fields: &[(&str, &str)]) -> AnswerPage {
        self.send(&self.token(Some(("OUT-01", "unesco")), PIERRE), fields, NOW)
    }
}

const DELIVERED: [(&str, &str); 3] =
    [("answer-OUT-01", "done"), ("link-OUT-01", "https://unesco.example/paper.pdf"), ("note-OUT-01", "second version")];
const LATE: [(&str, &str); 4] =
    [("answer-OUT-01", "late"), ("day-OUT-01", "3"), ("month-OUT-01", "3"), ("year-OUT-01", "2027")];

#[test]
fn a_lead_sees_who_delivered_what_and_who_has_not_answered() {
    let mut site = Site::open();
    let page = lead_page(&site);
    assert_eq!((part(&page).standing, part(&page).name.as_str()), (PartStanding::NotAsked, "UNESCO"));
    site.world.pass("2026-12-07T09:00:00Z");
    assert_eq!(part(&lead_page(&site)).standing, PartStanding::Silent, "it was asked, and said nothing");
    site.unesco(&DELIVERED);
    let page = lead_page(&site);
    let delivered = part(&page);
    assert_eq!(delivered.standing, PartStanding::Said);
    assert_eq!((delivered.value.as_deref(), delivered.on), (Some("done"), Some(date(2026, 12, 22))));
    assert_eq!(delivered.link.as_deref(), Some("https://unesco.example/paper.pdf"));
    assert_eq!(delivered.note.as_deref(), Some("second version"));
    assert_eq!(values(delivered), ["returned"]);
    // UNESCO, which contributes, sees nothing of the others.
    let own = site.counter.show(&site.token(Some(("OUT-01", "unesco")), PIERRE), None, at(NOW)).unwrap();
    assert!(own.items.iter().filter(|item| item.item.task.as_str() == "OUT-01").all(|item| item.parts.is_empty()));
}

#[test]
fn who_cannot_be_reached_is_not_called_silent() {
    let mut site = Site::open();
    let fact = Fact::PartnerUnreachable { partner: "unesco".into(), why: "all of its addresses were refused".into() };
    let event = concerted::model::Event::of_engine(&"forum".into(), at(NOW), fact);
    site.world.app.store.write(|tx| tx.append(&event)).unwrap();
    assert_eq!(part(&lead_page(&site)).standing, PartStanding::NotReached);
}

#[test]
fn what_is_returned_with_a_reason_is_asked_for_anew() {
    let mut site = Site::open();
    site.unesco(&DELIVERED);
    let without = site.lead(&[("review-OUT-01.unesco", "returned")]);
    assert_eq!((without.kind, without.problems[0].problem), (PageKind::Form, Problem::Reason));
    assert_eq!(without.problems[0].field, "reason-OUT-01.unesco");
    assert_eq!(site.answers().len(), 1);

    let fields = [("review-OUT-01.unesco", "returned"), ("reason-OUT-01.unesco", "the annex is missing")];
    let page = site.lead(&fields);
    assert_eq!((page.kind, page.recorded[0].value.as_str()), (PageKind::Thanks, "returned"));
    assert_eq!(page.recorded[0].of.as_deref(), Some("UNESCO"));
    let (actor, fact) = site.answers().pop().unwrap();
    assert_eq!(actor, Actor::Partner("host".into()), "the lead says it");
    let definition = site.counter.front().loading.workflows[&"forum".into()].plan.definition.clone();
    let origin = Origin { way: Way::Link, said_by: Some(AYSEL.into()), mail: None, definition: Some(definition) };
    let expected = Fact::InputAnswered {
        task: "OUT-01".into(),
        partner: "unesco".into(),
        answer: Answer::Returned,
        link: None,
        note: Some("the annex is missing".into()),
        origin: Some(origin),
    };
    assert_eq!(fact, expected, "as `concerted record` has it");
    let again = site.lead(&fields);
    assert_eq!((again.kind, again.recorded), (PageKind::Thanks, page.recorded), "a second click says the same");
    assert_eq!(site.answers().len(), 2);

    // Its ladder begins anew: the next pass writes to it.
    let reminded = |site: &mut Site| {
        let events = site.world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
        let is_sent =
            |fact: &Fact| matches!(fact, Fact::ReminderSent { input: Some((_, of)), .. } if of.as_str() == "unesco");
        events.iter().filter(|event| is_sent(&event.fact)).count()
    };
    let before = reminded(&mut site);
    site.world.live(NOW, "2026-12-31T00:00:00Z");
    assert!(reminded(&mut site) > before);
    let own = site.counter.show(&site.token(Some(("OUT-01", "unesco")), PIERRE), None, at(NOW)).unwrap();
    assert_eq!(own.kind, PageKind::Form, "and its page takes the next version");
}

#[test]
fn a_postponement_that_needs_consent_is_agreed_to_or_refused_by_the_lead() {
    for (choice, expected) in [("agreed", Some(date(2027, 3, 3))), ("refused", None)] {
        let site = Site::open();
        assert!(site.unesco(&LATE).recorded[0].needs_consent);
        let page = lead_page(&site);
        assert_eq!((part(&page).asks_until, values(part(&page))), (Some(date(2027, 3, 3)), vec!["agreed", "refused"]));
        // It is the lead's to decide, even where nothing else is open with it.
        let person = site.counter.show(&site.token(None, AYSEL), None, at(NOW)).unwrap();
        assert_eq!(part(&person).asks_until, Some(date(2027, 3, 3)));
        let fields = [("review-OUT-01.unesco", choice), ("until-OUT-01.unesco", "2027-03-03")];
        let thanks = site.lead(&fields);
        assert_eq!((thanks.kind, thanks.recorded[0].value.as_str()), (PageKind::Thanks, choice));
        assert_eq!(thanks.recorded[0].until, expected);
        let page = lead_page(&site);
        assert_eq!((part(&page).asks_until, values(part(&page))), (None, vec![]));
        assert_eq!(part(&page).due, expected.unwrap_or(date(2027, 1, 1)));
        assert_eq!(site.lead(&fields).kind, PageKind::Thanks, "a second click says the same");
    }
}

#[test]
fn nobody_agrees_to_a_day_that_was_not_shown() {
    let mut site = Site::open();
    site.unesco(&LATE);
    let later = [("answer-OUT-01", "late"), ("day-OUT-01", "3"), ("month-OUT-01", "4"), ("year-OUT-01", "2027")];
    site.unesco(&later);
    let page = site.lead(&[("review-OUT-01.unesco", "agreed"), ("until-OUT-01.unesco", "2027-03-03")]);
    assert_eq!((page.kind, page.problems[0].problem), (PageKind::Form, Problem::Refused));
    assert_eq!(part(&page).asks_until, Some(date(2027, 4, 3)), "what is asked now is shown");
    assert_eq!(site.answers().len(), 2);
}

#[test]
fn only_the_lead_says_anything_to_the_part_of_another() {
    let mut site = Site::open();
    site.unesco(&DELIVERED);
    // UNESCO itself, and ISESCO, which has no part in it.
    for (of, address) in [(("OUT-01", "unesco"), PIERRE), (("OUT-02", "isesco"), SALMA)] {
        let fields = [("review-OUT-01.unesco", "returned"), ("reason-OUT-01.unesco", "no")];
        site.send(&site.token(Some(of), address), &fields, NOW);
    }
    // The lead cannot speak for somebody, nor of a task that another leads.
    site.lead(&[
        ("review-OUT-02.isesco", "returned"),
        ("reason-OUT-02.isesco", "no"),
        ("review-OUT-01.host", "returned"),
    ]);
    site.lead(&[("review-OUT-01.unesco", "done"), ("reason-OUT-01.unesco", "")]);
    assert_eq!(site.answers().len(), 1);
    let typed = site.lead(&[("reason-OUT-01.unesco", "typed and not chosen")]);
    assert_eq!(typed.problems[0].problem, Problem::Choose);
    assert_eq!(part(&typed).reason, "typed and not chosen", "what was typed stays");
}

#[test]
fn a_lead_says_done_and_returns_a_part_with_one_form() {
    let mut site = Site::open();
    site.unesco(&DELIVERED);
    let page = site.lead(&[
        ("item", "OUT-01"),
        ("answer-OUT-01", "done"),
        ("review-OUT-01.unesco", "returned"),
        ("reason-OUT-01.unesco", "the annex is missing"),
    ]);
    assert_eq!((page.kind, page.recorded.len()), (PageKind::Thanks, 2));
    let plan = site.counter.front().loading.workflows[&"forum".into()].plan.clone();
    let events = site.world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    let state = concerted::engine::RunState::replay(&plan, &events, at(NOW));
    let run = state.task(&"OUT-01".into());
    assert_eq!((run.state, run.inputs[&"unesco".into()].state), (TaskState::Submitted, InputState::Returned));
}
