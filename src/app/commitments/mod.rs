//! What people do with commitments: they report on them, confirm reports and send them back; and how one stands.

mod act;
mod standing;

pub(in crate::app) use act::acted_on as reported_on;
pub use act::{CommitmentAct, CommitmentActed, act_on_commitment, act_on_commitments_with};
pub use standing::{CommitmentStanding, ReportLine, commitment_standings};
