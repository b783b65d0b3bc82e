//! Who is to blame for a refusal, judged by the step at which it occurred and by its codes: the enhanced code first
//! (RFC 3463), otherwise the basic code (RFC 5321 section 4.2).
//!
//! | step | reply | whose |
//! |---|---|---|
//! | up to MAIL | size (552, 5.3.4, 5.2.3), content (5.6.x) | the mail's |
//! | up to MAIL | any other | ours |
//! | RCPT | 421 | ours |
//! | RCPT | 4yz that speak of policy (4.7.x, 4.1.7, 4.1.8, or in words) and not of greylisting, or of trying again later | ours |
//! | RCPT | any other 4yz, mailbox full (5.2.2, a bare 552), too many recipients (5.5.3), a route that fails (5.4.2, 5.4.3, 5.4.5 to 5.4.7) | full or busy |
//! | RCPT | 5.1.x but for the sender's 5.1.7 and 5.1.8; 5.2.x; 5.4.x; owner changed (5.7.17, 5.7.18) | the address's |
//! | RCPT | size (5.2.3, 5.3.4), content (5.6.x) | the mail's |
//! | RCPT | other 5.3.x, 5.5.x, 5.7.x | ours |
//! | RCPT | bare 50x, 53x, 554; others that speak of policy, relaying, sender or HELO | ours |
//! | RCPT | bare 550, 551, 553, 556 | the address's |
//! | DATA, text, final dot | 421, authentication wanted (53x) | ours |
//! | DATA, text, final dot | 4yz, mailbox full (5.2.2) | full or busy |
//! | DATA, text, final dot | any other 5yz | the mail's |
//!
//! Codes that leave open what is wrong (none, x.0.0, 5.1.0, 5.2.0, 5.3.0, 5.5.0, 5.7.0, 5.7.1) are judged by the words
//! beside them first: full, unknown, too large, not allowed. Addresses among the words, and the recipient's domain, say
//! nothing ([`wording`]).
//!
//! A delivery report is judged by the same table ([`blame_in_report`]): its words often tell the step, and quote the reply;
//! where they do not, it is taken for an answer to RCPT. What a server on the way gave up after it had tried again is a
//! refusal for good, though its code is a 4yz: only words can say that it was the address's fault.
//!
//! A bare 550 counts against the address only if the server does not give the same answer for every address. Only a
//! caller that sees more than one mail can judge that.

use super::{
    phrases::{CONTENT, FULL, GREYLIST, LATER, POLICY, ROUTE, SENDER, SIZE, UNKNOWN, has},
    reply::{Reply, enhanced},
    step::Step,
    wording::{stated, wording},
};

/// Who is to blame that a mail was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// We are, or the route to the server: this says nothing about the mail or the address.
    Ours,
    /// This mail: another one to the same address may be accepted.
    Mail,
    /// This address: no mail to it will be accepted.
    Address,
    /// Nobody: the server is full or busy, and a later attempt may succeed.
    Busy,
}

/// Who is to blame for the refusal `reply` at `step`; `reply` is a 4yz or 5yz. `domain` is that of the recipient, if it is
/// about one.
pub(super) fn blame(step: Step, reply: &Reply, domain: &str) -> Blame {
    let said = reply.lines.join(" ");
    let detail = stated(&format!("{} {said}", reply.code)).map(|(_, subject, detail)| (subject, detail));
    at_step(step, reply.code, detail, &wording(&said, domain))
}

fn at_step(step: Step, code: u16, detail: Option<(u16, u16)>, said: &str) -> Blame {
    match step {
        Step::Recipient => of_recipient(code, detail, said),
        Step::Data | Step::Text | Step::Dot => of_text(code, detail),
        _ => of_session(code, detail),
    }
}

