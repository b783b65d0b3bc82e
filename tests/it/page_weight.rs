//! How heavy the page is on which partners answer: it is opened on telephones, in places where each kilobyte is waited for.

use std::fmt::Write as _;

use concerted::{lang::LANGUAGES, model::PartnerId};

use crate::pages::{NOW, Site, ask, serving};

/// The most that a page with a dozen items may have, in bytes and as it is sent: nothing is compressed.
const MOST_BYTES: usize = 30_000;

/// Titles of some seventy letters.
const TITLES: [(&str, &str); 6] = [
    ("en", "Send the texts of exhibition panel N in all six languages of the forum"),
    ("fr", "Envoyer les textes du panneau d’exposition N dans les six langues du forum"),
    ("es", "Enviar los textos del panel de la exposición N en los seis idiomas del foro"),
    ("ru", "Прислать тексты выставочного стенда N на всех шести языках этого форума"),
    ("az", "Sərginin N nömrəli lövhəsinin mətnlərini forumun altı dilində göndərmək"),
    ("ar", "إرسال نصوص لوحة المعرض رقم N بجميع لغات المنتدى الست إلى الأمانة العامة للمنتدى"),
];

fn title(number: usize) -> String {
    let texts = TITLES.map(|(lang, text)| format!("{lang}: \"{}\"", text.replace('N', &number.to_string())));
    format!("{{{}}}", texts.join(", "))
}

/// A dozen items for whoever contributes, for whoever leads, and for one person who answers for two organisations.
fn dozens() -> String {
    let mut text = "format: 1\nworkflow: forum\nsymbol: BP-WF7\ntitle: Seventh World Forum on Intercultural Dialogue\n\
                    event: {opens: 2027-05-25, closes: 2027-05-27, city: Baku}\ntimezone: UTC\nreports: {schedule: []}\n\
                    coordinator: {email: secretariat@forum.example, phone: '+994 12 555 01 00'}\npartners:\n"
        .to_owned();
    let name = "Network of Cities for Intercultural Cooperation in Europe and Central Asia";
    for (id, address) in
        [("host", "host"), ("giver", "giver"), ("leader", "leader"), ("cities", "two"), ("regions", "two")]
    {
        let contact = format!("{{function: focal_point, email: {address}@cities.example}}");
        let _ = writeln!(text, "  {id}: {{kind: civil_society, name: {name}, timezone: UTC, contacts: [{contact}]}}");
    }
    text.push_str("tasks:\n");
    for number in 1..=12 {
        let what = title(number);
        let day = format!("2027-01-{:02}", number + 3);
        let _ =
            writeln!(text, "  EXH-{number:02}: {{title: {what}, lead: host, with: [giver], due: {day}, window: 8w}}");
        let _ = writeln!(
            text,
            "  LED-{number:02}: {{title: {what}, lead: leader, deliverable: {what}, due: {day}, window: 8w}}"
        );
    }
    for number in 1..=6 {
        let what = title(number);
        let _ = writeln!(
            text,
            "  OUT-{number:02}: {{title: {what}, lead: host, with: [cities, regions], due: 2027-01-15, window: 8w}}"
        );
    }
    text
}

#[test]
fn a_page_with_a_dozen_long_items_is_light_in_every_language() {
    let site = Site::of(&dozens());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let served = serving(&site, NOW).await;
        let mut heavy = Vec::new();
        for (who, input) in [
            ("giver", Some(("EXH-01", "giver"))),
            ("giver", None),
            ("leader", Some(("LED-01", "leader"))),
            ("leader", None),
            ("two", Some(("OUT-01", "cities"))),
            ("two", None),
        ] {
            let token = site.token(input, &format!("{who}@cities.example"));
            for lang in LANGUAGES {
                let (status, _, body) = ask(served.address, "GET", &format!("/a/{lang}/{token}"), "").await;
                assert_eq!(status, 200);
                assert_eq!(body.matches("class=\"item\"").count(), 12, "{who} {lang}");
                if body.len() >= MOST_BYTES {
                    heavy.push(format!(
                        "{who}, {lang}, {}: {} bytes",
                        if input.is_some() { "an item" } else { "everything" },
                        body.len()
                    ));
                }
            }
        }
        assert!(heavy.is_empty(), "{}", heavy.join("\n"));
        served.end().await;
    });
}

#[test]
fn a_form_with_the_longer_names_of_before_is_read() {
    let mut site = Site::of(&dozens());
    let token = site.token(None, "two@cities.example");
    let fields = [
        ("answer-OUT-01-forum-regions", "late"),
        ("day-OUT-01-forum-regions", "２０"),
        ("month-OUT-01-forum-regions", "janvier"),
        ("year-OUT-01-forum-regions", "2027"),
        ("answer-OUT-02-forum-cities", "help"),
    ];
    let page = site.send(&token, &fields, NOW);
    assert_eq!(page.problems, []);
    let said = site.answers().into_iter().map(|(_, fact)| crate::desk::spoken(&fact).unwrap());
    assert_eq!(
        said.collect::<Vec<_>>(),
        ["OUT-02 cities: help by link", "OUT-01 regions: postponed until 2027-01-20 by link"],
        "in the order of the page"
    );
    // A lone item names itself in a hidden field.
    let token = site.token(Some(("OUT-03", "cities")), "two@cities.example");
    site.send(&token, &[("item", "OUT-04-forum-cities"), ("answer", "done")], NOW);
    let (_, last) = site.answers().pop().unwrap();
    assert_eq!(crate::desk::spoken(&last).unwrap(), "OUT-04 cities: done by link");
}

#[test]
fn items_of_one_id_have_names_that_stay_whatever_is_open() {
    let site = Site::of(&dozens());
    let token = site.token(None, "two@cities.example");
    let names = |now: &str| {
        let page = site.counter.show(&token, None, crate::world::at(now)).unwrap();
        page.items.into_iter().map(|item| (item.input().clone(), item.name)).collect::<Vec<_>>()
    };
    let before = names(NOW);
    assert_eq!(before.len(), 12);
    let distinct: std::collections::BTreeSet<_> = before.iter().map(|(_, name)| name).collect();
    assert_eq!(distinct.len(), 12, "{before:?}");
    assert!(
        before.iter().all(|((_, task, _), name)| name.starts_with(&format!("{task}-")) && name.len() == 10),
        "{before:?}"
    );
    let (_, first) = before.iter().find(|((.., partner), _)| *partner == PartnerId::from("regions")).unwrap();
    site.send(&token, &[(&format!("answer-{first}"), "done")], NOW);
    let after = names(NOW);
    assert_eq!(after.len(), 11);
    assert!(after.iter().all(|one| before.contains(one)), "{after:?}");
}
