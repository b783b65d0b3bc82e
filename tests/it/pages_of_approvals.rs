//! Decisions by link: for which seat a link is, what its page shows, what its form records, and what leaves everything as it is.

use std::{fmt::Write as _, sync::Arc};

use concerted::{
    app::{self, Acting, ApprovalAct, Counter, DecisionOutcome, DecisionShown, MayApply},
    lang::LANGUAGES,
    link::{Link, Purpose, contact_of, subject_of_approval},
    mail::text_of,
    message::{AnswerPage, ApprovalPage, ApprovalPageKind, Form, PageKind, StatementProblem},
    model::{Actor, Event, Fact, MailKey, PartnerId, Seat, Statement, StatementKind, TextVersion, Way, WorkflowId},
    store::MailFilter,
};

use crate::{
    pages::{Site, ask, serving},
    world::{AYSEL, PIERRE, SALMA, World, at, workflow},
};

pub(crate) const BEGINS: &str = "2027-05-07T06:00:00Z";
/// Tuesday, when the notices have left.
pub(crate) const NOW: &str = "2027-05-11T12:00:00Z";
/// The Monday after, when the silence is over.
const OVER: &str = "2027-05-17T14:00:01Z";

const SILENCE: &str = "rule: silence, hours: 72";

/// The small world, in which the declaration is agreed by UNESCO and ISESCO; the artists are informed, and the host leads.
pub(crate) fn definition(approval: &str) -> String {
    let task = "  OUT-05: {title: The declaration, workstream: OUT, lead: host, with: [unesco, isesco, {partner: artists, role: observer}], \
                due: T-2w, window: 8w, serves: [O1], complete_when: lead, approval: text, deliverable: A text of two pages}\n";
    let world = workflow("2027-06-01").replace(
        "  artists:\n",
        "  council:\n    kind: intergovernmental_organization\n    name: Council of Cities\n    languages: [en]\n    timezone: Europe/Paris\n    \
         contacts: [{function: focal_point, email: carla@council.example}]\n  artists:\n",
    );
    format!("{world}{task}approvals:\n  text: {{title: Agreement to the text, {approval}}}\n")
}

pub(crate) const CARLA: &str = "carla@council.example";

/// A world in which notices of the declaration have left, with pages.
fn site(approval: &str) -> Site {
    let world = notified(approval);
    pages_of(world, NOW)
}

fn pages_of(mut world: World, now: &str) -> Site {
    let loading = app::reload(&mut world.app, MayApply::Harmless, at(now)).unwrap();
    let counter = Counter::open(app::front(&world.app, &loading, None).unwrap(), &world.app.store).unwrap();
    Site { world, counter: Arc::new(counter) }
}

/// The same without pages. A silence has been opened with `Rev.2`.
pub(crate) fn notified(approval: &str) -> World {
    let mut world = World::new(&definition(approval), BEGINS);
    app::make_keys_anew(&world.app.config.database, at(BEGINS)).unwrap();
    world.app.renew_keys();
    notify(&mut world);
    world
}

/// The declaration is handed in, put under silence if it is agreed by one, and notices of it leave.
pub(crate) fn notify(world: &mut World) {
    world.pass(BEGINS);
    world.done("OUT-05", "host", "2027-05-10T05:00:00Z");
    world.pass("2027-05-10T05:00:00Z");
    let plan = Arc::clone(&world.loading.workflows[&"forum".into()].plan);
    if plan.approvals.values().any(concerted::plan::Approval::is_silent) {
        open(world, "Rev.2", "2027-05-11T05:00:00Z");
    }
    world.live("2027-05-11T05:00:00Z", NOW);
}

pub(crate) fn open(world: &mut World, version: &str, now: &str) {
    let link = format!("https://forum.example/{version}.pdf");
    let text = serde_json::json!({ "version": version, "link": link, "sha256": "ab".repeat(32) });
    let text: TextVersion = serde_json::from_value(text).unwrap();
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    let what = (ApprovalAct::Open { text }, Acting::default());
    app::act_on_approval(&mut world.app, &world.loading, of, what, at(now)).unwrap();
}

