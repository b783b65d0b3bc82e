//! The character set of a text: the one its part names, UTF-8 if it reads as that, or an older one of its writer's language.

use mail_parser::decoders::base64::base64_decode;
use mail_parser::{
    Encoding, MessagePart, MimeHeaders,
    decoders::{charsets::map::charset_decoder, quoted_printable::quoted_printable_decode},
};

use crate::model::Lang;

/// How far into a page its own character set is looked for, in bytes, as browsers do.
const MAX_PRESCAN_BYTES: usize = 1024;

/// A character set from before Unicode, assumed for a text whose part names none and that is not UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Legacy(&'static str);

impl Legacy {
    /// What Western European programs write.
    pub const WESTERN: Self = Self("windows-1252");

    /// Its name (IANA).
    pub fn name(self) -> &'static str {
        self.0
    }

    /// What somebody who reads these languages may have written in, the likeliest first: what Windows programs use for each
    /// language, and then what other systems did.
    pub fn of_readers<'a>(langs: impl IntoIterator<Item = &'a Lang>) -> Vec<Self> {
        let (mut likely, mut others) = (Vec::new(), Vec::new());
        for lang in langs {
            let [first, rest @ ..] = sets(lang) else { continue };
            likely.push(Self(first));
            others.extend(rest.iter().map(|name| Self(name)));
        }
        let mut all: Vec<Self> = Vec::new();
        for set in likely.into_iter().chain(others).chain([Self::WESTERN]) {
            if !all.contains(&set) {
                all.push(set);
            }
        }
        all
    }

    fn decode(self, bytes: &[u8]) -> String {
        named(self.0, bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
    }
}

/// The character sets that texts of a language were written in.
fn sets(lang: &Lang) -> &'static [&'static str] {
    match lang.base() {
        _ if lang.as_str().to_ascii_lowercase().contains("-cyrl") => &["windows-1251", "koi8-r", "ibm866"],
        "ru" | "be" | "bg" | "mk" | "kk" | "ky" | "tg" | "mn" => {
            &["windows-1251", "koi8-r", "ibm866", "x-mac-cyrillic"]
        }
        "uk" => &["windows-1251", "koi8-u", "ibm866", "x-mac-cyrillic"],
        // People who write Azerbaijani often write Russian, too.
        "az" => &["windows-1254", "windows-1251"],
        "tr" => &["windows-1254"],
        "ar" | "fa" | "ur" => &["windows-1256", "iso-8859-6"],
        "el" => &["windows-1253"],
        "he" => &["windows-1255"],
        "cs" | "hr" | "hu" | "pl" | "ro" | "sk" | "sl" | "sq" => &["windows-1250", "iso-8859-2"],
        "et" | "lt" | "lv" => &["windows-1257"],
        "vi" => &["windows-1258"],
        _ => &["windows-1252"],
    }
}

/// A text, and the character set that had to be assumed for it.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) assumed: Option<Legacy>,
}

/// The text of a part; `body` is what the parser made of it, and `assumed` counts where nothing else is known.
pub(super) fn decoded(part: &MessagePart<'_>, raw: &[u8], body: &str, assumed: Legacy) -> Decoded {
    let said = |text: String| Decoded { text, assumed: None };
    let charset =
        part.content_type().and_then(|kind| kind.attribute("charset")).unwrap_or_default().to_ascii_lowercase();
    if !is_of_one_byte(&charset) && !names_none(&charset) {
        return said(body.to_owned());
    }
    let Some(bytes) = bytes_of(part, raw) else { return said(body.to_owned()) };
    // No text in an older character set looks like UTF-8 by chance.
    match String::from_utf8(bytes) {
        Ok(text) if !text.is_ascii() => said(text),
        Ok(_) => said(body.to_owned()),
        Err(_) if !names_none(&charset) => said(body.to_owned()),
        Err(other) => {
            let bytes = other.into_bytes();
            match charset_of_page(&bytes).and_then(|own| named(&own, &bytes)) {
                Some(text) => said(text),
                None => Decoded { text: assumed.decode(&bytes), assumed: Some(assumed) },
            }
        }
    }
}

