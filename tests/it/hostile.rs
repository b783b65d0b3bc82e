//! Everything that is read from outside may be hostile: deep, huge, cut off, or no file at all. A clear error comes of it, in
//! bounded time and memory. What stands in `docs/security.md` is held here.

use std::{fs, os::unix::fs::symlink, path::Path, process::Command, sync::mpsc, thread, time::Duration};

use concerted::{
    app::{AppError, Reading, SavedPlan},
    config::Config,
    definition,
    diag::{Advised, Sources},
    mail,
    model::Lang,
    render::{
        TemplateFinding, Templates,
        logo::Logo,
        pdf::{self, PdfMeta},
        spreadsheet,
        theme::Theme,
        typeface::{Typeface, Typefaces},
    },
};
use jiff::Timestamp;
use proptest::prelude::{any, prop, proptest};

use crate::journey::Installation;

/// What no reading may take, on a slow machine with other work; most take a thousandth of it.
const TIME: Duration = Duration::from_mins(1);

/// Much less than any thread of ours has.
const STACK: usize = 1 << 20;

/// Does `work` on a small stack, and stops the test if it does not come to an end.
fn bounded<T: Send + 'static>(what: &str, work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = mpsc::channel();
    thread::Builder::new().stack_size(STACK).spawn(move || drop(done.send(work()))).unwrap();
    wait.recv_timeout(TIME).unwrap_or_else(|why| panic!("{what}: {why}"))
}

fn rows(bytes: &[u8]) -> Result<Vec<spreadsheet::Row>, String> {
    spreadsheet::Table::open(bytes)?.collect()
}

fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

const WORKFLOW: &str = "format: 1
workflow: meeting
title: Meeting
event: {opens: 2027-09-20}
coordinator: {email: secretariat@coast.example}
partners: {host: {kind: host_government, contacts: [{function: focal_point, email: fp@host.example}]}}
tasks: {A1: {title: Draft, lead: host, due: 2027-09-15}}
";

/// Texts that parsers of YAML, and of what stands in it, have stumbled over.
fn hostile_texts() -> Vec<String> {
    let wide = |open: &str, close: &str| format!("x: {}{}", open.repeat(100_000), close.repeat(100_000));
    let bomb = (1..30)
        .fold("a0: &a0 [x, x]\n".to_owned(), |text, n| text + &format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1));
    vec![
        wide("[", "]"),
        wide("[", ""),
        wide("{a: ", "}"),
        wide("- ", ""),
        "? ".repeat(200_000),
        "- ".repeat(200_000),
        (0..700).map(|n| " ".repeat(n)).collect::<Vec<_>>().join("a:\n"),
        bomb,
        format!("a: &a {}", "[*a, ".repeat(50_000)),
        format!("a: \"{}", "x".repeat(1_000_000)),
        format!("a: {}", "\\".repeat(900_000)),
        format!("a: |\n{}", "  x\n".repeat(200_000)),
        format!("{}: x", "k".repeat(900_000)),
        "&a ".repeat(200_000),
        "!!map ".repeat(100_000),
        "a: x\n".repeat(200_000),
        "{".repeat(1_000_000),
        "%TAG ! x\n".repeat(100_000),
        "---\n".repeat(200_000),
        "\u{feff}".repeat(300_000),
        "a: 'x\n".repeat(100_000),
        "\t".repeat(900_000),
        ": ".repeat(400_000),
    ]
}

#[test]
fn hostile_yaml_is_refused_in_bounded_time() {
    for text in hostile_texts() {
        let beginning: String = text.chars().take(30).collect();
        let findings = bounded(&beginning, move || {
            let mut sources = Sources::default();
            sources.insert("w.yaml", &text);
            definition::check_all(&sources, jiff::civil::date(2027, 1, 1)).len()
        });
        assert!(findings > 0, "{beginning}");
    }
}

