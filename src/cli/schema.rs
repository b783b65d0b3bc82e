//! `concerted schema`: the JSON Schema of definitions, for editors.

use std::{path::PathBuf, process::ExitCode};

use super::{Context, Failure, Format, print};
use crate::{app, config::Config, definition};

/// Options of `schema`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Where to write it [default: standard output]
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if !matches!(context.format, None | Some(Format::Json)) {
        return Err(Failure::usage("the schema is written as json; leave `--format` out"));
    }
    let schema = definition::json_schema();
    match options.output.as_ref().filter(|output| output.as_os_str() != "-") {
        Some(output) => {
            let text = format!("{schema:#}\n");
            match Config::load(&context.config) {
                Ok(config) => app::write_output(&config, output, text.as_bytes())?,
                Err(fault) if context.config.exists() => return Err(fault.into()),
                // Editors are set up before anything else.
                Err(_) => app::write_file(output, text.as_bytes())?,
            }
            print::line(format!("JSON Schema of definitions: {}", output.display()))?;
        }
        None => print::json(&schema)?,
    }
    Ok(ExitCode::SUCCESS)
}
