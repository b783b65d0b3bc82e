//! The timeline: workstreams as lanes with their milestones, and today, from eighteen months before the opening to
//! three months after it.

use std::collections::BTreeMap;

use jiff::{ToSpan, civil::Date};

use super::{
    axis_labels::{AxisLabel, AxisLabels},
    pen::{self, PAGE_WIDTH, Weight},
    spread::{self, Sign},
};
use crate::{
    engine::Health,
    model::TaskId,
    plan::{Plan, Workstream},
    report::{
        drawing::{Drawing, Ink, Shape, TextAnchor},
        measure::{
            standing::{Standing, TaskStanding},
            strands::{Strand, milestones, strands},
        },
        words::{
            phrases::counter,
            writer::{Writer, count, text},
        },
    },
};

/// The timeline starts at most this many months before the opening.
const MONTHS_BEFORE: i32 = 18;
/// The timeline ends at most this many months after the opening.
const MONTHS_AFTER: i32 = 3;
/// At most this many lanes are drawn.
const LANES_MAX: usize = 24;
/// Type size of the labels of the opening day and of today, in points.
const LABEL_SIZE: f32 = 7.5;
/// Distance of these labels from their lines.
const LABEL_GAP: f32 = 3.0;
/// Room taken by a label of the month axis, in points.
const LABEL_ROOM: f32 = 34.0;

/// Least and greatest width of the workstream names, which take as much as they need.
const NAME_WIDTH: (f32, f32) = (100.0, 200.0);
/// Distance from a name to the chart.
const NAME_GAP: f32 = 8.0;
const HEAD_HEIGHT: f32 = 26.0;
const LANE_HEIGHT: f32 = 15.5;
const FOOT_HEIGHT: f32 = 20.0;
/// Height of a line of the legend.
const LEGEND_HEIGHT: f32 = 12.0;
/// Distance from the centre of a milestone symbol to its corners.
const MILESTONE: f32 = 7.0;
/// Distance from the centre of a forecast symbol to its corners.
const FORECAST: f32 = 3.4;
/// A symbol displaced by less than this looks as if it were at its day.
const MOVED_LEAST: f32 = 0.5;

/// Converts days to points.
struct Scale {
    /// Left edge of the chart, right of the names.
    left: f32,
    from: Date,
    days: f32,
}

impl Scale {
    /// The scale from the first window to the last due date, in whole months, within the limits.
    fn of(plan: &Plan, left: f32) -> Self {
        let opens = plan.event.opens;
        let earliest = opens.saturating_sub(MONTHS_BEFORE.months());
        let latest = opens.saturating_add(MONTHS_AFTER.months());
        let from = plan.starts_on().clamp(earliest, opens).first_of_month();
        let to = plan.ends_on().clamp(opens, latest.max(opens)).last_of_month();
        Self { left, from, days: (to - from).get_days().max(1) as f32 }
    }

    /// The x of a day; days beyond the edges are clamped to the edge.
    fn x(&self, day: Date) -> f32 {
        let along = (day - self.from).get_days() as f32 / self.days;
        self.left + along.clamp(0.0, 1.0) * (PAGE_WIDTH - self.left - 6.0)
    }

    fn has(&self, day: Date) -> bool {
        let days = (day - self.from).get_days() as f32;
        (0.0..=self.days).contains(&days)
    }

    /// The first day of every month on the scale.
    fn months(&self) -> impl Iterator<Item = Date> {
        let count = (self.days / 28.0).ceil() as i32;
        (0..=count).map(|month| self.from.saturating_add(month.months())).filter(|day| self.has(*day))
    }
}

/// The numbers of milestones, as in the table below the timeline.
type Numbers<'a> = BTreeMap<&'a TaskId, usize>;

/// The timeline as of the cut-off.
pub(in crate::report) fn draw(standing: &Standing<'_>, w: &Writer<'_>) -> Drawing {
    let mut lanes = strands(standing);
    lanes.truncate(LANES_MAX);
    let names = lanes.iter().map(|(strand, _)| pen::width_of(&name(*strand, w), pen::TEXT_SIZE) + NAME_GAP);
    let scale = Scale::of(standing.plan, names.fold(NAME_WIDTH.0, f32::max).min(NAME_WIDTH.1));
    let bottom = HEAD_HEIGHT + lanes.len().max(1) as f32 * LANE_HEIGHT;
    let mut shapes = Vec::new();
    draw_months(&mut shapes, &scale, (bottom, standing.cut_off), w);
    let middles = (0..).map(|place| HEAD_HEIGHT + (place as f32 + 0.5) * LANE_HEIGHT);
    for (lane, middle) in lanes.iter().zip(middles.clone()) {
        draw_track(&mut shapes, &scale, middle, lane, w);
    }
    draw_event(&mut shapes, &scale, standing, bottom, w);
    let numbers: Numbers<'_> = milestones(standing).iter().zip(1..).map(|(task, no)| (&task.task.id, no)).collect();
    for (lane, middle) in lanes.iter().zip(middles) {
        draw_signs(&mut shapes, &scale, middle, lane, &numbers);
    }
    let height = bottom + FOOT_HEIGHT + draw_legend(&mut shapes, bottom + 14.0, standing, w);
    Drawing { name: "timeline".into(), width: PAGE_WIDTH, height, alt: alt(standing, w), shapes }
}