#[test]
fn hostile_schedules_are_refused_in_bounded_time() {
    let long = |piece: &str| piece.repeat(100_000);
    for line in [
        format!("{}0 8 1 * *", long("1,")),
        format!("0 8 1 * {}mon", long("mon,")),
        format!("0 8 {} * *", long("*/")),
        format!("{} 8 1 * *", long("-")),
        format!("@{}", long("a")),
        format!("0-59/{} * * * *", long("9")),
        long("* "),
        "0 0 31 2 *".to_owned(),
        "4294967296 0 1 1 *".to_owned(),
        "0 8 1-0 * *".to_owned(),
    ] {
        let beginning: String = line.chars().take(30).collect();
        let text = WORKFLOW.replace("format: 1", &format!("format: 1\ndigest: \"{line}\""));
        let is_refused = bounded(&beginning, move || {
            let mut sources = Sources::default();
            sources.insert("w.yaml", &text);
            definition::compile(&sources, "w.yaml").plan.is_none()
        });
        assert!(is_refused || line.starts_with("1,1,"), "{beginning}");
    }
}

#[test]
fn a_hostile_configuration_is_refused_in_bounded_time() {
    for text in hostile_texts() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("config.yaml");
        for text in [text.clone(), text.chars().take(60_000).collect()] {
            fs::write(&file, text).unwrap();
            let (file, beginning) = (file.clone(), text_beginning(&file));
            let error = bounded(&beginning, move || Config::load(&file).map(drop).map_err(|error| error.in_full()));
            assert!(error.is_err() || beginning.trim().is_empty(), "{beginning}");
        }
    }
}

fn text_beginning(file: &Path) -> String {
    String::from_utf8_lossy(&fs::read(file).unwrap()).chars().take(30).collect()
}

fn loaded(templates: &[(&str, String)]) -> Vec<TemplateFinding> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in templates {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let what = templates[0].1.chars().take(40).collect::<String>();
    bounded(&what, move || Templates::load_sound(Some(folder.path())).1)
}

#[test]
fn a_hostile_template_is_laid_aside_in_bounded_time() {
    let page = "reports/x.html.hbs";
    let nested = |open: &str, close: &str, depth: usize| format!("{}x{}", open.repeat(depth), close.repeat(depth));
    for (text, why) in [
        (nested("{{#if lang}}", "{{/if}}", 8_000), "nested more than 64 deep"),
        (nested("{{#if lang}}", "{{/if}}", 4_000), "nested more than 64 deep"),
        (nested("{{#*inline \"a\"}}", "{{/inline}}", 8_000), "nested more than 64 deep"),
        (nested("{{#> a}}", "{{/a}}", 8_000), "nested more than 64 deep"),
        (format!("{{{{{}lang{}}}}}", "(not ".repeat(20_000), ")".repeat(20_000)), "nested more than 64 deep"),
        (format!("{{{{#if a}}}}{}{{{{/if}}}}", "{{else if b}}".repeat(9_000)), "nested more than 64 deep"),
        (format!("{{{{join {}}}}}", "[".repeat(100_000)), "a list written out"),
        (format!("{{{{join {}}}}}", "{\"a\":".repeat(20_000)), "a brace"),
        ("{{".repeat(100_000), ""),
        ("{{#".repeat(80_000), ""),
        ("{{!--".repeat(50_000), "never ends"),
        ("{{!--}}".repeat(30_000), "more than 5000 tags"),
        ("{{lang}}".repeat(20_000), "more than 5000 tags"),
        (format!("<p {}>", "a=1 ".repeat(60_000)), "a tag of more than"),
        ("<a ".repeat(80_000), "a tag of more than"),
        ("x".repeat(300_000), "256 KiB"),
        (
            "{{#each contacts}}{{#each ../contacts}}{{#each ../../contacts}}{{/each}}{{/each}}{{/each}}".to_owned(),
            "more than 1000000 steps",
        ),
        (
            format!("{{{{#each contacts}}}}{{{{#each ../contacts}}}}{}{{{{/each}}}}{{{{/each}}}}", "x".repeat(2_000)),
            "more than 10000000 bytes",
        ),
        ("{{> reports/x.html}}".to_owned(), "without end"),
        ("{{#> progress/head.html}}x{{/progress/head.html}}".to_owned(), "not supported"),
    ] {
        let beginning: String = text.chars().take(60).collect();
        let findings = loaded(&[(page, text)]);
        let told = findings.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(
            findings.iter().any(|finding| finding.file.is_some()) && told.contains(why),
            "{beginning}: {told:.2000}"
        );
    }
    // At the limit all is well.
    assert_eq!(loaded(&[(page, nested("{{#if lang}}", "{{/if}}", 60))]), []);
}