/// Who is to blame for what a delivery report says of a recipient whom the mail did not reach for good: its status
/// (RFC 3463), and the words beside it, in which a reply of a server may be quoted. `domain` is the recipient's.
pub(in crate::mail) fn blame_in_report(status: Option<(u16, u16, u16)>, words: &str, domain: &str) -> Blame {
    let said = wording(words, domain);
    let has = |phrases: &[&str]| has(&said, phrases);
    let quoted = code_in(words);
    let class = quoted.map_or(status.map_or(5, |(class, ..)| class), |code| code / 100);
    let mut codes = words.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter_map(enhanced);
    let told = codes.rfind(|(own, subject, detail)| *own == class && (*subject, *detail) != (0, 0));
    let detail = told.or(status).map(|(_, subject, detail)| (subject, detail)).filter(|(subject, _)| *subject > 0);
    // What was tried again until the time ran out says why in its words, if at all.
    if class == 4 {
        return match detail {
            _ if has(&UNKNOWN) => Blame::Address,
            // Before any command.
            _ if has(&["refused to talk to me"]) => Blame::Ours,
            Some((7, _)) if !has(&GREYLIST) => Blame::Ours,
            _ if has(&POLICY) && !has(&ROUTE) && !has(&FULL) => Blame::Ours,
            _ => Blame::Busy,
        };
    }
    // A failure without any reason makes no address one that is not reached.
    let is_unexplained = quoted.is_none() && status.is_none() && told.is_none();
    if is_unexplained && ![&UNKNOWN[..], &POLICY, &CONTENT, &SIZE].into_iter().any(has) {
        return Blame::Busy;
    }
    // Servers on the way that do not understand each other say nothing of the address.
    if quoted.is_some_and(|code| (500..=504).contains(&code)) && !has(&POLICY) && !has(&UNKNOWN) {
        return Blame::Mail;
    }
    let code = quoted.unwrap_or(550);
    let step = match step_in(&said) {
        _ if has(&CONTENT) => Step::Dot,
        // A gateway asks for the mailbox after the text; each recipient has a report of its own.
        Some(Step::Dot) if has(&UNKNOWN) => Step::Recipient,
        Some(Step::Dot) if has(&SENDER) => Step::Mail,
        step => step.unwrap_or(Step::Recipient),
    };
    at_step(step, code, detail, &said)
}

/// The code of a reply in the words of a report: the first one.
fn code_in(words: &str) -> Option<u16> {
    words.split_whitespace().find_map(|word| {
        let digits = word.split('-').next()?;
        let code = (digits.len() == 3).then(|| digits.parse::<u16>().ok())??;
        (400..600).contains(&code).then_some(code)
    })
}

/// The step at which a server refused, if the words of a report tell it, in lower case.
fn step_in(words: &str) -> Option<Step> {
    let has = |phrases: &[&str]| has(words, phrases);
    if has(&["end of data", "after data", ">>> data", "reply to data", "command\ndata"]) {
        return Some(Step::Dot);
    }
    if has(&["to rcpt", "after rcpt", ">>> rcpt", "our rcpt to"]) {
        return Some(Step::Recipient);
    }
    has(&["reply to mail from", "after mail from", ">>> mail from"]).then_some(Step::Mail)
}

fn of_session(code: u16, detail: Option<(u16, u16)>) -> Blame {
    match (code, detail) {
        (500.., Some((3, 4) | (2, 3) | (6, _))) | (552, None) => Blame::Mail,
        _ => Blame::Ours,
    }
}

fn of_recipient(code: u16, detail: Option<(u16, u16)>, said: &str) -> Blame {
    let has = |phrases: &[&str]| has(said, phrases);
    match (code, detail) {
        (421, _) => Blame::Ours,
        (..500, _) => of_delay(detail, said),
        // 5.4.z: a loop, a name server that does not answer, a time that ran out; Exchange has numbers of its own.
        (_, Some((2, 2) | (5, 3) | (4, 2 | 3 | 5 | 6 | 7 | 14 | 312 | 316))) => Blame::Busy,
        (_, Some((1, 7 | 8))) => Blame::Ours,
        (_, Some((2, 3) | (3, 4))) => Blame::Mail,
        _ if has(&["sent to too many"]) => Blame::Ours,
        // These say that something is wrong, and leave it to the words what.
        (_, None | Some((0, _) | (_, 0) | (7, 1 | 13 | 27) | (1 | 2 | 4, 1))) if has(&FULL) => Blame::Busy,
        (_, None | Some((0, _) | (_, 0) | (7, 1 | 13 | 27))) if has(&UNKNOWN) => Blame::Address,
        (_, None | Some((0, _) | (_, 0))) if has(&SIZE) => Blame::Mail,
        (552, None) => Blame::Busy,
        (_, None | Some((0..=2, 0))) if has(&POLICY) => Blame::Ours,
        (_, None | Some((0, _) | (_, 0) | (4, 4))) if has(&ROUTE) => Blame::Busy,
        (_, None | Some((0 | 2, 0))) if has(&["mail rejected", "message rejected", "mail was rejected"]) => Blame::Mail,
        // No answer from the host (RFC 3463); only Exchange Online says it of a recipient.
        (_, Some((4, 1))) if !has(&["recipient", "user", "mailbox"]) => Blame::Busy,
        // 5.6.7: the address cannot be expressed without SMTPUTF8 on this route (RFC 6531).
        (_, Some((1 | 2 | 4, _) | (6, 7) | (7, 17 | 18))) => Blame::Address,
        (_, Some((6, _))) => Blame::Mail,
        // 5.5.0 and 5.0.0 say no more than the basic code does.
        (_, Some((3 | 7, _) | (5, 1..))) | (500..=504 | 530..=539 | 554, _) => Blame::Ours,
        _ if has(&POLICY) => Blame::Ours,
        _ => Blame::Address,
    }
}

