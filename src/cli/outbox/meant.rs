//! Which mails a command applies to: one by its key, or all that match a filter, after somebody has confirmed their
//! number.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{BufRead, Write},
    process::ExitCode,
};

use jiff::{Timestamp, civil::Date};

use super::super::{Context, Failure, ask::Questions, open, parse_date, print};
use crate::{
    app::{self, App, ListedState, Loading, Selection},
    model::{MailKey, MailState, PartnerId, WorkflowId},
    store::Mail,
};

/// What is said of the mails that are meant.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Filter {
    /// Mails about this workflow
    #[arg(long, value_name = "WORKFLOW", help_heading = FILTER)]
    workflow: Option<String>,
    /// Mails to this partner
    #[arg(long, value_name = "PARTNER", help_heading = FILTER)]
    partner: Option<String>,
    /// Mails to this address
    #[arg(long, value_name = "ADDRESS", help_heading = FILTER)]
    to: Option<String>,
    /// Mails in this state; several with commas between them
    #[arg(long, value_name = "STATE", value_delimiter = ',', value_parser = parse_state, help_heading = FILTER)]
    state: Vec<ListedState>,
    /// Mails that were due on this day or later, by the clock of their workflow
    #[arg(long, value_name = "DAY", value_parser = parse_date, help_heading = FILTER)]
    since: Option<Date>,
}

const FILTER: &str = "Which mails";

/// The options of a filter, for the error if none is given.
const NAMES: &str = "`--workflow`, `--partner`, `--to`, `--state`, `--since`";

impl Filter {
    /// The filter in the form that use cases take.
    pub(super) fn selection(&self) -> Selection {
        Selection {
            states: self.state.iter().copied().collect(),
            workflow: self.workflow.as_deref().map(WorkflowId::from),
            partner: self.partner.as_deref().map(PartnerId::from),
            address: self.to.clone(),
            since: self.since,
        }
    }

    /// Opens for reading what is needed to find the mails. The definitions are read only if a condition needs them.
    pub(super) fn open_to_look(&self, context: &Context) -> Result<(App, Loading), Failure> {
        if self.workflow.is_some() || self.partner.is_some() || self.since.is_some() {
            return open::looking(context);
        }
        Ok((open::to_look(context)?, Loading::default()))
    }
}

fn parse_state(name: &str) -> Result<ListedState, String> {
    ListedState::parse(name).ok_or_else(|| {
        let states: Vec<_> = ListedState::all().map(ListedState::as_str).collect();
        format!("`{name}` is not a state of a mail; there are {}", states.join(", "))
    })
}

/// Which mails are meant, and whether somebody has agreed already.
#[derive(Clone, Debug, clap::Args)]
pub(super) struct Meant {
    /// The mail's key, or the short one that `outbox list` shows
    #[arg(conflicts_with_all = ["workflow", "partner", "state", "since"])]
    key: Option<String>,
    #[command(flatten)]
    filter: Filter,
    /// Do not ask before many are changed
    #[arg(long)]
    yes: bool,
}

/// What a command does with mails.
pub(super) struct Verb {
    /// Its name.
    pub(super) name: &'static str,
    /// The states to which it applies.
    pub(super) of: &'static [MailState],
    /// The states selected by a filter that names none.
    pub(super) unless_named: &'static [MailState],
    /// The question before many mails are changed.
    pub(super) question: &'static str,
}

impl Meant {
    /// True if a mail is given by its key.
    pub(super) fn is_by_key(&self) -> bool {
        self.key.is_some()
    }

    /// Adds the states that a flag stands for, such as `--failed`.
    pub(super) fn or_in(&self, flag: bool, state: MailState) -> Self {
        let mut meant = self.clone();
        let state = ListedState::Is(state);
        if flag && !meant.filter.state.contains(&state) {
            meant.filter.state.push(state);
        }
        meant
    }

    /// Separates the address given with a key, which says where that mail should go.
    pub(super) fn with_new_address(&self) -> (Self, Option<String>) {
        let mut meant = self.clone();
        let address = if meant.key.is_some() { meant.filter.to.take() } else { None };
        (meant, address)
    }

    /// The mails to show, which need no confirmation.
    pub(super) fn to_show(&self, context: &Context) -> Result<(App, Vec<MailKey>), Failure> {
        let (mut app, loading) = self.filter.open_to_look(context)?;
        if let Some(key) = self.named("show")? {
            let key = app::find_mail(&mut app, key)?;
            return Ok((app, vec![key]));
        }
        let selection = self.said("show")?;
        let keys = app::select(&mut app, &loading, &selection)?.into_iter().map(|mail| mail.key).collect();
        Ok((app, keys))
    }

    /// Applies `verb` to the selected mails by calling `act`. If a filter selects several, their number and recipients
    /// are shown and have to be confirmed. An empty filter does not count as one.
    pub(super) fn undergo(
        &self,
        context: &Context,
        verb: &Verb,
        act: impl FnOnce(&mut App, &Loading, &[MailKey], Timestamp) -> Result<(), Failure>,
    ) -> Result<ExitCode, Failure> {
        let (mut app, loading) = open::writing(context)?;
        let keys = if let Some(key) = self.named(verb.name)? {
            vec![app::find_mail(&mut app, key)?]
        } else {
            let mut selection = self.said(verb.name)?;
            verb.narrow(&mut selection.states)?;
            let mails = app::select(&mut app, &loading, &selection)?;
            if mails.is_empty() {
                let states = listed(&selection.states);
                print::line(format!("no mail that is {states} matches the filter; nothing was changed"))?;
                return Ok(ExitCode::SUCCESS);
            }
            if !is_confirmed(&mails, verb, self.yes, Questions::at_terminal())? {
                print::line("nothing was changed")?;
                return Ok(ExitCode::FAILURE);
            }
            mails.into_iter().map(|mail| mail.key).collect()
        };
        act(&mut app, &loading, &keys, context.clock.now())?;
        Ok(ExitCode::SUCCESS)
    }