/// The mail that brought the last notice to `address`, and the token of the link in it.
pub(crate) fn notice_to(world: &mut World, address: &str) -> Option<(MailKey, String)> {
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let sent = mails.iter().filter(|mail| mail.sent_at.is_some() && mail.to().any(|to| to == address));
    let last = sent.filter(|mail| mail.key.is_notice()).max_by_key(|mail| mail.sent_at)?;
    let mime = world.app.store.read(|tx| tx.mime(&last.key)).unwrap();
    let text = text_of(&mime).unwrap();
    let (_, rest) = text.split_once("/d/")?;
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '-' | '_')).unwrap_or(rest.len());
    Some((last.key.clone(), rest[..end].to_owned()))
}

fn token(site: &mut Site, address: &str) -> String {
    notice_to(&mut site.world, address).expect("a notice brought a link").1
}

/// A token that we signed, for whomever and whatever.
fn signed(site: &Site, (partner, office): (&str, &str), address: &str) -> String {
    let subject = subject_of_approval(&"forum".into(), &"OUT-05".into(), &partner.into(), office);
    let not_after = concerted::link::Day::of(at(NOW)).plus(30);
    let link = Link { purpose: Purpose::Approval, subject, contact: contact_of(address), not_after };
    site.world.app.signer().unwrap().sign(&link).to_string()
}

fn shown(site: &Site, token: &str, now: &str) -> Result<ApprovalPage, Box<AnswerPage>> {
    match site.counter.show_decision(token, None, at(now)).unwrap() {
        DecisionShown::Page(page) => Ok(*page),
        DecisionShown::Notice(page) => Err(page),
    }
}

fn sent(site: &Site, token: &str, fields: &[(&str, &str)], now: &str) -> Result<ApprovalPage, Box<AnswerPage>> {
    let form = Form(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect());
    match site.counter.take_decision(token, None, &form, at(now)).unwrap() {
        DecisionOutcome::Shown(DecisionShown::Page(page)) => Ok(*page),
        DecisionOutcome::Shown(DecisionShown::Notice(page)) => Err(page),
        DecisionOutcome::ToRecord(decided) => {
            let (reply, page) = std::sync::mpsc::sync_channel(1);
            site.counter.record_decision(*decided, at(now), move |page| reply.send(page).unwrap());
            Ok(page.recv().unwrap().unwrap())
        }
    }
}

/// Every statement in the journal, with who made it.
pub(crate) fn statements(world: &mut World) -> Vec<Event> {
    let events = world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
    events.into_iter().filter(|event| matches!(event.fact, Fact::ApprovalStated { .. })).collect()
}

fn kinds(page: &ApprovalPage) -> Vec<StatementKind> {
    page.choices.iter().map(|choice| choice.kind).collect()
}

#[test]
fn a_notice_s_link_shows_what_is_to_be_decided_and_changes_nothing() {
    use StatementKind::{Abstained, Approved, Delegated, Objected, Remarked, TimeRequested};
    let mut site = site(SILENCE);
    let token = token(&mut site, PIERRE);
    let before = site.rows();
    let page = shown(&site, &token, NOW).unwrap();
    assert_eq!(site.rows(), before);
    assert_eq!(
        (page.kind, page.lang.as_str(), page.organisation.as_deref()),
        (ApprovalPageKind::Form, "fr", Some("UNESCO"))
    );
    assert_eq!(kinds(&page), [Approved, Objected, TimeRequested, Abstained, Remarked, Delegated]);
    let matter = &page.matter;
    assert_eq!(
        (matter.title.as_str(), matter.deliverable.as_deref()),
        ("The declaration", Some("A text of two pages"))
    );
    assert_eq!(
        (matter.version.as_deref(), matter.link.as_deref()),
        (Some("Rev.2"), Some("https://forum.example/Rev.2.pdf"))
    );
    let closing = matter.closing.as_ref().unwrap();
    assert_eq!((closing.on.to_string(), closing.time.as_str()), ("2027-05-17".to_owned(), "18:00"));
    assert_eq!(closing.own_time.as_deref(), Some("16:00"), "in Paris");
    // The one it is asked of, who submitted it, and whoever has no address cannot stand in.
    let names: Vec<_> = page.substitutes.iter().map(|one| one.partner.as_str()).collect();
    assert_eq!(names, ["isesco", "council"]);
}

