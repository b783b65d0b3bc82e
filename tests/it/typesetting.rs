//! The report's HTML to PDF: looks, geometry, structure, the same bytes each time.

use std::{collections::BTreeSet, fmt::Write as _};

use concerted::{
    model::Lang,
    render::{
        pdf::{
            self, Composition, Pdf, PdfMeta, TypesetError,
            page::{Belongs, Item, Page, Piece},
        },
        theme::Theme,
    },
    report::{Drawing, Ink, Shape, drawing::TextAnchor},
};
use lopdf::{Dictionary, Document, Object};
use proptest::prelude::*;

const SAMPLE: &str = include_str!("fixtures/report/sample.html");
const ARABIC: &str = include_str!("fixtures/report/sample-ar.html");

fn meta(lang: &str) -> PdfMeta {
    PdfMeta {
        title: "Progress report 7/2013".into(),
        author: "Secretariat of the Baku Process".into(),
        subject: "Second World Forum on Intercultural Dialogue".into(),
        symbol: "BP-WF2-PR07".into(),
        lang: Lang::from(lang),
        created_at: "2013-03-31T20:00:00Z".parse().unwrap(),
        page_of: if lang == "ar" { "صفحة {page} من {pages}" } else { "page {page} of {pages}" }.into(),
        running_title: "World Forum on Intercultural Dialogue · Progress report 7/2013".into(),
    }
}

/// Milestones over six months: baseline hollow, forecast solid, a line for today.
fn timeline() -> Drawing {
    let (width, left, right) = (482.0, 118.0, 470.0);
    let at = |day: f32| left + (right - left) * day / 181.0;
    let text = |x, y, text: &str, anchor, ink, bold| Shape::Text {
        x,
        y,
        size: 7.4,
        bold,
        ink,
        anchor,
        text: text.into(),
        room: None,
    };
    let line =
        |points, ink, width, dash| Shape::Path { points, closed: false, fill: None, stroke: Some((ink, width)), dash };
    let mut shapes = Vec::new();
    for (day, month) in [(0.0, "Jan"), (31.0, "Feb"), (59.0, "Mar"), (90.0, "Apr"), (120.0, "May"), (151.0, "Jun")] {
        shapes.push(line(vec![(at(day), 14.0), (at(day), 142.0)], Ink::Line, 0.4, 0.0));
        shapes.push(text(at(day) + 3.0, 9.0, month, TextAnchor::Start, Ink::Muted, false));
    }
    let rows = [
        ("Programme agreed", 40.0, 44.0, Ink::Good),
        ("Gate 2: invitations sent", 66.0, 66.0, Ink::Good),
        ("Gate 3: list of speakers", 95.0, 104.0, Ink::Bad),
        ("Declaration: silence ends", 107.0, 107.0, Ink::Calm),
        ("Visa letters complete", 122.0, 127.0, Ink::Warn),
        ("Opening in Baku", 148.0, 148.0, Ink::Accent),
    ];
    for (row, (name, plan, forecast, ink)) in rows.into_iter().enumerate() {
        let y = 27.0 + 20.0 * row as f32;
        shapes.push(text(0.0, y + 2.6, name, TextAnchor::Start, Ink::Text, false));
        shapes.push(line(vec![(left, y), (right, y)], Ink::Track, 0.6, 0.0));
        if plan < forecast {
            shapes.push(line(vec![(at(plan), y), (at(forecast), y)], ink, 1.2, 1.6));
            let (fill, stroke) = (Some(Ink::Paper), Some((ink, 1.0)));
            shapes.push(Shape::Circle { cx: at(plan), cy: y, r: 3.2, fill, stroke });
            let days = format!("+{} days", forecast - plan);
            shapes.push(text(at(forecast) + 7.0, y + 2.6, &days, TextAnchor::Start, ink, true));
        }
        shapes.push(Shape::Circle { cx: at(forecast), cy: y, r: 3.6, fill: Some(ink), stroke: None });
    }
    shapes.push(line(vec![(at(89.0), 14.0), (at(89.0), 142.0)], Ink::Text, 0.8, 2.0));
    shapes.push(text(at(89.0) - 3.0, 148.0, "today, 31 March", TextAnchor::End, Ink::Text, true));
    Drawing {
        name: "timeline".into(),
        width,
        height: 150.0,
        alt: "Six milestones from January to June 2013. Gate 3, the list of speakers, moves from 5 to 14 April; visa \
              letters move by five days; the opening on 29 May does not move."
            .into(),
        shapes,
    }
}

