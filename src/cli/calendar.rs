//! `concerted calendar`: the days off of an `.ics` file, before a calendar names it under `holidays_from:`.

use std::{ops::RangeInclusive, path::PathBuf, process::ExitCode, sync::Arc};

use jiff::tz::TimeZone;
use serde::Serialize;

use super::{Context, Failure, Format, print};
use crate::{
    definition::{self, YEARS},
    diag::{Severity, Sources, render},
    files,
};

/// The most years that are shown.
const MOST_YEARS: usize = 50;

/// Options of `calendar`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The file, as an office or a calendar program publishes it
    #[arg(value_name = "FILE.ics")]
    file: PathBuf,

    /// The first year, and the last if there are several: 2027, 2026..2029 [default: this year and the next]
    #[arg(long, value_name = "YEARS", value_parser = parse_years)]
    years: Option<RangeInclusive<i16>>,
}

/// What is written as JSON.
#[derive(Serialize)]
struct Listing {
    days: Vec<Day>,
    findings: Vec<render::Finding>,
}

#[derive(Serialize)]
struct Day {
    /// `2027-05-28`.
    date: String,
    name: String,
    estimated: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let format = context.listing()?;
    let this_year = TimeZone::UTC.to_datetime(context.clock.now()).year();
    let years = options.years.clone().unwrap_or(this_year..=this_year.saturating_add(1));
    let name: Arc<str> = options.file.display().to_string().into();
    let bytes = files::read_beginning(&options.file, definition::MAX_FILE_BYTES)
        .map_err(|error| Failure::refused(format!("cannot read `{name}`: {error}")))?;
    let mut sources = Sources::default();
    sources.insert(&name, &definition::decoded("days.ics", &bytes));
    let text = sources.get(&name).map_or("", |text| text);
    let (days, findings) = definition::holidays_of(&name, text, &years.clone().collect::<Vec<_>>());
    let of_years = days.into_iter().filter(|(date, _)| years.contains(&date.year()));
    if format == Format::Json {
        let days = of_years.map(|(date, holiday)| Day {
            date: date.to_string(),
            name: holiday.name,
            estimated: holiday.estimated,
        });
        let findings_of = render::Findings::of(&findings, &sources).findings;
        print::json(&Listing { days: days.collect(), findings: findings_of })?;
    } else {
        let mut count = 0;
        for (date, holiday) in of_years {
            let estimated = if holiday.estimated { " (estimated)" } else { "" };
            print::line(format!("{date} {}  {}{estimated}", date.strftime("%a"), holiday.name))?;
            count += 1;
        }
        for finding in &findings {
            print::line("")?;
            print::line(render::draw(finding, &sources, print::is_coloured(&std::io::stdout())))?;
        }
        let (first, last) = (years.start(), years.end());
        let span = if first == last { first.to_string() } else { format!("{first} to {last}") };
        print::line(format!(
            "{} in {span}, {}",
            if count == 1 { "1 day off".to_owned() } else { format!("{count} days off") },
            print::counted(findings.len(), "finding")
        ))?;
    }
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// `2027` or `2026..2029`.
fn parse_years(text: &str) -> Result<RangeInclusive<i16>, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| text.trim().parse().ok().filter(|year| YEARS.contains(year));
    let years = year(first).zip(year(last)).map(|(first, last)| first..=last);
    let years = years.filter(|years| (1..=MOST_YEARS).contains(&years.clone().count()));
    years.ok_or_else(|| format!("`{text}` is no span of at most {MOST_YEARS} years; write it like 2026..2029"))
}
