//! `concerted rehearse`: the whole preparation in simulated time.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum;
use indicatif::{ProgressBar, ProgressStyle};
use jiff::civil::Date;

use super::{Context, Failure, Format, open, print};
use crate::{
    app::{
        self, App, AppError, Reading,
        rehearse::{self, Answers, Item, Mail, Rehearsal, Report, Scene, Script, Watcher},
    },
    definition::{self, Compiled},
    diag::{Diagnostic, Severity, Sources, render as render_finding},
    model::{Lang, PartnerId, WorkflowId},
    plan::{Function, Tone},
    render::{
        ics::{self, Entry},
        spreadsheet,
    },
};

/// The progress bar counts in thousandths.
const PERMILLE: u64 = 1_000;

/// Options of `rehearse`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow, as its file stands now
    workflow: String,

    /// Begin the day before the first window with nothing done, or go on from the real state
    #[arg(long, value_enum, default_value_t = From::Start)]
    from: From,

    /// How partners answer: none, on-time, late (five working days), or a file of facts like a history
    #[arg(long, value_name = "HOW", default_value = "none")]
    answers: String,

    /// Order of the text: by day, or by partner
    #[arg(long, value_enum, default_value_t = By::Day)]
    by: By,

    /// With `--format`, the file to write; without, a folder that gets every mail and report as files
    #[arg(long, short, value_name = "PATH")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum From {
    /// The day before the first window
    Start,
    /// The real state at this moment
    Now,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum By {
    /// A calendar
    Day,
    /// A list for each partner
    Partner,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let mut app = open::outbox(context)?;
    let reading = Reading::of(&app.config.workflows)?;
    let compiled = compile(&reading, &WorkflowId::from(&options.workflow))?;
    let Some(plan) = &compiled.plan else { return refuse(&compiled, &reading) };
    let from = match options.from {
        From::Start => None,
        From::Now => Some(rehearse::standpoint(&mut app.store, &plan.workflow, context.clock.now())?),
    };
    let script = Script {
        plan,
        diagnostics: &compiled.diagnostics,
        sources: &reading.sources,
        answers: answers(&options.answers, &compiled)?,
        from,
    };
    let folder = options.output.as_deref().filter(|_| context.format.is_none());
    let (rehearsal, files) = play(&app, &script, folder)?;
    if let Some(folder) = folder {
        print::line(format!("{} written to {}", print::counted(files, "file"), folder.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let bytes = match context.format.unwrap_or(Format::Text) {
        Format::Text => text(&rehearsal, &options.answers, options.by).into_bytes(),
        Format::Json => {
            let text = serde_json::to_string_pretty(&rehearsal).map_err(std::io::Error::other)?;
            format!("{text}\n").into_bytes()
        }
        Format::Csv => table(&rehearsal).into_bytes(),
        Format::Ics => ics::calendar(plan.title.en(), &entries(&rehearsal), rehearsal.begins_at).into_bytes(),
        Format::Pdf | Format::Html => {
            return Err(Failure::Usage("a rehearsal is written as text, json, csv or ics".into()));
        }
    };
    match options.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            app::write_file(path, &bytes)?;
            print::line(format!("written to {}", path.display()))?;
        }
        None => std::io::stdout().write_all(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// The workflow as its file stands, whether it is in force or not.
fn compile(reading: &Reading, workflow: &WorkflowId) -> Result<Compiled, Failure> {
    let paths = definition::workflow_paths(&reading.sources);
    let mut all = paths.iter().map(|path| definition::compile(&reading.sources, path));
    let named = |compiled: &Compiled| {
        compiled.plan.as_ref().is_some_and(|plan| plan.workflow == *workflow)
            || compiled.id.as_deref() == Some(workflow.as_str())
    };
    all.find(named).ok_or_else(|| {
        let known = paths.iter().filter_map(|path| definition::compile(&reading.sources, path).id).collect();
        AppError::Unknown { what: "workflow", name: workflow.to_string(), known }.into()
    })
}

/// Shows why the file cannot be rehearsed.
fn refuse(compiled: &Compiled, reading: &Reading) -> Result<ExitCode, Failure> {
    for finding in compiled.diagnostics.iter().filter(|finding| finding.is_error()) {
        print::line(render_finding::draw(finding, &reading.sources, print::is_coloured(&std::io::stdout())))?;
        print::line("")?;
    }
    Err(Failure::Refused(format!(
        "`{}` cannot be rehearsed as it stands\n  help: mend what stands above; `concerted check` shows it too",
        compiled.path
    )))
}

fn answers(how: &str, compiled: &Compiled) -> Result<Answers, Failure> {
    match how {
        "none" => return Ok(Answers::Never),
        "on-time" => return Ok(Answers::OnTime),
        "late" => return Ok(Answers::Late),
        _ => {}
    }
    let path = PathBuf::from(how);
    let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Failure::Usage(format!(
            "`--answers {how}` is neither none, on-time or late, nor a file\n  help: a file of facts looks like the `history:` of a workflow"
        )),
        _ => AppError::Unreadable { path: path.clone(), source }.into(),
    })?;
    let Some(plan) = &compiled.plan else { return Ok(Answers::Never) };
    let name = path.display().to_string();
    let (facts, findings) = definition::read_history(plan, &name, &text);
    if findings.iter().any(Diagnostic::is_error) {
        let mut sources = Sources::default();
        sources.insert(&name, &text);
        for finding in &findings {
            print::note(render_finding::draw(finding, &sources, print::is_coloured(&std::io::stderr())));
        }
        return Err(Failure::Refused(format!("`{name}` is no list of answers for `{}`", plan.workflow)));
    }
    Ok(Answers::Given(facts))
}

/// Plays the script, with a progress bar on a terminal; gives how many files were written to `folder`.
fn play(app: &App, script: &Script<'_>, folder: Option<&Path>) -> Result<(Rehearsal, usize), Failure> {
    let bar = ProgressBar::new(PERMILLE)
        .with_style(ProgressStyle::with_template("rehearsing {bar:40} {percent:>3} %").map_err(std::io::Error::other)?);
    let mut files = 0;
    let mut see = |scene: Scene<'_>| {
        if let Scene::Progress(part) = scene {
            bar.set_position((part * PERMILLE as f64) as u64);
        } else if let Some(folder) = folder {
            files += rehearse::keep(app, script, folder, &scene)?.len();
        }
        Ok(())
    };
    let rehearsal = rehearse::rehearse(app, script, &mut Watcher { wants_texts: folder.is_some(), see: &mut see })?;
    bar.finish_and_clear();
    Ok((rehearsal, files))
}

/// One line of the text: a mail or a report.
struct Line<'a> {
    day: Date,
    time: &'a str,
    to: &'a str,
    partner: Option<&'a str>,
    what: String,
}

