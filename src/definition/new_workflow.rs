//! Writes the text of a new workflow, based on a programme and a blueprint, with comments that explain it.

use std::{collections::BTreeSet, fmt::Write as _};

use jiff::civil::Date;

use crate::{
    definition::{
        file::{
            File,
            library::{Library, relative},
            raw::{Ordered, RawPartner, RawPartners, present},
        },
        schema::file_kind::FileKind,
        values::{
            day, id, language,
            lead::Lead,
            symbol::{MAX_CHARS as MAX_SYMBOL_CHARS, symbol as check_symbol},
        },
    },
    diag::{Advised, Sources},
    lang::{LANGUAGES, Words},
    model::{Lang, code_point, hidden_character},
    plan::PartnerKind,
};

/// What is known about a new workflow.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beginning {
    /// Its id, which is also the name of its file.
    pub id: String,
    /// Its symbol; default the initials and numbers of the id.
    pub symbol: Option<String>,
    /// The event's title in English.
    pub title: String,
    /// Opening day.
    pub opens: Date,
    /// Closing day; default the opening day.
    pub closes: Option<Date>,
    /// City.
    pub city: Option<String>,
    /// Languages of its documents.
    pub languages: Vec<String>,
    /// The programme it belongs to; default the only one there is.
    pub programme: Option<String>,
    /// The blueprint it is based on; default the only one there is.
    pub blueprint: Option<String>,
    /// What parameters of the blueprint stand for, by id. The city stands for a parameter of that name.
    pub set: Vec<(String, String)>,
}

/// A new workflow that has not been written to disk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// Where to write it, relative to the folder of definitions.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// Why the workflow cannot be created.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BeginError {
    /// Not a valid id.
    #[error("{0}")]
    BadId(String),
    /// A workflow with that id, or a file with that name, exists already.
    #[error("there is already `{path}`")]
    Exists {
        /// The file.
        path: String,
    },
    /// The programme or blueprint does not exist, or none was named although there is not exactly one.
    #[error("{}", unknown(noun, name.as_ref(), known))]
    Unknown {
        /// `programme` or `blueprint`.
        noun: &'static str,
        /// The name given.
        name: Option<String>,
        /// The names that exist.
        known: Vec<String>,
    },
    /// A day outside the years that a definition may mention.
    #[error("{0}")]
    BadDay(String),
    /// A text that cannot be used in mails and reports.
    #[error("the {what} {problem}")]
    BadText {
        /// Which text.
        what: &'static str,
        /// What is wrong with it.
        problem: String,
        /// What to write.
        help: &'static str,
    },
    /// A language that Concerted cannot write documents in.
    #[error("no document can be written in the language `{lang}`")]
    NoCatalogue {
        /// The language given.
        lang: String,
    },
    /// Another workflow has this symbol.
    #[error("`{path}` has the symbol `{symbol}` already, by which mails and reports are told apart")]
    SymbolTaken {
        /// The symbol.
        symbol: String,
        /// The file.
        path: String,
    },
    /// A parameter of the blueprint that has no default is not set.
    #[error("the parameter `{id}` of the blueprint is not set: {about}")]
    ParameterNotSet {
        /// The parameter.
        id: String,
        /// What it is for.
        about: String,
    },
    /// A parameter is set that the blueprint does not have.
    #[error("the blueprint has no parameter `{id}`")]
    NoParameter {
        /// The parameter.
        id: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// The event ends before it begins.
    #[error("the event closes on {closes}, before it opens on {opens}")]
    Reversed {
        /// Opening day.
        opens: Date,
        /// Closing day.
        closes: Date,
    },
}

fn parameters(known: &[String]) -> String {
    if known.is_empty() {
        "it has none: leave `--set` out".to_owned()
    } else {
        format!("there are {}", known.join(", "))
    }
}

fn unknown(noun: &str, name: Option<&String>, known: &[String]) -> String {
    match name {
        Some(name) => format!("there is no {noun} `{name}`"),
        None => format!("which {noun}? {}", names(known)),
    }
}

fn names(known: &[String]) -> String {
    if known.is_empty() { "there is none".into() } else { format!("there are {}", known.join(", ")) }
}