#[test]
fn what_is_stated_is_recorded_with_its_evidence_and_the_last_one_counts() {
    let mut site = site(SILENCE);
    let (mail, token) = notice_to(&mut site.world, PIERRE).unwrap();
    let page = sent(
        &site,
        &token,
        &[("round", "1"), ("statement", "approved"), ("conditions", "OP 4 in line with the law")],
        NOW,
    )
    .unwrap();
    assert_eq!((page.kind, page.recorded.as_ref().unwrap().is_late), (ApprovalPageKind::Thanks, false));
    assert!(page.matter.state.is_open(), "one of two has agreed");
    let event = statements(&mut site.world).pop().unwrap();
    assert_eq!(event.actor, Actor::Partner("unesco".into()));
    let Fact::ApprovalStated { seat, by, statement, note, origin, .. } = event.fact else { panic!() };
    assert_eq!((seat, by, note), (Seat { partner: "unesco".into(), office: None }, None, None));
    assert_eq!(statement, Statement::Approved { conditions: Some("OP 4 in line with the law".into()) });
    let origin = origin.unwrap();
    assert_eq!((origin.way, origin.said_by.as_deref(), origin.mail), (Way::Link, Some(PIERRE), Some(mail)));
    assert!(origin.definition.is_some());
    // A second click finds the first statement; another one replaces it.
    sent(&site, &token, &[("round", "1"), ("statement", "approved"), ("conditions", "OP 4 in line with the law")], NOW)
        .unwrap();
    assert_eq!(statements(&mut site.world).len(), 1);
    let shown = shown(&site, &token, "2027-05-12T08:00:00Z").unwrap();
    assert_eq!(
        (shown.kind, shown.said.len(), shown.said[0].kind),
        (ApprovalPageKind::Form, 1, StatementKind::Approved)
    );
    let fields = [("round", "1"), ("statement", "objected"), ("paragraphs", "op4 et 7"), ("note", "hors mandat")];
    let page = sent(&site, &token, &fields, "2027-05-12T08:01:00Z").unwrap();
    assert_eq!(page.matter.state.as_str(), "broken");
    let said = page.recorded.unwrap();
    assert_eq!(
        (said.paragraphs, said.reason.as_deref()),
        (vec!["OP 4".to_owned(), "OP 7".to_owned()], Some("hors mandat"))
    );
}

#[test]
fn time_an_abstention_a_remark_and_a_substitute_are_recorded() {
    let mut site = site("rule: silence, hours: 72, extension: 24");
    let token = token(&mut site, PIERRE);
    let until = [("round", "1"), ("statement", "time_requested"), ("day", "٢٠"), ("month", "mai"), ("year", "2027")];
    let page = sent(&site, &token, &until, NOW).unwrap();
    assert_eq!(page.recorded.unwrap().until, Some(jiff::civil::date(2027, 5, 20)));
    // What is sent twice must not be taken for the second request, which breaks the silence.
    let page = sent(&site, &token, &until, "2027-05-11T12:00:05Z").unwrap();
    assert!(page.matter.state.is_open());
    sent(&site, &token, &[("round", "1"), ("statement", "remarked"), ("note", "a comma in OP 3")], NOW).unwrap();
    sent(&site, &token, &[("round", "1"), ("statement", "abstained")], NOW).unwrap();
    let page = sent(&site, &token, &[("round", "1"), ("statement", "delegated"), ("to", "council")], NOW).unwrap();
    assert_eq!(page.recorded.unwrap().to.as_deref(), Some("Council of Cities"));
    let said: Vec<_> = shown(&site, &token, NOW).unwrap().said.iter().map(|said| said.kind.as_str()).collect();
    assert_eq!(said, ["time_requested", "remarked", "abstained", "delegated"]);
    // The council has its notice, and decides in the place of UNESCO.
    site.world.live(NOW, "2027-05-12T12:00:00Z");
    let own = notice_to(&mut site.world, CARLA).expect("it is asked in its place").1;
    let page = shown(&site, &own, "2027-05-12T12:00:00Z").unwrap();
    assert_eq!(
        (page.organisation.as_deref(), page.in_place_of.as_deref()),
        (Some("Council of Cities"), Some("UNESCO"))
    );
    let fields = [("round", "1"), ("statement", "objected"), ("note", "not ours")];
    let page = sent(&site, &own, &fields, "2027-05-12T12:00:00Z").unwrap();
    assert_eq!(page.recorded.unwrap().by.as_deref(), Some("Council of Cities"));
    let Fact::ApprovalStated { seat, by, .. } = statements(&mut site.world).pop().unwrap().fact else { panic!() };
    assert_eq!((seat.partner, by), (PartnerId::from("unesco"), Some(PartnerId::from("council"))));
}

