//! Application: the use cases, each one or two transactions. Only this layer joins core and adapters.
//!
//! The daemon, the commands and the tests drive the same steps: [`load()`], [`tick()`], [`deliver()`],
//! [`issue_reports()`], [`record()`].
//!
//! | Room | What is in it |
//! |---|---|
//! | `error/`, `output.rs`, `journal.rs` | errors; files that commands write; journal entries about mails |
//! | `answer_link.rs` | the links by which partners answer |
//! | `definitions/` | a folder of definitions: read, compiled, in force |
//! | `live.rs` | the current state of each workflow |
//! | `compose/` | the recipient and content of a mail |
//! | `verdict.rs` | mail servers' replies, until they are in the database |
//! | `installation/` | [`App`]: what is opened at startup; lease, clock, alarms, housekeeping |
//! | `reports/` | reports: made, issued, distributed, kept |
//! | `remind/` | what is due becomes reminders in mails |
//! | `deliver/` | sending mails |
//! | `record/` | turning what people say into facts |
//! | `approvals/` | what people do with approvals, and how one stands |
//! | `commitments/` | what partners report of commitments, what the coordinator says of that, and how one stands |
//! | `roles.rs` | how the tasks stand that concern somebody |
//! | `answers/` | answers by link: what a page shows, and what its form records |
//! | `incoming/` | mail that comes in: answers, reports, and what a person has to look at |
//! | `rehearse/` | a preparation in simulated time |
//! | `outbox/` | what people do with mails |
//! | `edits/` | bringing edited definitions into force, and previewing their effect |
//! | `doctor/` | checking that everything is sound and that mail could leave |
//! | `evidence.rs` | what happened to one input |
//! | `overview.rs`, `wake.rs` | the state of everything; when there is something to do next |
//!
//! A room imports only from those above it in this table.

mod answer_link;
mod answers;
mod approvals;
mod commitments;
mod compose;
mod definitions;
pub mod deliver;
pub mod doctor;
pub mod edits;
mod error;
mod evidence;
mod incoming;
mod installation;
mod journal;
pub mod live;
mod outbox;
mod output;
pub mod overview;
pub mod record;
pub mod rehearse;
mod remind;
mod reports;
mod roles;
mod verdict;
pub mod wake;

pub use self::{
    answer_link::answer_path,
    answers::{
        Chosen, CommitmentOutcome, CommitmentShown, CommitmentsGiven, Counter, Decided, DecisionOutcome, DecisionShown,
        Front, Outcome, OwnWords, Renewal, front,
    },
    approvals::{
        Acting, ApprovalAct, ApprovalActed, ApprovalStanding, RoundStanding, SeatStanding, StatedLine, act_on_approval,
        act_on_approval_with, approval_standing,
    },
    commitments::{
        CommitmentAct, CommitmentActed, CommitmentStanding, ReportLine, act_on_commitment, act_on_commitments_with,
        commitment_standings,
    },
    definitions::{
        Footprint, Loaded, Loading, MayApply, Pending, Reading, Standing, identity, in_force, load, load_as, look,
        untouched,
    },
    deliver::{Delivered, adopt_orphans, deliver, deliver_shared},
    doctor::{Examined, LinkReport, MailRoute, MailTrial, examine, senders, try_mail},
    edits::{Applied, MailOutlook, SavedPlan, apply, foresee, reload},
    error::{AppError, ErrorKind, PlanError},
    evidence::{AskedBy, Evidence, evidence},
    incoming::{MAX_MAIL_BYTES, TakenIn, read_maildir, take_in},
    installation::{
        Alarm, App, KeyFile, KeyReport, Rotated, Shared, TimeGuard, accept_clock, check_clock, facts_of_the_future,
        keep_alarm, keep_house, keep_lease, load_templates, lock_of, make_keys_anew, make_keys_with_database,
        mend_keys, next_alarm_at, refuse_lost, release_lease, rotate_keys, sound, sound_templates, sound_unsaid,
        take_lease,
    },
    live::Trouble,
    outbox::{
        Again, CarriedReminder, Dossier, HoldOrder, HoldReport, ListedState, Reminding, Resending, Selection,
        StateChange, WouldSay, dossiers, find_mail, foretell, holds, lift_hold, pardon, place_hold, release, remind,
        resend, retry, retry_all, select, settle, settle_all, withdraw, withdraw_all,
    },
    output::{guard, write_file, write_output},
    overview::{Overview, gantt, overview},
    record::{
        Manner, Recorded, Recording, entries, record, record_all_with, record_as, record_entries, withdraw_entry,
    },
    rehearse::{Preview, clear_previews, preview},
    remind::{Ticked, tick},
    reports::{
        Archived, AsOf, FileState, Issued, Made, MinutesRequest, NotIssued, Request, TakenBack, archive, issue_now,
        issue_reports, make_minutes, make_programme_report, make_report, programme_report, withdraw_report,
    },
    wake::{next_decision, next_wake},
};
