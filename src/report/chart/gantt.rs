//! The Gantt chart as a drawing, for a page of its own.

use jiff::civil::Date;

use super::{
    axis_labels::{AxisLabel, AxisLabels},
    pen::{self, Weight},
};
use crate::{
    engine::Health,
    lang::{DateStyle, Words},
    report::{
        drawing::{Drawing, Ink, Shape, TextAnchor},
        gantt::{AxisUnit, Gantt, GanttLane, GanttRow},
        words::writer::{count, text},
    },
};

/// Width in points: the text width of a landscape A4 page.
const WIDTH: f32 = 760.0;
const MARGIN: f32 = 12.0;
const RIGHT: f32 = WIDTH - MARGIN;
/// Left and right edge of the chart, between the names and the floats.
const CHART: (f32, f32) = (278.0, RIGHT - 46.0);
const HEAD_HEIGHT: f32 = 66.0;
const LANE_HEIGHT: f32 = 17.0;
const ROW_HEIGHT: f32 = 13.0;
/// Distance from the last row to the first line of the legend; [`LEGEND_HEIGHT`] is that from line to line.
const LEGEND_GAP: f32 = 18.0;
const LEGEND_HEIGHT: f32 = 12.0;
const BAR_HEIGHT: f32 = 6.0;
const MILESTONE_RADIUS: f32 = 4.6;
/// Room taken by one label of the axis.
const LABEL_ROOM: f32 = 34.0;
const TITLE_SIZE: f32 = 12.0;

/// Draws `gantt` with the words of one language.
pub fn draw_gantt(gantt: &Gantt, words: &Words) -> Drawing {
    let rows = gantt.rows().count();
    let bottom = HEAD_HEIGHT + gantt.lanes.len() as f32 * LANE_HEIGHT + rows as f32 * ROW_HEIGHT + 4.0;
    let ids = gantt.rows().map(|row| pen::width_of(row.task.as_str(), pen::SMALL_SIZE)).fold(0.0, f32::max);
    let page = Page { gantt, words, bottom, titles: (MARGIN + ids * pen::BOLD + 10.0).min(CHART.0 / 2.0) };
    let legend = page.legend();
    let height = legend.last().map_or(bottom, |entry| entry.y) + MARGIN;
    let mut shapes = vec![Shape::Rect { x: 0.0, y: 0.0, width: WIDTH, height, radius: 0.0, fill: Ink::Paper }];
    page.draw_heading(&mut shapes);
    let mut y = HEAD_HEIGHT;
    let mut middles = Vec::new();
    for lane in &gantt.lanes {
        page.draw_lane(&mut shapes, lane, y);
        y += LANE_HEIGHT;
        for row in &lane.rows {
            middles.push((row, y + ROW_HEIGHT / 2.0));
            y += ROW_HEIGHT;
        }
    }
    page.draw_axis(&mut shapes);
    page.draw_opening(&mut shapes);
    for (row, middle) in &middles {
        page.draw_row(&mut shapes, row, *middle);
    }
    page.draw_today(&mut shapes);
    for (row, middle) in &middles {
        page.draw_mark(&mut shapes, row, *middle);
    }
    for LegendEntry { id, words, x, y } in legend {
        shapes.extend(sign(id, x, y - 2.6));
        shapes.push(pen::small(x + SIGN_WIDTH + 4.0, y, words, TextAnchor::Start, Ink::Muted));
    }
    Drawing { name: "gantt".into(), width: WIDTH, height, alt: page.alt(rows), shapes }
}

/// Message ids of the legend entries; [`sign`] draws the symbol of each.
const LEGEND: [&str; 8] = [
    "gantt-planned",
    "gantt-done",
    "gantt-critical",
    "gantt-float",
    "gantt-due",
    "gantt-milestone",
    "report-timeline-overdue",
    "gantt-late",
];

/// A legend entry and its position.
struct LegendEntry {
    id: &'static str,
    words: String,
    x: f32,
    y: f32,
}

/// Width of a legend symbol.
const SIGN_WIDTH: f32 = 16.0;

