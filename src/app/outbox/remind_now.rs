//! Sends a partner its digest now, at a person's request.
//!
//! The digest is a decision like any other: it joins its reader's open mail, respects working hours and the limit of
//! one mail a day, and is withdrawn once nothing is open any more. With `at_once`, it leaves immediately.

use jiff::{SignedDuration, Timestamp};

use super::selection::find_partner;
use crate::{
    app::{
        App, AppError, Loading, Standing,
        rehearse::{self, Answers, Scene, Script, Watcher},
        remind::outbox_rows,
        tick,
    },
    engine::{
        Decision, DecisionKind, RunState, decide,
        remind::{Recipient, resolve},
    },
    model::{Actor, Event, Fact, MailKey, MailState, PartnerId, WorkflowId},
    plan::Plan,
    store::{Mail, Snapshot},
};

/// How far ahead a digest is looked for: longer than any run of holidays.
const LOOK_AHEAD: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The result of asking for a digest.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminding {
    /// The mail that carries it.
    pub mail: MailKey,
    /// Its recipient.
    pub to: String,
    /// Whether it waits for its time or is held.
    pub state: MailState,
    /// When it leaves.
    pub departs_at: Timestamp,
    /// True if the mail existed before and has been extended.
    pub joined: bool,
}

/// What a digest would say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WouldSay {
    /// Its recipient.
    pub to: String,
    /// When it would leave.
    pub departs_at: Timestamp,
    /// The hold that would keep it.
    pub held_by: Option<u32>,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
}

/// A request for a digest.
struct Wish<'a> {
    plan: &'a Plan,
    /// The partner, by its current id.
    partner: PartnerId,
    /// The fact to be recorded.
    event: Event,
}

/// Asks for the digest of `partner` at `now`. With `at_once` it leaves at any hour, even if its reader has already had
/// a mail that day.
pub fn remind(
    app: &mut App,
    loading: &Loading,
    (workflow, partner): (&WorkflowId, &PartnerId),
    at_once: bool,
    now: Timestamp,
) -> Result<Reminding, AppError> {
    let wish = wish(loading, (workflow, partner), at_once, now)?;
    let (decision, open) = app.store.read(|tx| {
        let decision = decided(tx, &wish, now)?;
        refuse_second(tx, &wish, &decision, at_once, now)?;
        let open = tx.mail_keys()?;
        Ok::<_, AppError>((decision, open))
    })?;
    app.store.write(|tx| tx.append(&wish.event))?;
    tick(app, loading, now)?;
    let mail: Option<Mail> = app.store.read(|tx| match tx.reminder(&decision.key)? {
        Some(reminder) => tx.mail(&reminder.mail),
        None => Ok(None),
    })?;
    let mail = mail.ok_or_else(|| AppError::Refused {
        why: format!("no mail to `{partner}` can be opened: its next days are all taken"),
        help: "`concerted outbox list --partner PARTNER` shows by what; `--anyway` opens one all the same".to_owned(),
    })?;
    Ok(Reminding {
        to: mail.to().collect::<Vec<_>>().join(", "),
        state: mail.state,
        departs_at: mail.not_before.max(now),
        joined: open.contains(&mail.key),
        mail: mail.key,
    })
}

/// What [`remind`] would send, and when. Nothing is recorded.
pub fn foretell(
    app: &mut App,
    loading: &Loading,
    (workflow, partner): (&WorkflowId, &PartnerId),
    at_once: bool,
    now: Timestamp,
) -> Result<WouldSay, AppError> {
    let wish = wish(loading, (workflow, partner), at_once, now)?;
    app.store.read(|tx| {
        let decision = decided(tx, &wish, now)?;
        refuse_second(tx, &wish, &decision, at_once, now)
    })?;
    let mut from = rehearse::standpoint(&mut app.store, wish.plan, &[], now)?;
    from.events.push(wish.event);
    let asked = wish.partner;
    let script = Script {
        plan: wish.plan,
        diagnostics: &[],
        sources: &loading.sources,
        answers: Answers::Never,
        from: Some(from),
        until: now.saturating_add(LOOK_AHEAD).ok(),
    };
    let mut found: Option<WouldSay> = None;
    let mut see = |scene: Scene<'_>| {
        if let Scene::Mail { mail, rendered, .. } = scene
            && found.is_none()
            && mail.items.iter().any(|item| item.kind == ASKED && item.partner.as_ref() == Some(&asked))
        {
            let (to, departs_at, held_by) = (mail.to.clone(), mail.at, mail.held_by);
            found = Some(WouldSay { to, departs_at, held_by, subject: rendered.subject, text: rendered.text });
        }
        Ok(())
    };
    rehearse::rehearse(app, &script, &mut Watcher { wants_texts: true, see: &mut see })?;
    found.ok_or_else(|| nothing_open(&asked))
}

