//! Replies to notices: what is recorded of them, for whom, and what goes to a person.

use concerted::{
    app::{self, Acting, ApprovalAct, TakenIn},
    model::{Actor, Event, Fact, IncomingKind, Statement, StatementKind, Way, WorkflowId},
    store::Mail,
};

use crate::{
    desk::{Desk, Letter},
    pages_of_approvals::{BEGINS, CARLA, NOW, definition, notice_to, notify, open, statements},
    world::{PIERRE, SALMA, World, at},
};

const SILENCE: &str = "rule: silence, hours: 72";
const ALTERNATE: &str = "alternate@unesco.example";

/// An installation to which members reply, whose notices have left, and the last receipt: its subject and text.
struct Members {
    desk: Desk,
    receipt: String,
}

fn members(definition: &str) -> Members {
    let mut desk = Desk::of(World::new(definition, BEGINS), BEGINS);
    notify(&mut desk.world);
    Members { desk, receipt: String::new() }
}

fn notice(desk: &mut Desk, address: &str) -> Mail {
    let (key, _) = notice_to(&mut desk.world, address).expect("a notice was sent");
    desk.mails().into_iter().find(|mail| mail.key == key).unwrap()
}

impl Members {
    fn take(&mut self, letter: &Letter<'_>, now: &str) -> TakenIn {
        let before: Vec<_> = self.desk.receipts().into_iter().map(|mail| mail.key).collect();
        let taken = self.desk.take(letter, now);
        if let Some(mail) = self.desk.receipts().into_iter().find(|mail| !before.contains(&mail.key)) {
            self.receipt = format!("{}\n{}", mail.subject, self.desk.plain(&mail.key));
        }
        taken
    }

    /// What became of a reply of `from` to the notice of `to`: its kind, and what was recorded, `objected OP 4 for unesco (why)`.
    fn replied(&mut self, (to, from): (&str, &str), text: &str, now: &str) -> (IncomingKind, Vec<String>) {
        let before = statements(&mut self.desk.world).len();
        let mail = notice(&mut self.desk, to);
        let letter = self.desk.reply(&mail, from, text);
        let taken = self.take(&letter, now);
        let said = statements(&mut self.desk.world).into_iter().skip(before);
        (taken.kind, said.map(|event| spoken(event, from, &mail)).collect())
    }
}

/// A statement as somebody would read it out; it came from `from` by a reply to `mail`.
fn spoken(event: Event, from: &str, mail: &Mail) -> String {
    assert!(matches!(event.actor, Actor::Partner(_)));
    let Fact::ApprovalStated { seat, statement, note, origin, .. } = event.fact else { unreachable!() };
    let origin = origin.unwrap();
    assert_eq!(
        (origin.way, origin.said_by.as_deref(), origin.mail.as_ref()),
        (Way::Reply, Some(from), Some(&mail.key))
    );
    let named = match &statement {
        Statement::Objected { paragraphs } => format!(" {}", paragraphs.join("|")),
        _ => String::new(),
    };
    let note = note.map(|note| format!(" ({note})")).unwrap_or_default();
    format!("{}{named} for {}{note}", statement.kind().as_str(), seat.partner)
}

#[test]
fn an_agreement_is_recorded_and_the_receipt_says_so_in_the_reader_s_language() {
    let mut desk = members(&definition(SILENCE));
    let said = desk.replied((PIERRE, PIERRE), "Bonjour,\n\nPas d’objection, merci.\n\nPierre", NOW);
    assert_eq!(said, (IncomingKind::Answered, vec!["approved for unesco".to_owned()]));
    let french = desk.receipt.clone();
    assert!(
        french.contains("Nous acceptons le texte") && french.contains("Rev.2") && french.contains("/d/v1."),
        "{french}"
    );
    let said = desk.replied((SALMA, SALMA), "لا اعتراض", NOW);
    assert_eq!(said.1, ["approved for isesco"]);
    assert!(desk.receipt.contains("نوافق على النص"));
    // The same once more is recorded once, and the receipt says so.
    let again = desk.replied((PIERRE, PIERRE), "AGREE", NOW);
    assert_eq!(again, (IncomingKind::Answered, vec![]));
    desk.desk.examine(NOW);
}

#[test]
fn an_objection_breaks_the_silence_and_one_after_the_end_is_on_record_alone() {
    let mut desk = members(&definition(SILENCE));
    let text = "We object to OP4 and OP 7 because the wording\nis not agreed.\n\nBest regards,\nThe alternate\n";
    let (kind, said) = desk.replied((PIERRE, ALTERNATE), text, NOW);
    assert_eq!(kind, IncomingKind::Answered);
    assert_eq!(said, ["objected OP 4|OP 7 for unesco (because the wording is not agreed.)"], "the alternate may");
    let told = desk.receipt.clone();
    assert!(told.contains("OP 4") && told.contains("OP 7"), "{told}");
    let mut desk = members(&definition(SILENCE));
    let (_, said) = desk.replied((PIERRE, PIERRE), "OBJECT OP 4", "2027-05-17T14:00:01Z");
    assert_eq!(said, ["objected OP 4 for unesco"]);
    let told = desk.receipt.clone();
    assert!(told.contains("arrivée après la fin"), "{told}");
    desk.desk.world.live(NOW, "2027-05-18T00:00:00Z");
    let events = desk.desk.events("forum");
    assert!(events.iter().any(|event| matches!(event.fact, Fact::SilenceHeld { .. })), "it was held all the same");
}

