//! Colours: the inks for text, charts and backgrounds on white paper and on a dark screen, checked against WCAG 2.2.

use std::collections::BTreeMap;

use crate::report::Ink;

/// A colour in sRGB, 0–255 per channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(pub u8, pub u8, pub u8);

const WHITE: Rgb = Rgb(0xff, 0xff, 0xff);
const BLACK: Rgb = Rgb(0, 0, 0);

impl Rgb {
    /// `#1a2b3c`.
    pub fn hex(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// Parses `#1a2b3c`; nothing if the text has another form.
    pub fn from_hex(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        let channel = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then_some(())?;
        Some(Self(channel(0)?, channel(2)?, channel(4)?))
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

    /// This colour mixed with `other`, whose share is 0 to 1.
    fn mixed(self, other: Self, part: f64) -> Self {
        let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part).round() as u8;
        Self(channel(self.0, other.0), channel(self.1, other.1), channel(self.2, other.2))
    }

    /// The first step from this colour towards `goal` for which `holds` is true.
    fn towards(self, goal: Self, holds: impl Fn(Self) -> bool) -> Self {
        (0..=20).map(|step| self.mixed(goal, f64::from(step) / 20.0)).find(|colour| holds(*colour)).unwrap_or(goal)
    }
}

/// An ink with its colours: on paper, the tint behind it, and both on a dark screen.
struct Row {
    ink: Ink,
    name: &'static str,
    paper: Rgb,
    tint: Rgb,
    dark: Rgb,
    dark_tint: Rgb,
}

const NEUTRAL: Rgb = Rgb(0xf0, 0xf2, 0xf5);
const DARK_NEUTRAL: Rgb = Rgb(0x23, 0x2a, 0x35);
const DARK_PAPER: Rgb = Rgb(0x14, 0x18, 0x1f);
const BLUISH: Rgb = Rgb(0xee, 0xf3, 0xf9);
const DARK_BLUISH: Rgb = Rgb(0x1b, 0x25, 0x32);

const fn row(ink: Ink, name: &'static str, [paper, tint, dark, dark_tint]: [Rgb; 4]) -> Row {
    Row { ink, name, paper, tint, dark, dark_tint }
}

const ROWS: [Row; 10] = [
    row(Ink::Text, "text", [Rgb(0x1b, 0x21, 0x2d), NEUTRAL, Rgb(0xe7, 0xea, 0xf0), DARK_NEUTRAL]),
    row(Ink::Muted, "muted", [Rgb(0x57, 0x60, 0x70), NEUTRAL, Rgb(0xa2, 0xab, 0xba), DARK_NEUTRAL]),
    row(Ink::Line, "line", [Rgb(0xc6, 0xce, 0xd8), NEUTRAL, Rgb(0x34, 0x3c, 0x49), DARK_NEUTRAL]),
    row(Ink::Track, "track", [Rgb(0xe2, 0xe7, 0xee), NEUTRAL, Rgb(0x2a, 0x32, 0x3e), DARK_NEUTRAL]),
    row(Ink::Accent, "accent", [Rgb(0x12, 0x3a, 0x6d), BLUISH, Rgb(0x9c, 0xc1, 0xf2), DARK_BLUISH]),
    row(
        Ink::Good,
        "good",
        [Rgb(0x1f, 0x6b, 0x41), Rgb(0xe8, 0xf3, 0xec), Rgb(0x6f, 0xcf, 0x97), Rgb(0x17, 0x29, 0x1f)],
    ),
    row(
        Ink::Warn,
        "warn",
        [Rgb(0x8a, 0x57, 0x00), Rgb(0xfb, 0xf1, 0xdd), Rgb(0xe8, 0xb6, 0x5a), Rgb(0x2e, 0x26, 0x14)],
    ),
    row(Ink::Bad, "bad", [Rgb(0xa6, 0x22, 0x22), Rgb(0xfb, 0xea, 0xe9), Rgb(0xf2, 0x8b, 0x82), Rgb(0x33, 0x1d, 0x1c)]),
    row(Ink::Calm, "calm", [Rgb(0x35, 0x5c, 0x8f), BLUISH, Rgb(0x8f, 0xb4, 0xe6), DARK_BLUISH]),
    row(Ink::Paper, "paper", [WHITE, WHITE, DARK_PAPER, DARK_PAPER]),
];

/// Inks for text: they have a contrast of at least 4.5 to 1 with paper and tints (WCAG 2.2, success criterion 1.4.3).
const TEXT_INKS: [Ink; 7] = [Ink::Text, Ink::Muted, Ink::Accent, Ink::Good, Ink::Warn, Ink::Bad, Ink::Calm];

/// Inks for bars: they have a contrast of at least 3 to 1 with the empty part (success criterion 1.4.11).
const BAR_INKS: [Ink; 6] = [Ink::Good, Ink::Warn, Ink::Bad, Ink::Calm, Ink::Accent, Ink::Text];

const TEXT_CONTRAST: f64 = 4.5;
const BAR_CONTRAST: f64 = 3.0;

/// Every ink with its name in stylesheets and configurations.
pub(in crate::render) fn named_inks() -> impl Iterator<Item = (Ink, &'static str)> + Clone {
    ROWS.iter().map(|row| (row.ink, row.name))
}

/// The colours in use: the built-in ones, and those that replace them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Palette {
    own: BTreeMap<Ink, Rgb>,
}

