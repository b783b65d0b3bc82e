//! The last line of the daemon: how it ended, and what it left behind.

use std::{
    io, process,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use crate::{
    app::App,
    cli::{print, status},
    daemon::Ended,
    diag::Advised,
    model::MailState,
    store::Snapshot,
};

/// What is said if the end was ordered before anything began.
pub(super) const BEFORE_ANYTHING: &str = "stopped before the first pass; nothing was decided or sent";

/// What is said if a step does not end in time.
const BROKEN_OFF: &str = "stopped; the step at hand did not end in time and was broken off: the next start does what is \
                          not recorded, and settles what was being sent";

/// The last line, which is said once.
#[derive(Clone, Default)]
pub(super) struct LastLine(Arc<AtomicBool>);

impl LastLine {
    /// Says it, unless it was said.
    pub(super) fn say(&self, text: &str) -> io::Result<()> {
        if self.0.swap(true, Ordering::AcqRel) { Ok(()) } else { print::line(text) }
    }

    /// Ends the process in the midst of whatever it does. That is as safe as a kill, after which nothing is lost.
    pub(super) fn break_off(&self, is_once: bool) -> ! {
        let status = if is_once {
            print::note(format!("error: {BROKEN_OFF}"));
            1
        } else {
            // Nobody is left to be told that it cannot be said.
            let _ = self.say(BROKEN_OFF);
            0
        };
        process::exit(status)
    }
}

/// How it ended, and the state of the outbox.
pub(super) fn last_words(app: &mut App, ended: Ended) -> String {
    let given_up = match ended {
        Ended::BetweenPasses => "",
        Ended::GaveUp => "the pass at hand was given up, and the next start does what is not recorded; ",
    };
    let counts = match app.store.read(Snapshot::count_mails) {
        Ok(counts) => counts,
        Err(error) => {
            return format!("stopped; {given_up}what became of the last mails cannot be read: {}", error.in_full());
        }
    };
    let count = |state| counts.get(&state).map_or(0, |count| *count as usize);
    let (sending, uncertain) = (count(MailState::Sending), count(MailState::Uncertain));
    let mut left = Vec::new();
    if uncertain > 0 {
        left.push(status::unknown(uncertain));
    }
    if sending > 0 {
        left.push(format!("{} half-sent: the next start sends it again", are_left(sending)));
    }
    if left.is_empty() {
        format!("stopped; {given_up}nothing is left half-sent")
    } else {
        format!("stopped; {given_up}{}", left.join("; "))
    }
}

fn are_left(mails: usize) -> String {
    format!("{} {} left", print::counted(mails, "mail"), if mails == 1 { "is" } else { "are" })
}