#[test]
fn a_decision_by_statements_has_its_own_words() {
    use StatementKind::{Abstained, Approved, Delegated, Returned};
    let mut site = site("rule: all, by: [unesco, isesco]");
    let (pierre, salma) = (token(&mut site, PIERRE), token(&mut site, SALMA));
    assert_eq!(kinds(&shown(&site, &pierre, NOW).unwrap()), [Approved, Returned, Abstained, Delegated]);
    let page = sent(&site, &pierre, &[("round", "1"), ("statement", "objected"), ("paragraphs", "OP 4")], NOW).unwrap();
    assert_eq!(page.problem.unwrap().problem, StatementProblem::Choose, "that is for silences");
    sent(&site, &pierre, &[("round", "1"), ("statement", "approved"), ("conditions", "the annex follows")], NOW)
        .unwrap();
    let page = sent(&site, &salma, &[("round", "1"), ("statement", "approved")], NOW).unwrap();
    assert_eq!((page.kind, page.matter.state.as_str()), (ApprovalPageKind::Thanks, "approved"));
    let over = shown(&site, &pierre, NOW).unwrap();
    assert_eq!((over.kind, over.matter.state.as_str()), (ApprovalPageKind::Over, "approved"));
    assert_eq!(over.voices[0].reason.as_deref(), Some("the annex follows"));
}

/// Fields of a form, the field that is wrong, and how.
type Wrong<'a> = (&'a [(&'a str, &'a str)], &'a str, StatementProblem);

#[test]
fn what_is_wrong_is_named_by_its_field_and_nothing_is_recorded() {
    let mut site = site(SILENCE);
    let token = token(&mut site, PIERRE);
    let long = "x".repeat(20_000);
    let wrong: [Wrong<'_>; 11] = [
        (&[], "statement", StatementProblem::Choose),
        (&[("statement", "held")], "statement", StatementProblem::Choose),
        (&[("statement", "objected")], "paragraphs", StatementProblem::Objection),
        (&[("statement", "objected"), ("paragraphs", " , ")], "paragraphs", StatementProblem::Objection),
        (&[("statement", "objected"), ("paragraphs", "OP\u{202e}4")], "paragraphs", StatementProblem::Paragraphs),
        (&[("statement", "objected"), ("note", &long)], "note", StatementProblem::Long),
        (&[("statement", "approved"), ("conditions", "a\u{202e}b")], "conditions", StatementProblem::Long),
        (&[("statement", "remarked")], "note", StatementProblem::Remark),
        (
            &[("statement", "time_requested"), ("day", "31"), ("month", "2"), ("year", "2027")],
            "day",
            StatementProblem::Day,
        ),
        (
            &[("statement", "time_requested"), ("day", "11"), ("month", "5"), ("year", "27")],
            "day",
            StatementProblem::Past,
        ),
        (&[("statement", "delegated"), ("to", "host")], "to", StatementProblem::To),
    ];
    for (fields, field, problem) in wrong {
        let fields = [&[("round", "1")][..], fields].concat();
        let page = sent(&site, &token, &fields, NOW).unwrap();
        let found = page.problem.map(|found| (found.field, found.problem));
        assert_eq!((page.kind, found), (ApprovalPageKind::Form, Some((field, problem))), "{fields:?}");
        for (name, value) in fields.iter().filter(|(name, _)| *name == "note") {
            assert_eq!(page.typed.note, *value, "{name}: what was typed stays");
        }
    }
    assert_eq!(statements(&mut site.world), []);
}

