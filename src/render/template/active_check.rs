//! Finds anything in a template's page that would be executed or fetched.
//!
//! The page itself forbids the browser all of it (`html.rs`); this check tells the author of the template why it has no
//! effect. It may be written in many ways: with entities, escapes, blanks, capitals, or assembled from expressions. The
//! check prefers refusing too much to refusing too little.

use super::{
    finding::TemplateFinding,
    markup::{BLANKS, attributes, decoded, unescaped},
    text::TemplateText,
};

/// The longest tag in bytes.
const MAX_TAG_BYTES: usize = 16 << 10;

/// Stands in a tag for the value of an expression, and for the value of the function `url`.
const VALUE: char = '\u{1}';
const CHECKED: char = '\u{2}';
/// Stands in a value for the beginning, middle or end of a block.
const BLOCK: char = '\u{3}';

/// Attributes whose value is followed, or fetched immediately.
const FOLLOWED: [&str; 2] = ["href", "cite"];
const FETCHED: [&str; 13] = [
    "src",
    "srcset",
    "background",
    "poster",
    "ping",
    "data",
    "action",
    "formaction",
    "xlink:href",
    "manifest",
    "codebase",
    "lowsrc",
    "srcdoc",
];

/// Attributes that animate others, in SVG.
const ANIMATING: [&str; 5] = ["attributename", "from", "to", "by", "values"];

/// What an address may start with.
const ADDRESSES: [&str; 5] = ["#", "http://", "https://", "mailto:", "tel:"];

/// What makes an address executable, wherever it occurs in it.
const ACTING: [&str; 3] = ["javascript:", "vbscript:", "data:"];

/// What fetches or executes something in a stylesheet.
const IN_STYLES: [&str; 7] = ["@import", "url(", "src(", "image(", "image-set(", "expression(", "-moz-binding"];

/// SVG elements that do nothing but draw.
const DRAWING: [&str; 22] = [
    "svg",
    "g",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "text",
    "tspan",
    "title",
    "desc",
    "defs",
    "lineargradient",
    "radialgradient",
    "stop",
    "clippath",
    "marker",
    "pattern",
    "mask",
    "symbol",
];

/// Which part of the page a position in the template belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    Comment,
    Tag,
    Quoted(char),
    Style,
}

/// Everything in `text` that would be executed or fetched, with its position.
pub(super) fn check(text: &TemplateText) -> Vec<TemplateFinding> {
    let mut check = Check {
        text,
        at: 0,
        state: State::Text,
        piece: String::new(),
        begun: 0,
        blocks: Vec::new(),
        pictures: 0,
        findings: Vec::new(),
    };
    check.run();
    check.findings
}

struct Check<'a> {
    text: &'a TemplateText,
    at: usize,
    state: State,
    /// The tag or stylesheet being read, without its expressions, and where it started.
    piece: String,
    begun: usize,
    /// The state in which each open block started: the page must be in the same state where the block ends or continues
    /// with `else`.
    blocks: Vec<State>,
    /// How many `<svg>` elements are open.
    pictures: usize,
    findings: Vec<TemplateFinding>,
}

