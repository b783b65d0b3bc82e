//! Tokens for AUTH XOAUTH2, printed by a program, as with msmtp's `passwordeval`. Where the program gets them is its
//! own business.

use std::time::Duration;

use base64::{Engine, prelude::BASE64_STANDARD};
use serde::Deserialize;

use super::reply::short;
use crate::program;

/// The program must finish within this time.
const PATIENCE: Duration = Duration::from_secs(30);
/// The longest token (RFC 4954 section 4 bounds the line that contains it).
const MAX_TOKEN_BYTES: u64 = 8 * 1024;

/// The reason that a server gives before it refuses a token.
#[derive(Debug, Deserialize)]
pub(super) struct Refusal {
    /// An HTTP status: 400 or 401 for a token that is invalid or has expired.
    pub(super) status: String,
    /// The scope that the token would need.
    #[serde(default)]
    pub(super) scope: Option<String>,
}

impl Refusal {
    /// The refusal in a challenge (JSON in base64); `None` if it is neither.
    pub(super) fn of(challenge: &str) -> Option<Self> {
        serde_json::from_slice(&BASE64_STANDARD.decode(challenge.trim()).ok()?).ok()
    }

    /// A description for people.
    pub(super) fn words(&self) -> String {
        let scope = self.scope.as_deref().map_or_else(String::new, |scope| format!(", for {scope}"));
        short(&format!("the token is refused (status {}{scope})", self.status))
    }
}

/// Runs the program and returns the token that it prints, without line ends. Never blocks the session for longer than
/// [`PATIENCE`].
pub(super) async fn fetch(command: &[String]) -> Result<String, String> {
    let command = command.to_vec();
    let fetched = tokio::task::spawn_blocking(move || print(&command)).await;
    fetched.unwrap_or_else(|_| Err("the program of `mail: token_command:` could not be waited for".to_owned()))
}

fn print(command: &[String]) -> Result<String, String> {
    let printed = program::run(command, b"", MAX_TOKEN_BYTES + 1, PATIENCE)
        .map_err(|why| format!("`mail: token_command:` {why}"))?;
    let printed = String::from_utf8(printed).unwrap_or_default();
    let printed = printed.lines().next().unwrap_or_default();
    let token = printed.trim();
    let is_token =
        !token.is_empty() && token.len() as u64 <= MAX_TOKEN_BYTES && token.bytes().all(|byte| byte.is_ascii_graphic());
    // The output is never shown: it may contain part of a secret.
    is_token
        .then(|| token.to_owned())
        .ok_or_else(|| "`mail: token_command:` printed no token: one line of printable letters is expected".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<String, String> {
        print(&["sh".to_owned(), "-c".to_owned(), script.to_owned()])
    }

    #[test]
    fn a_program_prints_a_token_and_nothing_else_is_one() {
        assert_eq!(shell("echo ya29.token").as_deref(), Ok("ya29.token"));
        assert!(shell("exit 3").unwrap_err().contains("exit status: 3"));
        for script in ["true", "echo 'two words'", "head -c 9000 /dev/zero | tr '\\0' x", "printf 'a\\001b'"] {
            let why = shell(script).unwrap_err();
            assert!(why.contains("printed no token"), "{script}: {why}");
        }
        assert!(print(&["/no/such/program".to_owned()]).unwrap_err().contains("cannot be run"));
    }

    #[test]
    fn a_servers_reason_is_read_from_its_challenge() {
        let challenge =
            BASE64_STANDARD.encode(r#"{"status":"401","schemes":"bearer","scope":"https://mail.example/"}"#);
        let refusal = Refusal::of(&challenge).unwrap();
        assert_eq!(refusal.words(), "the token is refused (status 401, for https://mail.example/)");
        assert!(Refusal::of("%%%").is_none() && Refusal::of(&BASE64_STANDARD.encode("{}")).is_none());
    }
}
