//! Runs the programs that the configuration names, each within a time limit.

use std::{
    io::{self, Read, Write},
    process::{Child, ChildStdout, Command, Stdio},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How often a running program is checked for its end: the standard library cannot wait with a deadline.
const POLL: Duration = Duration::from_millis(20);

/// How long the last bytes that an ended program printed may take to arrive.
const LAST_BYTES: Duration = Duration::from_secs(1);

/// Runs `program` with `input` on its standard input and gives the first `max_output` bytes of what it prints. Blocks the calling
/// thread for at most `patience`, then kills the program.
///
/// `input` has to fit into a pipe (64 KiB): a program that never reads would block the caller otherwise.
///
/// # Errors
/// Why the program could not be started, how it failed, or that it ran out of time, as the end of a sentence that names it.
pub fn run(command: &[String], input: &[u8], max_output: u64, patience: Duration) -> Result<Vec<u8>, String> {
    let [program, arguments @ ..] = command else { return Err("names no program".to_owned()) };
    let mut command = Command::new(program);
    let stdout = if max_output == 0 { Stdio::null() } else { Stdio::piped() };
    command.args(arguments).stdin(Stdio::piped()).stdout(stdout).stderr(Stdio::null());
    let mut child = command.spawn().map_err(|error| format!("cannot be run: `{program}`: {error}"))?;
    if let Some(mut stdin) = child.stdin.take() {
        // A program that does not read its input is judged by how it ends.
        let _ = stdin.write_all(input);
    }
    let printed = child.stdout.take().map(|output| read_beside(output, max_output));
    wait(&mut child, patience)?;
    let Some(printed) = printed else { return Ok(Vec::new()) };
    printed.recv_timeout(LAST_BYTES).map_err(|_| "ended, but what it started keeps its output open".to_owned())
}

/// Reads in a thread of its own: a program that prints more than a pipe holds would never end. All it prints is read, so that it is
/// not ended by a closed pipe either.
fn read_beside(mut output: ChildStdout, most: u64) -> mpsc::Receiver<Vec<u8>> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        let mut printed = Vec::new();
        let _ = (&mut output).take(most).read_to_end(&mut printed);
        let _ = sender.send(printed);
        let _ = io::copy(&mut output, &mut io::sink());
    });
    receiver
}

fn wait(child: &mut Child, patience: Duration) -> Result<(), String> {
    for _ in 0..patience.as_millis() / POLL.as_millis() {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Ok(()),
            Ok(Some(status)) => return Err(format!("ended with {status}")),
            Ok(None) => thread::sleep(POLL),
            Err(error) => return Err(format!("cannot be waited for: {error}")),
        }
    }
    let _ = child.kill();
    let _ = child.wait();
    Err(format!("was not done within {} s and was killed", patience.as_secs_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str, input: &str, patience: Duration) -> Result<String, String> {
        let command = ["sh", "-c", script].map(str::to_owned);
        run(&command, input.as_bytes(), 10, patience).map(|printed| String::from_utf8(printed).unwrap())
    }

    #[test]
    fn a_program_gets_its_input_and_what_it_prints_is_cut_off() {
        let minute = Duration::from_mins(1);
        assert_eq!(shell("cat", "told", minute).as_deref(), Ok("told"));
        assert_eq!(shell("true", "not read", minute).as_deref(), Ok(""));
        assert_eq!(
            shell("sleep 3 & echo ok", "", minute),
            Err("ended, but what it started keeps its output open".to_owned())
        );
        assert_eq!(shell("head -c 1000000 /dev/zero | tr '\\0' x", "", minute).as_deref(), Ok("xxxxxxxxxx"));
        assert!(shell("exit 3", "", minute).unwrap_err().contains("exit status: 3"));
        assert!(run(&["/no/such/program".to_owned()], b"", 10, minute).unwrap_err().contains("cannot be run"));
        assert!(run(&[], b"", 10, minute).unwrap_err().contains("names no program"));
    }

    #[test]
    fn a_program_that_takes_too_long_is_killed() {
        let why = shell("exec sleep 60", "", Duration::from_millis(200)).unwrap_err();
        assert_eq!(why, "was not done within 0.2 s and was killed");
    }
}