/// True for a character set of which programs say that they use it when they use UTF-8.
fn is_of_one_byte(charset: &str) -> bool {
    const PREFIXES: [&str; 6] = ["iso-8859-", "windows-125", "koi8-", "cp125", "cp-125", "win-125"];
    PREFIXES.iter().any(|known| charset.starts_with(known))
}

/// True if nothing is said of a byte beyond ASCII: no character set is named, or ASCII, or one that nobody knows (RFC 1428).
fn names_none(charset: &str) -> bool {
    const ASCII: [&str; 4] = ["us-ascii", "ascii", "ansi_x3.4-1968", "ansi_x3.4-1986"];
    const UTF_8: [&str; 4] = ["utf-8", "utf8", "utf_8", "unicode-1-1-utf-8"];
    ASCII.contains(&charset) || !UTF_8.contains(&charset) && charset_decoder(charset.as_bytes()).is_none()
}

/// The character set that a page names in its head: `<meta charset=…>`, `<meta … content="text/html; charset=…">`.
fn charset_of_page(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(MAX_PRESCAN_BYTES)]).to_ascii_lowercase();
    let meta = head.split("<meta").skip(1).find_map(|meta| meta.split('>').next()?.split_once("charset"))?.1;
    let name = meta.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
    let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))).unwrap_or(name.len());
    (end > 0).then(|| name[..end].to_owned())
}

/// `bytes` in the character set of that name, if it is known.
fn named(charset: &str, bytes: &[u8]) -> Option<String> {
    charset_decoder(charset.as_bytes()).map(|decode| decode(bytes))
}

/// The content of a part, without its transfer encoding.
pub(super) fn bytes_of(part: &MessagePart<'_>, raw: &[u8]) -> Option<Vec<u8>> {
    let bytes = raw.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(bytes.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(bytes),
        Encoding::Base64 => base64_decode(bytes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_have_the_character_sets_of_their_programs() {
        let of = |langs: &[&str]| {
            let langs: Vec<Lang> = langs.iter().map(|lang| Lang::from(*lang)).collect();
            Legacy::of_readers(&langs).into_iter().map(Legacy::name).collect::<Vec<_>>()
        };
        assert_eq!(of(&["ar-EG"]), ["windows-1256", "iso-8859-6", "windows-1252"]);
        assert_eq!(of(&["az-Cyrl"])[0], "windows-1251");
        assert_eq!(of(&["az", "ru"])[..2], ["windows-1254", "windows-1251"]);
        assert_eq!(of(&["en", "ru"])[..2], ["windows-1252", "windows-1251"]);
        assert_eq!(of(&[]), ["windows-1252"]);
    }

    #[test]
    fn every_assumed_character_set_is_known_to_the_parser() {
        for lang in ["ru", "uk", "az", "tr", "ar", "el", "he", "pl", "lt", "vi", "en"] {
            for name in sets(&Lang::from(lang)) {
                assert!(charset_decoder(name.as_bytes()).is_some(), "{lang} {name}");
            }
        }
        assert_eq!(Legacy("ibm866").decode(b"\x83\x8e\x92\x8e\x82\x8e"), "ГОТОВО");
        assert_eq!(Legacy("x-mac-cyrillic").decode(b"\x83\x8e\x92\x8e\x82\x8e"), "ГОТОВО");
        assert_eq!(Legacy("koi8-r").decode(b"\xe7\xef\xf4\xef\xf7\xef"), "ГОТОВО");
        assert_eq!(Legacy("windows-1256").decode(b"\xca\xe3"), "تم");
    }

    #[test]
    fn a_page_names_its_own_character_set() {
        assert_eq!(charset_of_page(b"<html><META charset='windows-1251'>"), Some("windows-1251".into()));
        let old = b"<meta http-equiv=Content-Type content=\"text/html; charset=KOI8-R\">";
        assert_eq!(charset_of_page(old), Some("koi8-r".into()));
        assert_eq!(charset_of_page(b"charset=koi8-r <meta name=x>"), None);
    }
}
