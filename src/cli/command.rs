//! The command line as a whole: which formats each command writes, and how help is laid out.

use clap::{
    Arg, ArgAction, Command, CommandFactory as _, FromArgMatches as _, ValueEnum as _,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser as _},
};

use super::{Arguments, Format};

/// What each command can write. One that is not named here prints text as it goes, and so does one below a command that is
/// here, unless it is named itself.
const FORMATS: [(&str, &[Format]); 23] = [
    ("check", LISTING),
    ("plan", LISTING),
    ("status", &[Format::Text, Format::Json, Format::Svg]),
    ("record", LISTING),
    ("approval show", LISTING),
    ("commitment list", LISTING),
    ("commitment show", LISTING),
    ("minutes", &[Format::Pdf, Format::Html, Format::Text, Format::Json]),
    (
        "report",
        &[Format::Pdf, Format::Html, Format::Text, Format::Json, Format::Csv, Format::Xlsx, Format::Iati, Format::Ics],
    ),
    ("report list", LISTING),
    ("rehearse", &[Format::Text, Format::Json, Format::Csv, Format::Ics]),
    ("outbox list", LISTING),
    ("outbox show", LISTING),
    ("hold", LISTING),
    ("calendar", LISTING),
    ("log", LISTING),
    ("doctor", LISTING),
    ("doctor mail", LISTING),
    ("key list", LISTING),
    ("schema", &[Format::Json]),
    ("template list", LISTING),
    ("run", &[Format::Text]),
    ("apply", &[Format::Text]),
];

const LISTING: &[Format] = &[Format::Text, Format::Json];

/// The whole command line, with the formats of each command.
pub fn command() -> Command {
    let mut command = Arguments::command().disable_help_flag(true).arg(help());
    let names: Vec<String> = names_below(&command);
    for name in names {
        command = command.mut_subcommand(&name, |sub| {
            let below = names_below(&sub);
            let sub = sub.arg(format(formats_of(&name)));
            below.iter().fold(sub, |sub, inner| {
                sub.mut_subcommand(inner, |sub| sub.arg(format(formats_of(&format!("{name} {inner}")))))
            })
        });
    }
    command
}

fn names_below(command: &Command) -> Vec<String> {
    command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect()
}

fn formats_of(path: &str) -> &'static [Format] {
    FORMATS.iter().find(|(of, _)| *of == path).map_or(&[Format::Text], |(_, formats)| formats)
}

/// The arguments of this process.
pub fn arguments() -> Result<Arguments, clap::Error> {
    let mut command = command();
    let matches = command.try_get_matches_from_mut(std::env::args_os())?;
    Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))
}

/// Help is the same with `-h` and `--help`: an option a line or two.
fn help() -> Arg {
    Arg::new("help").short('h').long("help").global(true).action(ArgAction::HelpShort).help("Print help")
}

/// `--format` with the values that a command takes; hidden where there is nothing to choose.
fn format(formats: &[Format]) -> Arg {
    let values: Vec<PossibleValue> = formats.iter().filter_map(Format::to_possible_value).collect();
    let parser = PossibleValuesParser::new(values);
    Arg::new("format")
        .long("format")
        .global(true)
        .value_name("FORMAT")
        .help("Output format; the first is the default")
        .hide(formats.len() < 2)
        .value_parser(parser.try_map(|name| Format::from_str(&name, true)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The help of a command and of all below it.
    fn helps(command: &mut Command, path: &str, told: &mut String) {
        let path = format!("{path} {}", command.get_name());
        told.push_str("$ ");
        told.push_str(path.trim());
        told.push_str(" --help\n");
        told.push_str(&command.render_help().to_string());
        told.push('\n');
        let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
        for name in names {
            if let Some(sub) = command.find_subcommand_mut(&name) {
                helps(sub, &path, told);
            }
        }
    }

    #[test]
    fn the_help_of_all_commands_fits_a_terminal() {
        let mut command = command().term_width(80);
        command.build();
        let mut told = String::new();
        helps(&mut command, "", &mut told);
        for line in told.lines().filter(|line| !line.starts_with("Usage:")) {
            assert!(line.chars().count() <= 80, "{line}");
        }
        insta::assert_snapshot!("help", told);
    }

    #[test]
    fn each_command_takes_its_own_formats_before_and_after_its_name() {
        let parsed = |line: &str| {
            let matches = command().try_get_matches_from(line.split(' '))?;
            Arguments::from_arg_matches(&matches).map(|arguments| arguments.format)
        };
        assert_eq!(parsed("concerted status --format json").unwrap(), Some(Format::Json));
        assert_eq!(parsed("concerted --format json status").unwrap(), Some(Format::Json));
        assert_eq!(parsed("concerted outbox list --format json").unwrap(), Some(Format::Json));
        assert_eq!(parsed("concerted report w --format txt").unwrap(), Some(Format::Text));
        assert_eq!(parsed("concerted status").unwrap(), None);
        let refused = parsed("concerted status --format pdf").unwrap_err().to_string();
        assert!(refused.contains("[possible values: text, json, svg]"), "{refused}");
    }
}
