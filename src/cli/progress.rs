//! The progress bar of long work, shown only on a terminal.

use indicatif::{ProgressBar, ProgressStyle};

use super::Failure;

/// The bar counts in thousandths.
const PERMILLE: u64 = 1_000;

/// A bar from 0 to 1.
pub(super) struct Progress(ProgressBar);

impl Progress {
    /// A bar beside a word for the work being done.
    pub(super) fn new(doing: &'static str) -> Result<Self, Failure> {
        let style = ProgressStyle::with_template("{msg} {bar:40} {percent:>3} %").map_err(std::io::Error::other)?;
        Ok(Self(ProgressBar::new(PERMILLE).with_style(style).with_message(doing)))
    }

    /// Sets the share done.
    pub(super) fn to(&self, part: f64) {
        self.0.set_position((part * PERMILLE as f64) as u64);
    }

    /// Removes the bar.
    pub(super) fn finish(&self) {
        self.0.finish_and_clear();
    }
}
