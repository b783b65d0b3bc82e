//! What a reply says of which input, and recording it.

use jiff::civil::Date;

use super::{
    Intake, Outcome,
    sender::{Input, Sender},
};
use crate::{
    app::{AppError, ErrorKind, Manner, Recording, record::record_in},
    mail::incoming::{self, Incoming, Kind, Legacy, Sealed},
    message::{
        Accepted, AnswerPage, NotAccepted, ReceiptFacts, ReplyProblem, Visitor,
        reply::{self, Line, Read, Word},
    },
    model::{Answer, IncomingKind, Origin, Way, is_web_address},
    store::Mail,
};

impl Intake<'_> {
    /// Records what `sender` replied to `matched`, line by line, and writes a receipt.
    pub(super) fn reply(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &mut Sender<'_>),
        text: Result<&str, Sealed>,
        sha256: &str,
    ) -> Result<Outcome, AppError> {
        let today = sender.partner.timezone.to_datetime(self.now).date();
        let inputs = sender.inputs();
        let ids: Vec<&str> = inputs.iter().map(|(_, task, _)| task.as_str()).collect();
        let mut facts = ReceiptFacts { is_sealed: text.is_err(), ..ReceiptFacts::default() };
        let Said { text, read, assumed } =
            self.said(mail, (matched, sender), text, |text| reply::read(text, today, &ids));
        facts.read_as = assumed.map(|charset| charset.name().to_owned());
        match read {
            Read::Unclear { quoted } => facts.quoted = Some(quoted).filter(|quoted| !quoted.is_empty()),
            Read::Answers(lines) => {
                let asked = self.asked(matched)?;
                let open = self.open(sender);
                for line in &lines {
                    for meant in meant(line, &inputs, &asked, &open) {
                        match self.record_line(line, meant, (matched, sender), today)? {
                            Ok(accepted) => facts.recorded.push(accepted),
                            Err(problem) => facts.refused.push(NotAccepted { line: as_written(line), problem }),
                        }
                    }
                }
            }
        }
        let answers = facts.recorded.len();
        let (kind, mut why) = match (answers, facts.refused.len()) {
            _ if facts.is_sealed => (IncomingKind::Unclear, text.clone()),
            (0, 0) => (IncomingKind::Unclear, "no line of it is an answer beyond doubt".to_owned()),
            (0, refused) => (IncomingKind::Unclear, format!("none of its {refused} answers could be recorded")),
            (recorded, 0) => (IncomingKind::Answered, format!("{recorded} recorded")),
            (recorded, refused) => (IncomingKind::Answered, format!("{recorded} recorded, {refused} not")),
        };
        if let Some(charset) = assumed {
            why = format!("{why}; it names no character set, and was read as {}", charset.name());
        }
        // The receipt shows what is open from now on. Who says that they are away, and nothing else, may be a program.
        sender.states = self.states(&sender.roles)?;
        let absence = mail.absence_in(&text).filter(|_| kind == IncomingKind::Unclear);
        let receipt = match absence {
            Some(_) => None,
            None => self.write_receipt(mail, (matched, sender), facts, sha256)?,
        };
        let mut outcome = Outcome::of(kind, why).saying(&text);
        outcome.row.away_until = absence.and_then(|absence| absence.until).filter(|until| self.is_plausible(*until));
        outcome.answers = answers;
        outcome.row.workflow = matched.workflows.first().cloned();
        outcome.row.partner = Some(sender.partner.id.clone());
        outcome.row.matched = Some(matched.clone());
        outcome.row.receipt = receipt;
        Ok(outcome)
    }

    /// What the text of a mail says. One that names no character set is read in that of its writer's languages in which it is an
    /// answer, or else in the likeliest.
    fn said(
        &self,
        mail: &Incoming,
        (matched, sender): (&Mail, &Sender<'_>),
        text: Result<&str, Sealed>,
        read: impl Fn(&str) -> Read,
    ) -> Said {
        let text = match text {
            Ok(text) => text,
            Err(sealed) => {
                let why = match sealed {
                    Sealed::Encrypted => "it is encrypted, and cannot be read here",
                    Sealed::Signed => "it is signed in a form that cannot be read here",
                };
                return Said { text: why.into(), read: Read::Unclear { quoted: String::new() }, assumed: None };
            }
        };
        let said = |text: String, assumed| Said { read: read(&text), text, assumed };
        if !mail.is_assumed {
            return said(text.to_owned(), None);
        }
        let langs = std::iter::once(&matched.lang).chain(&sender.contact.languages).chain(&sender.partner.languages);
        let readings = Legacy::of_readers(langs).into_iter().filter_map(|charset| {
            let Kind::Message { text } = incoming::read_as(self.bytes, charset).ok()?.kind else { return None };
            Some(said(text, Some(charset)))
        });
        let mut readings: Vec<Said> = readings.collect();
        let answer = readings.iter().position(|said| matches!(said.read, Read::Answers(_))).unwrap_or_default();
        if readings.is_empty() { said(text.to_owned(), None) } else { readings.swap_remove(answer) }
    }

    /// What is open with `sender`.
    fn open(&self, sender: &Sender<'_>) -> Vec<Input> {
        let page = AnswerPage::of(&sender.scenes(), &self.visitor(sender), None, self.now);
        page.items.iter().map(|item| item.input().clone()).collect()
    }

    pub(super) fn visitor<'s>(&'s self, sender: &'s Sender<'_>) -> Visitor<'s> {
        Visitor {
            contact: &sender.contact,
            partners: sender.roles.iter().map(|(plan, partner)| (plan.workflow.clone(), partner.id.clone())).collect(),
            focus: None,
            is_colleague: sender.handed_over.is_some(),
            lang: None,
            fallback: &self.letterhead.config.language,
        }
    }

    fn record_line(
        &self,
        line: &Line,
        meant: Result<Input, ReplyProblem>,
        (matched, sender): (&Mail, &Sender<'_>),
        today: Date,
    ) -> Result<Result<Accepted, ReplyProblem>, AppError> {
        let input = match meant {
            Ok(input) => input,
            Err(problem) => return Ok(Err(problem)),
        };
        let (workflow, task, partner) = &input;
        let Some(loaded) = self.loading.workflows.get(workflow) else { return Ok(Err(ReplyProblem::Unknown)) };
        if sender.states.get(workflow).is_none_or(|state| state.is_closed) {
            return Ok(Err(ReplyProblem::Closed));
        }
        let is_lead = loaded.plan.task(task).is_some_and(|task| task.lead == *partner);
        let (answer, on) = match answer(line, is_lead, today) {
            Ok(answer) => answer,
            Err(problem) => return Ok(Err(problem)),
        };
        let (link, note) = link_and_note(line.note.as_deref(), &answer);
        let origin = Origin {
            way: Way::Reply,
            said_by: sender.contact.email.clone(),
            mail: Some(matched.key.clone()),
            definition: Some(loaded.plan.definition.clone()),
        };
        let what = Recording::Input { task: task.clone(), partner: Some(partner.clone()), answer: answer.clone() };
        let manner = Manner { on, note, link, origin: Some(origin), anyway: false };
        match record_in(self.tx, self.loading, workflow, what, manner, self.now) {
            Ok(recorded) => Ok(Ok(Accepted {
                input: input.clone(),
                answer,
                needs_consent: recorded.awaits_consent,
                is_same: recorded.event.is_none(),
            })),
            Err(error) if matches!(error.kind(), ErrorKind::Refused | ErrorKind::NotFound | ErrorKind::Usage) => {
                let is_closed = sender
                    .states
                    .get(workflow)
                    .is_none_or(|state| !state.is_live() || state.task(task).state.is_finished());
                Ok(Err(if is_closed { ReplyProblem::Closed } else { ReplyProblem::Other }))
            }
            Err(error) => Err(error),
        }
    }
}