/// Draws a hairline for each month, and as many labels as fit.
fn draw_months(shapes: &mut Vec<Shape>, scale: &Scale, (bottom, today): (f32, Date), w: &Writer<'_>) {
    let months: Vec<Date> = scale.months().collect();
    let room = (PAGE_WIDTH - scale.left) / LABEL_ROOM;
    let every = [1, 2, 3, 6, 12].into_iter().find(|every| months.len() as f32 / *every as f32 <= room).unwrap_or(12);
    let mut labels = AxisLabels::default();
    for day in months {
        let x = scale.x(day);
        let labelled = (i32::from(day.month()) - 1) % every == 0;
        shapes.push(pen::line((x, HEAD_HEIGHT - if labelled { 5.0 } else { 2.0 }), (x, bottom), Ink::Line, 0.4, 0.0));
        let begins_year = day.month() == 1;
        let label = AxisLabel { x, words: month(w, day, labels.is_empty()), begins_year };
        // The line of today runs through the labels, so a label that it would strike out is omitted.
        let is_struck = scale.has(today) && (x - 2.0..label.end() + 2.0).contains(&scale.x(today));
        if labelled && !is_struck && label.end() <= PAGE_WIDTH {
            labels.put(label);
        }
    }
    shapes.extend(labels.drawn(HEAD_HEIGHT - 8.0));
}

/// `Apr`; with the year in the first label and in every January.
fn month(w: &Writer<'_>, day: Date, is_first: bool) -> String {
    let month = w.say(&format!("report-month-{}", day.month()), &[]);
    if !is_first && day.month() != 1 {
        return month;
    }
    w.say("report-month-year", &[("month", text(month)), ("year", text(day.year().to_string()))])
}

fn name(strand: Option<&Workstream>, w: &Writer<'_>) -> String {
    strand.map_or_else(|| w.say("report-no-workstream", &[]), |strand| w.pick(&strand.title))
}

/// Draws a workstream: its name, and the span from its first window to its last due date.
fn draw_track(shapes: &mut Vec<Shape>, scale: &Scale, middle: f32, (strand, tasks): &Strand<'_, '_>, w: &Writer<'_>) {
    let name = pen::fit(&name(*strand, w), scale.left - NAME_GAP, pen::TEXT_SIZE);
    shapes.push(pen::text(0.0, middle + 3.0, name, TextAnchor::Start, Ink::Text));
    let counted = || tasks.iter().filter(|task| !task.is_cancelled());
    let span = counted().map(|t| t.task.opens).min().zip(counted().map(|t| t.task.due.date).max());
    if let Some((from, to)) = span {
        let (from, to) = (scale.x(from), scale.x(to));
        let width = (to - from).max(2.0);
        shapes.push(Shape::Rect { x: from, y: middle - 3.0, width, height: 6.0, radius: 2.0, fill: Ink::Track });
    }
}

/// Draws the tasks of a workstream as small symbols, and its milestones as large numbered ones.
fn draw_signs(shapes: &mut Vec<Shape>, scale: &Scale, middle: f32, (_, tasks): &Strand<'_, '_>, numbers: &Numbers<'_>) {
    let counted = tasks.iter().filter(|task| !task.is_cancelled());
    let mut signs: Vec<_> = counted.filter(|task| scale.has(task.task.due.date)).collect();
    signs.sort_by_key(|task| (task.is_overdue(), task.task.due.date));
    let (milestones, mut small): (Vec<&TaskStanding<'_>>, Vec<&TaskStanding<'_>>) =
        signs.into_iter().partition(|task| numbers.contains_key(&task.task.id));
    // Tasks due on the same day with the same health look alike, so one symbol is enough for all of them.
    small.dedup_by_key(|task| (task.task.due.date, task.health));
    for task in small {
        draw_sign(shapes, scale.x(task.task.due.date), middle, task, None);
    }
    draw_milestones(shapes, scale, middle, milestones, numbers);
}

