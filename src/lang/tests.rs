//! What the catalogues and formats guarantee.

use jiff::civil::date;

use super::{catalogue, *};

fn words(tag: &str) -> Words {
    Words::of(&Lang::from(tag))
}

#[test]
fn every_catalogue_parses() {
    for lang in LANGUAGES {
        for (name, text) in catalogue::texts(lang) {
            let parsed = fluent_bundle::FluentResource::try_new(text.to_owned());
            assert!(parsed.is_ok(), "{lang}/{name}.ftl: {:?}", parsed.err().map(|(_, errors)| errors));
        }
    }
}

#[test]
fn no_message_stands_twice() {
    for lang in LANGUAGES {
        let mut seen = std::collections::BTreeSet::new();
        for (name, text) in catalogue::texts(lang) {
            for id in text.lines().filter_map(|line| line.split_once(" =").map(|(id, _)| id)) {
                if id.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    assert!(seen.insert(id.to_owned()), "{lang}/{name}.ftl has `{id}` twice");
                }
            }
        }
    }
}

#[test]
fn dates_follow_the_language() {
    let day = date(2013, 2, 28);
    assert_eq!(words("en").date(day, DateStyle::Full), "Thursday 28 February 2013");
    assert_eq!(words("en").date(day, DateStyle::Long), "28 February 2013");
    assert_eq!(words("en").date(day, DateStyle::Weekday), "Thu 28 Feb 2013");
    assert_eq!(words("en").date(day, DateStyle::Short), "28 Feb 2013");
    let near = ["en", "fr", "es", "ru", "az", "ar"].map(|lang| words(lang).date(day, DateStyle::Day));
    assert_eq!(near, ["Thu 28 Feb", "jeu. 28 févr.", "jue, 28 feb", "чт, 28 февр.", "28 fevral", "28 فبراير"]);
    let day = date(2013, 5, 29);
    assert_eq!(words("fr").date(day, DateStyle::Full), "mercredi 29 mai 2013");
    assert_eq!(words("fr").date(date(2013, 6, 1), DateStyle::Full), "samedi 1er juin 2013");
    assert_eq!(words("fr").date(date(2011, 1, 11), DateStyle::Long), "11 janvier 2011");
    assert_eq!(words("ar").date(day, DateStyle::Short), "29 مايو 2013");
    assert_eq!(words("ru").date(day, DateStyle::Full), "среда, 29 мая 2013\u{202f}г.");
    assert_eq!(words("az").date(day, DateStyle::Full), "29 may 2013, çərşənbə");
    assert_eq!(words("ar").date(day, DateStyle::Full), "الأربعاء، 29 مايو 2013");
    assert_eq!(words("es").date(day, DateStyle::Full), "miércoles, 29 de mayo de 2013");
}

#[test]
fn dates_are_double_where_the_tag_asks_for_it() {
    // The 2009 conference was convened for 24 and 25 Shawwal 1430, which is 13 and 14 October 2009.
    let day = date(2009, 10, 13);
    let double = |lang: &str, style| words(&format!("{lang}-u-ca-islamic-umalqura")).date(day, style);
    assert_eq!(double("en", DateStyle::Long), "24 Shawwal 1430 AH / 13 October 2009");
    assert_eq!(double("fr", DateStyle::Full), "24 chawwal 1430 AH / mardi 13 octobre 2009");
    assert_eq!(double("ar", DateStyle::Long), "24 شوال 1430 هـ / 13 أكتوبر 2009");
    for style in [DateStyle::Short, DateStyle::Weekday] {
        assert_eq!(double("ar", style), words("ar").date(day, style), "tables and subjects have no room");
    }
    for lang in ["ar-u-nu-arab", "ar-u-ca-gregory", "en"] {
        assert!(!words(lang).date(day, DateStyle::Long).contains('/'), "{lang}");
    }
}