#[test]
fn at_the_last_second_it_counts_and_one_second_later_it_is_on_record_alone() {
    for (now, is_late) in [("2027-05-17T14:00:00Z", false), ("2027-05-17T14:00:01Z", true)] {
        let mut site = site(SILENCE);
        let token = token(&mut site, PIERRE);
        // The form was opened before; the daemon may not have noted the end yet.
        let fields = [("round", "1"), ("statement", "objected"), ("paragraphs", "OP 4")];
        let page = sent(&site, &token, &fields, now).unwrap();
        let recorded = page.recorded.as_ref().unwrap();
        assert_eq!((page.kind, recorded.is_late), (ApprovalPageKind::Thanks, is_late), "{now}");
        assert_eq!(page.matter.state.as_str() == "broken", !is_late, "{now}: {:?}", page.matter.state);
        assert_eq!(statements(&mut site.world).len(), 1);
    }
}

#[test]
fn a_link_whose_round_is_over_says_what_it_came_to() {
    let mut site = site(SILENCE);
    let token = token(&mut site, PIERRE);
    // Before and after the daemon has noted it.
    let page = shown(&site, &token, OVER).unwrap();
    assert_eq!((page.kind, page.matter.state.as_str()), (ApprovalPageKind::Over, "held"));
    assert_eq!(page.ended_on, Some(jiff::civil::date(2027, 5, 17)));
    site.world.live(NOW, "2027-05-18T00:00:00Z");
    let page = shown(&site, &token, "2027-05-18T00:00:00Z").unwrap();
    assert_eq!((page.kind, page.matter.state.as_str()), (ApprovalPageKind::Over, "held"));
    // A form that was opened in time and sent too late is on record, and says so.
    let fields = [("round", "1"), ("statement", "objected"), ("paragraphs", "OP 4")];
    let page = sent(&site, &token, &fields, "2027-05-18T00:00:00Z").unwrap();
    assert_eq!((page.recorded.unwrap().is_late, page.matter.state.as_str()), (true, "held"));
    // Withdrawn, broken.
    let mut site = self::site(SILENCE);
    let token = self::token(&mut site, PIERRE);
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    let World { app, loading, .. } = &mut site.world;
    app::act_on_approval(app, loading, of, (ApprovalAct::Withdraw, Acting::default()), at(NOW)).unwrap();
    assert_eq!(shown(&site, &token, NOW).unwrap().matter.state.as_str(), "withdrawn");
}

#[test]
fn what_was_chosen_about_one_text_is_never_taken_for_the_next() {
    let mut site = site(SILENCE);
    let (pierre, salma) = (token(&mut site, PIERRE), token(&mut site, SALMA));
    sent(&site, &salma, &[("round", "1"), ("statement", "objected"), ("paragraphs", "OP 4")], NOW).unwrap();
    open(&mut site.world, "Rev.3", "2027-05-12T05:00:00Z");
    // The form was loaded when Rev.2 was under silence.
    let page =
        sent(&site, &pierre, &[("round", "1"), ("statement", "approved"), ("note", "fine")], "2027-05-12T06:00:00Z")
            .unwrap();
    assert_eq!(
        (page.kind, page.is_replaced, page.matter.version.as_deref()),
        (ApprovalPageKind::Form, true, Some("Rev.3"))
    );
    assert!(page.choices.iter().all(|choice| !choice.is_chosen));
    assert_eq!((page.typed.note.as_str(), statements(&mut site.world).len()), ("fine", 1), "what was typed stays");
    // The same if the next text comes between the page and the writing of it.
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    let seat = Seat { partner: "unesco".into(), office: None };
    let statement = Statement::Approved { conditions: None };
    let act = ApprovalAct::Decide { round: 1, seat, by: "unesco".into(), statement };
    let World { app, loading, .. } = &mut site.world;
    let refused = app::act_on_approval(app, loading, of, (act, Acting::default()), at("2027-05-12T06:00:00Z"));
    assert!(refused.unwrap_err().to_string().contains("not the last one any more"));
    let page = sent(&site, &pierre, &[("round", "2"), ("statement", "approved")], "2027-05-12T06:00:00Z").unwrap();
    assert_eq!(page.kind, ApprovalPageKind::Thanks);
}

