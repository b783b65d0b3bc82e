//! The page of everything that concerns a person: what comes and what was said, how they are written to, their calendar, and
//! that somebody else is responsible.

use concerted::{
    link::{Day, Link, Purpose, contact_of, subject_of_person},
    message::{AnswerPage, PageKind, PartnerSide, Problem, SideLine},
    model::{Answer, DigestDay, Fact},
    store::{Mail, MailFilter},
};

use crate::{
    pages::{NOW, Site, ask, serving},
    world::{AYSEL, PIERRE, SALMA, SECRETARIAT, at, workflow},
};

impl Site {
    fn own_page(&self, address: &str, now: &str) -> AnswerPage {
        self.counter.show(&self.token(None, address), None, at(now)).unwrap()
    }

    fn side(&self, address: &str, now: &str) -> PartnerSide {
        self.own_page(address, now).side.unwrap()
    }

    fn wish(&self, address: &str, lang: &str, day: &str, now: &str) -> AnswerPage {
        let fields = [("form", "wishes"), ("language", lang), ("digest", day)];
        self.send(&self.token(None, address), &fields, now)
    }

    fn leave(&self, address: &str, fields: &[(&str, &str)]) -> AnswerPage {
        self.send(&self.token(None, address), &[&[("form", "leaving")], fields].concat(), NOW)
    }

    fn said_of_self(&mut self) -> Vec<Fact> {
        let events = self.world.app.store.read(|tx| tx.events(&"forum".into())).unwrap();
        let facts = events.into_iter().map(|event| event.fact);
        facts.filter(|fact| matches!(fact, Fact::ContactWished { .. } | Fact::ContactLeft { .. })).collect()
    }

    fn mails_to(&mut self, address: &str) -> Vec<Mail> {
        let mails = self.world.app.store.read(|tx| tx.mails(&MailFilter::default())).unwrap();
        mails.into_iter().filter(|mail| mail.to().any(|to| to == address)).collect()
    }

    fn text_of(&mut self, mail: &Mail) -> String {
        let mime = self.world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
        concerted::mail::text_of(&mime).unwrap().replace('\r', "")
    }

    fn calendar_token(&self, address: &str) -> String {
        let url = self.side(address, NOW).calendar.unwrap();
        url.rsplit_once('/').unwrap().1.strip_suffix(".ics").unwrap().to_owned()
    }
}

fn tasks(lines: &[SideLine]) -> Vec<&str> {
    lines.iter().map(|line| line.task.as_str()).collect()
}

#[test]
fn the_page_of_a_person_shows_what_is_open_what_comes_and_what_was_said() {
    let site = Site::open();
    let page = site.own_page(PIERRE, NOW);
    let open: Vec<_> = page.items.iter().map(|item| item.item.task.as_str()).collect();
    let side = page.side.unwrap();
    assert_eq!(open, ["OUT-01", "OUT-02"]);
    assert_eq!((tasks(&side.coming), tasks(&side.said)), (vec!["OUT-03"], vec![]));
    let token = site.token(None, PIERRE);
    site.send(&token, &[("answer-OUT-01", "done"), ("link-OUT-01", "https://unesco.example/p.pdf")], NOW);
    let side = site.side(PIERRE, NOW);
    let [said] = &side.said[..] else { panic!("one was delivered: {:?}", side.said) };
    assert_eq!((said.task.as_str(), said.value.as_deref()), ("OUT-01", Some("done")));
    assert_eq!(said.link.as_deref(), Some("https://unesco.example/p.pdf"));
    assert_eq!(said.organisation, None, "who answers for one organisation knows which");
    // The page of one item leads to it.
    let page = site.counter.show(&site.token(Some(("OUT-02", "unesco")), PIERRE), None, at(NOW)).unwrap();
    assert_eq!(page.side, None);
    let path = page.everything.unwrap();
    let everything = site.counter.show(path.strip_prefix("/a/").unwrap(), None, at(NOW)).unwrap();
    assert_eq!(everything.side.unwrap(), side);
}

#[test]
fn one_person_in_two_roles_sees_both() {
    let both = workflow("2027-06-02").replace(
        "contacts: [{function: focal_point, phone: \"+994 12 555 01 77\"}]",
        "contacts: [{function: focal_point, email: aysel@host.example}]",
    );
    let site = Site::of(&both);
    let side = site.side(AYSEL, NOW);
    let of: std::collections::BTreeSet<_> =
        side.coming.iter().filter_map(|line| line.organisation.as_deref()).collect();
    assert_eq!(of.into_iter().collect::<Vec<_>>(), ["Artists for Dialogue", "Host ministry"]);
    assert!(tasks(&side.coming).contains(&"CUL-01"));
    let page = site.wish(AYSEL, "fr", "tue", NOW);
    assert_eq!(page.kind, PageKind::Saved);
    let mut site = site;
    assert_eq!(site.said_of_self().len(), 2, "it is noted of both organisations");
}