/// Draws milestones and their forecasts without overlap. Where one is displaced, a thin line leads to its day.
fn draw_milestones(
    shapes: &mut Vec<Shape>,
    scale: &Scale,
    middle: f32,
    mut milestones: Vec<&TaskStanding<'_>>,
    numbers: &Numbers<'_>,
) {
    milestones.sort_by_key(|task| numbers.get(&task.task.id));
    let mut signs: Vec<(Sign, usize, bool)> = Vec::new();
    for (index, task) in milestones.iter().enumerate() {
        signs.push((Sign { at: scale.x(task.task.due.date), reach: MILESTONE - 1.0 }, index, false));
        let forecast = task.forecast.map(|day| Sign { at: scale.x(day), reach: FORECAST });
        signs.extend(forecast.map(|sign| (sign, index, true)));
    }
    signs.sort_by(|(a, _, a_is_forecast), (b, _, b_is_forecast)| {
        a.at.total_cmp(&b.at).then(a_is_forecast.cmp(b_is_forecast))
    });
    let wishes: Vec<Sign> = signs.iter().map(|(sign, ..)| *sign).collect();
    let places = spread::apart(&wishes, (scale.left, PAGE_WIDTH));
    let mut starts = vec![0.0; milestones.len()];
    for ((sign, index, is_forecast), place) in signs.iter().zip(&places) {
        if *is_forecast {
            // From the milestone to its forecast; the milestone's symbol covers the start of the line.
            shapes.push(pen::line((starts[*index], middle), (*place, middle), Ink::Warn, 1.4, 0.0));
            continue;
        }
        starts[*index] = *place;
        if (sign.at - place).abs() > MOVED_LEAST {
            let (up, down) = (middle - LANE_HEIGHT / 2.0 + 0.5, middle + LANE_HEIGHT / 2.0 - 0.5);
            shapes.push(pen::line((sign.at, up), (sign.at, down), Ink::Text, 0.6, 0.0));
            shapes.push(pen::line((sign.at, middle), (*place, middle), Ink::Text, 0.6, 0.0));
        }
    }
    for ((_, index, is_forecast), place) in signs.iter().zip(&places) {
        let task = milestones[*index];
        if *is_forecast {
            shapes.push(pen::diamond(*place, middle, FORECAST, Ink::Warn, Ink::Warn));
        } else {
            draw_sign(shapes, *place, middle, task, numbers.get(&task.task.id).copied());
        }
    }
}

fn draw_sign(shapes: &mut Vec<Shape>, x: f32, y: f32, task: &TaskStanding<'_>, no: Option<usize>) {
    let done = matches!(task.health, Health::Completed | Health::CompletedLate);
    let Some(no) = no else {
        let (fill, stroke) = if done { (Ink::Good, Ink::Good) } else { (Ink::Paper, Ink::Muted) };
        shapes.push(if task.is_overdue() {
            pen::square(x, y, 2.6, Ink::Bad)
        } else {
            Shape::Circle { cx: x, cy: y, r: 2.3, fill: Some(fill), stroke: Some((stroke, 0.9)) }
        });
        return;
    };
    let ink = if done || task.is_overdue() { Ink::Paper } else { Ink::Text };
    shapes.push(if task.is_overdue() {
        pen::square(x, y, 5.4, Ink::Bad)
    } else if done {
        pen::diamond(x, y, MILESTONE, Ink::Good, Ink::Good)
    } else {
        pen::diamond(x, y, MILESTONE, Ink::Paper, Ink::Text)
    });
    shapes.push(pen::label((5.8, Weight::Bold), (x, y + 2.1), no.to_string(), TextAnchor::Middle, ink));
}