    /// The key, if one is given. An address beside it is an error; `resend`, which allows one, has taken it out before.
    fn named(&self, verb: &str) -> Result<Option<&str>, Failure> {
        match (&self.key, &self.filter.to) {
            (Some(_), Some(_)) => Err(Failure::usage(format!(
                "`concerted outbox {verb}` takes a KEY or `--to`, not both: the key says which mail is meant"
            ))),
            (key, _) => Ok(key.as_deref()),
        }
    }

    /// The filter, which must have a condition.
    fn said(&self, verb: &str) -> Result<Selection, Failure> {
        let selection = self.filter.selection();
        if selection == Selection::default() {
            return Err(Failure::usage(format!(
                "it is not said which mails: `concerted outbox {verb} KEY` is for one, and a filter for all that it meets: {NAMES}"
            )));
        }
        Ok(selection)
    }
}

impl Verb {
    /// Limits the states to those that a filter can select for this verb.
    fn narrow(&self, states: &mut BTreeSet<ListedState>) -> Result<(), Failure> {
        if states.is_empty() {
            states.extend(self.unless_named.iter().copied().map(ListedState::Is));
        }
        match states.iter().find(|state| !self.of.contains(&state.stored())) {
            None => Ok(()),
            Some(state) => Err(Failure::usage(format!(
                "`outbox {}` is not for mails that are {}, only for those that are {}",
                self.name,
                state.as_str(),
                listed(&self.of.iter().copied().map(ListedState::Is).collect()),
            ))),
        }
    }
}

/// `held`, `held or queued`, `draft, held or queued`.
fn listed(states: &BTreeSet<ListedState>) -> String {
    let mut names: Vec<&str> = states.iter().map(|state| state.as_str()).collect();
    match (names.pop(), names.is_empty()) {
        (Some(last), false) => format!("{} or {last}", names.join(", ")),
        (last, _) => last.unwrap_or_default().to_owned(),
    }
}

/// Shows how many mails go to whom, and asks for confirmation.
fn is_confirmed<R: BufRead, W: Write>(
    mails: &[Mail],
    verb: &Verb,
    is_agreed: bool,
    mut questions: Questions<R, W>,
) -> Result<bool, Failure> {
    let mut to: BTreeMap<&str, usize> = BTreeMap::new();
    for address in mails.iter().flat_map(Mail::to) {
        *to.entry(address).or_default() += 1;
    }
    print::line(format!("{} to {}:", print::counted(mails.len(), "mail"), counted_addresses(to.len())))?;
    for (address, count) in to {
        print::line(format!("  {address}  {count}"))?;
    }
    if is_agreed {
        return Ok(true);
    }
    if !questions.is_answered() {
        return Err(Failure::usage("there is no terminal to ask at; `--yes` agrees beforehand"));
    }
    let question = format!("{} Write yes", verb.question);
    let answer = questions.wanted(&question, |line| Ok::<_, String>(line.to_lowercase()))?;
    Ok(answer.as_deref() == Some("yes"))
}

fn counted_addresses(count: usize) -> String {
    if count == 1 { "1 address".to_owned() } else { format!("{count} addresses") }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RETRY: Verb = Verb {
        name: "retry",
        of: &[MailState::Failed, MailState::Uncertain],
        unless_named: &[MailState::Failed],
        question: "Send them again?",
    };

    fn narrowed(named: &[MailState]) -> Result<Vec<MailState>, String> {
        let mut states: BTreeSet<ListedState> = named.iter().copied().map(ListedState::Is).collect();
        RETRY.narrow(&mut states).map_err(|failure| failure.to_string())?;
        Ok(states.into_iter().map(ListedState::stored).collect())
    }

    #[test]
    fn a_verb_is_for_its_own_states_and_for_the_dangerous_ones_only_if_they_are_named() {
        assert_eq!(narrowed(&[]), Ok(vec![MailState::Failed]));
        assert_eq!(narrowed(&[MailState::Uncertain]), Ok(vec![MailState::Uncertain]));
        let refused = narrowed(&[MailState::Failed, MailState::Sent]).unwrap_err();
        assert_eq!(
            refused,
            "`outbox retry` is not for mails that are sent, only for those that are uncertain or failed"
        );
    }

    #[test]
    fn mails_are_changed_only_by_a_yes() {
        for (answer, is_agreed) in
            [("yes\n", true), ("YES\n", true), ("no\n", false), ("y\n", false), ("\n", false), ("", false)]
        {
            let mut asked = Vec::new();
            let confirmed = is_confirmed(&[], &RETRY, false, Questions::of(answer.as_bytes(), &mut asked));
            assert_eq!(confirmed.ok(), Some(is_agreed), "{answer:?}");
            assert_eq!(String::from_utf8(asked).unwrap(), "Send them again? Write yes: ");
        }
        let mut asked = Vec::new();
        assert_eq!(is_confirmed(&[], &RETRY, true, Questions::of(&b""[..], &mut asked)).ok(), Some(true));
        assert_eq!(asked, b"", "who agreed beforehand is not asked");
    }

    #[test]
    fn states_are_listed_as_in_a_sentence() {
        let all = |states: &[MailState]| listed(&states.iter().copied().map(ListedState::Is).collect());
        assert_eq!(all(&[MailState::Held]), "held");
        assert_eq!(all(&[MailState::Draft, MailState::Held, MailState::Queued]), "queued, draft or held");
    }
}
