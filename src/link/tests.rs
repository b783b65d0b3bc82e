//! What opens a link and what does not; how keys are read, rotated and shown.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD as BASE64_URL};
use hmac::Mac;
use jiff::{Timestamp, civil::Date};
use proptest::prelude::*;

use super::{
    token::{PAYLOAD_BYTES, TAG_BYTES},
    *,
};

const HERE: &str = "5eed";
const PREFIX: &str = "answers+";

/// In mails that were sent: a version that does not read it any more breaks them.
const PAGE: &str = "v1.mtm5.ASLDQYGHrAzx-6_L2QAAUSw.nH1GHf3Tez8hzHEqylMvZA";
const LOCAL_PART: &str = "answers+mtm56xss09p68gn2p3xtzjys00052b01vmj9xvak566fa14b2h7az8mp";

fn now() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().unwrap()
}

fn secret() -> [u8; 32] {
    std::array::from_fn(|at| at as u8)
}

fn signer() -> Signer {
    signer_of(&first_text(now(), secret()))
}

fn signer_of(text: &str) -> Signer {
    Signer::new(Keys::parse(text).unwrap(), HERE)
}

fn link_to(purpose: Purpose) -> Link {
    let subject = match purpose {
        Purpose::Input => subject_of_input(&"forum".into(), &"OUT-01".into(), &"host".into()),
        Purpose::Approval => subject_of_approval(&"forum".into(), &"OUT-01".into(), &"host".into(), ""),
        Purpose::Commitments => subject_of_commitments(&"forum".into(), &"host".into()),
        Purpose::Person | Purpose::Calendar => subject_of_person("fp@a.example"),
        Purpose::Reply | Purpose::ReturnPath => subject_of_mail(&"day:fp@a.example:2026-12-07".into()),
    };
    Link { purpose, subject, contact: contact_of("fp@a.example"), not_after: Day::of(now()) }
}

fn input() -> Link {
    link_to(Purpose::Input)
}

fn reply() -> Link {
    link_to(Purpose::Reply)
}

/// A token put together by hand.
fn page_of(kid: &str, payload: &[u8], tag: &[u8]) -> String {
    format!("v1.{kid}.{}.{}", BASE64_URL.encode(payload), BASE64_URL.encode(tag))
}

fn any_link() -> impl Strategy<Value = Link> {
    let purpose =
        prop_oneof![Just(Purpose::Input), Just(Purpose::Person), Just(Purpose::Reply), Just(Purpose::ReturnPath)];
    (purpose, any::<u64>(), any::<u32>(), any::<u32>()).prop_map(|(purpose, subject, contact, last)| Link {
        purpose,
        subject,
        contact,
        not_after: Day(last),
    })
}

#[test]
fn tokens_have_the_form_that_is_written_down() {
    let signer = signer();
    assert_eq!(signer.sign(&input()).to_string(), PAGE);
    assert_eq!(signer.sign(&reply()).to_local_part(PREFIX).as_deref(), Some(LOCAL_PART));
    assert_eq!(signer.read(PAGE, now()), Ok(input()));
    assert_eq!(signer.read_local_part(LOCAL_PART, PREFIX, now()), Ok(reply()));
    assert_eq!((PAGE.len(), LOCAL_PART.len()), (54, 64));
    let address = format!("{LOCAL_PART}@forum.example");
    assert_eq!(crate::model::check_address(&address), Ok(()));
}

#[test]
fn a_prefix_leaves_room_for_the_token() {
    let token = signer().sign(&reply());
    assert_eq!(token.to_local_part("answers-+"), None);
    for prefix in ["", "a-", "bounces+"] {
        let local = token.to_local_part(prefix).unwrap();
        assert_eq!(Token::from_local_part(&local, prefix), Ok(token), "{local}");
    }
    for (local, prefix) in [(LOCAL_PART, "bounces+"), (LOCAL_PART, ""), ("é", "a"), ("", PREFIX), (PREFIX, PREFIX)] {
        assert_eq!(Token::from_local_part(local, prefix), Err(LinkError::Malformed), "{local}");
    }
}

