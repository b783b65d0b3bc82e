//! Limits on recorded figures and texts.

/// The largest absolute value of a figure. Whole numbers are exact up to nine times as much, so sums of such figures
/// stay exact to the unit in which reports show them.
pub const MAX_FIGURE: f64 = 1e15;

/// The smallest absolute value of a figure other than 0: anything less is meaningless in units that people use.
const MIN_FIGURE: f64 = 1e-6;

/// The longest single-line text, such as a title or the name of a source, in characters.
pub const MAX_LINE_CHARS: usize = 1_000;

/// The longest text that says what a contributor is asked for, in characters: it heads an item and begins a subject
/// line.
pub const MAX_ASKS_CHARS: usize = 200;

/// The longest signature block of mails, in characters.
pub const MAX_SIGNATURE_CHARS: usize = 300;

/// The longest multi-line text, such as a note or a reason, in characters.
pub const MAX_TEXT_CHARS: usize = 10_000;

/// Why a figure is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureProblem {
    /// Its absolute value exceeds [`MAX_FIGURE`], or is infinite.
    TooLarge,
    /// It is closer to 0 than the smallest permitted figure.
    TooSmall,
}

impl FigureProblem {
    /// What is wrong with it and why, to be put after the word "is".
    pub fn why(self) -> &'static str {
        match self {
            Self::TooLarge => {
                "further from 0 than 1e15 (a thousand million million), beyond which sums are not exact to the unit"
            }
            Self::TooSmall => "closer to 0 than 0.000001, the smallest figure that is told from 0",
        }
    }

    /// What to do.
    pub fn fix(self) -> &'static str {
        match self {
            Self::TooLarge => "look at the digits again, or count in a larger unit, such as millions",
            Self::TooSmall => "write 0, or count in a smaller unit",
        }
    }
}

/// An error unless `value` can be added to others of its kind and displayed. NaN counts as too large.
pub fn check_figure(value: f64) -> Result<(), FigureProblem> {
    match value.abs() {
        0.0 => Ok(()),
        size if size < MIN_FIGURE => Err(FigureProblem::TooSmall),
        size if size <= MAX_FIGURE => Ok(()),
        _ => Err(FigureProblem::TooLarge),
    }
}

/// The number of characters of `text`, if it has more than `most`.
pub fn chars_beyond(text: &str, most: usize) -> Option<usize> {
    // A text has at most as many characters as bytes.
    (text.len() > most).then(|| text.chars().count()).filter(|chars| *chars > most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_taken_up_to_the_largest_that_sums_exactly() {
        for good in [0.0, -0.0, 0.5, -17.0, 1e-6, 1e15, -1e15] {
            assert_eq!(check_figure(good), Ok(()), "{good}");
        }
        for large in [1.1e15, 1e308, -1e16, f64::INFINITY, f64::NAN] {
            assert_eq!(check_figure(large), Err(FigureProblem::TooLarge), "{large}");
        }
        for small in [f64::MIN_POSITIVE, 5e-324, -1e-7] {
            assert_eq!(check_figure(small), Err(FigureProblem::TooSmall), "{small}");
        }
        let nine: f64 = std::iter::repeat_n(MAX_FIGURE, 9).sum();
        assert!(nine + 1.0 > nine, "a unit still counts in the sum of nine");
    }

    #[test]
    fn texts_are_counted_in_characters_not_in_bytes() {
        assert_eq!(chars_beyond(&"é".repeat(1_000), 1_000), None);
        assert_eq!(chars_beyond(&"é".repeat(1_001), 1_000), Some(1_001));
    }
}
