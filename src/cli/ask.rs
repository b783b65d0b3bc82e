//! Questions to the person at the terminal.

use std::io::{self, BufRead, IsTerminal as _, Write};

use super::Failure;

/// Writes questions to `to` and reads the answers, one per line, from `from`.
pub(super) struct Questions<R, W> {
    from: R,
    to: W,
    /// True if somebody is there to answer.
    is_answered: bool,
}

impl Questions<io::StdinLock<'static>, io::Stderr> {
    /// Asks the person at the terminal; if standard input is not a terminal, nobody is asked.
    pub(super) fn at_terminal() -> Self {
        Self { from: io::stdin().lock(), to: io::stderr(), is_answered: io::stdin().is_terminal() }
    }
}

impl<R: BufRead, W: Write> Questions<R, W> {
    /// Reads the answers of somebody who is there from `from`.
    #[cfg(test)]
    pub(super) fn of(from: R, to: W) -> Self {
        Self { from, to, is_answered: true }
    }

    /// True if somebody is there to answer.
    pub(super) fn is_answered(&self) -> bool {
        self.is_answered
    }

    /// The given value, or else the answer; `option` names the option to use if nobody can be asked.
    pub(super) fn needed<T>(
        &mut self,
        option: &str,
        given: Option<T>,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Failure> {
        if let Some(given) = given {
            return Ok(given);
        }
        if !self.is_answered {
            return Err(Failure::usage(format!("`{option}` is needed, where nobody can be asked")));
        }
        let needs = || Failure::usage(format!("`{option}` is needed"));
        self.ask(question, |line| if line.is_empty() { Err("write an answer".to_owned()) } else { read(line) })?
            .ok_or_else(needs)
    }

    /// The answer; `None` for an empty line, which accepts the default stated in `question`.
    pub(super) fn wanted<T>(
        &mut self,
        question: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<Option<T>, Failure> {
        let answered = self.ask(question, |line| if line.is_empty() { Ok(None) } else { read(line).map(Some) })?;
        Ok(answered.flatten())
    }

    /// Asks until the answer is valid; `None` at the end of input.
    fn ask<T>(&mut self, question: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, Failure> {
        loop {
            write!(self.to, "{question}: ")?;
            self.to.flush()?;
            let mut line = String::new();
            if self.from.read_line(&mut line)? == 0 {
                return Ok(None);
            }
            match read(line.trim()) {
                Ok(answer) => return Ok(Some(answer)),
                Err(why) => writeln!(self.to, "{why}")?,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(lines: &str, ask: impl FnOnce(&mut Questions<&[u8], Vec<u8>>)) -> String {
        let mut questions = Questions::of(lines.as_bytes(), Vec::new());
        ask(&mut questions);
        String::from_utf8(questions.to).unwrap()
    }

    fn number(text: &str) -> Result<u32, String> {
        text.parse().map_err(|_| format!("`{text}` is not a number"))
    }

    #[test]
    fn what_cannot_be_read_is_asked_again_and_what_was_given_is_not_asked() {
        let said = asked("\nfour\n 4 \n", |questions| {
            assert_eq!(questions.needed("--days", None, "Days", number).ok(), Some(4));
            assert_eq!(questions.needed("--days", Some(7), "Days", number).ok(), Some(7));
        });
        assert_eq!(said, "Days: write an answer\nDays: `four` is not a number\nDays: ");
    }

    #[test]
    fn an_empty_line_leaves_out_what_may_be_left_out() {
        asked("\n5\n", |questions| {
            assert_eq!(questions.wanted("Days (none)", number).ok(), Some(None));
            assert_eq!(questions.wanted("Days (none)", number).ok(), Some(Some(5)));
            // After the end of input there are no more answers.
            assert_eq!(questions.wanted("Days (none)", number).ok(), Some(None));
            assert!(questions.needed("--days", None, "Days", number).is_err());
        });
    }
}