/// Draws the opening day and today: two lines with their labels above the months.
fn draw_event(shapes: &mut Vec<Shape>, scale: &Scale, standing: &Standing<'_>, bottom: f32, w: &Writer<'_>) {
    let opens = scale.x(standing.plan.event.opens);
    shapes.push(pen::line((opens, HEAD_HEIGHT - 14.0), (opens, bottom), Ink::Accent, 1.2, 0.0));
    let opening = w.say("report-timeline-opening", &[]);
    if !scale.has(standing.cut_off) {
        let (x, anchor) = label_after(opens, opens, &opening);
        shapes.push(label(x, opening, Ink::Accent, anchor));
        return;
    }
    let today = scale.x(standing.cut_off);
    shapes.push(pen::line((today, HEAD_HEIGHT - 14.0), (today, bottom), Ink::Bad, 1.0, 3.0));
    let words = w.say("report-timeline-today", &[("date", text(w.day(standing.cut_off).text))]);
    // The labels are on the outer sides of their lines, away from each other.
    let is_ahead = today <= opens;
    let ((first, early, its_ink), (later, late, ink)) = if is_ahead {
        ((today, words, Ink::Bad), (opens, opening, Ink::Accent))
    } else {
        ((opens, opening, Ink::Accent), (today, words, Ink::Bad))
    };
    let (x, anchor) = label_after(later, if is_ahead { later } else { PAGE_WIDTH + LABEL_GAP }, &late);
    let begins = if anchor == TextAnchor::End { x - width_of(&late) } else { x };
    let ends = (first - LABEL_GAP).min(begins - 2.0 * LABEL_GAP).max(width_of(&early));
    shapes.push(label(ends, early, its_ink, TextAnchor::End));
    shapes.push(label(x, late, ink, anchor));
}

/// Position of the label of the later line: right of the line at `x`, or, where it would leave the drawing, ending just
/// before `edge`.
fn label_after(x: f32, edge: f32, words: &str) -> (f32, TextAnchor) {
    let begins = x + LABEL_GAP;
    if begins + width_of(words) <= PAGE_WIDTH {
        (begins, TextAnchor::Start)
    } else {
        (edge - LABEL_GAP, TextAnchor::End)
    }
}

/// Estimated width of a label.
fn width_of(words: &str) -> f32 {
    pen::width_of(words, LABEL_SIZE) * pen::BOLD
}

fn label(x: f32, words: String, ink: Ink, anchor: TextAnchor) -> Shape {
    pen::label((LABEL_SIZE, Weight::Bold), (x, 8.0), words, anchor, ink)
}

/// Draws the legend on as many lines as it needs; returns the height of the lines after the first.
fn draw_legend(shapes: &mut Vec<Shape>, top: f32, standing: &Standing<'_>, w: &Writer<'_>) -> f32 {
    let forecasts = standing.counted().any(|task| task.task.milestone && task.forecast.is_some());
    let signs = [
        ("report-timeline-done", Some(pen::diamond(6.0, 0.0, 4.2, Ink::Good, Ink::Good))),
        ("report-timeline-due", Some(pen::diamond(6.0, 0.0, 4.2, Ink::Paper, Ink::Text))),
        ("report-timeline-overdue", Some(pen::square(6.0, 0.0, 3.8, Ink::Bad))),
        ("report-timeline-forecast", Some(pen::diamond(6.0, 0.0, FORECAST, Ink::Warn, Ink::Warn))),
        ("report-timeline-small", None),
    ];
    let (mut x, mut y) = (0.0, top);
    for (id, sign) in signs.into_iter().filter(|(id, _)| forecasts || *id != "report-timeline-forecast") {
        let words = w.say(id, &[]);
        let indent = if sign.is_some() { 14.0 } else { 0.0 };
        let width = indent + pen::width_of(&words, pen::TEXT_SIZE);
        if x > 0.0 && x + width > PAGE_WIDTH {
            (x, y) = (0.0, y + LEGEND_HEIGHT);
        }
        shapes.extend(sign.map(|shape| moved(shape, x, y - 2.6)));
        shapes.push(pen::text(x + indent, y, words, TextAnchor::Start, Ink::Muted));
        x += width + 16.0;
    }
    y - top
}

fn moved(shape: Shape, dx: f32, dy: f32) -> Shape {
    match shape {
        Shape::Rect { x, y, width, height, radius, fill } => {
            Shape::Rect { x: x + dx, y: y + dy, width, height, radius, fill }
        }
        Shape::Path { points, closed, fill, stroke, dash } => {
            let points = points.into_iter().map(|(x, y)| (x + dx, y + dy)).collect();
            Shape::Path { points, closed, fill, stroke, dash }
        }
        other => other,
    }
}

fn alt(standing: &Standing<'_>, w: &Writer<'_>) -> String {
    let milestones = || standing.counted().filter(|task| task.task.milestone);
    let days = (standing.plan.event.opens - standing.cut_off).get_days();
    let args = [
        ("date", text(w.long_date(standing.cut_off))),
        ("n", count(milestones().count())),
        ("done", count(milestones().filter(|task| task.is_completed()).count())),
        ("overdue", count(milestones().filter(|task| task.is_overdue()).count())),
        ("later", count(milestones().filter(|task| task.forecast.is_some()).count())),
        ("counter", text(counter(w, days))),
    ];
    w.say("report-alt-timeline", &args)
}
