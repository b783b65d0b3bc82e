//! Bounces in words: of servers that know no RFC 3464, and of those that leave the reason out of its fields.
//!
//! There is no grammar: QSBMF of qmail, Exim, Sendmail, Exchange, Domino, gateways of mobile networks. What is common to
//! them is looked for: a sender that is a program, a sentence that says so, an address that stands apart.

use super::{
    head::Head,
    parts::{Parts, field_of},
};
use crate::model::{folded_address, is_same_address};

/// The most lines of a text that are looked at.
const MAX_LINES: usize = 2_000;

/// The most recipients that are read out of a text.
const MAX_RECIPIENTS: usize = 100;

/// How much of a text is looked at, in bytes.
const MAX_BYTES: usize = 32 * 1024;

/// What a report says in words, without the mail that it returns.
pub(super) struct Prose<'a> {
    text: &'a str,
    lower: String,
}

impl<'a> Prose<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let end = (0..=MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        let head = &text[..end];
        let text = &head[..returned_at(head).unwrap_or(end)];
        Self { text, lower: text.to_lowercase() }
    }

    fn has(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.lower.contains(phrase))
    }

    fn lines(&self) -> impl Iterator<Item = &'a str> {
        self.text.lines().take(MAX_LINES)
    }

    /// True if it says that the mail is tried again.
    pub(super) fn is_delay(&self) -> bool {
        self.has(&DELAYS) && !self.has(&GIVEN_UP)
    }
}

/// What is told of a recipient.
pub(super) struct Told {
    pub(super) recipient: String,
    /// The mail is tried again.
    pub(super) is_delay: bool,
    /// What is said of it.
    pub(super) words: String,
}

/// Names of programs that report what became of a mail, as local part of their address or as display name.
const DAEMONS: [&str; 10] = [
    "mailer-daemon",
    "mailer_daemon",
    "postmaster",
    "post_master",
    "mail delivery",
    "mail.delivery",
    "mmsc ndr",
    "system administrator",
    "mailerdaemon",
    "mdaemon",
];

/// Subjects of bounces.
const SUBJECTS: [&str; 21] = [
    "undeliver",
    "undelivrable",
    "delivery status notification",
    "delivery notification",
    "delivery fail",
    "failed delivery",
    "delivery has failed",
    "delivery report",
    "failure notice",
    "returned mail",
    "returned to sender",
    "mail delivery",
    "mail failure",
    "mail system error",
    "could not be delivered",
    "not delivered",
    "error sending your mail",
    "loop alert",
    "не доставлен",
    "non remis",
    "no se puede entregar",
];

/// Sentences that say that a mail was not delivered.
const FAILURES: [&str; 44] = [
    "not be delivered",
    "n't be delivered",
    "not been delivered",
    "not delivered",
    "undeliver",
    "cannot be sent",
    "delivery failed",
    "delivery has failed",
    "delivery failure",
    "delivery to the following",
    "delivery error",
    "failed to deliver",
    "failed delivery",
    "not able to deliver",
    "unable to deliver",
    "cannot deliver",
    "couldn't deliver",
    "could not deliver",
    "wasn't able to deliver",
    "did not reach",
    "couldn't be sent",
    "returned mail",
    "permanent error",
    "permanent fatal error",
    "transient non-fatal error",
    "following addresses had",
    "address failed",
    "addresses failed",
    "failed recipient",
    "failed address",
    "errors occurred",
    "error occurred",
    "bounced",
    "rejected",
    "refused",
    "user unknown",
    "unknown user",
    "no such user",
    "does not exist",
    "delayed",
    "temporary problem",
    "has failed",
    "can not be",
    "не доставлен",
];

/// Sentences that say that a mail is tried again.
const DELAYS: [&str; 19] = [
    "will be retried",
    "will keep trying",
    "will continue to",
    "will retry",
    "will try again",
    "still trying",
    "tried again",
    "not yet been delivered",
    "not yet delivered",
    "has been delayed",
    "have been delayed",
    "is delayed",
    "delivery delayed",
    "do not need to resend",
    "no action is required",
    "delivery status notification (delay)",
    "warning: message",
    "delivery attempts will continue",
    "retried automatically",
];

