//! The risk matrix: five by five fields of likelihood and impact, with each risk as its number in the register.

use super::pen::{self, Weight};
use crate::{
    model::ledger::RiskStatus,
    report::{
        drawing::{Drawing, Ink, Shape, TextAnchor},
        section::risks::{RiskRow, RisksSection, ink_of},
        words::writer::{Writer, count, text},
    },
};

/// Width of a field in points.
const FIELD_WIDTH: f32 = 62.0;
/// Height of a field in points.
const FIELD_HEIGHT: f32 = 17.0;
/// Room for the likelihood scale.
const SCALE_WIDTH: f32 = 92.0;
/// Room for the impact scale.
const SCALE_HEIGHT: f32 = 30.0;
/// Radius of a risk's dot.
const DOT: f32 = 6.2;
/// At most this many dots are drawn in a field; if there are more risks, the last dot shows how many more.
const DOTS_MAX: usize = 4;

/// Draws the open risks that are assessed.
pub(in crate::report) fn draw(risks: &RisksSection, w: &Writer<'_>) -> Drawing {
    let shown: Vec<&RiskRow> =
        risks.rows.iter().filter(|row| row.status != RiskStatus::Closed && row.level.is_some()).collect();
    let mut shapes = Vec::new();
    for likelihood in 1..=5_u8 {
        let y = f32::from(5 - likelihood) * FIELD_HEIGHT;
        let words = format!("{} {}", w.figure(likelihood.into()), w.word("risk-likelihood", &likelihood.to_string()));
        let words = pen::fit(&words, SCALE_WIDTH - 6.0, pen::TEXT_SIZE);
        shapes.push(pen::text(SCALE_WIDTH - 6.0, y + FIELD_HEIGHT / 2.0 + 2.8, words, TextAnchor::End, Ink::Muted));
        for impact in 1..=5_u8 {
            let here: Vec<&RiskRow> = shown
                .iter()
                .copied()
                .filter(|row| (row.likelihood, row.impact) == (Some(likelihood), Some(impact)))
                .collect();
            field(&mut shapes, SCALE_WIDTH + f32::from(impact - 1) * FIELD_WIDTH, y, likelihood * impact, &here, w);
        }
    }
    scale(&mut shapes, w);
    let (width, height) = (SCALE_WIDTH + 5.0 * FIELD_WIDTH, 5.0 * FIELD_HEIGHT + SCALE_HEIGHT);
    Drawing { name: "risk-matrix".into(), width, height, alt: alt(&shown, risks, w), shapes }
}

fn field(shapes: &mut Vec<Shape>, x: f32, y: f32, level: u8, here: &[&RiskRow], w: &Writer<'_>) {
    let (width, height) = (FIELD_WIDTH - 2.0, FIELD_HEIGHT - 2.0);
    shapes.push(Shape::Rect { x: x + 1.0, y: y + 1.0, width, height, radius: 2.0, fill: Ink::Track });
    // Every field has its level as a number too, so that the matrix can be read in greyscale.
    let ink = ink_of(Some(level));
    shapes.push(Shape::Rect { x: x + 1.0, y: y + 1.0, width: 3.0, height, radius: 1.0, fill: ink });
    let figure = w.figure(level.into());
    shapes.push(pen::small(x + FIELD_WIDTH - 5.0, y + FIELD_HEIGHT - 5.0, figure, TextAnchor::End, Ink::Muted));
    let places = here.len().min(DOTS_MAX);
    for (at, row) in here.iter().take(places).enumerate() {
        let is_rest = at + 1 == DOTS_MAX && here.len() > DOTS_MAX;
        let words =
            if is_rest { format!("+{}", w.figure((here.len() - at) as f64)) } else { w.figure(row.number as f64) };
        let (cx, cy) = (x + 13.0 + at as f32 * (2.0 * DOT + 0.6), y + FIELD_HEIGHT / 2.0);
        shapes.push(Shape::Circle { cx, cy, r: DOT, fill: Some(Ink::Text), stroke: Some((Ink::Paper, 0.8)) });
        shapes.push(pen::label((pen::SMALL_SIZE, Weight::Bold), (cx, cy + 2.4), words, TextAnchor::Middle, Ink::Paper));
    }
}

fn scale(shapes: &mut Vec<Shape>, w: &Writer<'_>) {
    let bottom = 5.0 * FIELD_HEIGHT;
    for impact in 1..=5_u8 {
        let x = SCALE_WIDTH + (f32::from(impact) - 0.5) * FIELD_WIDTH;
        let words = format!("{} {}", w.figure(impact.into()), w.word("risk-impact", &impact.to_string()));
        let words = pen::fit(&words, FIELD_WIDTH - 2.0, pen::SMALL_SIZE);
        shapes.push(pen::small(x, bottom + 11.0, words, TextAnchor::Middle, Ink::Muted));
    }
    let axes = w.say("report-risk-axes", &[]);
    shapes.push(pen::text(SCALE_WIDTH, bottom + 25.0, axes, TextAnchor::Start, Ink::Muted));
}

fn alt(shown: &[&RiskRow], risks: &RisksSection, w: &Writer<'_>) -> String {
    let rows = shown.iter().map(|row| {
        let args = [
            ("number", count(row.number)),
            ("risk", text(row.title.as_str())),
            ("level", text(row.level_text.as_str())),
        ];
        w.say("report-alt-risk", &args)
    });
    let rows = w.series(&rows.collect::<Vec<_>>());
    let args = [("n", count(shown.len())), ("severe", count(risks.severe)), ("rows", text(rows))];
    w.say("report-alt-risk-matrix", &args)
}
