//! What of an HTML text a reader sees: not what a style hides.

use std::collections::BTreeSet;

/// Elements within each other are told apart up to this depth; beyond it nothing is hidden.
const MAX_DEPTH: usize = 200;

/// The most rules of a style sheet that are looked at.
const MAX_RULES: usize = 500;

/// Elements without an end tag.
const VOID: [&str; 14] =
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param"];

/// Elements that end where another of the same kind begins.
const ENDS_ITSELF: [&str; 5] = ["li", "td", "th", "tr", "option"];

/// Elements that end a paragraph.
const BLOCKS: [&str; 14] =
    ["p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "blockquote", "pre", "hr", "section", "form"];

/// How an element is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Show {
    /// It and all within it take no room.
    is_gone: bool,
    /// Its text is not visible, unless an inner element says otherwise.
    is_invisible: bool,
    /// Its letters have no size, unless an inner element gives them one.
    is_sizeless: bool,
}

impl Show {
    fn hides(self) -> bool {
        self.is_gone || self.is_invisible || self.is_sizeless
    }

    /// The same element with these declarations.
    fn with(mut self, style: &str) -> Self {
        let declared: Vec<(String, String)> = style
            .split(';')
            .filter_map(|one| one.split_once(':'))
            .map(|(name, value)| {
                (name.trim().to_ascii_lowercase(), value.replace("!important", "").trim().to_ascii_lowercase())
            })
            .collect();
        let is_zero = |value: &str| size(value) == Some(0.0);
        let cuts = declared.iter().any(|(name, value)| name.starts_with("overflow") && value == "hidden");
        for (name, value) in &declared {
            match (name.as_str(), value.as_str()) {
                ("display", "none") | ("mso-hide", "all") => self.is_gone = true,
                ("opacity", value) if is_zero(value) => self.is_gone = true,
                ("height" | "max-height" | "width" | "max-width", value) if cuts && is_zero(value) => {
                    self.is_gone = true;
                }
                ("visibility", "hidden" | "collapse") => self.is_invisible = true,
                ("visibility", "visible") => self.is_invisible = false,
                ("font-size", value) if is_zero(value) => self.is_sizeless = true,
                // A part of nothing is nothing.
                ("font-size", value) if !value.ends_with(['%']) && !value.ends_with("em") => self.is_sizeless = false,
                ("font-size", value) if value.ends_with("rem") => self.is_sizeless = false,
                ("font", value) => {
                    let sizes = value.split([' ', '/']).filter(|word| word.starts_with(|c: char| c.is_ascii_digit()));
                    if let Some(size) = sizes.filter(|word| word.len() > 1 || *word == "0").find_map(size) {
                        self.is_sizeless = size == 0.0;
                    }
                }
                _ => {}
            }
        }
        self
    }
}

/// The number at the head of a length, if it is one.
fn size(value: &str) -> Option<f64> {
    let end = value.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(value.len());
    value[..end].parse().ok()
}

/// `html` without the text that its own styles hide. Tags stay where they are, so that lines are.
pub(super) fn visible(html: &str) -> String {
    let rules = Rules::of(html);
    let mut shown = String::with_capacity(html.len());
    let mut open: Vec<(String, Show)> = Vec::new();
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        let hides = |open: &[(String, Show)]| open.last().is_some_and(|(_, show)| show.hides());
        if !hides(&open) {
            shown.push_str(&rest[..start]);
        }
        if !rest[start + 1..].starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?')) {
            shown.push_str(if hides(&open) { "" } else { "<" });
            rest = &rest[start + 1..];
            continue;
        }
        let end = end_of_tag(&rest[start..]).map_or(rest.len(), |end| start + end);
        let tag = &rest[start..end];
        shown.push_str(tag);
        rest = &rest[end..];
        take(tag, &mut open, &rules);
    }
    if open.last().is_none_or(|(_, show)| !show.hides()) {
        shown.push_str(rest);
    }
    shown
}

