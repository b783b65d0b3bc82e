//! `concerted check`: every finding, for people or for editors.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::ExitCode,
};

use super::{Context, Failure, Format, open, print, watching};
use crate::{
    app::{self, AppError, Reading},
    config::{AnswersAddress, Config, TransportConfig},
    definition,
    diag::{Advice, Code, Diagnostic, Severity, Sources, render},
    model::{is_address_literal, is_beyond_ascii},
    render::TemplateFinding,
};

/// All codes with an example each; a test generates this from the findings themselves.
const DOCUMENTATION: &str = include_str!("../../docs/diagnostics.md");

/// So many notes of each kind are shown, if not all are asked for.
const NOTES_OF_A_KIND: usize = 3;

/// Options of `check`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// Show only findings in these files or folders, and all those of the workflows among them
    #[arg(value_name = "FILE")]
    files: Vec<String>,

    /// Explain a code, such as `due-on-holiday`
    #[arg(long, value_name = "CODE", conflicts_with = "files")]
    explain: Option<String>,

    /// Show every note, not only the first few of each kind
    #[arg(long, conflicts_with = "explain")]
    notes: bool,

    /// Check again each time a definition or template is saved
    #[arg(long, conflicts_with = "explain")]
    watch: bool,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    if let Some(code) = &options.explain {
        return explain(code);
    }
    if options.watch { again_and_again(context, options) } else { once(context, options) }
}

/// The findings as they are after each save. A terminal shows the last ones alone.
fn again_and_again(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("check --watch")?;
    let config = Config::load(&context.config)?;
    let instead = "make the folder of definitions, or check once without `--watch`";
    watching::on_each_save(&config.workflows, &[&config.templates], instead, || {
        print::clear()?;
        once(context, options).map(drop)
    })
}

fn once(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    let config = Config::load(&context.config)?;
    let reading = Reading::of(&config.workflows)?;
    let sources = &reading.sources;
    let mut findings = reading.findings(context.clock.now());
    if !options.files.is_empty() {
        let is_named = |path: &str| options.files.iter().any(|file| names(file, &config.workflows, path));
        if let Some(unknown) =
            options.files.iter().find(|file| !sources.iter().any(|(path, _)| names(file, &config.workflows, path)))
        {
            return Err(AppError::Unknown {
                what: "file of definitions",
                name: unknown.clone(),
                known: sources.iter().map(|(path, _)| path.to_string()).collect(),
            }
            .into());
        }
        let of_workflows = of_workflows(sources, is_named);
        findings.retain(|finding| is_named(&finding.primary.file) || of_workflows.contains(finding));
    }
    let templates = app::load_templates(&config).err();
    // On standard error, so that programs that read the findings are not disturbed.
    let of_mail = badly_named(&config).into_iter().chain(without_links(&config));
    for words in of_mail.chain(coordinators_beyond_ascii(&config, sources)) {
        print::warning(words);
    }
    if context.listing()? == Format::Json {
        let mut all = render::Findings::of(&findings, sources);
        if let Some(AppError::Templates(of_templates)) = &templates {
            all.findings.extend(of_templates.iter().map(template_finding));
        }
        print::json(&all)?;
        return Ok(status(&findings, templates.is_some()));
    }
    // The worst come last, because what is right above the summary is read first.
    findings.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let mut shown: BTreeMap<Code, usize> = BTreeMap::new();
    let mut left_out: BTreeMap<Code, usize> = BTreeMap::new();
    for finding in &findings {
        let is_note = finding.severity == Severity::Note;
        let before = shown.entry(finding.code).or_default();
        if is_note && !options.notes && *before == NOTES_OF_A_KIND {
            *left_out.entry(finding.code).or_default() += 1;
            continue;
        }
        *before += usize::from(is_note);
        print::line(render::draw(finding, sources, print::is_coloured(&std::io::stdout())))?;
        print::line("")?;
    }
    summary(&findings, definition::workflow_paths(sources).len())?;
    if !left_out.is_empty() {
        let kinds: Vec<String> = left_out.iter().map(|(code, count)| format!("{count} {code}")).collect();
        print::line(format!("not shown: {}; `--notes` shows all notes", kinds.join(", ")))?;
    }
    match templates {
        Some(error) => Err(error.into()),
        None => Ok(status(&findings, false)),
    }
}

