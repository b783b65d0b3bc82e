//! Numbers in base 32, for key ids and for addresses that some servers turn into lower case.

/// The letters, of which no two are taken for one another (Crockford's base 32).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Bytes and letters of a group: 40 bits.
const GROUP_BYTES: usize = 5;
const GROUP_LETTERS: usize = 8;

/// The lowest 5 × `count` bits of `number`, the highest first.
pub(super) fn letters(number: u64, count: usize) -> String {
    (0..count).rev().map(|at| char::from(LETTERS[((number >> (5 * at)) & 31) as usize])).collect()
}

/// The number that `text` writes in at most twelve letters; `None` if it has any other character.
pub(super) fn number(text: &str) -> Option<u64> {
    if text.len() > 12 {
        return None;
    }
    text.bytes().try_fold(0, |number, byte| {
        let value = LETTERS.iter().position(|letter| *letter == byte)?;
        Some(number << 5 | value as u64)
    })
}

/// Bytes in whole groups: as nothing is left over, there is one text for them only.
pub(super) fn encoded<const N: usize>(bytes: &[u8; N]) -> String {
    const { assert!(N.is_multiple_of(GROUP_BYTES), "whole groups only") };
    let number = |group: &[u8]| group.iter().fold(0, |number, byte| number << 8 | u64::from(*byte));
    bytes.chunks(GROUP_BYTES).map(|group| letters(number(group), GROUP_LETTERS)).collect()
}

/// The bytes of a text that [`encoded`] made; `None` for any other text.
pub(super) fn decoded<const N: usize>(text: &str) -> Option<[u8; N]> {
    const { assert!(N.is_multiple_of(GROUP_BYTES), "whole groups only") };
    if text.len() != N / GROUP_BYTES * GROUP_LETTERS || !text.is_ascii() {
        return None;
    }
    let mut bytes = [0; N];
    for (at, group) in bytes.chunks_mut(GROUP_BYTES).enumerate() {
        let number = number(&text[at * GROUP_LETTERS..(at + 1) * GROUP_LETTERS])?;
        group.copy_from_slice(&number.to_be_bytes()[8 - GROUP_BYTES..]);
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_written_with_the_highest_letter_first() {
        assert_eq!((letters(0, 4), letters(31, 4), letters(32, 4)), ("0000".into(), "000z".into(), "0010".into()));
        assert_eq!((number("0010"), number("zzzz")), (Some(32), Some((1 << 20) - 1)));
        for wrong in ["u000", "Z000", "0 00", "é", "0000000000000"] {
            assert_eq!(number(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn bytes_have_one_text(bytes: [u8; 35]) {
            let text = encoded(&bytes);
            prop_assert_eq!(text.len(), 56);
            prop_assert_eq!(decoded(&text), Some(bytes));
            prop_assert_eq!(decoded::<35>(&text[1..]), None);
        }

        #[test]
        fn a_text_is_that_of_its_bytes_or_none(text in "[0-9a-zA-Z+=é]{40}|[0-9a-hjkmnp-tv-z]{40}") {
            if let Some(bytes) = decoded::<25>(&text) {
                prop_assert_eq!(encoded(&bytes), text);
            }
        }
    }
}
