//! Limits on templates: size, nesting, tags. They are checked before the template parser sees the text.
//!
//! The parser is recursive in blocks and brackets, and recounts the lines for every tag. So the text is scanned here
//! first, by the same rules and in a single pass. Constructs on which the two might disagree (a backslash in a tag, a
//! list literal) are refused, because nobody needs them.

use super::{finding::TemplateFinding, text::TemplateText};

/// The largest template.
pub(super) const MAX_TEMPLATE_BYTES: usize = 256 << 10;

/// The maximum nesting of blocks, their `else if`, brackets and inclusions, in any mixture.
pub(super) const MAX_DEPTH: usize = 64;

/// The most tags in a template.
const MAX_TAGS: usize = 5_000;

const TOO_DEEP: &str = "move what is inside to a partial of its own, or leave blocks out";

/// What prevents `text` from being parsed; only the first finding is reported.
pub(super) fn check(text: &TemplateText) -> Option<TemplateFinding> {
    if text.text.len() > MAX_TEMPLATE_BYTES {
        let message = format!("has {} bytes; a template may have {MAX_TEMPLATE_BYTES} (256 KiB)", text.text.len());
        return Some(text.finding((0, 0), message, Some("divide it into partials".to_owned())));
    }
    let mut scan = Scan { text: &text.text, at: 0, tags: 0, blocks: Vec::new(), depth: 0 };
    scan.run().err().map(|Fault { at, message, hint }| text.finding(text.place_at(at), message, Some(hint.to_owned())))
}

/// Where and why a template is refused.
struct Fault {
    at: usize,
    message: String,
    hint: &'static str,
}

/// Scans a template. Stops where the text is not a valid template: the parser gets no further either, and reports the
/// error.
struct Scan<'a> {
    text: &'a str,
    at: usize,
    tags: usize,
    /// The depth of each open block: one, plus one for each `else if`.
    blocks: Vec<usize>,
    /// The sum of the depths.
    depth: usize,
}