#[test]
fn the_language_that_somebody_chooses_is_the_one_they_are_written_to_in() {
    let mut site = Site::open();
    assert!(site.side(PIERRE, NOW).is_language_as_arranged);
    assert_eq!(site.wish(PIERRE, "es", "", NOW).kind, PageKind::Saved);
    assert_eq!(site.wish(PIERRE, "es", "", NOW).kind, PageKind::Saved, "a second click says the same");
    let expected =
        Fact::ContactWished { partner: "unesco".into(), contact: PIERRE.into(), lang: Some("es".into()), digest: None };
    assert_eq!(site.said_of_self(), [expected], "and is noted once");
    let page = site.own_page(PIERRE, NOW);
    assert_eq!(page.lang.as_str(), "es");
    assert!(page.side.unwrap().languages.iter().any(|one| one.is_chosen && one.lang.as_str() == "es"));
    site.world.live(NOW, "2027-01-05T00:00:00Z");
    let mails = site.mails_to(PIERRE);
    let after: Vec<_> = mails.iter().filter(|mail| mail.due_at > at(NOW)).map(|mail| mail.lang.as_str()).collect();
    assert!(!after.is_empty() && after.iter().all(|lang| *lang == "es"), "{after:?}");
    // Nobody else's language changed, and it can be taken back.
    assert!(site.mails_to(SALMA).iter().all(|mail| mail.lang.as_str() == "ar"));
    site.wish(PIERRE, "", "", "2027-01-05T10:00:00Z");
    assert_eq!(site.own_page(PIERRE, "2027-01-05T10:00:00Z").lang.as_str(), "fr");
    // What no page offers changes nothing.
    site.wish(PIERRE, "tlh", "someday", "2027-01-05T10:00:00Z");
    assert_eq!(site.own_page(PIERRE, "2027-01-05T10:00:00Z").lang.as_str(), "fr");
}

#[test]
fn the_regular_list_comes_on_the_day_that_its_reader_chose() {
    let digests = |site: &mut Site, address: &str| -> Vec<String> {
        let reminders =
            |mail: &Mail, site: &mut Site| site.world.app.store.read(|tx| tx.reminders_of(&mail.key)).unwrap();
        let mut days = Vec::new();
        for mail in site.mails_to(address) {
            if reminders(&mail, site).iter().any(|reminder| reminder.key.as_str().starts_with("forum:digest:")) {
                days.push(
                    jiff::tz::TimeZone::get("Europe/Paris")
                        .unwrap()
                        .to_datetime(mail.due_at)
                        .strftime("%a")
                        .to_string(),
                );
            }
        }
        days
    };
    let mut as_arranged = Site::open();
    as_arranged.world.live(NOW, "2027-01-31T00:00:00Z");
    let mut site = Site::open();
    // Pierre opens his page on a Tuesday and chooses Thursday: nothing of last week is made up for.
    assert_eq!(site.wish(PIERRE, "", "thu", NOW).kind, PageKind::Saved);
    site.world.live(NOW, "2027-01-31T00:00:00Z");
    let (before, after) = (digests(&mut as_arranged, PIERRE), digests(&mut site, PIERRE));
    assert!(!before.is_empty() && before.iter().all(|day| day == "Mon"), "{before:?}");
    assert!(!after.is_empty() && after.iter().all(|day| day == "Thu"), "{after:?}");
    assert!(digests(&mut site, AYSEL).iter().all(|day| day != "Thu"), "others have theirs as before");
}

#[test]
fn no_list_is_offered_for_a_day_on_which_its_reader_does_not_work() {
    let site = Site::open();
    let days = |address| site.side(address, NOW).days.iter().map(|one| one.day.as_str()).collect::<Vec<_>>();
    assert_eq!(days(PIERRE), ["mon", "tue", "wed", "thu", "fri"]);
    assert_eq!(days(SALMA), ["mon", "tue", "wed", "thu", "sun"], "Friday and Saturday are the weekend in Riyadh");
    let monthly = workflow("2027-06-02")
        .replace("timezone: Asia/Baku\ncontacts:", "timezone: Asia/Baku\ndigest: \"0 9 1 * *\"\ncontacts:");
    let site = Site::of(&monthly);
    assert_eq!(site.side(PIERRE, NOW).days, [], "a list once a month has no day of the week");
    assert_eq!(DigestDay::parse("sun"), Some(DigestDay::Sun));
}

