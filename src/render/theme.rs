//! How a report looks: colours, sizes, spaces, the page. One set of tokens for the PDF and the HTML edition.

use std::fmt::Write as _;

use crate::report::Ink;

/// A colour in sRGB, 0–255 each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

impl Rgb {
    /// `#1a2b3c`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The relative luminance of WCAG 2.2, 0 (black) to 1 (white).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.0) + 0.7152 * linear(self.1) + 0.0722 * linear(self.2)
    }

    /// The contrast ratio of WCAG 2.2, 1 to 21.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}

/// A size of type with the distance of its lines, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSize {
    /// Size of the type.
    pub size: f32,
    /// Distance of baselines.
    pub leading: f32,
}

/// The page, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PageSize {
    /// Width of the sheet.
    pub width: f32,
    /// Height of the sheet.
    pub height: f32,
    /// Margin at the start and the end of lines.
    pub side: f32,
    /// From the upper edge to the text.
    pub top: f32,
    /// From the text to the lower edge.
    pub bottom: f32,
}

impl PageSize {
    /// The width of a text line.
    pub fn measure(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// The height of the text area.
    pub fn body(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// The tokens of the design.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The sheet.
    pub page: PageSize,
    /// Running text.
    pub body: TypeSize,
    /// The sentence under a title.
    pub lead: TypeSize,
    /// Notes, captions, page header and footer.
    pub small: TypeSize,
    /// Text of tables.
    pub table: TypeSize,
    /// Headings, first to fourth rank.
    pub headings: [TypeSize; 4],
    /// The number of a tile.
    pub tile_value: TypeSize,
    /// Space between paragraphs.
    pub gap: f32,
    /// Space above headings, first to fourth rank.
    pub above: [f32; 4],
    /// Space above and below the text of a table cell.
    pub cell_pad: f32,
    /// Space between table columns.
    pub column_gap: f32,
    /// Thickness of a hairline.
    pub hairline: f32,
}

impl Default for Theme {
    fn default() -> Self {
        let step = |size, leading| TypeSize { size, leading };
        Self {
            page: PageSize { width: 595.28, height: 841.89, side: 56.7, top: 68.0, bottom: 66.0 },
            body: step(9.8, 14.4),
            lead: step(11.5, 16.5),
            small: step(7.8, 11.0),
            table: step(8.4, 11.6),
            headings: [step(22.0, 27.0), step(14.5, 19.0), step(11.0, 15.0), step(9.5, 14.0)],
            tile_value: step(21.0, 25.0),
            gap: 7.0,
            above: [0.0, 22.0, 16.0, 12.0],
            cell_pad: 4.2,
            column_gap: 12.0,
            hairline: 0.45,
        }
    }
}

const INKS: [(Ink, &str); 10] = [
    (Ink::Text, "text"),
    (Ink::Muted, "muted"),
    (Ink::Line, "line"),
    (Ink::Track, "track"),
    (Ink::Accent, "accent"),
    (Ink::Good, "good"),
    (Ink::Warn, "warn"),
    (Ink::Bad, "bad"),
    (Ink::Calm, "calm"),
    (Ink::Paper, "paper"),
];

impl Theme {
    /// The same design for a script whose letters are lower and wider apart, such as Arabic.
    #[must_use]
    pub fn for_arabic(&self) -> Self {
        let grow = |step: TypeSize| TypeSize { size: step.size * 1.06, leading: step.leading * 1.14 };
        Self {
            body: grow(self.body),
            lead: grow(self.lead),
            small: grow(self.small),
            table: grow(self.table),
            headings: self.headings.map(grow),
            ..self.clone()
        }
    }

    /// The colour of an ink on paper.
    pub fn ink(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Text => Rgb(0x1b, 0x21, 0x2d),
            Ink::Muted => Rgb(0x57, 0x60, 0x70),
            Ink::Line => Rgb(0xc6, 0xce, 0xd8),
            Ink::Track => Rgb(0xe2, 0xe7, 0xee),
            Ink::Accent => Rgb(0x12, 0x3a, 0x6d),
            Ink::Good => Rgb(0x1f, 0x6b, 0x41),
            Ink::Warn => Rgb(0x8a, 0x57, 0x00),
            Ink::Bad => Rgb(0xa6, 0x22, 0x22),
            Ink::Calm => Rgb(0x35, 0x5c, 0x8f),
            Ink::Paper => Rgb(0xff, 0xff, 0xff),
        }
    }

    /// The light ground on which text of that ink stands: badges, boxes.
    pub fn tint(&self, ink: Ink) -> Rgb {
        match ink {
            Ink::Good => Rgb(0xe8, 0xf3, 0xec),
            Ink::Warn => Rgb(0xfb, 0xf1, 0xdd),
            Ink::Bad => Rgb(0xfb, 0xea, 0xe9),
            Ink::Accent | Ink::Calm => Rgb(0xee, 0xf3, 0xf9),
            Ink::Text | Ink::Muted | Ink::Line | Ink::Track => Rgb(0xf0, 0xf2, 0xf5),
            Ink::Paper => Rgb(0xff, 0xff, 0xff),
        }
    }

    /// The CSS custom properties of the HTML edition: `:root { --ink-accent: #123a6d; … }`.
    pub fn css(&self) -> String {
        let mut css = String::from(":root {\n");
        for (ink, name) in INKS {
            let _ = writeln!(css, "  --ink-{name}: {};", self.ink(ink).hex());
            let _ = writeln!(css, "  --tint-{name}: {};", self.tint(ink).hex());
        }
        let [h1, h2, h3, h4] = self.headings;
        for (name, step) in [
            ("body", self.body),
            ("lead", self.lead),
            ("small", self.small),
            ("table", self.table),
            ("tile-value", self.tile_value),
            ("h1", h1),
            ("h2", h2),
            ("h3", h3),
            ("h4", h4),
        ] {
            let _ = writeln!(css, "  --size-{name}: {}pt;", step.size);
            let _ = writeln!(css, "  --leading-{name}: {}pt;", step.leading);
        }
        for (name, length) in [
            ("gap", self.gap),
            ("cell-pad", self.cell_pad),
            ("column-gap", self.column_gap),
            ("hairline", self.hairline),
            ("measure", self.page.measure()),
        ] {
            let _ = writeln!(css, "  --{name}: {length}pt;");
        }
        css.push_str("}\n");
        css
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_inks_meet_the_contrast_of_wcag_aa_on_paper_and_on_their_tint() {
        let theme = Theme::default();
        for ink in [Ink::Text, Ink::Muted, Ink::Accent, Ink::Good, Ink::Warn, Ink::Bad, Ink::Calm] {
            let colour = theme.ink(ink);
            for ground in [theme.ink(Ink::Paper), theme.tint(ink), theme.tint(Ink::Accent)] {
                assert!(colour.contrast(ground) >= 4.5, "{ink:?} on {}: {:.2}", ground.hex(), colour.contrast(ground));
            }
        }
    }

    #[test]
    fn parts_of_bars_differ_from_their_track_by_three_to_one() {
        let theme = Theme::default();
        for ink in [Ink::Good, Ink::Warn, Ink::Bad, Ink::Calm, Ink::Accent, Ink::Text] {
            assert!(theme.ink(ink).contrast(theme.ink(Ink::Track)) >= 3.0, "{ink:?}");
        }
    }

    #[test]
    fn css_names_every_ink() {
        let css = Theme::default().css();
        for (_, name) in INKS {
            assert!(css.contains(&format!("--ink-{name}: #")), "{name}");
        }
        assert!(css.starts_with(":root {") && css.ends_with("}\n"));
    }
}