/// What a mail says.
struct Said {
    text: String,
    read: Read,
    /// The character set it was read in, if it names none.
    assumed: Option<Legacy>,
}

/// The inputs that a line is about: those it names, else the one that the mail asks for, else the only one that is open.
fn meant(line: &Line, inputs: &[Input], asked: &[Input], open: &[Input]) -> Vec<Result<Input, ReplyProblem>> {
    let own = |input: &&Input| inputs.contains(input);
    if line.tasks.is_empty() {
        let asked: Vec<&Input> = asked.iter().filter(own).collect();
        return vec![match (asked.as_slice(), open) {
            ([only], _) => Ok((*only).clone()),
            ([], [only]) => Ok(only.clone()),
            ([], []) => Err(ReplyProblem::Closed),
            _ => Err(ReplyProblem::Which),
        }];
    }
    let of_task = |id: &String| {
        // Who answers for several organisations adds whose it is: `OUT-02/unesco`.
        let is_named = |(_, task, partner): &&Input| {
            task.as_str() == id
                || id
                    .rsplit_once('/')
                    .is_some_and(|(of, whose)| task.as_str() == of && partner.as_str().eq_ignore_ascii_case(whose))
        };
        let named: Vec<&Input> = inputs.iter().filter(is_named).collect();
        let only = |of: &[Input]| {
            let mut left = named.iter().filter(|input| of.contains(input));
            left.next().filter(|_| left.next().is_none()).map(|input| (**input).clone())
        };
        match named.as_slice() {
            [] => Err(ReplyProblem::Unknown),
            [only] => Ok((*only).clone()),
            _ => only(asked).or_else(|| only(open)).ok_or(ReplyProblem::Which),
        }
    };
    line.tasks.iter().map(of_task).collect()
}

