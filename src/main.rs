//! Parses arguments, calls the command, returns its exit status.

use std::process::ExitCode;

use concerted::cli;

fn main() -> ExitCode {
    match cli::arguments() {
        Ok(arguments) => cli::main(arguments),
        Err(error) => cli::misunderstood(&error),
    }
}
