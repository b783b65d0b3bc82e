//! Where the model says what the program does, and not what is written down.

pub(super) const LISTS_WITH_NOTHING_LEFT: bool = true;
pub(super) const COPIES_BY_TONE: bool = true;
pub(super) const LATE_RUNGS_COUNT_FROM_READINESS: bool = true;
pub(super) const ONLY_REMINDERS_TELL: bool = true;
pub(super) const ONLY_WHO_TAKES_BACK_IS_ASKED_AGAIN: bool = true;
pub(super) const LETTERS_ON_DAYS_OF_REMINDERS: bool = false;
pub(super) const LISTS_THAT_COME_BACK: bool = false;
pub(super) const LEADS_ANSWER_DURING_HOLDS: bool = false;
pub(super) const FACTS_OF_ONE_MOMENT: bool = false;
pub(super) const LATE_NOTES_OF_THE_UNREACHABLE: bool = false;
pub(super) const RELEASES_OUT_OF_HOURS: bool = false;
pub(super) const LETTERS_AS_FIRST_WORD: bool = false;
