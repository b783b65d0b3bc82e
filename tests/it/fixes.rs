//! Every fix that `check` offers gets its reader further, and no single slip in a sound file is told as many.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    panic::{AssertUnwindSafe, catch_unwind},
    path::Path,
    time::{Duration, Instant},
};

use concerted::{
    definition,
    diag::{Code, Diagnostic, Sources},
};

use crate::definition::{check_all, sources};

/// So many single edits are tried, unless `CONCERTED_EDITS` says how many.
const EDITS: usize = 250;

/// The most errors that may follow from one mistake.
const MOST_ERRORS: usize = 6;

/// So many errors may come to light in a fixture once it can be read.
const MOST_HIDDEN: usize = 2;

/// No edit may take longer to check, on a slow machine that is doing other things, without optimisation.
const LONGEST: Duration = Duration::from_secs(30);

fn folder(path: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The files with the fix of a finding applied.
fn fixed(texts: &Sources, finding: &Diagnostic) -> Option<Sources> {
    let fix = finding.fix.as_ref()?;
    let path = &finding.primary.file;
    let mut text = texts.get(path)?.to_string();
    let mut spans: Vec<_> = std::iter::once(&fix.span).chain(&fix.also).collect();
    spans.sort_by_key(|span| std::cmp::Reverse(span.start));
    for span in spans {
        text.replace_range(span.clone(), &fix.text);
    }
    let mut texts = texts.clone();
    texts.insert(path, &text);
    Some(texts)
}

fn errors(findings: &[Diagnostic]) -> usize {
    findings.iter().filter(|finding| finding.is_error()).count()
}

/// A fix that stops reading a few lines further down has only moved the blame.
const LEAST_READ: usize = 5;

/// True if the findings after a fix are progress from those before it: nothing is wrong any more, or less is. A text that
/// could not be read is read whole then, with no more errors than before, or stops many lines further down, at another
/// mistake. Whoever mends an error has no fewer because a note is gone.
fn is_progress(
    before: &[Diagnostic],
    finding: &Diagnostic,
    after: &[Diagnostic],
    (old, new): (&Sources, &Sources),
) -> bool {
    let file = &finding.primary.file;
    let stop = |findings: &[Diagnostic], texts: &Sources| {
        let stops = findings.iter().filter(|one| one.primary.file == *file && one.code == Code::Syntax);
        stops.map(|one| texts.position(file, one.primary.span.start).line).min()
    };
    let of_file =
        |findings: &[Diagnostic]| findings.iter().filter(|one| one.is_error() && one.primary.file == *file).count();
    let reads_further = finding.code == Code::Syntax
        && match (stop(before, old), stop(after, new)) {
            (_, None) => of_file(after) <= of_file(before).max(MOST_HIDDEN),
            (Some(earlier), Some(later)) => later > earlier + LEAST_READ,
            (None, Some(_)) => false,
        };
    let has_less = !finding.is_error() && after.len() < before.len();
    errors(after) == 0 || errors(after) < errors(before) || has_less || reads_further
}

#[test]
fn every_fix_leads_to_fewer_findings_or_to_none() {
    let mut tried = 0;
    let mut broken = String::new();
    for entry in std::fs::read_dir(folder("tests/it/fixtures/invalid")).unwrap() {
        let path = entry.unwrap().path();
        let mut texts = Sources::default();
        if path.is_dir() {
            texts = sources(&path);
        } else {
            let name = path.file_name().unwrap().to_str().unwrap();
            texts.insert(name, &std::fs::read_to_string(&path).unwrap());
        }
        let before = check_all(&texts);
        for finding in &before {
            let Some(mended) = fixed(&texts, finding) else { continue };
            let after = check_all(&mended);
            tried += 1;
            let is_gone = !after.iter().any(|one| {
                (one.code, &one.message, &one.primary) == (finding.code, &finding.message, &finding.primary)
            });
            if !is_gone || !is_progress(&before, finding, &after, (&texts, &mended)) {
                let left: Vec<_> = after.iter().filter(|one| one.is_error()).map(|one| &one.message).collect();
                let file = path.file_name().unwrap();
                writeln!(broken, "{file:?}: {} → {:?}, then {left:#?}", finding.message, finding.fix).unwrap();
            }
        }
    }
    assert!(broken.is_empty(), "{broken}");
    assert!(tried > 100, "only {tried} fixes were tried");
}

/// What is said to be written word for word is offered as a change as well, so that it is tried above.
#[test]
fn what_is_to_be_written_word_for_word_is_a_fix_too() {
    // An example, of which only its reader knows what to put in its place; or one of several ways out.
    let examples = [
        Code::MissingKey,
        Code::NoTasks,
        Code::NoPartners,
        Code::BadOffset,
        Code::BadRule,
        Code::BadPhase,
        Code::PartnerWithoutAddress,
        Code::DueOnHoliday,
        Code::DueOnWeekend,
        Code::RuleOutOfReach,
        Code::InputAfterTask,
        Code::BadTimezone,
        Code::DatesReversed,
        Code::ClosesBeforeOpens,
        Code::HistoryMismatch,
        Code::UnknownFile,
        Code::ApprovalRule,
        Code::UnknownParameter,
        Code::ParameterNotSet,
        Code::WeekendRules,
        Code::RatingsOrder,
        Code::ContributorUnknown,
        Code::MergeKey,
        Code::UnknownFormat,
        Code::UnknownTask,
        Code::LadderRepeat,
        Code::BadLanguage,
        Code::DuplicateKey,
        Code::CutByComment,
        Code::DuplicateId,
        Code::HistoryWithoutEffect,
        Code::ReservedId,
        Code::EmptyLadder,
    ];
    let mut without = BTreeSet::new();
    for entry in std::fs::read_dir(folder("tests/it/fixtures/invalid")).unwrap() {
        let path = entry.unwrap().path();
        let texts = if path.is_dir() {
            sources(&path)
        } else {
            let mut texts = Sources::default();
            texts.insert("workflow.yaml", &std::fs::read_to_string(&path).unwrap());
            texts
        };
        for finding in check_all(&texts) {
            let hint = finding.hint.as_deref().unwrap_or_default();
            let is_whole = hint.starts_with("write `") && hint.ends_with('`') && !hint.contains('…');
            if is_whole && finding.fix.is_none() && !examples.contains(&finding.code) {
                without.insert(format!("{}: {} → {hint}", finding.code, finding.message));
            }
        }
    }
    assert!(without.is_empty(), "{without:#?}");
}

/// A sequence of numbers that is the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % end.max(1)
    }
}

