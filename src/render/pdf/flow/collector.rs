//! Reads running text with its inline elements: collapses white space, checks characters, turns styles into spans.

use super::{
    Flow,
    elements::{ink_named, ink_of},
};
use crate::{
    render::{
        page::dom::{Element, Node},
        pdf::{
            pages::{
                link::{Link, Target, address},
                tag::Kind,
            },
            set::{
                clusters::drawable,
                paragraph::{Extent, Inset, Paragraph, Shift, Style},
            },
        },
    },
    report::Ink,
};

/// Reads inline elements into a [`Paragraph`].
pub(super) struct Collector<'f, 'a> {
    flow: &'f mut Flow<'a>,
    paragraph: Paragraph,
    /// True while a space would be at the start of a line or after another space.
    swallow: bool,
    /// True within a footnote, which cannot contain footnotes.
    is_note: bool,
}

impl<'f, 'a> Collector<'f, 'a> {
    pub(super) fn new(style: Style, flow: &'f mut Flow<'a>) -> Self {
        Self { flow, paragraph: Paragraph::new(style), swallow: true, is_note: false }
    }

    /// The paragraph for a text in a single style; `flow` records characters that no font has.
    pub(super) fn plain(text: &str, style: Style, flow: &'f mut Flow<'a>) -> Paragraph {
        let mut collector = Self::new(style, flow);
        collector.text(text, 0);
        collector.finish()
    }

    /// The paragraph of a footnote.
    pub(super) fn of_note(style: Style, flow: &'f mut Flow<'a>, nodes: &[Node]) -> Paragraph {
        let mut collector = Self { is_note: true, ..Self::new(style, flow) };
        collector.nodes(nodes, 0);
        collector.finish()
    }

    /// The paragraph, without trailing space.
    pub(super) fn finish(mut self) -> Paragraph {
        self.trim();
        let Flow { setter, missing, .. } = self.flow;
        let redrawn = self.paragraph.redrawn(|cluster, style| drawable(cluster, style.cut(), setter.faces(), missing));
        redrawn.unwrap_or(self.paragraph).bound()
    }

    fn trim(&mut self) {
        let held = self.paragraph.insets.last().map_or(0, |(at, _)| *at);
        while self.paragraph.text.len() > held && self.paragraph.text.ends_with(' ') {
            self.paragraph.text.pop();
            let end = self.paragraph.text.len();
            if let Some(last) = self.paragraph.spans.last_mut() {
                last.0 = end;
            }
            let starts = self.paragraph.spans.len().checked_sub(2).map_or(0, |i| self.paragraph.spans[i].0);
            if starts >= end {
                self.paragraph.spans.pop();
            }
        }
    }

    fn style(&mut self, style: Style) -> usize {
        if let Some(known) = self.paragraph.styles.iter().position(|s| *s == style) {
            return known;
        }
        self.paragraph.styles.push(style);
        self.paragraph.styles.len() - 1
    }

    /// Reads nodes in the given style.
    pub(super) fn nodes(&mut self, nodes: &[Node], style: usize) {
        for node in nodes {
            match node {
                Node::Text(text) => self.text(text, style),
                Node::Element(element) => self.element(element, style),
            }
        }
    }