/// Where the tag or comment ends that `text` begins with.
fn end_of_tag(text: &str) -> Option<usize> {
    if text.starts_with("<!--") {
        return text.find("-->").map(|end| end + 3);
    }
    // Quotation marks are ones only where a value may stand.
    let (mut quoted, mut has_value) = (None, false);
    for (at, c) in text.char_indices() {
        match (quoted, c) {
            (Some(mark), c) if c == mark => quoted = None,
            (None, '"' | '\'') if has_value => quoted = Some(c),
            (None, '=') => has_value = true,
            (None, '>') => return Some(at + 1),
            _ => {}
        }
    }
    None
}

/// Opens or closes the element of a tag.
fn take(tag: &str, open: &mut Vec<(String, Show)>, rules: &Rules) {
    let inner = tag.trim_start_matches('<');
    let (is_end, inner) = inner.strip_prefix('/').map_or((false, inner), |inner| (true, inner));
    let end = inner.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(inner.len());
    let name = inner[..end].to_ascii_lowercase();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || VOID.contains(&name.as_str()) {
        return;
    }
    if is_end {
        if let Some(at) = open.iter().rposition(|(own, _)| *own == name) {
            open.truncate(at);
        }
        return;
    }
    let ends_last = |last: &str| {
        last == name && ENDS_ITSELF.contains(&name.as_str()) || last == "p" && BLOCKS.contains(&name.as_str())
    };
    if open.last().is_some_and(|(last, _)| ends_last(last)) {
        open.pop();
    }
    if open.len() >= MAX_DEPTH {
        return;
    }
    let attributes = &inner[end..];
    let before = open.last().map_or_else(Show::default, |(_, show)| *show);
    let mut show = rules.apply(before, attributes);
    show = attribute(attributes, "style").map_or(show, |style| show.with(&style));
    show.is_gone |= has_attribute(attributes, "hidden") || name == "template";
    open.push((name, show));
}

/// The value of an attribute of a tag.
fn attribute(attributes: &str, name: &str) -> Option<String> {
    let at = position(attributes, name)?;
    let value = attributes[at + name.len()..].trim_start().strip_prefix('=')?.trim_start();
    let quoted = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let value = match quoted {
        Some(mark) => value[1..].split(mark).next()?,
        None => value.split(|c: char| c.is_whitespace() || c == '>').next()?,
    };
    Some(value.replace("&quot;", "\"").replace("&#58;", ":").replace("&#x3a;", ":"))
}

fn has_attribute(attributes: &str, name: &str) -> bool {
    position(attributes, name).is_some()
}

/// Where an attribute stands outside quotation marks.
fn position(attributes: &str, name: &str) -> Option<usize> {
    let bytes = attributes.as_bytes();
    let mut quoted: Option<u8> = None;
    (0..bytes.len()).find(|&at| {
        match (quoted, bytes[at]) {
            (Some(mark), byte) if byte == mark => quoted = None,
            (None, byte @ (b'"' | b'\'')) => quoted = Some(byte),
            _ => {}
        }
        let is_name = bytes.get(at..at + name.len()).is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()));
        let begins = at > 0 && matches!(bytes[at - 1], b' ' | b'\t' | b'\r' | b'\n' | b'"' | b'\'' | b'/');
        let ends = bytes
            .get(at + name.len())
            .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'=' | b'>' | b'/'));
        quoted.is_none() && is_name && begins && ends
    })
}

/// What the style sheets of a page say of classes and ids that hide something.
#[derive(Debug, Default)]
struct Rules {
    /// Selectors `.class` and `#id`, with or without the name of an element before them.
    hiding: Vec<(String, String)>,
}

impl Rules {
    fn of(html: &str) -> Self {
        let mut rules = Self::default();
        let lower = html.to_ascii_lowercase();
        let sheets = lower.split("<style").skip(1).filter_map(|sheet| sheet.split_once('>')?.1.split("</style").next());
        for sheet in sheets {
            // What holds for some screens only, `@media …`, is left out.
            for rule in outside_blocks(sheet) {
                let Some((selectors, style)) = rule.split_once('{') else { continue };
                if !Show::default().with(style).hides() || rules.hiding.len() >= MAX_RULES {
                    continue;
                }
                for selector in selectors.split(',').map(str::trim) {
                    if let Some(at) =
                        selector.find(['.', '#']).filter(|_| !selector.contains([' ', '>', '+', '~', ':', '[']))
                    {
                        rules.hiding.push((selector[at..].to_owned(), style.to_owned()));
                    }
                }
            }
        }
        rules
    }

