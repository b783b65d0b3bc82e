//! What partners owed that fell due: tasks they lead and contributions, and how much of it came in time.

use super::standing::{Part, PartState, Standing};

/// Of `of` things that fell due, `n` were delivered in time and `late` after their day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::report) struct Requests {
    pub(in crate::report) n: usize,
    pub(in crate::report) late: usize,
    pub(in crate::report) of: usize,
}

impl Requests {
    /// What was not delivered at all, and is still owed or was done without.
    pub(in crate::report) fn missing(self) -> usize {
        self.of - self.n - self.late
    }
}

/// Counts what fell due by the cut-off among `parts`.
pub(in crate::report) fn requests<'p, 'a: 'p>(
    standing: &Standing<'_>,
    parts: impl IntoIterator<Item = &'p Part<'a>>,
) -> Requests {
    let due = parts.into_iter().filter(|part| part.fell_due(standing.cut_off));
    due.fold(Requests::default(), |sum, part| Requests {
        n: sum.n + usize::from(part.is_in_time()),
        late: sum.late + usize::from(part.state == PartState::Delivered && !part.is_in_time()),
        of: sum.of + 1,
    })
}
