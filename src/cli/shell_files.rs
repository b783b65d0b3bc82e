//! `concerted shell-files`: what a package installs beside the program, shell completions and man pages.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

use clap::ValueEnum as _;
use clap_complete::Shell;
use clap_mangen::Man;

use super::{Context, Failure, command::command, print};
use crate::app;

/// The program's name, as it is typed.
const PROGRAM: &str = "concerted";

/// Options of `shell-files`.
#[derive(Debug, clap::Args)]
pub(super) struct Options {
    /// The folder that gets `completions` and `man1`
    #[arg(long, short, value_name = "DIR")]
    output: PathBuf,
}

pub(super) fn run(context: &Context, options: &Options) -> Result<ExitCode, Failure> {
    context.only_text("shell-files")?;
    let completions = completions(&options.output.join("completions"))?;
    let pages = man_pages(&options.output.join("man1"))?;
    print::line(format!(
        "{}: {} and {}",
        options.output.display(),
        print::counted(completions, "completion"),
        print::counted(pages, "man page")
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Writes the completions of each shell; returns how many.
fn completions(folder: &Path) -> Result<usize, Failure> {
    for shell in Shell::value_variants() {
        let mut text = Vec::new();
        clap_complete::generate(*shell, &mut command(), PROGRAM, &mut text);
        app::write_file(&folder.join(file_name(*shell)), &text)?;
    }
    Ok(Shell::value_variants().len())
}

/// The name under which a shell looks for completions of the program.
fn file_name(shell: Shell) -> String {
    match shell {
        Shell::Bash => PROGRAM.to_owned(),
        Shell::Zsh => format!("_{PROGRAM}"),
        Shell::Fish => format!("{PROGRAM}.fish"),
        Shell::Elvish => format!("{PROGRAM}.elv"),
        Shell::PowerShell => format!("_{PROGRAM}.ps1"),
        other => format!("{PROGRAM}.{other}"),
    }
}

/// Writes a man page for the program and for each command that help lists; returns how many.
fn man_pages(folder: &Path) -> Result<usize, Failure> {
    let mut whole = command().display_name(PROGRAM);
    whole.build();
    let mut written = 0;
    let mut waiting = vec![whole];
    while let Some(page) = waiting.pop() {
        waiting.extend(page.get_subcommands().filter(|below| is_listed(below)).cloned());
        let page = Man::new(page);
        let mut text = Vec::new();
        page.render(&mut text)?;
        app::write_file(&folder.join(page.get_filename()), &text)?;
        written += 1;
    }
    Ok(written)
}

fn is_listed(command: &clap::Command) -> bool {
    !command.is_hide_set() && command.get_name() != "help"
}
