//! `concerted report PROGRAMME` and `concerted report --all`: the report of a programme, and every report at once.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use crate::{
    app::{self, AppError, AsOf, Request},
    cli::{Context, Failure, Format, print},
    config::Config,
    lang::Words,
    model::{Lang, ProgrammeId, WorkflowId},
    render::{Templates, edition::Rendered, theme::Theme},
    report::{Audience, Document},
};

/// The requested reports.
pub(super) struct Asked<'a> {
    pub(super) config: &'a Config,
    pub(super) templates: &'a Templates,
    pub(super) as_of: AsOf,
    pub(super) lang: Option<Lang>,
    pub(super) output: Option<&'a Path>,
}

/// The programme with that name; otherwise the error `unknown`, which then lists the programmes as well as the
/// workflows.
pub(super) fn programme(config: &Config, name: &str, unknown: AppError) -> Result<ProgrammeId, Failure> {
    let programmes = programmes(app::programme_report::workflows(config)?);
    if let Some(programme) = programmes.iter().find(|programme| programme.as_str() == name) {
        return Ok(programme.clone());
    }
    let AppError::Unknown { name, mut known, .. } = unknown else { return Err(unknown.into()) };
    known.extend(programmes.iter().map(ToString::to_string));
    Err(AppError::Unknown { what: "workflow or programme", name, known }.into())
}

/// The error where only the report of a workflow will do.
pub(in crate::cli) fn not_of_programmes(config: &Config, name: &str, error: AppError, why: &str) -> Failure {
    match error {
        AppError::Unknown { what: "workflow", .. } => match programme(config, name, error) {
            Ok(programme) => Failure::usage(format!("`{programme}` is a programme, and {why}")),
            Err(failure) => failure,
        },
        error => error.into(),
    }
}

fn programmes(workflows: Vec<(WorkflowId, Option<ProgrammeId>)>) -> Vec<ProgrammeId> {
    let mut programmes: Vec<ProgrammeId> = workflows.into_iter().filter_map(|(_, programme)| programme).collect();
    programmes.sort();
    programmes.dedup();
    programmes
}

/// The report of one programme.
pub(super) fn one(context: &Context, asked: &Asked<'_>, programme: &ProgrammeId) -> Result<ExitCode, Failure> {
    let format = context.format.unwrap_or(Format::Pdf);
    let (path, bytes) = programme_file(context, asked, programme, format)?;
    let path = asked.output.map_or(path, Path::to_path_buf);
    if path.as_os_str() == "-" {
        std::io::stdout().write_all(&bytes)?;
        return Ok(ExitCode::SUCCESS);
    }
    app::write_output(asked.config, &path, &bytes)?;
    print::line(format!("{programme}: {}", path.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// Every workflow's and every programme's report, in one folder. A finished preparation is reported as of its last day
/// unless a day is given.
pub(super) fn all(context: &Context, asked: &Asked<'_>) -> Result<ExitCode, Failure> {
    let format = context.format.unwrap_or(Format::Pdf);
    let folder = asked.output.unwrap_or(Path::new("."));
    let workflows = app::programme_report::workflows(asked.config)?;
    let now = context.clock.now();
    // All days are determined before anything is written: if any has not come, the command is refused as a whole.
    let days = workflows
        .iter()
        .map(|(workflow, _)| app::programme_report::day_among_all(asked.config, workflow, asked.as_of, now))
        .collect::<Result<Vec<_>, _>>()?;
    for ((workflow, _), as_of) in workflows.iter().zip(days) {
        let (path, bytes) = workflow_file(context, asked, (workflow, as_of), format)?;
        write(asked.config, &folder.join(path), &bytes)?;
    }
    for programme in &programmes(workflows) {
        let (path, bytes) = programme_file(context, asked, programme, format)?;
        write(asked.config, &folder.join(path), &bytes)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn write(config: &Config, path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    app::write_output(config, path, bytes)?;
    print::line(path.display().to_string())?;
    Ok(())
}

fn workflow_file(
    context: &Context,
    asked: &Asked<'_>,
    (workflow, as_of): (&WorkflowId, AsOf),
    format: Format,
) -> Result<(PathBuf, Vec<u8>), Failure> {
    let request = Request {
        workflow: workflow.clone(),
        as_of,
        lang: asked.lang.clone(),
        audience: Audience::TaskForce,
        template: None,
    };
    let made = app::make_report(asked.config, asked.templates, &request, context.clock.now())?;
    file(&made.rendered, asked.templates.theme(), format)
}

fn programme_file(
    context: &Context,
    asked: &Asked<'_>,
    programme: &ProgrammeId,
    format: Format,
) -> Result<(PathBuf, Vec<u8>), Failure> {
    let lang = asked.lang.clone().filter(Words::has_catalogue).unwrap_or_else(Lang::english);
    let (config, templates) = (asked.config, asked.templates);
    let made = app::make_programme_report(config, templates, programme, (asked.as_of, &lang), context.clock.now())?;
    file(&made, templates.theme(), format)
}

/// File name and content of a report.
fn file<R: Document>(made: &Rendered<R>, theme: &Theme, format: Format) -> Result<(PathBuf, Vec<u8>), Failure> {
    let (bytes, extension) = match format {
        Format::Pdf => {
            let pdf = made.pdf(theme).map_err(AppError::Typeset)?;
            print::missing(&pdf.missing);
            (pdf.bytes, "pdf")
        }
        Format::Html => (made.html(theme).into_bytes(), "html"),
        Format::Json => (made.json().map_err(AppError::Stored)?, "json"),
        _ => return Err(Failure::usage("these reports are written as pdf, html or json")),
    };
    Ok((PathBuf::from(format!("{}.{extension}", made.report.header().file_stem)), bytes))
}
