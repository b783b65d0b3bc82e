//! Organisations that take part, and the functions that are written to.

use std::{collections::BTreeMap, sync::Arc};

use jiff::{civil::Date, tz::TimeZone};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Calendar;
pub use crate::model::Function;
use crate::model::{Lang, PartnerId, Text, folded_address, is_same_address};

/// What kind of organisation a partner is (`product.md` section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PartnerKind {
    /// The inviting government and its services.
    HostGovernment,
    /// UNESCO, UNAOC, UNWTO, Council of Europe, ISESCO.
    IntergovernmentalOrganization,
    /// A regional body.
    RegionalOrganization,
    /// One state, or a group of states with one focal point.
    MemberState,
    /// Non-governmental organisations.
    CivilSociety,
    /// Companies and sponsors.
    PrivateSector,
    /// Universities and chairs.
    Academia,
    /// Artists and creators.
    Artists,
    /// Press and broadcasters.
    Media,
    /// Youth networks.
    Youth,
}

impl PartnerKind {
    /// All kinds, in the order used in reports.
    pub const ALL: [Self; 10] = [
        Self::HostGovernment,
        Self::IntergovernmentalOrganization,
        Self::RegionalOrganization,
        Self::MemberState,
        Self::CivilSociety,
        Self::PrivateSector,
        Self::Academia,
        Self::Artists,
        Self::Media,
        Self::Youth,
    ];

    /// The name in definitions and JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::HostGovernment => "host_government",
            Self::IntergovernmentalOrganization => "intergovernmental_organization",
            Self::RegionalOrganization => "regional_organization",
            Self::MemberState => "member_state",
            Self::CivilSociety => "civil_society",
            Self::PrivateSector => "private_sector",
            Self::Academia => "academia",
            Self::Artists => "artists",
            Self::Media => "media",
            Self::Youth => "youth",
        }
    }

    /// The kind with that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

/// How a letter to a higher level reaches its reader.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// As the text of a mail.
    #[default]
    Mail,
    /// On paper: the mail carries a PDF to be printed.
    Letter,
}

/// A name of an organisation, valid for a period (ISESCO became ICESCO, UNWTO became UN Tourism).
#[derive(Clone, Debug, PartialEq)]
pub struct Name {
    /// The full name by language.
    pub name: crate::model::Text,
    /// The acronym by language, if it has one.
    pub acronym: Option<crate::model::Text>,
    /// First day of validity.
    pub from: Option<Date>,
    /// Last day of validity.
    pub to: Option<Date>,
}

/// A function that can be written to. Never a person's name.
#[derive(Clone, Debug, PartialEq)]
pub struct Contact {
    /// The office. `None` for the coordinator, who is not a partner.
    pub function: Option<Function>,
    /// The validated address, or `None` if the definition gives none.
    pub email: Option<String>,
    /// Telephone, for people.
    pub phone: Option<String>,
    /// Languages in order of preference; never empty.
    pub languages: Vec<Lang>,
    /// Salutation line by language, as the recipient wants it.
    pub salutation: BTreeMap<Lang, String>,
    /// How letters reach this contact.
    pub channel: Channel,
    /// The signature of mails if this contact coordinates, with one line each for function and office.
    pub signature: Option<Text>,
    /// First day in office.
    pub valid_from: Option<Date>,
    /// Last day in office.
    pub valid_to: Option<Date>,
    /// Away up to and including this day; the alternate is written to instead.
    pub out_of_office_until: Option<Date>,
}

impl Contact {
    /// True if this contact holds the office on `day`.
    pub fn holds_office_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_to.is_none_or(|to| day <= to)
    }

    /// True if this contact can be written to on `day`.
    pub fn is_reachable_on(&self, day: Date) -> bool {
        self.email.is_some() && self.holds_office_on(day) && self.out_of_office_until.is_none_or(|until| until < day)
    }
}

/// Domains of which anybody can have an address: who has one of them is of no organisation by that.
const PUBLIC_DOMAINS: [&str; 16] = [
    "aol.com",
    "gmail.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hotmail.com",
    "icloud.com",
    "live.com",
    "mail.ru",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "web.de",
    "yahoo.com",
    "yandex.com",
    "yandex.ru",
];

