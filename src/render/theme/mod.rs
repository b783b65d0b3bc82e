//! The appearance of a report: colours, sizes, spacing, the page. One set of values for the PDF and the HTML edition.

use std::{fmt::Write as _, ops::RangeInclusive};

pub use self::palette::{ColourFault, Palette, Rgb};
use self::{logo::Logo, typeface::Typefaces};
use crate::report::Ink;

pub mod logo;
pub(super) mod palette;
pub mod typeface;

/// The smallest and the largest factor by which type may be scaled.
pub const SCALES: RangeInclusive<f32> = 0.85..=1.3;

/// A type size with its line spacing, in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TypeSize {
    /// The size of the type.
    pub size: f32,
    /// The distance between baselines.
    pub leading: f32,
}

/// The paper sizes for reports.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Paper {
    /// ISO 216.
    #[default]
    A4,
    /// ANSI/ASME Y14.1, 8.5 × 11 inches.
    Letter,
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
    /// How much higher the text starts on the first page, which has no running title.
    pub lift: f32,
    /// From the text to the lower edge.
    pub bottom: f32,
}

impl PageSize {
    /// The page on that paper.
    pub fn of(paper: Paper) -> Self {
        let (width, height) = match paper {
            Paper::A4 => (595.28, 841.89),
            Paper::Letter => (612.0, 792.0),
        };
        Self { width, height, side: 56.7, top: 68.0, lift: 30.0, bottom: 66.0 }
    }

    /// The width of a line of text.
    pub fn measure(&self) -> f32 {
        self.width - 2.0 * self.side
    }

    /// The height of the text area.
    pub fn body(&self) -> f32 {
        self.height - self.top - self.bottom
    }
}

/// The values of the design.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    /// The colours.
    pub palette: Palette,
    /// The logo of the title band, if there is one.
    pub logo: Option<Logo>,
    /// The organisation's own typefaces, if it has any.
    pub typefaces: Option<Typefaces>,
    /// The page.
    pub page: PageSize,
    /// Running text.
    pub body: TypeSize,
    /// The sentence under a title.
    pub lead: TypeSize,
    /// Notes, captions, page header and footer.
    pub small: TypeSize,
    /// Text of tables.
    pub table: TypeSize,
    /// Headings of ranks 1 to 4.
    pub headings: [TypeSize; 4],
    /// The number in a tile.
    pub tile_value: TypeSize,
    /// Space between paragraphs.
    pub gap: f32,
    /// Space above headings of ranks 1 to 4.
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
            palette: Palette::default(),
            logo: None,
            typefaces: None,
            page: PageSize::of(Paper::A4),
            body: step(9.8, 14.4),
            lead: step(11.5, 16.5),
            small: step(7.8, 11.0),
            table: step(8.4, 11.6),
            headings: [step(22.0, 26.4), step(14.5, 19.0), step(11.0, 15.0), step(9.5, 14.0)],
            tile_value: step(21.0, 25.0),
            gap: 7.0,
            above: [0.0, 18.0, 16.0, 12.0],
            cell_pad: 4.2,
            column_gap: 12.0,
            hairline: 0.45,
        }
    }
}

impl Theme {
    /// The same design for a script whose letters are lower and more widely spaced, such as Arabic.
    #[must_use]
    pub fn for_arabic(&self) -> Self {
        let grow = |step: TypeSize| TypeSize { size: step.size * 1.06, leading: step.leading * 1.14 };
        Self { tile_value: self.tile_value, ..self.with_type(grow) }
    }

    /// The same design with all type scaled by a factor within [`SCALES`].
    #[must_use]
    pub fn scaled(&self, scale: f32) -> Self {
        self.with_type(|step| TypeSize { size: step.size * scale, leading: step.leading * scale })
    }

    fn with_type(&self, change: impl Fn(TypeSize) -> TypeSize) -> Self {
        Self {
            body: change(self.body),
            lead: change(self.lead),
            small: change(self.small),
            table: change(self.table),
            headings: self.headings.map(&change),
            tile_value: change(self.tile_value),
            ..self.clone()
        }
    }

    /// The colour of an ink on paper.
    pub fn ink(&self, ink: Ink) -> Rgb {
        self.palette.ink(ink)
    }

    /// The light background for text in that ink, in badges and boxes.
    pub fn tint(&self, ink: Ink) -> Rgb {
        self.palette.tint(ink)
    }

    /// The CSS custom properties of the HTML edition, `:root { --ink-accent: #123a6d; … }`, and their replacements for
    /// a dark screen.
    pub fn css(&self) -> String {
        let mut css = format!(":root {{\n{}", self.palette.css(false));
        if let Some(family) = self.typefaces.as_ref().map(|own| own.regular.family()).filter(|name| !name.is_empty()) {
            // The browser has the font or not: embedding the file would make every page as large as a book.
            let _ = writeln!(css, "  --typeface: \"{family}\", \"Noto Sans\";");
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
        let dark = self.palette.css(true);
        let _ = writeln!(css, "}}\n@media screen and (prefers-color-scheme: dark) {{\n:root {{\n{dark}}}\n}}");
        css
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::theme::palette::named_inks;

    #[test]
    fn css_names_every_ink_twice_for_light_and_dark() {
        let css = Theme::default().css();
        for (_, name) in named_inks() {
            assert_eq!(css.matches(&format!("--ink-{name}: #")).count(), 2, "{name}");
        }
        assert!(css.starts_with(":root {") && css.ends_with("}\n}\n"));
    }
}