#[test]
fn servers_may_change_the_case_of_an_address() {
    let signer = signer();
    assert_eq!(signer.read_local_part(&LOCAL_PART.to_uppercase(), PREFIX, now()), Ok(reply()));
    assert_eq!(signer.read_local_part(LOCAL_PART, "Answers+", now()), Ok(reply()));
}

#[test]
fn a_page_and_an_address_for_mail_do_not_stand_in_for_each_other() {
    let signer = signer();
    for purpose in [Purpose::Input, Purpose::Person] {
        assert_eq!(signer.sign(&link_to(purpose)).to_local_part(PREFIX), None);
    }
    for purpose in [Purpose::Reply, Purpose::ReturnPath] {
        let page = signer.sign(&link_to(purpose)).to_string();
        assert_eq!(signer.read(&page, now()), Err(LinkError::Malformed));
    }
}

#[test]
fn a_token_with_any_bit_flipped_opens_nothing() {
    let signer = signer();
    for at in 0..8 * PAGE.len() {
        let mut bytes = PAGE.as_bytes().to_vec();
        bytes[at / 8] ^= 1 << (at % 8);
        if let Ok(text) = String::from_utf8(bytes) {
            assert!(signer.read(&text, now()).is_err(), "{text}");
        }
    }
    // The content of both forms, bit for bit; here the text is right and the tag is not.
    let token = signer.sign(&input());
    let (payload, kid) = (token.link.payload(), token.kid.to_string());
    for at in 0..8 * (PAYLOAD_BYTES + TAG_BYTES) {
        let mut bytes = [payload.as_slice(), &token.tag].concat();
        bytes[at / 8] ^= 1 << (at % 8);
        let (payload, tag) = bytes.split_at(PAYLOAD_BYTES);
        let refused = signer.read(&page_of(&kid, payload, tag), now());
        let is_purpose = at < 8;
        let expected = |error: &LinkError| *error == LinkError::Forged || is_purpose && *error == LinkError::Malformed;
        assert!(refused.as_ref().is_err_and(expected), "{at}: {refused:?}");
    }
    let number = |letter: u8| b"0123456789abcdefghjkmnpqrstvwxyz".iter().position(|one| *one == letter).unwrap();
    for at in PREFIX.len()..LOCAL_PART.len() {
        for bit in 0..5 {
            let mut bytes = LOCAL_PART.as_bytes().to_vec();
            bytes[at] = b"0123456789abcdefghjkmnpqrstvwxyz"[number(bytes[at]) ^ (1 << bit)];
            let text = String::from_utf8(bytes).unwrap();
            assert!(signer.read_local_part(&text, PREFIX, now()).is_err(), "{text}");
        }
    }
}

#[test]
fn a_tag_of_any_other_length_opens_nothing() {
    let signer = signer();
    let (kid, payload) = (signer.sign(&input()).kid.to_string(), input().payload());
    let key = Keys::parse(&first_text(now(), secret())).unwrap();
    let mut tag = signer.mac(key.signing(), &input()).finalize().into_bytes().to_vec();
    tag.resize(40, 0);
    for length in 0..=40 {
        let read = signer.read(&page_of(&kid, &payload, &tag[..length]), now());
        let expected = if length == TAG_BYTES { Ok(input()) } else { Err(LinkError::Malformed) };
        assert_eq!(read, expected, "{length} bytes");
    }
    for length in 0..LOCAL_PART.len() {
        assert!(signer.read_local_part(&LOCAL_PART[..length], PREFIX, now()).is_err(), "{length} letters");
    }
    assert!(signer.read_local_part(&format!("{LOCAL_PART}00000000"), PREFIX, now()).is_err());
}

#[test]
fn a_payload_of_any_other_length_opens_nothing() {
    let signer = signer();
    let token = signer.sign(&input());
    let mut payload = input().payload().to_vec();
    payload.resize(40, 0);
    for length in (0..=40).filter(|length| *length != PAYLOAD_BYTES) {
        let page = page_of(&token.kid.to_string(), &payload[..length], &token.tag);
        assert_eq!(signer.read(&page, now()), Err(LinkError::Malformed), "{length} bytes");
    }
}