/// The item kind under which a rehearsal lists a requested digest.
const ASKED: &str = "asked";

fn wish<'a>(
    loading: &'a Loading,
    (workflow, partner): (&WorkflowId, &PartnerId),
    at_once: bool,
    now: Timestamp,
) -> Result<Wish<'a>, AppError> {
    let loaded = loading.find(workflow)?;
    find_partner(loading, Some(workflow), partner)?;
    if loaded.standing == Standing::New {
        return Err(AppError::NotAdopted { workflow: workflow.clone() });
    }
    let plan = loaded.plan.as_ref();
    let partner = plan.renames.partner(partner);
    let fact = Fact::DigestAsked { partner: partner.clone(), at_once };
    let event = Event { actor: Actor::Coordinator, ..Event::of_engine(workflow, now, fact) };
    Ok(Wish { plan, partner, event })
}

/// What the engine would decide if the request were in the journal. An error if nothing is open with the partner.
fn decided(tx: &Snapshot, wish: &Wish<'_>, now: Timestamp) -> Result<Decision, AppError> {
    let Wish { plan, partner, event } = wish;
    let mut events = tx.events(&plan.workflow)?;
    events.push(event.clone());
    let state = RunState::replay(plan, &events, now);
    if !state.is_live() {
        return Err(AppError::Refused {
            why: format!("`{}` reminds nobody: it is over, or was closed", plan.workflow),
            help: "`concerted status` says how it is".to_owned(),
        });
    }
    let is_wanted = |decision: &Decision| {
        matches!(decision.kind, DecisionKind::Asked { .. }) && decision.kind.partner() == Some(partner)
    };
    decide(plan, &state, now).into_iter().find(is_wanted).ok_or_else(|| nothing_open(partner))
}

fn nothing_open(partner: &PartnerId) -> AppError {
    AppError::Refused {
        why: format!("nothing is open with `{partner}`: there is nothing to remind it of"),
        help: "`concerted status WORKFLOW` shows with whom what is open, and what waits for another task".to_owned(),
    }
}

/// An error if nobody at the partner can be written to, or if the recipient has already had a mail today and a second
/// one is not wanted.
fn refuse_second(
    tx: &Snapshot,
    wish: &Wish<'_>,
    decision: &Decision,
    at_once: bool,
    now: Timestamp,
) -> Result<(), AppError> {
    let outbox = outbox_rows::read_of(tx, &wish.plan.workflow, now)?;
    let recipient: Recipient<'_> = resolve(wish.plan, decision, &outbox.addresses, now);
    let partner = &decision.to.partner;
    if recipient.partner.is_none() {
        return Err(AppError::Refused {
            why: format!("no contact of `{partner}` has an address that takes mail"),
            help: "correct the address in the definition, or have one tried again: `concerted outbox retry --address ADDRESS`"
                .to_owned(),
        });
    }
    let today = recipient.local_day(now);
    let left_today = outbox.left_at(recipient.address()).filter(|at| recipient.local_day(*at) == today);
    match left_today {
        Some(at) if !at_once => Err(AppError::Refused {
            why: format!("`{partner}` had a mail today, at {at}, and gets one a day"),
            help: "ask again tomorrow; `--anyway` sends a second one now".to_owned(),
        }),
        _ => Ok(()),
    }
}