#[test]
fn partials_that_multiply_are_laid_aside() {
    let page = |n: usize, text: String| (format!("parts/p{n:03}.html.hbs"), text);
    let chain: Vec<_> = (0..90).map(|n| page(n, format!("{{{{> parts/p{:03}.html}}}}", n + 1))).collect();
    let doubled: Vec<_> =
        (0..18).map(|n| page(n, format!("{{{{> parts/p{0:03}.html}}}}{{{{> parts/p{0:03}.html}}}}", n + 1))).collect();
    let ring: Vec<_> = (0..100).map(|n| page(n, format!("{{{{> parts/p{:03}.html}}}}", (n + 1) % 100))).collect();
    for (mut set, last, why) in [
        (chain, 90, "nested more than 64 deep"),
        (doubled, 18, "more than 10000 pieces"),
        (ring, 100, "nested more than 64 deep"),
    ] {
        set.push(page(last, "<p>x</p>".to_owned()));
        let set: Vec<(&str, String)> = set.iter().map(|(name, text)| (name.as_str(), text.clone())).collect();
        let told = loaded(&set).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n");
        assert!(told.contains(why), "{told:.1000}");
    }
}

/// Only the catalogues are parsed, which are compiled in: what comes from outside is put into their messages as it is.
#[test]
fn no_text_is_read_as_a_message() {
    use concerted::lang::{Arg, Words};
    for text in ["{ $task }", "{ -term } { \"a\" } { mail-due }", "= x\n .y = { $z }", &"{".repeat(1_000_000)] {
        let args = ["part", "what", "date"].map(|name| (name, Arg::Text(text.to_owned())));
        let said = Words::of(&"en".into()).say("mail-subject-overdue", &args);
        assert_eq!(said, format!("Overdue since {text}: {text}"));
    }
}

#[test]
fn a_hostile_mail_is_read_in_bounded_time() {
    let head = "From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n";
    let multipart = (0..20_000).fold(head.to_owned(), |text, n| {
        text + &format!("Content-Type: multipart/mixed; boundary=b{n}\r\n\r\n--b{n}\r\n")
    });
    let attached = "Content-Type: message/rfc822\r\n\r\nFrom: a@b.example\r\n".repeat(20_000);
    let one = format!(
        "{head}Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
        "--b\r\nContent-Type: text/html\r\n\r\n<b>".repeat(50_000)
    );
    let html = format!("{head}Content-Type: text/html\r\n\r\n{}", "<div>".repeat(200_000));
    for text in [
        multipart,
        format!("{head}{attached}"),
        one,
        html,
        format!("{head}{}", "X: =?utf-8?q?a?=\r\n".repeat(100_000)),
        format!("Subject: {}", "=?utf-8?b?".repeat(100_000)),
        format!("To: {}", "a:b;(((<".repeat(100_000)),
        format!("{head}Content-Type: text/plain; {}\r\n\r\nx", "a*0*=x; ".repeat(50_000)),
        format!("{head}Content-Transfer-Encoding: base64\r\n\r\n{}", "=".repeat(1_000_000)),
        "\r\n".repeat(500_000),
        String::new(),
    ] {
        let beginning: String = text.chars().skip(50).take(60).collect();
        bounded(&beginning, move || mail::text_of(text.as_bytes()).map(|text| text.len()));
    }
}

#[test]
fn a_hostile_saved_plan_is_refused_in_bounded_time() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan.json");
    for text in [
        "[".repeat(1_000_000),
        "{\"a\":".repeat(300_000),
        format!("{{\"concerted_plan\":{}", "[".repeat(1_000_000)),
        "{\"concerted_plan\": 1, \"made_at\": \"".to_owned(),
        "{\"concerted_plan\": 99999999999999999999999}".to_owned(),
        "null".to_owned(),
        String::new(),
    ] {
        fs::write(&file, text).unwrap();
        let (path, beginning) = (file.clone(), text_beginning(&file));
        assert!(bounded(&beginning, move || SavedPlan::read(&path).is_err()), "{beginning}");
    }
}