/// Whose fault it is that a server does not take a recipient for now. Many refuse so whom they will never take: Postfix has
/// 450 for a name in HELO that it does not find, and 454 for relaying.
fn of_delay(detail: Option<(u16, u16)>, said: &str) -> Blame {
    let has = |phrases: &[&str]| has(said, phrases);
    match detail {
        _ if [&GREYLIST[..], &LATER, &FULL, &UNKNOWN].into_iter().any(has) => Blame::Busy,
        Some((7, _) | (1, 7 | 8)) => Blame::Ours,
        None | Some((0..=2, 0)) if has(&POLICY) && !has(&ROUTE) => Blame::Ours,
        _ => Blame::Busy,
    }
}

fn of_text(code: u16, detail: Option<(u16, u16)>) -> Blame {
    match (code, detail) {
        (421 | 530..=539, _) => Blame::Ours,
        (..500, _) | (_, Some((2, 2))) => Blame::Busy,
        _ => Blame::Mail,
    }
}

/// True if a refusal has an enhanced code about the address itself: 5.1.x, 5.2.1.
pub fn names_address(words: &str) -> bool {
    matches!(stated(words), Some((5, 1, _) | (5, 2, 1)))
}

/// True if a refusal speaks of the mail itself, its size or content: 5.2.3, 5.3.4, 5.6.x, a bare 552, or in words.
pub fn names_mail(words: &str) -> bool {
    let said = wording(words, "");
    match stated(words) {
        Some((_, subject, detail)) if (subject, detail) != (0, 0) => {
            matches!((subject, detail), (2, 3) | (3, 4) | (6, _))
        }
        _ => said.starts_with("552") || has(&said, &SIZE) || has(&said, &CONTENT),
    }
}

/// True if a refusal says, in a code or in words, that the address does not exist.
pub fn says_unknown(words: &str) -> bool {
    names_address(words) || has(&wording(words, ""), &UNKNOWN)
}

