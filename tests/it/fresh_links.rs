//! Fresh links: who gets one in place of a link that cannot be used any more, how often, and what that shows to whoever asks.

use std::collections::BTreeSet;

use concerted::{
    app::Recording,
    link::{Day, Keys, Link, Purpose, Signer, contact_of, first_text, subject_of_input, subject_of_person},
    message::{AnswerPage, PageKind},
    model::{Lang, MailState, TaskState},
    store::{Mail, MailFilter},
};

use crate::{
    pages::{NOW, Site, ask, serving},
    world::{AYSEL, PIERRE, SALMA, World, at, workflow},
};

const FRESH: [(&str, &str); 1] = [("fresh", "link")];
const NEXT_DAY: &str = "2026-12-23T10:00:00Z";

fn input(partner: &str) -> u64 {
    subject_of_input(&"forum".into(), &"OUT-01".into(), &partner.into())
}

fn link(purpose: Purpose, subject: u64, address: &str, last_day: &str) -> Link {
    Link { purpose, subject, contact: contact_of(address), not_after: Day::of(at(last_day)) }
}

impl Site {
    fn mails(&mut self) -> Vec<Mail> {
        self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap()
    }

    /// The mails that bring fresh links.
    fn fresh(&mut self) -> Vec<Mail> {
        self.mails().into_iter().filter(|mail| mail.key.as_str().starts_with("link:")).collect()
    }

    fn text(&mut self, mail: &Mail) -> String {
        let mime = self.world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        concerted::mail::text_of(&mime).unwrap().replace('\r', "")
    }

    fn signed(&self, link: &Link) -> String {
        self.world.app.signer().unwrap().sign(link).to_string()
    }

    /// A link to the elements paper that ran out the day before.
    fn expired(&self, partner: &str, address: &str) -> String {
        self.signed(&link(Purpose::Input, input(partner), address, "2026-12-21T10:00:00Z"))
    }

    /// The pages take up what `config` says.
    fn publish_config(&self) {
        let loading = std::sync::Arc::clone(&self.counter.front().loading);
        self.counter.publish(concerted::app::front(&self.world.app, &loading, None).unwrap());
    }

    /// Waits until everything is written down that was handed over: what comes of this wish is waited for.
    fn settle_writes(&self) {
        self.send(&self.expired("unesco", "gone@unesco.example"), &FRESH, NOW);
    }

    /// The token of the link in a mail.
    fn link_in(&mut self, mail: &Mail) -> String {
        let text = self.text(mail);
        let (_, rest) = text.split_once("/a/").unwrap_or_else(|| panic!("{text}"));
        rest.split_whitespace().next().unwrap().to_owned()
    }
}

/// With a key of which nobody knows anything here.
fn signed_by_nobody(link: &Link) -> String {
    let keys = Keys::parse(&first_text(at("2020-01-01T00:00:00Z"), [9; 32])).unwrap();
    Signer::new(keys, "0".repeat(32)).sign(link).to_string()
}

#[test]
fn an_expired_link_has_a_fresh_one_mailed_to_where_it_was_sent_in_the_language_of_its_reader() {
    let mut site = Site::open();
    let token = site.expired("unesco", PIERRE);
    let before = site.rows();
    let page = site.counter.show(&token, None, at(NOW)).unwrap();
    assert_eq!((page.kind, page.offers_link, page.lang.as_str()), (PageKind::Expired, true, "fr"));
    assert_eq!(site.rows(), before, "looking changes nothing");
    assert_eq!(site.send(&token, &[("answer", "done")], NOW).kind, PageKind::Expired, "nor does an answer");
    assert_eq!(site.rows(), before);

    assert_eq!(site.send(&token, &FRESH, NOW).kind, PageKind::Sent);
    let [mail] = &site.fresh()[..] else { panic!("one mail") };
    let mail = mail.clone();
    assert_eq!((mail.to().collect::<Vec<_>>(), mail.state), (vec![PIERRE], MailState::Queued));
    assert_eq!(mail.subject, "Un nouveau lien pour répondre (WF)");
    let fresh = site.link_in(&mail);
    let page = site.counter.show(&fresh, None, at(NOW)).unwrap();
    assert_eq!(
        (page.kind, page.items[0].item.task.as_str()),
        (PageKind::Form, "OUT-01"),
        "about the same as the first"
    );

    assert_eq!(site.send(&token, &FRESH, NOW).kind, PageKind::Sent, "whoever asks again sees the same");
    assert_eq!(site.fresh().len(), 1, "and nobody gets a second one that day");
    assert_eq!(site.send(&token, &FRESH, NEXT_DAY).kind, PageKind::Sent);
    assert_eq!(site.fresh().len(), 2);
    assert_eq!(site.answers(), [], "nothing was answered by that");
}