/// Sentences that say that it is given up, whatever else is said.
const GIVEN_UP: [&str; 12] = [
    "giving up",
    "given up",
    "gave up",
    "failed permanently",
    "permanent failure",
    "permanent error",
    "retry timeout exceeded",
    "has been returned",
    "i'm not going to try again",
    "could not be delivered for",
    "notification (failure)",
    "returning message to sender",
];

/// Where the returned mail begins.
const RETURNED: [&str; 34] = [
    "below this line is a copy",
    "this is a copy of the message",
    "this is a copy of your message",
    "a copy of the message",
    "original message follows",
    "original message header",
    "original message headers",
    "original message:",
    "--- original message",
    "----- original message",
    "-----original message",
    "----original message",
    "original mail info",
    "the header of the original message",
    "header of the original message",
    "headers of the message",
    "message header follows",
    "message headers follow",
    "message text",
    "unsent message",
    "the following is a copy",
    "text of your message",
    "your message follows",
    "your original message",
    "returned message",
    "returned mail follows",
    "the message headers",
    "included below",
    "message contents",
    "copy of the original",
    "begin message",
    "below is a copy",
    "original mail",
    "here follows the",
];

/// Fields that a returned head begins with.
const HEAD_FIELDS: [&str; 7] =
    ["received:", "return-path:", "message-id:", "delivered-to:", "x-mailer:", "mime-version:", "dkim-signature:"];

/// True if a mail looks like a report on another one: by its sender, its subject, or its form. A person may write from
/// `postmaster`, so this alone decides nothing: a sentence and an address must be found too.
pub(super) fn is_bounce(head: &Head, parts: &Parts, prose: &Prose<'_>) -> bool {
    if parts.is_of_program || has(&head.subject, &["automatic reply", "out of office", "autoreply"]) {
        return false;
    }
    let sender = head.from.as_ref().map(|from| format!("{} {}", from.name, from.address)).unwrap_or_default();
    let sender = format!("{sender} {}", head.field("from").unwrap_or_default());
    let path = head.return_path.as_deref();
    let is_null = path.is_some_and(|path| path.is_empty() || has(path, &["mailer-daemon"]));
    let is_daemon = has(&sender, &DAEMONS) || sender.trim().is_empty() || sender.trim() == "<>";
    let is_about = has(&head.subject, &SUBJECTS) && !is_answer(&head.subject);
    let is_nobody = has(&sender, &["no-reply", "noreply"]) && !parts.returned.is_empty();
    if !(is_nobody || is_null || is_daemon || is_about || parts.is_report) {
        return false;
    }
    // A program that answers for a person is no bounce, unless it says so in the subject.
    let is_reply = head.field("auto-submitted").is_some_and(|value| has(value, &["auto-replied"]));
    (is_daemon || is_about || is_nobody || parts.is_report || !is_reply) && (is_about || prose.has(&FAILURES))
}

/// True if a person answers or passes on a mail: `Re: …`, `Fwd: …`, `TR : …`.
fn is_answer(subject: &str) -> bool {
    let prefix = subject.split(':').next().unwrap_or_default().trim();
    subject.contains(':') && prefix.chars().count() <= 4
}

fn has(text: &str, phrases: &[&str]) -> bool {
    let text = text.to_lowercase();
    phrases.iter().any(|phrase| text.contains(phrase))
}

/// The returned mail within a text.
pub(super) fn returned(text: &str) -> &str {
    returned_at(text).map_or("", |at| &text[at..])
}

fn returned_at(text: &str) -> Option<usize> {
    let mut at = 0;
    for line in text.split_inclusive('\n').take(MAX_LINES) {
        let lower = line.trim().to_lowercase();
        let is_title = lower.len() < 120 && RETURNED.iter().any(|title| lower.contains(title));
        let is_head = HEAD_FIELDS.iter().any(|field| lower.starts_with(field));
        if at > 0 && (is_title || is_head) {
            return Some(at);
        }
        at += line.len();
    }
    None
}

