//! `concerted template`: the templates of reports: list, show, preview, and the data that they see.

use std::{path::PathBuf, process::ExitCode};

use jiff::civil::Date;

use super::{Context, Failure, Format, open, print, report::several, watching};
use crate::{
    app::{self, AppError, AsOf, Request},
    config::Config,
    model::{Lang, WorkflowId},
    render::{self, Templates},
    report::Audience,
};

/// Options of `template`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Every template, and whether it is built in or a file of this installation
    List,
    /// The text of a template, to begin one's own with
    Show {
        /// Its name, such as `progress.html` or `progress/summary.html`
        name: String,
    },
    /// The JSON Schema of the data that report templates see
    Schema {
        /// That of the template of minutes
        #[arg(long)]
        minutes: bool,
    },
    /// Make a report again each time a template is saved
    Preview(Preview),
}

#[derive(Debug, clap::Args)]
struct Preview {
    /// The workflow whose report is made
    workflow: String,

    /// The template, such as `reports/brief`
    #[arg(long, value_name = "NAME")]
    template: Option<String>,

    /// The last day the report covers; yesterday if missing
    #[arg(long, value_name = "DATE", value_parser = super::parse_cut_off)]
    as_of: Option<Date>,

    /// Makes the report of a day that has not come all the same, and says so on every page of it
    #[arg(long, requires = "as_of")]
    allow_future: bool,

    /// Its language
    #[arg(long, value_name = "LL")]
    lang: Option<String>,

    /// Who it is for
    #[arg(long, value_name = "WHO", default_value = "task_force")]
    audience: String,

    /// Where `preview.html` and `preview.pdf` are written
    #[arg(long, short, value_name = "DIR", default_value = "preview")]
    output: PathBuf,

    /// Makes it once and ends
    #[arg(long)]
    once: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    match &options.command {
        Command::List => list(context, &config),
        Command::Show { name } => show(context, &config, name),
        Command::Schema { minutes } => {
            print::json(&if *minutes { render::minutes_schema() } else { render::report_schema() })?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Preview(preview) => {
            context.only_text("template preview")?;
            if preview.once { once(context, &config, preview) } else { again_and_again(context, &config, preview) }
        }
    }
}

fn list(context: &Context, config: &Config) -> Result<ExitCode, Failure> {
    let (templates, faults) = app::sound_templates(config)?;
    match context.listing()? {
        Format::Json => {
            let listed = templates.listed().map(|(name, file)| serde_json::json!({ "name": name, "file": file }));
            print::json(&listed.collect::<serde_json::Value>())?;
        }
        _ => {
            for (name, file) in templates.listed() {
                print::line(match file {
                    Some(file) => format!("{name}  {}", file.display()),
                    None => format!("{name}  built in"),
                })?;
            }
        }
    }
    open::warn_of_templates(&faults);
    Ok(ExitCode::SUCCESS)
}

fn show(context: &Context, config: &Config, name: &str) -> Result<ExitCode, Failure> {
    context.only_text("template show")?;
    let (templates, _) = app::sound_templates(config)?;
    let text = templates.text(name).ok_or_else(|| app::AppError::Unknown {
        what: "template",
        name: name.to_owned(),
        known: templates.listed().map(|(name, _)| name.to_owned()).collect(),
    })?;
    print::raw(text)?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the report with the templates as they are, and reports the result.
fn once(context: &Context, config: &Config, preview: &Preview) -> Result<ExitCode, Failure> {
    let templates = app::load_templates(config)?;
    let pages = write(context, config, preview, &templates, None)?;
    told(preview, pages)
}

fn told(preview: &Preview, pages: usize) -> Result<ExitCode, Failure> {
    let folder = preview.output.display();
    print::line(format!("{folder}/preview.html, {folder}/preview.pdf: {}", print::counted(pages, "page")))?;
    Ok(ExitCode::SUCCESS)
}

/// The same whenever something in the folder of templates changes. Errors are reported, and the last good pages stay.
fn again_and_again(context: &Context, config: &Config, preview: &Preview) -> Result<ExitCode, Failure> {
    let instead = "make the folder of templates, or make the report once with `--once`";
    watching::on_each_save(&config.templates, &[], instead, || {
        let templates = app::load_templates(config)?;
        let pages = write(context, config, preview, &templates, Some(REFRESH_SECONDS))?;
        told(preview, pages).map(drop)
    })
}

/// How often a browser that shows the preview reloads it.
const REFRESH_SECONDS: u32 = 2;

/// Writes both editions; returns the number of pages of the PDF.
fn write(
    context: &Context,
    config: &Config,
    preview: &Preview,
    templates: &Templates,
    refresh: Option<u32>,
) -> Result<usize, Failure> {
    let request = Request {
        workflow: WorkflowId::from(preview.workflow.as_str()),
        as_of: AsOf { day: preview.as_of, may_be_ahead: preview.allow_future },
        lang: preview.lang.as_ref().map(Lang::from),
        audience: Audience::named(&preview.audience.replace('-', "_")),
        template: preview.template.clone(),
    };
    let made = app::make_report(config, templates, &request, context.clock.now()).map_err(|error| {
        several::not_of_programmes(config, &preview.workflow, error, "previews are made of reports of workflows")
    })?;
    let (pdf, mut html) = made.rendered.both(templates.theme()).map_err(AppError::Typeset)?;
    print::missing(&pdf.missing);
    if let Some(seconds) = refresh {
        html = html.replacen("<style>", &format!("<meta http-equiv=\"refresh\" content=\"{seconds}\">\n<style>"), 1);
    }
    app::write_output(config, &preview.output.join("preview.html"), html.as_bytes())?;
    app::write_output(config, &preview.output.join("preview.pdf"), &pdf.bytes)?;
    Ok(pdf.pages)
}