#[test]
fn a_token_has_one_text_only() {
    let signer = signer();
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    // The last letter of the payload has two bits that are left over, that of the tag has four.
    let end_of_payload = PAGE.rfind('.').unwrap() - 1;
    for at in [end_of_payload, PAGE.len() - 1] {
        for letter in letters.chars().filter(|letter| !PAGE[at..].starts_with(*letter)) {
            let text = format!("{}{letter}{}", &PAGE[..at], &PAGE[at + 1..]);
            assert!(signer.read(&text, now()).is_err(), "{text}");
        }
    }
    let other_forms = [
        format!("{PAGE}=="),
        format!("{PAGE}="),
        format!("{PAGE}."),
        format!("{PAGE}\n"),
        format!(" {PAGE}"),
        PAGE.replace("v1", "v2"),
        PAGE.replace("v1", "V1"),
        PAGE.replace("mtm5", "MTM5"),
        PAGE.replace("mtm5", "mtm"),
        PAGE.replace("mtm5", "mtmé"),
        PAGE.replacen('-', "+", 1),
        PAGE.replacen('.', "%2E", 1),
        PAGE.replace('.', ""),
        String::new(),
        "v1...".to_owned(),
        "v1.mtm5".to_owned(),
        "....".to_owned(),
        ".".repeat(54),
    ];
    for text in other_forms {
        assert_eq!(signer.read(&text, now()), Err(LinkError::Malformed), "{text}");
    }
}

#[test]
fn a_link_of_another_key_or_installation_opens_nothing() {
    let other_key = signer_of(&first_text(now(), [7; 32]));
    assert_eq!(other_key.read(PAGE, now()), Err(LinkError::UnknownKey(input())));
    // Another key under the id of ours.
    let forged = other_key.sign(&input());
    assert_eq!(signer().read(&page_of("mtm5", &forged.link.payload(), &forged.tag), now()), Err(LinkError::Forged));
    for installation in ["", "5ee", "5eed\0", "5eed5eed"] {
        let elsewhere = Signer::new(Keys::parse(&first_text(now(), secret())).unwrap(), installation);
        assert_eq!(elsewhere.read(PAGE, now()), Err(LinkError::Forged), "{installation}");
        assert_eq!(elsewhere.read_local_part(LOCAL_PART, PREFIX, now()), Err(LinkError::Forged), "{installation}");
    }
}

#[test]
fn an_old_key_verifies_until_its_line_is_deleted() {
    let old = first_text(now(), secret());
    let new = rotated(&old, now(), [7; 32]).unwrap();
    let signer = signer_of(&new);
    assert_eq!(signer.read(PAGE, now()), Ok(input()));
    let token = signer.sign(&input());
    assert_ne!(token.to_string(), PAGE);
    assert_eq!(signer.verify(&token, now()), Ok(input()));

    let retired = format!("{}  retired\n", new.trim_end());
    let back = signer_of(&retired);
    assert_eq!(back.sign(&input()).to_string(), PAGE, "the newest that is not retired signs");
    assert_eq!(back.verify(&token, now()), Ok(input()), "a retired one verifies");

    let kept: Vec<&str> = new.lines().filter(|line| !line.starts_with("mtm5")).collect();
    assert_eq!(signer_of(&kept.join("\n")).read(PAGE, now()), Err(LinkError::UnknownKey(input())));
}

#[test]
fn a_link_runs_out_at_the_end_of_its_last_day() {
    let signer = signer();
    let at = |text: &str| text.parse().unwrap();
    assert_eq!(signer.read(PAGE, at("2026-11-23T23:59:59Z")), Ok(input()));
    assert_eq!(signer.read(PAGE, at("2026-11-24T00:00:00Z")), Err(LinkError::Expired(input())));
    // Only a link that is ours is said to have run out.
    let forged = page_of("mtm5", &input().payload(), &[0; TAG_BYTES]);
    assert_eq!(signer.read(&forged, at("2030-01-01T00:00:00Z")), Err(LinkError::Forged));
}