/// What is told of each recipient.
pub(super) fn told(head: &Head, prose: &Prose<'_>, returned: &str) -> Vec<Told> {
    let lines: Vec<&str> = prose.lines().collect();
    let places = places(&lines, head, returned);
    let is_delay = prose.is_delay() || has(&head.subject, &["delayed", "(delay)"]);
    let ends = places.iter().skip(1).map(|(number, _)| *number).chain([lines.len()]);
    let mut told = Vec::new();
    for ((start, recipient), end) in places.iter().zip(ends) {
        let own = lines[*start..end.max(*start)].join("\n");
        // What stands above the first address may be the reason, but not if there are several.
        let rest = if places.len() == 1 { lines[..*start].join("\n") } else { String::new() };
        // `Returned mail: User unknown` is a reason, `returning message to sender` is none.
        let subject = if has(&head.subject, &["to sender"]) { "" } else { head.subject.as_str() };
        let words = [own.as_str(), rest.as_str(), subject].join("\n");
        told.push(Told { recipient: recipient.clone(), is_delay, words });
    }
    told
}

/// The recipients, each with the line where what is said of it begins.
fn places(lines: &[&str], head: &Head, returned: &str) -> Vec<(usize, String)> {
    // Google and Exim name them in the head.
    let named: Vec<String> =
        head.all("x-failed-recipients").flat_map(|value| value.split(',')).filter_map(within).collect();
    if let [only] = named.as_slice() {
        return vec![(0, only.clone())];
    }
    let find = |find: fn(&str) -> Option<String>, takes_ours: bool| {
        let mut places: Vec<(usize, String)> = Vec::new();
        let found = lines.iter().enumerate().filter_map(|(number, line)| Some((number, find(line)?)));
        for (number, address) in found.filter(|(_, address)| takes_ours || !is_ours(address, head)) {
            let is_new = !places.iter().any(|(_, known)| is_same_address(known, &address));
            if is_new && places.len() < MAX_RECIPIENTS {
                places.push((number, address));
            }
        }
        places
    };
    let of_returned = || field_of(returned, "to").and_then(|to| within(&to)).map(|to| vec![(0, to)]);
    [apart, labelled, within]
        .into_iter()
        .map(|how| find(how, false))
        .find(|places| !places.is_empty())
        // Somebody wrote to themselves.
        .or_else(|| Some(find(apart, true)).filter(|places| !places.is_empty()))
        .or_else(of_returned)
        .or_else(|| {
            [labelled, within as fn(&str) -> Option<String>]
                .into_iter()
                .map(|how| find(how, true))
                .find(|places| !places.is_empty())
        })
        .unwrap_or_default()
}

/// What the text says of a recipient: from its address to the next one; all of it if it does not name the recipient.
pub(super) fn words_of(prose: &Prose<'_>, recipient: &str) -> String {
    let folded = folded_address(recipient);
    let mut lines = prose.lines().skip_while(|line| !line.to_lowercase().contains(&folded)).peekable();
    if lines.peek().is_none() {
        return prose.text.to_owned();
    }
    let is_of_other = |line: &str| apart(line).is_some_and(|address| !is_same_address(&address, recipient));
    lines.take_while(|line| !is_of_other(line)).collect::<Vec<_>>().join("\n")
}

/// From the first code of a reply onward, `550 …`; the whole if there is none.
pub(super) fn from_code(words: &str) -> &str {
    code_at(words).map_or(words, |at| &words[at..])
}

