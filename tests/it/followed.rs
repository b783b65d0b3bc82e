//! From which mail an answer by link came: evidence that the journal keeps, for links of mails and of the pages that these lead to.

use concerted::{
    app,
    link::LIFETIME_DAYS,
    mail::text_of,
    model::{Fact, MailKey, Origin, Way},
    store::MailFilter,
};

use crate::{
    pages::Site,
    world::{PIERRE, at},
};

const BEGINS: &str = "2026-11-02T06:00:00Z";
const NOW: &str = "2026-12-29T15:00:00Z";

/// A site whose mails bring links, after eight weeks, and the mails to Pierre that have one, with the link.
fn opened() -> (Site, Vec<(MailKey, String)>) {
    let mut site = Site::open();
    site.world.app.renew_keys();
    site.world.live(BEGINS, NOW);
    site.publish(NOW);
    let mails = site.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
    let mut linked = Vec::new();
    for mail in mails.iter().filter(|mail| mail.sent_at.is_some() && mail.to().any(|to| to == PIERRE)) {
        let mime = site.world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        let text = text_of(&mime).unwrap();
        if let Some((_, rest)) = text.split_once("/a/") {
            linked.push((mail.key.clone(), rest.split_whitespace().next().unwrap().to_owned()));
        }
    }
    assert!(linked.len() > 2, "{linked:?}");
    (site, linked)
}

fn last_origin(site: &mut Site) -> Origin {
    let (_, fact) = site.answers().pop().expect("an answer was recorded");
    let Fact::InputAnswered { origin: Some(origin), .. } = fact else { panic!("{fact:?}") };
    origin
}

#[test]
fn an_answer_by_link_names_the_mail_that_brought_the_link() {
    let (mut site, linked) = opened();
    for (mail, token) in &linked {
        let answers = site.answers().len();
        let value = if answers.is_multiple_of(2) { "help" } else { "partly" };
        let page = site.send(token, &[("answer-OUT-01", value), ("answer", value)], NOW);
        assert_eq!(site.answers().len(), answers + 1, "{:?}", page.problems);
        let origin = last_origin(&mut site);
        assert_eq!((origin.way, origin.mail.as_ref()), (Way::Link, Some(mail)), "{token}");
    }
    // The story of the input has the mails, lists among them.
    let loading = app::reload(&mut site.world.app, app::MayApply::Nothing, at(NOW)).unwrap();
    let input = (&"OUT-01".into(), &"unesco".into());
    let story = app::evidence(&mut site.world.app.store, &loading, &"forum".into(), input).unwrap();
    for (mail, _) in &linked {
        assert!(story.mails.iter().any(|asked| asked.mail == *mail && asked.sent_at.is_some()), "{mail}");
    }
}

#[test]
fn the_page_that_another_leads_to_is_from_the_same_mail_and_lives_no_longer() {
    let (mut site, linked) = opened();
    let (mail, token) = linked.first().unwrap();
    let page = site.counter.show(&site.token(Some(("OUT-01", "unesco")), PIERRE), None, at(NOW)).unwrap();
    assert!(page.everything.is_some(), "an item's page leads on");
    let signer = site.world.app.signer().unwrap();
    for (_, token) in &linked {
        let page = site.counter.show(token, None, at(NOW)).unwrap();
        let Some(path) = page.everything else { continue };
        let (own, led) = (signer.read(token, at(NOW)).unwrap(), signer.read(&path[3..], at(NOW)).unwrap());
        assert_eq!(led.not_after, own.not_after);
        site.send(&path[3..], &[("answer-OUT-01", "help"), ("answer", "help")], NOW);
        let (expected, _) = linked.iter().find(|(_, one)| one == token).unwrap();
        assert_eq!(last_origin(&mut site).mail.as_ref(), Some(expected));
        site.send(&path[3..], &[("answer-OUT-01", "not_done"), ("answer", "not_done")], NOW);
    }
    // Long after, the page that the link leads to has run out with it.
    let late = at(NOW).saturating_add(jiff::SignedDuration::from_hours(24 * i64::from(LIFETIME_DAYS + 5))).unwrap();
    let page = site.counter.show(token, None, late).unwrap();
    assert_eq!(page.kind, concerted::message::PageKind::Expired, "{mail}");
}

#[test]
fn a_link_that_no_mail_brought_names_none() {
    let (mut site, _) = opened();
    let token = site.token(None, PIERRE);
    site.send(&token, &[("answer-OUT-01", "help")], NOW);
    assert_eq!(last_origin(&mut site).mail, None);
}