/// The answer that a line gives, with the day on which it was so, if that is another.
fn answer(line: &Line, is_lead: bool, today: Date) -> Result<(Answer, Option<Date>), ReplyProblem> {
    let later = |until: Option<Date>| match until {
        Some(until) if until <= today => Err(ReplyProblem::Day),
        until => Ok(until),
    };
    let answer = match line.said {
        Word::Done => {
            // A delivery that is still to come is none.
            return match line.date {
                Some(day) if day > today => Err(ReplyProblem::Other),
                day => Ok((Answer::Done, day.filter(|day| *day < today))),
            };
        }
        Word::Partly => Answer::Partly { until: later(line.date)? },
        Word::Date => Answer::Postponed { until: later(line.date)?.ok_or(ReplyProblem::Day)? },
        Word::Nil if is_lead => return Err(ReplyProblem::Lead),
        Word::Nil => Answer::Nil,
        Word::Decline if line.note.is_none() => return Err(ReplyProblem::Reason),
        Word::Decline => Answer::Declined,
        Word::Help => Answer::Help,
        Word::Undo => Answer::NotDone,
    };
    Ok((answer, None))
}

/// The first address of the web in a note says where something was delivered; the rest stays a note.
fn link_and_note(note: Option<&str>, answer: &Answer) -> (Option<String>, Option<String>) {
    let Some(note) = note else { return (None, None) };
    let may_have = matches!(answer, Answer::Done | Answer::Partly { .. });
    let trimmed = |word: &str| word.trim_matches(['<', '>', '(', ')', ',', ';', '.']).to_owned();
    let link = note.split_whitespace().map(trimmed).find(|word| may_have && is_web_address(word));
    let is_other = |word: &&str| link.as_ref() != Some(&trimmed(word));
    let rest = note.split_whitespace().filter(is_other).collect::<Vec<_>>().join(" ");
    let note = if link.is_some() { rest } else { note.to_owned() };
    (link, Some(note).filter(|note| !note.is_empty()))
}

/// A line as it was understood.
fn as_written(line: &Line) -> String {
    let date = line.date.map(|date| date.to_string());
    let word = line.said.as_str().to_uppercase();
    std::iter::once(word).chain(date).chain(line.tasks.iter().cloned()).collect::<Vec<_>>().join(" ")
}