#[test]
fn who_is_not_responsible_any_more_tells_the_secretariat_and_changes_nothing_by_that() {
    let mut site = Site::open();
    for (fields, field, problem) in [
        (&[("successor", "new@unesco.example")][..], "leaving", Problem::Choose),
        (&[("leaving", "yes"), ("successor", "nobody")], "successor", Problem::Address),
        (&[("leaving", "yes"), ("successor", PIERRE)], "successor", Problem::Address),
        (&[("leaving", "yes"), ("leaving-note", "a\u{202e}b")], "leaving-note", Problem::Long),
    ] {
        let page = site.leave(PIERRE, fields);
        let found = page.side.unwrap().problem.unwrap();
        assert_eq!((page.kind, found.field.as_str(), found.problem), (PageKind::Form, field, problem), "{fields:?}");
    }
    assert_eq!(site.said_of_self(), []);

    let fields = [("leaving", "yes"), ("successor", "desk@elsewhere.example"), ("leaving-note", "Liaison Office")];
    let page = site.leave(PIERRE, &fields);
    assert_eq!((page.kind, page.handed_over_to), (PageKind::Left, None));
    site.leave(PIERRE, &fields);
    assert_eq!(site.said_of_self().len(), 1, "a second click is noted once");
    assert_eq!(site.answers(), [], "nothing is handed over to another organisation without a person");
    assert_eq!(site.own_page(PIERRE, NOW).kind, PageKind::Form, "and the contact of the definition stays");
    site.world.pass("2026-12-23T06:00:00Z");
    let brief = site.mails_to(SECRETARIAT).into_iter().find(|mail| mail.due_at > at(NOW)).unwrap();
    let text = site.text_of(&brief);
    for said in ["Contacts to be changed", PIERRE, "desk@elsewhere.example", "Liaison Office"] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // It is told once, and not at all once the definition has somebody else.
    site.world.pass("2026-12-24T06:00:00Z");
    let briefs = site.mails_to(SECRETARIAT);
    let told = briefs.iter().filter(|mail| site.text_of(mail).contains("Contacts to be changed")).count();
    assert_eq!(told, 1);
}

#[test]
fn within_the_organisation_what_is_open_is_handed_over_at_once() {
    let mut site = Site::open();
    let page = site.leave(PIERRE, &[("leaving", "yes"), ("successor", "desk@unesco.example")]);
    assert_eq!((page.kind, page.handed_over_to.as_deref()), (PageKind::Left, Some("desk@unesco.example")));
    let handed: Vec<_> = site.answers().into_iter().map(|(_, fact)| fact).collect();
    let tasks: Vec<_> = handed.iter().filter_map(Fact::task).map(ToString::to_string).collect();
    assert_eq!(tasks, ["OUT-01", "OUT-02"], "what is open, and nothing of what comes later");
    for fact in &handed {
        let Fact::InputAnswered { partner, answer, origin, .. } = fact else { panic!("{fact:?}") };
        assert_eq!((partner.as_str(), answer), ("unesco", &Answer::HandedOver { to: "desk@unesco.example".into() }));
        assert_eq!(origin.as_ref().unwrap().said_by.as_deref(), Some(PIERRE));
    }
    let token = site.token(Some(("OUT-01", "unesco")), "desk@unesco.example");
    let page = site.counter.show(&token, None, at(NOW)).unwrap();
    assert_eq!(
        (page.kind, page.side, page.everything),
        (PageKind::Form, None, None),
        "a colleague sees what was handed over alone"
    );
}