fn lines(rehearsal: &Rehearsal) -> Vec<Line<'_>> {
    let mails = rehearsal.mails.iter().map(|mail| Line {
        day: mail.day,
        time: if mail.is_draft { "draft" } else { &mail.time },
        to: &mail.to,
        partner: mail.partner.as_ref().map(PartnerId::as_str),
        what: mail.subject.clone(),
    });
    let reports = rehearsal.reports.iter().map(|report| Line {
        day: report.day,
        time: "",
        to: "report",
        partner: None,
        what: format!("{} as of {}, {}", report.symbol, report.cut_off, languages(report)),
    });
    mails.chain(reports).collect()
}

fn languages(report: &Report) -> String {
    report.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(", ")
}

/// The text that reviewers read.
fn text(rehearsal: &Rehearsal, answers: &str, by: By) -> String {
    let mut text = heading(rehearsal, answers);
    let lines = lines(rehearsal);
    let width = lines.iter().map(|line| line.to.chars().count()).max().unwrap_or(0);
    match by {
        By::Day => calendar(&mut text, lines, width),
        By::Partner => by_partner(&mut text, lines),
    }
    if !rehearsal.findings.is_empty() {
        text.push_str("\nTo look at\n");
    }
    for finding in &rehearsal.findings {
        let _ = writeln!(text, "  {} {}: {}", severity(finding.severity), finding.code, finding.message);
    }
    text
}

fn heading(rehearsal: &Rehearsal, answers: &str) -> String {
    let drafts = rehearsal.mails.iter().filter(|mail| mail.is_draft).count();
    let recipients: BTreeSet<_> = rehearsal.mails.iter().map(|mail| &mail.to).collect();
    let mut text = format!(
        "{} {}: {} to {}, answers {answers}\n{} to {}",
        rehearsal.symbol,
        rehearsal.workflow,
        rehearsal.begins_at.strftime("%F"),
        rehearsal.ends_at.strftime("%F"),
        print::counted(rehearsal.mails.len() - drafts, "mail"),
        print::counted(recipients.len(), "recipient"),
    );
    if drafts > 0 {
        let _ = write!(text, ", {} for release", print::counted(drafts, "letter"));
    }
    let _ = writeln!(text, ", {}", print::counted(rehearsal.reports.len(), "report"));
    text
}

