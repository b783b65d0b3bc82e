//! Whether the text of a mail and its HTML say the same: word by word, wherever each word stands.

use std::collections::BTreeSet;

use concerted::render::RenderedMail;

/// What a reader sees of `html`, without what is hidden: styles, the title, the line that lists of mails show.
fn visible(html: &str) -> String {
    let body = html.split_once("<body").unwrap().1;
    let (mut shown, mut hidden) = (String::new(), false);
    for piece in body.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap();
        if tag.contains("display:none") {
            hidden = true;
        } else if tag == "/div" && hidden {
            hidden = false;
        }
        if !hidden {
            shown.push(' ');
            shown.push_str(text);
        }
    }
    let entities = [
        ("&nbsp;", " "),
        ("&#x27;", "'"),
        ("&#x3D;", "="),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ];
    entities.into_iter().fold(shown, |shown, (entity, plain)| shown.replace(entity, plain))
}

fn words(text: &str) -> BTreeSet<String> {
    // Marks of direction stand within words of Arabic.
    let plain: String =
        text.chars().filter(|c| !matches!(*c, '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}')).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// Fails if one of the two says a word that the other does not.
pub(crate) fn assert_same_words(name: &str, mail: &RenderedMail) {
    let (text, html) = (words(&mail.text), words(&visible(&mail.html)));
    let only = |one: &BTreeSet<String>, other: &BTreeSet<String>| one.difference(other).cloned().collect::<Vec<_>>();
    let (only_text, only_html) = (only(&text, &html), only(&html, &text));
    assert!(
        only_text.is_empty() && only_html.is_empty(),
        "{name}\nonly in the text: {only_text:?}\nonly in HTML: {only_html:?}\n{}\n{}",
        mail.text,
        visible(&mail.html)
    );
}
