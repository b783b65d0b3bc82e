//! Footnotes and the text above them: nothing on each other, no heading alone.

use std::fmt::Write as _;

use concerted::render::{
    pdf::{
        Composition,
        page::{Belongs, Item, Page, Piece},
    },
    theme::Theme,
};

use super::typesetting::{all_text, assert_geometry, compose};

/// A note of so many times two words.
fn note(number: usize, length: usize) -> String {
    format!("<span class=\"footnote\">Source {number:03}{}.</span>", " note N".repeat(length))
}

/// The height of the rule above the notes of a page.
fn rule(page: &Page) -> Option<f32> {
    let is_rule = |item: &&Item| {
        let is_short = (item.area.width - 62.0).abs() < 0.01 && item.area.height < 0.01;
        item.belongs == Belongs::Layout && matches!(item.piece, Piece::Path(_)) && is_short
    };
    page.items.iter().find(is_rule).map(|item| item.area.y)
}

/// The lines of a page that are no notes, by their size.
fn body(page: &Page) -> Vec<&Item> {
    let notes = Theme::default().small.size + 0.01;
    let is_body = |item: &&Item| {
        matches!(&item.piece, Piece::Text(run) if run.size > notes) && matches!(item.belongs, Belongs::Node(_))
    };
    page.items.iter().filter(is_body).collect()
}

/// No line of the text reaches below the rule above the notes.
fn assert_apart(composition: &Composition, what: &str) {
    for (number, page) in composition.pages.iter().enumerate() {
        let Some(rule) = rule(page) else { continue };
        for item in body(page) {
            assert!(item.area.bottom() <= rule, "{what}: page {}: {:?} under the rule", number + 1, item.text());
        }
    }
}

#[test]
fn no_line_reaches_below_the_rule_above_the_notes() {
    for (count, length) in [(60, 60), (1, 900), (2, 400), (3, 90), (7, 30), (25, 3), (60, 0), (150, 1), (40, 20)] {
        for around in [0, 9, 31] {
            let mut html = format!("<p>{}</p><p>", "x<br>".repeat(around));
            for n in 0..count {
                let _ = write!(html, "w{} ", note(n, length));
            }
            html += "</p><h2>A heading</h2><p>The end of it.</p>";
            let what = format!("{count} notes of {length} words after {around} lines");
            let composition = compose(&html, "en");
            assert_geometry(&composition);
            assert_apart(&composition, &what);
            let text = all_text(&composition);
            assert!((0..count).all(|n| text.contains(&format!("Source {n:03}"))), "{what}: a note is lost");
            assert!(text.contains("The end of it."), "{what}");
        }
    }
}

/// The last words of the text above the notes.
fn last(page: &Page) -> Option<&str> {
    body(page).last().and_then(|item| item.text())
}

#[test]
fn headings_go_with_their_text_to_the_next_page() {
    let (few, many) = (note(1, 9), note(2, 300));
    let long = "A line of the box.<br>".repeat(47);
    let after = [
        format!("<p>{}</p>", "words and words ".repeat(40)),
        format!("<ol><li>One thing{few}.</li><li>Another.</li></ol>"),
        format!("<ol><li>{}{many}.</li><li>Another.</li></ol>", "One thing ".repeat(30)),
        format!("<p>Text{many} that {}</p>", "goes on ".repeat(50)),
        format!(
            "<table><thead><tr><th>Head</th></tr></thead><tbody><tr><td>One{many}</td></tr><tr><td>Two</td></tr></tbody></table>"
        ),
        format!("<div class=box><p>{long}</p></div>"),
        format!("<div class=box><p>{long}{many}</p></div>"),
    ];
    let before = ["x".to_owned(), format!("x{}", note(3, 60)), format!("x{}", note(4, 700))];
    for (which, (after, before)) in after.iter().flat_map(|after| before.iter().map(move |b| (after, b))).enumerate() {
        for lines in 0..56 {
            let html =
                format!("<p>{before}</p><p>{}</p><h2>Upper one</h2><h3>Lower one</h3>{after}", "x<br>".repeat(lines));
            let composition = compose(&html, "en");
            let what = format!("case {which} after {lines} lines");
            assert_apart(&composition, &what);
            for page in &composition.pages {
                let words = last(page);
                assert!(!matches!(words, Some("Upper one" | "Lower one" | "Head")), "{what}: {words:?} stands alone");
            }
        }
    }
}

/// A table over several pages whose header has a note of so many times two words.
fn noted_table(length: usize) -> Composition {
    let mut rows = String::new();
    for row in 0..150 {
        let _ = write!(rows, "<tr><td>{row}</td></tr>");
    }
    let head = format!("<thead><tr><th>No.{}</th></tr></thead>", note(1, length));
    compose(&format!("<table>{head}<tbody>{rows}</tbody></table><p>after</p>"), "en")
}

#[test]
fn a_repeated_header_repeats_its_note_or_leaves_its_number_out() {
    for (length, is_repeated) in [(5, true), (40, true), (900, false)] {
        let composition = noted_table(length);
        assert_geometry(&composition);
        let later = &composition.pages[1..];
        assert!(later.len() >= 2);
        for (number, page) in later.iter().enumerate() {
            let has = |what: &str| page.items.iter().filter_map(Item::text).any(|text| text.contains(what));
            let is_raised = |item: &Item| {
                item.belongs == Belongs::Layout && item.text().is_some_and(|text| text.trim_matches('\u{a0}') == "1")
            };
            if !has("No.") {
                continue;
            }
            let what = format!("{length} words, page {}", number + 2);
            assert_eq!(page.items.iter().any(is_raised), is_repeated, "{what}: the number");
            assert!(!is_repeated || has("Source 001"), "{what}: the note");
        }
        let rows = all_text(&composition);
        assert!((0..150).all(|row| rows.contains(&row.to_string())) && rows.contains("after"));
    }
}