/// Why colours cannot be used, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColourFault {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: String,
}

impl Palette {
    /// The palette with these colours by name, such as `accent: #123a6d`. Paper is white.
    ///
    /// Refuses unknown names, invalid colours, and colours that people with poor eyesight could not read: text needs a
    /// contrast of 4.5 to 1 with paper and with its backgrounds, bars 3 to 1 with their empty part.
    pub fn of<'a>(colours: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Self, ColourFault> {
        let mut own = BTreeMap::new();
        for (name, value) in colours {
            let known = named_inks().filter(|(ink, _)| *ink != Ink::Paper);
            let Some((ink, _)) = known.clone().find(|(_, known)| *known == name) else {
                let names: Vec<_> = known.map(|(_, name)| name).collect();
                return Err(ColourFault {
                    message: format!("there is no colour `{name}`"),
                    hint: format!("the colours are {}", names.join(", ")),
                });
            };
            let colour = Rgb::from_hex(value).ok_or_else(|| ColourFault {
                message: format!("`{name}: {}` is not a colour", value.escape_debug()),
                hint: format!("write six hexadecimal digits in quotes, `{name}: \"#123a6d\"`"),
            })?;
            own.insert(ink, colour);
        }
        let palette = Self { own };
        palette.check()?;
        Ok(palette)
    }

    /// The colour of an ink on paper.
    pub fn ink(&self, ink: Ink) -> Rgb {
        self.own.get(&ink).copied().unwrap_or(built_in(ink).paper)
    }

    /// The light background for text in that ink, in badges and boxes.
    pub fn tint(&self, ink: Ink) -> Rgb {
        match self.own.get(&ink) {
            Some(own) if TEXT_INKS[2..].contains(&ink) => own.mixed(WHITE, 0.91),
            _ => built_in(ink).tint,
        }
    }

    /// The ink on a dark screen.
    fn dark_ink(&self, ink: Ink) -> Rgb {
        match self.own.get(&ink) {
            Some(own) if TEXT_INKS.contains(&ink) => own.towards(WHITE, |lighter| lighter.contrast(DARK_PAPER) >= 7.0),
            Some(own) => own.towards(BLACK, |darker| darker.contrast(DARK_PAPER) <= 1.6),
            None => built_in(ink).dark,
        }
    }

    /// The background behind it on a dark screen.
    fn dark_tint(&self, ink: Ink) -> Rgb {
        match self.own.get(&ink) {
            Some(_) if TEXT_INKS[2..].contains(&ink) => self.dark_ink(ink).mixed(DARK_PAPER, 0.9),
            _ => built_in(ink).dark_tint,
        }
    }

    /// Declarations of the inks and tints for a stylesheet, one per line; for a dark screen if `dark`.
    pub(super) fn css(&self, dark: bool) -> String {
        let line = |(ink, name): (Ink, &str)| {
            let (colour, tint) =
                if dark { (self.dark_ink(ink), self.dark_tint(ink)) } else { (self.ink(ink), self.tint(ink)) };
            format!("  --ink-{name}: {};\n  --tint-{name}: {};\n", colour.hex(), tint.hex())
        };
        named_inks().map(line).collect()
    }

    fn check(&self) -> Result<(), ColourFault> {
        for ink in TEXT_INKS {
            let grounds = [self.ink(Ink::Paper), self.tint(ink), self.tint(Ink::Accent)];
            let holds = |colour: Rgb| grounds.iter().all(|ground| colour.contrast(*ground) >= TEXT_CONTRAST);
            if !holds(self.ink(ink)) {
                let ratio = grounds.iter().map(|ground| self.ink(ink).contrast(*ground)).fold(21.0, f64::min);
                return Err(self.too_pale(ink, ratio, TEXT_CONTRAST, "text in it", holds));
            }
        }
        for ink in BAR_INKS {
            let track = self.ink(Ink::Track);
            let holds = |colour: Rgb| colour.contrast(track) >= BAR_CONTRAST;
            if !holds(self.ink(ink)) {
                let ratio = self.ink(ink).contrast(track);
                return Err(self.too_pale(ink, ratio, BAR_CONTRAST, "a bar in it", holds));
            }
        }
        Ok(())
    }

    fn too_pale(&self, ink: Ink, ratio: f64, needed: f64, what: &str, holds: impl Fn(Rgb) -> bool) -> ColourFault {
        let (colour, name) = (self.ink(ink), built_in(ink).name);
        // Truncated, not rounded: 4.499 does not count as 4.5.
        let ratio = (ratio * 100.0).floor() / 100.0;
        ColourFault {
            message: format!(
                "`{name}: {}` is too pale: {what} has a contrast of {ratio} to 1, and {needed} is needed to read it",
                colour.hex()
            ),
            hint: format!("take a darker colour, such as `{name}: \"{}\"`", colour.towards(BLACK, holds).hex()),
        }
    }
}

