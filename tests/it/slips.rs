//! Slips of people who never programmed: each is named in their words, with what to write instead.

use concerted::diag::{Code, Diagnostic, Sources};

use crate::definition::check_all;

/// A sound workflow that ends in its tasks.
const BEGINNING: &str = "format: 1
workflow: forum
title: Forum
coordinator: {email: secretariat@forum.example}
event: {opens: 2027-09-21}
partners:
  host: {kind: host_government, contacts: [{function: focal_point, email: focal.point@host.example}]}
  unesco: {kind: intergovernmental_organization, contacts: [{function: focal_point, email: focal.point@unesco.example}]}
  coe: {kind: intergovernmental_organization, contacts: [{function: focal_point, email: focal.point@coe.example}]}
tasks:
  A1: {title: First, lead: host, due: 2027-06-01}
  A2: {title: Second, lead: host, due: 2027-06-02}
";

fn findings(text: &str) -> Vec<Diagnostic> {
    let mut sources = Sources::default();
    sources.insert("forum.yaml", text);
    check_all(&sources)
}

/// The only finding of the workflow with these lines at its end.
fn only(lines: &str) -> Diagnostic {
    let mut found = findings(&format!("{BEGINNING}{lines}\n"));
    assert_eq!(found.len(), 1, "{lines}: {found:#?}");
    found.remove(0)
}

/// Code, message and hint of the only finding.
fn said(lines: &str) -> (Code, String, String) {
    let finding = only(lines);
    (finding.code, finding.message, finding.hint.unwrap_or_default())
}

