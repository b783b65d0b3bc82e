//! `concerted log WORKFLOW --input TASK/PARTNER`: what happened to one input, as evidence.

use crate::{
    app::{AskedBy, Evidence},
    cli::{Failure, print},
    model::{Event, Fact, MailKey, PartnerId, TaskId},
};

/// `OUT-03/unesco`; the task may have a slash of its own: `GOV-03/unesco/unesco`.
pub(super) fn parse_input(text: &str) -> Result<(TaskId, PartnerId), String> {
    match text.rsplit_once('/') {
        Some((task, partner)) if !task.is_empty() && !partner.is_empty() => Ok((task.into(), partner.into())),
        _ => Err(format!("`{text}` is not an input; write task and partner, as OUT-03/unesco")),
    }
}

/// Prints the evidence, a line for each thing that happened.
pub(super) fn tell(evidence: &Evidence) -> Result<(), Failure> {
    let Evidence { task, title, partner, due, events, mails, .. } = evidence;
    print::line(print::bold(&format!("{task} {title}: input of {partner}, due {due}")))?;
    if events.is_empty() {
        print::line("nothing has happened to it yet")?;
    }
    for event in events {
        if let Some(sentence) = sentence(event, mails) {
            print::line(format!("{}  {:<12} {sentence}", event.happened_at, super::who(&event.actor)))?;
            if event.recorded_at != event.happened_at {
                print::line(format!("                      {:<12} recorded at {}", "", event.recorded_at))?;
            }
        }
    }
    Ok(())
}

fn sentence(event: &Event, mails: &[AskedBy]) -> Option<String> {
    let mail = |key: &MailKey| mails.iter().find(|mail| mail.mail == *key);
    let named = |key: &MailKey| {
        mail(key).map_or_else(|| key.to_string(), |mail| format!("{} to {}", mail.short, mail.to.join(", ")))
    };
    Some(match &event.fact {
        Fact::ReminderQueued { reminder, mail, why } => {
            let rung = reminder.as_str().rsplit(':').nth(1).unwrap_or_default();
            format!("asked ({rung}) in mail {}: {why}", named(mail))
        }
        // The mail's own line says so, with the server's words.
        Fact::ReminderSent { .. } => return None,
        Fact::MailSettled { mail: key, state, why, .. } => {
            let subject = mail(key).map_or_else(String::new, |mail| format!(" “{}”", mail.subject));
            format!("mail {}{subject} {}: {why}", named(key), state.as_str())
        }
        Fact::InputAnswered { answer, link, note, origin, .. } => {
            let link = link.as_ref().map_or_else(String::new, |link| format!(", at {link}"));
            let came = origin.as_ref().map_or_else(String::new, super::came);
            let to = origin.as_ref().and_then(|origin| origin.mail.as_ref());
            let to = to.map_or_else(String::new, |key| format!(", to mail {}", named(key)));
            let under = origin.as_ref().and_then(|origin| origin.definition.as_ref());
            let under = under.map_or_else(String::new, |hash| format!(", under definition {hash:.12}"));
            let note = note.as_ref().map_or_else(String::new, |note| format!(": {note}"));
            format!("answered: {}{link}{came}{to}{under}{note}", super::said(answer))
        }
        fact => super::sentence(fact),
    })
}