#[test]
fn the_mail_reads_as_its_reader_needs_it() {
    let mut site = Site::open();
    let mut read = String::new();
    for (partner, address) in [("host", AYSEL), ("isesco", SALMA)] {
        let subject = subject_of_person(address);
        let token = site.signed(&link(Purpose::Person, subject, address, "2026-12-21T10:00:00Z"));
        site.send(&token, &FRESH, NOW);
        let mail = site.fresh().into_iter().find(|mail| mail.partner == Some(partner.into())).unwrap();
        let (text, token) = (site.text(&mail), site.link_in(&mail));
        let text = text.replace(&token, "TOKEN");
        read += &["Subject: ", &mail.subject, "\n\n", &text, "\n"].concat();
        assert_eq!(site.counter.show(&token, None, at(NOW)).unwrap().lang.as_str(), mail.lang.as_str());
    }
    insta::assert_snapshot!(read);
}

#[test]
fn it_leaves_at_once_and_takes_nobodys_day() {
    let mut site = Site::open();
    // Late on a Friday in Riyadh, where the weekend is Friday and Saturday.
    let night = "2026-12-25T20:00:00Z";
    let token = site.signed(&link(Purpose::Person, subject_of_person(SALMA), SALMA, "2026-12-21T10:00:00Z"));
    site.send(&token, &FRESH, night);
    site.world.pass(night);
    assert_eq!(site.fresh()[0].state, MailState::Sent);
    // On the day of a reminder it goes beside it.
    let mut site = Site::open();
    site.send(&site.expired("unesco", PIERRE), &FRESH, "2026-12-25T06:00:00Z");
    site.world.pass("2026-12-25T06:00:00Z");
    site.world.pass("2026-12-25T09:00:00Z");
    let sent =
        site.mails().into_iter().filter(|mail| mail.state == MailState::Sent && mail.to().any(|to| to == PIERRE));
    let days: BTreeSet<_> = sent.map(|mail| mail.key.as_str().split(':').next().unwrap().to_owned()).collect();
    assert_eq!(days, BTreeSet::from(["day".to_owned(), "link".to_owned()]));
    let mut held = Site::open();
    held.world.app.config.mail.hold = true;
    held.publish_config();
    held.send(&held.expired("unesco", PIERRE), &FRESH, NOW);
    assert_eq!(held.fresh()[0].state, MailState::Held, "where all mail is held, this is as well");
}

#[test]
fn who_answers_for_nothing_any_more_sees_the_same_and_gets_no_mail() {
    let mut site = Site::open();
    let (own, foreign) = (site.expired("unesco", PIERRE), site.expired("unesco", "gone@unesco.example"));
    let closed = site.token(Some(("OUT-01", "unesco")), "gone@unesco.example");
    let shown = |site: &Site, token: &str| site.counter.show(token, Some(&Lang::english()), at(NOW)).unwrap();
    assert_eq!(shown(&site, &own), shown(&site, &foreign), "the page does not tell who is a contact");
    for token in [&foreign, &closed] {
        let page = site.send(token, &FRESH, NOW);
        assert_eq!((page.kind, site.fresh().len()), (PageKind::Sent, 0));
    }
    // A colleague is known to the journal alone.
    let desk = site.expired("unesco", "desk@unesco.example");
    site.send(&desk, &FRESH, NOW);
    assert_eq!(site.fresh().len(), 0);
    let live = site.token(Some(("OUT-01", "unesco")), PIERRE);
    site.send(&live, &[("answer-OUT-01", "hand_over"), ("to-OUT-01", "desk@unesco.example")], NOW);
    site.send(&desk, &FRESH, NOW);
    let [mail] = &site.fresh()[..] else { panic!("one mail") };
    let mail = mail.clone();
    assert_eq!(mail.to().collect::<Vec<_>>(), ["desk@unesco.example"]);
    let token = site.link_in(&mail);
    assert_eq!(site.counter.show(&token, None, at(NOW)).unwrap().items.len(), 1);
}

#[test]
fn a_link_that_opens_its_page_has_no_other_mailed() {
    let mut site = Site::open();
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    let page = site.send(&token, &FRESH, NOW);
    assert_eq!((page.kind, page.offers_link, site.fresh().len()), (PageKind::Form, false, 0));
}

#[test]
fn a_closed_item_s_link_is_replaced_by_one_to_what_is_open() {
    let mut site = Site::open();
    let salma = site.token(Some(("OUT-02", "isesco")), SALMA);
    let cancelled = Recording::State { task: "OUT-02".into(), state: TaskState::Cancelled };
    let World { app, loading, .. } = &mut site.world;
    concerted::app::record(app, loading, &"forum".into(), cancelled, None, None, at(NOW)).unwrap();
    let page = site.counter.show(&salma, None, at(NOW)).unwrap();
    assert_eq!((page.kind, page.offers_link), (PageKind::Closed, true));
    assert_eq!(site.send(&salma, &FRESH, NOW).kind, PageKind::Sent);
    let mail = site.fresh().remove(0);
    let token = site.link_in(&mail);
    assert_eq!(site.counter.show(&token, None, at(NOW)).unwrap().kind, PageKind::Nothing);
}