    fn apply(&self, before: Show, attributes: &str) -> Show {
        if self.hiding.is_empty() {
            return before;
        }
        let words = |name: &str| attribute(attributes, name).unwrap_or_default().to_ascii_lowercase();
        let classes = words("class").split_whitespace().map(|class| format!(".{class}")).collect::<BTreeSet<_>>();
        let id = format!("#{}", words("id").trim());
        let is_meant = |selector: &String| classes.contains(selector) || *selector == id;
        let meant = self.hiding.iter().filter(|(selector, _)| is_meant(selector));
        meant.fold(before, |show, (_, style)| show.with(style))
    }
}

/// The rules of a style sheet that stand in no block such as `@media`, up to their `}`.
fn outside_blocks(sheet: &str) -> Vec<&str> {
    let (mut rules, mut depth, mut start, mut is_nested) = (Vec::new(), 0_usize, 0, false);
    for (at, c) in sheet.char_indices() {
        match c {
            '{' => {
                depth += 1;
                is_nested |= depth == 1 && sheet[start..at].contains('@');
            }
            '}' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    if !is_nested {
                        rules.push(&sheet[start..at]);
                    }
                    (start, is_nested) = (at + 1, false);
                }
            }
            _ => {}
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text that is left, without tags.
    fn text(html: &str) -> String {
        let shown = visible(html);
        let mut text = String::new();
        let mut rest = shown.as_str();
        while let Some(start) = rest.find('<') {
            text.push_str(&rest[..start]);
            rest = rest[start..].split_once('>').map_or("", |(_, rest)| rest);
        }
        text + rest
    }

    #[test]
    fn what_a_style_hides_is_not_there() {
        for hidden in [
            "<div style=\"display:none\">x</div>",
            "<div style='color:red; DISPLAY : none !important'>x</div>",
            "<div style=display:none>x</div>",
            "<span style=\"visibility:hidden\">x</span>",
            "<span style=\"font-size:0px;line-height:0\">x</span>",
            "<span style=\"font:0/0 Arial\">x</span>",
            "<div style=\"max-height:0;overflow:hidden\">x</div>",
            "<div style=\"mso-hide:all\">x</div>",
            "<div style=\"opacity:0\">x</div>",
            "<div hidden>x</div>",
            "<div title=\"a>b\" style=\"display:none\">x<div>x</div>x</div>",
            "<p style=\"display:none\">x<p>",
            "<table><tr><td style=\"display:none\">x<td>",
            "<style>.pre, p.z { display:none }</style><div class=\"a pre\">x</div>",
            "<template>x</template>",
        ] {
            let html = format!("{hidden}DONE<br>OUT-03");
            assert!(!text(&html).contains('x'), "{hidden}: {}", visible(&html));
            assert!(text(&html).ends_with("DONEOUT-03"), "{hidden}: {}", visible(&html));
        }
    }

    #[test]
    fn what_a_reader_sees_stays() {
        for seen in [
            "<div style=\"font-size:0\"><span style=\"font-size:14px\">DONE</span></div>",
            "<div style=\"visibility:hidden\"><b style=\"visibility:visible\">DONE</b></div>",
            "<div style=\"font-size:0.9em\">DONE</div>",
            "<div style=\"max-height:0\">DONE</div>",
            "<div title=\"hidden\" data-hidden=1>DONE</div>",
            "<style>@media print { .a { display:none } } .b { color:red }</style><div class=\"a b\">DONE</div>",
            "<div style=\"font:12px/1.5 Arial\">DONE</div>",
            "<br style=\"display:none\">DONE",
        ] {
            assert!(text(seen).contains("DONE"), "{seen}: {}", visible(seen));
        }
    }

    #[test]
    fn what_is_no_tag_is_text() {
        assert_eq!(visible("a < b <3, DONE"), "a < b <3, DONE");
        assert_eq!(text("<b hidden>1 < 2</b>DONE"), "DONE");
    }

    #[test]
    fn whatever_comes_ends() {
        for html in ["<", "<div", "<div style=\"", "<!--", "</", "<é>é", "<style>{{{", "<style>.a{display:none"] {
            visible(html);
        }
        visible(&"<div style='display:none'>".repeat(20_000));
    }
}
