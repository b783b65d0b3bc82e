//! The report's HTML to PDF: looks, geometry, structure, the same bytes each time.

use concerted::{
    model::Lang,
    render::{
        pdf::{self, Pdf, PdfMeta},
        theme::Theme,
    },
    report::{Drawing, Ink, Shape, drawing::TextAnchor},
};

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
    };
    let line = |points, ink, width, dash| Shape::Path { points, closed: false, fill: None, stroke: Some((ink, width)), dash };
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

#[test]
fn the_sample_report_becomes_a_pdf() {
    let pdf = typeset(SAMPLE, "en");
    keep("sample.pdf", &pdf);
    assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
    assert!((4..=9).contains(&pdf.pages), "{} pages", pdf.pages);
}

#[test]
fn the_arabic_edition_becomes_a_pdf() {
    let pdf = typeset(ARABIC, "ar");
    keep("sample-ar.pdf", &pdf);
    assert!(pdf.missing.is_empty(), "{:?}", pdf.missing);
}