impl Advised for BeginError {
    fn help(&self) -> Option<String> {
        Some(match self {
            Self::BadId(_) => "write letters, digits and hyphens, such as `world-forum-2029`".to_owned(),
            Self::Exists { .. } => "choose another id, such as one with the year".to_owned(),
            Self::Unknown { name: Some(_), known, .. } => names(known),
            Self::Unknown { noun, name: None, .. } => format!("name one with `--{noun} ID`"),
            Self::BadDay(_) => "look at the year again".to_owned(),
            Self::BadText { help, .. } => (*help).to_owned(),
            Self::NoCatalogue { .. } => format!("there are {}", LANGUAGES.join(", ")),
            Self::SymbolTaken { .. } => "choose another with `--symbol`".to_owned(),
            Self::ParameterNotSet { id, .. } => format!("add `--set {id}=…`; nothing was written"),
            Self::NoParameter { known, .. } => parameters(known),
            Self::Reversed { .. } => "exchange the two days".to_owned(),
        })
    }
}

/// Writes a new workflow that fits in with `sources`.
pub fn begin(sources: &Sources, beginning: &Beginning) -> Result<Begun, BeginError> {
    id::id(&beginning.id).map_err(|fault| BeginError::BadId(fault.message))?;
    check_days(beginning)?;
    check_text("title", &beginning.title)?;
    beginning.city.as_deref().map_or(Ok(()), |city| check_text("city", city))?;
    let is_ours = |lang: &str| language::language(lang).is_ok() && Words::has_catalogue(&Lang::from(lang));
    if let Some(lang) = beginning.languages.iter().find(|lang| !is_ours(lang)) {
        return Err(BeginError::NoCatalogue { lang: lang.escape_debug().to_string() });
    }
    let library = Library::all(sources);
    let programme = named(&library, FileKind::Programme, beginning.programme.as_ref())?;
    let blueprint = named(&library, FileKind::Blueprint, beginning.blueprint.as_ref())?;
    let folder = programme.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path =
        if folder.is_empty() { format!("{}.yaml", beginning.id) } else { format!("{folder}/{}.yaml", beginning.id) };
    let same = library.files().find(|file| file.raw.workflow.as_ref() == Some(&beginning.id));
    if let Some(path) = same.map(|file| file.path.to_string()).or_else(|| sources.get(&path).map(|_| path.clone())) {
        return Err(BeginError::Exists { path });
    }
    let symbol = symbol(&library, beginning)?;
    let set = set(beginning, blueprint)?;
    let text = text(beginning, (&symbol, &set), &path, programme, blueprint);
    Ok(Begun { path, text })
}

fn check_days(beginning: &Beginning) -> Result<(), BeginError> {
    for day in [Some(beginning.opens), beginning.closes].into_iter().flatten() {
        day::day(&day.to_string()).map_err(|fault| BeginError::BadDay(fault.message))?;
    }
    match beginning.closes.filter(|closes| *closes < beginning.opens) {
        Some(closes) => Err(BeginError::Reversed { opens: beginning.opens, closes }),
        None => Ok(()),
    }
}

fn check_text(what: &'static str, text: &str) -> Result<(), BeginError> {
    if let Some((_, c)) = hidden_character(text) {
        let problem = format!("has the invisible character {}, which acts on what shows it", code_point(c));
        return Err(BeginError::BadText { what, problem, help: "delete it" });
    }
    if text.trim().is_empty() {
        return Err(BeginError::BadText { what, problem: "is empty".to_owned(), help: "write it, or leave it out" });
    }
    Ok(())
}

/// The given symbol, or one made from the id; an error if it is not valid or already taken.
fn symbol(library: &Library<'_>, beginning: &Beginning) -> Result<String, BeginError> {
    let symbol = beginning.symbol.clone().unwrap_or_else(|| initials(&beginning.id));
    if check_symbol(&symbol).is_err() {
        let shown: String = symbol.escape_debug().take(2 * MAX_SYMBOL_CHARS).collect();
        return Err(BeginError::BadText {
            what: "symbol",
            problem: format!("`{shown}` is not one word of at most {MAX_SYMBOL_CHARS} letters and digits"),
            help: "write `--symbol` with letters, digits, `-`, `_`, `.` and `/`, such as BP-WF8",
        });
    }
    match library.files().find(|file| file.kind == Some(FileKind::Workflow) && file.symbol().as_ref() == Some(&symbol))
    {
        Some(file) => Err(BeginError::SymbolTaken { symbol, path: file.path.to_string() }),
        None => Ok(symbol),
    }
}

