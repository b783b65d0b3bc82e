//! The Gantt chart of `concerted status --gantt`, for a terminal.

use std::{cmp::Ordering, fmt::Write as _, io};

use anstyle::{AnsiColor, Style};
use jiff::civil::Date;

use super::task_list;
use crate::{
    cli::print,
    engine::Health,
    lang::Words,
    model::Lang,
    render::{svg, theme::Theme},
    report::{AxisUnit, Gantt, GanttLane, GanttRow, draw_gantt},
};

/// The width of a chart that does not go to a terminal.
pub(super) const COLUMNS: usize = 100;
/// The smallest width of a chart: anything narrower would show nothing.
const COLUMNS_AT_LEAST: usize = 60;
/// From this width on, titles are shown next to the ids.
const COLUMNS_WITH_TITLES: usize = 130;
/// Columns for a month on the axis, with the spaces after it.
const MONTH_COLUMNS: usize = 5;
/// Columns for the Monday of a week on the axis, with the space after it.
const WEEK_COLUMNS: usize = 7;

const PLANNED: char = '░';
const PLANNED_CRITICAL: char = '▒';
const DONE: char = '█';
const DUE: char = '○';
const COMPLETED: char = '●';
const MILESTONE: char = '◆';
const OVERDUE: char = '■';
const LATE: char = '╌';
const FLOAT: char = '·';
const TODAY: char = '│';
const OPENING: char = '┊';

/// The legend.
const LEGEND: [&str; 10] =
    ["░ planned", "▒ no float", "█ done", "○ due", "◆ milestone", "■ overdue", "╌ late", "· float", "│ today", "┊ T"];

/// Draws the chart on `columns` columns, in colour on a terminal that supports it.
pub(super) fn show(gantt: &Gantt, columns: usize) -> io::Result<()> {
    draw(gantt, columns).iter().try_for_each(|line| match line {
        Line::Plain(text) => print::line(text),
        Line::Heading(text) => print::line(headed(text)),
        Line::Row { label, chart } => print::line((label.clone() + &coloured(chart)).trim_end()),
    })
}

/// The chart as text without colours, with its title.
pub(super) fn text(gantt: &Gantt, columns: usize) -> String {
    let lines = draw(gantt, columns);
    let title = format!("{}  {}\n\n", gantt.symbol, gantt.title);
    lines.iter().fold(title, |text, line| match line {
        Line::Plain(line) | Line::Heading(line) => text + line + "\n",
        Line::Row { label, chart } => text + (label.clone() + chart).trim_end() + "\n",
    })
}

/// The chart as a picture.
pub(super) fn svg(gantt: &Gantt) -> String {
    let drawing = draw_gantt(gantt, &Words::of(&Lang::english()));
    svg::to_svg_file(&drawing, &format!("{}  {}", gantt.symbol, gantt.title), &Theme::default())
}

/// The heading above the ids.
const ID_HEAD: &str = "task";

/// A line of the chart, without trailing spaces.
#[derive(Debug)]
enum Line {
    Plain(String),
    Heading(String),
    Row { label: String, chart: String },
}

/// The width of names, and the mapping of days to columns.
struct Layout<'a> {
    gantt: &'a Gantt,
    ids: usize,
    titles: usize,
    floats: usize,
    chart: usize,
}

impl<'a> Layout<'a> {
    fn of(gantt: &'a Gantt, columns: usize) -> Self {
        let columns = columns.max(COLUMNS_AT_LEAST);
        let widest = |text: fn(&GanttRow) -> usize| gantt.rows().map(text).max().unwrap_or(0);
        let ids = widest(|row| row.task.as_str().chars().count()).max(ID_HEAD.len());
        let titles = widest(|row| row.title.chars().count());
        let titles = if columns < COLUMNS_WITH_TITLES { 0 } else { titles.min((columns - COLUMNS_AT_LEAST) * 2 / 5) };
        let floats = widest(|row| float(row).chars().count());
        let mut layout = Self { gantt, ids, titles, floats, chart: 0 };
        layout.chart = columns.saturating_sub(layout.label_width()).max(COLUMNS_AT_LEAST / 3);
        layout
    }

    fn label_width(&self) -> usize {
        self.label("", "", "").chars().count()
    }

    fn label(&self, id: &str, title: &str, float: &str) -> String {
        let Self { ids, titles, floats, .. } = *self;
        let title = if titles > 0 { format!("{:titles$}  ", print::cut(title, titles)) } else { String::new() };
        format!(" {id:ids$}  {title}{float:>floats$}  ")
    }

