//! A colour profile declaring that colours are sRGB, built from the published values of IEC 61966-2-1.

/// The number of entries in the tone curve.
const STEPS: u16 = 1024;

/// The profile, ICC version 2.
pub(super) fn srgb() -> Vec<u8> {
    let curve = curve();
    let tags: [(&[u8; 4], Vec<u8>); 9] = [
        (b"desc", description("sRGB")),
        (b"cprt", text("No copyright, use freely")),
        (b"wtpt", xyz(0.9642, 1.0, 0.8249)),
        (b"rXYZ", xyz(0.436_07, 0.222_49, 0.013_92)),
        (b"gXYZ", xyz(0.385_15, 0.716_87, 0.097_08)),
        (b"bXYZ", xyz(0.143_07, 0.060_61, 0.714_1)),
        (b"rTRC", curve.clone()),
        (b"gTRC", curve.clone()),
        (b"bTRC", curve),
    ];
    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut data: Vec<u8> = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    let mut last: Option<(u32, &Vec<u8>)> = None;
    for (name, content) in &tags {
        let offset = match last {
            Some((offset, known)) if known == content => offset,
            _ => {
                let offset = (start + data.len()) as u32;
                data.extend_from_slice(content);
                data.resize(data.len().next_multiple_of(4), 0);
                offset
            }
        };
        last = Some((offset, content));
        table.extend_from_slice(*name);
        table.extend_from_slice(&offset.to_be_bytes());
        table.extend_from_slice(&(content.len() as u32).to_be_bytes());
    }
    let mut profile = header((start + data.len()) as u32);
    profile.extend(table);
    profile.extend(data);
    profile
}

fn header(size: u32) -> Vec<u8> {
    let mut header = Vec::with_capacity(128);
    header.extend_from_slice(&size.to_be_bytes());
    header.extend_from_slice(&[0; 4]);
    header.extend_from_slice(&[2, 0x10, 0, 0]);
    header.extend_from_slice(b"mntrRGB XYZ ");
    // The profile's date: 1 January 2000, because there must be one.
    for part in [2000_u16, 1, 1, 0, 0, 0] {
        header.extend_from_slice(&part.to_be_bytes());
    }
    header.extend_from_slice(b"acsp");
    header.extend_from_slice(&[0; 28]);
    header.extend_from_slice(&xyz(0.9642, 1.0, 0.8249)[8..]);
    header.resize(128, 0);
    header
}

fn fixed(value: f64) -> [u8; 4] {
    ((value * 65536.0).round() as i32).to_be_bytes()
}

fn xyz(x: f64, y: f64, z: f64) -> Vec<u8> {
    [*b"XYZ ", [0; 4], fixed(x), fixed(y), fixed(z)].concat()
}

fn text(words: &str) -> Vec<u8> {
    [b"text\0\0\0\0", words.as_bytes(), &[0]].concat()
}

fn description(words: &str) -> Vec<u8> {
    let length = (words.len() as u32 + 1).to_be_bytes();
    // No Unicode and no Macintosh text.
    [b"desc\0\0\0\0", &length[..], words.as_bytes(), &[0], &[0; 8], &[0; 3], &[0; 67]].concat()
}

/// The tone curve of sRGB.
fn curve() -> Vec<u8> {
    let mut curve = [&b"curv\0\0\0\0"[..], &u32::from(STEPS).to_be_bytes()].concat();
    for step in 0..STEPS {
        let value = f64::from(step) / f64::from(STEPS - 1);
        let linear = if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        curve.extend_from_slice(&((linear * 65535.0).round() as u16).to_be_bytes());
    }
    curve
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_names_its_size_and_tags_lie_within() {
        let profile = srgb();
        let number = |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let (offset, size) = (number(132 + tag * 12 + 4), number(132 + tag * 12 + 8));
            assert!(offset % 4 == 0 && offset + size <= profile.len());
        }
        assert!(profile.len() < 3000);
    }
}
