//! Contact details of the coordinator, and local times.

use jiff::{Timestamp, tz::TimeZone};

use super::{
    content::{ContactBlock, EventLine},
    language::Language,
    order::Scene,
};
use crate::plan::Plan;

/// The coordinator of `plan` as shown to the recipient of a mail at `now`.
pub(super) fn contact_block(plan: &Plan, language: &Language, now: Timestamp) -> ContactBlock {
    ContactBlock {
        symbols: vec![plan.symbol.clone()],
        email: plan.coordinator.email.clone(),
        phone: plan.coordinator.phone.clone(),
        dial: plan.coordinator.phone.as_deref().and_then(dialled),
        place: place(plan, &plan.timezone, language),
        utc: utc(&plan.timezone, now),
    }
}

/// The lines that the coordinator of `plan` signs with.
pub(super) fn signature(plan: &Plan, language: &Language) -> Vec<String> {
    let written = plan.coordinator.signature.as_ref().map(|text| language.text(text)).unwrap_or_default();
    written.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// The number in dialling form: its digits, preceded by a plus if it has one. Everything from the first letter on is an
/// extension and is dropped. `None` if it contains no digits.
pub(super) fn dialled(phone: &str) -> Option<String> {
    let number = phone.split(char::is_alphabetic).next().unwrap_or_default();
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let plus = if number.trim_start().starts_with('+') { "+" } else { "" };
    (!digits.is_empty()).then(|| format!("{plus}{digits}"))
}

/// The coordinators of several plans, without repetition, each with all they are responsible for.
pub(super) fn contact_blocks(scenes: &[Scene<'_>], language: &Language, now: Timestamp) -> Vec<ContactBlock> {
    let mut blocks: Vec<ContactBlock> = Vec::new();
    for scene in scenes {
        let block = contact_block(scene.plan, language, now);
        match blocks.iter_mut().find(|other| (&other.email, &other.phone) == (&block.email, &block.phone)) {
            Some(other) => other.symbols.extend(block.symbols),
            None => blocks.push(block),
        }
    }
    blocks
}

/// The city that names a time zone, in the recipient's language if it is the city of the event. `None` for zones that
/// name no city, such as `UTC` and `Etc/GMT-4`, and where the name would be in Latin letters within a text in another
/// script.
pub(super) fn place(plan: &Plan, zone: &TimeZone, language: &Language) -> Option<String> {
    let name = zone.iana_name()?;
    let (area, city) = name.rsplit_once('/')?;
    if area == "Etc" {
        return None;
    }
    let city = city.replace('_', " ");
    match plan.event.city.as_ref().filter(|text| text.en() == city) {
        Some(text) => Some(language.text(text)),
        None => language.is_latin().then_some(city),
    }
}

/// `UTC+4`, `UTC+5:30`, `UTC`.
pub(super) fn utc(zone: &TimeZone, now: Timestamp) -> String {
    let minutes = zone.to_offset(now).seconds() / 60;
    let sign = if minutes < 0 { '−' } else { '+' };
    match (minutes.abs() / 60, minutes.abs() % 60) {
        (0, 0) => "UTC".into(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, rest) => format!("UTC{sign}{hours}:{rest:02}"),
    }
}

/// The event of `plan` as seen on `day`.
pub(super) fn event_line(plan: &Plan, language: &Language, day: jiff::civil::Date) -> EventLine {
    EventLine {
        workflow: plan.workflow.clone(),
        symbol: plan.symbol.clone(),
        title: language.text(&plan.title),
        opens: plan.event.opens,
        closes: plan.event.closes,
        city: plan.event.city.as_ref().map(|city| language.text(city)),
        venue: plan.event.venue.as_ref().map(|venue| language.text(venue)),
        days_to_go: (plan.event.opens - day).get_days().max(0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_without_its_blanks_and_its_extension() {
        let dialled = |phone: &str| dialled(phone).unwrap_or_default();
        assert_eq!(dialled("+994 12 555 01 00"), "+994125550100");
        assert_eq!(dialled("(012) 555-01-00 ext. 7"), "0125550100");
        assert_eq!(dialled("by request"), "");
    }
}