/// The symbol of a legend entry.
fn sign(id: &str, x: f32, y: f32) -> Vec<Shape> {
    let (centre, end) = (x + SIGN_WIDTH / 2.0, x + SIGN_WIDTH);
    match id {
        "gantt-planned" => vec![bar(x, end, y, Ink::Track), frame(x, end, y, false)],
        "gantt-done" => vec![bar(x, end, y, Ink::Good)],
        "gantt-critical" => vec![bar(x, end, y, Ink::Track), frame(x, end, y, true)],
        "gantt-float" => float_line(x, end, y).into(),
        "gantt-due" => vec![circle(centre, y, Ink::Paper, Ink::Text)],
        "gantt-milestone" => vec![pen::diamond(centre, y, MILESTONE_RADIUS, Ink::Paper, Ink::Text)],
        "gantt-late" => vec![late_line(x, end, y)],
        _ => vec![pen::square(centre, y, 3.0, Ink::Bad)],
    }
}

struct Page<'a> {
    gantt: &'a Gantt,
    words: &'a Words,
    /// Bottom of the last row.
    bottom: f32,
    /// Left edge of the titles.
    titles: f32,
}

impl Page<'_> {
    /// The x of the middle of a day; days beyond the axis are clamped to its edge.
    fn x(&self, day: Date) -> f32 {
        let along = (self.gantt.days_to(day) as f32 + 0.5) / self.gantt.days() as f32;
        CHART.0 + along * (CHART.1 - CHART.0)
    }

    fn say(&self, id: &str) -> String {
        self.words.say(id, &[])
    }

    fn draw_heading(&self, shapes: &mut Vec<Shape>) {
        let gantt = self.gantt;
        let title = format!("{}  {}", gantt.symbol, gantt.title);
        let title = pen::fit(&title, RIGHT - MARGIN, TITLE_SIZE);
        shapes.push(pen::label((TITLE_SIZE, Weight::Bold), (MARGIN, 20.0), title, TextAnchor::Start, Ink::Text));
        let args = [
            ("today", text(self.words.date(gantt.today, DateStyle::Long))),
            ("opening", text(self.words.date(gantt.opens, DateStyle::Long))),
        ];
        shapes.push(pen::text(MARGIN, 33.0, self.words.say("gantt-dates", &args), TextAnchor::Start, Ink::Muted));
        shapes.push(pen::label(
            (7.0, Weight::Bold),
            (RIGHT, HEAD_HEIGHT - 8.0),
            self.say("gantt-float"),
            TextAnchor::End,
            Ink::Muted,
        ));
    }

    /// Draws a hairline for each month or week, and as many labels as fit.
    fn draw_axis(&self, shapes: &mut Vec<Shape>) {
        let room = ((CHART.1 - CHART.0) / LABEL_ROOM) as usize;
        let (unit, ticks) = self.gantt.ticks(room, room);
        let mut labels = AxisLabels::default();
        for tick in ticks {
            let x = self.x(tick.day);
            let up = if tick.is_labelled { 5.0 } else { 2.0 };
            shapes.push(pen::line((x, HEAD_HEIGHT - up), (x, self.bottom), Ink::Line, 0.4, 0.0));
            if !tick.is_labelled || x > CHART.1 - LABEL_ROOM * 0.5 {
                continue;
            }
            let month = self.say(&format!("report-month-{}", tick.day.month()));
            let starts_year = tick.day.month() == 1 && unit == AxisUnit::Month;
            let words = match unit {
                AxisUnit::Week => {
                    let args = [("day", count(tick.day.day() as usize)), ("month", text(month))];
                    self.words.say("gantt-week", &args)
                }
                AxisUnit::Month if starts_year || labels.is_empty() => {
                    let args = [("month", text(month)), ("year", text(tick.day.year().to_string()))];
                    self.words.say("report-month-year", &args)
                }
                AxisUnit::Month => month,
            };
            labels.put(AxisLabel { x, words, begins_year: starts_year });
        }
        shapes.extend(labels.drawn(HEAD_HEIGHT - 8.0));
    }

    /// Draws the name of a workstream on a band.
    fn draw_lane(&self, shapes: &mut Vec<Shape>, lane: &GanttLane, y: f32) {
        let name = match &lane.workstream {
            Some((id, title)) => format!("{id}  {title}"),
            None => self.say("report-no-workstream"),
        };
        let (width, height) = (RIGHT - MARGIN, LANE_HEIGHT - 5.0);
        shapes.push(Shape::Rect { x: MARGIN, y: y + 3.0, width, height, radius: 0.0, fill: Ink::Track });
        let name = pen::fit(&name, CHART.0 - MARGIN, pen::TEXT_SIZE);
        shapes.push(pen::label(
            (pen::TEXT_SIZE, Weight::Bold),
            (MARGIN + 3.0, y + 11.8),
            name,
            TextAnchor::Start,
            Ink::Text,
        ));
    }

    /// Draws the names, bar and float of a task.
    fn draw_row(&self, shapes: &mut Vec<Shape>, row: &GanttRow, middle: f32) {
        let baseline = middle + 2.4;
        let id = pen::fit(row.task.as_str(), self.titles - MARGIN - 6.0, pen::SMALL_SIZE);
        shapes.push(pen::label(
            (pen::SMALL_SIZE, Weight::Bold),
            (MARGIN + 3.0, baseline),
            id,
            TextAnchor::Start,
            Ink::Text,
        ));
        let title = pen::fit(&row.title, CHART.0 - self.titles - 10.0, pen::SMALL_SIZE);
        shapes.push(pen::small(self.titles + 3.0, baseline, title, TextAnchor::Start, Ink::Text));
        self.draw_float(shapes, row, middle);
        let (from, to) = (self.x(row.opens), self.x(row.due));
        shapes.push(bar(from, to, middle, Ink::Track));
        if row.progress > 0.0 {
            shapes.push(bar(from, from + (to - from) * row.progress as f32, middle, Ink::Good));
        }
        shapes.push(frame(from, to, middle, row.is_critical()));
        if let Some(until) = row.late_until() {
            shapes.push(late_line(to, self.x(until), middle));
        }
    }

    /// Draws the float as a thin line up to the latest finish, and its number of days.
    fn draw_float(&self, shapes: &mut Vec<Shape>, row: &GanttRow, middle: f32) {
        let Some(ahead) = row.ahead else { return };
        let (from, to) = (self.x(ahead.finish), self.x(ahead.latest_finish));
        if to > from {
            shapes.extend(float_line(from, to, middle));
        }
        let days = ahead.float_days;
        let number = text(if days < 0 { format!("−{}", days.unsigned_abs()) } else { days.to_string() });
        let words = self.words.say("gantt-days", &[("n", number)]);
        let (words, ink) = if row.is_critical() { (format!("‼ {words}"), Ink::Bad) } else { (words, Ink::Text) };
        let type_size = (pen::SMALL_SIZE, Weight::bold_if(row.is_critical()));
        shapes.push(pen::label(type_size, (RIGHT, middle + 2.4), words, TextAnchor::End, ink));
    }

    /// Draws the symbol on the due day.
    fn draw_mark(&self, shapes: &mut Vec<Shape>, row: &GanttRow, middle: f32) {
        let x = self.x(row.due);
        let is_overdue = row.health == Health::Overdue;
        shapes.push(match (row.is_milestone, is_overdue, row.is_completed()) {
            (true, true, _) => pen::diamond(x, middle, MILESTONE_RADIUS, Ink::Bad, Ink::Bad),
            (true, _, true) => pen::diamond(x, middle, MILESTONE_RADIUS, Ink::Good, Ink::Good),
            (true, ..) => pen::diamond(x, middle, MILESTONE_RADIUS, Ink::Paper, Ink::Text),
            (_, true, _) => pen::square(x, middle, 3.0, Ink::Bad),
            (_, _, true) => circle(x, middle, Ink::Good, Ink::Good),
            _ => circle(x, middle, Ink::Paper, Ink::Text),
        });
    }

    fn draw_opening(&self, shapes: &mut Vec<Shape>) {
        let x = self.x(self.gantt.opens);
        self.draw_line(shapes, x, (Ink::Accent, 1.2, 0.0));
        let words = self.say("report-timeline-opening");
        let (at, anchor) = self.beside(x, &words, self.gantt.today <= self.gantt.opens);
        shapes.push(pen::label((7.5, Weight::Bold), (at, HEAD_HEIGHT - 19.0), words, anchor, Ink::Accent));
    }

    fn draw_today(&self, shapes: &mut Vec<Shape>) {
        if !self.gantt.has(self.gantt.today) {
            return;
        }
        let x = self.x(self.gantt.today);
        self.draw_line(shapes, x, (Ink::Bad, 1.0, 3.0));
        let words = self.words.date(self.gantt.today, DateStyle::Short);
        let (at, anchor) = self.beside(x, &words, self.gantt.today > self.gantt.opens);
        shapes.push(pen::label((7.5, Weight::Bold), (at, HEAD_HEIGHT - 19.0), words, anchor, Ink::Bad));
    }

    /// Draws a line from a label above the chart to its bottom, interrupted at the names of months.
    fn draw_line(&self, shapes: &mut Vec<Shape>, x: f32, (ink, width, dash): (Ink, f32, f32)) {
        shapes.push(pen::line((x, HEAD_HEIGHT - 26.0), (x, HEAD_HEIGHT - 16.0), ink, width, 0.0));
        shapes.push(pen::line((x, HEAD_HEIGHT - 4.0), (x, self.bottom), ink, width, dash));
    }

    /// Position of a label beside a line: on the preferred side if it fits there. The labels of today and of the
    /// opening are placed on opposite sides, so that they do not collide.
    fn beside(&self, x: f32, words: &str, after: bool) -> (f32, TextAnchor) {
        let wide = pen::width_of(words, 7.5) + 4.0;
        let after = if after { x + wide < RIGHT } else { x - wide < self.titles };
        if after { (x + 3.0, TextAnchor::Start) } else { (x - 3.0, TextAnchor::End) }
    }

    /// The legend entries with their text and position, wrapped onto as many lines as they need.
    fn legend(&self) -> Vec<LegendEntry> {
        let (mut x, mut y) = (MARGIN, self.bottom + LEGEND_GAP);
        let mut entries = Vec::new();
        for id in LEGEND {
            let words = self.say(id);
            let wide = SIGN_WIDTH + 4.0 + pen::width_of(&words, pen::SMALL_SIZE);
            if x + wide > RIGHT {
                (x, y) = (MARGIN, y + LEGEND_HEIGHT);
            }
            entries.push(LegendEntry { id, words, x, y });
            x += wide + 14.0;
        }
        entries
    }

    fn alt(&self, rows: usize) -> String {
        let of = |is: fn(&GanttRow) -> bool| count(self.gantt.rows().filter(|row| is(row)).count());
        let args = [
            ("today", text(self.words.date(self.gantt.today, DateStyle::Long))),
            ("opening", text(self.words.date(self.gantt.opens, DateStyle::Long))),
            ("n", count(rows)),
            ("overdue", of(|row| row.health == Health::Overdue)),
            ("critical", of(GanttRow::is_critical)),
        ];
        self.words.say("gantt-alt", &args)
    }
}