    /// The column for a day.
    fn at(&self, day: Date) -> usize {
        self.gantt.days_to(day) as usize * self.chart / self.gantt.days() as usize
    }

    /// The columns of today and of T, if they are on the chart.
    fn lines(&self) -> impl Iterator<Item = (usize, char)> {
        let days = [(self.gantt.opens, OPENING), (self.gantt.today, TODAY)];
        days.into_iter().filter(|(day, _)| self.gantt.has(*day)).map(|(day, sign)| (self.at(day), sign))
    }
}

fn draw(gantt: &Gantt, columns: usize) -> Vec<Line> {
    let layout = Layout::of(gantt, columns);
    let mut lines = head(&layout);
    for lane in &gantt.lanes {
        lines.push(Line::Heading(lane_line(&layout, lane)));
        lines.extend(lane.rows.iter().map(|row| Line::Row {
            label: layout.label(row.task.as_str(), &row.title, &float(row)),
            chart: chart(&layout, row),
        }));
    }
    lines.push(Line::Plain(String::new()));
    lines.extend(legend(columns));
    lines
}

/// The legend, wrapped between its entries.
fn legend(columns: usize) -> Vec<Line> {
    let mut lines = vec![String::new()];
    for entry in LEGEND {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 2 + entry.chars().count() <= columns => {
                line.push_str(if line.is_empty() { " " } else { "  " });
                line.push_str(entry);
            }
            _ => lines.push(format!(" {entry}")),
        }
    }
    lines.into_iter().map(Line::Plain).collect()
}

/// Today and T by their dates, months or weeks, and the marks below them.
fn head(layout: &Layout<'_>) -> Vec<Line> {
    let (names, marks) = axis(layout);
    let blank = " ".repeat(layout.label_width());
    let title = layout.label(ID_HEAD, "title", &format!("{:>5}", "float"));
    [(blank.clone(), days(layout)), (blank, names), (title, marks)]
        .map(|(label, canvas)| Line::Plain((label + &canvas.text()).trim_end().to_owned()))
        .into()
}

/// The labels of today and T, on the outer sides of their days; with dates if they fit.
fn days(layout: &Layout<'_>) -> Canvas {
    let Gantt { today, opens, .. } = *layout.gantt;
    let labels = match today.cmp(&opens) {
        Ordering::Less => vec![(today, "today", false), (opens, "T", true)],
        Ordering::Equal => vec![(today, "today = T", true)],
        Ordering::Greater => vec![(opens, "T", false), (today, "today", true)],
    };
    let labels: Vec<_> = labels.into_iter().filter(|(day, ..)| layout.gantt.has(*day)).collect();
    let written = |(dated, asides): ([bool; 2], [usize; 2])| {
        let mut canvas = Canvas::new(layout.chart);
        let all = labels.iter().zip(dated).zip(asides).all(|(((day, word, after), is_dated), aside)| {
            let text = if is_dated { format!("{word} {day}") } else { (*word).to_owned() };
            let at = layout.at(*day);
            canvas.write(if *after { at + aside } else { at.saturating_sub(aside) }, &text, *after)
        });
        all.then_some(canvas)
    };
    let dated = [[true, true], [true, false], [false, true], [false, false]];
    // Labels that would be too close to each other move apart a little.
    let asides = [[0, 0], [0, 1], [1, 0], [1, 1], [2, 1], [2, 2], [3, 2], [3, 3]];
    let mut ways = dated.into_iter().flat_map(|dated| asides.map(|asides| (dated, asides)));
    ways.find_map(written).unwrap_or_else(|| Canvas::new(layout.chart))
}

/// The names of months or weeks, and the marks below them.
fn axis(layout: &Layout<'_>) -> (Canvas, Canvas) {
    let (unit, ticks) = layout.gantt.ticks(layout.chart / WEEK_COLUMNS, layout.chart / MONTH_COLUMNS);
    let words = Words::of(&Lang::english());
    let (mut names, mut marks) = (Canvas::new(layout.chart), Canvas::new(layout.chart));
    marks.fill(0, layout.chart, '─');
    for tick in ticks {
        let at = layout.at(tick.day);
        marks.put(at, '┬');
        let month = words.say(&format!("report-month-{}", tick.day.month()), &[]);
        let name = match unit {
            AxisUnit::Week => format!("{} {month}", tick.day.day()),
            AxisUnit::Month if tick.day.month() == 1 => tick.day.year().to_string(),
            AxisUnit::Month => month,
        };
        if tick.is_labelled && at + name.chars().count() <= layout.chart {
            names.write(at, &name, true);
        }
    }
    for (at, sign) in layout.lines() {
        marks.put(at, if sign == TODAY { '┼' } else { 'T' });
    }
    (names, marks)
}

