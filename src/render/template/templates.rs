//! The templates of mails and reports: loaded, checked, rendered.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
    sync::{Mutex, OnceLock, PoisonError},
};

use handlebars::{Context, Handlebars};
use serde::Serialize;
use serde_json::Value;

use super::{
    active_check, built_in,
    data_check::check,
    element_check, files,
    finding::TemplateFinding,
    kind::{self, DECISION_LETTER, LETTER, TemplateKind, kinds},
    parsed::Parsed,
    rendering,
    sample::{Fullness, sample},
    set::TemplateSet,
    shelves::Shelves,
    text::{Medium, TemplateText},
};
use crate::{
    diag::Advised,
    engine::NoticeKind,
    message::{
        AnswerPage, ApprovalPage, ApprovalReceipt, Asking, CommitmentPage, CommitmentReceipt, FreshLink, MailContent,
        MailKind, Notice, Receipt, ReportCover,
    },
    model::Lang,
    render::{text::wrap::wrap, theme::Theme},
};

/// Every template in use.
pub struct Templates {
    shelves: Shelves,
    /// The texts, by name.
    texts: BTreeMap<String, TemplateText>,
    /// The names of those that are not built in, or that include such a template.
    own: BTreeSet<String>,
    /// The built-in templates, used instead of those that fail on real data.
    replaced: OnceLock<Box<Templates>>,
    /// Failures on real data; true once the finding was handed out to be reported.
    failed: Mutex<BTreeMap<TemplateFinding, bool>>,
    theme: Theme,
}

/// A mail as its recipient reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RenderedMail {
    /// A single line.
    pub subject: String,
    /// Plain text, wrapped.
    pub text: String,
    /// HTML, a whole document.
    pub html: String,
}

