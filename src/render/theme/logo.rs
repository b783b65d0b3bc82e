//! The logo in the title band: a PNG file, decoded once for the PDF and kept unchanged for the browser.

use std::{io::Cursor, sync::Arc};

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The largest logo file. It is part of every report and of every mail that carries one.
pub const MAX_LOGO_BYTES: usize = 256 << 10;

/// The longest side of a logo, in pixels.
pub const MAX_LOGO_SIDE: u32 = 2_000;

/// A logo.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    file: Arc<[u8]>,
    /// Red, green, blue and opacity of each pixel, row by row.
    pub(in crate::render) pixels: Arc<[u8]>,
    /// Pixels per row.
    pub(in crate::render) width: u32,
    /// Number of rows.
    pub(in crate::render) height: u32,
    /// The alternative text.
    pub(in crate::render) text: String,
}

impl Logo {
    /// Reads a PNG file, or returns the reason why it cannot be used.
    pub fn read(file: &[u8], text: &str) -> Result<Self, String> {
        if file.len() > MAX_LOGO_BYTES {
            return Err(format!("it has {} bytes, more than the {MAX_LOGO_BYTES} (256 KiB) that are read", file.len()));
        }
        let unreadable = |error: png::DecodingError| format!("it cannot be read as PNG: {error}");
        let mut decoder = png::Decoder::new(Cursor::new(file));
        decoder.set_transformations(png::Transformations::normalize_to_color8() | png::Transformations::ALPHA);
        let info = decoder.read_header_info().map_err(unreadable)?;
        let (width, height) = (info.width, info.height);
        if width.max(height) > MAX_LOGO_SIDE {
            return Err(format!("it has {width} × {height} pixels, and no side may have more than {MAX_LOGO_SIDE}"));
        }
        let mut reader = decoder.read_info().map_err(unreadable)?;
        let size = reader.output_buffer_size().ok_or("it is too large")?;
        let mut pixels = vec![0; size];
        let frame = reader.next_frame(&mut pixels).map_err(unreadable)?;
        pixels.truncate(frame.buffer_size());
        Ok(Self {
            file: file.into(),
            pixels: with_colour(pixels, frame.color_type),
            width,
            height,
            text: text.to_owned(),
        })
    }

    /// The file as the URL of an image: `data:image/png;base64,…` (RFC 2397).
    pub(in crate::render) fn address(&self) -> String {
        format!("data:image/png;base64,{}", STANDARD.encode(&self.file))
    }
}

/// Four channels per pixel: greyscale has two after decoding.
fn with_colour(pixels: Vec<u8>, kind: png::ColorType) -> Arc<[u8]> {
    match kind {
        png::ColorType::GrayscaleAlpha => {
            pixels.chunks_exact(2).flat_map(|pixel| [pixel[0], pixel[0], pixel[0], pixel[1]]).collect()
        }
        _ => pixels.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of 2 × 1 pixels of that kind.
    fn picture(kind: png::ColorType, data: &[u8]) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, 2, 1);
        encoder.set_color(kind);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header().unwrap().write_image_data(data).unwrap();
        file
    }

    #[test]
    fn colour_grey_and_opacity_become_four_channels() {
        for (kind, data, pixels) in [
            (png::ColorType::Rgb, &[1, 2, 3, 4, 5, 6][..], [1, 2, 3, 255, 4, 5, 6, 255]),
            (png::ColorType::Rgba, &[1, 2, 3, 9, 4, 5, 6, 8], [1, 2, 3, 9, 4, 5, 6, 8]),
            (png::ColorType::Grayscale, &[7, 8], [7, 7, 7, 255, 8, 8, 8, 255]),
            (png::ColorType::GrayscaleAlpha, &[7, 1, 8, 2], [7, 7, 7, 1, 8, 8, 8, 2]),
        ] {
            let logo = Logo::read(&picture(kind, data), "A house").unwrap();
            assert_eq!((logo.width, logo.height, &logo.pixels[..]), (2, 1, &pixels[..]), "{kind:?}");
        }
    }

    #[test]
    fn what_is_no_png_or_too_large_is_refused() {
        assert!(Logo::read(b"<svg/>", "x").unwrap_err().contains("cannot be read as PNG"));
        let whole = picture(png::ColorType::Rgb, &[1, 2, 3, 4, 5, 6]);
        assert!(Logo::read(&whole[..whole.len() - 20], "x").is_err());
        assert!(Logo::read(&vec![0; MAX_LOGO_BYTES + 1], "x").unwrap_err().contains("bytes"));
        let mut wide = whole;
        wide[16..20].copy_from_slice(&4_000_000_u32.to_be_bytes());
        assert!(Logo::read(&wide, "x").is_err(), "a picture that claims to be wide takes no memory");
    }
}
