//! What partners are called and what they type stays text wherever it comes to stand: in pages, in headers and bodies of mails, in
//! reports, in tables that a spreadsheet opens.

use std::{fs, path::Path, process::Command};

use concerted::{
    app,
    clock::Clock,
    mail::{Mailer, Outgoing, Patience},
    message::PageKind,
    model::{Delivery, Outcome},
};
use mail_parser::MessageParser;

use crate::{
    pages::{NOW, Site},
    world::{PIERRE, SALMA, at, workflow},
};

/// Each is harmless as text, and something else in a spreadsheet, a page or a header.
const NAME: &str = "=HYPERLINK(0) <script>name</script>";
const NOTE: &str = "=cmd|'/C calc'!A1 <script>note</script>\r\nBcc: all@evil.example\r\n.\r\n@SUM(1)";
const LINK: &str = "https://unesco.example/?a=%3Cscript%3E&b=1";

/// Keeps the text of every mail.
#[derive(Default)]
struct Keeper(Vec<Vec<u8>>);

impl Mailer for Keeper {
    async fn send(&mut self, outgoing: &Outgoing, _: &mut Patience) -> Delivery {
        self.0.push(outgoing.mime.clone());
        Delivery::all(&outgoing.recipients, &Outcome::Accepted { reply: "250 ok".into() })
    }
}

fn mails(site: &mut Site, now: &str) -> Vec<Vec<u8>> {
    site.world.tick(at(now));
    let mut keeper = Keeper::default();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let (app, loading) = (&mut site.world.app, &site.world.loading);
    runtime.block_on(app::deliver(app, loading, &mut keeper, Clock::Fixed(at(now)), Patience::endless())).unwrap();
    keeper.0
}

/// What the real program writes about this world.
fn written(site: &Site, arguments: &[&str]) -> String {
    let config = site.world.folder.path().join("config.yaml");
    let mut program = Command::new(env!("CARGO_BIN_EXE_concerted"));
    let output = program.arg("--config").arg(&config).args(["--now", "2027-01-11T10:00:00Z"]).args(arguments).output();
    let output = output.unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// No cell of a table begins with what a spreadsheet takes for a formula.
fn assert_no_formula(file: &Path, text: &str) {
    let mut cell = String::new();
    let (mut is_quoted, mut cells) = (false, Vec::new());
    for c in text.chars() {
        match c {
            '"' => is_quoted = !is_quoted,
            ',' | '\n' if !is_quoted => cells.push(std::mem::take(&mut cell)),
            _ => cell.push(c),
        }
    }
    let is_formula = |cell: &&String| {
        cell.starts_with(['=', '@', '+', '-', '\t', '\r'])
            && cell.trim().parse::<f64>().is_err()
            && cell.trim().len() > 1
    };
    let found: Vec<_> = cells.iter().filter(is_formula).collect();
    assert!(found.is_empty(), "{}: {found:?}", file.display());
}

#[test]
fn what_partners_are_called_and_type_stays_text_everywhere() {
    let named = workflow("2027-06-02").replace("name: UNESCO", &format!("name: \"{NAME}\""));
    let mut site = Site::of(&named);
    mails(&mut site, NOW);
    let token = site.token(Some(("OUT-01", "unesco")), PIERRE);
    for fields in [
        &[("answer-OUT-01", "help"), ("note-OUT-01", NOTE)][..],
        &[("answer-OUT-01", "done"), ("note-OUT-01", NOTE), ("link-OUT-01", LINK)],
    ] {
        assert_eq!(site.send(&token, fields, NOW).kind, PageKind::Thanks, "{fields:?}");
    }
    let other = site.token(Some(("OUT-02", "isesco")), SALMA);
    let asked = site.send(&other, &[("answer-OUT-02", "help"), ("note-OUT-02", NOTE)], NOW);
    assert_eq!(asked.kind, PageKind::Thanks);

    let mut seen = String::new();
    for now in ["2026-12-23T10:00:00Z", "2026-12-28T10:00:00Z", "2027-01-04T10:00:00Z", "2027-01-11T10:00:00Z"] {
        for mime in mails(&mut site, now) {
            let (head, _) = std::str::from_utf8(&mime).unwrap().split_once("\r\n\r\n").unwrap();
            for line in head.split("\r\n") {
                assert!(!line.to_lowercase().starts_with("bcc"), "{head}");
                assert!(line.starts_with([' ', '\t']) || line.contains(": "), "a line of its own in the head: {line}");
            }
            let mail = MessageParser::default().parse(&mime).unwrap();
            let text = mail.body_text(0).unwrap().into_owned();
            let html = mail.body_html(0).unwrap().into_owned();
            assert!(!html.contains("<script"), "{html}");
            seen.push_str(&text);
            seen.push_str(&html);
        }
    }
    assert!(seen.contains("=cmd|"), "a note reaches nobody by mail: this proves nothing\n{seen}");
    assert!(seen.contains("&lt;script&gt;"), "nothing hostile reaches a mail in HTML");

    let folder = site.world.folder.path().join("out");
    let tables = folder.join("tables");
    let to = |path: &Path| path.to_str().unwrap().to_owned();
    let page = to(&folder.join("page.html"));
    written(&site, &["report", "forum", "--as-of", "2027-01-10", "--format", "html", "--output", &page]);
    written(
        &site,
        &["report", "forum", "--as-of", "2027-01-10", "--format", "csv", "--table", "all", "--output", &to(&tables)],
    );
    let page = fs::read_to_string(&page).unwrap();
    assert!(
        !page.contains("<script") && page.contains("&lt;script&gt;"),
        "the report lets it through, or has none of it"
    );
    let mut has_name = false;
    for file in fs::read_dir(&tables).unwrap().map(|file| file.unwrap().path()) {
        let text = fs::read_to_string(&file).unwrap();
        has_name |= text.contains("'=HYPERLINK");
        assert_no_formula(&file, &text);
    }
    assert!(has_name, "no table names the partner");
    // On a terminal no line of somebody else's begins.
    for arguments in [&["log", "forum"][..], &["status", "forum"], &["outbox", "list"]] {
        let said = written(&site, arguments);
        assert!(said.lines().all(|line| !line.starts_with("Bcc:") && line != "."), "{said}");
    }
}