#[test]
fn nobody_decides_by_a_link_that_is_not_theirs() {
    let mut site = site(SILENCE);
    let kind = |site: &Site, token: &str, now: &str| shown(site, token, now).map(|page| page.kind).unwrap_err().kind;
    let own = token(&mut site, PIERRE);
    // Forged, cut, none of ours, or of another purpose.
    let changed = format!("{}{}", &own[..own.len() - 1], if own.ends_with('A') { 'B' } else { 'A' });
    for token in [changed.as_str(), &own[..own.len() - 4], "v1.x", ""] {
        assert_eq!(kind(&site, token, NOW), PageKind::Unknown, "{token}");
    }
    assert_eq!(kind(&site, &site.token(None, PIERRE), NOW), PageKind::Unknown, "a link to answer by decides nothing");
    let answers = site.counter.show(&own, None, at(NOW)).unwrap();
    assert_eq!(answers.kind, PageKind::Unknown, "and the link of a notice answers nothing");
    assert_eq!(kind(&site, &own, "2028-07-01T00:00:00Z"), PageKind::Expired);
    // Ours by signature, and yet of somebody without that seat.
    for (seat, address) in [
        (("unesco", ""), SALMA),
        (("unesco", ""), CARLA),
        (("unesco", ""), "stranger@x.example"),
        (("unesco", "ministers_office"), PIERRE),
        (("host", ""), AYSEL),
        (("artists", ""), PIERRE),
        (("council", ""), CARLA),
    ] {
        let token = signed(&site, seat, address);
        let Err(page) = sent(&site, &token, &[("round", "1"), ("statement", "objected"), ("note", "no")], NOW) else {
            panic!("{seat:?} {address}")
        };
        assert_eq!((page.kind, page.offers_link), (PageKind::Closed, false), "{seat:?} {address}");
    }
    assert_eq!(statements(&mut site.world), []);
    assert!(notice_to(&mut site.world, AYSEL).is_none(), "who submitted it has no link");
    // Another focal point: the first one's link is closed.
    let edited = definition(SILENCE).replace(PIERRE, "paula@unesco.example");
    site.world.edit(&edited, at(NOW));
    site.publish(NOW);
    assert_eq!(kind(&site, &own, NOW), PageKind::Closed);
    let next = signed(&site, ("unesco", ""), "paula@unesco.example");
    assert_eq!(shown(&site, &next, NOW).unwrap().kind, ApprovalPageKind::Form);
}

#[test]
fn observers_are_told_and_get_no_link() {
    let with_address = definition(SILENCE).replace(
        "contacts: [{function: focal_point, phone: \"+994 12 555 01 77\"}]",
        "contacts: [{function: focal_point, email: artists@dialogue.example}]",
    );
    let mut world = World::new(&with_address, BEGINS);
    app::make_keys_anew(&world.app.config.database, at(BEGINS)).unwrap();
    world.app.renew_keys();
    notify(&mut world);
    let mails = world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let told: Vec<_> =
        mails.iter().filter(|mail| mail.key.is_notice() && mail.to().any(|to| to.contains("dialogue"))).collect();
    assert_eq!(told.len(), 1);
    let mime = world.app.store.read(|tx| tx.mime(&told[0].key)).unwrap();
    let mime = String::from_utf8(mime).unwrap();
    assert!(!mime.contains("/d/v1.") && !mime.contains("Reply-To: <answers"), "{mime}");
    let site = pages_of(world, NOW);
    let token = signed(&site, ("artists", ""), "artists@dialogue.example");
    assert_eq!(shown(&site, &token, NOW).unwrap_err().kind, PageKind::Closed);
}