/// True if a refusal speaks of a mailbox, or a server, that is full: 5.2.2 and 4.2.2, or in words.
pub fn says_full(words: &str) -> bool {
    matches!(stated(words), Some((_, 2, 2))) || has(&wording(words, ""), &FULL)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(step: Step, words: &str) -> Blame {
        let (code, text) = words.split_once(' ').unwrap();
        blame(step, &Reply { code: code.parse().unwrap(), lines: vec![text.to_owned()] }, "aa.example")
    }

    #[test]
    fn before_a_recipient_is_named_nothing_is_said_of_one() {
        for step in [Step::Greeting, Step::Hello, Step::StartTls, Step::Login, Step::Reset, Step::Mail] {
            for words in [
                "530 5.7.0 Must issue a STARTTLS command first",
                "550 5.1.8 sender rejected",
                "550 sender rejected",
                "504 5.5.2 need fully-qualified hostname",
                "535 5.7.8 bad credentials",
                "554 5.7.1 you are blocked",
                "421 4.3.2 too busy",
                "452 4.3.1 insufficient storage",
            ] {
                assert_eq!(of(step, words), Blame::Ours, "{step:?} {words}");
            }
        }
        assert_eq!(of(Step::Mail, "552 5.3.4 message size exceeds the limit"), Blame::Mail);
        assert_eq!(of(Step::Mail, "552 message too big"), Blame::Mail);
        assert_eq!(of(Step::Mail, "553 5.6.7 non-ASCII addresses not permitted"), Blame::Mail);
    }

    #[test]
    fn at_a_recipient_the_enhanced_code_decides_and_else_code_and_words() {
        for (words, whose) in [
            ("550 5.1.1 no such user", Blame::Address),
            ("550 5.1.10 recipient not found", Blame::Address),
            ("553 5.1.3 bad address syntax", Blame::Address),
            ("556 5.1.10 null MX", Blame::Address),
            ("550 5.2.1 mailbox disabled", Blame::Address),
            ("550 5.4.1 recipient address rejected: Access denied", Blame::Address),
            ("550 5.7.17 mailbox owner has changed", Blame::Address),
            ("550 no such mailbox", Blame::Address),
            ("550 5.5.0 Requested action not taken: mailbox unavailable", Blame::Address),
            ("551 user not local", Blame::Address),
            ("550 5.1.7 sender address has a bad form", Blame::Ours),
            ("550 5.1.8 the sender's domain does not exist", Blame::Ours),
            ("504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname", Blame::Ours),
            ("554 5.7.1 <alice@unesco.example>: Relay access denied", Blame::Ours),
            ("550 5.7.23 SPF validation failed", Blame::Ours),
            ("550 5.7.1 rejected by policy", Blame::Ours),
            ("550 relaying denied", Blame::Ours),
            ("550 your host is on our blacklist", Blame::Ours),
            ("554 transaction failed", Blame::Ours),
            ("530 authentication required", Blame::Ours),
            ("503 out of order", Blame::Ours),
            ("550 5.3.2 system not accepting messages", Blame::Ours),
            ("421 4.7.0 too many errors", Blame::Ours),
            ("552 5.2.2 mailbox full", Blame::Busy),
            ("552 mailbox full", Blame::Busy),
            ("452 4.2.2 over quota", Blame::Busy),
            ("450 4.7.1 greylisted", Blame::Busy),
            ("451 later", Blame::Busy),
            ("552 5.3.4 too big for this recipient", Blame::Mail),
            ("550 5.6.0 improper use of 8-bit data", Blame::Mail),
        ] {
            assert_eq!(of(Step::Recipient, words), whose, "{words}");
        }
    }

    #[test]
    fn after_the_recipients_the_mail_is_to_blame() {
        for step in [Step::Data, Step::Text, Step::Dot] {
            for (words, whose) in [
                ("554 5.7.1 rejected as spam", Blame::Mail),
                ("550 5.7.26 unauthenticated mail", Blame::Mail),
                ("552 message file too big", Blame::Mail),
                ("554 5.6.0 malformed", Blame::Mail),
                ("550 5.1.1 no such user", Blame::Mail),
                ("552 5.2.2 mailbox full", Blame::Busy),
                ("451 4.7.1 greylisted", Blame::Busy),
                ("452 out of space", Blame::Busy),
                ("421 4.3.2 shutting down", Blame::Ours),
                ("530 5.7.0 authentication required", Blame::Ours),
            ] {
                assert_eq!(of(step, words), whose, "{step:?} {words}");
            }
        }
    }

    #[test]
    fn where_codes_leave_it_open_words_decide() {
        for (words, whose) in [
            ("550 5.7.1 <a@b.example>: Recipient address rejected: User unknown", Blame::Address),
            ("550 5.7.1 Unable to relay", Blame::Ours),
            ("553 5.3.0 <a@b.example>... No such user here", Blame::Address),
            ("554 delivery error: This user doesn't have an account here", Blame::Address),
            ("550 5.1.0 not allowed to send by its SPF record", Blame::Ours),
            ("522 5.2.0 over quota", Blame::Busy),
            ("552 5.1.1 mailbox is over quota", Blame::Busy),
            ("550 5.2.0 message size exceeds the limit", Blame::Mail),
            ("550 5.2.0 mail rejected", Blame::Mail),
            ("554 5.4.6 too many hops", Blame::Busy),
            ("550 5.4.312 DNS query failed", Blame::Busy),
            ("550 5.4.1 no answer", Blame::Busy),
            ("550 5.4.4 host not found", Blame::Address),
        ] {
            assert_eq!(of(Step::Recipient, words), whose, "{words}");
        }
    }

    #[test]
    fn what_an_address_or_its_domain_is_called_says_nothing() {
        for words in [
            "550 <policy.unit@aa.example>: mailbox unavailable",
            "550 relay.aa.example: mailbox unavailable",
            "550 spam@aa.example... mailbox unavailable",
            "550 mailbox unavailable: RCPT TO:<sender@aa.example>",
            "550 5.2.0 <dmarc-reports@aa.example> mailbox unavailable",
        ] {
            assert_eq!(of(Step::Recipient, words), Blame::Address, "{words}");
            let report = words.replacen("550", "host relay.b.example[192.0.2.1] said: 550", 1);
            assert_eq!(blame_in_report(None, &report, "aa.example"), Blame::Address, "{report}");
        }
        assert!(!says_unknown("550 <user.unknown@aa.example> rejected") && !says_full("550 <mailbox.full@aa.example>"));
        assert!(!names_mail("550 <virus@aa.example> rejected"));
        assert_eq!(of(Step::Recipient, "550 <unit@aa.example>: rejected by policy"), Blame::Ours);
    }

    #[test]
    fn a_code_at_the_end_counts_as_one_at_the_beginning() {
        for (words, whose) in [
            ("553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)", Blame::Ours),
            ("553 sorry, that domain isn't in my list of allowed rcpthosts", Blame::Ours),
            ("550 sorry, no mailbox here by that name. (#5.1.1)", Blame::Address),
            ("550 sorry, your envelope sender has been denied (#5.7.1)", Blame::Ours),
            ("552 sorry, that message size exceeds my databytes limit (#5.3.4)", Blame::Mail),
        ] {
            assert_eq!(of(Step::Recipient, words), whose, "{words}");
        }
        assert!(names_address("550 sorry, no mailbox here by that name. (#5.1.1)"));
    }

    #[test]
    fn what_is_refused_for_now_may_be_refused_because_of_us() {
        for (words, whose) in [
            ("450 4.7.1 <mail.forum.example>: Helo command rejected: Host not found", Blame::Ours),
            ("454 4.7.1 <a@aa.example>: Relay access denied", Blame::Ours),
            ("450 4.7.25 Client host rejected: cannot find your hostname", Blame::Ours),
            ("450 4.1.8 <s@forum.example>: Sender address rejected: Domain not found", Blame::Ours),
            ("454 relaying denied", Blame::Ours),
            ("450 blocked by policy", Blame::Ours),
            ("450 4.2.0 <a@aa.example>: Recipient address rejected: Greylisted, see our policy", Blame::Busy),
            ("451 4.7.1 Greylisting in action, please come back in 00:05:00", Blame::Busy),
            ("451 4.7.1 Try again later", Blame::Busy),
            ("450 4.7.1 policy: grey listed", Blame::Busy),
            ("450 4.1.1 <a@aa.example>: unverified address: verification in progress", Blame::Busy),
            ("450 <policy.unit@aa.example>: mailbox busy", Blame::Busy),
            ("450 4.2.1 the user is receiving mail at a rate that is blocked", Blame::Busy),
            ("451 4.3.0 policy service does not answer", Blame::Busy),
            ("451 temporarily denied", Blame::Busy),
        ] {
            assert_eq!(of(Step::Recipient, words), whose, "{words}");
        }
    }

    #[test]
    fn a_report_is_judged_by_the_step_and_the_reply_in_its_words() {
        for (status, words, whose) in [
            ("5.1.1", "", Blame::Address),
            ("5.0.0", "550 5.1.1 no such user", Blame::Address),
            ("5.2.2", "the mailbox", Blame::Busy),
            ("5.0.0", "552 too many recipients", Blame::Busy),
            ("5.7.1", "554 5.7.1 rejected (in reply to end of DATA command)", Blame::Mail),
            ("5.7.1", "554 5.7.1 rejected (in reply to RCPT TO command)", Blame::Ours),
            ("5.7.1", "550 5.7.1 message content rejected", Blame::Mail),
            ("5.1.8", "553 5.1.8 domain of sender does not resolve", Blame::Ours),
            ("5.0.0", "550 unknown user; command\nDATA", Blame::Address),
            ("5.0.0", "550 5.2.0 please provide a valid From (in reply to end of DATA command)", Blame::Ours),
            ("5.5.0", "503 improper sequence of commands", Blame::Mail),
            ("4.4.1", "connect to mx.example: connection timed out", Blame::Busy),
            ("4.4.7", "421 4.7.0 deferred due to user complaints", Blame::Ours),
            ("4.7.1", "450 4.7.1 greylisted", Blame::Busy),
            ("4.1.1", "450 4.1.1 user unknown", Blame::Address),
            ("4.0.0", "host mx.example refused to talk to me: 421 no", Blame::Ours),
        ] {
            assert_eq!(blame_in_report(enhanced(status), words, ""), whose, "{status} {words}");
        }
        assert_eq!(blame_in_report(None, "unable to deliver", ""), Blame::Busy, "nothing is said against the address");
        assert_eq!(blame_in_report(None, "no such user here", ""), Blame::Address);
    }
}