/// What to do about the name with which we greet mail servers, if strict ones would reject it.
fn badly_named(config: &Config) -> Option<Advice> {
    if !matches!(config.mail.transport, TransportConfig::Smtp { .. }) {
        return None;
    }
    let why = match open::own_name(config) {
        None => "this machine has no fully qualified name, so it introduces itself to the mail server by its \
                 address, which some refuse"
            .to_owned(),
        Some(name) if is_address_literal(&name) => {
            format!("it introduces itself to the mail server by an address, `{name}`, which some refuse")
        }
        Some(name) if name.contains('_') => format!(
            "it introduces itself to the mail server as `{name}`, which some refuse: no name of a machine has an underscore"
        ),
        Some(_) => return None,
    };
    Some(Advice::new(
        format!("{}: {why}", config.file.display()),
        "set `hello: concerted.organisation.example` under `mail:` to the fully qualified name of this machine",
    ))
}

/// What to do about coordinators whose addresses no header can have.
fn coordinators_beyond_ascii(config: &Config, sources: &Sources) -> Vec<Advice> {
    // Few files have such an address, and the others need not be compiled once more.
    let is_any = |text: &str| text.split_whitespace().any(is_beyond_ascii);
    let is_sent = matches!(config.mail.transport, TransportConfig::Smtp { .. });
    if !is_sent || !sources.iter().any(|(_, text)| is_any(text)) {
        return Vec::new();
    }
    let paths = definition::workflow_paths(sources);
    let plans = paths.iter().filter_map(|path| definition::compile(sources, path).plan);
    let addresses = plans.filter_map(|plan| plan.coordinator.email).filter(|address| is_beyond_ascii(address));
    let advise = |address: String| {
        let why = "has letters beyond ASCII before the `@`";
        let Some(from) = &config.mail.from else {
            return Advice::new(
                format!(
                    "mails come from the coordinator, whose address `{address}` {why}: most mail servers refuse them"
                ),
                "set `from: Forum secretariat <secretariat@organisation.example>` under `mail:`, or give the coordinator \
                 another address",
            );
        };
        let answers = config.mail.incoming.answers.as_ref().map(AnswersAddress::bare);
        let to = answers.as_ref().unwrap_or(from);
        Advice::new(
            format!(
                "replies go to `{to}` instead of the coordinator, whose address `{address}` {why}: no mail can name it"
            ),
            "give the coordinator another address, unless somebody reads what comes to that one",
        )
    };
    addresses.collect::<BTreeSet<_>>().into_iter().map(advise).collect()
}

/// What to do if mails go to others and cannot have links to the pages that are served.
fn without_links(config: &Config) -> Option<Advice> {
    let is_served = config.web.listen.is_some();
    (is_served && !config.web.has_links_for(&config.mail.transport)).then(|| {
        Advice::new(
            format!(
                "{}: partners cannot reach the answer pages at `{}`, so mails have no link to them",
                config.file.display(),
                config.web.base_url
            ),
            "add `base_url:` under `web:`, as partners type it, and let a proxy pass it on; or `listen: never`",
        )
    })
}

/// True if `file`, as typed at a terminal, refers to the definition at `path` below `folder`: by its whole path, or by
/// the end of it.
fn names(file: &str, folder: &Path, path: &str) -> bool {
    let file = Path::new(file.trim_start_matches("./"));
    let whole = folder.join(path);
    whole.ends_with(file)
        || file.ends_with(path)
        || fs::canonicalize(file)
            .is_ok_and(|file| fs::canonicalize(&whole).is_ok_and(|whole| whole == file || whole.starts_with(file)))
}

/// All findings of the workflows among the named files, in whatever file they are: a date in a blueprint may fall on a
/// holiday because of the workflow's opening day.
fn of_workflows(sources: &Sources, is_named: impl Fn(&str) -> bool) -> Vec<Diagnostic> {
    let named = definition::workflow_paths(sources).into_iter().filter(|path| is_named(path));
    named.flat_map(|path| definition::compile(sources, &path).diagnostics).collect()
}

fn status(findings: &[Diagnostic], templates_failed: bool) -> ExitCode {
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
        fix: Vec::new(),
    }
}

fn summary(findings: &[Diagnostic], workflows: usize) -> Result<(), Failure> {
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

/// The documentation of a code, with an example.
fn explain(name: &str) -> Result<ExitCode, Failure> {
    let code = Code::ALL.iter().find(|code| code.as_str() == name).ok_or_else(|| {
        let known = Code::ALL.iter().map(|code| code.as_str().to_owned()).collect();
        Failure::from(AppError::Unknown { what: "code", name: name.to_owned(), known })
    })?;
    let section =
        DOCUMENTATION.split("\n## ").find_map(|section| section.strip_prefix(code.as_str())?.strip_prefix('\n'));
    let shown = section.unwrap_or(code.explanation()).lines().filter(|line| !line.starts_with("```"));
    print::line(print::bold(code.as_str()))?;
    print::line(shown.collect::<Vec<_>>().join("\n").trim_end())?;
    Ok(ExitCode::SUCCESS)
}
