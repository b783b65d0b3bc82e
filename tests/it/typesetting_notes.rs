//! Footnotes and the text above them: neither takes the other's room.

use std::fmt::Write as _;

use crate::typesetting::{assert_geometry, compose, texts};

/// A paragraph with so many notes, each of so many words.
fn noted(notes: usize, words: usize) -> String {
    let mut html = String::from("<p>");
    for note in 0..notes {
        let _ = write!(html, "w{note}<span class=\"footnote\">{}</span> ", format!("note {note} ").repeat(words));
    }
    html + "</p>"
}

#[test]
fn notes_never_stand_on_the_text_that_refers_to_them() {
    for notes in [1, 5, 12, 20, 37, 60] {
        for words in [1, 7, 30, 60] {
            let html = format!("{}<p>After them.</p>", noted(notes, words));
            let composition = compose(&html, "en");
            assert_geometry(&composition);
            let all: String = composition.pages.iter().flat_map(texts).collect();
            assert!(all.contains(&format!("note {}", notes - 1)), "{notes} notes of {words} words: the last is lost");
        }
    }
}

#[test]
fn headings_stay_with_what_follows_above_notes() {
    let rows = (0..14).fold(String::new(), |mut rows, row| {
        let note = format!("source {row} ").repeat(3 + row % 5 * 9);
        let _ = write!(rows, "<tr><td>Row {row}</td><td>x<span class=\"footnote\">{note}</span></td></tr>");
        rows
    });
    for lines in 1..60 {
        let filler = "x<br>".repeat(lines);
        let html = format!(
            "<p>{filler}</p><table><tbody>{rows}</tbody></table><h2>Larger heading</h2><h3>Smaller heading</h3>\
             <ul><li>First item</li><li>Second item</li><li>Third item</li></ul>"
        );
        let composition = compose(&html, "en");
        assert_geometry(&composition);
        let page_of = |words: &str| {
            let pages = composition.pages.iter().position(|page| texts(page).any(|text| text.contains(words)));
            pages.unwrap_or_else(|| panic!("{words} is lost"))
        };
        let heading = page_of("Larger");
        assert_eq!((page_of("Smaller"), page_of("First item")), (heading, heading), "{lines} lines before it");
    }
}
