//! Why a page cannot be turned into a PDF or into text.

/// Why a report cannot be typeset. The fault is in a template or a drawing; trying again does not help.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// An element that is not allowed in a report.
    #[error("line {line}: <{name}> is not in the report subset")]
    UnknownElement {
        /// Name of the element.
        name: String,
        /// Its line, from 1.
        line: u64,
    },
    /// A figure refers to a drawing that does not exist.
    #[error("line {line}: no drawing is named `{name}`")]
    UnknownDrawing {
        /// The name in `data-drawing`.
        name: String,
        /// Its line, from 1.
        line: u64,
    },
    /// A table too wide to be readable.
    #[error("line {line}: the table has {columns} columns, at most {limit} fit on a page")]
    TooManyColumns {
        /// Its line, from 1.
        line: u64,
        /// How many columns.
        columns: usize,
        /// The most columns allowed.
        limit: usize,
    },
    /// Elements nested too deeply for any report.
    #[error("line {line}: elements are nested too deep")]
    TooDeep {
        /// Their line, from 1.
        line: u64,
    },
    /// A document too large for any report.
    #[error("line {line}: the document is too large, or one of its tags is: no report has so much")]
    TooLarge {
        /// The line reached, from 1.
        line: u64,
    },
    /// A font could not be subset to the glyphs used.
    #[error("font `{font}` cannot be embedded: {reason}")]
    Font {
        /// Its PostScript name.
        font: String,
        /// The error of the font library.
        reason: String,
    },
    /// The file could not be assembled.
    #[error("the PDF cannot be written: {0}")]
    Write(String),
}
