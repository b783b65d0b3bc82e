//! The timeline: workstreams as lanes, milestones on them, today, from eighteen months before to three months after.

use jiff::{ToSpan, civil::Date};

use super::{
    Drawing, Ink,
    drawing::{Shape, TextAnchor},
    pen::{self, PAGE_WIDTH},
    standing::{Standing, TaskStanding},
    workstreams::{Strand, strands},
    writer::{Writer, count, text},
};
use crate::{engine::Health, plan::Plan};

/// The timeline looks no further back than this many months before the opening.
pub(super) const MONTHS_BEFORE: i32 = 18;
/// The timeline looks no further ahead than this many months after the opening.
pub(super) const MONTHS_AFTER: i32 = 3;
/// The timeline shows no more lanes than this.
pub(super) const LANES_MAX: usize = 24;
/// A label of the month axis needs this much room, in points.
const LABEL_ROOM: f32 = 34.0;

const NAME_WIDTH: f32 = 150.0;
const HEAD_HEIGHT: f32 = 26.0;
const LANE_HEIGHT: f32 = 15.5;
const FOOT_HEIGHT: f32 = 20.0;

/// Days to points.
struct Scale {
    from: Date,
    days: f32,
}

impl Scale {
    /// From the first window to the last due date, in whole months, within the limits.
    fn of(plan: &Plan) -> Self {
        let opens = plan.event.opens;
        let earliest = opens.saturating_sub(MONTHS_BEFORE.months());
        let latest = opens.saturating_add(MONTHS_AFTER.months());
        let from = plan.starts_on().clamp(earliest, opens).first_of_month();
        let to = plan.ends_on().clamp(opens, latest.max(opens)).last_of_month();
        Self { from, days: (to - from).get_days().max(1) as f32 }
    }

    /// The place of a day; days beyond the edges stand at the edge.
    fn x(&self, day: Date) -> f32 {
        let along = (day - self.from).get_days() as f32 / self.days;
        NAME_WIDTH + along.clamp(0.0, 1.0) * (PAGE_WIDTH - NAME_WIDTH - 6.0)
    }

    fn has(&self, day: Date) -> bool {
        let days = (day - self.from).get_days() as f32;
        (0.0..=self.days).contains(&days)
    }

    /// The first of every month from edge to edge.
    fn months(&self) -> impl Iterator<Item = Date> {
        let count = (self.days / 28.0).ceil() as i32;
        (0..=count).map(|month| self.from.saturating_add(month.months())).filter(|day| self.has(*day))
    }
}

/// The timeline as of the cut-off.
pub(super) fn draw(standing: &Standing<'_>, w: &Writer<'_>) -> Drawing {
    let scale = Scale::of(standing.plan);
    let mut lanes = strands(standing);
    lanes.truncate(LANES_MAX);
    let bottom = HEAD_HEIGHT + lanes.len().max(1) as f32 * LANE_HEIGHT;
    let mut shapes = Vec::new();
    draw_months(&mut shapes, &scale, bottom, w);
    for (place, lane) in lanes.iter().enumerate() {
        draw_lane(&mut shapes, &scale, HEAD_HEIGHT + place as f32 * LANE_HEIGHT, lane, w);
    }
    draw_event(&mut shapes, &scale, standing, bottom, w);
    draw_legend(&mut shapes, bottom + 14.0, w);
    Drawing { name: "timeline".into(), width: PAGE_WIDTH, height: bottom + FOOT_HEIGHT, alt: alt(standing, w), shapes }
}

