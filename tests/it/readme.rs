//! The blocks of the README and the tour, run as they stand, in an empty folder with what the repository ships.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Command, Stdio},
    time::Duration,
};

use tempfile::TempDir;

/// Copies a file, or a folder with all that is in it.
pub(crate) fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

/// The editor of the tour.
fn sed() -> &'static Path {
    ["/usr/bin/sed", "/bin/sed"].map(Path::new).into_iter().find(|path| path.exists()).expect("POSIX has sed")
}

/// Runs the console blocks of a document, one after the other in one folder.
fn play(document: &str, blocks_at_least: usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = TempDir::new().unwrap();
    let text = fs::read_to_string(root.join(document)).unwrap();
    let name = Path::new(document).file_name().unwrap();
    let file = folder.path().join(name);
    fs::write(&file, &text).unwrap();
    // The blocks run in the folder that bears the file's name.
    for name in ["config.yaml", "workflows", "report-templates"] {
        copy(&root.join(name), &file.with_extension("in").join(name));
    }
    let blocks = text.matches("```console").count();
    assert!(blocks >= blocks_at_least, "{document} has lost its console blocks");
    trycmd::TestCases::new()
        .register_bin("concerted", Path::new(env!("CARGO_BIN_EXE_concerted")))
        .register_bin("sed", sed())
        .env("COLUMNS", "120")
        .case(file.to_str().unwrap());
}

#[test]
fn the_console_blocks_of_the_readme_say_what_happens() {
    play("README.md", 3);
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    assert!(text.lines().count() <= 150, "a README is read to its end");
}

#[test]
fn the_console_blocks_of_the_tour_say_what_happens() {
    play("docs/tour.md", 14);
}

/// What the README shows of a partner's page, with the port and the token of this run.
#[test]
fn a_partner_has_a_page_to_answer_on_as_the_readme_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let block = readme.split("## Five minutes as a partner").nth(1).unwrap().split("```text\n").nth(1).unwrap();
    let promised: Vec<&str> = block.split("\n```").next().unwrap().lines().collect();
    let folder = TempDir::new().unwrap();
    for name in ["workflows", "report-templates"] {
        copy(&root.join(name), &folder.path().join(name));
    }
    // Another daemon may have the port of the samples.
    let config = fs::read_to_string(root.join("config.yaml")).unwrap().replace("127.0.0.1:8017", "127.0.0.1:0");
    let config: Vec<&str> = config.lines().filter(|line| !line.contains("base_url")).collect();
    fs::write(folder.path().join("config.yaml"), config.join("\n")).unwrap();
    let mut daemon = Command::new("timeout");
    let daemon = daemon.args(["100", env!("CARGO_BIN_EXE_concerted"), "--now", "2026-11-23T09:00:00Z", "run"]);
    let mut daemon = daemon.current_dir(folder.path()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut said = BufReader::new(daemon.stdout.take().unwrap()).lines().map(Result::unwrap);
    let serves = said.find(|line| line.starts_with("answers ")).expect("it says where partners answer");
    let shown = said.next().unwrap();
    let (_, address) = serves.rsplit_once("http://").unwrap();
    let (_, path) = shown.rsplit_once(address).unwrap();
    let (_, token) = path.rsplit_once("/v1.").unwrap();
    let as_promised = [&serves, &shown].map(|line| line.replace(address, "127.0.0.1:8017").replace(token, "…"));
    assert_eq!(promised, as_promised);

    let page = asked(address, &format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"));
    assert!(page.starts_with("HTTP/1.1 200 ") && page.contains("value=\"help\""), "{page}");
    let name = page.split("name=\"answer").nth(1).unwrap().split('"').next().unwrap();
    let form = format!("answer{name}=help&note{name}=Whom+do+I+call%3F");
    let head = format!("POST {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nConnection: close\r\n");
    let kind = "Content-Type: application/x-www-form-urlencoded";
    let page = asked(address, &format!("{head}{kind}\r\nContent-Length: {}\r\n\r\n{form}", form.len()));
    assert!(page.starts_with("HTTP/1.1 200 "), "{page}");
    let log = Command::new(env!("CARGO_BIN_EXE_concerted"))
        .args(["--now", "2026-11-23T09:00:00Z", "log", "world-forum-2027", "--last", "3"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let log = String::from_utf8(log.stdout).unwrap();
    assert!(log.contains("cannot go on without help, by link"), "{log}");

    let id = fs::read_to_string(folder.path().join("var/concerted.db.lock")).unwrap();
    let told = Command::new("sh").args(["-c", &format!("kill -TERM {}", id.trim())]).status().unwrap();
    assert!(told.success() && daemon.wait().unwrap().success());
}

/// The answer to one request.
fn asked(address: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}