#[test]
fn nothing_shows_a_secret() {
    let signer = signer();
    let shown = format!("{signer:?} {:?} {:?}", signer.sign(&input()), Keys::parse(&first_text(now(), secret())));
    assert!(shown.contains("mtm5"), "{shown}");
    let numbers = secret().map(|byte| byte.to_string()).join(", ");
    for secret in ["AAECAwQ", &numbers[..20], "00010203", "nH1GHf3T", "156, 125, 70"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn keys_are_read_from_lines_with_comments() {
    let text = "\r\n# keys\nmtm5\t2026-11-23  AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8  # by hand\n\n   # \n\
                stmn 2025-01-10 BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc retired";
    let keys = Keys::parse(text).unwrap();
    let shown: Vec<String> = keys.newest_first().map(|key| format!("{} {}", key.kid(), key.created())).collect();
    assert_eq!(shown, ["mtm5 2026-11-23", "stmn 2025-01-10"]);
    assert_eq!((keys.signing().kid().to_string(), keys.signing().is_retired()), ("mtm5".into(), false));
    assert!(keys.newest_first().nth(1).unwrap().is_retired());
}

#[test]
fn a_line_that_is_no_key_is_told_with_its_number_and_no_secret() {
    let good = "mtm5  2026-11-23  AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    for (line, why) in [
        ("mtm5".to_owned(), "line 2: it has 1 of the parts of a key: id, day, secret, maybe `retired`"),
        (format!("{good} retired x"), "line 2: it has 5 of the parts of a key: id, day, secret, maybe `retired`"),
        (format!("{good} old"), "line 2: the only word after a secret is `retired`"),
        (good.replace("mtm5", "MTM5"), "line 2: its id is not four small letters and digits"),
        (good.replace("mtm5", "mtm55"), "line 2: its id is not four small letters and digits"),
        (good.replace("2026-11-23", "2026-13-23"), "line 2: its second part is not a day like 2026-11-23"),
        (good.replace("2026-11-23", "20261123"), "line 2: its second part is not a day like 2026-11-23"),
        (
            format!("{good}="),
            "line 2: its secret is not 32 bytes in base64url without padding, which are 43 characters",
        ),
        (
            good[..good.len() - 1].to_owned(),
            "line 2: its secret is not 32 bytes in base64url without padding, which are 43 characters",
        ),
        (
            good.replace("mtm5", "stmn"),
            "line 2: the id of its secret is not `stmn` but `mtm5`; one of them was changed",
        ),
    ] {
        let error = Keys::parse(&format!("\n{line}\n")).unwrap_err();
        assert_eq!(error.to_string(), why, "{line}");
        assert!(!format!("{error:?}").contains("AAECAwQ"), "{error:?}");
    }
    let error = Keys::parse(&format!("{good}\n# once more\n{good} retired\n")).unwrap_err();
    assert_eq!(error.to_string(), "line 3: it has the id `mtm5`, as has line 1; delete one of them");
    for text in ["", "# nothing\n", &format!("{good} retired")] {
        assert_eq!(Keys::parse(text).unwrap_err(), KeysError::NoneSigns);
    }
}

#[test]
fn a_rotation_adds_a_line_that_signs() {
    let text = first_text(now(), secret());
    let later = "2027-03-01T00:00:00Z".parse().unwrap();
    // A file that an editor left without a line end; a clock that was ahead.
    for text in [text.clone(), text.trim_end().to_owned(), text.replace("2026-11-23", "2062-11-23")] {
        let rotated = rotated(&text, later, [7; 32]).unwrap();
        assert!(rotated.starts_with(&text) && rotated.ends_with("BwcHBwc\n"), "{rotated}");
        let keys = Keys::parse(&rotated).unwrap();
        assert_eq!((keys.signing().kid().to_string(), keys.newest_first().count()), ("stmn".into(), 2));
    }
    let again = rotated(&text, later, secret()).unwrap_err();
    assert_eq!(again.to_string(), "the new key has the id `mtm5`, which another key has");
    assert!(rotated("", later, secret()).is_err());
}

#[test]
fn what_is_left_of_a_torn_text_is_the_old_keys_or_refused() {
    let old = first_text(now(), secret());
    let new = rotated(&old, now(), [7; 32]).unwrap();
    let kids = |text: &str| Keys::parse(text).map(|keys| keys.newest_first().map(Key::kid).collect::<Vec<_>>());
    for end in (0..=new.len()).filter(|end| new.is_char_boundary(*end)) {
        if let Ok(found) = kids(&new[..end]) {
            let whole = if found.len() == 1 { &old } else { &new };
            assert_eq!(Ok(found), kids(whole), "{end}");
        }
    }
}

#[test]
fn the_last_link_of_a_key_ends_a_lifetime_after_it_signed_last() {
    let a = "mtm5  2025-01-10  AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    let b = "stmn  2026-01-10  BwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwc";
    let today = Date::constant(2026, 11, 23);
    let ends = |text: &str, kid: &str| {
        Keys::parse(text).unwrap().last_link_ends(Kid::parse(kid).unwrap(), 30, today).map(|day| day.to_string())
    };
    let both = format!("{b}\n{a}\n");
    assert_eq!((ends(&both, "mtm5").as_deref(), ends(&both, "stmn")), (Some("2026-02-09"), None));
    assert_eq!(ends(&both, "0000"), None);
    // Nobody knows when the newest was retired: until today, perhaps. Then the older one signs again.
    let back = format!("{b} retired\n{a}\n");
    assert_eq!((ends(&back, "mtm5"), ends(&back, "stmn").as_deref()), (None, Some("2026-12-23")));
}

proptest! {
    #[test]
    fn what_was_signed_is_read_back(link in any_link(), secret: [u8; 32], installation in "[ -~]{0,40}") {
        let signer = Signer::new(Keys::parse(&first_text(now(), secret)).unwrap(), installation);
        let token = signer.sign(&link);
        prop_assert_eq!(token, signer.sign(&link));
        let now = Timestamp::UNIX_EPOCH;
        if link.purpose.is_of_mail() {
            let local = token.to_local_part(PREFIX).unwrap();
            prop_assert_eq!(local.len(), 64);
            prop_assert_eq!(local.to_lowercase(), local.clone());
            prop_assert_eq!(Token::from_local_part(&local, PREFIX), Ok(token));
            prop_assert_eq!(signer.read_local_part(&local, PREFIX, now), Ok(link));
        } else {
            let page = token.to_string();
            prop_assert!(page.len() == 54 && page.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte)));
            prop_assert_eq!(page.parse(), Ok(token));
            prop_assert_eq!(signer.read(&page, now), Ok(link));
        }
    }

    #[test]
    fn no_text_is_taken_for_a_token_of_ours(text in "\\PC{0,80}|v1\\.mtm5\\.[A-Za-z0-9_-]{23}\\.[A-Za-z0-9_-]{22}|answers\\+[0-9a-z]{56}") {
        let signer = signer();
        prop_assert!(signer.read(&text, now()).is_err());
        prop_assert!(signer.read_local_part(&text, PREFIX, now()).is_err());
        if let Ok(token) = text.parse::<Token>() {
            prop_assert_eq!(token.to_string(), text);
        }
    }

    #[test]
    fn other_keys_and_links_have_other_tags(one in any_link(), other in any_link(), secret: [u8; 32]) {
        let (ours, theirs) = (signer(), signer_of(&first_text(now(), secret)));
        prop_assert_ne!(ours.sign(&one).tag, theirs.sign(&one).tag);
        prop_assume!(one != other);
        prop_assert_ne!(ours.sign(&one).tag, ours.sign(&other).tag);
    }

    #[test]
    fn no_text_of_keys_makes_it_panic(text in "\\PC{0,200}|([a-z0-9]{4} 20[0-9]{2}-[01][0-9]-[0-3][0-9] [A-Za-z0-9_-]{43}( retired)?\n){0,3}") {
        if let Err(error) = Keys::parse(&text) {
            prop_assert!(!error.to_string().is_empty());
        }
    }

    #[test]
    fn rotations_keep_every_key(secrets in prop::collection::vec(any::<[u8; 32]>(), 1..8)) {
        let mut text = first_text(now(), secrets[0]);
        for secret in &secrets[1..] {
            match rotated(&text, now(), *secret) {
                Ok(longer) => text = longer,
                Err(KeysError::SameId(_)) => return Ok(()),
                Err(error) => return Err(TestCaseError::fail(error.to_string())),
            }
        }
        let keys = Keys::parse(&text).unwrap();
        let found: Vec<[u8; 32]> = keys.newest_first().map(|key| *key.secret()).collect();
        prop_assert_eq!(found, secrets.iter().rev().copied().collect::<Vec<_>>());
        prop_assert_eq!(keys.signing().secret(), &secrets[secrets.len() - 1]);
    }
}
