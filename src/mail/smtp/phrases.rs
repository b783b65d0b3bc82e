//! Phrases in the words of servers, in lower case, where their codes leave open what is wrong. Each list is no longer than
//! what replies and reports of real servers needed.

/// Phrases with which servers say that *we* are not allowed to send.
pub(super) const POLICY: [&str; 32] = [
    "sent to too many",
    "service refus",
    "relay",
    "rcpthosts",
    "policy",
    "policies",
    "spf",
    "dkim",
    "dmarc",
    "spam",
    "blocked",
    "blacklist",
    "blocklist",
    "block list",
    "denied",
    "helo",
    "ehlo",
    "authenticat",
    "sender",
    "reputation",
    "rdns",
    "reverse dns",
    "ptr record",
    "ip name lookup",
    "not allowed to send",
    "permission to post",
    "groups.google.com/support",
    "unauthorized",
    "not authorized",
    "sending ip",
    "valid from",
    "is not verified",
];

/// Phrases about whom a mail is from.
pub(super) const SENDER: [&str; 3] = ["valid from", "sender domain", "sender verif"];

/// Phrases about a mailbox that is full, or a server that is: trying again may help.
pub(super) const FULL: [&str; 21] = [
    "over quota",
    "overquota",
    "quota exceeded",
    "exceeded quota",
    "exceeded its quota",
    "exceeds quota",
    "disk quota",
    "storage quota",
    "is full",
    "mailbox full",
    "exceeds allowed size",
    "mailbox exceed",
    "exceeded storage",
    "exceeded the lo",
    "mailbox size",
    "insufficient disk",
    "too many messages",
    "too many connections",
    "too many recipients",
    "frequency limited",
    "receiving mail at a rate",
];

/// Phrases of a server that takes nothing from a stranger before it has come a second time.
pub(super) const GREYLIST: [&str; 6] = ["greylist", "graylist", "grey list", "gray list", "grey-list", "gray-list"];

/// Phrases with which a server asks to be tried again: it means to take the mail, and greylists it by another name.
pub(super) const LATER: [&str; 4] = ["come back", "try again", "try later", "again later"];

/// Phrases about a route that failed, or a time that ran out.
pub(super) const ROUTE: [&str; 19] = [
    "timed out",
    "timeout",
    "expired",
    "connection refused",
    "connection reset",
    "hop count",
    "too many hops",
    "mail loop",
    "requests to connect",
    "unable to connect",
    "couldn't connect",
    "could not connect",
    "host not reachable",
    "name server reply",
    "socket error",
    "hosts have been failing",
    "in the queue too long",
    "could not find a gateway",
    "temporar",
];

/// Phrases about an address that does not exist, or no longer.
pub(super) const UNKNOWN: [&str; 40] = [
    "user unknown",
    "unknown user",
    "no such user",
    "no such mailbox",
    "no such recipient",
    "no such person",
    "no such account",
    "unknown recipient",
    "recipient unknown",
    "invalid recipient",
    "invalid mailbox",
    "invalid user",
    "does not exist",
    "doesn't exist",
    "may not exist, they",
    "user doesn't have",
    "user does not have",
    "not listed in",
    "not our customer",
    "mailbox not found",
    "recipient not found",
    "user not found",
    "unrouteable",
    "host unknown",
    "unknown host",
    "domain is not reachable",
    "temporary locked",
    "account is locked",
    "not recognized",
    "no valid recipients",
    "no mx record",
    "lookup failure: host",
    "recipients was rejected",
    "recipient addresses rejected",
    "does not accept mail",
    "disabled recipient",
    "account is blocked",
    "mailbox is disabled",
    "account disabled",
    "recipient address rejected: access denied",
];

/// Phrases about what a mail contains.
pub(super) const CONTENT: [&str; 18] = [
    "message content",
    "content rejected",
    "spam detected",
    "detected as spam",
    "identified as spam",
    "considered spam",
    "looks like spam",
    "like spam",
    "- spam",
    "spam classification",
    "spamsignature",
    "spam content",
    "spam message",
    "malformed address",
    "virus",
    "malware",
    "url in message",
    "link in message",
];

/// Phrases about the size of a mail.
pub(super) const SIZE: [&str; 8] = [
    "size limit",
    "size exceed",
    "message size",
    "message too large",
    "message too big",
    "message is too large",
    "too large for",
    "exceeds the maximum",
];

/// True if `said`, in lower case, has one of `phrases` in it.
pub(super) fn has(said: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| said.contains(phrase))
}
