//! The keys of partners and contacts.

use super::table::{DAY, EMAIL, ID, Key, Kind, LANGUAGE, PLAIN, Table, ZONE, keys};
use crate::model::MAX_SIGNATURE_CHARS;

pub(super) const FUNCTIONS: &[&str] = &["focal_point", "alternate", "head_of_unit", "director", "ministers_office"];
const CHANNELS: &[&str] = &["mail", "letter"];
const PARTNER_KINDS: &[&str] = &[
    "host_government",
    "intergovernmental_organization",
    "regional_organization",
    "member_state",
    "civil_society",
    "private_sector",
    "academia",
    "artists",
    "media",
    "youth",
];

pub(super) static SHARED_CONTACT: Table = Table {
    noun: "a contact",
    groups: &[
        keys! {
            /// Address that mails go to.
            email: EMAIL, needed "email: secretariat@organisation.example";
            /// What mails are signed with where this contact coordinates: who signs, by function, and the office, a line each;
            /// default the word coordinator.
            signature: Kind::AtMost(MAX_SIGNATURE_CHARS, &Kind::Text);
        },
        CONTACT_KEYS,
    ],
    rules: &[],
};

static CONTACT: Table = Table {
    noun: "a contact of a partner",
    groups: &[
        keys! {
            /// The office, never a person; from head_of_unit on mails are drafts to be released.
            function: Kind::Choice(FUNCTIONS), needed "function: focal_point";
            /// Address that mails go to.
            email: EMAIL;
            /// How letters go to an office from head_of_unit on: mail, the default, or letter, which brings a PDF for paper as well.
            channel: Kind::Choice(CHANNELS);
        },
        CONTACT_KEYS,
    ],
    rules: &[],
};

const CONTACT_KEYS: &[Key] = keys! {
    /// Telephone number, as people write it.
    phone: PLAIN;
    /// Languages in order of preference; default those of the partner, or of the workflow if there is none.
    languages: Kind::OneOrMore(&LANGUAGE);
    /// The line that mails to this contact begin with.
    salutation: Kind::Text;
    /// First day in office; default always.
    valid_from: DAY;
    /// Last day in office; default for good.
    valid_to: DAY;
    /// Away up to and including this day, so that the alternate is written to.
    out_of_office_until: DAY;
};

pub(super) static PARTNER: Table = Table {
    noun: "a partner",
    groups: &[keys! {
        /// What kind of organisation it is.
        kind: Kind::Choice(PARTNER_KINDS), needed "kind: civil_society";
        /// Type of organisation, a code of IATI.
        iati_type: Kind::Count(0, 999);
        /// Full name; default the id.
        name: Kind::Text;
        /// Acronym, where there is one.
        acronym: Kind::Text;
        /// Names through time, for an organisation that was renamed.
        names: Kind::OneOrMore(&Kind::Record(&NAME));
        /// Languages in order of preference; default en.
        languages: Kind::OneOrMore(&LANGUAGE);
        /// Id of its calendar; default the workflow's.
        calendar: ID;
        /// Its time zone, such as Europe/Paris; default the workflow's.
        timezone: ZONE;
        /// Offices that can be written to; without an address its reminders go to the coordinator.
        contacts: Kind::OneOrMore(&Kind::Record(&CONTACT));
        /// Ids that the partner had before, the oldest first, so that what was recorded and sent under them still counts.
        renamed_from: Kind::OneOrMore(&ID);
    }],
    rules: &[],
};

static NAME: Table = Table {
    noun: "a name",
    groups: &[keys! {
        /// Full name.
        name: Kind::Text, needed "name: World Forum";
        /// Acronym, where there is one.
        acronym: Kind::Text;
        /// First day on which it is the name; default always.
        from: DAY;
        /// Last day on which it is the name; default for good.
        to: DAY;
    }],
    rules: &[],
};
