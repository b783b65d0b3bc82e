//! What identifies a report: its subject, its number and the period it covers.

use jiff::{Timestamp, ToSpan, civil::Date, tz::TimeZone};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    lang::Words,
    model::WorkflowId,
    plan::{Plan, calendar::end_of_day},
    report::{
        measure::figures::Figures,
        request::{Audience, Edition},
        words::{
            phrases::counter,
            value::Day,
            writer::{Writer, text},
        },
    },
};

/// The head of a report.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Header {
    /// "Progress report 7" or "Progress report, draft".
    pub kind: String,
    /// The workflow.
    pub workflow: WorkflowId,
    /// The event.
    pub title: String,
    /// The programme it belongs to; empty if none.
    pub programme: String,
    /// What the event is about; empty if it has no theme.
    pub theme: String,
    /// What readers must know of the data; empty if the definition says nothing.
    pub notice: String,
    /// City and venue; empty if unknown.
    pub place: String,
    /// Days of the event: `29 May 2013 – 1 Jun 2013`.
    pub event_days: String,
    /// Opening day, T.
    pub opens: Day,
    /// Closing day.
    pub closes: Day,
    /// Printed symbol: `BP-WF2/PR/7`, or the workflow's own with "draft".
    pub symbol: String,
    /// Number within the workflow; missing for a draft.
    pub number: Option<u32>,
    /// True until it is issued.
    pub is_draft: bool,
    /// True if its cut-off has not come: it says what would be the case if nothing happened until then.
    pub is_ahead: bool,
    /// What every page says of that in two words; empty unless `is_ahead`.
    pub ahead_mark: String,
    /// What page 1 says of it; empty unless `is_ahead`.
    pub ahead_notice: String,
    /// What page 1 says of a cut-off day that has not ended; empty of any other.
    pub today_notice: String,
    /// First day of the period it covers.
    pub from: Day,
    /// Last day of the period: the cut-off.
    pub cut_off: Day,
    /// The period in words.
    pub period: String,
    /// The last instant of the cut-off day.
    #[schemars(with = "String")]
    pub cut_off_at: Timestamp,
    /// The end of the cut-off day by the host's clock: `31 Mar 2013, 23:59 (UTC+5)`.
    pub cut_off_host: String,
    /// The same instant in UTC: `31 Mar 2013, 18:59 UTC`.
    pub cut_off_utc: String,
    /// Days from the cut-off to the opening day; negative after it.
    pub days_to_opening: i32,
    /// `T−59 days`, `day of opening`, `T+12 days`.
    pub counter: String,
    /// SHA-256 over the definition, in hex.
    pub definition: String,
    /// Its first twelve digits, for print.
    pub definition_short: String,
    /// The language of this edition and those in which others are issued, as the reader names them: `French, English`.
    pub languages: String,
    /// Who issues it: the programme, or the coordinator's address.
    pub issued_by: String,
    /// Who it is for.
    pub distribution: String,
    /// Title of the document: event, kind, cut-off.
    pub document_title: String,
    /// What stands at the head of every page but the first.
    pub running_title: String,
    /// How a page number is said, with `{page}` and `{pages}` in their places.
    pub page_of: String,
    /// Name for a file without its ending: `BP-WF2-PR07_2013-03-31_en`.
    pub file_stem: String,
}

/// The header of the report in `edition` as of `cut_off`.
pub(in crate::report) fn of(plan: &Plan, cut_off: Date, before: &Figures, edition: &Edition, w: &Writer<'_>) -> Header {
    spanning(plan, (before.cut_off.saturating_add(1.day()), cut_off), edition, w)
}

/// The header of a document about the days from `from` to `cut_off`.
pub(in crate::report) fn spanning(
    plan: &Plan,
    (from, cut_off): (Date, Date),
    edition: &Edition,
    w: &Writer<'_>,
) -> Header {
    let (number, symbol) = match edition {
        Edition::Draft | Edition::Today | Edition::Ahead => (None, plan.symbol.clone()),
        Edition::Issued { number, symbol } => (Some(*number), symbol.clone()),
    };
    let at = end_of_day(cut_off, &plan.timezone);
    let days = (plan.event.opens - cut_off).get_days();
    let is_ahead = *edition == Edition::Ahead;
    let (kind, title) = (kind(w, number, is_ahead), w.pick(&plan.title));
    let names = [("title", text(title.as_str())), ("kind", text(kind.as_str())), ("date", text(w.day(cut_off).text))];
    let header = Header {
        document_title: w.say("report-document-title", &names),
        running_title: w.say("report-running-title", &names),
        page_of: w.say("report-page-of", &[("page", text("{page}")), ("pages", text("{pages}"))]),
        workflow: plan.workflow.clone(),
        kind,
        title,
        programme: plan.programme_title.as_ref().map(|title| w.pick(title)).unwrap_or_default(),
        theme: plan.event.theme.as_ref().map(|theme| w.pick(theme)).unwrap_or_default(),
        notice: plan.notice.as_ref().map(|notice| w.pick(notice)).unwrap_or_default(),
        place: place(plan, w),
        event_days: span(w, plan.event.opens, plan.event.closes),
        opens: w.day(plan.event.opens),
        closes: w.day(plan.event.closes),
        symbol,
        number,
        is_draft: number.is_none(),
        is_ahead,
        ahead_mark: String::new(),
        ahead_notice: String::new(),
        today_notice: match edition {
            Edition::Today => w.say("report-today-notice", &[("date", text(w.long_date(cut_off)))]),
            Edition::Draft | Edition::Ahead | Edition::Issued { .. } => String::new(),
        },
        from: w.day(from),
        cut_off: w.day(cut_off),
        period: span(w, from, cut_off),
        cut_off_at: at,
        cut_off_host: clock(w, at, &plan.timezone),
        cut_off_utc: clock(w, at, &TimeZone::UTC),
        days_to_opening: days,
        counter: counter(w, days),
        definition: plan.definition.clone(),
        definition_short: plan.definition.chars().take(12).collect(),
        languages: languages(plan, w),
        issued_by: issued_by(plan, w),
        distribution: distribution(w),
        file_stem: file_stem(plan, cut_off, number, w),
    };
    if is_ahead { marked_ahead(header, w) } else { header }
}

