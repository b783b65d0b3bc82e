//! `concerted check`: every finding, for people or for editors.

use std::process::ExitCode;

use super::{Context, Failure, Format, print};
use crate::{
    app::{self, AppError, Reading},
    config::Config,
    definition,
    diag::{Code, Severity, render},
    render::TemplateFinding,
};

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Show only findings in files whose path ends like this
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// Explain a code, such as `due-on-holiday`
    #[arg(long, value_name = "CODE", conflicts_with = "files")]
    explain: Option<String>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    let config = Config::load(&context.config)?;
    let reading = Reading::of(&config.workflows)?;
    let sources = &reading.sources;
    let findings: Vec<_> = reading
        .findings()
        .into_iter()
        .filter(|finding| {
            options.files.is_empty()
                || options.files.iter().any(|file| finding.primary.file.ends_with(file.trim_start_matches("./")))
        })
        .collect();
    let templates = app::load_templates(&config).err();
    if context.listing()? == Format::Json {
        let mut all = render::Findings::of(&findings, sources);
        if let Some(AppError::Templates(of_templates)) = &templates {
            all.findings.extend(of_templates.iter().map(template_finding));
        }
        print::json(&all)?;
        return Ok(status(&findings, templates.is_some()));
    }
    for finding in &findings {
        print::line(render::draw(finding, sources, print::is_coloured(&std::io::stdout())))?;
        print::line("")?;
    }
    summary(&findings, definition::workflow_paths(sources).len())?;
    match templates {
        Some(error) => Err(error.into()),
        None => Ok(status(&findings, false)),
    }
}

fn status(findings: &[crate::diag::Diagnostic], templates_failed: bool) -> ExitCode {
    let failed = templates_failed || findings.iter().any(|finding| finding.severity == Severity::Error);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn template_finding(finding: &TemplateFinding) -> render::Finding {
    render::Finding {
        code: "template",
        severity: Severity::Error,
        file: finding.file.as_ref().map_or_else(|| finding.template.clone(), |file| file.display().to_string()),
        line: finding.line,
        column: finding.column,
        message: finding.message.clone(),
        hint: finding.hint.clone(),
    }
}

fn summary(findings: &[crate::diag::Diagnostic], workflows: usize) -> Result<(), Failure> {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let workflows = print::counted(workflows, "workflow");
    print::line(format!(
        "{workflows} checked: {}, {}, {}",
        print::counted(count(Severity::Error), "error"),
        print::counted(count(Severity::Warning), "warning"),
        print::counted(count(Severity::Note), "note"),
    ))?;
    Ok(())
}

fn explain(name: &str) -> Result<ExitCode, Failure> {
    let code = Code::ALL
        .iter()
        .find(|code| code.as_str() == name)
        .ok_or_else(|| Failure::Usage(format!("there is no code `{name}`; `docs/diagnostics.md` lists them")))?;
    print::line(format!("{}: {}", code.as_str(), code.explanation()))?;
    Ok(ExitCode::SUCCESS)
}
