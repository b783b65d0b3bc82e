//! Partners, their names through time, and contacts.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::tz::TimeZone;

use super::{calendars::check_order, layers::Entry};
use crate::{
    definition::{
        file::{
            names::Register,
            raw::{Items, RawContact, RawName, RawPartner, Words, present},
        },
        yaml::tree::Place,
    },
    diag::{Code, Diagnostic},
    model::{Lang, PartnerId, Text},
    plan::{Calendar, Channel, Contact, Name, Partner, PartnerKind},
};

/// Defaults for partners.
pub(super) struct Defaults<'a> {
    pub(super) calendars: &'a BTreeMap<String, Arc<Calendar>>,
    pub(super) known_calendars: &'a Register,
    pub(super) calendar: &'a Arc<Calendar>,
    pub(super) timezone: &'a TimeZone,
}

/// The partner defined by an entry.
pub(super) fn partner(
    entry: &Entry<'_, RawPartner>,
    defaults: &Defaults<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Partner {
    let empty = RawPartner::default();
    let (raw, place) = (entry.value.unwrap_or(&empty), entry.place);
    let languages = languages(raw.languages.as_ref()).unwrap_or_else(|| vec![Lang::english()]);
    let contacts = present(raw.contacts.as_ref())
        .map(|(at, raw)| contact(raw, &languages, place.key("contacts").item(at), findings))
        .collect();
    Partner {
        id: PartnerId::from(entry.id),
        kind: raw.kind.unwrap_or(PartnerKind::CivilSociety),
        names: names(raw, entry.id, place, findings),
        calendar: calendar(raw.calendar.as_deref(), place.key("calendar"), defaults, findings),
        timezone: raw.timezone.as_ref().map_or_else(|| defaults.timezone.clone(), |zone| zone.0.clone()),
        iati_type: raw.iati_type,
        languages,
        contacts,
    }
}

fn calendar(
    id: Option<&str>,
    place: Place<'_>,
    defaults: &Defaults<'_>,
    findings: &mut Vec<Diagnostic>,
) -> Arc<Calendar> {
    let known = id.filter(|id| defaults.known_calendars.check(id, place, findings));
    Arc::clone(known.and_then(|id| defaults.calendars.get(id)).unwrap_or(defaults.calendar))
}

/// The names with their periods of validity. A partner without a name is called by its id.
fn names(raw: &RawPartner, id: &str, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Vec<Name> {
    let acronym = raw.acronym.as_ref().map(Words::text);
    let only = raw.name.as_ref().map(|name| Name { name: name.text(), acronym: acronym.clone(), from: None, to: None });
    let dated = present(raw.names.as_ref()).filter_map(|(at, raw)| name(raw, place.key("names").item(at), findings));
    let mut names: Vec<_> = only.into_iter().chain(dated).collect();
    if names.is_empty() {
        names.push(Name { name: Text::plain(id), acronym, from: None, to: None });
    }
    names
}

fn name(raw: &RawName, place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Option<Name> {
    let (from, to) = (raw.from.as_ref().map(|day| day.0), raw.to.as_ref().map(|day| day.0));
    check_order(from, to, ("from", "to"), place, findings);
    let acronym = raw.acronym.as_ref().map(Words::text);
    Some(Name { name: raw.name.as_ref()?.text(), acronym, from, to })
}

/// A contact. If it names no languages, those in `spoken` apply.
pub(super) fn contact(raw: &RawContact, spoken: &[Lang], place: Place<'_>, findings: &mut Vec<Diagnostic>) -> Contact {
    let (valid_from, valid_to) = (raw.valid_from.as_ref().map(|day| day.0), raw.valid_to.as_ref().map(|day| day.0));
    check_order(valid_from, valid_to, ("valid_from", "valid_to"), place, findings);
    let channel = raw.channel.unwrap_or_default();
    if channel == Channel::Letter && raw.function.is_some_and(|function| !function.needs_release()) {
        let message = "`channel: letter` says nothing of an office that gets no letters";
        let finding = Diagnostic::new(Code::UnusedChannel, place.key("channel").label(""), message);
        findings.push(finding.hint(
            "letters go to head_of_unit, director and ministers_office: leave it out, or name it there".to_owned(),
        ));
    }
    let local = raw.email.as_deref().and_then(|email| email.split_once('@')).map(|(local, _)| local);
    if let Some(local) = local.filter(|local| !local.is_ascii()) {
        let message =
            format!("`{local}` is not in the letters a to z, which only servers with SMTPUTF8 take before the `@`");
        let finding = Diagnostic::new(Code::AddressOutsideAscii, place.key("email").label(""), message);
        findings.push(finding.hint(
            "ask for an address in Latin letters, or see with `concerted doctor` what your server takes".to_owned(),
        ));
    }
    Contact {
        function: raw.function,
        email: raw.email.clone(),
        channel,
        phone: raw.phone.clone(),
        languages: languages(raw.languages.as_ref()).unwrap_or_else(|| spoken.to_vec()),
        signature: raw.signature.as_ref().map(Words::text),
        salutation: raw.salutation.iter().flat_map(Words::by_language).collect(),
        valid_from,
        valid_to,
        out_of_office_until: raw.out_of_office_until.as_ref().map(|day| day.0),
    }
}

/// The languages of a list without duplicates; `None` if there are none.
pub(super) fn languages(items: Option<&Items<String>>) -> Option<Vec<Lang>> {
    let mut seen = BTreeSet::new();
    let languages = present(items).map(|(_, tag)| Lang::from(tag));
    let languages: Vec<_> = languages.filter(|lang| seen.insert(lang.clone())).collect();
    (!languages.is_empty()).then_some(languages)
}