/// Why a template could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// There is no template of that name.
    #[error("there is no template `{0}`")]
    Missing(String),
    /// The data cannot be represented as JSON.
    #[error("the data of template `{0}` cannot be written as JSON: {1}")]
    Data(String, serde_json::Error),
    /// The template takes more steps, or writes more, than is allowed.
    #[error("{0}")]
    TooMuch(Box<handlebars::RenderError>, &'static str),
    /// The template failed on this data.
    #[error(transparent)]
    Failed(#[from] Box<handlebars::RenderError>),
}

impl Advised for RenderError {
    fn help(&self) -> Option<String> {
        match self {
            Self::TooMuch(_, help) => Some((*help).to_owned()),
            Self::Missing(_) | Self::Data(..) | Self::Failed(_) => None,
        }
    }
}

impl Templates {
    /// The built-in templates, together with the `*.hbs` files of `dir`, which may replace them
    /// (`dir/mail/reminder.txt.hbs` is `mail/reminder.txt`).
    ///
    /// Every finding about any of them is an error: nothing is left to be discovered when a mail is due.
    pub fn load(dir: Option<&Path>) -> Result<Self, Vec<TemplateFinding>> {
        let (own, unread) = dir.map(files::read).unwrap_or_default();
        Self::with_own(own, unread)
    }

    /// The same without faulty files, and without those that need one of them: the templates they replaced are used
    /// again. Returns the usable templates together with every finding.
    pub fn load_sound(dir: Option<&Path>) -> (Self, Vec<TemplateFinding>) {
        let (mut own, mut findings) = dir.map(files::read).unwrap_or_default();
        loop {
            let found = match Self::with_own(own.clone(), Vec::new()) {
                Ok(templates) => return (templates, findings),
                Err(found) => found,
            };
            let count = own.len();
            own.retain(|text| found.iter().all(|finding| finding.file != text.file));
            if own.len() == count {
                // The error appears only in a built-in template, so nobody knows which file causes it.
                own.clear();
            }
            findings.extend(found);
        }
    }

    fn with_own(own: Vec<TemplateText>, findings: Vec<TemplateFinding>) -> Result<Self, Vec<TemplateFinding>> {
        let mut texts = built_in::texts();
        texts.retain(|text| own.iter().all(|other| other.name != text.name));
        texts.extend(own);
        // A test checks the built-in templates against their kinds; checking them again would take longer than a
        // report.
        if findings.is_empty() && texts.iter().all(built_in::holds) {
            return Ok(Self::on(Shelves::default(), texts));
        }
        Self::of(texts, &kinds(), findings, TemplateSet::depends_on_files)
    }

    /// The same templates, with the theme for reports.
    #[must_use]
    pub fn with_theme(self, theme: Theme) -> Self {
        Self { theme, ..self }
    }

    /// Every template by name, with the file it was read from; nothing for built-in ones.
    pub fn listed(&self) -> impl Iterator<Item = (&str, Option<&Path>)> {
        self.texts.values().map(|text| (text.name.as_str(), text.file.as_deref()))
    }

    /// The text of a template.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.texts.get(name).map(|text| text.text.as_str())
    }

    /// The names of the progress report templates, without their extension.
    pub fn progress_reports(&self) -> impl Iterator<Item = &str> {
        let html = self.texts.keys().filter_map(|name| name.strip_suffix(".html"));
        html.filter(|name| kind::is_progress_report(name))
    }

    /// True if there is a progress report template of that name, without its extension.
    pub fn is_progress_report(&self, name: &str) -> bool {
        self.progress_reports().any(|known| known == name)
    }

    /// The appearance of reports.
    pub fn theme(&self) -> &Theme {
        &self.theme
    }

    /// The templates in `texts`; those that are `is_doubted` are checked against their kind.
    pub(super) fn of(
        texts: Vec<TemplateText>,
        kinds: &[TemplateKind],
        mut findings: Vec<TemplateFinding>,
        is_doubted: fn(&TemplateSet, &Parsed) -> bool,
    ) -> Result<Self, Vec<TemplateFinding>> {
        let (set, syntax) = TemplateSet::parse(texts);
        findings.extend(syntax);
        findings.extend(set.link_findings());
        let endless = set.endless_findings();
        if !endless.is_empty() {
            findings.extend(endless);
            findings.sort();
            return Err(findings);
        }
        let doubted: Vec<&Parsed> = set.iter().filter(|parsed| is_doubted(&set, parsed)).collect();
        for parsed in &doubted {
            if parsed.text.medium() == Medium::Html {
                findings.extend(active_check::check(&parsed.text));
                if !parsed.text.name.starts_with("mail/") && !parsed.text.name.starts_with("pages/") {
                    findings.extend(element_check::check(&parsed.text));
                }
            }
            findings.extend(check(&set, parsed, None));
            let kind = kinds.iter().find(|kind| kind.is_of(&parsed.text.name));
            findings.extend(kind.into_iter().flat_map(|kind| check(&set, parsed, Some(&kind.schema))));
        }
        findings.sort();
        findings.dedup();
        if !findings.is_empty() {
            return Err(findings);
        }
        let texts = set.iter().map(|parsed| parsed.text.clone()).collect();
        let own = set.iter().filter(|parsed| set.depends_on_files(parsed)).map(|parsed| parsed.text.name.clone());
        let templates = Self { own: own.collect(), ..Self::on(Shelves::of(&set), texts) };
        let trials = templates.trial_findings(&set, &doubted, kinds);
        if trials.is_empty() { Ok(templates) } else { Err(trials) }
    }

    fn on(shelves: Shelves, texts: Vec<TemplateText>) -> Self {
        let texts = texts.into_iter().map(|text| (text.name.clone(), text)).collect();
        Self {
            shelves,
            texts,
            own: BTreeSet::new(),
            replaced: OnceLock::new(),
            failed: Mutex::default(),
            theme: Theme::default(),
        }
    }

    /// Renders the templates of each kind with data generated from its schema.
    fn trial_findings(&self, set: &TemplateSet, of: &[&Parsed], kinds: &[TemplateKind]) -> Vec<TemplateFinding> {
        let mut findings = Vec::new();
        for kind in kinds {
            let mut tried: Vec<&Parsed> = of.iter().copied().filter(|parsed| kind.is_of(&parsed.text.name)).collect();
            for fullness in [Fullness::Bare, Fullness::Full, Fullness::Last, Fullness::Many] {
                if tried.is_empty() {
                    break;
                }
                let data = Context::from(sample(&kind.schema, fullness));
                tried.retain(|parsed| {
                    let name = &parsed.text.name;
                    let failed = rendering::render(self.registry(name), name, &data, true).err();
                    findings.extend(failed.as_ref().map(|error| trial_finding(set, &parsed.text, error)));
                    failed.is_none()
                });
            }
        }
        findings
    }

    fn registry(&self, name: &str) -> &Handlebars<'static> {
        self.shelves.get(name, &self.texts)
    }

    /// The mail with `content`, whose kind selects the template.
    pub fn mail(&self, content: &MailContent) -> Result<RenderedMail, RenderError> {
        self.parts(mail_template(content.kind), content)
    }

    /// Only the subject of the mail with `content`.
    pub fn subject(&self, content: &MailContent) -> Result<String, RenderError> {
        let name = mail_template(content.kind);
        let subject = self.render(&format!("{name}.subject"), &context(name, content)?)?;
        Ok(one_line(&subject))
    }

    /// The letter with `content` as a page in the report subset, to be typeset for paper.
    pub fn letter(&self, content: &MailContent) -> Result<String, RenderError> {
        self.render(&format!("{LETTER}.html"), &context(LETTER, content)?)
    }

    /// The mail that accompanies an issued report.
    pub fn report_cover(&self, cover: &ReportCover) -> Result<RenderedMail, RenderError> {
        self.parts("mail/report_cover", cover)
    }

    /// The receipt for an answer by mail.
    pub fn receipt(&self, receipt: &Receipt) -> Result<RenderedMail, RenderError> {
        self.parts("mail/receipt", receipt)
    }

    /// A notice of an approval.
    pub fn notice(&self, notice: &Notice) -> Result<RenderedMail, RenderError> {
        let is_letter = notice.kind == NoticeKind::Letter;
        self.parts(if is_letter { "mail/notice_letter" } else { "mail/notice" }, notice)
    }

    /// The letter about a decision that is overdue as a page in the report subset, to be typeset for paper.
    pub fn decision_letter(&self, notice: &Notice) -> Result<String, RenderError> {
        self.render(&format!("{DECISION_LETTER}.html"), &context(DECISION_LETTER, notice)?)
    }

    /// The mail that brings a fresh link.
    pub fn fresh_link(&self, link: &FreshLink) -> Result<RenderedMail, RenderError> {
        self.parts("mail/fresh_link", link)
    }

    /// The page on which a seat decides about an approval.
    pub fn approval_page(&self, page: &ApprovalPage) -> Result<String, RenderError> {
        self.render("pages/approval.html", &context("pages/approval", page)?)
    }

    /// The receipt for a reply to a notice.
    pub fn approval_receipt(&self, receipt: &ApprovalReceipt) -> Result<RenderedMail, RenderError> {
        self.parts("mail/approval_receipt", receipt)
    }

    /// The mail that asks how far commitments are.
    pub fn asking(&self, asking: &Asking) -> Result<RenderedMail, RenderError> {
        self.parts("mail/asking", asking)
    }

    /// The page on which a partner reports on its commitments.
    pub fn commitment_page(&self, page: &CommitmentPage) -> Result<String, RenderError> {
        self.render("pages/commitments.html", &context("pages/commitments", page)?)
    }

    /// The receipt for a reply to a mail that asks after commitments.
    pub fn commitment_receipt(&self, receipt: &CommitmentReceipt) -> Result<RenderedMail, RenderError> {
        self.parts("mail/commitment_receipt", receipt)
    }

    /// The page on which a partner answers.
    pub fn answer_page(&self, page: &AnswerPage) -> Result<String, RenderError> {
        self.render("pages/answer.html", &context("pages/answer", page)?)
    }

    fn parts(&self, name: &str, data: &impl Serialize) -> Result<RenderedMail, RenderError> {
        let data = context(name, data)?;
        let subject = self.render(&format!("{name}.subject"), &data)?;
        Ok(RenderedMail {
            subject: one_line(&subject),
            text: wrap(&self.render(&format!("{name}.txt"), &data)?),
            html: self.render(&format!("{name}.html"), &data)?,
        })
    }

    /// Parses the report templates, which would otherwise be done for the first report.
    pub fn parse_reports(&self) {
        self.registry("progress.html");
    }

    /// Renders the report template `name` (`progress` is `progress.html`) with `data`, in `lang`.
    pub fn report(&self, name: &str, data: &impl Serialize, lang: &Lang) -> Result<String, RenderError> {
        let mut data = context(name, data)?;
        if let Value::Object(top) = data.data_mut() {
            top.insert("lang".into(), lang.as_str().into());
        }
        let name = if name.contains('.') { name.to_owned() } else { format!("{name}.html") };
        self.render(&name, &data)
    }

    pub(super) fn render(&self, name: &str, data: &Context) -> Result<String, RenderError> {
        let registry = self.registry(name);
        if !registry.has_template(name) {
            return Err(RenderError::Missing(name.into()));
        }
        let is_own = self.own.contains(name);
        rendering::render(registry, name, data, is_own).or_else(|error| {
            if is_own && built_in::has(name) {
                self.lay_aside(name, &error);
                return self
                    .replaced
                    .get_or_init(|| Box::new(Self::on(Shelves::default(), built_in::texts())))
                    .render(name, data);
            }
            Err(match rendering::hint_of(&error) {
                Some(hint) => RenderError::TooMuch(Box::new(error), hint),
                None => Box::new(error).into(),
            })
        })
    }

    /// The installation's own templates that failed on real data although they had worked on generated data; the
    /// templates they replace were used instead. Each failure is returned once.
    pub fn newly_failed(&self) -> Vec<TemplateFinding> {
        let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
        let new = failed.iter_mut().filter(|(_, is_told)| !**is_told);
        new.map(|(finding, is_told)| {
            *is_told = true;
            finding.clone()
        })
        .collect()
    }

    fn lay_aside(&self, name: &str, error: &handlebars::RenderError) {
        let Some(entry) = self.texts.get(name) else { return };
        let text = error.template_name.as_ref().and_then(|name| self.texts.get(name)).unwrap_or(entry);
        let place = (error.line_no.unwrap_or(0), error.column_no.unwrap_or(0));
        let message = format!("fails on real data: {}; the built-in template is used instead", error.reason());
        let finding = text.finding(place, message, rendering::hint_of(error).map(str::to_owned));
        self.failed.lock().unwrap_or_else(PoisonError::into_inner).entry(finding).or_default();
    }
}

fn mail_template(kind: MailKind) -> &'static str {
    match kind {
        MailKind::Reminder => "mail/reminder",
        MailKind::Several | MailKind::Digest | MailKind::Announcement | MailKind::AdoptionDigest => "mail/digest",
        MailKind::Formal => "mail/formal",
        MailKind::Copy => "mail/copy",
        MailKind::Brief => "mail/brief",
    }
}

fn one_line(subject: &str) -> String {
    subject.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn context(name: &str, data: &impl Serialize) -> Result<Context, RenderError> {
    serde_json::to_value(data).map(Context::from).map_err(|error| RenderError::Data(name.into(), error))
}

fn trial_finding(set: &TemplateSet, entry: &TemplateText, error: &handlebars::RenderError) -> TemplateFinding {
    let text = error.template_name.as_ref().and_then(|name| set.get(name)).map_or(entry, |parsed| &parsed.text);
    let place = (error.line_no.unwrap_or(0), error.column_no.unwrap_or(0));
    let hint = rendering::hint_of(error).unwrap_or("guard what may be missing with `{{#if …}}`");
    text.finding(place, format!("fails on sample data: {}", error.reason()), Some(hint.to_owned()))
}