impl<'a> Check<'a> {
    fn rest(&self) -> &'a str {
        &self.text.text[self.at..]
    }

    fn run(&mut self) {
        while let Some(c) = self.rest().chars().next() {
            if self.piece.len() > MAX_TAG_BYTES && self.state != State::Style {
                let hint = "close the tag with `>`, and its values with the quote they begin with";
                return self.refuse(self.begun, &format!("a tag of more than {MAX_TAG_BYTES} bytes"), hint);
            }
            match expression(&self.text.text, self.at) {
                Some(length) => {
                    self.expression(length);
                    self.at += length;
                }
                None => self.letter(c),
            }
        }
        if matches!(self.state, State::Tag | State::Quoted(_) | State::Style) {
            let hint = "close the tag with `>`, and its values with the quote they begin with";
            self.refuse(self.begun, "a tag that the template does not close", hint);
        }
    }

    /// Reads one character of the page.
    fn letter(&mut self, c: char) {
        let rest = self.rest();
        let mut length = c.len_utf8();
        match self.state {
            State::Text => {
                if let Some(inner) = rest.strip_prefix("<!--") {
                    // Browsers end it sooner than it seems (HTML, section 13.2.5.43).
                    let short = [">", "->"].into_iter().find(|end| inner.starts_with(end));
                    length = 4 + short.map_or(0, str::len);
                    self.state = if short.is_some() { State::Text } else { State::Comment };
                } else if is_tag(rest) {
                    self.begin(State::Tag);
                    self.piece.push(c);
                }
            }
            State::Comment => {
                if let Some(end) = ["-->", "--!>"].into_iter().find(|end| rest.starts_with(end)) {
                    length = end.len();
                    self.state = State::Text;
                }
            }
            State::Tag => {
                match c {
                    '"' | '\'' if self.awaits_value() => self.state = State::Quoted(c),
                    '>' => self.state = State::Text,
                    _ => {}
                }
                self.piece.push(c);
                if self.state == State::Text {
                    self.tag();
                }
            }
            State::Quoted(open) => {
                if c == open {
                    self.state = State::Tag;
                }
                self.piece.push(c);
            }
            State::Style => {
                if rest.get(..7).is_some_and(|end| end.eq_ignore_ascii_case("</style")) {
                    self.style();
                    self.begin(State::Tag);
                }
                self.piece.push(c);
            }
        }
        self.at += length;
    }

    fn begin(&mut self, state: State) {
        (self.state, self.begun) = (state, self.at);
        self.piece.clear();
    }

    /// True if what was read of the tag ends with the sign that is followed by a value.
    fn awaits_value(&self) -> bool {
        self.piece.trim_end_matches(BLANKS).ends_with('=')
    }

    /// Reads an expression of `length` bytes.
    fn expression(&mut self, length: usize) {
        let (whole, after) = self.rest().split_at(length);
        let inner = whole.trim_start_matches(['{', '~', ' ', '\t', '\n', '\r']);
        let is_else = inner.strip_prefix("else").is_some_and(|after| after.starts_with(['}', ' ', '~']))
            || inner.starts_with('^');
        let is_within = !matches!(self.state, State::Text | State::Comment);
        if inner.starts_with('!') {
            return;
        }
        if inner.starts_with(['#', '/']) || is_else {
            self.block(inner, after);
        } else if is_within && inner.starts_with('>') {
            self.refuse(self.at, "a partial within a tag", "include partials between tags");
        } else if self.state == State::Tag && self.awaits_value() {
            self.refuse(self.at, "a value without quotes", "put it in quotes: `class=\"{{…}}\"`");
        } else if is_within {
            self.piece.push(if inner.starts_with("url ") { CHECKED } else { VALUE });
        } else if self.text.text[..self.at].ends_with(['<']) || self.text.text[..self.at].ends_with("</") {
            self.refuse(self.at, "an element whose name is computed", "write its name, or `&lt;` for the sign");
        }
    }

    /// Reads the beginning, middle or end of a block, followed by `after`.
    fn block(&mut self, inner: &str, after: &str) {
        const WHOLE: &str = "let each block hold whole attributes, whole values or whole elements";
        let begun = if inner.starts_with('#') {
            self.blocks.push(self.state);
            self.state
        } else if inner.starts_with('/') {
            self.blocks.pop().unwrap_or(State::Text)
        } else {
            self.blocks.last().copied().unwrap_or(State::Text)
        };
        let is_whole = self.piece.ends_with(BLANKS)
            || self.piece.ends_with(['"', '\''])
            || after.starts_with(BLANKS)
            || ["/", ">", "{{"].iter().any(|next| after.starts_with(next));
        if begun != self.state || self.state == State::Tag && (self.awaits_value() || !is_whole) {
            self.refuse(self.at, "a block that begins or ends within a tag, an attribute or a quote", WHOLE);
        }
        if matches!(self.state, State::Quoted(_) | State::Style) {
            self.piece.push(BLOCK);
        }
    }

    fn tag(&mut self) {
        let tag = std::mem::take(&mut self.piece);
        let name = element(&tag).unwrap_or_default();
        let is_end = tag.starts_with("</");
        if name == "svg" {
            self.pictures = if is_end { self.pictures.saturating_sub(1) } else { self.pictures + 1 };
        }
        if let Some(what) = self.acting(&name, &tag).filter(|_| !is_end) {
            let hint = "no script runs in a report, and nothing is loaded from elsewhere: leave it out";
            self.refuse(self.begun, &what, hint);
        }
        if name == "style" && !is_end {
            self.at += 1;
            self.begin(State::Style);
            self.at -= 1;
        }
    }

    /// What in a tag is executed by itself, or fetched from elsewhere.
    fn acting(&self, name: &str, tag: &str) -> Option<String> {
        if self.pictures > 0 && !DRAWING.contains(&name) {
            return Some(format!("`<{name}>` in a picture"));
        }
        // A page has the style sheet that it is served with; its headers forbid every other, and forms that lead elsewhere.
        let is_page = self.text.name.starts_with("pages/");
        if name == "link" && !is_page {
            return Some("`<link>`".to_owned());
        }
        let is_own_form = |attribute: &str, value: &str| {
            is_page && name == "form" && attribute == "action" && value == CHECKED.to_string()
        };
        attributes(tag)
            .into_iter()
            .filter(|(attribute, value)| !is_own_form(attribute, value))
            .find_map(|(attribute, value)| acting_attribute(name, &attribute, &value))
    }

    fn style(&mut self) {
        if let Some(what) = acting_style(&self.piece) {
            self.refuse(self.begun, &format!("{what} in a style sheet"), "a report loads nothing: leave it out");
        }
    }

    fn refuse(&mut self, at: usize, what: &str, hint: &str) {
        let at = self.text.text.len().min(if self.text.text[at..].starts_with('<') { at + 1 } else { at });
        let message = format!("{what} does nothing in a report");
        self.findings.push(self.text.finding(self.text.place_at(at), message, Some(hint.to_owned())));
    }
}

