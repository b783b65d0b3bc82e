//! The look of reports in this installation: colours, paper, type size, logo.

use std::path::Path;

use crate::{
    app::AppError,
    config::{Config, FontsConfig, ThemeConfig},
    files,
    render::{
        logo::{Logo, MAX_LOGO_BYTES},
        theme::{PageSize, Palette, Paper, SCALES, Theme},
        typeface::{MAX_TYPEFACE_BYTES, Typeface, Typefaces},
    },
};

/// The theme that `config` asks for. Invalid colours and logos that are not images are refused.
pub(super) fn load_theme(config: &Config) -> Result<Theme, AppError> {
    let asked = &config.theme;
    let theme = Theme {
        palette: palette(config, asked)?,
        logo: asked.logo.as_ref().map(|logo| read_logo(config, logo)).transpose()?,
        typefaces: asked.fonts.as_ref().map(|fonts| read_fonts(config, fonts)).transpose()?,
        page: PageSize::of(if asked.letter { Paper::Letter } else { Paper::A4 }),
        ..Theme::default()
    };
    match asked.type_scale {
        None => Ok(theme),
        Some(scale) if SCALES.contains(&scale) => Ok(theme.scaled(scale)),
        Some(scale) => {
            let (least, most) = (SCALES.start(), SCALES.end());
            let message = format!("`type_scale: {scale}` is not between {least} and {most}");
            Err(fault(config, message, "write 1.1 for type that is a tenth larger".to_owned()))
        }
    }
}

fn palette(config: &Config, asked: &ThemeConfig) -> Result<Palette, AppError> {
    let colours = asked.colours.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    Palette::of(colours).map_err(|wrong| fault(config, wrong.message, wrong.hint))
}

fn read_logo(config: &Config, logo: &crate::config::LogoConfig) -> Result<Logo, AppError> {
    let refuse = |why: String| {
        let message = format!("the logo `{}` cannot be used: {why}", logo.file.display());
        fault(config, message, "name a PNG file of at most 256 KiB; a logo of 600 pixels prints well".to_owned())
    };
    if logo.text.trim().is_empty() {
        let hint = "write what it says, `text: Ministry of Culture`".to_owned();
        return Err(fault(config, "the logo has no `text:` for those who cannot see it".to_owned(), hint));
    }
    let bytes = files::read_regular(&logo.file, MAX_LOGO_BYTES)
        .map_err(|error| refuse(format!("it cannot be read: {error}")))?;
    Logo::read(&bytes, logo.text.trim()).map_err(refuse)
}

fn read_fonts(config: &Config, fonts: &FontsConfig) -> Result<Typefaces, AppError> {
    let read = |file: &Path| {
        let refuse = |why: String| {
            let message = format!("the font `{}` cannot be used: {why}", file.display());
            let hint = "name a static TrueType file (.ttf) of at most 2 MiB whose licence allows embedding";
            fault(config, message, hint.to_owned())
        };
        let bytes = files::read_regular(file, MAX_TYPEFACE_BYTES)
            .map_err(|error| refuse(format!("it cannot be read: {error}")))?;
        Typeface::read(bytes).map_err(refuse)
    };
    Ok(Typefaces {
        regular: read(&fonts.regular)?,
        bold: read(&fonts.bold)?,
        italic: fonts.italic.as_deref().map(read).transpose()?,
    })
}

fn fault(config: &Config, message: String, hint: String) -> AppError {
    AppError::Theme { file: config.file.clone(), message, hint }
}