#[test]
fn arabic_digits_follow_the_region() {
    let day = date(2013, 5, 29);
    assert_eq!(words("ar-ma").date(day, DateStyle::Full), "الأربعاء، 29 ماي 2013");
    assert_eq!(words("ar-sa").date(day, DateStyle::Full), "الأربعاء، ٢٩ مايو ٢٠١٣");
    assert_eq!(words("ar-eg").number(1234.5, 1), "١٬٢٣٤٫٥");
    let nine = [("count", Arg::Count(9))];
    assert!(words("ar-sa").say("unit-days", &nine).contains('٩'));
    assert!(words("ar").say("unit-days", &nine).contains('9'));
}

#[test]
fn numbers_and_shares_follow_the_language() {
    assert_eq!(words("en").number(1234.5, 2), "1,234.5");
    assert_eq!(words("fr").number(1234.5, 2), "1\u{202f}234,5");
    assert_eq!(words("en").percent(0.835, 1), "83.5%");
    assert_eq!(words("en").percent(-0.0, 0), "0%");
    assert_eq!(words("fr").percent(0.835, 1), "83,5\u{202f}%");
    assert_eq!(words("en").number(100.0, 0), "100");
    let halves = [12.5, 37.5, 0.5, 1.5, 2.5, -0.5].map(|value| words("en").number(value, 0));
    assert_eq!(halves, ["13", "38", "1", "2", "3", "−1"], "a half is rounded away from zero");
    assert_eq!((words("en").percent(0.125, 0), words("en").number(2.675, 2)), ("13%".into(), "2.68".into()));
    assert_eq!(words("en").percent(57.0 / 200.0, 0), "29%", "28.5%, which binary fractions make a little less");
}

#[test]
fn a_percent_sign_stands_on_the_same_side_of_its_number_wherever_it_stands() {
    for words in [words("ar"), words("ar").isolating()] {
        assert_eq!(words.percent(0.91, 0), "\u{2066}91%\u{2069}", "one run from left to right, in any text");
    }
    assert_eq!(words("ar-sa").percent(0.91, 0), "\u{2067}٩١٪\u{2069}", "Arabic digits have the sign on their left");
    assert_eq!(words("az").percent(0.91, 0), "91%");
}

#[test]
fn every_french_message_has_the_same_spaces_before_its_marks() {
    for (name, text) in catalogue::texts("fr") {
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.starts_with('#')) {
            let letters: Vec<char> = line.chars().collect();
            for pair in letters.windows(2).filter(|pair| pair[0].is_whitespace() || pair[0] == '«') {
                let expected = match pair {
                    [_, ';' | '!' | '?' | '»' | '%'] => '\u{202f}',
                    [_, ':'] => '\u{a0}',
                    ['«', space] => {
                        assert_eq!(*space, '\u{202f}', "fr/{name}.ftl:{}: {line}", number + 1);
                        continue;
                    }
                    _ => continue,
                };
                assert_eq!(pair[0], expected, "fr/{name}.ftl:{}: {line}", number + 1);
            }
        }
    }
}

#[test]
fn no_arabic_message_has_latin_commas() {
    for (name, text) in catalogue::texts("ar") {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains([',', ';', '?']), "ar/{name}.ftl: {line}");
        }
    }
}

#[test]
fn no_russian_line_can_begin_with_a_dash() {
    for (name, text) in catalogue::texts("ru") {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(!line.contains(" — "), "ru/{name}.ftl: {line}");
        }
    }
}

#[test]
fn lists_follow_the_language() {
    let items = ["a".to_owned(), "b".to_owned(), "c".to_owned()];
    assert_eq!(words("en").list(&items), "a, b and c");
    assert_eq!(words("fr").list(&items), "a, b et c");
    assert_eq!(words("en").list(&[]), "");
}

#[test]
fn a_language_without_catalogue_is_english() {
    assert_eq!(words("de").lang().as_str(), "en");
    assert_eq!(words("de").say("state-blocked", &[]), "Blocked");
    assert_eq!(words("en").say("no-such-message", &[]), "no-such-message");
    assert!(!Words::knows("no-such-message"));
}

