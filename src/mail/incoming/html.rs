//! The text of a mail that has only HTML.

use mail_parser::decoders::html::html_to_text;

use super::visible::visible;

/// The most quotations within each other that are told apart.
const MAX_DEPTH: usize = 20;

/// The text of `html`, in which what stands in a `blockquote` is quoted with `>` as in a plain text.
pub(super) fn text_of(html: &str) -> String {
    let html = visible(html);
    let (mut text, mut depth, mut rest) = (String::new(), 0_usize, html.as_str());
    loop {
        let next = next_quotation(rest);
        let (part, after) = rest.split_at(next.map_or(rest.len(), |(start, _)| start));
        push(&mut text, &html_to_text(&with_lines(part)), depth);
        let Some((_, is_end)) = next else { return text };
        depth = if is_end { depth.saturating_sub(1) } else { (depth + 1).min(MAX_DEPTH) };
        rest = after.split_once('>').map_or("", |(_, rest)| rest);
    }
}

/// Where the next quotation begins or ends, and whether it ends.
fn next_quotation(html: &str) -> Option<(usize, bool)> {
    html.match_indices('<').find_map(|(start, _)| {
        let is_end = html[start + 1..].starts_with('/');
        let name = &html.as_bytes()[start + 1 + usize::from(is_end)..];
        let is_quotation = name.get(..10).is_some_and(|name| name.eq_ignore_ascii_case(b"blockquote"));
        is_quotation.then_some((start, is_end))
    })
}

/// Blocks begin a line; mail-parser knows that of `p` and `br` only.
fn with_lines(html: &str) -> String {
    const BLOCKS: [&str; 12] = ["div", "tr", "li", "ul", "ol", "h1", "h2", "h3", "table", "hr", "pre", "section"];
    let mut lined = String::with_capacity(html.len());
    let mut rest = html;
    let mut is_set = false;
    while let Some(start) = rest.find('<') {
        let name = rest[start + 1..].trim_start_matches('/');
        let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
        let is_block = BLOCKS.iter().any(|block| name[..end].eq_ignore_ascii_case(block));
        // Lines that were set as such stay lines.
        lined.push_str(&if is_set { rest[..start].replace('\n', "<br>") } else { rest[..start].to_owned() });
        lined.push_str(if is_block { "<br><" } else { "<" });
        if name[..end].eq_ignore_ascii_case("pre") {
            is_set = !rest[start + 1..].starts_with('/');
        }
        rest = &rest[start + 1..];
    }
    lined + rest
}

fn push(text: &mut String, part: &str, depth: usize) {
    for line in part.lines() {
        if depth > 0 {
            text.push_str(&"> ".repeat(depth));
        }
        text.push_str(&line.replace('\u{a0}', " "));
        text.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_lines_and_quotations_are_marked() {
        let html = "<html><head><style>p {}</style></head><body><div>DONE&nbsp;OUT-03</div><div>Caf&eacute; &amp; more<br>last</div>\
                    <div>wrote:</div><BlockQuote type=\"cite\"><p>ours</p><blockquote>older</blockquote></BlockQuote>after";
        let text = text_of(html);
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty() && *line != ">").collect();
        assert_eq!(lines, ["DONE OUT-03", "Café & more", "last", "wrote:", "> ours", "> > older", "after"]);
    }

    #[test]
    fn lines_that_are_set_stay_lines() {
        let text = text_of("<p>one\nline</p><PRE class=\"x\">DONE OUT-03\nNIL OUT-04\n</PRE><p>one\nmore</p>");
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(lines, ["one line", "DONE OUT-03", "NIL OUT-04", "one more"]);
    }

    #[test]
    fn broken_html_is_some_text() {
        for html in ["<", "<blockquote", "</blockquote>x", "<div", "&", "&#xffffffff;", "é<é>é", "<<<>>>"] {
            text_of(html);
        }
        let deep = "<blockquote>".repeat(10_000) + "x";
        assert!(text_of(&deep).len() < 1_000_000);
    }
}