/// The file of `kind` with that id; without an id, the only file of that kind.
fn named<'a>(library: &'a Library<'_>, kind: FileKind, name: Option<&String>) -> Result<&'a File, BeginError> {
    let id = |file: &'a File| match kind {
        FileKind::Programme => file.raw.programme.as_ref(),
        _ => file.raw.blueprint.as_ref(),
    };
    let all: Vec<&File> = library.files().filter(|file| file.kind == Some(kind)).collect();
    let found = match name {
        Some(name) => all.iter().find(|file| id(file) == Some(name)),
        None => all.first().filter(|_| all.len() == 1),
    };
    found.copied().ok_or_else(|| BeginError::Unknown {
        noun: kind.key(),
        name: name.cloned(),
        known: all.iter().filter_map(|file| id(file).cloned()).collect(),
    })
}

/// What the parameters of the blueprint stand for: as set, or the city.
fn set<'a>(beginning: &'a Beginning, blueprint: &'a File) -> Result<Vec<(&'a str, &'a str)>, BeginError> {
    let declared: Vec<_> = blueprint.raw.parameters.iter().flat_map(Ordered::iter).collect();
    if let Some((id, _)) = beginning.set.iter().find(|(id, _)| !declared.iter().any(|(known, _)| known == id)) {
        let known = declared.iter().map(|(id, _)| (*id).to_owned()).collect();
        return Err(BeginError::NoParameter { id: id.clone(), known });
    }
    let mut set = Vec::new();
    for (id, raw) in declared {
        let given = beginning.set.iter().find(|(known, _)| known == id).map(|(_, value)| value.as_str());
        let city = || beginning.city.as_deref().filter(|_| id == "city");
        match given.or_else(city) {
            Some(value) => {
                check_text("value of a parameter", value)?;
                set.push((id, value));
            }
            None if raw.is_some_and(|raw| raw.default.is_none()) => {
                let about = raw.and_then(|raw| raw.about.clone()).unwrap_or_else(|| "it has no default".to_owned());
                return Err(BeginError::ParameterNotSet { id: id.to_owned(), about });
            }
            None => {}
        }
    }
    Ok(set)
}

fn text(
    beginning: &Beginning,
    (symbol, set): (&str, &[(&str, &str)]),
    path: &str,
    programme: &File,
    blueprint: &File,
) -> String {
    let tasks = blueprint.raw.tasks.as_ref().map_or(0, |tasks| tasks.iter().count());
    let first = blueprint.raw.tasks.iter().flat_map(Ordered::iter).map(|(id, _)| id).next().unwrap_or("A1");
    let taking_part = taking_part(programme, blueprint);
    let lead = taking_part.first().map_or("host", String::as_str);
    let mut text = String::new();
    let depth = path.matches('/').count();
    let _ = writeln!(text, "# yaml-language-server: $schema={}concerted.schema.json", "../".repeat(depth));
    let _ = writeln!(
        text,
        "# Every line is yours to change; `concerted check` says at once what is wrong, `concerted rehearse"
    );
    let _ = writeln!(
        text,
        "# {}` shows every mail before any is sent. T is the opening day, C the closing day.",
        beginning.id
    );
    let _ = writeln!(text, "format: 1");
    let _ = writeln!(text, "workflow: {}", beginning.id);
    let _ = writeln!(
        text,
        "symbol: {}          # begins the subject of each mail and the symbol of each report",
        quoted(symbol)
    );
    let _ = writeln!(
        text,
        "# What the events of the programme share: partners, objectives, calendars, ladders of reminders."
    );
    let _ = writeln!(text, "programme: {}", relative(path, &programme.path));
    let _ = writeln!(
        text,
        "# {tasks} tasks by id. Below, `tasks:` overrides them key by key or adds more; `omit:` leaves some out."
    );
    let _ = writeln!(text, "based_on: {}", relative(path, &blueprint.path));
    if !set.is_empty() {
        let set: Vec<String> = set.iter().map(|(id, value)| format!("{id}: {}", quoted(value))).collect();
        let _ = writeln!(
            text,
            "set: {{{}}}          # what ${{…}} in its tasks stands for; or by language: {{en: …, fr: …}}",
            set.join(", ")
        );
    }
    let _ = writeln!(text, "# omit: [{first}]");
    let _ = writeln!(text, "title: {}          # or by language: {{en: …, fr: …}}", quoted(&beginning.title));
    let _ = writeln!(text, "event:");
    let _ = writeln!(text, "  opens: {}", beginning.opens);
    let _ = writeln!(text, "  closes: {}", beginning.closes.unwrap_or(beginning.opens));
    if let Some(city) = &beginning.city {
        let _ = writeln!(text, "  city: {}", quoted(city));
    }
    // Many programs read an unquoted `no` as false.
    let languages = beginning.languages.iter().map(|lang| if lang == "no" { quoted(lang) } else { lang.clone() });
    let languages: Vec<String> = languages.collect();
    let _ = writeln!(
        text,
        "languages: [{}]          # of the documents; mails follow each contact's own languages",
        languages.join(", ")
    );
    let _ = writeln!(text, "# Of the reports, of the clock and of the days off: else the programme's.");
    let _ = writeln!(
        text,
        "# reports: {{languages: [{}]}}          # timezone: Africa/Casablanca          # calendar: ma-rabat",
        languages.join(", ")
    );
    let _ = writeln!(
        text,
        "# Who takes part; a contributor of the blueprint who is not named here is left out with a note."
    );
    let _ = writeln!(text, "partners: [{}]", taking_part.join(", "));
    let _ = writeln!(text, "tasks:");
    let _ = writeln!(
        text,
        "  # A first task of your own. Dates: T-3m, T-6w, T-10wd (working days of the lead), C+2d, or 2028-02-14."
    );
    let _ = writeln!(text, "  OWN-01:");
    let _ = writeln!(text, "    title: Say here what is to be done");
    let _ = writeln!(text, "    lead: {lead}");
    let _ = writeln!(text, "    due: T-6m");
    let _ = writeln!(text, "    window: 4w          # work is expected from four weeks before; reminders begin then");
    let _ = writeln!(text, "  # What differs from the blueprint, for example:");
    let _ = writeln!(text, "  # {first}: {{due: T-12m}}");
    text
}

