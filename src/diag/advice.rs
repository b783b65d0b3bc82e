//! What is wrong and what to do about it, kept apart until somebody is told.

use std::fmt;

/// What is wrong, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What is wrong and why.
    pub message: String,
    /// What to do; `None` if the message says all there is to say.
    pub help: Option<String>,
}

impl Advice {
    /// A message with its help.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

impl From<String> for Advice {
    fn from(message: String) -> Self {
        Self { message, help: None }
    }
}

impl From<&str> for Advice {
    fn from(message: &str) -> Self {
        message.to_owned().into()
    }
}

/// Both as one text: the help on a line of its own.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.message)?;
        self.help.as_ref().map_or(Ok(()), |help| write!(f, "\n  help: {help}"))
    }
}

/// An error that knows what to do about it. Its `Display` is the message alone.
pub trait Advised: fmt::Display {
    /// What to do about it; `None` if the message says all there is to say.
    fn help(&self) -> Option<String>;

    /// Everything that is wrong, each with its help. Only an error that stands for several has more than one.
    fn advice(&self) -> Vec<Advice> {
        vec![Advice { message: self.to_string(), help: self.help() }]
    }

    /// Message and help as one text, for what has no place to set them apart: a log, a note, an alarm.
    fn in_full(&self) -> String {
        self.advice().iter().map(Advice::to_string).collect::<Vec<_>>().join("\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn help_is_on_a_line_of_its_own() {
        assert_eq!(Advice::from("the disk is full").to_string(), "the disk is full");
        assert_eq!(Advice::new("no day", "write one").to_string(), "no day\n  help: write one");
    }
}
