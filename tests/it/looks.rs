//! Reports that look and read as an installation wants them: theme, logo, templates of its own.

use std::{collections::BTreeSet, fs, path::Path, process::Command};

use crate::journey::Installation;

const REPORT: [&str; 4] = ["report", "world-forum-2013", "--as-of", "2013-03-31"];

/// A PNG of 40 × 20 pixels, one half opaque.
fn logo() -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, 40, 20);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    let pixels: Vec<u8> = (0..800_u32).flat_map(|at| [120, 30, 60, if at % 40 < 20 { 255 } else { 0 }]).collect();
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    file
}

fn with_theme(theme: &str) -> Installation {
    let here = Installation::new(&format!("reports:\n  theme: {theme}\n"));
    fs::write(here.folder().join("logo.png"), logo()).unwrap();
    here
}

/// An installation whose folder of templates holds this file.
pub(crate) fn with_template(name: &str, text: &str) -> Installation {
    let here = Installation::with_own_workflows();
    let config = here.folder().join("config.yaml");
    let rest = fs::read_to_string(&config).unwrap();
    let rest: Vec<&str> = rest.lines().filter(|line| !line.starts_with("templates:")).collect();
    fs::write(&config, format!("{}\ntemplates: own\n", rest.join("\n"))).unwrap();
    let file = here.folder().join("own").join(name);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, text).unwrap();
    here
}

fn made(here: &Installation, format: &str, name: &str) -> Vec<u8> {
    here.ok(&[&REPORT[..], &["--format", format, "--output", name]].concat());
    fs::read(here.folder().join(name)).unwrap()
}

/// What a command says on standard error; it must fail.
fn refused(here: &Installation, arguments: &[&str]) -> String {
    let arguments = here.arguments(arguments);
    let output = Command::new(&arguments[0]).args(&arguments[1..]).current_dir(here.folder()).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_house_has_its_colour_and_its_logo_in_both_editions() {
    let here = with_theme("{colours: {accent: \"#7a1f3d\"}, logo: {file: logo.png, text: House & <garden>}}");
    let html = String::from_utf8(made(&here, "html", "r.html")).unwrap();
    assert!(html.contains("--ink-accent: #7a1f3d;"), "the house colour is not in the stylesheet");
    assert!(html.contains("src=\"data:image/png;base64,iVBOR"), "the logo is not in the page");
    assert!(html.contains("alt=\"House &amp; &lt;garden&gt;\""), "the logo has no words, or they are not escaped");

    let pdf = made(&here, "pdf", "r.pdf");
    let document = lopdf::Document::load_mem(&pdf).unwrap();
    let pictures = document.objects.values().filter_map(|object| object.as_stream().ok());
    let pictures: Vec<_> =
        pictures.filter(|stream| stream.dict.get(b"Width").is_ok_and(|width| width.as_i64().unwrap() == 40)).collect();
    assert_eq!(pictures.len(), 2, "the picture and its opacity");
    assert_eq!(pdf, made(&here, "pdf", "again.pdf"), "the same report has other bytes");

    let without = made(&Installation::new(""), "html", "r.html");
    assert!(!String::from_utf8(without).unwrap().contains("<img"), "no logo leaves nothing behind");
}

#[test]
fn paper_and_size_of_type_change_the_pages() {
    let size = |here: &Installation| {
        let document = lopdf::Document::load_mem(&made(here, "pdf", "r.pdf")).unwrap();
        let pages = document.get_pages();
        let page = document.get_dictionary(pages[&1]).unwrap();
        let sheet = page.get(b"MediaBox").unwrap().as_array().unwrap().clone();
        let points = |at: usize| sheet[at].as_float().unwrap().round() as i64;
        (points(2), points(3), pages.len())
    };
    let (width, height, pages) = size(&with_theme("{}"));
    assert_eq!((width, height), (595, 842));
    assert_eq!(size(&with_theme("{paper: letter}")).1, 792);
    assert!(size(&with_theme("{type_scale: 1.3}")).2 > pages, "larger type needs more pages");
}

/// The names of the fonts in a PDF, without the tag of what is used of each.
fn fonts(pdf: &[u8]) -> BTreeSet<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let names = document.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok());
    names.map(|name| String::from_utf8_lossy(&name.as_name().unwrap()[7..]).into_owned()).collect()
}

#[test]
fn a_house_has_its_typefaces_in_the_languages_whose_letters_they_have() {
    let fonts_folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let here = with_theme("{fonts: {regular: House.ttf, bold: House-Bold.ttf}}");
    // Any face will do that is not used otherwise: slanted letters are easily told from upright ones.
    fs::copy(fonts_folder.join("NotoSans-Italic.ttf"), here.folder().join("House.ttf")).unwrap();
    fs::copy(fonts_folder.join("NotoSans-Bold.ttf"), here.folder().join("House-Bold.ttf")).unwrap();
    let pdf = made(&here, "pdf", "r.pdf");
    let expected = ["ConcertedSymbols-Regular", "NotoSans-Bold", "NotoSans-Italic"];
    assert_eq!(fonts(&pdf), expected.map(str::to_owned).into(), "upright text is set in the house's face");
    assert_eq!(pdf, made(&here, "pdf", "again.pdf"), "the same report has other bytes");
    let html = String::from_utf8(made(&here, "html", "r.html")).unwrap();
    assert!(html.contains("--typeface: \"Noto Sans\""), "the browser is not asked for the house's family");

    here.ok(&[&REPORT[..], &["--lang", "ar", "--format", "pdf", "--output", "ar.pdf"]].concat());
    let arabic = fonts(&fs::read(here.folder().join("ar.pdf")).unwrap());
    assert!(arabic.contains("NotoSansArabic-Regular") && arabic.contains("NotoSans-Regular"), "{arabic:?}");
}