/// Where a code of a reply stands: three digits from 400 to 599 that nothing is joined to.
fn code_at(words: &str) -> Option<usize> {
    let bytes = words.as_bytes();
    bytes.windows(3).enumerate().find_map(|(at, code)| {
        let is_code = matches!(code[0], b'4' | b'5') && code.iter().all(u8::is_ascii_digit);
        let before = at.checked_sub(1).map(|before| bytes[before]);
        let starts =
            before.is_none_or(|byte| !byte.is_ascii_alphanumeric() && !matches!(byte, b'.' | b'-' | b'/' | b'='));
        let after = bytes.get(at + 3);
        let ends = after.is_none_or(|byte| matches!(byte, b' ' | b'-' | b'\n' | b'\t'));
        (is_code && starts && ends).then_some(at)
    })
}

/// Our own address, or that of a program.
fn is_ours(address: &str, head: &Head) -> bool {
    let lower = folded_address(address);
    let is_daemon = ["mailer-daemon@", "postmaster@"].iter().any(|daemon| lower.starts_with(daemon));
    let is_sender = head.from.as_ref().is_some_and(|from| is_same_address(&from.address, address));
    is_daemon || is_sender || head.recipients.iter().any(|own| is_same_address(own, address))
}

/// An address that begins a line and has nothing but marks or a colon behind it; in a transcript of Sendmail a code
/// stands before it, `550 5.1.1 <a@b.example>... User unknown`.
fn apart(line: &str) -> Option<String> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '*' | '>' | '•'));
    let bare = line.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | '.'));
    let end = |line: &str| line.find(|c: char| c.is_whitespace() || matches!(c, ',' | ';')).unwrap_or(line.len());
    if bare[..end(bare)].ends_with("...") {
        return address_of(&bare[..end(bare)]);
    }
    let (word, rest) = line.split_at(end(line));
    let rest = rest.trim();
    let is_apart = word.ends_with(':') || rest.is_empty() || rest.starts_with([':', '(', '-', '<']);
    // A name that looks like an address stands before the address.
    let bracketed = rest.strip_prefix('<').and_then(|rest| address_of(rest.split('>').next()?));
    bracketed.filter(|_| word.contains('@')).or_else(|| address_of(word).filter(|_| is_apart))
}

/// An address behind a label: `Recipient: …`, `To: …`, `RCPT TO:<…>`.
fn labelled(line: &str) -> Option<String> {
    const LABELS: [&str; 12] = [
        "recipient",
        "rcpt to",
        "to",
        "address",
        "user",
        "sent to",
        "original-rcpt-to",
        "failed address",
        "invalid address",
        "mailbox",
        "final recipient",
        "addressee",
    ];
    let (label, value) = line.split_once([':', '<'])?;
    let label = label.trim().trim_start_matches(['>', '-', ' ', '*']).to_lowercase();
    LABELS.iter().any(|known| label == *known || label.ends_with(&format!(" {known}"))).then(|| within(value))?
}

/// The first address in a line, unless that is whom to ask.
fn within(line: &str) -> Option<String> {
    if has(line, &["contact", "assistance"]) {
        return None;
    }
    let ends =
        |c: char| c.is_whitespace() || matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ',' | ';' | '"' | '\'' | '`');
    line.split(ends).find_map(address_of)
}

/// The address in a word such as `<a@b.example>:`, if it is one.
pub(super) fn address_of(word: &str) -> Option<String> {
    let marks = |c: char| {
        c.is_whitespace()
            || matches!(c, '<' | '>' | ':' | ';' | ',' | '(' | ')' | '[' | ']' | '\'' | '.' | '،' | '!' | '?')
    };
    let word = word.trim().trim_matches(marks);
    let inner = word.strip_prefix('"').and_then(|word| word.strip_suffix('"'));
    let word = inner.unwrap_or(word);
    let word = word.strip_prefix("mailto:").or_else(|| word.strip_prefix("smtp:")).unwrap_or(word);
    let word = super::status_fields::decoded(word);
    let (local, domain) = word.rsplit_once('@')?;
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';');
    let is_domain = domain.contains('.') || domain.chars().all(|c| c.is_alphanumeric() || c == '-');
    let is_sound =
        !local.is_empty() && !domain.is_empty() && is_domain && word.len() <= 254 && word.chars().all(is_plain);
    is_sound.then_some(word)
}