fn typeset(html: &str, lang: &str) -> Pdf {
    pdf::typeset(html, &[timeline()], &meta(lang), &Theme::default()).unwrap()
}

fn keep(name: &str, pdf: &Pdf) {
    std::fs::write(std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), &pdf.bytes).unwrap();
}

pub(super) fn compose(html: &str, lang: &str) -> Composition {
    pdf::compose(html, &[timeline()], &meta(lang), &Theme::default()).unwrap()
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Texts of a page's elements in reading order, without header, footer and repeated rows.
fn texts(page: &Page) -> impl Iterator<Item = &str> {
    page.items.iter().filter(|item| matches!(item.belongs, Belongs::Node(_))).filter_map(Item::text)
}

pub(super) fn all_text(composition: &Composition) -> String {
    composition.pages.iter().flat_map(texts).collect()
}

/// Nothing leaves the text area, no text lies on another.
pub(super) fn assert_geometry(composition: &Composition) {
    let sheet = Theme::default().page;
    for (number, page) in composition.pages.iter().enumerate() {
        let body = |item: &&Item| !matches!(item.belongs, Belongs::PageHeader | Belongs::PageFooter);
        // Spaces between lines have no width and may hang out.
        for item in page.items.iter().filter(|item| item.area.width > 0.0 || item.area.height < 1.0) {
            let area = item.area;
            let what = format!("page {} {area:?} {:?}", number + 1, item.text());
            assert!(area.x >= sheet.side - 0.6 && area.right() <= sheet.width - sheet.side + 0.6, "beside: {what}");
            assert!(area.y >= 0.0 && area.bottom() <= sheet.height, "off the sheet: {what}");
            if let Piece::Text(run) = &item.piece {
                assert!(run.glyphs.iter().all(|glyph| glyph.gid != 0), "a glyph is missing: {what}");
            }
            if body(&item) {
                let top = sheet.top - if number == 0 { sheet.lift } else { 0.0 };
                assert!(area.y >= top - 1.0, "above: {what}");
                assert!(area.bottom() <= sheet.height - sheet.bottom + 3.0, "below: {what}");
            }
        }
        // Marks from another font than their letter are a run without width, and belong on it.
        let is_text = |item: &&Item| matches!(item.piece, Piece::Text(_)) && item.area.width > 0.0;
        let lines: Vec<&Item> = page.items.iter().filter(is_text).collect();
        for (index, a) in lines.iter().enumerate() {
            for b in &lines[index + 1..] {
                assert!(!a.area.overlaps(&b.area, 0.8), "page {}: {:?} on {:?}", number + 1, a.text(), b.text());
            }
        }
    }
}

fn table(rows: &[String]) -> String {
    let mut html =
        "<table><thead><tr><th>Number</th><th>Name</th><th class=num>Done</th><th>State</th></tr></thead><tbody>"
            .to_owned();
    for (index, name) in rows.iter().enumerate() {
        let _ = write!(
            html,
            "<tr><td>R{index:04}</td><td>{}</td><td class=num>{}</td><td><span class='badge good'>● In time</span></td></tr>",
            escape(name),
            index * 7 % 100,
        );
    }
    html + "</tbody></table>"
}

#[test]
fn the_sample_report_becomes_a_pdf() {
    let pdf = typeset(SAMPLE, "en");
    keep("sample.pdf", &pdf);
    assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
    assert!((4..=9).contains(&pdf.pages), "{} pages", pdf.pages);
    assert!(pdf.bytes.len() < 100_000, "{} bytes", pdf.bytes.len());
    assert_geometry(&compose(SAMPLE, "en"));
}

#[test]
fn the_arabic_edition_becomes_a_pdf_from_right_to_left() {
    let pdf = typeset(ARABIC, "ar");
    keep("sample-ar.pdf", &pdf);
    assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
    let composition = compose(ARABIC, "ar");
    assert_geometry(&composition);
    let sheet = Theme::default().page;
    let number = composition.pages[0].items.iter().find(|item| item.text() == Some("رقم")).unwrap();
    assert!(number.area.right() > sheet.width - sheet.side - 1.0, "the first column is the right one");
}

#[test]
fn a_narrow_column_takes_room_for_its_longest_word() {
    let html = "<table><colgroup><col style=\"width:90%\"><col style=\"width:10%\"></colgroup><tbody>\
                <tr><td>Share of respondents</td><td class=\"num\">qiymətləndirilməyib</td></tr></tbody></table>";
    let composition = compose(html, "az");
    let words: Vec<&str> = texts(&composition.pages[0]).collect();
    assert!(words.contains(&"qiymətləndirilməyib"), "{words:?}");
    assert_geometry(&composition);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let first = typeset(SAMPLE, "en");
    let between = typeset(ARABIC, "ar");
    assert!(first == typeset(SAMPLE, "en"));
    let other = std::thread::spawn(|| typeset(ARABIC, "ar")).join().unwrap();
    assert!(between == other);
}

#[test]
fn no_row_is_lost_and_header_rows_come_again() {
    let rows: Vec<String> = (0..180).map(|row| format!("Name {row} {}", "long ".repeat(row % 23))).collect();
    let composition = compose(&table(&rows), "en");
    assert!(composition.pages.len() > 4);
    assert_geometry(&composition);
    let text = all_text(&composition);
    let mut from = 0;
    for row in 0..rows.len() {
        let token = format!("R{row:04}");
        from += text[from..].find(&token).unwrap_or_else(|| panic!("{token} is lost or out of order"));
    }
    for (number, page) in composition.pages.iter().enumerate() {
        let heads: Vec<&Item> = page.items.iter().filter(|item| item.text() == Some("Number")).collect();
        assert_eq!(heads.len(), 1, "page {}", number + 1);
        assert_eq!(heads[0].belongs == Belongs::Layout, number > 0, "a repeated row is no second header");
    }
}

#[test]
fn header_rows_stand_once_on_a_page_wherever_the_table_begins() {
    let rows = ["one".to_owned(), "two".to_owned(), "three".to_owned(), "four".to_owned()];
    for lines in 1..70 {
        let composition = compose(&format!("<p>{}</p>{}", "x<br>".repeat(lines), table(&rows)), "en");
        let heads = |page: &Page| page.items.iter().filter(|item| item.text() == Some("Number")).count();
        let has_rows = |page: &Page| page.items.iter().any(|item| item.text().is_some_and(|text| text == "R0000"));
        for page in &composition.pages {
            assert!(heads(page) <= 1, "{lines} lines before it");
            assert!(heads(page) == 1 || !has_rows(page), "{lines} lines before it");
        }
    }
}

#[test]
fn a_row_higher_than_a_page_goes_on_and_loses_no_word() {
    let words: Vec<String> = (0..1500).map(|word| format!("w{word} ")).collect();
    let long = words.concat();
    let composition = compose(&table(&["short".into(), long, "last".into()]), "en");
    assert_geometry(&composition);
    let text = all_text(&composition);
    for word in words {
        assert!(text.contains(word.trim_end()), "{word}");
    }
    let boxed = format!("<div class=box>{}</div>", "<p>A paragraph of the box, one of very many.</p>".repeat(120));
    assert_geometry(&compose(&boxed, "en"));
}

#[test]
fn headings_stay_with_their_text_and_lines_are_not_left_alone() {
    for lines in 30..60 {
        let html =
            format!("<p>{}</p><h2>A heading</h2><p>{}</p>", "x<br>".repeat(lines), "words and words ".repeat(40));
        let composition = compose(&html, "en");
        for page in &composition.pages {
            let body: Vec<&str> = texts(page).collect();
            assert_ne!(body.last(), Some(&"A heading"), "{lines} lines");
            let of_last = body.iter().filter(|line| line.starts_with("words") || line.starts_with("and")).count();
            assert_ne!(of_last, 1, "{lines} lines: one line alone");
        }
    }
}

#[test]
fn no_item_of_a_list_stands_alone_on_a_page() {
    for lead in 0..60 {
        let html = format!(
            "{}<ul><li>Alpha</li><li>Beta</li><li>Gamma</li><li>Delta</li></ul><p>End</p>",
            "<p>line</p>".repeat(lead)
        );
        let composition = compose(&html, "en");
        for page in &composition.pages {
            let text: String = texts(page).collect();
            let items = ["Alpha", "Beta", "Gamma", "Delta"].iter().filter(|item| text.contains(*item)).count();
            assert!(items != 1 && items != 3, "{lead}: {items} items on one page");
        }
    }
}

#[test]
fn an_unknown_element_is_an_error_with_its_line() {
    let error = |html: &str| pdf::typeset(html, &[], &meta("en"), &Theme::default()).unwrap_err();
    let unknown = error("<h1>Title</h1>\n\n<p>One <marquee>two</marquee></p>");
    assert_eq!(unknown.to_string(), "line 3: <marquee> is not in the report subset");
    assert_eq!(
        error("<p>\n<figure data-drawing=gantt></figure>"),
        TypesetError::UnknownDrawing { name: "gantt".into(), line: 2 }
    );
    assert!(matches!(error(&"<div>".repeat(60)), TypesetError::TooDeep { .. }));
    let wide = format!("<table><tr>{}</tr></table>", "<td>1</td>".repeat(30));
    assert!(matches!(error(&wide), TypesetError::TooManyColumns { columns: 30, .. }));
}

#[test]
fn what_no_font_has_is_reported_and_shown_as_replacement() {
    let pdf = typeset("<p>Party 🎉 in 東京</p>", "en");
    assert_eq!(pdf.missing, BTreeSet::from(['🎉', '東', '京']));
    let text = all_text(&compose("<p>Party 🎉 here</p>", "en"));
    assert_eq!(text, "Party \u{fffd} here");
}

#[test]
fn a_badge_always_has_a_mark_and_a_word() {
    let text = all_text(&compose(
        "<p><span class='badge bad'>Overdue</span> <span class='badge good'>✓ Done</span></p>",
        "en",
    ));
    assert_eq!(text.replace('\u{a0}', " ").trim(), "■ Overdue ✓ Done");
}

#[test]
fn the_table_of_contents_names_the_pages() {
    let html = "<nav class=toc></nav><h2 class=page-break>One</h2><p>x</p><h2 class=page-break>Two</h2><p>y</p>";
    let composition = compose(html, "en");
    let lines: Vec<&str> = texts(&composition.pages[0]).collect();
    assert_eq!(lines, ["One", "2", "Two", "3"]);
}

/// Paragraphs with a source each; every tenth has the same one.
fn sourced() -> String {
    let mut html = String::new();
    for n in 0..90 {
        let source = if n % 10 == 0 { "Register of the host".to_owned() } else { format!("Letter number {n:03}") };
        let _ = write!(html, "<p>Statement {n:03}<span class=footnote>{source}</span> of the many.</p>");
    }
    html
}

#[test]
fn a_source_stands_on_the_page_of_its_number() {
    for lang in ["en", "ar"] {
        let composition = compose(&sourced(), lang);
        assert_geometry(&composition);
        assert!(composition.pages.len() > 3);
        for page in &composition.pages {
            let seen: String = page.items.iter().filter_map(Item::text).collect();
            let statements: Vec<usize> = (0..90).filter(|n| seen.contains(&format!("Statement {n:03}"))).collect();
            let numbers = statements.iter().filter(|n| *n % 10 != 0);
            for n in numbers.clone() {
                assert!(seen.contains(&format!("Letter number {n:03}")), "the source of {n} is elsewhere");
            }
            assert_eq!(seen.matches("Letter number").count(), numbers.count());
            let shared = statements.iter().any(|n| n % 10 == 0);
            assert_eq!(seen.matches("Register of the host").count(), usize::from(shared), "once on each page");
        }
        assert_eq!(all_text(&composition).matches("Register of the host").count(), 1, "a reader hears it once");
    }
}

#[test]
fn a_source_longer_than_pages_goes_on_and_loses_no_word() {
    let long = (0..2_000).map(|n| format!("word{n:04}")).collect::<Vec<_>>().join(" ");
    let html = format!("<p>First<span class=footnote>{long}</span></p><p>Then <b>more</b>.</p>{}", sourced());
    let composition = compose(&html, "en");
    assert_geometry(&composition);
    let text = all_text(&composition);
    assert!((0..2_000).all(|n| text.contains(&format!("word{n:04}"))));
    assert!(text.contains("Then more."), "the text goes on");
}

#[test]
fn footnotes_have_names_and_are_reached_from_their_numbers() {
    let pdf = typeset(&sourced(), "en");
    let document = read(&pdf);
    let elements = |kind: &[u8]| {
        let is = |object: &&Object| {
            object.as_dict().is_ok_and(|entry| entry.get(b"S").and_then(Object::as_name).is_ok_and(|name| name == kind))
        };
        document.objects.values().filter(is).map(|object| object.as_dict().unwrap()).collect::<Vec<_>>()
    };
    let names: BTreeSet<&[u8]> =
        elements(b"Note").iter().map(|note| note.get(b"ID").and_then(Object::as_str).unwrap()).collect();
    assert_eq!(names.len(), 82, "81 letters and a register");
    assert_eq!(elements(b"Reference").len(), 90);
    let tree = document.catalog().unwrap().get(b"StructTreeRoot").and_then(Object::as_reference).unwrap();
    let tree = resolve(&document, document.get_dictionary(tree).unwrap(), b"IDTree").as_dict().unwrap();
    assert_eq!(tree.get(b"Names").and_then(Object::as_array).unwrap().len(), 2 * 82);
    let links = document.objects.values().filter_map(|object| object.as_dict().ok());
    let links: Vec<&Dictionary> = links.filter(|entry| entry.has(b"Dest") && entry.has(b"Contents")).collect();
    assert_eq!(links.len(), 90);
    assert!(links.iter().any(|link| words(link.get(b"Contents").unwrap()) == "Letter number 011"));
}

fn read(pdf: &Pdf) -> Document {
    Document::load_mem(&pdf.bytes).unwrap()
}

fn resolve<'d>(document: &'d Document, dictionary: &'d Dictionary, key: &[u8]) -> &'d Object {
    document.dereference(dictionary.get(key).unwrap()).unwrap().1
}

fn words(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let units: Vec<u16> = bytes[2..].chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn the_file_says_what_it_is() {
    let pdf = typeset(SAMPLE, "en");
    let document = read(&pdf);
    assert_eq!(document.get_pages().len(), pdf.pages);
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"en");
    assert!(resolve(&document, catalog, b"MarkInfo").as_dict().unwrap().get(b"Marked").unwrap().as_bool().unwrap());
    let information = document.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let information = document.get_dictionary(information).unwrap();
    assert_eq!(words(information.get(b"Title").unwrap()), "Progress report 7/2013");
    assert_eq!(information.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20130331200000Z");
    let packet = resolve(&document, catalog, b"Metadata").as_stream().unwrap();
    let packet = String::from_utf8(packet.content.clone()).unwrap();
    assert!(packet.contains("<pdfaid:conformance>A<") && packet.contains("2013-03-31T20:00:00Z"));
}

/// The longest string in an object, in bytes.
fn longest_string(object: &Object) -> usize {
    let within = |dictionary: &Dictionary| dictionary.iter().map(|(_, value)| longest_string(value)).max();
    match object {
        Object::String(bytes, _) => bytes.len(),
        Object::Array(objects) => objects.iter().map(longest_string).max().unwrap_or_default(),
        Object::Dictionary(dictionary) => within(dictionary).unwrap_or_default(),
        Object::Stream(stream) => within(&stream.dict).unwrap_or_default(),
        _ => 0,
    }
}

#[test]
fn words_too_long_for_a_string_of_the_file_end_with_an_ellipsis() {
    let long = "ə".repeat(40_000);
    let meta = PdfMeta { title: long.clone(), author: long.clone(), subject: long.clone(), ..meta("en") };
    let drawing = Drawing { alt: long.clone(), ..timeline() };
    let html = format!(
        "<h1>{long}</h1><figure data-drawing=timeline></figure><p><a href='#x'>{long}</a><span class=footnote>{long}</span> \
         <a href='https://example.org/{}'>far</a></p><p id=x>x</p>",
        "x".repeat(40_000),
    );
    let pdf = pdf::typeset(&html, &[drawing], &meta, &Theme::default()).unwrap();
    keep("long.pdf", &pdf);
    let document = read(&pdf);
    assert_eq!(document.objects.values().map(longest_string).max(), Some(32_766));
    let title = document.trailer.get(b"Info").and_then(Object::as_reference).unwrap();
    let title = words(document.get_dictionary(title).unwrap().get(b"Title").unwrap());
    assert!(title.starts_with(&long[..20_000]) && title.ends_with('…'));
    let packet = resolve(&document, document.catalog().unwrap(), b"Metadata").as_stream().unwrap();
    assert!(String::from_utf8(packet.content.clone()).unwrap().contains(&format!(">{title}<")));
}

#[test]
fn fonts_are_embedded_and_cut_down() {
    let document = read(&typeset(SAMPLE, "en"));
    let mut fonts = BTreeSet::new();
    for page in document.page_iter() {
        for font in document.get_page_fonts(page).unwrap().into_values() {
            let name = String::from_utf8(font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()).unwrap();
            let descendants = resolve(&document, font, b"DescendantFonts").as_array().unwrap();
            let descendant = document.dereference(&descendants[0]).unwrap().1.as_dict().unwrap();
            let descriptor = resolve(&document, descendant, b"FontDescriptor").as_dict().unwrap();
            let file = resolve(&document, descriptor, b"FontFile2").as_stream().unwrap();
            assert!(file.decompressed_content().unwrap().len() < 60_000, "{name} is not cut down");
            assert!(name.as_bytes()[6] == b'+' && name[..6].bytes().all(|b| b.is_ascii_uppercase()), "{name}");
            fonts.insert(name[7..].to_owned());
        }
    }
    let expected = ["NotoSans-Regular", "NotoSans-Bold", "NotoSansArabic-Regular", "ConcertedSymbols-Regular"];
    assert_eq!(fonts, expected.map(str::to_owned).into());
}

#[test]
fn the_outline_follows_the_headings() {
    let document = read(&typeset("<h1>A</h1><h2>B</h2><h3>C</h3><h2>D</h2><p>x</p><h1>Ə</h1>", "en"));
    let mut found = Vec::new();
    walk(&document, resolve(&document, document.catalog().unwrap(), b"Outlines").as_dict().unwrap(), 0, &mut found);
    assert_eq!(found, ["A", " B", "  C", " D", "Ə"]);
}

#[test]
fn footnotes_and_marks_of_division_are_no_part_of_bookmarks_and_contents() {
    let html = "<nav class=toc></nav><h2>Re&shy;sults<span class=footnote>As of May.</span></h2>\
                <p><a href='#x'>see<span class=footnote>Not here.</span></a></p><p id=x>there</p>";
    let document = read(&typeset(html, "en"));
    let mut found = Vec::new();
    walk(&document, resolve(&document, document.catalog().unwrap(), b"Outlines").as_dict().unwrap(), 0, &mut found);
    assert_eq!(found, ["Results"]);
    let text = all_text(&compose(html, "en"));
    assert!(text.starts_with("Results1"), "the line of the contents, and its page: {text}");
    let links = annotations(&document).into_iter().map(|link| words(link.get(b"Contents").unwrap()));
    assert!(links.clone().any(|words| words == "see"), "{:?}", links.collect::<Vec<_>>());
}

fn annotations(document: &Document) -> Vec<&Dictionary> {
    let pages = document.page_iter().map(|page| document.get_dictionary(page).unwrap());
    let lists = pages.filter_map(|page| document.dereference(page.get(b"Annots").ok()?).ok()?.1.as_array().ok());
    lists.flatten().map(|link| document.dereference(link).unwrap().1.as_dict().unwrap()).collect()
}

#[test]
fn addresses_of_links_are_ascii_whatever_was_written() {
    let html = "<p><a href='https://x.example/Диалог é'>a</a> <a href='HTTPS://x.example/'>b</a> \
                <a href='mailto:a@x.example?subject=Тема'>c</a> <a href='javascript:x'>d</a></p>";
    let document = read(&typeset(html, "en"));
    let address = |link: &&Dictionary| {
        let action = resolve(&document, link, b"A").as_dict().unwrap();
        String::from_utf8(action.get(b"URI").unwrap().as_str().unwrap().to_vec()).unwrap()
    };
    let addresses: Vec<String> = annotations(&document).iter().map(address).collect();
    assert_eq!(
        addresses,
        [
            "https://x.example/%D0%94%D0%B8%D0%B0%D0%BB%D0%BE%D0%B3%20%C3%A9",
            "https://x.example/",
            "mailto:a@x.example?subject=%D0%A2%D0%B5%D0%BC%D0%B0",
        ]
    );
}

/// What readers find who take each code for the text that its font gives it, and nothing else.
#[test]
fn arabic_words_with_marks_and_blanks_are_in_the_codes_of_the_font() {
    for words in ["لم يُقيَّم المنسّق", "معرّضة يومًا", "ولاً قبل الافتتاح", "الأولى (نسخة افتراضية) بعد"]
    {
        let document = read(&typeset(&format!("<p>{words}</p>"), "ar"));
        let text = document.extract_text(&[1]).unwrap();
        let visual: String = words.chars().rev().collect();
        for part in visual.split(['(', ')']) {
            assert!(text.contains(part), "{words}: {text:?}");
        }
        let page = document.page_iter().next().unwrap();
        let content = String::from_utf8(document.get_page_content(page)).unwrap_or_default();
        assert!(!content.contains("ActualText"), "{content}");
    }
    // A bracket is drawn mirrored, and still the one that was written.
    let document = read(&typeset("<p>نعم (لا) نعم</p>", "ar"));
    let text = document.extract_text(&[1]).unwrap();
    let (open, close) = (text.find('(').unwrap(), text.find(')').unwrap());
    assert!(open < close, "the runs of a line stand in reading order: {text:?}");
}

#[test]
fn letters_signs_and_forms_of_all_kinds_are_drawn() {
    let words = "a ≠ b, =\u{338} −5 °C, Kɔkɔ ɓ ɗ ɛ ɲ ɣ ﻻ ﬁ Ａ \u{3000}x";
    for lang in ["en", "ar"] {
        let pdf = typeset(&format!("<p>{words}</p><p><b>{words}</b> <em>{words}</em></p>"), lang);
        assert_eq!(pdf.missing, BTreeSet::new());
        let composition = compose(&format!("<p>{words}</p>"), lang);
        assert_geometry(&composition);
        let text = all_text(&composition);
        assert!(text.contains("a ≠ b, ≠ −5 °C, Kɔkɔ ɓ ɗ ɛ ɲ ɣ لا fi A"), "{text}");
    }
}

#[test]
fn soft_hyphens_divide_words_in_every_text_and_cell() {
    let word = "Donau&shy;dampf&shy;schiff&shy;fahrts&shy;gesell&shy;schafts&shy;kapitän";
    let cells = format!(
        "<table><colgroup><col style='width:20%'><col style='width:80%'></colgroup>\
         <tbody><tr><td>{word}</td><td>zzz</td></tr></tbody></table>"
    );
    for lang in ["en", "ar"] {
        let composition = compose(&cells, lang);
        assert_geometry(&composition);
        let page = &composition.pages[0];
        let ends = texts(page).filter(|text| text.ends_with('\u{ad}')).count();
        assert!(ends >= 1, "{lang}: {:?}", texts(page).collect::<Vec<_>>());
        let second = page.items.iter().find(|item| item.text() == Some("zzz")).unwrap();
        let sheet = Theme::default().page;
        let start = if lang == "ar" { sheet.width - second.area.right() } else { second.area.x };
        assert!(start - sheet.side < sheet.measure() * 0.24, "{lang}: the second column begins at {start}");
    }
    for html in [format!("<p>{word}</p>"), format!("<ul><li>{word}</li></ul>"), format!("<h2>{word}</h2>")] {
        let text = all_text(&compose(&html, "en")).replace(['\u{ad}', '•'], "");
        assert_eq!(text, "Donaudampfschifffahrtsgesellschaftskapitän");
    }
}

fn walk(document: &Document, parent: &Dictionary, depth: usize, found: &mut Vec<String>) {
    let mut next = parent.get(b"First").ok();
    while let Some(entry) = next {
        let entry = document.dereference(entry).unwrap().1.as_dict().unwrap();
        found.push(format!("{}{}", " ".repeat(depth), words(entry.get(b"Title").unwrap())));
        assert_eq!(resolve(document, entry, b"Dest").as_array().unwrap()[1].as_name().unwrap(), b"XYZ");
        walk(document, entry, depth + 1, found);
        next = entry.get(b"Next").ok();
    }
}

#[test]
fn every_page_has_its_text_header_and_footer() {
    let pdf = typeset(SAMPLE, "en");
    let document = read(&pdf);
    for page in 1..=pdf.pages as u32 {
        let text = document.extract_text(&[page]).unwrap();
        assert!(text.contains(&format!("page {page} of {}", pdf.pages)), "page {page}: {text}");
        assert!(text.contains("BP-WF2-PR07"));
        assert_eq!(text.contains("World Forum on Intercultural Dialogue · Progress"), page > 1, "page {page}");
    }
    assert!(document.extract_text(&[1]).unwrap().contains("Decisions requested"));
}

#[test]
fn names_of_all_kinds_are_set_and_kept_apart() {
    let names = [
        "Şıxəliyeva-Öztürk Ğİı ₼ ".repeat(6),
        "x".repeat(500),
        "ا\u{301}b\u{64e}\u{301} لا ﷲ الله بِسْمِ 12 ٣٤ (abc) — ".repeat(4),
        "\u{202e}<script>alert('1')</script>\u{0}\u{7}&amp;</td></table>".into(),
        "👩\u{200d}👩\u{200d}👧 東京 e\u{301}\u{323} \u{feff}\u{2068}open isolate".into(),
        "Щербакова\u{a0}Ольга\u{ad}Мария ½ H₂O ﬁ ≤ ≥ → ✓".into(),
    ];
    let pdf = typeset(&every_place(&names), "en");
    keep("names.pdf", &pdf);
    keep("names-ar.pdf", &typeset(&every_place(&names), "ar"));
    let composition = compose(&every_place(&names), "en");
    assert_geometry(&composition);
    let text = all_text(&composition);
    assert!(text.contains("<script>alert('1')</script>"), "markup in names is text");
    assert!(!text.contains('\u{202e}') && !text.contains('\u{7}'));
}

/// Names as attackers and the world's partners write them.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,80}",
        "[a-zA-Z]{200,500}",
        "[ءا-ي ]{0,60}[a-z0-9 .:/-]{0,30}[ء-ي]{0,200}",
        "[А-яЁё]{0,120} [A-Za-zƏəĞğİıŞş]{0,40}",
        "(<script>|</td>|&amp;|\u{202e}|\u{200d}|\u{301}|\u{0}|\u{7}|😀|👩‍👩‍👧|\u{2068}|لا|ﷲ){0,30}",
        "[\\u{0}-\\u{ff}]{0,90}",
        "[\u{200d}\u{2060}\u{0} ]{0,2}",
    ]
}

