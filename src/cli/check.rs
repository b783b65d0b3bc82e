//! `concerted check`: every finding, for people or for editors.

use std::process::ExitCode;

use super::{Context, Failure, Format, print};
use crate::{
    app,
    config::Config,
    definition,
    diag::{Code, Severity, render},
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
    let sources = app::read_sources(&config.workflows)?;
    let findings: Vec<_> = definition::check_all(&sources)
        .into_iter()
        .filter(|finding| {
            options.files.is_empty()
                || options.files.iter().any(|file| finding.primary.file.ends_with(file.trim_start_matches("./")))
        })
        .collect();
    if context.listing()? == Format::Json {
        print::json(&render::Findings::of(&findings, &sources))?;
    } else {
        for finding in &findings {
            print::line(render::draw(finding, &sources, print::is_coloured()))?;
            print::line("")?;
        }
        summary(&findings, definition::workflow_paths(&sources).len())?;
    }
    app::load_templates(&config)?;
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
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