/// A hairline for each month, and as many labels as there is room for.
fn draw_months(shapes: &mut Vec<Shape>, scale: &Scale, bottom: f32, w: &Writer<'_>) {
    let months: Vec<Date> = scale.months().collect();
    let room = (PAGE_WIDTH - NAME_WIDTH) / LABEL_ROOM;
    let every = [1, 2, 3, 6, 12].into_iter().find(|every| months.len() as f32 / *every as f32 <= room).unwrap_or(12);
    let mut is_first = true;
    for day in months {
        let x = scale.x(day);
        let labelled = (i32::from(day.month()) - 1) % every == 0;
        shapes.push(pen::line((x, HEAD_HEIGHT - if labelled { 5.0 } else { 2.0 }), (x, bottom), Ink::Line, 0.4, 0.0));
        if labelled && x < PAGE_WIDTH - LABEL_ROOM * 0.7 {
            shapes.push(Shape::Text {
                x,
                y: HEAD_HEIGHT - 8.0,
                size: 7.0,
                bold: day.month() == 1,
                ink: Ink::Muted,
                anchor: TextAnchor::Start,
                text: month(w, day, is_first),
            });
            is_first = false;
        }
    }
}

/// `Apr`; with the year in the first label and in every January.
fn month(w: &Writer<'_>, day: Date, is_first: bool) -> String {
    let month = w.say(&format!("report-month-{}", day.month()), &[]);
    if !is_first && day.month() != 1 {
        return month;
    }
    w.say("report-month-year", &[("month", text(month)), ("year", text(day.year().to_string()))])
}

/// A workstream: its span, its tasks as ticks, its milestones as signs with their ids.
fn draw_lane(shapes: &mut Vec<Shape>, scale: &Scale, y: f32, (strand, tasks): &Strand<'_, '_>, w: &Writer<'_>) {
    let middle = y + LANE_HEIGHT / 2.0;
    let name = strand.map_or_else(|| w.say("report-no-workstream", &[]), |strand| w.pick(&strand.title));
    let name = pen::fit(&name, NAME_WIDTH - 8.0, pen::TEXT_SIZE);
    shapes.push(pen::text(0.0, middle + 3.0, name, TextAnchor::Start, Ink::Text));
    let counted = || tasks.iter().filter(|task| !task.is_cancelled());
    let span = counted().map(|t| t.task.opens).min().zip(counted().map(|t| t.task.due.date).max());
    if let Some((from, to)) = span {
        let (from, to) = (scale.x(from), scale.x(to));
        let width = (to - from).max(2.0);
        shapes.push(Shape::Rect { x: from, y: middle - 3.0, width, height: 6.0, radius: 2.0, fill: Ink::Track });
    }
    let mut signs: Vec<_> = counted().filter(|task| scale.has(task.task.due.date)).collect();
    signs.sort_by_key(|task| (task.task.milestone, task.is_overdue(), task.task.due.date));
    // Tasks due on the same day with the same state look the same: one sign is enough, however many there are.
    signs.dedup_by_key(|task| (task.task.milestone, task.task.due.date, task.health));
    let taken: Vec<f32> = signs.iter().map(|task| scale.x(task.task.due.date)).collect();
    for (task, x) in signs.iter().zip(&taken) {
        draw_sign(shapes, *x, middle, task);
        if task.task.milestone {
            draw_id(shapes, *x, middle, task.task.id.as_str(), &taken);
        }
    }
}

/// The id of a milestone after its sign, or before it, or nowhere: wherever no other sign stands.
fn draw_id(shapes: &mut Vec<Shape>, x: f32, y: f32, id: &str, taken: &[f32]) {
    const GAP: f32 = 7.0;
    let width = pen::width_of(id, pen::SMALL_SIZE) + GAP + 3.0;
    let is_free = |from: f32, to: f32| {
        from >= NAME_WIDTH && to <= PAGE_WIDTH && !taken.iter().any(|sign| *sign != x && (from..=to).contains(sign))
    };
    let anchor = match (is_free(x, x + width), is_free(x - width, x)) {
        (true, _) => TextAnchor::Start,
        (false, true) => TextAnchor::End,
        (false, false) => return,
    };
    let x = if anchor == TextAnchor::Start { x + GAP } else { x - GAP };
    shapes.push(pen::small(x, y + 2.3, id, anchor, Ink::Text));
}

