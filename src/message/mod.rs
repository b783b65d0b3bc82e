//! Core: turns decisions into the content of a mail, and what is open into that of a page, as data for templates.
//!
//! [`compose`] collects everything one recipient owes in all workflows, groups it by urgency and adds what a focal
//! point needs to act (`domain.md` section 4.7). It writes no sentences: the wording is in templates and catalogues.

mod announced;
mod approval_form;
mod approval_matter;
mod approval_page;
mod approval_receipt;
mod approval_work;
mod asking;
mod brief;
mod commitment_form;
mod commitment_matter;
mod commitment_page;
mod commitment_receipt;
mod commitment_work;
mod compose;
mod contact;
mod content;
mod cover;
mod fan_out;
mod form;
mod fresh_link;
mod item;
mod language;
mod led;
mod mail_kind;
mod notice;
mod order;
mod owed;
mod page;
mod partner_side;
mod reading;
mod receipt;
pub mod reply;
mod subject_matter;
mod tally;

pub use announced::{Announced, Copied, CopyLine, NewsKind, NewsLine};
pub use approval_matter::{ApprovalMatter, Closing, Voice};
pub use approval_page::{
    ApprovalPage, ApprovalPageKind, ApprovalVisitor, OtherSeat, SaidOfSeat, StatementChoice, StatementFieldProblem,
    StatementProblem, StatementTyped, SubstituteChoice,
};
pub use approval_receipt::{ApprovalReceipt, NotStated, StatedFacts, approval_receipt};
pub use asking::{Asking, AskingOrder, ReplyExample, asking};
pub use commitment_form::GivenReport;
pub use commitment_matter::{
    CommitmentItem, Money, MoneyKind, Progress, ReportStanding, ReportedLine, currency_of, may_report,
};
pub use commitment_page::{
    CommitmentField, CommitmentPage, CommitmentPageKind, CommitmentProblem, CommitmentTyped, CommitmentVisitor,
    ProgressChoice, ReportFault,
};
pub use commitment_receipt::{CommitmentReceipt, NotReported, NotReportedWhy, ReportedFacts, commitment_receipt};
pub use compose::compose;
pub use content::{
    AnswerGuide, ApprovalToDo, CameIn, CommitmentToDo, CommitmentTold, CommitmentWork, Concern, ContactBlock, Counts,
    Direction, Draft, EventLine, Gone, Group, LeftOpen, MailContent, NewlyResponsible, Objection, PhoneLine, Recipient,
    SetAside, Spoken, StalledOften, StalledTime, UncertainMail, Undelivered, Unreachable, WentOn,
};
pub use cover::{Attached, Headline, ReportCover, ReportFacts, report_cover};
pub use fan_out::{Instances, Names, TaskLine};
pub use form::{Form, Given, Problem};
pub use fresh_link::{FreshLink, fresh_link, language_of};
pub use item::{InputCount, Item, ItemRole, Level, Moved, NextStep, Nth, Part, PartIn, Standing};
pub use led::{LedPart, PartStanding};
pub use mail_kind::MailKind;
pub use notice::{Notice, NoticeOrder, notice};
pub use order::{Capacity, Order, Reason, Scene};
pub use page::{
    AnswerItem, AnswerPage, Choice, FieldProblem, LanguageChoice, PageKind, RecordedAnswer, Said, Typed, Visitor,
};
pub use partner_side::{Agenda, DayWish, LanguageWish, PartnerSide, SaidOfSelf, SideLine, agenda};
pub use receipt::{Accepted, NotAccepted, Receipt, ReceiptFacts, ReceiptLine, RefusedLine, ReplyProblem, receipt};
pub use subject_matter::{InputId, inputs_of};
pub use tally::{Foremost, Tally};
