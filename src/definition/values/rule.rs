//! Rules for which inputs complete a task, and fractions such as `2/3`.

use super::{
    fault::{Fault, Remedy},
    suggest::in_small_letters,
};
use crate::{diag::Code, plan::CompletionRule};

pub(in crate::definition) fn rule(text: &str) -> Result<CompletionRule, Fault> {
    let words: Vec<_> = text.split_whitespace().collect();
    let read = match words.as_slice() {
        ["all"] => Some(CompletionRule::All),
        ["any"] => Some(CompletionRule::Any),
        ["lead"] => Some(CompletionRule::Lead),
        [count, "contributors" | "contributor"] => {
            count.parse().ok().filter(|n| (1..=2000).contains(n)).map(CompletionRule::AtLeast)
        }
        [share, "of", "contributors"] => fraction(share).map(|(part, whole)| CompletionRule::Fraction(part, whole)),
        _ => None,
    };
    read.ok_or_else(|| {
        let words = "write `all`, `any`, `lead`, `3 contributors` or `2/3 of contributors`";
        let fix = in_small_letters(text, rule).unwrap_or_else(|| Remedy::Words(words.to_owned()));
        Fault::new(Code::BadRule, format!("`{text}` does not say which inputs complete a task"), fix)
    })
}

pub(in crate::definition) fn part(text: &str) -> Result<(u32, u32), Fault> {
    fraction(text).ok_or_else(|| Fault::new(Code::BadRule, format!("`{text}` is not a fraction"), "write 2/3"))
}

/// A fraction with a denominator of at most 100.
fn fraction(text: &str) -> Option<(u32, u32)> {
    let (part, whole) = text.split_once('/')?;
    let (part, whole) = (part.parse().ok()?, whole.parse().ok()?);
    ((1..=whole).contains(&part) && whole <= 100).then_some((part, whole))
}