/// The name of a workstream, with the lines of today and T where it leaves room.
fn lane_line(layout: &Layout<'_>, lane: &GanttLane) -> String {
    let workstream = lane.workstream.as_ref();
    let name = workstream.map_or_else(|| " Other tasks".to_owned(), |(id, title)| format!(" {id}  {title}"));
    let label = layout.label_width();
    let mut canvas = Canvas::new(label + layout.chart);
    for (at, sign) in layout.lines() {
        canvas.put(label + at, sign);
    }
    canvas.write_over(&format!("{name} "));
    canvas.text()
}

fn chart(layout: &Layout<'_>, row: &GanttRow) -> String {
    let mut canvas = Canvas::new(layout.chart);
    let (opens, due) = (layout.at(row.opens), layout.at(row.due));
    if let Some(ahead) = row.ahead {
        canvas.fill(layout.at(ahead.finish), layout.at(ahead.latest_finish) + 1, FLOAT);
    }
    let bar = due - opens.min(due) + 1;
    let done = (row.progress * bar as f64).round() as usize;
    canvas.fill(opens, due + 1, if row.is_critical() { PLANNED_CRITICAL } else { PLANNED });
    canvas.fill(opens, opens + done.min(bar), DONE);
    if let Some(day) = row.late_until() {
        canvas.fill(due + 1, layout.at(day) + 1, LATE);
    }
    for (at, sign) in layout.lines() {
        // The line for T goes behind the bars, the one for today in front: completed work should reach it.
        if sign == TODAY || canvas.at(at) == ' ' || canvas.at(at) == FLOAT {
            canvas.put(at, sign);
        }
    }
    canvas.put(
        due,
        match row.health {
            _ if row.is_milestone => MILESTONE,
            Health::Overdue => OVERDUE,
            _ if row.is_completed() => COMPLETED,
            _ => DUE,
        },
    );
    canvas.text()
}

/// `24d`, `0d ‼`.
fn float(row: &GanttRow) -> String {
    task_list::float(row.ahead.map(|ahead| ahead.float_days), row.is_critical())
}

/// A line of cells.
struct Canvas(Vec<char>);

impl Canvas {
    fn new(width: usize) -> Self {
        Self(vec![' '; width])
    }

    fn at(&self, at: usize) -> char {
        self.0.get(at).copied().unwrap_or(' ')
    }

    fn put(&mut self, at: usize, sign: char) {
        if let Some(cell) = self.0.get_mut(at) {
            *cell = sign;
        }
    }

    /// Fills from `from` up to but not including `to`.
    fn fill(&mut self, from: usize, to: usize, sign: char) {
        let to = to.min(self.0.len());
        if let Some(cells) = self.0.get_mut(from.min(to)..to) {
            cells.fill(sign);
        }
    }

    /// Writes a text that begins or ends at `at`, or as near to it as fits. Returns false, without writing anything, if
    /// another text is in the way.
    fn write(&mut self, at: usize, text: &str, begins: bool) -> bool {
        let wide = text.chars().count();
        let Some(last) = self.0.len().checked_sub(wide) else { return false };
        let from = if begins { at } else { (at + 1).saturating_sub(wide) }.min(last);
        let around = from.saturating_sub(1)..(from + wide + 1).min(self.0.len());
        let is_free = self.0.get(around).is_some_and(|cells| cells.iter().all(|cell| *cell == ' '));
        if is_free {
            text.chars().zip(from..).for_each(|(letter, at)| self.put(at, letter));
        }
        is_free
    }

    /// Writes a text at the start, over whatever is there.
    fn write_over(&mut self, text: &str) {
        text.chars().zip(0..).for_each(|(letter, at)| self.put(at, letter));
    }

    fn text(&self) -> String {
        self.0.iter().collect::<String>().trim_end().to_owned()
    }
}

/// The name in bold, the lines after it dimmed.
fn headed(line: &str) -> String {
    let end = line.find([TODAY, OPENING]).unwrap_or(line.len());
    print::bold(&line[..end]) + &coloured(&line[end..])
}

