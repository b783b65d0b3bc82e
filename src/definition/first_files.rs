//! The first programme and workflow of a new installation: short, valid at once, with comments that say what to change.

use std::fmt::Write as _;

use jiff::{ToSpan, civil::Date};

use super::values::id;
use crate::model::{check_address, code_point, hidden_character};

/// Name of the programme's file.
const PROGRAMME: &str = "programme.yaml";

/// The line by which editors find the schema that lies beside the files.
const EDITOR_LINE: &str = "# yaml-language-server: $schema=concerted.schema.json\n";

/// An organisation with the address of its focal point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correspondent {
    /// Its name.
    pub name: String,
    /// The address that mails go to.
    pub address: String,
}

/// What a new installation is told of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstFiles {
    /// Who prepares the event and signs the mails.
    pub organisation: Correspondent,
    /// The event's title.
    pub event: String,
    /// Its opening day.
    pub opens: Date,
    /// The organisations that take part beside the first one.
    pub partners: Vec<Correspondent>,
    /// The language of texts, mails and reports, one with words of Concerted.
    pub language: String,
}

impl Correspondent {
    /// Reads `Name <address>`, `Name, address` or `Name address`; the error says what is wrong.
    pub fn parse(text: &str) -> Result<Self, String> {
        if let Some((_, c)) = hidden_character(text) {
            return Err(format!("the character {} is invisible; delete it", code_point(c)));
        }
        let (before, address) =
            text.trim().trim_end_matches('>').rsplit_once([' ', '<', ',', '\t']).unwrap_or(("", text.trim()));
        let name = before.trim().trim_end_matches(['<', ',', ' ']).trim();
        check_address(address).map_err(|problem| {
            format!(
                "`{address}` is not an e-mail address: {problem}; write it as `UNESCO <focal.point@unesco.example>`"
            )
        })?;
        let of_domain = || address.rsplit_once('@').map_or(address, |(_, domain)| domain);
        let name = if name.is_empty() { of_domain() } else { name };
        Ok(Self { name: name.to_owned(), address: address.to_owned() })
    }
}

impl FirstFiles {
    /// The id of the workflow, made of its title and year.
    pub fn workflow(&self) -> String {
        let year = self.opens.year().to_string();
        let id = id_of(&self.event, "event");
        if id.ends_with(&year) { id } else { format!("{id}-{year}") }
    }

    /// The files, each with its path.
    pub fn texts(&self) -> Vec<(String, String)> {
        let ids = self.ids();
        vec![(PROGRAMME.to_owned(), self.programme(&ids)), (format!("{}.yaml", self.workflow()), self.first(&ids))]
    }

    /// The ids of the partners, each another one.
    fn ids(&self) -> Vec<String> {
        let mut ids: Vec<String> = vec!["host".to_owned()];
        for partner in &self.partners {
            let base = id_of(&partner.name, "partner").replace('-', "_");
            let number = (2..).map(|number| format!("{base}_{number}"));
            let free = std::iter::once(base.clone()).chain(number).find(|id| !ids.contains(id) && id != "secretariat");
            ids.extend(free);
        }
        ids.remove(0);
        ids
    }

    fn programme(&self, ids: &[String]) -> String {
        let lang = &self.language;
        let Correspondent { name, address } = &self.organisation;
        let mut text = format!(
            "{EDITOR_LINE}# What all events share: who takes part, when offices are closed, how partners are reminded.\n\
             # Every key is explained in docs/file-format.md; `concerted check` says what is wrong.\n\
             format: 1\n\
             programme: {}\n\
             title: {}\n\
             timezone: UTC                # such as Asia/Baku or Europe/Paris\n\
             calendar: office\n\
             calendars:\n  \
               office:\n    \
                 weekend: [{{days: [sat, sun]}}]      # days off; holidays: [{{date: 2027-05-25, name: National day}}]\n\
             contacts:\n  \
               secretariat: {{email: {address}, languages: [{lang}]}}\n\
             coordinator: secretariat     # signs the mails and is told what fails\n\
             partners:\n  \
               host:\n    \
                 kind: host_government    # the other kinds are in the help of your editor\n    \
                 name: {}\n    \
                 languages: [{lang}]\n    \
                 contacts: [{{function: focal_point, email: {address}}}]\n",
            id_of(name, "programme"),
            quoted(name),
            quoted(name),
        );
        for (id, partner) in ids.iter().zip(&self.partners) {
            let _ = write!(
                text,
                "  {id}:\n    kind: intergovernmental_organization\n    name: {}\n    languages: [{lang}]\n    contacts: [{{function: focal_point, email: {}}}]\n",
                quoted(&partner.name),
                partner.address,
            );
        }
        text
    }

    fn first(&self, ids: &[String]) -> String {
        let with = if ids.is_empty() { String::new() } else { format!(", with: [{}]", ids.join(", ")) };
        let mut text = format!(
            "{EDITOR_LINE}# The preparation of one event. T is its opening day: `T-6m` is six months before it.\n\
             format: 1\n\
             workflow: {}\n\
             programme: {PROGRAMME}\n\
             title: {}\n\
             event: {{opens: {}, closes: {}}}\n\
             languages: [{}]\n\
             tasks:                       # a title, who leads it, by when; who contributes and what it waits for\n",
            self.workflow(),
            self.words(&quoted(&self.event)),
            self.opens,
            self.opens.saturating_add(1.day()),
            self.language,
        );
        for (id, titles, more) in TASKS {
            let title = titles.iter().find(|(lang, _)| *lang == self.language).or(titles.first());
            let title = title.map_or("", |(_, title)| title);
            let more = more.replace(", with", &with);
            let _ = writeln!(text, "  {id}: {{title: {}, lead: host{more}}}", self.words(&quoted(title)));
        }
        text
    }