/// A bar from `from` to `to`, centred on `middle`; never too short to be seen.
fn bar(from: f32, to: f32, middle: f32, fill: Ink) -> Shape {
    let (y, width) = (middle - BAR_HEIGHT / 2.0, (to - from).max(1.0));
    Shape::Rect { x: from, y, width, height: BAR_HEIGHT, radius: 1.5, fill }
}

/// The outline of a bar, which keeps it visible on paper: thin, or heavy if the task is critical.
fn frame(from: f32, to: f32, middle: f32, is_critical: bool) -> Shape {
    let (top, bottom, to) = (middle - BAR_HEIGHT / 2.0, middle + BAR_HEIGHT / 2.0, to.max(from + 1.0));
    let points = vec![(from, top), (to, top), (to, bottom), (from, bottom)];
    let stroke = if is_critical { (Ink::Bad, 1.2) } else { (Ink::Muted, 0.4) };
    Shape::Path { points, closed: true, fill: None, stroke: Some(stroke), dash: 0.0 }
}

/// A thin line with a stop at its end.
fn float_line(from: f32, to: f32, y: f32) -> [Shape; 2] {
    let stop = pen::line((to, y - 2.2), (to, y + 2.2), Ink::Muted, 0.7, 0.0);
    [pen::line((from, y), (to, y), Ink::Muted, 0.7, 1.5), stop]
}

fn late_line(from: f32, to: f32, y: f32) -> Shape {
    pen::line((from, y), (to, y), Ink::Bad, 1.2, 2.0)
}

fn circle(x: f32, y: f32, fill: Ink, stroke: Ink) -> Shape {
    Shape::Circle { cx: x, cy: y, r: 2.6, fill: Some(fill), stroke: Some((stroke, 0.9)) }
}