fn calendar(text: &mut String, mut lines: Vec<Line<'_>>, width: usize) {
    lines.sort_by(|a, b| {
        (a.day, a.time == "draft", a.to == "report", a.time, a.to).cmp(&(
            b.day,
            b.time == "draft",
            b.to == "report",
            b.time,
            b.to,
        ))
    });
    let (mut month, mut day) = (None, None);
    for line in &lines {
        let this_month = line.day.strftime("%B %Y").to_string();
        if month.as_ref() != Some(&this_month) {
            let _ = writeln!(text, "\n{this_month}");
            month = Some(this_month);
        }
        let shown = if day == Some(line.day) { String::new() } else { line.day.strftime("%a %e").to_string() };
        day = Some(line.day);
        let _ = writeln!(text, "  {shown:<6}  {:<5}  {:<width$}  {}", line.time, line.to, line.what);
    }
}

fn by_partner(text: &mut String, lines: Vec<Line<'_>>) {
    let mut partners: BTreeMap<&str, Vec<Line<'_>>> = BTreeMap::new();
    for line in lines {
        partners.entry(line.partner.unwrap_or("(coordinator)")).or_default().push(line);
    }
    for (partner, mut lines) in partners {
        lines.sort_by(|a, b| (a.day, a.time, a.to).cmp(&(b.day, b.time, b.to)));
        let _ = writeln!(text, "\n{partner}: {}", print::counted(lines.len(), "line"));
        for line in lines {
            let _ = writeln!(text, "  {} {}  {:<5}  {}", line.day, line.day.strftime("%a"), line.time, line.what);
        }
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "■",
        Severity::Warning => "▲",
        Severity::Note => "·",
    }
}

/// A row for each reason of each mail.
fn table(rehearsal: &Rehearsal) -> String {
    let header = [
        "day", "time", "at", "to", "partner", "function", "state", "language", "subject", "task", "rung", "tone", "due",
    ];
    let cells: Vec<[String; 13]> = rehearsal.mails.iter().flat_map(rows).collect();
    spreadsheet::table(&header, cells.iter().map(|row| row.iter().map(String::as_str).collect()))
}

fn rows(mail: &Mail) -> Vec<[String; 13]> {
    let row = |task: String, rung: String, tone: String, due: String| {
        [
            mail.day.to_string(),
            mail.time.clone(),
            mail.at.to_string(),
            mail.to.clone(),
            mail.partner.as_ref().map(ToString::to_string).unwrap_or_default(),
            mail.function.map(Function::as_str).unwrap_or_default().to_owned(),
            if mail.is_draft { "draft" } else { "sent" }.to_owned(),
            mail.lang.to_string(),
            mail.subject.clone(),
            task,
            rung,
            tone,
            due,
        ]
    };
    if mail.items.is_empty() {
        return vec![row(String::new(), String::new(), String::new(), String::new())];
    }
    let of_item = |item: &Item| {
        row(
            item.task.as_ref().map(ToString::to_string).unwrap_or_default(),
            item.rung.clone().unwrap_or_else(|| item.kind.to_owned()),
            item.tone.map(Tone::as_str).unwrap_or_default().to_owned(),
            item.due.map(|due| due.to_string()).unwrap_or_default(),
        )
    };
    mail.items.iter().map(of_item).collect()
}

fn entries(rehearsal: &Rehearsal) -> Vec<Entry> {
    let mails = rehearsal.mails.iter().map(|mail| Entry {
        uid: format!("{}@concerted", mail.key),
        at: mail.at,
        summary: format!("{}{}", if mail.is_draft { "(draft) " } else { "" }, mail.subject),
        description: mail.to.clone(),
    });
    let reports = rehearsal.reports.iter().map(|report| Entry {
        uid: format!("{}@concerted", report.symbol),
        at: report.at,
        summary: format!("{} as of {}", report.symbol, report.cut_off),
        description: languages(report),
    });
    mails.chain(reports).collect()
}