    /// A text in the language of the files.
    fn words(&self, quoted: &str) -> String {
        if self.language == "en" { quoted.to_owned() } else { format!("{{{}: {quoted}}}", self.language) }
    }
}

/// A title in each language.
type Titles = [(&'static str, &'static str); 6];

/// The first tasks: id, title by language, and what stands after the lead.
const TASKS: [(&str, Titles, &str); 5] = [
    (
        "A1",
        [
            ("en", "Agree on the concept note"),
            ("fr", "Convenir de la note de cadrage"),
            ("es", "Acordar la nota conceptual"),
            ("ru", "Согласовать концепцию"),
            ("az", "Konsepsiya sənədini razılaşdırmaq"),
            ("ar", "الاتفاق على الورقة المفاهيمية"),
        ],
        ", with, due: T-20w",
    ),
    (
        "A2",
        [
            ("en", "Send the invitations"),
            ("fr", "Envoyer les invitations"),
            ("es", "Enviar las invitaciones"),
            ("ru", "Разослать приглашения"),
            ("az", "Dəvətnamələri göndərmək"),
            ("ar", "إرسال الدعوات"),
        ],
        ", due: T-12w, needs: A1",
    ),
    (
        "A3",
        [
            ("en", "Settle the programme"),
            ("fr", "Arrêter le programme"),
            ("es", "Fijar el programa"),
            ("ru", "Утвердить программу"),
            ("az", "Proqramı təsdiq etmək"),
            ("ar", "اعتماد البرنامج"),
        ],
        ", with, due: T-6w, needs: A2, milestone: true",
    ),
    (
        "A4",
        [
            ("en", "Prepare the hall"),
            ("fr", "Préparer la salle"),
            ("es", "Preparar la sala"),
            ("ru", "Подготовить зал"),
            ("az", "Zalı hazırlamaq"),
            ("ar", "تجهيز القاعة"),
        ],
        ", due: T-3d, needs: A3",
    ),
    (
        "A5",
        [
            ("en", "Send the report of the event"),
            ("fr", "Envoyer le rapport de l’événement"),
            ("es", "Enviar el informe del evento"),
            ("ru", "Разослать отчёт о мероприятии"),
            ("az", "Tədbirin hesabatını göndərmək"),
            ("ar", "إرسال تقرير الفعالية"),
        ],
        ", due: C+4w",
    ),
];

/// An id made of the letters and digits of a name, or `instead` if it has none of the Latin alphabet.
fn id_of(name: &str, instead: &str) -> String {
    let plain: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let words: Vec<&str> = plain.split('-').filter(|word| !word.is_empty()).collect();
    let mut id = String::new();
    for word in words {
        if id.len() + word.len() >= id::MAX_ID_BYTES / 2 {
            break;
        }
        id = if id.is_empty() { word.to_owned() } else { format!("{id}-{word}") };
    }
    let is_taken = id.is_empty() || super::check::reserved::is_reserved(&id);
    if is_taken { instead.to_owned() } else { id }
}

/// A text in double quotes. JSON's escapes are valid in YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        definition::{check_all, compile},
        diag::{Severity, Sources},
    };

    fn first(organisation: &str, event: &str, partners: &[&str], language: &str) -> FirstFiles {
        FirstFiles {
            organisation: Correspondent::parse(organisation).unwrap(),
            event: event.to_owned(),
            opens: Date::constant(2027, 9, 20),
            partners: partners.iter().map(|partner| Correspondent::parse(partner).unwrap()).collect(),
            language: language.to_owned(),
        }
    }

    #[test]
    fn whatever_is_answered_makes_files_without_fault() {
        let odd = ["\"Quotes\": and # marks", "all", "وزارة الثقافة", "Министерство культуры 2027", "x"];
        for (language, name) in ["en", "fr", "es", "ru", "az", "ar"].into_iter().zip(odd.into_iter().cycle()) {
            let organisation = format!("{name} <secretariat@host.example>");
            let partners =
                ["UNESCO <a@unesco.example>", "UNESCO, b@unesco.example", "c@wb.example", "host <d@x.example>"];
            for count in [0, 1, 4] {
                let files = first(&organisation, name, &partners[..count], language);
                let mut sources = Sources::default();
                for (path, text) in files.texts() {
                    sources.insert(&path, &text);
                }
                let found = check_all(&sources, files.opens);
                let wrong: Vec<_> = found.iter().filter(|finding| finding.severity < Severity::Note).collect();
                assert!(wrong.is_empty(), "{name} {language}: {wrong:#?}");
                let compiled = compile(&sources, &format!("{}.yaml", files.workflow()));
                assert_eq!(compiled.plan.unwrap().partners.len(), count + 1, "{name}");
            }
        }
    }

    #[test]
    fn a_correspondent_is_a_name_and_an_address() {
        let read = |text| Correspondent::parse(text).map(|one| (one.name, one.address));
        let expected = Ok(("World Bank".to_owned(), "desk@wb.example".to_owned()));
        for text in ["World Bank <desk@wb.example>", "World Bank, desk@wb.example", " World Bank desk@wb.example "] {
            assert_eq!(read(text), expected, "{text}");
        }
        assert_eq!(read("desk@wb.example"), Ok(("wb.example".to_owned(), "desk@wb.example".to_owned())));
        assert!(read("World Bank").unwrap_err().contains("is not an e-mail address"));
    }
}