#[test]
fn a_hostile_table_is_refused_in_bounded_time() {
    let refused = |text: String| {
        let beginning: String = text.chars().take(30).collect();
        bounded(&beginning, move || rows(text.as_bytes()).map(|rows| rows.len()))
    };
    assert_eq!(refused(format!("id,note\n{}", "a,b\n".repeat(60_000))), Ok(60_000));
    for text in [
        format!("id\n{}", "a\n".repeat(200_000)),
        format!("{}\n{}", "k".repeat(1_000_000), "a\n".repeat(1_000)),
        format!("id\n\"{}", "\"\"".repeat(500_000) + "x\ny,z"),
        format!("id,b\n{}", "a\n".repeat(10)),
        format!("id\n{}", "a,".repeat(500_000)),
    ] {
        assert!(refused(text.clone()).is_err() || text.starts_with("id\n\""), "{text:.20}");
    }
}

/// A picture of so many pixels that says it has more.
#[test]
fn a_hostile_logo_is_refused_in_bounded_time_and_memory() {
    let header = |width: u32, height: u32, depth: u8, colour: u8| {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        file.extend([width.to_be_bytes(), height.to_be_bytes()].concat());
        file.extend([depth, colour, 0, 0, 0]);
        file.extend([0; 4]);
        file
    };
    for file in [
        header(u32::MAX, u32::MAX, 16, 6),
        header(2_000, 2_000, 16, 6),
        header(0, 0, 8, 2),
        header(1, 1, 3, 9),
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffzTXt".to_vec(),
        vec![0; 300_000],
        Vec::new(),
    ] {
        assert!(bounded("logo", move || Logo::read(&file, "x").is_err()));
    }
}

const FONT: &[u8] = include_bytes!("../../assets/fonts/NotoSans-Regular.ttf");

/// A damaged font may be refused when it is read, or later when its letters are measured, shaped, and cut out for the page.
fn typeset_with(face: Result<Typeface, String>) {
    let Ok(face) = face else { return };
    let typefaces = Typefaces { regular: face.clone(), bold: face, italic: None };
    let theme = Theme { typefaces: Some(typefaces), ..Theme::default() };
    let page = "<html lang=\"en\"><body><h1>Affiliation</h1><p>Çıxış, Œuvre and Ångström: 1,234 of 5,678 flags.</p></body></html>";
    let meta = PdfMeta {
        title: "Report".to_owned(),
        author: "Secretariat".to_owned(),
        subject: "Preparation".to_owned(),
        symbol: "WF/PR/1".to_owned(),
        lang: Lang::english(),
        created_at: Timestamp::UNIX_EPOCH,
        page_of: "page {page} of {pages}".to_owned(),
        running_title: "Report".to_owned(),
    };
    drop(pdf::typeset(page, &[], &meta, &theme));
}

proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(64))]

    #[test]
    fn no_damaged_font_makes_it_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40), cut in any::<prop::sample::Index>()) {
        let mut file = FONT.to_vec();
        for (place, byte) in &places {
            // Most of a font is outlines; what is read here stands in the tables at its beginning and end.
            let at = place.index(4_000);
            file[at] = *byte;
        }
        typeset_with(Typeface::read(file.clone()));
        file.truncate(cut.index(FONT.len()));
        typeset_with(Typeface::read(file));
    }

    #[test]
    fn no_font_with_damaged_outlines_makes_it_panic(places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 200..2_000)) {
        let mut file = FONT.to_vec();
        for (place, byte) in &places {
            let at = place.index(FONT.len());
            file[at] = *byte;
        }
        typeset_with(Typeface::read(file));
    }

    #[test]
    fn no_damaged_logo_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        drop(Logo::read(&[b"\x89PNG\r\n\x1a\n".as_slice(), &bytes].concat(), "x"));
    }

    #[test]
    fn no_table_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        drop(rows(&bytes));
    }

    #[test]
    fn no_mail_makes_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..2_000)) {
        drop(mail::text_of(&bytes));
    }
}

