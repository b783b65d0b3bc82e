//! Who reads of an item, in which language, on which day.

use jiff::civil::Date;

use super::language::Language;
use crate::{
    engine::Reader,
    plan::{Contact, Partner},
};

/// Who reads of an item, in which language, on which day.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading<'a> {
    pub language: &'a Language,
    pub day: Date,
    /// `None` for the coordinator, who reads of what others were told.
    pub reader: Option<Reader>,
}

impl<'a> Reading<'a> {
    /// What the coordinator reads.
    pub(super) fn of_coordinator(language: &'a Language, day: Date) -> Self {
        Self { language, day, reader: None }
    }

    /// What a contact reads of the inputs of `partner`.
    pub(super) fn of_contact(language: &'a Language, day: Date, partner: &Partner, contact: &Contact) -> Self {
        Self { language, day, reader: contact.email.as_deref().map(|address| Reader::of(partner, address)) }
    }
}