#[test]
fn a_calendar_shows_the_dates_of_its_reader_under_lasting_names_and_answers_nothing() {
    let mut site = Site::open();
    let token = site.calendar_token(PIERRE);
    let before = site.rows();
    let text = site.counter.calendar(&token, at(NOW)).unwrap().unwrap();
    assert_eq!(site.rows(), before, "asking for it changes nothing");
    insta::assert_snapshot!(text.replace('\r', ""));
    // Another day: the same names, a higher number.
    let later = site.counter.calendar(&token, at("2026-12-23T10:00:00Z")).unwrap().unwrap();
    let lines = |text: &str, name: &str| -> Vec<String> {
        text.lines().filter(|line| line.starts_with(name)).map(|line| line.trim_end().to_owned()).collect()
    };
    assert_eq!(lines(&text, "UID:"), lines(&later, "UID:"));
    assert!(lines(&text, "SEQUENCE:") < lines(&later, "SEQUENCE:"));
    // The file in a mail has them, too.
    site.world.live(NOW, "2027-01-05T00:00:00Z");
    let mail = site.mails_to(PIERRE).pop().unwrap();
    let mime = site.world.app.store.read(|tx| tx.mime(&mail.key)).unwrap();
    assert!(String::from_utf8_lossy(&mime).contains("text/calendar"));
    // What is delivered goes.
    site.send(&site.token(None, PIERRE), &[("answer-OUT-01", "done"), ("item", "OUT-01"), ("answer", "done")], NOW);
    assert!(!site.counter.calendar(&token, at(NOW)).unwrap().unwrap().contains(":OUT-01:"));

    // It opens no page, takes no answer, and no other link opens it.
    assert_eq!(site.counter.show(&token, None, at(NOW)).unwrap().kind, PageKind::Unknown);
    let count = site.answers().len();
    assert_eq!(site.send(&token, &[("answer", "done"), ("item", "OUT-02")], NOW).kind, PageKind::Unknown);
    assert_eq!(site.send(&token, &[("form", "wishes"), ("language", "es")], NOW).kind, PageKind::Unknown);
    assert_eq!((site.answers().len(), site.said_of_self().len()), (count, 0));
    for other in [site.token(None, PIERRE), site.token(Some(("OUT-01", "unesco")), PIERRE), "nothing".to_owned()] {
        assert_eq!(site.counter.calendar(&other, at(NOW)).unwrap(), None);
    }
    let subject = subject_of_person(PIERRE);
    let over = Link {
        purpose: Purpose::Calendar,
        subject,
        contact: contact_of(PIERRE),
        not_after: Day::of(at("2026-12-21T00:00:00Z")),
    };
    let over = site.world.app.signer().unwrap().sign(&over).to_string();
    assert_eq!(site.counter.calendar(&over, at(NOW)).unwrap(), None);
}

#[test]
fn the_page_and_the_calendar_are_served_and_forms_of_other_sites_are_not_taken() {
    let mut site = Site::open();
    let (page, calendar) = (site.token(None, SALMA), site.calendar_token(SALMA));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let served = serving(&site, NOW).await;
        let (status, head, body) = ask(served.address, "GET", &format!("/c/{calendar}.ics"), "").await;
        assert_eq!(status, 200);
        assert!(head.contains("text/calendar") && body.contains("BEGIN:VCALENDAR"), "{head}");
        for (method, path, expected) in [
            ("HEAD", format!("/c/{calendar}.ics"), 200),
            ("POST", format!("/c/{calendar}.ics"), 405),
            ("GET", format!("/c/{page}.ics"), 404),
            ("GET", format!("/a/{calendar}"), 404),
        ] {
            let (status, head, _) = ask(served.address, method, &path, "").await;
            assert_eq!(status, expected, "{method} {path}");
            assert!(head.to_lowercase().contains("content-security-policy"), "{head}");
        }
        let (status, _, body) = ask(served.address, "GET", &format!("/a/ar/{page}"), "").await;
        assert_eq!(status, 200);
        for piece in
            ["dir=\"rtl\"", "name=\"form\" value=\"wishes\"", "name=\"form\" value=\"leaving\"", "name=\"answer"]
        {
            assert!(body.contains(piece) || piece == "name=\"answer", "{piece}: {body}");
        }
        assert!(!body.contains("<script") && body.len() < 30_000, "{} bytes", body.len());
        let form = "form=leaving&successor=desk%40isesco.example&leaving-note=%3Cb%3Edesk%3C%2Fb%3E";
        let (status, _, body) = ask(served.address, "POST", &format!("/a/{page}"), form).await;
        assert_eq!(status, 422);
        assert!(body.contains("desk@isesco.example") && body.contains("&lt;b&gt;desk"), "what was typed stays: {body}");
        let cross = "Sec-Fetch-Site: cross-site\r\nOrigin: https://evil.example\r\n";
        let (status, ..) =
            crate::pages::ask_with(served.address, "POST", &format!("/a/{page}"), cross, "form=wishes&language=en")
                .await;
        assert_eq!(status, 403);
        served.end().await;
    });
    assert_eq!(site.said_of_self(), []);
}
