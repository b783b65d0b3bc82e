//! Words as they are compared with what people type: without capitals, accents, vowel marks and other niceties.

/// A word of a text, with where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    /// The word as it was written.
    pub written: &'a str,
    /// The word as it is compared.
    pub folded: String,
    /// Where it starts in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// The longest word that is looked at, in bytes: no word of the lists comes near it.
const MAX_WORD_BYTES: usize = 120;

/// The words of `text`, one after the other, with the marks between them left out.
pub fn tokens(text: &str) -> impl Iterator<Item = Token<'_>> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + text[rest..].find(is_of_word)?;
        let end = text[start..].find(|c| !is_of_word(c)).map_or(text.len(), |length| start + length);
        rest = end;
        let written = &text[start..end];
        let folded = if written.len() > MAX_WORD_BYTES { String::new() } else { folded(written) };
        Some(Token { written, folded, start, end })
    })
}

/// Letters, digits, marks above and below them, and apostrophes within a word.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c) || matches!(c, '\'' | '’' | 'ʼ')
}

/// Marks that a reader does not miss: accents that stand alone (NFD), Arabic vowel marks, tatweel, direction marks.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{640}')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// `text` in lower case without accents, vowel marks and the differences between forms of a letter that people do not
/// type with care: `ı` and `i`, `ə` and `e`, `ё` and `е`, the forms of alef. Digits of other scripts become `0` to `9`.
pub fn folded(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_mark(*c)) {
        match digit(c) {
            Some(digit) => folded.push(digit),
            None => folded.extend(c.to_lowercase().filter(|c| !is_mark(*c)).map(plain)),
        }
    }
    folded
}

/// A digit that people write dates and numbers with: European (the wide ones too), Arabic or Persian.
pub fn digit(c: char) -> Option<char> {
    let value = match narrow(c) {
        c @ '0'..='9' => return Some(c),
        '\u{660}'..='\u{669}' => u32::from(c) - 0x660,
        '\u{6f0}'..='\u{6f9}' => u32::from(c) - 0x6f0,
        _ => return None,
    };
    char::from_digit(value, 10)
}

/// `c` as it is typed in Europe: East Asian keyboards have wide forms of everything in ASCII (Unicode, Halfwidth and Fullwidth
/// Forms).
pub fn narrow(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' => ' ',
        other => other,
    }
}

/// A lower-case letter without its accent.
fn plain(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' | 'ə' | 'ǝ' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ı' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ş' | 'ș' => 's',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        'ё' => 'е',
        'й' => 'и',
        'أ' | 'إ' | 'آ' | 'ٱ' => 'ا',
        'ى' | 'ئ' | 'ی' => 'ي',
        'ؤ' => 'و',
        'ة' => 'ه',
        'ک' => 'ك',
        '’' | 'ʼ' => '\'',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_the_same_however_they_are_typed() {
        for (one, other) in [
            ("DONE", "done"),
            ("Terminé", "TERMINE"),
            ("termine\u{301}", "terminé"),
            ("HAZIR", "hazır"),
            ("İMTİNA", "imtina"),
            ("Готово", "ГОТОВО"),
            ("ещё", "еще"),
            ("мои\u{306}", "мой"),
            ("أُنْجِزَ", "انجز"),
            ("مــساعدة", "مساعده"),
            ("c’est", "C'EST"),
            ("٥", "5"),
            ("５", "5"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_ne!(folded("date"), folded("dated"));
    }

    #[test]
    fn wide_forms_are_narrow_ones() {
        let text = "ＤＯＮＥ　ＯＵＴ－０３：２０１３／０３／０５";
        assert_eq!(text.chars().map(narrow).collect::<String>(), "DONE OUT-03:2013/03/05");
        assert_eq!("Готово, تم ١".chars().map(narrow).collect::<String>(), "Готово, تم ١");
    }

    #[test]
    fn words_know_where_they_stand() {
        let text = "«Terminé», OUT-03";
        let words: Vec<_> = tokens(text).map(|token| (token.written, &text[token.start..token.end])).collect();
        assert_eq!(words, [("Terminé", "Terminé"), ("OUT", "OUT"), ("03", "03")]);
    }
}