#[test]
fn who_holds_a_seat_and_stands_in_for_another_is_led_from_one_to_the_other() {
    let mut site = site("rule: silence, hours: 72, substitutes: [{of: isesco, by: unesco}]");
    let own = token(&mut site, PIERRE);
    let page = shown(&site, &own, NOW).unwrap();
    assert_eq!((page.in_place_of.as_deref(), page.others.len()), (None, 1));
    let other = page.others[0].path.strip_prefix("/d/").unwrap().to_owned();
    let page = shown(&site, &other, NOW).unwrap();
    assert_eq!((page.in_place_of.as_deref(), page.others.len()), (Some("ISESCO"), 1));
    sent(&site, &other, &[("round", "1"), ("statement", "approved")], NOW).unwrap();
    let event = statements(&mut site.world).pop().unwrap();
    let Fact::ApprovalStated { seat, by, origin, .. } = event.fact else { panic!() };
    assert_eq!((seat.partner.as_str(), by.unwrap().as_str()), ("isesco", "unesco"));
    assert_eq!(event.actor, Actor::Partner("unesco".into()));
    assert!(origin.unwrap().mail.is_some(), "it was reached from the page of a mail's link");
}

#[test]
fn pages_are_light_in_every_language_and_say_what_was_sent_in_html() {
    let mut text = definition(SILENCE);
    let mut partners = String::new();
    for number in 0..100 {
        let _ = writeln!(
            partners,
            "  city{number}: {{kind: civil_society, name: Municipality number {number}, timezone: UTC, contacts: [{{function: focal_point, email: c{number}@cities.example}}]}}"
        );
    }
    text = text.replace("objectives:\n", &format!("{partners}objectives:\n"));
    let mut world = World::new(&text, BEGINS);
    app::make_keys_anew(&world.app.config.database, at(BEGINS)).unwrap();
    world.app.renew_keys();
    notify(&mut world);
    let mut site = pages_of(world, NOW);
    let token = token(&mut site, PIERRE);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let served = serving(&site, NOW).await;
        for lang in LANGUAGES {
            let (status, _, body) = ask(served.address, "GET", &format!("/d/{lang}/{token}"), "").await;
            assert_eq!(status, 200);
            assert_eq!(body.matches("type=\"radio\"").count(), 6, "{lang}");
            assert!(body.len() < 30_000, "{lang}: {} bytes", body.len());
            assert!(body.contains(&format!("action=\"/d/{lang}/{token}\"")), "{body}");
        }
        let send = async |path: &str, form: &str| ask(served.address, "POST", path, form).await;
        let (status, _, body) = send(&format!("/d/en/{token}"), "round=1").await;
        assert_eq!(status, 422);
        assert!(body.contains("href=\"#statement\"") && body.contains("id=\"statement\""), "{body}");
        let (status, _, body) = send(&format!("/d/{token}"), "round=1&statement=objected&paragraphs=%3Cb%3E").await;
        assert_eq!(status, 200);
        assert!(body.contains("&lt;b&gt;") && !body.contains("<b>"), "{body}");
        let (status, _, _) = ask(served.address, "GET", "/d/v1.none", "").await;
        assert_eq!(status, 404);
        let (status, _, _) = ask(served.address, "GET", &format!("/d/xx/{token}"), "").await;
        assert_eq!(status, 404);
        // Whoever tries tokens out is stopped, as at the pages of answers.
        let mut last = 0;
        for _ in 0..25 {
            last = ask(served.address, "GET", "/d/v1.none", "").await.0;
        }
        assert_eq!(last, 429);
        served.end().await;
    });
}
