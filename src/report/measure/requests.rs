//! Requests to partners that fell due, and how many of them were answered.

use super::standing::{PartState, Standing};
use crate::model::PartnerId;

/// Of `of` requests that fell due, `n` were answered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Requests {
    pub(in crate::report) n: usize,
    pub(in crate::report) of: usize,
}

/// Counts the requests to the partners that `of` accepts that fell due by the cut-off (`domain.md` section 3.3, 6).
pub(in crate::report) fn requests(standing: &Standing<'_>, of: impl Fn(&PartnerId) -> bool) -> Requests {
    let due = standing.parts.iter().filter(|part| of(part.partner) && part.is_due_request(standing.cut_off));
    due.fold(Requests::default(), |sum, part| Requests {
        n: sum.n + usize::from(part.state == PartState::Delivered),
        of: sum.of + 1,
    })
}