/// A line that is no YAML, and how it should be written.
const MENDED: [(&str, &str); 33] = [
    ("{title: x, lead: host, due: T}}", "{title: x, lead: host, due: T}"),
    ("{title: x, lead: host, due: T, with: [coe]]}", "{title: x, lead: host, due: T, with: [coe]}"),
    ("{title: x,, lead: host, due: T}", "{title: x, lead: host, due: T}"),
    ("{title: x}, lead: host, due: T}", "{title: x, lead: host, due: T}"),
    ("{title: {en: x, fr: z, lead: host, due: T}", "{title: {en: x, fr: z}, lead: host, due: T}"),
    (
        "{title: x, lead: host, due: T, with: [{partner: coe, due: -5wd], needs: A1}",
        "{title: x, lead: host, due: T, with: [{partner: coe, due: -5wd}], needs: A1}",
    ),
    (
        "{title: x, lead: host, due: T, with: [{partner: coe, due: -5wd}, unesco, needs: A1}",
        "{title: x, lead: host, due: T, with: [{partner: coe, due: -5wd}, unesco], needs: A1}",
    ),
    (
        "{title: {en: Foo: bar, fr: baz}, lead: host, due: T}",
        r#"{title: {en: "Foo: bar", fr: baz}, lead: host, due: T}"#,
    ),
    (
        "{title: {en: Foo, fr: L'été: x}, lead: host, due: T}",
        r#"{title: {en: Foo, fr: "L'été: x"}, lead: host, due: T}"#,
    ),
    ("{title: Foo: bar, lead: host, due: T}", r#"{title: "Foo: bar", lead: host, due: T}"#),
    ("{title: On culture:, lead: host, due: T}", r#"{title: "On culture:", lead: host, due: T}"#),
    ("{title: The [draft] text, lead: host, due: T}", r#"{title: "The [draft] text", lead: host, due: T}"#),
    ("{title: [draft] text, lead: host, due: T}", r#"{title: "[draft] text", lead: host, due: T}"#),
    ("{title: Agree on {draft}, lead: host, due: T}", r#"{title: "Agree on {draft}", lead: host, due: T}"#),
    ("{title: Session #7, lead: host, due: T}", r#"{title: "Session #7", lead: host, due: T}"#),
    ("{lead: host, due: T, title: Session #7}", r#"{lead: host, due: T, title: "Session #7"}"#),
    ("{lead: host, due: T, title: Session [7]}", r#"{lead: host, due: T, title: "Session [7]"}"#),
    (r#"{title: "Forum" of youth, lead: host, due: T}"#, r#"{title: '"Forum" of youth', lead: host, due: T}"#),
    ("{title: 'it's here', lead: host, due: T}", r#"{title: "it's here", lead: host, due: T}"#),
    (r#"{title: "the "big" one", lead: host, due: T}"#, r#"{title: 'the "big" one', lead: host, due: T}"#),
    (r#"{title: Forum "x: y", lead: host, due: T}"#, r#"{title: 'Forum "x: y"', lead: host, due: T}"#),
    ("{title: Forum, lead: host, due: T", "{title: Forum, lead: host, due: T}"),
    ("{title: Forum, lead: host due: T}", "{title: Forum, lead: host, due: T}"),
    ("{title: - Forum, lead: host, due: T}", r#"{title: "- Forum", lead: host, due: T}"#),
    ("{title: x, with: [unesco, coe, lead: host, due: T}", "{title: x, with: [unesco, coe], lead: host, due: T}"),
    ("{title: x, lead: host, due: T, with: [unesco, coe}", "{title: x, lead: host, due: T, with: [unesco, coe]}"),
    ("{title: @home, lead: host, due: T}", r#"{title: "@home", lead: host, due: T}"#),
    ("{title: `home`, lead: host, due: T}", r#"{title: "`home`", lead: host, due: T}"#),
    ("{title: ? who, lead: host, due: T}", r#"{title: "? who", lead: host, due: T}"#),
    ("{title: Foo] bar, lead: host, due: T}", r#"{title: "Foo] bar", lead: host, due: T}"#),
    ("{title: Foo} bar, lead: host, due: T}", r#"{title: "Foo} bar", lead: host, due: T}"#),
    ("{title: \"Foo, lead: host, due: T}", r#"{title: "Foo", lead: host, due: T}"#),
    ("{title: Séance à Bakou: suite, lead: host, due: T}", r#"{title: "Séance à Bakou: suite", lead: host, due: T}"#),
];

#[test]
fn a_line_that_is_no_yaml_is_shown_as_it_should_be_written() {
    for (written, meant) in MENDED {
        for next in ["", "\n  A4: {title: Next, lead: host, due: 2027-09-01}"] {
            let (code, message, hint) = said(&format!("  A3: {written}{next}"));
            assert_eq!((code, hint), (Code::Syntax, format!("write `A3: {meant}`")), "{written}: {message}");
            assert!(findings(&format!("{BEGINNING}  A3: {meant}{next}\n")).is_empty(), "{meant}");
        }
    }
}

#[test]
fn a_text_on_a_line_of_its_own_is_quoted_too() {
    for (written, meant) in [
        ("Forum: the second", r#""Forum: the second""#),
        (r#""Forum" the second"#, r#"'"Forum" the second'"#),
        ("[draft] of a text", r#""[draft] of a text""#),
        ("%", r#""%""#),
    ] {
        let (code, message, hint) = said(&format!("  A3:\n    title: {written}\n    lead: host\n    due: 2027-09-01"));
        assert_eq!((code, hint), (Code::Syntax, format!("write `title: {meant}`")), "{message}");
    }
}

#[test]
fn a_comma_that_is_missing_at_the_end_of_a_line_is_put_there() {
    let (code, message, hint) = said("  A3: {title: x, lead: host\n    due: T}");
    assert_eq!((code, hint.as_str()), (Code::Syntax, "write `A3: {title: x, lead: host,`"), "{message}");
}

#[test]
fn a_comma_in_a_text_and_a_key_without_a_blank_are_told() {
    let of_key = |task: &str, key: &str| {
        let found = findings(&format!("{BEGINNING}  A3: {task}\n"));
        let unknown = found.into_iter().find(|finding| finding.message.contains(key)).unwrap();
        (unknown.code, unknown.hint.unwrap())
    };
    let (code, hint) = of_key("{title: Forum, part two, lead: host, due: T}", "part two");
    let fix = r#"if `part two` belongs to the value before it, write `title: "Forum, part two"`"#;
    assert_eq!((code, hint.as_str()), (Code::UnknownKey, fix));
    let (_, hint) = of_key("{title = Forum, lead: host, due: T}", "title = Forum");
    assert_eq!(hint, "write `title: Forum`, with a space after the colon");
    let (code, message, hint) = said("  A3 {title: x, lead: host, due: T}");
    assert_eq!((code, hint.as_str()), (Code::Syntax, "write `A3: {title: x, lead: host, due: T}`"), "{message}");
    let (code, hint) = of_key("{title:Forum, lead: host, due: T}", "title:Forum");
    let fix = "write `title: Forum`, with a space after the colon";
    assert_eq!((code, hint.as_str()), (Code::UnknownKey, fix));
    let (code, message, hint) = said("  A3:\n    title: x\n    lead:host\n    due: T");
    assert_eq!((code, hint.as_str()), (Code::Syntax, "write `lead: host`"), "{message}");
}

#[test]
fn a_line_that_stands_out_is_told_where_it_belongs() {
    let (code, message, hint) = said("  A3:\n    title: a\n   lead: host\n    due: T");
    assert_eq!((code, hint.as_str()), (Code::Syntax, "begin it with 4 spaces, like the lines that it belongs to"));
    assert!(message.contains("begins with 3 spaces"), "{message}");
}

#[test]
fn what_no_single_line_mends_keeps_the_words_of_the_fault() {
    let (code, message, _) = said("  ? [a]\n  : b");
    assert_eq!(code, Code::Syntax);
    assert!(message.contains("is where a key is expected"), "{message}");
}

#[test]
fn the_only_item_of_any_list_may_stand_without_brackets() {
    let single = BEGINNING.replace("contacts: [{", "contacts: {").replace("}]}\n", "}}\n");
    assert_ne!(single, BEGINNING);
    let more = "calendars:
  gulf: {weekend: {days: fri}, holidays: {date: 2027-05-05, name: Coast Day}, covers: 2027-01-01..2027-12-31}
objectives: {id: O1, statement: To agree, indicators: {id: I1, title: Texts, categories: none}}
ladders: {short: {at: 0wd, to: focal_point, tone: due_today}}
";
    let in_brackets = "calendars:
  gulf: {weekend: [{days: [fri]}], holidays: [{date: 2027-05-05, name: Coast Day}], covers: [2027-01-01..2027-12-31]}
objectives: [{id: O1, statement: To agree, indicators: [{id: I1, title: Texts, categories: [none]}]}]
ladders: {short: [{at: 0wd, to: focal_point, tone: due_today}]}
";
    let plan = |text: String| concerted::plan::Plan { definition: String::new(), ..crate::definition::plan_of(&text) };
    let single = plan(format!("{more}{single}"));
    assert_eq!(format!("{single:#?}"), format!("{:#?}", plan(format!("{in_brackets}{BEGINNING}"))));
}

/// A task, code and hint of its only finding.
const WORDS: [(&str, Code, &str); 29] = [
    ("due: T, complete_when: All", Code::BadRule, "write `all`"),
    ("due: 2wd After A2", Code::BadOffset, "write `2wd after A2`"),
    ("due: 2 WD BEFORE A2", Code::BadOffset, "write `2wd before A2`"),
    ("due: t-3M", Code::BadOffset, "write `T-3m`"),
    ("due: -3m", Code::BadOffset, "write `T-3m`"),
    ("due: +2d", Code::BadOffset, "write `C+2d`"),
    ("due: T-3", Code::BadOffset, "write T-3d, T-3w or T-3m"),
    ("due: \"2027-06-08 12:00\"", Code::BadDate, "write `2027-06-08`"),
    ("due: T, window: 4 weeks", Code::BadOffset, "write `4w`"),
    ("due: T, window: 10 working days", Code::BadOffset, "write `10wd`"),
    ("due: T-1001wd", Code::BadOffset, "count in weeks: T-200w"),
    ("due: 1001wd after A2", Code::BadOffset, "count in weeks: 200w"),
    ("due: T-10000d", Code::BadOffset, "write a smaller number"),
    ("due: T, window: 2000wd", Code::BadOffset, "count in weeks: 400w"),
    ("due: T, window: 4W", Code::BadOffset, "write `4w`"),
    ("due: T, complete_when: 2/3 of Contributors", Code::BadRule, "write `2/3 of contributors`"),
    ("due: T, with: {partner: coe, due: -5WD}", Code::BadOffset, "write `-5wd`"),
    ("due: T\u{2013}6w", Code::BadOffset, "write `T-6w`"),
    ("due: T\u{2212}6w", Code::BadOffset, "write `T-6w`"),
    ("due: T \u{2014} 6 weeks", Code::BadOffset, "write `T-6w`"),
    ("due: 2027\u{2011}06\u{2011}08", Code::BadDate, "write `2027-06-08`"),
    ("due: \u{201c}2027-06-08\u{201d}", Code::BadOffset, "write `2027-06-08`"),
    ("due: T-\u{200b}6w", Code::BadOffset, "write `T-6w`"),
    ("due: T, with: unes\u{200b}co", Code::BadId, "write `unesco`"),
    ("due: T, with: [\u{ab}coe\u{bb}]", Code::BadId, "write `coe`"),
    ("due: T, with: coe\u{a0}", Code::BadId, "write `coe`"),
    ("due: T, shift\u{a0}: later", Code::UnknownKey, "write `shift:`"),
    ("due: T, \u{201c}shift\u{201d}: later", Code::UnknownKey, "write `shift:`"),
    ("due: T, shift: \u{2018}later\u{2019}", Code::UnknownValue, "write `later`"),
];

#[test]
fn a_misspelt_word_is_shown_as_it_should_be_written() {
    for (task, code, fix) in WORDS {
        let found = findings(&format!("{BEGINNING}  A3: {{title: x, lead: host, {task}}}\n"));
        let told: Vec<_> = found.iter().filter(|one| one.is_error() && one.code != Code::MissingKey).collect();
        assert_eq!(told.len(), 1, "{task}: {found:#?}");
        assert_eq!((told[0].code, told[0].hint.as_deref()), (code, Some(fix)), "{task}: {}", told[0].message);
    }
}

#[test]
fn a_span_in_other_forms_is_shown_as_it_should_be_written() {
    for (covers, fix) in [
        ("2027", "write `2027-01-01..2027-12-31`"),
        ("2027-2028", "write `2027-01-01..2028-12-31`"),
        ("2027-01-01 to 2027-06-30", "write `2027-01-01..2027-06-30`"),
        ("2027-01-01 - 2027-06-30", "write `2027-01-01..2027-06-30`"),
        ("soon", "write 2013-01-01..2013-12-31"),
    ] {
        let found = findings(&format!("calendars: {{c: {{covers: {covers}}}}}\n{BEGINNING}"));
        assert_eq!((found.len(), found[0].hint.as_deref()), (1, Some(fix)), "{covers}: {found:#?}");
    }
}

#[test]
fn a_character_that_looks_like_another_is_named_where_it_stands() {
    for (task, message) in [
        ("due: T\u{2013}6w", "`T-6w` has an en dash (U+2013) in it"),
        ("due: T\u{202f}-6w", "`T -6w` has a narrow no-break space (U+202F) in it"),
        ("due: T, shift\u{200b}: none", "the key `shift` has an invisible space of zero width (U+200B) in it"),
    ] {
        let text = format!("{BEGINNING}  A3: {{title: x, lead: host, {task}}}\n");
        let found = findings(&text);
        let told = found.iter().find(|finding| finding.message == message);
        let told = told.unwrap_or_else(|| panic!("{task}: {found:#?}"));
        assert!(!text[told.primary.span.clone()].is_ascii(), "{task}: {told:?}");
        assert_eq!(text[told.primary.span.clone()].chars().count(), 1);
    }
    for (line, code, name) in [
        ("\u{a0}\u{a0}A3: {title: x", Code::UnknownKey, "a no-break space (U+00A0)"),
        ("  A3: {title: “x: y”", Code::Syntax, "a curly quotation mark (U+201C)"),
    ] {
        let (found, message, hint) = said(&format!("{line}, lead: host, due: 2027-09-01}}"));
        assert_eq!(found, code, "{message}");
        assert!(message.contains(name) && hint.is_ascii(), "{message} {hint}");
    }
}

#[test]
fn a_path_with_such_a_character_is_shown_without_it() {
    let found = findings(&format!("programme: \u{201c}programme.yaml\u{201d}\n{BEGINNING}"));
    let fix = "the path has a curly quotation mark (U+201C); write `programme.yaml`";
    assert_eq!((found[0].code, found[0].hint.as_deref()), (Code::UnknownFile, Some(fix)));
}

#[test]
fn texts_may_hold_whatever_people_write() {
    let title = "“Dialogue” – l’avenir\u{a0}: \u{ab}\u{202f}paix\u{202f}\u{bb} — a\u{200b}b … −5\u{ad}";
    let text = format!("{BEGINNING}  A3: {{title: \"{title}\", lead: host, due: 2027-09-01}}\n");
    assert!(findings(&text).is_empty(), "{:#?}", findings(&text));
}

#[test]
fn an_abbreviation_is_no_zone_and_never_suggested() {
    for (zone, said) in [
        ("EST", "write area and city, such as `America/New_York`"),
        ("cet", "write area and city, such as `Europe/Paris`"),
        ("UTC+4", "write area and city, such as `Asia/Baku`, or `UTC`"),
        ("EST5EDT", "write area and city, such as `Asia/Baku`, or `UTC`"),
        ("New York", "did you mean `America/New_York`?"),
        ("Baku", "did you mean `Asia/Baku`?"),
        ("Asia/Bakku", "did you mean `Asia/Baku`?"),
        ("WXYZ", "write area and city: Asia/Baku, Europe/Paris, or UTC"),
    ] {
        let found = findings(&format!("timezone: {zone}\n{BEGINNING}"));
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].code, found[0].hint.as_deref()), (Code::BadTimezone, Some(said)), "{zone}");
    }
}

#[test]
fn a_list_without_commas_or_brackets_is_shown_with_them() {
    for (task, code, fix) in [
        ("needs: [A2 A1]", Code::BadId, "needs: [A2, A1]"),
        ("needs: A2 A1", Code::BadId, "needs: [A2, A1]"),
        ("needs: [A2 and A1]", Code::BadId, "needs: [A2, A1]"),
        ("needs: A2; A1", Code::BadId, "needs: [A2, A1]"),
        ("needs: \"A2, A1\"", Code::BadId, "needs: [A2, A1]"),
        ("needs: [A2 A1, A1]", Code::BadId, "needs: [A2, A1, A1]"),
        ("with: unesco and coe", Code::BadId, "with: [unesco, coe]"),
        ("with: [unesco coe]", Code::BadId, "with: [unesco, coe]"),
        ("with: \"moon, mars\"", Code::BadId, "with: [moon, mars]"),
    ] {
        let found = findings(&format!("{BEGINNING}  A3: {{title: x, lead: host, due: 2027-09-01, {task}}}\n"));
        let told: Vec<_> = found.iter().map(|one| (one.code, one.hint.clone().unwrap())).collect();
        assert_eq!(told, [(code, format!("write `{fix}`"))], "{task}: {found:#?}");
    }
    let told = |lines: &str| findings(&format!("{lines}\n{BEGINNING}")).remove(0);
    for (line, code, fix) in [
        ("languages: en, fr", Code::BadLanguage, "languages: [en, fr]"),
        (
            "reports: {phases: \"monthly to T-6m, weekly to T\"}",
            Code::BadPhase,
            "phases: [monthly to T-6m, weekly to T]",
        ),
        ("calendars: {c: {weekend: [{days: \"fri, sat\"}]}}", Code::UnknownValue, "days: [fri, sat]"),
        ("calendars: {c: {weekend: [{days: sat sun}]}}", Code::UnknownValue, "days: [sat, sun]"),
        ("languages: en fr", Code::BadLanguage, "languages: [en, fr]"),
    ] {
        let finding = told(line);
        assert_eq!(finding.code, code, "{line}: {finding:#?}");
        assert!(finding.hint.as_ref().is_some_and(|hint| hint.contains(fix)), "{line}: {finding:#?}");
    }
    // Words that name nothing here may well be one name.
    let (code, _, hint) =
        said("  A3: {title: x, lead: host, due: 2027-09-01, with: [Ministry of Culture and Tourism]}");
    assert_eq!((code, hint.as_str()), (Code::BadId, "write the id exactly as it is defined"));
}

#[test]
fn a_list_without_brackets_in_braces_is_told_once() {
    let text = format!("{BEGINNING}  A3: {{title: x, lead: host, due: 2027-09-01, with: unesco, coe, moon}}\n");
    let found = findings(&text);
    assert_eq!(found.len(), 2, "what is read as one list is looked at: {found:#?}");
    let found: Vec<_> = found.into_iter().filter(|finding| finding.code == Code::UnknownKey).collect();
    let fix = "if `coe` belongs to the value before it, write `with: [unesco, coe, moon]`";
    assert_eq!((found[0].code, found[0].hint.as_deref()), (Code::UnknownKey, Some(fix)));
}

#[test]
fn what_is_named_twice_counts_once() {
    let twice = "languages: [en, fr, EN]\nreports: {languages: [fr, fr], audiences: [public, minister, public]}\n";
    let plan = crate::definition::plan_of(&format!("{twice}{BEGINNING}"));
    let tags = |langs: &[concerted::model::Lang]| langs.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(
        (tags(&plan.languages), tags(&plan.reports.languages)),
        (vec!["en".into(), "fr".into()], vec!["fr".into()])
    );
    assert_eq!(plan.reports.audiences, ["public", "minister"]);
}

#[test]
fn a_symbol_is_one_short_word_of_any_script() {
    let found = |symbol: &str| findings(&format!("symbol: \"{symbol}\"\n{BEGINNING}"));
    for symbol in ["BP-WF2", "Форум/29", "CM/2008/3", "2027", "منتدى-7"] {
        assert!(found(symbol).is_empty(), "{symbol}: {:#?}", found(symbol));
    }
    for (symbol, fix) in
        [("BP WF2", "write `BP-WF2`"), ("-/-", "write a short word, such as BP-WF8"), ("a\u{2013}b", "write `a-b`")]
    {
        let found = found(symbol);
        assert_eq!((found.len(), found[0].code, found[0].hint.as_deref()), (1, Code::BadSymbol, Some(fix)), "{symbol}");
    }
}

#[test]
fn a_date_in_words_is_told_as_an_offset() {
    let fix = |due: &str| said(&format!("  A3: {{title: Third, lead: host, due: {due}}}")).2;
    assert_eq!(fix("3 months before T"), "write `T-3m`");
    assert_eq!(fix("3m before T"), "write `T-3m`");
    assert_eq!(fix("2w after C"), "write `C+2w`");
    assert_eq!(fix("2 working days after A1"), "write `2wd after A1`");
    let (_, message, cyrillic) = said("  A3: {title: Third, lead: host, due: Т-3m}");
    assert_eq!(cyrillic, "write `T-3m`");
    assert!(message.contains("a Cyrillic letter (U+0422) that looks like a Latin one"), "{message}");
}

#[test]
fn what_a_comment_cuts_off_in_braces_ends_before_the_next_key() {
    let line = "  A3: {title: Send draft #2, lead: host, with: [unesco], due: T-3m}\n";
    for next in ["", "  A4: {title: Fourth, lead: host, due: 2027-06-02}\n"] {
        let hints: Vec<String> =
            findings(&format!("{BEGINNING}{line}{next}")).into_iter().filter_map(|finding| finding.hint).collect();
        assert!(hints.iter().any(|hint| hint.contains("title: \"Send draft #2\"")), "{hints:?}");
        assert!(!hints.iter().any(|hint| hint.contains("}\"")), "{hints:?}");
    }
}

#[test]
fn a_word_is_taken_for_the_key_that_it_begins_with() {
    let mut found = findings(&format!("{BEGINNING}  A3: {{title: Third, leader: host, due: T-3m}}\n"));
    found.retain(|finding| finding.message.contains("leader"));
    assert!(found[0].hint.as_ref().unwrap().contains("did you mean `lead`?"), "{found:#?}");
}