/// An organisation that takes part.
#[derive(Clone, Debug, PartialEq)]
pub struct Partner {
    /// Stable id.
    pub id: PartnerId,
    /// What kind of organisation it is.
    pub kind: PartnerKind,
    /// Names by validity; never empty, in the order of the definition.
    pub names: Vec<Name>,
    /// Languages in order of preference; never empty.
    pub languages: Vec<Lang>,
    /// Its working days.
    pub calendar: Arc<Calendar>,
    /// Its clock.
    pub timezone: TimeZone,
    /// IATI organisation type code.
    pub iati_type: Option<u16>,
    /// Contacts, in the order of the definition.
    pub contacts: Vec<Contact>,
}

impl Partner {
    /// The name in force on `day`: the last valid one in the definition, or the first name if none is valid.
    pub fn name_on(&self, day: Date) -> &Name {
        self.names
            .iter()
            .rev()
            .find(|name| name.from.is_none_or(|from| from <= day) && name.to.is_none_or(|to| day <= to))
            .unwrap_or(&self.names[0])
    }

    /// The acronym on `day` in `lang`, or the full name if there is none.
    pub fn short_name(&self, day: Date, lang: &Lang) -> &str {
        self.short_text(day).get(lang)
    }

    /// The acronym on `day`, or the full name if there is none, in all its languages.
    pub fn short_text(&self, day: Date) -> &Text {
        let name = self.name_on(day);
        name.acronym.as_ref().unwrap_or(&name.name)
    }

    /// The contact of `function` who can be written to on `day`. If there is none, the next lower function is tried;
    /// for a focal point who is away, the alternate. `None` if nobody is left.
    pub fn reachable(&self, function: Function, day: Date) -> Option<&Contact> {
        self.reachable_at(function, day, |_| true)
    }

    /// Somebody of this organisation who sees to something in place of the focal point: the contact with that address, or a new
    /// one who is written to in the focal point's languages.
    pub fn colleague(&self, address: &str) -> Contact {
        let has_it = |contact: &&Contact| contact.email.as_deref().is_some_and(|own| is_same_address(own, address));
        if let Some(known) = self.contacts.iter().find(has_it) {
            return known.clone();
        }
        let focal_point = self.contacts.iter().find(|contact| contact.function == Some(Function::FocalPoint));
        Contact {
            function: Some(Function::FocalPoint),
            email: Some(address.to_owned()),
            phone: None,
            languages: focal_point.map_or(&self.languages, |contact| &contact.languages).clone(),
            salutation: BTreeMap::new(),
            channel: Channel::default(),
            signature: None,
            valid_from: None,
            valid_to: None,
            out_of_office_until: None,
        }
    }

    /// True if `address` is of this organisation: it has the domain of one of its contacts. Domains of which anybody can have an
    /// address are nobody's.
    pub fn has_domain_of(&self, address: &str) -> bool {
        let domain = |address: &str| folded_address(address).rsplit_once('@').map(|(_, domain)| domain.to_owned());
        let Some(wanted) = domain(address).filter(|domain| !PUBLIC_DOMAINS.contains(&domain.as_str())) else {
            return false;
        };
        let own = self.contacts.iter().filter_map(|contact| domain(contact.email.as_deref()?));
        own.into_iter().any(|own| own == wanted)
    }

    /// Like [`Partner::reachable`], among the contacts whose address passes `accepts`.
    pub fn reachable_at(&self, function: Function, day: Date, accepts: impl Fn(&str) -> bool) -> Option<&Contact> {
        let is_usable =
            |contact: &&Contact| contact.is_reachable_on(day) && contact.email.as_deref().is_some_and(&accepts);
        let of =
            |wanted: Function| self.contacts.iter().filter(|contact| contact.function == Some(wanted)).find(is_usable);
        Function::ALL
            .into_iter()
            .rev()
            .filter(|lower| *lower <= function)
            .find_map(of)
            .or_else(|| of(Function::Alternate))
    }
}