fn built_in(ink: Ink) -> &'static Row {
    // Every ink has a row; if one did not, the last row would be used.
    ROWS.iter().find(|row| row.ink == ink).unwrap_or(&ROWS[ROWS.len() - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_has_its_row_and_the_built_in_colours_hold() {
        assert_eq!(Palette::default().check(), Ok(()));
        for (ink, name) in named_inks() {
            assert_eq!(built_in(ink).name, name);
        }
    }

    #[test]
    fn text_can_be_read_on_a_dark_screen_whatever_colours_are_chosen() {
        let own = Palette::of([("accent", "#5a1010"), ("good", "#005500"), ("warn", "#7a4a00"), ("calm", "#000000")]);
        for palette in [Palette::default(), own.unwrap()] {
            for ink in TEXT_INKS {
                for ground in [DARK_PAPER, palette.dark_tint(ink), palette.dark_tint(Ink::Accent)] {
                    let contrast = palette.dark_ink(ink).contrast(ground);
                    assert!(contrast >= TEXT_CONTRAST, "{ink:?} on {}: {contrast:.2}", ground.hex());
                }
            }
        }
    }

    #[test]
    fn a_pale_colour_is_refused_with_its_contrast_and_one_that_would_do() {
        let fault = Palette::of([("accent", "#8fb4e6")]).unwrap_err();
        assert!(fault.message.starts_with("`accent: #8fb4e6` is too pale"), "{fault:?}");
        let better = fault.hint.split('"').nth(1).unwrap().to_owned();
        assert!(Palette::of([("accent", better.as_str())]).is_ok(), "{better} was proposed and does not hold either");
    }

    #[test]
    fn what_is_no_colour_is_refused_with_what_to_write() {
        for (name, value, words) in [
            ("accent", "blue", "six hexadecimal digits"),
            ("accent", "#12345", "six hexadecimal digits"),
            ("accent", "#12é45", "six hexadecimal digits"),
            ("accent", "#+12345", "six hexadecimal digits"),
            ("akcent", "#123456", "the colours are text, muted"),
            ("paper", "#eeeeee", "the colours are text, muted"),
        ] {
            let fault = Palette::of([(name, value)]).unwrap_err();
            assert!(fault.hint.contains(words), "{name}: {value}: {fault:?}");
        }
    }
}