/// True if `rest` begins with a tag.
fn is_tag(rest: &str) -> bool {
    let name = rest.strip_prefix('<').map(|name| name.strip_prefix('/').unwrap_or(name));
    name.is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

fn acting_attribute(element: &str, name: &str, value: &str) -> Option<String> {
    if name.contains([VALUE, CHECKED]) {
        return Some("an attribute that is computed".to_owned());
    }
    let is_event = name.strip_prefix("on").is_some_and(|event| !event.is_empty());
    if is_event || element == "meta" && name == "http-equiv" {
        return Some(format!("`{name}`"));
    }
    if name == "style" {
        return acting_style(&decoded(value)).map(|what| format!("{what} in a style"));
    }
    let decoded = decoded(value);
    let shown = decoded.chars().filter(|c| !c.is_whitespace() && (!c.is_control() || is_mark(*c)));
    let address = shown.collect::<String>().to_lowercase();
    let is_followed = FOLLOWED.contains(&name);
    let is_address = is_followed || FETCHED.contains(&name) || ANIMATING.contains(&name);
    let whole = address.replace(BLOCK, "");
    if let Some(acting) = ACTING.into_iter().find(|acting| is_address && whole.contains(acting)) {
        return Some(format!("`{acting}`"));
    }
    if FETCHED.contains(&name) && element != "img" {
        return Some(format!("`{name}`"));
    }
    // The part before the first block determines the kind of address, whatever follows.
    let beginning = address.split(BLOCK).next().unwrap_or_default();
    let is_fine = beginning.starts_with(CHECKED) || ADDRESSES.iter().any(|known| beginning.starts_with(known));
    let is_relative = !address.contains([':', VALUE, BLOCK]);
    if !is_followed || is_fine || is_relative {
        return None;
    }
    Some(if beginning.starts_with(VALUE) {
        format!("`{name}` of a value that was not checked with `{{{{url …}}}}`")
    } else {
        format!("`{name}` that is neither a web address nor one of mail or telephone")
    })
}

fn acting_style(style: &str) -> Option<String> {
    let plain = unescaped(style).to_lowercase();
    if plain.contains(BLOCK) && plain.contains(['(', '@']) {
        return Some("a function or rule beside a block".to_owned());
    }
    IN_STYLES.into_iter().find(|acting| plain.contains(acting)).map(|acting| format!("`{acting}`"))
}

/// The length of the expression at `at`; nothing if a backslash turns it into text.
fn expression(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let slashes = text[..at].bytes().rev().take_while(|byte| *byte == b'\\').count();
    if !rest.starts_with("{{") || slashes == 1 {
        return None;
    }
    let end = if rest.starts_with("{{!--") { "--}}" } else { "}}" };
    Some(rest.find(end).map_or(rest.len(), |found| found + end.len()))
}

/// The name of the element whose tag `rest` starts with.
fn element(rest: &str) -> Option<String> {
    let name = rest.strip_prefix('<')?;
    let name = name.strip_prefix('/').unwrap_or(name);
    let end = name.find(|c: char| BLANKS.contains(&c) || "/>{".contains(c)).unwrap_or(name.len());
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_name.then(|| name[..end.min(64)].to_ascii_lowercase())
}

fn is_mark(c: char) -> bool {
    matches!(c, VALUE | CHECKED | BLOCK)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::template::{built_in, text::Medium};

    fn found(text: &str) -> Vec<String> {
        let text = TemplateText { name: "reports/own.html".into(), text: text.into(), file: None };
        check(&text).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_would_run_or_be_fetched_is_found_however_it_is_written() {
        for (text, what) in [
            ("<p onclick=\"x()\">y</p>", "`onclick`"),
            ("<p\tONmouseover = 'x'>y</p>", "`onmouseover`"),
            ("<p title=\"a>b\"onclick=x>y</p>", "`onclick`"),
            ("<p/onclick=x>y</p>", "`onclick`"),
            ("<p o{{#if a}}nclick{{/if}}=x>", "`onclick`"),
            ("<p {{x}}>", "computed"),
            ("<p data-{{x}}=y>", "computed"),
            ("<{{x}}>", "computed"),
            ("<a href=\"JavaScript:x()\">y</a>", "`javascript:`"),
            ("<a href=\"java&#115;cript:x()\">y</a>", "`javascript:`"),
            ("<a href=\"&#x6A;avascript&colon;x()\">y</a>", "`javascript:`"),
            ("<a href=\" java\n\tscript:x()\">y</a>", "`javascript:`"),
            ("<a href=\"java&NewLine;script&#0000058x()\">y</a>", "`javascript:`"),
            ("<a href=java{{! }}script:x()>y</a>", "`javascript:`"),
            ("<a href=\"{{#if a}}https:{{else}}javascript:{{/if}}\">y</a>", "`javascript:`"),
            ("<a href=\"{{#if a}}https://{{else}}java{{/if}}{{#if a}}x{{else}}script:{{/if}}\">y</a>", "neither a web"),
            ("<p {{#if a}}data-{{else}}on{{/if}}click=x>", "a block that"),
            ("<p title={{#if a}}\"{{/if}}> <b onclick=x {{#if a}}\"{{/if}}>", "a block that"),
            ("<p title{{#if a}}={{/if}}\"x> <b onclick=y \">", "a block that"),
            ("<p class={{! }}\"b>\" onclick=x>", "`onclick`"),
            ("<p title=\"{{> x}}\">", "a partial within"),
            ("<p class={{x}}>", "without quotes"),
            ("<p style=\"fill:u{{#if a}}x{{else}}rl{{/if}}(x)\">", "beside a block"),
            ("<p title=\"", "does not close"),
            ("<a href='vbscript:x'>y</a>", "`vbscript:`"),
            ("<a href='data:text/html,x'>y</a>", "`data:`"),
            ("<a href=\"{{contact.web}}\">y</a>", "not checked"),
            ("<a href=\"file:///etc/passwd\">y</a>", "neither a web address"),
            ("<a ping=\"https://x.example\" href=\"#a\">y</a>", "`ping`"),
            ("<table background=\"x.png\">", "`background`"),
            ("<head><link rel=\"stylesheet\" href=\"http://x.example/\"></head>", "`<link>`"),
            ("<head><meta http-equiv=\"refresh\" content=\"0\"></head>", "`http-equiv`"),
            ("<figure><svg><script>alert(1)</script></svg></figure>", "`<script>` in a picture"),
            ("<figure><svg><SCRIPT/></svg></figure>", "`<script>` in a picture"),
            ("<svg><foreignObject><p></p></foreignObject></svg>", "`<foreignobject>` in a picture"),
            ("<svg><a xlink:href=\"javascript:x\">", "`<a>` in a picture"),
            ("<svg><animate attributeName=href values=\"javascript:x\"/></svg>", "`<animate>` in a picture"),
            ("<svg><rect onload=\"x()\"/></svg>", "`onload`"),
            ("<svg><rect style=\"fill:url(http://x.example)\"/></svg>", "`url(` in a style"),
            ("<style>@import url(http://x.example/a.css);</style>", "`@import` in a style sheet"),
            ("<STYLE media=all>p { background: URL( 'x.png' ) }</STYLE>", "`url(` in a style sheet"),
            ("<style>@\\69mport 'x'; </style>", "`@import` in a style sheet"),
            ("<style>p { background: u\\000072 l(x) }</style>", "`url(` in a style sheet"),
            ("<style>p { background: u/**/rl(x) }</style>", "`url(` in a style sheet"),
            ("<p style=\"background:u&#114;l(x)\">", "`url(` in a style"),
            ("<p style=\"width:expression(x)\">", "`expression(` in a style"),
            ("<!--><p onclick=x>--></p>", "`onclick`"),
            ("<!-- a --!><p onclick=x>--></p>", "`onclick`"),
            ("\\{{<p onclick=x>}}</p>", "`onclick`"),
        ] {
            let found = found(text);
            assert!(found.iter().any(|finding| finding.contains(what)), "{text}: {found:?}");
        }
        assert!(found(&format!("<p title=\"{}\">", "x".repeat(20_000)))[0].contains("a tag of more than"));
        assert!(found(&format!("<p {}", "x ".repeat(100_000)))[0].contains("a tag of more than"));
    }

    #[test]
    fn what_does_nothing_is_let_through() {
        for text in [
            "<p class=\"on\">on=off, javascript: x</p><td data-label=\"one\"></td>",
            "<a href=\"https://x.example/?on=1\">x</a><a href=\"#top\">x</a><a href=\"other.html\">x</a><a href=\"\">x</a>",
            "<a href=\"mailto:{{email}}?subject={{title}}\">x</a><a href=\"{{url answer.url}}\">x</a>",
            "<tr {{#if late}}class=\"late\"{{else}}class=\"on\"{{/if}}><td title=\"{{x}}\">{{y}}</td></tr>",
            "<style>p > q { color: red; content: \"\\2014\" } /* url( */</style>",
            "<figure data-drawing=\"timeline\"><svg viewBox=\"0 0 1 1\"><rect width=\"1\"/></svg></figure><p>x</p>",
            "<!-- <p onclick=x> --><p>3 < 4, a <3, {{!-- <p onclick=x> --}}</p>",
            "<header><img class=\"logo\" src=\"x.png\"></header>",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
        for text in built_in::texts().iter().filter(|text| text.medium() == Medium::Html) {
            assert_eq!(check(text), [], "{}", text.name);
        }
    }
}