/// The text with one thing done to it that people do, and what it was.
fn edited(text: &str, numbers: &mut Numbers) -> (String, String) {
    let lines: Vec<&str> = text.split('\n').collect();
    let at = loop {
        let at = numbers.below(lines.len());
        if !lines[at].trim().is_empty() && !lines[at].trim_start().starts_with('#') {
            break at;
        }
    };
    let line = lines[at];
    let chars: Vec<char> = line.chars().collect();
    let place = numbers.below(chars.len());
    let with = |line: String| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        lines[at] = line;
        lines.join("\n")
    };
    let joined = |chars: &[char]| chars.iter().collect::<String>();
    let split = |place: usize, put: &str| format!("{}{put}{}", joined(&chars[..place]), joined(&chars[place..]));
    let (kind, new) = match numbers.below(12) {
        0 => {
            let put = ["x", ":", ",", " ", "-", "}", "[", "#", "&", "'", "\t", "T-3m"][numbers.below(12)];
            (format!("insert {put:?}"), with(split(place, put)))
        }
        1 => {
            let mut chars = chars.clone();
            let gone = chars.remove(place);
            (format!("delete {gone:?}"), with(joined(&chars)))
        }
        2 => {
            let mut lines = lines.clone();
            lines.remove(at);
            ("delete the line".to_owned(), lines.join("\n"))
        }
        3 => {
            let mut chars = chars.clone();
            let other = (place + 1).min(chars.len() - 1);
            chars.swap(place, other);
            ("swap two letters".to_owned(), with(joined(&chars)))
        }
        4 => {
            let mut lines = lines.clone();
            let other = (at + 1).min(lines.len() - 1);
            lines.swap(at, other);
            ("swap two lines".to_owned(), lines.join("\n"))
        }
        5 => ("indent by two".to_owned(), with(format!("  {line}"))),
        6 => ("indent by one".to_owned(), with(format!(" {line}"))),
        7 => ("outdent by two".to_owned(), with(line.strip_prefix("  ").unwrap_or(line).to_owned())),
        8 => {
            let quote = ["\"", "'", "“", "’"][numbers.below(4)];
            let begins = line.find(": ").map_or(place, |colon| line[..colon].chars().count() + 2);
            (format!("quote with {quote}"), with(split(begins, quote)))
        }
        9 => {
            let (from, to) =
                [("-", "–"), (" ", "\u{a0}"), ("- ", "• "), (",", "،"), (":", "："), ("\"", "”")][numbers.below(6)];
            (format!("{from:?} as {to:?}"), with(line.replacen(from, to, 1)))
        }
        10 => {
            let word = line.trim().split([' ', ':', ',']).next().unwrap_or_default().to_owned();
            let upper = word.to_uppercase();
            ("a word in capitals".to_owned(), with(line.replacen(&word, &upper, 1)))
        }
        _ => {
            let (from, to) =
                [(": ", ":"), (": ", " "), (", ", " "), ("[", ""), ("]", ""), ("}", ""), ("{", "")][numbers.below(7)];
            (format!("{from:?} as {to:?}"), with(line.replacen(from, to, 1)))
        }
    };
    (new, format!("line {} `{}`: {kind}", at + 1, line.trim()))
}

