//! Why a page cannot become a PDF or a text.

/// Why a report cannot be typeset. A fault of a template or a drawing; trying again does not help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// An element that has no place in a report.
    #[error("line {line}: <{name}> is not in the report subset")]
    UnknownElement {
        /// Name of the element.
        name: String,
        /// Where, from 1.
        line: u64,
    },
    /// A figure asks for a drawing that was not given.
    #[error("line {line}: no drawing is named `{name}`")]
    UnknownDrawing {
        /// Name in `data-drawing`.
        name: String,
        /// Where, from 1.
        line: u64,
    },
    /// A table too wide to read.
    #[error("line {line}: the table has {columns} columns, at most {limit} fit on a page")]
    TooManyColumns {
        /// Where, from 1.
        line: u64,
        /// How many columns.
        columns: usize,
        /// How many may be.
        limit: usize,
    },
    /// Elements nested beyond any report.
    #[error("line {line}: elements are nested too deep")]
    TooDeep {
        /// Where, from 1.
        line: u64,
    },
    /// A document beyond any report.
    #[error("line {line}: the document is too large, or one of its tags is: no report has so much")]
    TooLarge {
        /// Where, from 1.
        line: u64,
    },
    /// A font could not be cut down to the glyphs used.
    #[error("font `{font}` cannot be embedded: {reason}")]
    Font {
        /// PostScript name.
        font: String,
        /// What the font library says.
        reason: String,
    },
    /// The file could not be put together.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}
