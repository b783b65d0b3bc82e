//! What all kinds of report have in common, so that one pipeline turns their data into HTML and PDF.

use std::collections::BTreeMap;

use serde::Serialize;

use super::{
    drawing::Drawing, minutes::Minutes, programme::ProgrammeReport, progress_report::ProgressReport,
    section::header::Header,
};
use crate::model::Lang;

/// A report as data.
pub trait Document: Serialize {
    /// Language of its texts.
    fn lang(&self) -> &Lang;
    /// What identifies it.
    fn header(&self) -> &Header;
    /// Its charts.
    fn drawings(&self) -> &[Drawing];
    /// Those of its texts that are in another language, because the definition has them in no other.
    fn foreign(&self) -> &BTreeMap<String, Lang>;

    /// The chart of that name.
    fn drawing(&self, name: &str) -> Option<&Drawing> {
        self.drawings().iter().find(|drawing| drawing.name == name)
    }
}

macro_rules! document {
    ($($report:ty)+) => {$(
        impl Document for $report {
            fn lang(&self) -> &Lang {
                &self.lang
            }

            fn header(&self) -> &Header {
                &self.header
            }

            fn drawings(&self) -> &[Drawing] {
                &self.drawings
            }

            fn foreign(&self) -> &BTreeMap<String, Lang> {
                &self.foreign
            }
        }
    )+};
}

document! { ProgressReport ProgrammeReport Minutes }