#[test]
fn what_is_no_file_among_definitions_is_told_and_holds_up_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("forum.yaml"), WORKFLOW).unwrap();
    pipe(&at("pipe"));
    symlink(at("pipe"), at("pipe-link.yaml")).unwrap();
    symlink("/dev/tty", at("terminal.yaml")).unwrap();
    symlink("/dev/zero", at("zero.ics")).unwrap();
    symlink("/nowhere", at("nowhere.yaml")).unwrap();
    fs::create_dir(at("folder.yaml")).unwrap();
    let path = folder.path().to_owned();
    let (findings, workflows) = bounded("a pipe", move || {
        let reading = Reading::of(&path).unwrap();
        (reading.findings(jiff::Timestamp::UNIX_EPOCH), definition::workflow_paths(&reading.sources))
    });
    assert_eq!(workflows, ["forum.yaml"]);
    for (file, why) in [
        ("pipe-link.yaml", "it is a pipe"),
        ("terminal.yaml", "it is a device"),
        ("zero.ics", "it is a device"),
        ("nowhere.yaml", "No such file"),
    ] {
        let told = findings.iter().find(|finding| &*finding.primary.file == file).unwrap();
        assert!(told.is_error() && told.message.contains(why), "{told:?}");
    }
}

#[test]
fn a_folder_of_too_much_is_refused_as_a_whole_with_the_count() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..10_003 {
        fs::write(folder.path().join(format!("n{number}.ics")), "").unwrap();
    }
    let path = folder.path().to_owned();
    let refused = |path: std::path::PathBuf| bounded("many", move || Reading::of(&path).unwrap_err().in_full());
    assert!(refused(path).contains("holds 10003 definition files, more than the 10000 that are read"));
    let folders = tempfile::tempdir().unwrap();
    for number in 0..1_001 {
        fs::create_dir(folders.path().join(number.to_string())).unwrap();
    }
    assert!(refused(folders.path().to_owned()).contains("more than the 1000 folders"));
    let proc = tempfile::tempdir().unwrap();
    symlink("/proc", proc.path().join("proc")).unwrap();
    let path = proc.path().to_owned();
    bounded("/proc", move || Reading::of(&path).map(drop).map_err(|error: AppError| error.to_string()).is_err());
}

#[test]
fn folders_that_lie_too_deep_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("a/".repeat(18));
    fs::create_dir_all(&deep).unwrap();
    fs::write(deep.join("forum.yaml"), WORKFLOW).unwrap();
    let findings = Reading::of(folder.path()).unwrap().findings(jiff::Timestamp::UNIX_EPOCH);
    assert!(findings.iter().any(|finding| finding.message.contains("more than 16 folders deep")), "{findings:?}");
}

#[test]
fn what_is_no_file_among_templates_is_told_and_holds_up_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    fs::write(folder.path().join("reports/good.html.hbs"), "<p>{{lang}}</p>").unwrap();
    pipe(&folder.path().join("reports/pipe.html.hbs"));
    symlink("/dev/zero", folder.path().join("reports/zero.html.hbs")).unwrap();
    let path = folder.path().to_owned();
    let (is_good, told) = bounded("a pipe", move || {
        let (templates, findings) = Templates::load_sound(Some(&path));
        let told: Vec<String> = findings.iter().map(ToString::to_string).collect();
        (templates.is_progress_report("reports/good"), told.join("\n"))
    });
    assert!(is_good && told.contains("it is a pipe") && told.contains("it is a device"), "{told}");
}

