//! Parses arguments, calls the command, returns its exit status.

use std::process::ExitCode;

use clap::Parser;
use concerted::cli;

fn main() -> ExitCode {
    match cli::Arguments::try_parse() {
        Ok(arguments) => cli::main(arguments),
        Err(error) => cli::misunderstood(&error),
    }
}
