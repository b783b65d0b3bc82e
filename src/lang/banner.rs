//! The warnings that mail servers put above a mail from outside: `[EXTERNAL]`, `CAUTION: this email originated outside …`.

use super::typed;

/// The most lines of a warning.
const MAX_LINES: usize = 12;

/// The most warnings above each other: each server on the way may add one.
const MAX_BANNERS: usize = 4;

/// `lines` without the warnings that stand above everything else. `is_end` says of a line that it belongs to no warning, though
/// no empty line stands before it.
pub fn after_banners<'l, 't>(lines: &'l [&'t str], is_end: impl Fn(&str) -> bool) -> &'l [&'t str] {
    let mut rest = lines;
    for _ in 0..MAX_BANNERS {
        let Some(after) = after_banner(rest, &is_end) else { break };
        rest = after;
    }
    rest
}

/// `line` without a mark such as `[EXTERNAL]` at its head.
pub fn without_tag(line: &str) -> &str {
    let inner =
        line.trim_start().strip_prefix(['[', '*', '<', '{']).map(|line| line.trim_start_matches(['[', '*', '<']));
    let Some((tag, rest)) = inner.and_then(|inner| inner.split_once([']', '*', '>', '}'])) else { return line };
    let is_tag = typed().banner_tags.at_head(tag).is_some_and(|end| tag[end..].chars().all(|c| !c.is_alphanumeric()));
    if is_tag { rest.trim_start_matches([']', '*', '>', '}', ':', ' ', '-']) } else { line }
}

/// What follows the warning at the head of `lines`.
fn after_banner<'l, 't>(lines: &'l [&'t str], is_end: &impl Fn(&str) -> bool) -> Option<&'l [&'t str]> {
    let is_frame = |line: &str| line.chars().all(|c| !c.is_alphanumeric());
    let start = lines.iter().position(|line| !is_frame(line))?;
    let paragraph = lines[start..].iter().take(MAX_LINES).take_while(|line| !is_frame(line) && !is_end(line));
    let length = paragraph.clone().count();
    let text = paragraph.map(|line| line.trim()).collect::<Vec<_>>().join(" ");
    let is_tag_alone = length > 0 && without_tag(lines[start]).trim().is_empty();
    if length == 0 || !(is_tag_alone || typed().banner_says.is_in(&text)) {
        return None;
    }
    // A mark on a line of its own is all of the warning, unless the next lines go on with it.
    let goes_on = typed().banner_says.is_in(&text);
    let after = &lines[start + if goes_on { length } else { 1 }..];
    let is_rule = |line: &&&str| is_frame(line) && !line.trim().is_empty();
    Some(&after[after.iter().take_while(is_rule).count()..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left(text: &str) -> String {
        let lines: Vec<&str> = text.lines().collect();
        after_banners(&lines, |line| line.starts_with("DONE")).join("\n").trim().to_owned()
    }

    #[test]
    fn what_servers_put_above_a_mail_is_passed_over() {
        for banner in [
            "[EXTERNAL]",
            "[EXT] This message originated outside of the organization.",
            "CAUTION: External email. Do not click links or open attachments\nunless you recognise the sender.",
            "________________________________\nCAUTION:\nThis email originated from outside your organisation.\n________________________________",
            "You don't often get email from focal.point@unesco.example. Learn why this is important",
            "ATTENTION : ce courriel provient de l’extérieur de l’organisation.",
            "[EXTERNE]\n\nATTENTION: courriel externe",
            "PRECAUCIÓN: este correo electrónico se originó fuera de la organización",
            "[ВНЕШНЕЕ ПИСЬМО]",
            "ВНИМАНИЕ! Это письмо отправлено внешним отправителем. Не открывайте вложения.",
            "تنبيه: هذه الرسالة واردة من خارج المنظمة",
            "DİQQƏT: bu məktub xarici mənbədən göndərilib",
        ] {
            assert_eq!(left(&format!("{banner}\n\nDONE OUT-03\nmore")), "DONE OUT-03\nmore", "{banner}");
            assert_eq!(left(&format!("{banner}\nDONE OUT-03")), "DONE OUT-03", "{banner}, right above");
        }
    }

    #[test]
    fn what_a_person_writes_stays() {
        for text in
            ["We work on it.\n\nDONE OUT-03", "External experts read it now.", "Attention: done by Friday", "", "----"]
        {
            assert_eq!(left(text), text.trim(), "{text}");
        }
        assert_eq!(without_tag("[EXTERNAL] DONE OUT-03"), "DONE OUT-03");
        assert_eq!(without_tag("[OUT-03] done"), "[OUT-03] done");
        assert_eq!(without_tag("*DONE* OUT-03"), "*DONE* OUT-03");
    }
}