/// `header` with the mark of a future cut-off in its titles, page numbers and file name.
pub(in crate::report) fn marked_ahead(header: Header, w: &Writer<'_>) -> Header {
    let mark = w.say("report-ahead-mark", &[]);
    let marked = |words: &str| w.say("report-ahead-marked", &[("mark", text(mark.as_str())), ("text", text(words))]);
    Header {
        is_ahead: true,
        ahead_notice: w.say("report-ahead-notice", &[("date", text(w.long_date(header.cut_off.date)))]),
        document_title: marked(&header.document_title),
        running_title: marked(&header.running_title),
        page_of: marked(&header.page_of),
        file_stem: format!("{}_ahead", header.file_stem),
        ahead_mark: mark,
        ..header
    }
}

fn kind(w: &Writer<'_>, number: Option<u32>, is_ahead: bool) -> String {
    match number {
        None if is_ahead => w.say("report-ahead-kind", &[]),
        None => w.say("report-kind-draft", &[]),
        Some(number) => w.say("report-kind-issued", &[("number", text(number.to_string()))]),
    }
}

fn distribution(w: &Writer<'_>) -> String {
    match w.audience() {
        Audience::TaskForce => w.say("report-distribution-task-force", &[]),
        Audience::Minister => w.say("report-distribution-minister", &[]),
        Audience::Partner(partner) => w.say("report-distribution-partner", &[("partner", text(w.partner(partner)))]),
        Audience::Public => w.say("report-distribution-public", &[]),
    }
}

fn place(plan: &Plan, w: &Writer<'_>) -> String {
    let parts = [&plan.event.venue, &plan.event.city];
    let parts: Vec<_> = parts.into_iter().flatten().map(|text| w.pick(text)).collect();
    parts.join(&w.say("report-comma", &[]))
}

fn span(w: &Writer<'_>, from: Date, to: Date) -> String {
    if from >= to {
        return w.day(to).text;
    }
    w.span(from, to)
}

/// The UTC offset of `zone` at `at`: `UTC+4`, `UTC+5:30`, `UTC`.
pub(in crate::report) fn offset(at: Timestamp, zone: &TimeZone) -> String {
    let minutes = zone.to_offset(at).seconds() / 60;
    let (hours, rest) = (minutes / 60, minutes.abs() % 60);
    match (hours, rest) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{hours:+}"),
        (hours, rest) => format!("UTC{hours:+}:{rest:02}"),
    }
}

/// An instant to the minute with its UTC offset, the only name of a zone that needs no translation.
pub(in crate::report) fn clock(w: &Writer<'_>, at: Timestamp, zone: &TimeZone) -> String {
    let local = zone.to_datetime(at);
    let offset = offset(at, zone);
    let time = format!("{:02}:{:02}", local.hour(), local.minute());
    w.say("report-clock", &[("date", text(w.day(local.date()).text)), ("time", text(time)), ("offset", text(offset))])
}

fn issued_by(plan: &Plan, w: &Writer<'_>) -> String {
    let programme = plan.programme_title.as_ref().map(|title| w.pick(title)).filter(|title| !title.is_empty());
    programme.or_else(|| plan.coordinator.email.clone()).unwrap_or_else(|| plan.symbol.clone())
}

/// The language of this edition, then those of the schedule, then others that recipients want. A language without a
/// catalogue falls back to English.
fn languages(plan: &Plan, w: &Writer<'_>) -> String {
    let wanted = plan.reports.recipients.iter().filter_map(|recipient| recipient.lang.as_ref());
    let mut issued: Vec<&str> = Vec::new();
    for lang in std::iter::once(w.lang()).chain(&plan.reports.languages).chain(wanted) {
        let base = if Words::has_catalogue(lang) { lang.base() } else { "en" };
        if !issued.contains(&base) {
            issued.push(base);
        }
    }
    let names: Vec<String> = issued.into_iter().map(|base| w.word("language", base)).collect();
    names.join(&w.say("report-comma", &[]))
}

/// `BP-WF2-PR07_2013-03-31_en` (`domain.md` section 3.5), with a suffix such as `…_en_public` for audiences other than
/// the task force.
fn file_stem(plan: &Plan, cut_off: Date, number: Option<u32>, w: &Writer<'_>) -> String {
    let number = number.map_or_else(|| "draft".to_owned(), |number| format!("PR{number:02}"));
    let symbol: String = plan.symbol.chars().map(|c| if c.is_alphanumeric() || c == '-' { c } else { '-' }).collect();
    let audience = match w.audience() {
        Audience::TaskForce => String::new(),
        other => format!("_{}", other.as_str()),
    };
    format!("{symbol}-{number}_{cut_off}_{}{audience}", w.lang())
}