/// One slip of a hand in the shipped definitions is told in a few errors, whatever hangs on it, and each fix that is offered
/// gets further.
#[test]
#[expect(clippy::disallowed_methods, reason = "a person tries more slips")]
fn one_slip_is_told_once_whatever_follows_from_it() {
    let edits = std::env::var("CONCERTED_EDITS").map_or(EDITS, |edits| edits.parse().unwrap());
    let shipped = sources(&folder("workflows"));
    let files: Vec<String> = shipped
        .iter()
        .map(|(path, _)| path.to_string())
        .filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    let mut numbers = Numbers(0x5EED_2027);
    let tries: Vec<Try> = (0..edits)
        .map(|_| {
            let path = files[numbers.below(files.len())].clone();
            let (text, what) = edited(shipped.get(&path).unwrap(), &mut numbers);
            Try { path, text, what }
        })
        .collect();
    // Each core takes every nth, so that all have large files and small ones.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let shares: Vec<(String, usize, usize)> = std::thread::scope(|scope| {
        let share = |core: usize| {
            let (tries, shipped) = (&tries, &shipped);
            scope.spawn(move || {
                tries.iter().skip(core).step_by(cores).map(|one| one.outcome(shipped)).collect::<Vec<_>>()
            })
        };
        let running: Vec<_> = (0..cores).map(share).collect();
        running.into_iter().flat_map(|share| share.join().unwrap()).collect()
    });
    let broken: String = shares.iter().map(|(broken, ..)| broken.as_str()).collect();
    let (silent, tried) = shares.iter().fold((0, 0), |(silent, tried), (_, s, t)| (silent + s, tried + t));
    assert!(broken.is_empty(), "{broken}");
    assert!(silent < edits && tried > edits / 8, "{silent} of {edits} edits are silent, {tried} fixes were offered");
}

/// A shipped file with one slip in it.
struct Try {
    path: String,
    text: String,
    what: String,
}

impl Try {
    /// The findings of the workflow that the file belongs to.
    fn findings(&self, texts: &Sources) -> Vec<Diagnostic> {
        let workflow = if self.path.ends_with("programme.yaml") || self.path.starts_with("blueprints/") {
            "baku-process/world-forum-2027.yaml".to_owned()
        } else {
            self.path.replace(".history", "")
        };
        definition::compile(texts, &workflow).diagnostics
    }

    /// What is wrong with what is said of it; 1 if nothing is said; how many fixes were tried.
    #[expect(clippy::disallowed_methods, reason = "how long a check takes is what is tested")]
    fn outcome(&self, shipped: &Sources) -> (String, usize, usize) {
        let Self { path, text, what } = self;
        let mut broken = String::new();
        let mut texts = shipped.clone();
        texts.insert(path, text);
        let begun = Instant::now();
        let Ok(found) = catch_unwind(AssertUnwindSafe(|| self.findings(&texts))) else {
            return (format!("{path} {what}: panics\n"), 0, 0);
        };
        if begun.elapsed() > LONGEST {
            writeln!(broken, "{path} {what}: takes {:?}", begun.elapsed()).unwrap();
        }
        if errors(&found) > MOST_ERRORS {
            let told = found.iter().filter(|one| one.is_error()).take(8);
            let told: Vec<_> = told.map(|one| format!("{}: {}", one.code, one.message)).collect();
            writeln!(broken, "{path} {what}: {} errors {told:#?}", errors(&found)).unwrap();
        }
        let mut tried = 0;
        for finding in found.iter().filter(|one| one.is_error() && one.fix.is_some()).take(2) {
            let Some(mended) = fixed(&texts, finding) else { continue };
            tried += 1;
            let after = self.findings(&mended);
            if !is_progress(&found, finding, &after, (&texts, &mended)) {
                let left: Vec<_> = after.iter().filter(|one| one.is_error()).take(4).map(|one| &one.message).collect();
                writeln!(broken, "{path} {what}: {} → {:?}, then {left:#?}", finding.message, finding.fix).unwrap();
            }
        }
        (broken, usize::from(errors(&found) == 0), tried)
    }
}