    fn text(&mut self, text: &str, style: usize) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' | '\u{c}' | '\u{2028}' | '\u{2029}' => {
                    if !self.swallow {
                        self.paragraph.push(' ', style);
                        self.swallow = true;
                    }
                    continue;
                }
                // Direction overrides could make a text misleading.
                '\u{feff}' | '\u{fe00}'..='\u{fe0f}' | '\u{202a}'..='\u{202e}' => continue,
                c if c.is_control() => continue,
                c => {
                    self.bind(c);
                    self.paragraph.push(c, style);
                }
            }
            self.swallow = false;
        }
    }

    /// Ties a character that must not start a line to the preceding word: `62 %`, and `Vraiment ?` in French.
    fn bind(&mut self, c: char) {
        if matches!(c, '%' | '‰' | ':' | ';' | '?' | '!' | '»') && self.paragraph.text.ends_with(' ') {
            self.paragraph.text.pop();
            let end = self.paragraph.text.len();
            let own = self.paragraph.spans.last().map_or(0, |(_, style)| *style);
            if let Some(last) = self.paragraph.spans.last_mut() {
                last.0 = end;
            }
            self.paragraph.push('\u{a0}', own);
        }
    }

    fn element(&mut self, element: &Element, style: usize) {
        let mut inner = self.paragraph.styles[style].clone();
        match element.name.as_str() {
            "br" => {
                self.trim();
                self.paragraph.push('\n', style);
                self.swallow = true;
                return;
            }
            "strong" | "b" => inner.bold = true,
            "em" | "i" => inner.italic = true,
            "small" => {
                // Lines that consist of small words only are set closer together; in other lines the larger words
                // determine the spacing.
                (inner.step.size, inner.step.leading) = (inner.step.size * 0.86, inner.step.leading * 0.88);
                inner.ink = if inner.ink == Ink::Text { Ink::Muted } else { inner.ink };
            }
            "sup" => (inner.shift, inner.step.size) = (Shift::Super, inner.step.size * 0.68),
            "sub" => (inner.shift, inner.step.size) = (Shift::Sub, inner.step.size * 0.68),
            "a" => return self.link(element, inner),
            "bdi" => return self.isolate(element, inner),
            "span" if element.has_class("badge") => return self.badge(element, &inner),
            "span" if element.has_class("bar") => return self.bar(element, &inner),
            "span" if element.is_footnote() && !self.is_note => return self.footnote(element, inner),
            "span" => {
                if let Some(ink) = ink_of(element) {
                    inner.ink = ink;
                }
                if element.attribute("lang").is_some() || element.attribute("dir").is_some() {
                    return self.isolate(element, inner);
                }
            }
            _ => {}
        }
        let inner = self.style(inner);
        self.nodes(&element.children, inner);
    }

    /// Text in another language or direction, isolated from its surroundings.
    fn isolate(&mut self, element: &Element, mut style: Style) {
        if let Some(lang) = element.attribute("lang") {
            style.node = self.flow.tags.floating(style.node, Kind::Span);
            self.flow.tags.nodes[style.node].lang = Some(lang.to_owned());
        }
        let style = self.style(style);
        self.paragraph.push('\u{2068}', style);
        self.nodes(&element.children, style);
        self.paragraph.push('\u{2069}', style);
    }

    fn link(&mut self, element: &Element, mut style: Style) {
        let href = element.attribute("href").unwrap_or_default();
        let target = match href.strip_prefix('#') {
            Some(anchor) if self.flow.anchors.contains(anchor) => Some(Target::Anchor(anchor.to_owned())),
            None => address(href).map(Target::Address),
            Some(_) => None,
        };
        if let Some(target) = target {
            style.node = self.flow.tags.floating(style.node, Kind::Link);
            style.link = Some(self.flow.links.len());
            style.ink = Ink::Accent;
            self.flow.links.push(Link { node: style.node, target, words: element.label() });
        }
        let style = self.style(style);
        self.nodes(&element.children, style);
    }

    /// The number of a footnote, tied to the preceding word; the small blank separates it from a figure. Nothing for an
    /// empty footnote.
    fn footnote(&mut self, element: &Element, style: Style) {
        if element.words().trim().is_empty() {
            return;
        }
        let (number, style) = self.flow.refer(element, style);
        self.trim();
        let style = self.style(style);
        for c in std::iter::once('\u{a0}').chain(number.chars()) {
            self.paragraph.push(c, style);
        }
        self.swallow = false;
    }

    fn badge(&mut self, element: &Element, style: &Style) {
        let ink = ink_of(element).unwrap_or(Ink::Muted);
        let mut words = element.words();
        if !words.starts_with(MARKS) {
            words = format!("{} {words}", mark_of(ink));
        }
        let mut inner = Style { ink, bold: true, shift: Shift::None, ..style.clone() };
        inner.step.size *= 0.9;
        // The mark stays with the first word; in a column narrower than the badge, the other words are broken across
        // lines.
        if let Some((mark, rest)) = words.split_once(' ').filter(|(mark, _)| mark.chars().count() == 1) {
            words = format!("{mark}\u{a0}{rest}");
        }
        let words = Collector::plain(&words, inner, self.flow);
        self.inset(Inset::Badge { words, ink });
    }

    /// Inserts an inset into the text, after a mark that gives it the direction of the document.
    fn inset(&mut self, inset: Inset) {
        let style = self.paragraph.spans.last().map_or(0, |(_, style)| *style);
        self.paragraph.push(if self.flow.setter.is_rtl() { '\u{200f}' } else { '\u{200e}' }, style);
        self.paragraph.insets.push((self.paragraph.text.len(), inset));
        self.swallow = false;
    }

    fn bar(&mut self, element: &Element, style: &Style) {
        let number = |name| element.attribute(name)?.trim().parse::<f32>().ok().filter(|value| value.is_finite());
        let scale = number("data-scale").map_or(1.0, |scale| scale.max(1.0));
        let ratio = |name| number(name).map(|value| (value / scale).clamp(0.0, 1.0));
        let alt = element.attribute("title").or_else(|| element.attribute("aria-label")).map(str::to_owned);
        let node = alt.map(|alt| {
            let node = self.flow.tags.floating(style.node, Kind::Figure);
            self.flow.tags.nodes[node].alt = Some(alt);
            node
        });
        let bar = Inset::Bar {
            extent: Extent {
                value: ratio("data-value").unwrap_or_default(),
                plan: ratio("data-plan"),
                whole: 1.0 / scale,
            },
            ink: element.attribute("data-ink").and_then(ink_named).unwrap_or(Ink::Accent),
            node,
            wide: element.has_class("wide"),
        };
        self.inset(bar);
    }
}

