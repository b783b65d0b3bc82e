//! `concerted status WORKFLOW --answers`: what partners said, when and by which way.

use crate::{
    app::overview::{Answered, Overview},
    cli::{Failure, print},
    model::Way,
};

/// One row for each part of a task of which something was said.
pub(super) fn show(overview: &Overview) -> Result<(), Failure> {
    print::line("")?;
    let rows: Vec<_> =
        overview.rows.iter().flat_map(|row| row.answers.iter().map(|answer| (&row.task, answer))).collect();
    if rows.is_empty() {
        return Ok(print::line("nothing was said yet")?);
    }
    let mut table = print::table(&["task", "partner", "said", "on", "way", "link or note"]);
    for (task, answer) in rows {
        table.add_row([
            task.to_string(),
            answer.partner.to_string(),
            said(answer),
            answer.at.strftime("%Y-%m-%d %H:%MZ").to_string(),
            way(answer.way).to_owned(),
            answer.link.as_ref().or(answer.note.as_ref()).map(|text| one_line(text)).unwrap_or_default(),
        ]);
    }
    Ok(print::show(&table)?)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn said(answer: &Answered) -> String {
    let state = answer.state.as_str().replace('_', " ");
    answer.promised.map_or_else(|| state.clone(), |day| format!("{state} until {day}"))
}

/// What the coordinator recorded without a way has none.
fn way(way: Option<Way>) -> &'static str {
    match way {
        Some(Way::Link) => "link",
        Some(Way::Reply) => "reply",
        Some(Way::Telephone) => "telephone",
        Some(Way::InPerson) => "in person",
        None => "–",
    }
}
