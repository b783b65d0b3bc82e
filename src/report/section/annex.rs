//! Annexes: abbreviations, and contacts by function.

use schemars::JsonSchema;
use serde::Serialize;

use super::header::Header;
use crate::{
    plan::{Contact, Plan},
    report::words::writer::Writer,
};

/// A short form and what it stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Abbreviation {
    /// The short form.
    pub short: String,
    /// What it stands for.
    pub long: String,
}

/// A function that can be written to. Never a person's name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ContactRow {
    /// The organisation, or the coordinator.
    pub organisation: String,
    /// The office.
    pub function: String,
    /// The address; empty if there is none.
    pub email: String,
    /// Telephone; empty if there is none.
    pub phone: String,
    /// Languages in order of preference: `FR, EN`.
    pub languages: String,
    /// How many contacts of this organisation stand together from here on: 1 to 8 for the first of them, 0 for the others.
    pub rows: usize,
}

/// At most this many rows share the cell that names their organisation, because they must fit on one page.
const TOGETHER: usize = 8;

/// Acronyms of partners on the cut-off day and codes of workstreams, in alphabetical order.
pub(in crate::report) fn abbreviations(plan: &Plan, header: &Header, w: &Writer<'_>) -> Vec<Abbreviation> {
    let partners = plan.partners.values().filter(|partner| w.audience().may_see(&partner.id)).filter_map(|partner| {
        let name = partner.name_on(header.cut_off.date);
        let (short, long) = (w.pick(name.acronym.as_ref()?), w.pick(&name.name));
        (short != long).then_some(Abbreviation { short, long })
    });
    let workstreams = plan
        .workstreams
        .iter()
        .map(|workstream| Abbreviation { short: workstream.id.as_str().to_owned(), long: w.pick(&workstream.title) })
        .filter(|abbreviation| abbreviation.short != abbreviation.long);
    let opening =
        Abbreviation { short: w.say("report-counter-opens", &[]), long: w.say("report-abbreviation-opening", &[]) };
    let mut all: Vec<_> = partners.chain(workstreams).chain([opening]).collect();
    all.sort();
    all.dedup();
    all
}

/// The coordinator, followed by all partners' contacts who are in office on the cut-off day.
pub(in crate::report) fn contacts(plan: &Plan, header: &Header, w: &Writer<'_>) -> Vec<ContactRow> {
    let on = header.cut_off.date;
    let in_office = |contact: &&Contact| {
        contact.valid_from.is_none_or(|from| from <= on) && contact.valid_to.is_none_or(|to| on <= to)
    };
    let named = plan.partner_order.iter().filter(|id| w.audience().may_see(id));
    let partners = named.filter_map(|id| plan.partners.get(id)).flat_map(|partner| {
        let name = w.partner(&partner.id);
        partner.contacts.iter().filter(in_office).map(move |contact| row(contact, name.clone(), w))
    });
    let coordinator = row(&plan.coordinator, w.say("coordinator", &[]), w);
    together(std::iter::once(coordinator).chain(partners).collect())
}

fn together(mut contacts: Vec<ContactRow>) -> Vec<ContactRow> {
    let same = contacts.chunk_by_mut(|a, b| a.organisation == b.organisation);
    for group in same.flat_map(|contacts| contacts.chunks_mut(TOGETHER)) {
        group[0].rows = group.len();
    }
    contacts
}

fn row(contact: &Contact, organisation: String, w: &Writer<'_>) -> ContactRow {
    let languages: Vec<_> = contact.languages.iter().map(|lang| lang.as_str().to_uppercase()).collect();
    ContactRow {
        organisation,
        function: contact.function.map(|function| w.word("function", function.as_str())).unwrap_or_default(),
        email: contact.email.clone().unwrap_or_default(),
        phone: contact.phone.clone().unwrap_or_default(),
        languages: languages.join(", "),
        rows: 0,
    }
}
