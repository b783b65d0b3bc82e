//! Parses arguments, calls the command, returns its exit status.

fn main() {}