/// The marks that a badge may start with.
const MARKS: &[char] = &[
    '●', '◆', '▲', '■', '✓', '–', '→', '↑', '↓', '○', '◇', '△', '□', '▶', '▼', '◀', '✔', '✕', '✗', '⚠', '★', '◐', '◔',
    '◕',
];

/// The mark for an ink, used for badges written without one: states must be distinguishable in greyscale.
fn mark_of(ink: Ink) -> char {
    match ink {
        Ink::Good => '●',
        Ink::Warn => '▲',
        Ink::Bad => '■',
        Ink::Calm | Ink::Accent => '◆',
        _ => '–',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{page::dom, pdf::set::setter::Setter, theme::Theme};

    fn read(html: &str) -> Paragraph {
        let theme = Theme::default();
        let nodes = dom::parse(html).unwrap();
        let mut flow = Flow::new(&theme, &[], Setter::new(&theme, std::sync::Arc::default(), "en", false), &nodes);
        let style = Style {
            step: theme.body,
            bold: false,
            italic: false,
            ink: Ink::Text,
            shift: Shift::None,
            node: 0,
            link: None,
        };
        let mut collector = Collector::new(style, &mut flow);
        collector.nodes(&nodes, 0);
        collector.finish()
    }

    #[test]
    fn white_space_collapses_over_elements() {
        assert_eq!(read(" One \n <b> two</b>  <i>three </i> ").text, "One two three");
        assert_eq!(read("One <br> two").text, "One\ntwo");
    }

    #[test]
    fn signs_stay_with_the_word_before() {
        assert_eq!(read("62 % or 3 : vraiment ?").text, "62\u{a0}% or 3\u{a0}: vraiment\u{a0}?");
    }

    #[test]
    fn short_words_are_not_broken_at_a_slash_nor_codes_at_a_hyphen() {
        let read_codes = read("see (DOC-03/unesco) in BP-ICM <b>and/or</b> a well-kept day-1").text;
        let seen = read_codes.replace('\u{2060}', "_");
        assert_eq!(seen, "see (DOC-_03/_unesco) in BP-_ICM and/_or a well-kept day-1");
        assert_eq!(read("either/ or").text, "either/ or");
        let address = "https://forum.example/agenda/day-one";
        assert_eq!(read(address).text, address);
    }

    #[test]
    fn spans_cover_the_whole_text() {
        for html in
            ["a <b>b</b> c ", "<b>x </b>", "", " ", "<span class=badge>Late</span> x ", "<i></i>y <bdi>z </bdi>"]
        {
            let paragraph = read(html);
            let ends: Vec<usize> = paragraph.spans.iter().map(|(end, _)| *end).collect();
            assert!(
                ends.is_sorted() && ends.last().copied().unwrap_or(0) == paragraph.text.len(),
                "{html}: {paragraph:?}"
            );
        }
    }

    #[test]
    fn badges_become_words_where_they_are_too_wide() {
        let flat = read("It is <span class='badge bad'>Off track</span> now").without_badges();
        assert_eq!(flat.text.replace('\u{200e}', ""), "It is ■\u{a0}Off track now");
        assert!(flat.insets.is_empty());
    }
}