#[test]
fn every_command_refuses_what_is_no_file_or_too_large() {
    let here = Installation::with(WORKFLOW);
    let zero = "/dev/zero";
    let fifo = here.folder().join("fifo");
    pipe(&fifo);
    let fifo = fifo.to_str().unwrap();
    here.ok(&["run", "--once"]);
    for (arguments, why) in [
        (vec!["apply", zero], "a device"),
        (vec!["apply", fifo], "a pipe"),
        (vec!["record", "meeting", "risks", "--table", zero], "a device"),
        (vec!["record", "meeting", "risks", "--table", fifo], "a pipe"),
        (vec!["rehearse", "meeting", "--answers", zero], "a device"),
        (vec!["rehearse", "meeting", "--answers", fifo], "a pipe"),
    ] {
        let output = here.run(&arguments);
        let told = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(!output.status.success() && told.contains(why), "{arguments:?}: {told}");
    }
    for (file, what) in [(zero, "a device"), (fifo, "a pipe")] {
        let told = Config::load(Path::new(file)).unwrap_err().in_full();
        assert!(told.contains(what) && told.contains(file), "{told}");
    }
    for (key, why) in [
        ("reports: {theme: {logo: {file: FILE, text: x}}}", "logo"),
        ("reports: {theme: {fonts: {regular: FILE, bold: FILE}}}", "font"),
        ("mail: {transport: smtp, host: localhost, user: u, password_file: FILE}", "password"),
    ] {
        for (file, what) in [(zero, "a device"), (fifo, "a pipe")] {
            fs::write(here.folder().join("config.yaml"), format!("workflows: own\n{}\n", key.replace("FILE", file)))
                .unwrap();
            let told = String::from_utf8_lossy(&here.run(&["run", "--once"]).stderr).into_owned();
            assert!(told.contains(why) && told.contains(what), "{key}: {told}");
        }
    }
}

#[test]
fn a_password_that_others_can_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let (config, password) = (folder.path().join("config.yaml"), folder.path().join("password"));
    fs::write(&config, "mail: {transport: smtp, host: localhost, user: u, password_file: password}\n").unwrap();
    fs::write(&password, "secret\n").unwrap();
    for (mode, is_taken) in
        [(0o600, true), (0o400, true), (0o644, false), (0o640, false), (0o606, false), (0o660, false)]
    {
        fs::set_permissions(&password, fs::Permissions::from_mode(mode)).unwrap();
        let loaded = Config::load(&config);
        assert_eq!(loaded.is_ok(), is_taken, "{mode:o}");
        if let Err(error) = loaded {
            let told = error.to_string();
            assert!(told.contains("chmod 600") && told.contains("password") && !told.contains("secret"), "{told}");
        }
    }
}

#[test]
fn tags_and_directives_are_refused_with_their_place() {
    let told = |text: &str| {
        let mut sources = Sources::default();
        sources.insert("w.yaml", text);
        let findings = definition::check_all(&sources, jiff::civil::date(2027, 1, 1));
        let first = findings.into_iter().find(|finding| finding.code == concerted::diag::Code::Syntax);
        first.map(|finding| (text[..finding.primary.span.start].matches('\n').count() + 1, finding.message))
    };
    for (text, line, what) in [
        (WORKFLOW.replace("title: Meeting", "title: !!binary TWVldGluZw=="), 3, "`!!binary`"),
        (WORKFLOW.replace("title: Meeting", "title: !!str Meeting"), 3, "`!!str`"),
        (WORKFLOW.replace("title: Meeting", "title: !!python/object:os.system x"), 3, "`!!python/object:os.system`"),
        (WORKFLOW.replace("title: Meeting", "title: !mine Meeting"), 3, "begins with `!`"),
        (WORKFLOW.replace("event: {", "event: !!map {"), 4, "`!!map`"),
        (format!("%YAML 9.9\n---\n{WORKFLOW}"), 1, "`%YAML 9.9`"),
        (format!("# first\n%TAG !e! tag:e.example,2000:\n---\n{WORKFLOW}"), 2, "`%TAG !e! tag:e.example,2000:`"),
        (format!("%UNKNOWN x\n---\n{WORKFLOW}"), 1, "`%UNKNOWN x`"),
    ] {
        let found = told(&text).unwrap_or_else(|| panic!("{text}"));
        assert!(found.0 == line && found.1.contains(what), "{text}: {found:?}");
    }
    assert_eq!(told(&format!("%YAML 1.2\n---\n{WORKFLOW}")), None);
}
