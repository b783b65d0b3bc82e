//! Marks text in another language than its page: a screen reader would pronounce it by the rules of the wrong one (WCAG 2.2,
//! 3.1.2).

use std::{collections::BTreeMap, fmt::Write as _};

use crate::model::Lang;

/// What a sentence puts around a text of a definition, the strongest first: a text may have any of the later ones in it.
const AROUND: [&[char]; 5] = [
    &['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '“', '”', '„', '«', '»'],
    &['·'],
    &[';', '؛'],
    &[':'],
    &['(', ')'],
];

/// Elements whose text is no text of the page.
const PASSED_OVER: [&str; 4] = ["style", "title", "svg", "script"];

/// `page` with every text of `foreign` in a `span` that names its language. A text is recognised where it stands alone, or
/// between the marks that sentences put around titles.
pub(in crate::render) fn marked(page: &str, foreign: &BTreeMap<String, Lang>) -> String {
    if foreign.is_empty() {
        return page.to_owned();
    }
    let mut html = String::with_capacity(page.len() * 2);
    let mut passed_over: Option<&str> = None;
    let mut rest = page;
    while !rest.is_empty() {
        let (text, from) = rest.split_at(rest.find('<').unwrap_or(rest.len()));
        match passed_over {
            Some(_) => html.push_str(text),
            None => mark(text, foreign, 0, &mut html),
        }
        let (tag, after) = from.split_at(super::html::tag_end(from));
        html.push_str(tag);
        let name =
            tag.trim_start_matches(['<', '/']).split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
        match passed_over {
            Some(open) if tag.starts_with("</") && name == open => passed_over = None,
            None if !tag.starts_with("</") => passed_over = PASSED_OVER.into_iter().find(|known| *known == name),
            _ => {}
        }
        rest = after;
    }
    html
}

fn mark(text: &str, foreign: &BTreeMap<String, Lang>, level: usize, html: &mut String) {
    let is_around = |c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}');
    let inner = text.trim_matches(is_around);
    if let Some(lang) = foreign.get(&read(inner)) {
        let start = text.len() - text.trim_start_matches(is_around).len();
        let dir = if lang.is_rtl() { "rtl" } else { "ltr" };
        html.push_str(&text[..start]);
        let _ = write!(html, "<span lang=\"{lang}\" dir=\"{dir}\">{inner}</span>");
        html.push_str(&text[start + inner.len()..]);
        return;
    }
    let Some(around) = AROUND.get(level).filter(|_| !inner.is_empty()) else {
        html.push_str(text);
        return;
    };
    for piece in text.split_inclusive(*around) {
        let words = piece.trim_end_matches(*around);
        // What ends a reference of HTML is no semicolon.
        let is_cut =
            words.rfind('&').is_some_and(|at| piece.ends_with(';') && !words[at..].contains(char::is_whitespace));
        if is_cut {
            html.push_str(piece);
            continue;
        }
        mark(words, foreign, level + 1, html);
        html.push_str(&piece[words.len()..]);
    }
}

/// The text that HTML shows for `written`.
fn read(written: &str) -> String {
    const REFERENCES: [(&str, &str); 8] = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&#x60;", "`"),
        ("&#x3D;", "="),
        ("&amp;", "&"),
    ];
    if !written.contains('&') {
        return written.to_owned();
    }
    REFERENCES.iter().fold(written.to_owned(), |text, (reference, c)| text.replace(reference, c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(html: &str) -> String {
        let texts = ["Send the draft", "session grid", "Media & arts", "Who decides? (A; B)"];
        let foreign = texts.map(|text| (text.to_owned(), Lang::english())).into();
        marked(html, &foreign).replace("<span lang=\"en\" dir=\"ltr\">", "[").replace("</span>", "]")
    }

    #[test]
    fn texts_are_marked_where_they_stand_alone_and_within_sentences() {
        for (html, marked) in [
            ("<td>Send the draft</td>", "<td>[Send the draft]</td>"),
            ("<td> \u{2068}Send the draft\u{2069}\n</td>", "<td> \u{2068}[Send the draft]\u{2069}\n</td>"),
            ("<p>«Send the draft» (A1) est en retard</p>", "<p>«[Send the draft]» (A1) est en retard</p>"),
            ("<p>session grid; 22 févr. 2013</p>", "<p>[session grid]; 22 févr. 2013</p>"),
            ("<li>Send the draft (A1)</li>", "<li>[Send the draft] (A1)</li>"),
            ("<p>Media &amp; arts · x</p>", "<p>[Media &amp; arts] · x</p>"),
            ("<p>“Who decides? (A; B)”, x</p>", "<p>“[Who decides? (A; B)]”, x</p>"),
            ("<p>Send the draft today</p>", "<p>Send the draft today</p>"),
            (
                "<title>Send the draft</title><style>a{}</style><p>x",
                "<title>Send the draft</title><style>a{}</style><p>x",
            ),
            (
                "<svg><text>Send the draft</text></svg>Send the draft",
                "<svg><text>Send the draft</text></svg>[Send the draft]",
            ),
            ("<p title=\"Send the draft\">x</p>", "<p title=\"Send the draft\">x</p>"),
        ] {
            assert_eq!(page(html), marked);
        }
        assert_eq!(super::marked("<p>x", &BTreeMap::new()), "<p>x");
    }
}