#[test]
fn text_is_isolated_only_on_request_and_only_from_right_to_left() {
    let args = [("part", Arg::Text("UNESCO".into())), ("whole", Arg::Text("x".into()))];
    assert!(!words("ar").say("of-total", &args).contains('\u{2068}'));
    assert!(words("ar").isolating().say("of-total", &args).contains("\u{2068}UNESCO\u{2069}"));
    assert!(!words("en").isolating().say("of-total", &args).contains('\u{2068}'));
}

#[test]
fn every_catalogue_stands_complete_in_every_language() {
    let english = catalogue::texts("en");
    for lang in LANGUAGES {
        for (index, (name, text)) in catalogue::texts(lang).iter().enumerate() {
            let (expected, found) = (catalogue::messages(english[index].1), catalogue::messages(text));
            assert_eq!(expected, found, "{lang}/{name}.ftl");
        }
    }
}

#[test]
fn every_catalogue_but_the_english_one_says_that_it_awaits_review() {
    for lang in LANGUAGES.into_iter().filter(|lang| *lang != "en") {
        for (name, text) in catalogue::texts(lang) {
            assert!(text.starts_with("# awaiting native review\n"), "{lang}/{name}.ftl");
        }
    }
}

#[test]
fn every_state_and_health_has_a_word_in_every_language() {
    use crate::{engine::Health, model::TaskState, plan::PartnerKind};
    let ids = TaskState::ALL.iter().map(|state| format!("state-{}", state.as_str()));
    let ids = ids.chain(Health::ALL.iter().map(|health| format!("health-{}", health.as_str())));
    let ids = ids.chain(PartnerKind::ALL.iter().map(|kind| format!("kind-{}", kind.as_str())));
    for id in ids {
        assert!(Words::knows(&id), "{id}");
    }
}

#[test]
fn plural_forms_follow_the_language() {
    let days = |tag, count| words(tag).say("unit-working-days", &[("count", Arg::Count(count))]);
    assert_eq!(days("ru", 1), "1 рабочий день");
    assert_eq!(days("ru", 3), "3 рабочих дня");
    assert_eq!(days("ru", 5), "5 рабочих дней");
    assert_eq!(days("ru", 21), "21 рабочий день");
    assert_eq!(days("fr", 0), "0 jour ouvrable");
    assert_eq!(days("ar", 2), "يوما عمل");
    assert_eq!(days("ar", 7), "7 أيام عمل");
    assert_eq!(days("ar", 11), "11 يوم عمل");
    assert_eq!(days("az", 5), "5 iş günü");
    let plain_days = |tag, count| words(tag).say("unit-days", &[("count", Arg::Count(count))]);
    let of_hundreds = [100, 101, 102, 103, 110, 111, 141, 199, 200, 1_005].map(|count| plain_days("ar", count));
    let expected = ["100 يوم", "101 يوم", "102 يوم", "103 أيام", "110 أيام", "111 يومًا", "141 يومًا", "199 يومًا"];
    assert_eq!(of_hundreds[..8], expected, "the last two digits make the form");
    assert_eq!(of_hundreds[8..], ["200 يوم", "1,005 أيام"]);
    assert_eq!(plain_days("ar-sa", 141), "١٤١ يومًا");
}

#[test]
fn a_calendar_in_the_tag_changes_no_plural_form() {
    for (id, placeholders) in catalogue::ids("ar") {
        for count in [0, 1, 2, 3, 7, 11, 28, 100] {
            let args: Vec<_> = placeholders.iter().map(|name| (name.as_str(), Arg::Count(count))).collect();
            let plain = words("ar").say(&id, &args);
            assert_eq!(words("ar-u-ca-islamic-umalqura").say(&id, &args), plain, "{id} of {count}");
            let saudi = words("ar-sa").say(&id, &args);
            assert_eq!(words("ar-sa-u-ca-islamic-umalqura").say(&id, &args), saudi, "{id} of {count}");
        }
    }
}
