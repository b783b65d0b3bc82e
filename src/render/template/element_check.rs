//! Finds elements and drawings in a report template that do not exist, at their position in the template.
//!
//! The typesetter refuses them too, but only when a report is made, and with a line of the rendered page.

use super::{finding::TemplateFinding, text::TemplateText};
use crate::{diag::suggest::did_you_mean, render::page::dom, report::drawing_names};

/// Anything between these is skipped: comments, expressions, styles, the SVG of the HTML edition.
const PASSED_OVER: [(&str, &str); 5] =
    [("{{!--", "--}}"), ("{{", "}}"), ("<!--", "-->"), ("<style", "</style>"), ("<svg", "</svg>")];

/// Every element of `text` that is not allowed in a report, at the first character of its name.
pub(super) fn check(text: &TemplateText) -> Vec<TemplateFinding> {
    let mut findings = Vec::new();
    let written = text.text.as_str();
    let mut at = 0;
    while at < written.len() {
        let rest = &written[at..];
        if let Some((_, end)) = PASSED_OVER.iter().find(|(begin, _)| rest.starts_with(begin)) {
            at += rest.find(end).map_or(rest.len(), |found| found + end.len());
            continue;
        }
        if let Some(name) = opened(rest).filter(|name| !is_known(name, rest)) {
            findings.push(unknown(text, name, at + 1));
        }
        if let Some(name) = drawing_of(rest).filter(|name| !is_drawn(name)) {
            let hint = did_you_mean(name, drawing_names().collect::<Vec<_>>().iter().map(String::as_str));
            findings.push(text.finding(text.place_at(at), format!("there is no drawing `{name}`"), hint));
        }
        at += rest.chars().next().map_or(1, char::len_utf8);
    }
    findings
}

/// The name of the element whose start tag `rest` starts with.
fn opened(rest: &str) -> Option<&str> {
    let name = rest.strip_prefix('<')?;
    let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(&name[..end])
}

/// The drawing that is named at the start of `rest`; nothing if the name is computed.
fn drawing_of(rest: &str) -> Option<&str> {
    let (name, _) = rest.strip_prefix("data-drawing=\"")?.split_once('"')?;
    (!name.contains("{{")).then_some(name)
}

/// True for the drawings of progress reports, and for those that a programme report makes from its series.
fn is_drawn(name: &str) -> bool {
    name.starts_with("series-") || drawing_names().any(|known| known == name)
}

fn is_known(name: &str, rest: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let tag = rest.split('>').next().unwrap_or_default();
    if name == "img" { tag.contains("class=\"logo\"") } else { dom::knows(&name) }
}

fn unknown(text: &TemplateText, name: &str, at: usize) -> TemplateFinding {
    let hint = match name.to_ascii_lowercase().as_str() {
        "img" => {
            "the only picture is the logo, `<img class=\"logo\">`; charts are `<figure data-drawing=…>`".to_owned()
        }
        "blockquote" | "aside" => "write `<div class=\"box\">`".to_owned(),
        "h5" | "h6" => "write `<h4>`".to_owned(),
        "u" | "mark" => "write `<strong>`".to_owned(),
        "script" | "iframe" | "object" | "form" | "input" | "button" => "a report is paper: leave it out".to_owned(),
        lower => {
            did_you_mean(lower, dom::known()).unwrap_or_else(|| "docs/report-html.md lists the elements".to_owned())
        }
    };
    text.finding(text.place_at(at), format!("`<{name}>` has no place in a report"), Some(hint))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<String> {
        let text = TemplateText { name: "reports/own.html".into(), text: text.into(), file: None };
        check(&text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn an_unknown_element_is_found_where_it_stands_with_what_to_write() {
        assert_eq!(
            found("<section>\n  <p>ä <blockquote>x</blockquote></p>\n<tabel></tabel>"),
            [
                "template `reports/own.html`:2:9: `<blockquote>` has no place in a report; write `<div class=\"box\">`",
                "template `reports/own.html`:3:2: `<tabel>` has no place in a report; did you mean `table`?",
            ]
        );
        assert_eq!(found("<p><IMG src=\"x.png\"></p>").len(), 1);
    }

    #[test]
    fn a_drawing_that_nobody_draws_is_found() {
        assert_eq!(
            found("<section>\n<figure data-drawing=\"time-line\"></figure></section>"),
            ["template `reports/own.html`:2:9: there is no drawing `time-line`; did you mean `timeline`?"]
        );
        for known in ["timeline", "participation-region", "series-I2.1", "{{drawing}}"] {
            assert_eq!(found(&format!("<figure data-drawing=\"{known}\"></figure>")), [""; 0], "{known}");
        }
    }

    #[test]
    fn what_is_no_element_of_the_page_is_passed_over() {
        for text in [
            "{{!-- <blockquote> --}}<p>{{#if (lt a b)}}<b>x</b>{{/if}} 3 < 4, a <3</p>",
            "<!-- <aside> --><style>p > q { color: red }</style>",
            "<figure data-drawing=\"timeline\"><svg><rect/></svg></figure>",
            "<header><img class=\"logo\"></header>",
            "<p>unclosed {{",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
