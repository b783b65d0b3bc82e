//! The fields of a delivery report (RFC 3464 section 2; RFC 6533 for addresses beyond ASCII).

/// The most groups of fields, and so the most recipients, that are read of one report.
const MAX_GROUPS: usize = 200;

/// The longest value that is kept, in bytes.
const MAX_VALUE_BYTES: usize = 4_000;

/// The fields of one recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// The value of the field `name`, given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The value without its type: `rfc822; a@b.example` is `a@b.example`.
    pub(super) fn untyped(&self, name: &str) -> Option<&str> {
        let value = self.get(name)?;
        Some(value.split_once(';').map_or(value, |(_, value)| value).trim())
    }
}

/// The groups of fields in `text` that are about a recipient; what is about the whole mail is left out.
///
/// A group ends at an empty line. Where a server forgot it, a second `Final-Recipient` begins another one.
pub(super) fn groups(text: &str) -> Vec<Fields> {
    let mut groups = vec![Fields::default()];
    for line in text.lines() {
        let Some(group) = groups.last_mut() else { break };
        if line.trim().is_empty() {
            groups.push(Fields::default());
        } else if line.starts_with([' ', '\t']) {
            if let Some((_, value)) = group.0.last_mut() {
                push(value, line.trim());
            }
        } else if let Some((name, value)) = line.split_once(':') {
            let name = name.trim().to_ascii_lowercase();
            let begins_another = name == "final-recipient" && group.get(&name).is_some();
            let mut kept = String::new();
            push(&mut kept, value.trim());
            if begins_another {
                groups.push(Fields(vec![(name, kept)]));
            } else {
                group.0.push((name, kept));
            }
        }
        if groups.len() > MAX_GROUPS {
            break;
        }
    }
    groups.retain(|group| group.get("final-recipient").or(group.get("original-recipient")).is_some());
    groups
}

fn push(value: &mut String, more: &str) {
    let room = MAX_VALUE_BYTES.saturating_sub(value.len() + 1);
    let end = (0..=room.min(more.len())).rev().find(|end| more.is_char_boundary(*end)).unwrap_or(0);
    if !value.is_empty() && end > 0 {
        value.push(' ');
    }
    value.push_str(&more[..end]);
}

/// `\x{e9}` in an address of type `utf-8` (RFC 6533 section 3).
pub(super) fn decoded(address: &str) -> String {
    let mut decoded = String::new();
    let mut rest = address;
    while let Some((before, after)) = rest.split_once("\\x{") {
        decoded.push_str(before);
        let Some((hex, after)) = after.split_once('}') else { return decoded };
        decoded.extend(u32::from_str_radix(hex, 16).ok().and_then(char::from_u32));
        rest = after;
    }
    decoded + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn recipients_are_groups_and_values_are_unfolded() {
        let text = "Reporting-MTA: dns; mx.example\n\nFinal-Recipient : rfc822; a@b.example\nAction: failed\n\
                    Diagnostic-Code: smtp; 550 5.1.1\n  no such\n\tuser\n\nFinal-Recipient: rfc822;c@b.example\nAction: delayed\n\
                    Final-Recipient: rfc822;d@b.example\n";
        let groups = groups(text);
        let told: Vec<_> = groups.iter().map(|group| group.untyped("final-recipient").unwrap()).collect();
        assert_eq!(told, ["a@b.example", "c@b.example", "d@b.example"]);
        assert_eq!(groups[0].untyped("diagnostic-code"), Some("550 5.1.1 no such user"));
        assert_eq!(groups[1].get("action"), Some("delayed"));
    }

    #[test]
    fn addresses_beyond_ascii_are_decoded() {
        assert_eq!(decoded("caf\\x{e9}@b.example"), "café@b.example");
        assert_eq!(decoded("a\\x{zz}b\\x{c"), "ab");
    }

    #[test]
    fn what_does_not_end_is_cut() {
        let long = format!("Final-Recipient: rfc822; {}\n", "x".repeat(100_000));
        assert!(groups(&long)[0].get("final-recipient").unwrap().len() <= MAX_VALUE_BYTES);
        assert!(groups(&"Final-Recipient: a\n\n".repeat(10_000)).len() <= MAX_GROUPS + 1);
    }
}
