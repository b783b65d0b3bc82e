//! `concerted rehearse`: the whole preparation in simulated time.

mod written;

use std::{
    fs,
    io::Write as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use super::{Context, Failure, Format, open, print, progress::Progress};
use crate::{
    app::{
        self, App, AppError, Reading,
        rehearse::{self, Answers, Rehearsal, Scene, Script, Watcher},
    },
    definition::{self, Compiled},
    diag::{Advice, Diagnostic, Sources, render as render_finding},
    files,
    model::WorkflowId,
    render::ics,
};
use clap::ValueEnum;

/// Options of `rehearse`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The workflow, as its file is now
    workflow: String,

    /// Begin before the first task with nothing done, or continue from the real state
    #[arg(long, value_enum, default_value_t = From::Start)]
    from: From,

    /// How partners answer: none, on-time, late (by five working days), or a file of facts like a history
    #[arg(long, value_name = "HOW", default_value = "none")]
    answers: String,

    /// List by day or by partner
    #[arg(long, value_enum, default_value_t = By::Day)]
    by: By,

    /// The file to write with `--format`; else a new or empty folder for every mail and report
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
    let mut app = open::to_look(context)?;
    let reading = Reading::of(&app.config.workflows)?;
    let compiled = compile(&reading, &WorkflowId::from(&options.workflow))?;
    let Some(plan) = &compiled.plan else { return refuse(&compiled, &reading) };
    let from = match options.from {
        From::Start => None,
        From::Now => Some(rehearse::standpoint(&mut app.store, plan, &compiled.history, context.clock.now())?),
    };
    let script = Script {
        plan,
        diagnostics: &compiled.diagnostics,
        sources: &reading.sources,
        answers: answers(&options.answers, &compiled)?,
        from,
        until: None,
    };
    let folder = options.output.as_deref().filter(|_| context.format.is_none());
    folder.map_or(Ok(()), check_empty)?;
    let (rehearsal, files) = play(&app, &script, folder)?;
    if let Some(folder) = folder {
        print::line(format!("{} written to {}", print::counted(files, "file"), folder.display()))?;
        return Ok(ExitCode::SUCCESS);
    }
    let bytes = match context.format.unwrap_or(Format::Text) {
        Format::Text => written::text(&rehearsal, &options.answers, options.by).into_bytes(),
        Format::Json => {
            let text = serde_json::to_string_pretty(&rehearsal).map_err(std::io::Error::other)?;
            format!("{text}\n").into_bytes()
        }
        Format::Csv => written::table(&rehearsal).into_bytes(),
        Format::Ics => ics::calendar(plan.title.en(), &written::entries(&rehearsal), rehearsal.begins_at).into_bytes(),
        Format::Pdf | Format::Html | Format::Svg | Format::Xlsx | Format::Iati => {
            return Err(Failure::usage("a rehearsal is written as text, json, csv or ics"));
        }
    };
    match options.output.as_deref().filter(|path| *path != Path::new("-")) {
        Some(path) => {
            app::write_output(&app.config, path, &bytes)?;
            print::line(format!("written to {}", path.display()))?;
        }
        None => std::io::stdout().write_all(&bytes)?,
    }
    Ok(ExitCode::SUCCESS)
}

/// Refuses a non-empty folder: its files could be overwritten, or taken for part of this rehearsal.
fn check_empty(folder: &Path) -> Result<(), Failure> {
    let mut entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(AppError::Unreadable { path: folder.to_owned(), source }.into()),
    };
    if entries.next().is_none() {
        return Ok(());
    }
    Err(Failure::refused(Advice::new(
        format!("the folder `{}` is not empty", folder.display()),
        "name a folder that does not exist yet, or delete what is in this one",
    )))
}

/// The workflow as in its file, whether in force or not.
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
    Err(Failure::refused(Advice::new(
        format!("`{}` cannot be rehearsed as it is", compiled.path),
        "mend what is listed above; `concerted check` shows it too",
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
    let text = files::read_text(&path, definition::MAX_FILE_BYTES).map_err(|source| match source.kind() {
        std::io::ErrorKind::NotFound => Failure::usage(Advice::new(
            format!("`--answers {how}` is neither none, on-time or late, nor a file"),
            "a file of facts looks like the `history:` of a workflow",
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
        return Err(Failure::refused(format!("`{name}` is not a list of answers for `{}`", plan.workflow)));
    }
    Ok(Answers::Given(facts))
}

/// Plays the script, with a progress bar on a terminal. Returns how many files were written to `folder`.
fn play(app: &App, script: &Script<'_>, folder: Option<&Path>) -> Result<(Rehearsal, usize), Failure> {
    let bar = Progress::new("rehearsing")?;
    let mut files = 0;
    let mut see = |scene: Scene<'_>| {
        if let Scene::Progress(part) = scene {
            bar.to(part);
        } else if let Some(folder) = folder {
            files += rehearse::keep(app, script, folder, &scene)?.len();
        }
        Ok(())
    };
    let rehearsal = rehearse::rehearse(app, script, &mut Watcher { wants_texts: folder.is_some(), see: &mut see })?;
    bar.finish();
    Ok((rehearsal, files))
}
