//! The HTML edition: a rendered template, completed for the browser.
//!
//! Templates contain plain elements only, so that the same text can become the PDF. What a browser needs in addition is
//! added here: the stylesheet, the charts as inline SVG, and the lengths of bars. The result is one file without any
//! remote content. It can be printed, and it follows the reader's choice of light or dark.

use std::fmt::Write as _;

use super::svg::{escape, to_svg};
use crate::{
    render::theme::{Theme, palette::named_inks},
    report::{Document, Header},
};

/// The rules of the stylesheet; the values come from the [`Theme`].
const RULES: &str = include_str!("html.css");

/// All that a browser may do with the page is show it. No script from a template or from data runs, and nothing is
/// fetched.
const POLICY: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'\">";

/// `rendered`, which a template made from `report`, with stylesheet, charts and bars.
pub fn dress(rendered: &str, report: &impl Document, theme: &Theme) -> String {
    let mut html = String::with_capacity(rendered.len() * 2);
    if !rendered.contains("</head>") {
        // The head tags are optional: a page without them starts with the head's content.
        html.push_str("<!doctype html>\n<meta charset=\"utf-8\">\n");
        dress_head(&mut html, theme);
    }
    let stamped = ["<body", "</head>"].into_iter().find(|tag| rendered.contains(tag));
    if stamped.is_none() {
        stamp(&mut html, report.header());
    }
    let mut rest = rendered;
    while let Some(start) = rest.find('<') {
        let (before, from) = rest.split_at(start);
        html.push_str(before);
        let (tag, after) = from.split_at(tag_end(from));
        dress_tag(&mut html, tag, report, theme);
        if stamped.is_some_and(|stamped| tag.starts_with(stamped)) {
            stamp(&mut html, report.header());
        }
        rest = after;
    }
    html.push_str(rest);
    html
}

fn dress_head(html: &mut String, theme: &Theme) {
    let _ = write!(html, "{POLICY}\n<style>\n{}{}{RULES}</style>\n", theme.css(), chart_rules(theme));
}

fn dress_tag(html: &mut String, tag: &str, report: &impl Document, theme: &Theme) {
    if tag == "</head>" {
        dress_head(html, theme);
    }
    if is_logo(tag) {
        if let Some(logo) = &theme.logo {
            let _ = write!(html, "<img class=\"logo\" src=\"{}\" alt=\"{}\">", logo.address(), escape(&logo.text));
        }
        return;
    }
    if tag.starts_with("<table") && attribute(tag, "class") == Some("matrix") {
        let _ = write!(html, "{} tabindex=\"0\">", tag.trim_end_matches('>'));
        return;
    }
    if let Some(style) = bar_style(tag) {
        let _ = write!(html, "{} style=\"{style}\">", tag.trim_end_matches('>'));
        if style.contains("--full") {
            html.push_str("<i class=\"whole\"></i><i class=\"beyond\"></i>");
        }
        return;
    }
    html.push_str(tag);
    if tag.starts_with("<figure")
        && let Some(drawing) = attribute(tag, "data-drawing").and_then(|n| report.drawing(n))
    {
        let drawing = if report.lang().is_rtl() { &drawing.mirrored() } else { drawing };
        // Makes the scrollable area reachable by keyboard.
        html.push_str("<div class=\"chart\" tabindex=\"0\">");
        html.push_str(&to_svg(drawing, theme));
        html.push_str("</div>");
    }
}

/// The stamp at the top of every screen and every printed page of a report for a future day. The notice on the first
/// page tells the same to readers who cannot see it.
fn stamp(html: &mut String, header: &Header) {
    if header.is_ahead {
        let (mark, day) = (escape(&header.ahead_mark), escape(&header.cut_off.text));
        let _ = write!(html, "\n<div class=\"stamp\" aria-hidden=\"true\">■ {mark} · {day}</div>");
    }
}

/// True for `<img class="logo">`, which is replaced by the theme's logo, or by nothing.
fn is_logo(tag: &str) -> bool {
    tag.starts_with("<img") && attribute(tag, "class") == Some("logo")
}

/// The position after the `>` that ends the tag at the start of `from`; a `>` in quotes does not count.
pub(super) fn tag_end(from: &str) -> usize {
    let mut quote = None;
    for (at, c) in from.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    from.len()
}

/// The value of a double-quoted attribute.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}

/// The style of a bar such as `<span class="bar" data-value="0.63" data-plan="0.8" data-ink="good">`. With
/// `data-scale="1.1"` its whole width represents 1.1, and the part beyond 1 is set apart.
fn bar_style(tag: &str) -> Option<String> {
    let is_bar = tag.starts_with("<span") && attribute(tag, "class")?.split(' ').any(|class| class == "bar");
    if !is_bar {
        return None;
    }
    let number = |name| attribute(tag, name)?.parse::<f64>().ok().filter(|ratio| ratio.is_finite());
    let scale = number("data-scale").map_or(1.0, |scale| scale.max(1.0));
    let share = |ratio: f64| ((ratio / scale).clamp(0.0, 1.0) * 1000.0).round() / 10.0;
    let per_cent = |name| number(name).map(share);
    let ink = attribute(tag, "data-ink").filter(|ink| named_inks().any(|(_, name)| name == *ink)).unwrap_or("accent");
    let mut style = format!("--value:{}%;--bar:var(--ink-{ink})", per_cent("data-value").unwrap_or(0.0));
    if let Some(plan) = per_cent("data-plan") {
        let _ = write!(style, ";--plan:{plan}%");
    }
    if scale > 1.0 {
        let beyond = (per_cent("data-value").unwrap_or(0.0) - share(1.0)).max(0.0);
        let _ = write!(style, ";--full:{}%;--beyond:{beyond:.1}%", share(1.0));
    }
    Some(style)
}

/// The inks of charts as custom properties, so that charts follow light and dark mode like the text around them.
fn chart_rules(theme: &Theme) -> String {
    let mut rules = String::new();
    for (ink, name) in named_inks() {
        let hex = theme.ink(ink).hex();
        let _ = writeln!(rules, ".chart [fill=\"{hex}\"] {{ fill: var(--ink-{name}); }}");
        let _ = writeln!(rules, ".chart [stroke=\"{hex}\"] {{ stroke: var(--ink-{name}); }}");
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_ends_where_its_quotes_are_closed() {
        assert_eq!(tag_end("<a title=\"x > y\">z"), 17);
        assert_eq!(tag_end("<br"), 3);
    }

    #[test]
    fn a_bar_takes_its_lengths_from_its_data() {
        let style = bar_style("<span class=\"bar wide\" data-value=\"0.6333\" data-plan=\"0.8\" data-ink=\"good\">");
        assert_eq!(style.as_deref(), Some("--value:63.3%;--bar:var(--ink-good);--plan:80%"));
        let style = bar_style("<span class=\"bar\" data-value=\"7\" data-plan=\"\" data-ink=\"red;}\">");
        assert_eq!(style.as_deref(), Some("--value:100%;--bar:var(--ink-accent)"), "no plan, no foreign rule");
        assert_eq!(bar_style("<span class=\"badge good\">"), None);
    }
}
