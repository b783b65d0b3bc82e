//! How long typesetting takes: the sample report, and a table of 500 rows.

#![allow(missing_docs, clippy::unwrap_used, reason = "criterion's macros make public functions; a bench may panic")]

use std::{fmt::Write as _, hint::black_box};

use concerted::{
    model::Lang,
    render::{
        pdf::{self, PdfMeta},
        theme::Theme,
    },
    report::Drawing,
};
use criterion::{Criterion, criterion_group, criterion_main};

const SAMPLE: &str = include_str!("../tests/it/fixtures/report/sample.html");
const ARABIC: &str = include_str!("../tests/it/fixtures/report/sample-ar.html");

fn meta(lang: &str) -> PdfMeta {
    PdfMeta {
        title: "Progress report".into(),
        author: "Secretariat".into(),
        subject: "World Forum".into(),
        symbol: "BP-WF2-PR07".into(),
        lang: Lang::from(lang),
        created_at: "2013-03-31T20:00:00Z".parse().unwrap(),
        page_of: "page {page} of {pages}".into(),
        running_title: "World Forum".into(),
    }
}

fn rows(count: usize) -> String {
    let mut html = "<h1>Tasks</h1><table><thead><tr><th>No.</th><th>Task</th><th>Owner</th><th>Due</th>\
                    <th>Progress</th><th>State</th></tr></thead><tbody>"
        .to_owned();
    for row in 0..count {
        let done = row * 7 % 100;
        let _ = write!(
            html,
            "<tr><td>T-{row:03}</td><td>Confirm the delegation of region {row} and send the hotel list with it</td>\
             <td>Ülviyyə Əliyeva</td><td>2013-04-{:02}</td>\
             <td><span class=bar data-value={} title='{done} %'></span> {done} %</td>\
             <td><span class='badge good'>● On track</span></td></tr>",
            row % 28 + 1,
            done as f64 / 100.0,
        );
    }
    html + "</tbody></table>"
}

fn typesetting(criterion: &mut Criterion) {
    let drawing =
        Drawing { name: "timeline".into(), width: 480.0, height: 150.0, alt: "A timeline".into(), shapes: Vec::new() };
    let theme = Theme::default();
    let table = rows(500);
    for (name, html, lang) in [("sample", SAMPLE, "en"), ("sample-ar", ARABIC, "ar"), ("table-500", &table, "en")] {
        let meta = meta(lang);
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| pdf::typeset(black_box(html), std::slice::from_ref(&drawing), &meta, &theme).unwrap());
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = typesetting
}
criterion_main!(benches);