#[test]
fn a_theme_that_cannot_be_used_is_refused_with_what_to_do() {
    for (theme, words) in [
        ("{colours: {accent: \"#8fb4e6\"}}", "take a darker colour, such as `accent: \"#"),
        ("{colours: {akcent: \"#123456\"}}", "the colours are text, muted"),
        ("{logo: {file: none.png, text: x}}", "cannot be read"),
        ("{logo: {file: config.yaml, text: x}}", "cannot be read as PNG"),
        ("{logo: {file: logo.png, text: ' '}}", "for those who cannot see it"),
        ("{fonts: {regular: none.ttf, bold: none.ttf}}", "cannot be read"),
        ("{fonts: {regular: logo.png, bold: logo.png}}", "this is not a font file"),
        ("{type_scale: 3.0}", "is not between 0.85 and 1.3"),
    ] {
        let here = with_theme(theme);
        let said = refused(&here, &REPORT);
        assert!(said.contains("config.yaml: `reports: theme:`") && said.contains(words), "{theme}: {said}");
        let checked = Command::new(&here.arguments(&[])[0]).args(&here.arguments(&["check"])[1..]).output().unwrap();
        assert_eq!(checked.status.code(), Some(1), "`check` says nothing of {theme}");
    }
}

/// The template that the guide begins with.
pub(crate) fn of_the_guide() -> String {
    let guide = include_str!("../../docs/report-templates.md");
    let (_, after) = guide.split_once("```handlebars\n").unwrap();
    after.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_report_of_the_guide_can_be_made_in_every_language_and_for_everybody() {
    let here = with_template("reports/brief.html.hbs", &of_the_guide());
    let own = ["--template", "reports/brief", "--output", "brief.pdf"];
    for lang in ["en", "fr", "es", "ru", "az", "ar"] {
        for audience in ["task_force", "public", "unesco"] {
            here.ok(&[&REPORT[..], &own, &["--lang", lang, "--audience", audience]].concat());
        }
    }
    let document = lopdf::Document::load(here.folder().join("brief.pdf")).unwrap();
    assert!(document.get_pages().len() < 4, "a brief of {} pages", document.get_pages().len());
    let said = refused(&here, &[&REPORT[..], &["--template", "reports/breif"]].concat());
    assert!(said.contains("reports/breif") && said.contains("reports/brief"), "{said}");
}

#[test]
fn every_field_that_the_guide_names_is_in_the_data() {
    let guide = include_str!("../../docs/report-templates.md");
    let (_, table) = guide.split_once("| Field | Holds |\n|---|---|\n").unwrap();
    let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
    let here = Installation::new("");
    let report = here.json(&[&REPORT[..], &["--output", "-"]].concat());
    let mut fields = 0;
    for field in rows.iter().flat_map(|row| row.split('|').nth(1).unwrap().split('`').skip(1).step_by(2)) {
        let pointer = format!("/{}", field.replace('.', "/"));
        assert!(report.pointer(&pointer).is_some(), "the data have no `{field}`");
        fields += 1;
    }
    assert!(fields > 12, "the guide names {fields} fields");
}

#[test]
fn a_fault_of_an_own_report_is_told_with_its_line_and_column_when_templates_are_loaded() {
    for (line, words) in [
        ("<p>{{summary.headin}}</p>", "2:"),
        ("<p>x</p> <blockquote>y</blockquote>", "2:11: `<blockquote>` has no place in a report"),
        ("<p>{{t \"report-overal\"}}</p>", "report-overall"),
    ] {
        let here = with_template("reports/own.html.hbs", &format!("<h1>{{{{header.title}}}}</h1>\n{line}\n"));
        let said = refused(&here, &[&REPORT[..], &["--template", "reports/own"]].concat());
        assert!(said.contains("own.html.hbs:2:") && said.contains(words), "{line}: {said}");
    }
}

#[test]
fn a_built_in_template_is_shown_as_it_stands() {
    let here = Installation::new("");
    let shown = here.ok(&["template", "show", "progress/badge.html"]);
    assert_eq!(shown, include_str!("../../report-templates/progress/badge.html.hbs"));
    let schema: serde_json::Value = serde_json::from_str(&here.ok(&["template", "schema"])).unwrap();
    assert!(schema["properties"]["summary"].is_object(), "the schema does not know the summary");
    assert!(here.ok(&["template", "list"]).lines().count() > 40);
}