/// Colours by meaning; the signs say the same without them.
fn coloured(chart: &str) -> String {
    let style = |sign: char| match sign {
        PLANNED_CRITICAL | OVERDUE | LATE => AnsiColor::Red.on_default(),
        DONE | COMPLETED => AnsiColor::Green.on_default(),
        TODAY => AnsiColor::Cyan.on_default(),
        PLANNED | FLOAT | OPENING => Style::new().dimmed(),
        _ => Style::new(),
    };
    let mut text = String::new();
    let mut rest = chart;
    while let Some(sign) = rest.chars().next() {
        let style_here = style(sign);
        let end = rest.find(|next| style(next) != style_here).unwrap_or(rest.len());
        let _ = write!(text, "{style_here}{}{style_here:#}", &rest[..end]);
        rest = &rest[end..];
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::{ToSpan, civil::date};

    use super::*;
    use crate::engine::TaskForecast;

    const OPENS: Date = date(2027, 5, 25);

    /// Id, first day and due day from the opening on, forecast, latest finish.
    fn row(id: &str, (opens, due): (i32, i32), (finish, latest): (i32, i32), health: Health) -> GanttRow {
        let day = |number: i32| OPENS.saturating_add(number.days());
        GanttRow {
            task: id.into(),
            title: format!("Title of {id}"),
            opens: day(opens),
            due: day(due),
            health,
            progress: if health == Health::Completed { 1.0 } else { 0.5 },
            is_milestone: id.starts_with('M'),
            ahead: (health != Health::Completed).then(|| TaskForecast {
                finish: day(finish),
                latest_finish: day(latest),
                float_days: latest - finish,
                endangers: None,
                held_up_by: None,
            }),
        }
    }

    fn gantt(today: i32, rows: Vec<GanttRow>) -> Gantt {
        let lane = GanttLane { workstream: Some(("OUT".into(), "Outcome document".into())), rows };
        let (from, to) =
            lane.rows.iter().fold((OPENS, OPENS), |(from, to), row| (from.min(row.opens), to.max(row.due)));
        let today = OPENS.saturating_add(today.days());
        Gantt { symbol: "WF".into(), title: "Forum".into(), today, opens: OPENS, from, to, lanes: vec![lane] }
    }

    fn some_rows() -> Vec<GanttRow> {
        vec![
            row("A-01", (-90, -80), (0, 0), Health::Completed),
            row("A-02", (-80, -60), (-30, -10), Health::Overdue),
            row("A-03", (-60, -20), (-20, -20), Health::OnTrack),
            row("M-04", (-20, -10), (-10, -10), Health::OnTrack),
        ]
    }

    fn drawn(gantt: &Gantt, columns: usize) -> Vec<String> {
        text(gantt, columns).lines().skip(2).map(str::to_owned).collect()
    }

    #[test]
    fn a_short_preparation_is_measured_in_weeks() {
        let lines = drawn(&gantt(-30, some_rows()), 100);
        let expected = [
            "                                                       today 2027-04-25                 T 2027-05-25",
            "                  1 Mar        15 Mar        29 Mar       12 Apr       26 Apr       10 May",
            " task  float  ────┬──────┬─────┬──────┬──────┬─────┬──────┬──────┬────┼┬──────┬─────┬──────┬──────┬T",
            " OUT  Outcome document                                                │                            ┊",
            " A-01         █████████●                                              │                            ┊",
            " A-02  20d             ██████████░░░░░░░░░■╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌│···················         ┊",
            " A-03   0d ‼                              ████████████████████▒▒▒▒▒▒▒▒│▒▒▒▒▒▒▒▒▒○                  ┊",
            " M-04   0d ‼                                                          │         █████▒▒▒▒◆         ┊",
            "",
            " ░ planned  ▒ no float  █ done  ○ due  ◆ milestone  ■ overdue  ╌ late  · float  │ today  ┊ T",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for columns in 60..=320 {
            for line in drawn(&gantt(-30, some_rows()), columns) {
                assert!(line.chars().count() <= columns, "{columns}: {line}");
            }
        }
    }

    #[test]
    fn the_days_of_a_chart_that_is_over_are_not_stretched_until_today() {
        let over = gantt(3_000, vec![row("A-01", (-90, -80), (0, 0), Health::Completed)]);
        assert!(!text(&over, 100).contains("today 2"), "{}", text(&over, 100));
    }

    #[test]
    fn today_and_the_opening_are_both_named_however_near_they_are() {
        for before in -8..=8 {
            let head = drawn(&gantt(-before, vec![row("A-01", (-300, 40), (40, 60), Health::OnTrack)]), 60)[0].clone();
            assert!(head.contains("today") && head.contains('T'), "{before}: {head}");
        }
    }

    #[test]
    fn colours_leave_the_signs_as_they_are() {
        let plain = "  ███▒▒■╌╌│··┊";
        let stripped = anstream::adapter::strip_str(&coloured(plain)).to_string();
        assert_eq!(stripped, plain);
        assert_eq!(anstream::adapter::strip_str(&headed(" OUT  Outcome │  ┊")).to_string(), " OUT  Outcome │  ┊");
    }
}
