//! The bar that long work shows on a terminal, and nowhere else.

use indicatif::{ProgressBar, ProgressStyle};

use super::Failure;

/// The bar counts in thousandths.
const PERMILLE: u64 = 1_000;

/// A bar that goes from 0 to 1.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar beside the word for what is being done.
    pub(super) fn new(doing: &'static str) -> Result<Self, Failure> {
        let style = ProgressStyle::with_template("{msg} {bar:40} {percent:>3} %").map_err(std::io::Error::other)?;
        Ok(Self(ProgressBar::new(PERMILLE).with_style(style).with_message(doing)))
    }

    /// So much is done.
    pub(super) fn to(&self, part: f64) {
        self.0.set_position((part * PERMILLE as f64) as u64);
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