#[test]
fn what_is_forged_names_nobody_and_what_nobody_can_verify_causes_few_mails() {
    let mut site = Site::open();
    let token = site.expired("unesco", PIERRE);
    let last = if token.ends_with('A') { "Q" } else { "A" };
    let forged = format!("{}{last}", &token[..token.len() - 1]);
    for text in [forged.as_str(), "v1.mtm5.short.tag", "nothing"] {
        let page = site.send(text, &FRESH, NOW);
        assert_eq!((page.kind, page.offers_link), (PageKind::Unknown, false), "{text}");
    }
    assert_eq!(site.fresh().len(), 0);

    let person = |address: &str| link(Purpose::Person, subject_of_person(address), address, "2027-12-21T10:00:00Z");
    let (known, unknown) = (signed_by_nobody(&person(PIERRE)), signed_by_nobody(&person("nobody@unesco.example")));
    let shown = |site: &Site, token: &str| -> AnswerPage { site.counter.show(token, None, at(NOW)).unwrap() };
    assert_eq!(shown(&site, &known), shown(&site, &unknown), "it does not tell who is a contact");
    assert_eq!((shown(&site, &known).kind, shown(&site, &known).offers_link), (PageKind::Unknown, true));
    for token in [&known, &unknown] {
        assert_eq!(site.send(token, &FRESH, NOW).kind, PageKind::Sent);
        site.settle_writes();
    }
    let mail = site.fresh().remove(0);
    assert_eq!((site.fresh().len(), mail.to().collect::<Vec<_>>()), (1, vec![PIERRE]));
    assert!(site.counter.show(&known, None, at(NOW)).unwrap().items.is_empty(), "it still opens nothing itself");
}

#[test]
fn links_that_nobody_can_verify_are_no_way_to_have_many_mails_sent() {
    // Forty contacts of one organisation, whose addresses somebody knows.
    let many: Vec<String> = (0..40).map(|n| format!("desk{n}@unesco.example")).collect();
    let contacts: Vec<String> =
        many.iter().map(|address| format!("      - {{function: alternate, email: {address}}}\n")).collect();
    let before = "      - {function: alternate, email: alternate@unesco.example}\n";
    let mut site = Site::of(&workflow("2027-06-02").replace(before, &contacts.concat()));
    let person = |address: &str| link(Purpose::Person, subject_of_person(address), address, "2026-12-21T10:00:00Z");
    for address in &many {
        let page = site.send(&signed_by_nobody(&person(address)), &FRESH, NOW);
        assert_eq!(page.kind, PageKind::Sent);
    }
    site.settle_writes();
    assert_eq!(site.fresh().len(), 20);
    let proven = site.signed(&person(PIERRE));
    site.send(&proven, &FRESH, NOW);
    let to: BTreeSet<String> =
        site.fresh().iter().flat_map(|mail| mail.to().map(str::to_owned).collect::<Vec<_>>()).collect();
    assert!(to.contains(PIERRE), "who has a link of ours is served all the same");
}

#[test]
fn an_event_that_is_over_writes_to_nobody() {
    let over = workflow("2026-03-02");
    let mut site = Site::of(&over);
    let token = site.expired("unesco", PIERRE);
    assert_eq!(site.send(&token, &FRESH, NOW).kind, PageKind::Sent);
    assert_eq!(site.fresh().len(), 0);
}

#[test]
fn the_form_for_a_fresh_link_is_guarded_like_all_others() {
    let mut site = Site::open();
    let token = site.expired("unesco", PIERRE);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let served = serving(&site, NOW).await;
        let path = format!("/a/{token}");
        let (status, _, body) = ask(served.address, "GET", &path, "").await;
        assert_eq!(status, 410);
        assert!(body.contains("method=\"post\"") && body.contains("name=\"fresh\" value=\"link\""), "{body}");
        assert!(!body.contains("unesco.example"), "the address is not named: {body}");
        let cross = "Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.example\r\n";
        let (status, ..) = crate::pages::ask_with(served.address, "POST", &path, cross, "fresh=link").await;
        assert_eq!(status, 403);
        for _ in 0..5 {
            let (status, _, body) = ask(served.address, "POST", &path, "fresh=link").await;
            assert_eq!(status, 200);
            assert!(!body.contains("unesco.example"), "{body}");
        }
        let (status, head, _) = ask(served.address, "POST", &path, "fresh=link").await;
        assert_eq!(status, 429);
        assert!(head.to_lowercase().contains("retry-after"), "{head}");
        served.end().await;
    });
    assert_eq!(site.fresh().len(), 1);
    assert_eq!(site.answers(), Vec::<(concerted::model::Actor, concerted::model::Fact)>::new());
}
