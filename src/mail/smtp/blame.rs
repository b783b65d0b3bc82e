//! Who is to blame for a refusal, judged by the step at which it occurred and by its codes: the enhanced code first
//! (RFC 3463), otherwise the basic code (RFC 5321 section 4.2).
//!
//! | step | reply | whose |
//! |---|---|---|
//! | up to MAIL | size (552, 5.3.4, 5.2.3), content (5.6.x) | the mail's |
//! | up to MAIL | any other | ours |
//! | RCPT | 421 | ours |
//! | RCPT | 4yz, mailbox full (5.2.2, a bare 552), too many recipients (5.5.3) | full or busy |
//! | RCPT | 5.1.x but for the sender's 5.1.7 and 5.1.8; 5.2.x; 5.4.x; owner changed (5.7.17, 5.7.18) | the address's |
//! | RCPT | size (5.2.3, 5.3.4), content (5.6.x) | the mail's |
//! | RCPT | other 5.3.x, 5.5.x, 5.7.x | ours |
//! | RCPT | bare 50x, 53x, 554; others that speak of policy, relaying, sender or HELO | ours |
//! | RCPT | bare 550, 551, 553, 556 | the address's |
//! | DATA, text, final dot | 421, authentication wanted (53x) | ours |
//! | DATA, text, final dot | 4yz, mailbox full (5.2.2) | full or busy |
//! | DATA, text, final dot | any other 5yz | the mail's |
//!
//! A bare 550 counts against the address only if the server does not give the same answer for every address. Only a
//! caller that sees more than one mail can judge that.

use super::{
    fault::Step,
    reply::{Reply, enhanced},
};

/// Who is to blame that a mail was not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Blame {
    /// We are, or the route to the server: this says nothing about the mail or the address.
    Ours,
    /// This mail: another one to the same address may be accepted.
    Mail,
    /// This address: no mail to it will be accepted.
    Address,
    /// Nobody, permanently: the server is full or busy at the moment.
    Busy,
}

/// Phrases with which servers without enhanced codes say that *we* are not allowed to send.
const POLICY: [&str; 16] = [
    "relay",
    "policy",
    "spf",
    "dkim",
    "dmarc",
    "spam",
    "blocked",
    "blacklist",
    "blocklist",
    "denied",
    "helo",
    "ehlo",
    "authenticat",
    "sender",
    "reputation",
    "rdns",
];

/// Who is to blame for the refusal `reply` at `step`; `reply` is a 4yz or 5yz.
pub(super) fn blame(step: Step, reply: &Reply) -> Blame {
    let detail = reply.enhanced().map(|(_, subject, detail)| (subject, detail));
    match step {
        Step::Recipient => of_recipient(reply, detail),
        Step::Data | Step::Text | Step::Dot => of_text(reply.code, detail),
        _ => of_session(reply.code, detail),
    }
}

fn of_session(code: u16, detail: Option<(u16, u16)>) -> Blame {
    match (code, detail) {
        (500.., Some((3, 4) | (2, 3) | (6, _))) | (552, None) => Blame::Mail,
        _ => Blame::Ours,
    }
}

fn of_recipient(reply: &Reply, detail: Option<(u16, u16)>) -> Blame {
    match (reply.code, detail) {
        (421, _) => Blame::Ours,
        (..500, _) | (_, Some((2, 2) | (5, 3))) | (552, None) => Blame::Busy,
        (_, Some((1, 7 | 8))) => Blame::Ours,
        (_, Some((2, 3) | (3, 4))) => Blame::Mail,
        // 5.6.7: the address cannot be expressed without SMTPUTF8 on this route (RFC 6531).
        (_, Some((1 | 2 | 4, _) | (6, 7) | (7, 17 | 18))) => Blame::Address,
        (_, Some((6, _))) => Blame::Mail,
        // 5.5.0 and 5.0.0 say no more than the basic code does.
        (_, Some((3 | 7, _) | (5, 1..))) | (500..=504 | 530..=539 | 554, _) => Blame::Ours,
        _ if is_policy(reply) => Blame::Ours,
        _ => Blame::Address,
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
    let code = words.split(' ').nth(1).and_then(enhanced);
    matches!(code, Some((5, 1, _) | (5, 2, 1)))
}

fn is_policy(reply: &Reply) -> bool {
    let said = reply.words().to_lowercase();
    POLICY.iter().any(|word| said.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(step: Step, words: &str) -> Blame {
        let (code, text) = words.split_once(' ').unwrap();
        blame(step, &Reply { code: code.parse().unwrap(), lines: vec![text.to_owned()] })
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
}