#[test]
fn what_is_not_beyond_doubt_goes_to_the_coordinator() {
    let mut desk = members(&definition(SILENCE));
    for text in [
        "OK, but OP 4 has to go",
        "Objections: none",
        "DONE",
        "OBJECT",
        "RETURN: the annex is missing",
        "TIME 1 May 2027",
        "Will you extend the time?",
    ] {
        let (kind, said) = desk.replied((PIERRE, PIERRE), text, NOW);
        assert_eq!((kind, said), (IncomingKind::Unclear, vec![]), "{text}");
    }
    let told = desk.receipt.clone();
    assert!(told.contains("secrétariat"), "{told}");
    assert_eq!(statements(&mut desk.desk.world), []);
}

#[test]
fn a_reply_about_one_text_is_never_taken_for_the_next() {
    let mut desk = members(&definition(SILENCE));
    let first = notice(&mut desk.desk, SALMA);
    desk.replied((PIERRE, PIERRE), "OBJECT OP 4", NOW);
    open(&mut desk.desk.world, "Rev.3", "2027-05-12T05:00:00Z");
    let letter = desk.desk.reply(&first, SALMA, "AGREE");
    let taken = desk.take(&letter, "2027-05-12T05:30:00Z");
    assert_eq!((taken.kind, statements(&mut desk.desk.world).len()), (IncomingKind::Unclear, 1), "{}", taken.why);
    assert!(taken.why.contains("replaced"), "{}", taken.why);
}

#[test]
fn nobody_states_anything_for_a_seat_that_is_not_theirs() {
    let mut desk = members(&definition(SILENCE));
    // A contact of another member, and a stranger, who got hold of the address.
    for from in [SALMA, CARLA, "stranger@x.example"] {
        let (kind, said) = desk.replied((PIERRE, from), "OBJECT OP 4", NOW);
        assert_eq!((kind, said), (IncomingKind::Unproven, vec![]), "{from}");
    }
    // An observer replies to the notice that informs it.
    let with_address = definition(SILENCE).replace(
        "contacts: [{function: focal_point, phone: \"+994 12 555 01 77\"}]",
        "contacts: [{function: focal_point, email: artists@dialogue.example}]",
    );
    let mut desk = members(&with_address);
    let mails = desk.desk.mails();
    let told = mails.iter().find(|mail| mail.key.is_notice() && mail.to().any(|to| to.contains("dialogue"))).unwrap();
    let head = format!("In-Reply-To: {}\r\n", told.message_id);
    let letter =
        Letter { from: "artists@dialogue.example", to: "secretariat@forum.example".into(), head, text: "OBJECT OP 4" };
    let taken = desk.take(&letter, NOW);
    assert_eq!((taken.kind, taken.answers), (IncomingKind::Unclear, 0), "{}", taken.why);
    assert!(desk.receipt.contains("You were informed of this"), "{}", desk.receipt);
    assert_eq!(statements(&mut desk.desk.world), []);
}

#[test]
fn where_an_office_decides_only_whom_its_notice_went_to_speaks_for_it() {
    let mut desk = members(&definition("rule: one, by: unesco/head_of_unit"));
    // A letter to that level waits for a person.
    let held = desk.desk.mails().into_iter().find(|mail| mail.key.is_notice()).expect("it was drafted");
    app::release(&mut desk.desk.world.app, &desk.desk.world.loading, std::slice::from_ref(&held.key), at(NOW)).unwrap();
    desk.desk.world.live(NOW, "2027-05-12T12:00:00Z");
    let now = "2027-05-12T13:00:00Z";
    let (kind, said) = desk.replied(("head@unesco.example", PIERRE), "APPROVE", now);
    assert_eq!((kind, said), (IncomingKind::Unclear, vec![]));
    let (kind, said) = desk.replied(("head@unesco.example", "head@unesco.example"), "APPROVE", now);
    assert_eq!((kind, said), (IncomingKind::Answered, vec!["approved for unesco".to_owned()]));
}

#[test]
fn a_reply_to_the_receipt_is_one_to_the_notice() {
    let mut desk = members(&definition(SILENCE));
    desk.replied((PIERRE, ALTERNATE), "Hm?", NOW);
    let mail = desk.desk.receipts().pop().unwrap();
    assert!(mail.to().any(|to| to == ALTERNATE));
    let letter = desk.desk.reply(&mail, ALTERNATE, "ABSTAIN");
    let taken = desk.take(&letter, NOW);
    assert_eq!(taken.kind, IncomingKind::Answered, "{}", taken.why);
    let Fact::ApprovalStated { statement, .. } = statements(&mut desk.desk.world).pop().unwrap().fact else { panic!() };
    assert_eq!(statement.kind(), StatementKind::Abstained);
}

#[test]
fn what_was_withdrawn_is_on_record_and_changes_nothing() {
    let mut desk = members(&definition(SILENCE));
    let of = (&WorkflowId::from("forum"), &"OUT-05".into());
    let World { app, loading, .. } = &mut desk.desk.world;
    app::act_on_approval(app, loading, of, (ApprovalAct::Withdraw, Acting::default()), at(NOW)).unwrap();
    let (kind, said) = desk.replied((PIERRE, PIERRE), "OBJECT OP 4", "2027-05-11T13:00:00Z");
    assert_eq!((kind, said), (IncomingKind::Answered, vec!["objected OP 4 for unesco".to_owned()]));
    assert!(desk.receipt.contains("après la fin"));
}