impl<'a> Scan<'a> {
    fn run(&mut self) -> Result<(), Fault> {
        while let Some(begin) = self.next_tag() {
            self.tags += 1;
            if self.tags > MAX_TAGS {
                let message = format!("has more than {MAX_TAGS} tags");
                return Err(Fault { at: begin, message, hint: "divide it into partials" });
            }
            let is_over = if self.rest().starts_with("{{!") { self.comment()? } else { self.tag()? };
            if is_over {
                break;
            }
        }
        Ok(())
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// Advances to the next tag. A backslash before its braces makes it text, two backslashes make it a tag again.
    fn next_tag(&mut self) -> Option<usize> {
        loop {
            let found = self.at + self.rest().find("{{")?;
            let slashes = self.text[self.at..found].bytes().rev().take_while(|byte| *byte == b'\\').count();
            self.at = found;
            if slashes != 1 {
                return Some(found);
            }
            self.at += if self.rest().starts_with("{{{{") { 4 } else { 2 };
        }
    }

    /// Skips a comment; true if nothing follows.
    fn comment(&mut self) -> Result<bool, Fault> {
        let is_long = self.rest().starts_with("{{!--");
        let (skipped, end) = if is_long { (5, "--}}") } else { (3, "}}") };
        match self.rest()[skipped..].find(end) {
            Some(found) => self.at += skipped + found + end.len(),
            None if is_long => {
                let message = "the comment that begins here never ends".to_owned();
                return Err(Fault { at: self.at, message, hint: "end it with `--}}`" });
            }
            None => return Ok(true),
        }
        Ok(false)
    }

    /// Skips a tag; true if nothing follows.
    fn tag(&mut self) -> Result<bool, Fault> {
        let begin = self.at;
        let is_raw = self.rest().starts_with("{{{{");
        let skipped = self.rest().bytes().take_while(|byte| *byte == b'{').count();
        self.at += skipped;
        let inner = self.rest().trim_start_matches(['~', ' ', '\t', '\n', '\r', '{']);
        self.at = self.text.len() - inner.len();
        let (opens, closes) = (inner.starts_with('#'), inner.starts_with('/'));
        let chains = inner
            .strip_prefix("else")
            .or_else(|| inner.strip_prefix('^'))
            .is_some_and(|after| !after.trim_start_matches(['~', ' ', '\t', '\n', '\r']).starts_with("}}"));
        if opens {
            self.blocks.push(1);
            self.depth += 1;
        } else if chains && let Some(block) = self.blocks.last_mut() {
            *block += 1;
            self.depth += 1;
        } else if closes {
            self.depth -= self.blocks.pop().unwrap_or_default();
        }
        self.hold(begin, 0)?;
        if self.inside(begin)? {
            return Ok(true);
        }
        Ok(is_raw && !closes && self.raw_text())
    }

    /// Skips the content of a tag and its end; true if nothing follows.
    fn inside(&mut self, begin: usize) -> Result<bool, Fault> {
        let mut brackets = 0;
        while let Some(c) = self.rest().chars().next() {
            match c {
                '}' if self.rest().starts_with("}}") => {
                    self.at += self.rest().bytes().take_while(|byte| *byte == b'}').count();
                    return Ok(false);
                }
                '"' | '\'' => match self.rest()[1..].find([c, '\\']) {
                    Some(end) if self.rest()[1 + end..].starts_with(c) => self.at += end + 1,
                    Some(end) => return Err(unsupported(self.at + 1 + end, "a backslash")),
                    None => return Ok(true),
                },
                '[' => match self.rest()[1..].find(|c: char| !(c.is_alphanumeric() || " _-".contains(c))) {
                    Some(end) if self.rest()[1 + end..].starts_with(']') => self.at += end + 1,
                    _ => return Err(unsupported(self.at, "a list written out")),
                },
                '\\' => return Err(unsupported(self.at, "a backslash")),
                '{' => return Err(unsupported(self.at, "a brace")),
                '(' => {
                    brackets += 1;
                    self.hold(begin, brackets)?;
                }
                ')' => brackets = brackets.saturating_sub(1),
                _ => {}
            }
            self.at += c.len_utf8();
        }
        Ok(true)
    }

    /// Skips literal text up to the tag that ends it; true if there is no such tag.
    fn raw_text(&mut self) -> bool {
        while let Some(begin) = self.next_tag() {
            if self.rest().starts_with("{{{{") {
                self.at = begin + 4;
                return match self.rest().find("}}}}") {
                    Some(end) => {
                        self.at += end + 4;
                        false
                    }
                    None => true,
                };
            }
            self.at += 1;
        }
        true
    }

    fn hold(&self, at: usize, brackets: usize) -> Result<(), Fault> {
        if self.depth + brackets <= MAX_DEPTH {
            return Ok(());
        }
        let message = format!("blocks and brackets are nested more than {MAX_DEPTH} deep here");
        Err(Fault { at, message, hint: TOO_DEEP })
    }
}

fn unsupported(at: usize, what: &str) -> Fault {
    let message = format!("{what} is not allowed in a tag");
    Fault { at, message, hint: "write the text outside of the braces, or take it from the data" }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::template::built_in;

    fn found(text: &str) -> Option<String> {
        let text = TemplateText { name: "reports/x.html".into(), text: text.into(), file: None };
        check(&text).map(|finding| finding.to_string())
    }

    fn nested(open: &str, close: &str, depth: usize) -> String {
        format!("{}x{}", open.repeat(depth), close.repeat(depth))
    }

    #[test]
    fn every_kind_of_nesting_has_one_limit() {
        for (open, close) in [
            ("{{#if lang}}", "{{/if}}"),
            ("{{ ~ # if lang}}", "{{~/if}}"),
            ("{{#if lang}}", "{{!-- {{/if}} --}}"),
            ("{{#if lang}}", "\\{{/if}}"),
            ("{{#if \"{{/if}}\"}}", ""),
            ("{{#*inline \"a\"}}", "{{/inline}}"),
            ("{{#> a}}", "{{/a}}"),
            ("{{^x}}{{#if a}}", "{{/if}}"),
            ("{{#if a}}{{else if b}}", "{{/if}}"),
        ] {
            let deep = found(&nested(open, close, 8_000)).unwrap();
            assert!(deep.contains("nested more than 64 deep"), "{open}: {deep}");
            assert!(nested(open, close, 8_000).len() < MAX_TEMPLATE_BYTES, "{open}");
        }
        for (before, open, close, after) in [
            ("{{join ", "(join ", ")", "}}"),
            ("{{> (", "(", ")", ")}}"),
            ("{{#if ", "(not ", ")", "}}{{/if}}"),
            ("{{#if a}}", "{{else if b}}", "", "{{/if}}"),
            ("{{#if a}}", "{{ ^ b}}", "", "{{/if}}"),
        ] {
            assert!(found(&format!("{before}{}{after}", nested(open, close, 8_000))).is_some(), "{open}");
            assert_eq!(found(&format!("{before}{}{after}", nested(open, close, 60))), None, "{open}");
        }
        assert_eq!(found(&nested("{{#if lang}}", "{{/if}}", MAX_DEPTH)), None);
        let place = found(&format!("\n\n{}", nested("{{#if a}}", "{{/if}}", 65))).unwrap();
        assert!(place.starts_with(&format!("template `reports/x.html`:3:{}: ", 64 * 9 + 1)), "{place}");
    }

    #[test]
    fn what_the_parser_would_read_otherwise_is_refused() {
        for (text, what) in [
            ("{{join \"a\\\"\" b}}", "a backslash"),
            ("{{> 'a\\\\' ' (( }}", "a backslash"),
            ("{{join [[[[1]]]]}}", "a list"),
            ("{{join [\"]\" b}}", "a list"),
            ("{{join {\"a\": 1}}}", "a brace"),
            ("{{!-- no end", "never ends"),
        ] {
            assert!(found(text).is_some_and(|found| found.contains(what)), "{text}: {:?}", found(text));
        }
        for text in
            ["{{{a}}}", "{{~{a}~}}", "{{items.[0].x}}", "{{{{raw}}}}{{#if}}((({{{{/raw}}}}", "a }} b", "\\\\{{a}}"]
        {
            assert_eq!(found(text), None, "{text}");
        }
        assert!(found(&"{{a}}".repeat(MAX_TAGS + 1)).unwrap().contains("more than 5000 tags"));
        assert!(found(&"x".repeat(MAX_TEMPLATE_BYTES + 1)).unwrap().contains("256 KiB"));
    }

    #[test]
    fn the_built_in_ones_are_far_below() {
        for text in built_in::texts() {
            assert_eq!(check(&text), None);
        }
    }
}