fn draw_sign(shapes: &mut Vec<Shape>, x: f32, y: f32, task: &TaskStanding<'_>) {
    let done = matches!(task.health, Health::Completed | Health::CompletedLate);
    match (task.task.milestone, task.is_overdue()) {
        (true, true) => shapes.push(pen::square(x, y, 4.6, Ink::Bad)),
        (true, false) if done => shapes.push(pen::diamond(x, y, 5.2, Ink::Good, Ink::Good)),
        (true, false) => shapes.push(pen::diamond(x, y, 5.2, Ink::Paper, Ink::Text)),
        (false, true) => shapes.push(pen::square(x, y, 2.6, Ink::Bad)),
        (false, false) => {
            let fill = if done { Ink::Good } else { Ink::Paper };
            let stroke = Some((if done { Ink::Good } else { Ink::Muted }, 0.9));
            shapes.push(Shape::Circle { cx: x, cy: y, r: 2.3, fill: Some(fill), stroke });
        }
    }
}

/// The opening day and today.
fn draw_event(shapes: &mut Vec<Shape>, scale: &Scale, standing: &Standing<'_>, bottom: f32, w: &Writer<'_>) {
    let opens = scale.x(standing.plan.event.opens);
    shapes.push(pen::line((opens, HEAD_HEIGHT - 14.0), (opens, bottom), Ink::Accent, 1.2, 0.0));
    let today = scale.x(standing.cut_off);
    let shows_today = scale.has(standing.cut_off);
    let opening_label = w.say("report-timeline-opening", &[]);
    // The two labels stand on either side of their lines, away from each other.
    let (left, right) =
        if today <= opens { (TextAnchor::End, TextAnchor::Start) } else { (TextAnchor::Start, TextAnchor::End) };
    let room = PAGE_WIDTH - opens > pen::width_of(&opening_label, 7.5);
    let anchor = if room { right } else { TextAnchor::End };
    let shift = |anchor| if anchor == TextAnchor::End { -3.0 } else { 3.0 };
    shapes.push(label(opens + shift(anchor), 8.0, opening_label, Ink::Accent, anchor));
    if shows_today {
        shapes.push(pen::line((today, HEAD_HEIGHT - 14.0), (today, bottom), Ink::Bad, 1.0, 3.0));
        let words = w.say("report-timeline-today", &[("date", text(w.day(standing.cut_off).text))]);
        shapes.push(label(today + shift(left), 8.0, words, Ink::Bad, left));
    }
}

fn label(x: f32, y: f32, text: String, ink: Ink, anchor: TextAnchor) -> Shape {
    Shape::Text { x, y, size: 7.5, bold: true, ink, anchor, text }
}

/// What the signs mean, in words.
fn draw_legend(shapes: &mut Vec<Shape>, y: f32, w: &Writer<'_>) {
    let signs: [(&str, Vec<Shape>); 3] = [
        ("report-timeline-done", vec![pen::diamond(6.0, 0.0, 4.2, Ink::Good, Ink::Good)]),
        ("report-timeline-due", vec![pen::diamond(6.0, 0.0, 4.2, Ink::Paper, Ink::Text)]),
        ("report-timeline-overdue", vec![pen::square(6.0, 0.0, 3.8, Ink::Bad)]),
    ];
    let mut x = NAME_WIDTH;
    for (id, sign) in signs {
        shapes.extend(sign.into_iter().map(|shape| moved(shape, x, y - 2.6)));
        let words = w.say(id, &[]);
        let width = pen::width_of(&words, pen::TEXT_SIZE);
        shapes.push(pen::text(x + 14.0, y, words, TextAnchor::Start, Ink::Muted));
        x += width + 30.0;
    }
    let words = w.say("report-timeline-small", &[]);
    shapes.push(pen::text(x, y, words, TextAnchor::Start, Ink::Muted));
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
        ("counter", text(super::header::counter(w, days))),
    ];
    w.say("report-alt-timeline", &args)
}