/// The partners that the blueprint names, in the order of the programme. For a kind that it fans out to without naming
/// any partner of that kind, all of that kind.
fn taking_part(programme: &File, blueprint: &File) -> Vec<String> {
    let tasks = || blueprint.raw.tasks.iter().flat_map(Ordered::iter).filter_map(|(_, task)| task);
    let mut named: BTreeSet<&str> = BTreeSet::new();
    let mut kinds: BTreeSet<PartnerKind> = BTreeSet::new();
    for task in tasks() {
        match task.lead.as_ref().map(|lead| &lead.0) {
            Some(Lead::Partner(id)) => drop(named.insert(id)),
            Some(Lead::Each(kind)) => drop(kinds.insert(*kind)),
            None => {}
        }
        named.extend(present(task.with.as_ref()).filter_map(|(_, with)| with.partner.as_deref()));
    }
    let of_kind = |kind: PartnerKind| {
        let is_of = move |partner: Option<&RawPartner>| partner.and_then(|partner| partner.kind) == Some(kind);
        partners_of(programme).filter(move |(_, partner)| is_of(*partner)).map(|(id, _)| id)
    };
    for kind in kinds {
        if !of_kind(kind).any(|id| named.contains(id)) {
            named.extend(of_kind(kind));
        }
    }
    partners_of(programme).map(|(id, _)| id).filter(|id| named.contains(id)).map(str::to_owned).collect()
}

/// `WF-2028` for `world-forum-2028`: short enough for the subject of a mail.
fn initials(id: &str) -> String {
    let (words, numbers): (Vec<&str>, Vec<&str>) = id
        .split(['-', '_', '.'])
        .flat_map(|part| {
            <[&str; 2]>::from(part.split_at(part.find(|c: char| c.is_ascii_digit()).unwrap_or(part.len())))
        })
        .filter(|part| !part.is_empty())
        .partition(|part| part.starts_with(|c: char| c.is_ascii_alphabetic()));
    let is_symbol = |word: &str| word.chars().all(|c| c.is_ascii_uppercase());
    let letters: String = match words[..] {
        [word] if is_symbol(word) => word.to_owned(),
        _ => words.iter().filter_map(|word| word.chars().next()).collect(),
    };
    let first = Some(letters.to_uppercase()).filter(|letters| !letters.is_empty());
    first.into_iter().chain(numbers.into_iter().map(str::to_owned)).collect::<Vec<_>>().join("-")
}

/// The partners that a programme defines.
fn partners_of(programme: &File) -> impl Iterator<Item = (&str, Option<&RawPartner>)> {
    programme.raw.partners.iter().flat_map(|partners| match partners {
        RawPartners::Defined(defined) => defined.iter().collect::<Vec<_>>(),
        RawPartners::Chosen(_) => Vec::new(),
    })
}

/// A text quoted so that YAML reads it back unchanged, whatever it contains: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap_or_default()
}
