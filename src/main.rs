//! Parses arguments, calls the command, returns its exit status.

use std::process::ExitCode;

use clap::Parser;
use concerted::cli;

fn main() -> ExitCode {
    cli::main(cli::Arguments::parse())
}
