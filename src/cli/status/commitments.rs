//! How commitments are followed up, in a line.

use crate::{app::overview::CommitmentsTold, model::WorkflowId};

/// `commitments: 4 open; of 3 asked about on 2027-11-22, 2 were reported on; 1 report waits: …`.
pub(super) fn line(workflow: &WorkflowId, told: &CommitmentsTold) -> String {
    let heard = told.heard.map(|heard| {
        let were = if heard.reported == 1 { "was" } else { "were" };
        format!("; of {} asked about on {}, {} {were} reported on", heard.asked, heard.day, heard.reported)
    });
    let waiting = match told.waiting {
        0 => String::new(),
        1 => format!("; 1 report waits: `concerted commitment list {workflow} --waiting`"),
        n => format!("; {n} reports wait: `concerted commitment list {workflow} --waiting`"),
    };
    let next = told.next.map_or_else(String::new, |day| format!("; asked after next on {day}"));
    format!("commitments: {} open{}{waiting}{next}", told.open, heard.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::follow_up::Heard;

    #[test]
    fn it_says_what_was_heard_and_what_waits() {
        let day = jiff::civil::date(2027, 11, 22);
        let told = CommitmentsTold {
            open: 4,
            heard: Some(Heard { day, asked: 3, reported: 2 }),
            waiting: 1,
            next: Some(jiff::civil::date(2028, 5, 22)),
        };
        assert_eq!(
            line(&"forum".into(), &told),
            "commitments: 4 open; of 3 asked about on 2027-11-22, 2 were reported on; 1 report waits: \
             `concerted commitment list forum --waiting`; asked after next on 2028-05-22"
        );
        let none = CommitmentsTold { open: 0, heard: None, waiting: 0, next: None };
        assert_eq!(line(&"forum".into(), &none), "commitments: 0 open");
    }
}