/// A document with the names in every place where names can stand.
fn every_place(names: &[String]) -> String {
    let heading: String = names.concat().chars().take(300).collect();
    let tile = |name: &String| {
        format!("<div class=tile><div class=tile-value>{0}</div><div class=tile-label>{0}</div></div>", escape(name))
    };
    let tiles: String = names.iter().take(5).map(tile).collect();
    format!(
        "<h1>{0}</h1><div class=grid data-cols=5>{tiles}</div><ul><li>{0}</li></ul><div class=box><p>{0}</p></div>\
         <p class=just>{0}<span class=footnote>{0}</span> <span class='badge warn'>{0}</span></p>{1}",
        escape(&heading),
        table(names),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn hostile_names_neither_overflow_nor_get_lost(
        names in prop::collection::vec(hostile(), 1..12),
        lang in prop_oneof![Just("en"), Just("ar")],
    ) {
        let html = every_place(&names);
        let composition = compose(&html, lang);
        assert_geometry(&composition);
        let text = all_text(&composition);
        for row in 0..names.len() {
            let token = format!("R{row:04}");
            prop_assert!(text.contains(&token), "{} is lost", token);
        }
        let pdf = typeset(&html, lang);
        prop_assert_eq!(read(&pdf).get_pages().len(), composition.pages.len());
    }
}

/// By itself the shaper takes the first font that has most of a letter with its marks, which may be one without the letter.
#[test]
fn a_letter_under_marks_of_another_script_is_drawn_and_the_marks_are_told() {
    for (name, drawn, mark) in
        [("لا\u{301}\u{301}\u{301}\u{2068}", "لا", '\u{301}'), ("ب\u{301}", "ب", '\u{301}'), ("a\u{64b}", "a", '\u{64b}')]
    {
        for lang in ["en", "ar"] {
            let html = every_place(&[name.to_owned()]);
            let composition = compose(&html, lang);
            assert_geometry(&composition);
            let text = all_text(&composition);
            assert!(text.contains(drawn) && !text.contains(['\u{fffd}', mark]), "{name:?} in {lang}: {text:?}");
            assert_eq!(typeset(&html, lang).missing, BTreeSet::from([mark]), "{name:?} in {lang}");
        }
    }
}
