//! Rules for which inputs complete a task, and how many must approve it.

use super::{
    fault::{Fault, Remedy},
    suggest::in_small_letters,
};
use crate::{
    diag::Code,
    plan::{ApprovalRule, CompletionRule},
};

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

/// How many of several must approve: `2/3`, or `5`.
pub(in crate::definition) fn quorum(text: &str) -> Result<ApprovalRule, Fault> {
    let number = || text.parse().ok().filter(|n| (1..=2000).contains(n)).map(ApprovalRule::AtLeast);
    let read = fraction(text).map(|(part, whole)| ApprovalRule::Quorum(part, whole)).or_else(number);
    read.ok_or_else(|| {
        let message = format!("`{text}` is neither a fraction nor a number of those who approve");
        Fault::new(Code::BadRule, message, "write 2/3, or a number such as 5")
    })
}

/// A fraction with a denominator of at most 100.
fn fraction(text: &str) -> Option<(u32, u32)> {
    let (part, whole) = text.split_once('/')?;
    let (part, whole) = (part.parse().ok()?, whole.parse().ok()?);
    ((1..=whole).contains(&part) && whole <= 100).then_some((part, whole))
}
