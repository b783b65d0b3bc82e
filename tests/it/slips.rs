//! Slips of people who never programmed: each is named in their words, with what to write instead.

use concerted::{
    definition,
    diag::{Code, Diagnostic, Sources},
};

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
    definition::check_all(&sources)
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
const MENDED: [(&str, &str); 24] = [
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
fn a_comma_in_a_text_and_a_key_without_a_blank_are_told() {
    let of_key = |task: &str, key: &str| {
        let found = findings(&format!("{BEGINNING}  A3: {task}\n"));
        let unknown = found.into_iter().find(|finding| finding.message.contains(key)).unwrap();
        (unknown.code, unknown.hint.unwrap())
    };
    let (code, hint) = of_key("{title: Forum, part two, lead: host, due: T}", "part two");
    let fix = r#"if it belongs to the text before it, write `title: "Forum, part two"`"#;
    assert_eq!((code, hint.as_str()), (Code::UnknownKey, fix));
    let (code, hint) = of_key("{title:Forum, lead: host, due: T}", "title:Forum");
    let fix = "write `title: Forum`, with a blank after the colon";
    assert_eq!((code, hint.as_str()), (Code::UnknownKey, fix));
    let (code, message, hint) = said("  A3:\n    title: x\n    lead:host\n    due: T");
    assert_eq!((code, hint.as_str()), (Code::Syntax, "write `lead: host`"), "{message}");
}

#[test]
fn what_no_single_line_mends_keeps_the_words_of_the_fault() {
    let (code, message, _) = said("  A3:\n    title: a\n   lead: host\n    due: T");
    assert_eq!(code, Code::Syntax);
    assert!(message.contains("fits neither the mapping before it"), "{message}");
}
