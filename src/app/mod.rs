//! Application: the use cases, each one or two transactions. Only this layer joins core and adapters.
//!
//! The daemon, the commands and the tests drive the same steps: [`load()`], [`tick()`], [`deliver()`],
//! [`issue_reports()`], [`record()`].

mod alarm;
mod alarm_command;
mod apply;
mod archive;
mod as_of;
mod compose;
mod definitions;
pub mod deliver;
mod distribute;
pub mod doctor;
pub mod doctor_mail;
mod dossier;
mod doubt;
pub mod entries;
mod error;
mod footprint;
pub mod foresee;
mod holds;
mod housekeeping;
mod issue_report;
mod lease;
mod letter_file;
pub mod live;
mod load;
mod look;
mod make_report;
mod outbox;
mod outbox_rows;
mod output;
pub mod overview;
mod pace;
mod preview;
pub mod programme_report;
pub mod record;
pub mod rehearse;
mod remind;
mod report_mails;
mod resend;
mod round;
mod selection;
mod shared;
mod sources;
mod suspicion;
mod take_back;
pub mod tick;
mod time_guard;
mod traces;
mod verdict;
pub mod wake;

pub use alarm::Alarm;
pub use alarm_command::sound;
pub use apply::{Applied, PlanError, SavedPlan, apply};
pub use archive::{Archived, FileState, TakenBack, archive, withdraw_report};
pub use as_of::AsOf;
pub use deliver::{Delivered, adopt_orphans, deliver, deliver_shared};
pub use doctor::{Examined, examine};
pub use doctor_mail::{MailRoute, MailTrial, senders, try_mail};
pub use dossier::{CarriedReminder, Dossier, StateChange, dossiers};
pub use entries::{record_entries, withdraw_entry};
pub use error::AppError;
pub use footprint::{Footprint, identity};
pub use foresee::{MailOutlook, foresee};
pub use holds::{HoldOrder, HoldReport, holds, lift_hold, place_hold};
pub use housekeeping::keep_house;
pub use issue_report::{Issued, NotIssued, issue_now, issue_reports};
pub use lease::{keep_lease, release_lease, take_lease};
pub use load::{Loaded, Loading, Pending, Standing, Takeover, in_force, load, load_as, look, reload};
pub use make_report::{Made, Request, make_report};
pub use outbox::{find_mail, pardon, release, retry, retry_all, settle, settle_all, withdraw, withdraw_all};
pub use output::{guard, write_file, write_output};
pub use overview::{Overview, gantt, overview};
pub use preview::{Preview, clear_previews, preview};
pub use programme_report::make_programme_report;
pub use record::{Manner, Recorded, Recording, record, record_as, record_with};
pub use remind::{Reminding, WouldSay, foretell, remind};
pub use resend::{Again, Resending, resend};
pub use selection::{Selection, select};
pub use shared::Shared;
pub use sources::Reading;
pub use tick::{Ticked, tick};
pub use time_guard::{TimeGuard, accept_clock, check_clock, facts_of_the_future};
pub use traces::{lock_of, refuse_lost};
pub use wake::{next_decision, next_wake};

use std::collections::BTreeMap;

use self::{definitions::Definitions, live::Live, load::InForce, verdict::Verdict};
use crate::{
    config::Config,
    model::WorkflowId,
    render::{TemplateFinding, Templates},
    store::{Snapshot, Store, private::make_private_folder},
};

/// Everything a use case needs, opened and checked.
pub struct App {
    /// The configuration of this installation.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// Checked templates.
    pub templates: Templates,
    /// The faults of templates that are not used.
    pub laid_aside: Vec<TemplateFinding>,
    /// False once the database is somebody else's: nothing more is sent.
    pub may_send: bool,
    /// What mail servers said and could not be written down yet.
    unsettled: Vec<Verdict>,
    /// What tells this installation from every other.
    installation: String,
    /// The definitions as they were read last.
    definitions: Definitions,
    /// What was found in force last.
    in_force: Option<InForce>,
    /// Every workflow as it stood at the last look.
    live: Live,
    /// What the last pass has taken into account; `None` before the first one.
    decided: Option<Seen>,
}

/// What a pass has taken into account.
#[derive(Clone, Copy, Debug)]
struct Seen {
    /// The last event.
    seq: i64,
    /// What others had committed.
    version: i64,
}

impl App {
    /// What every mail is written with.
    fn letterhead(&self) -> compose::Letterhead<'_> {
        compose::Letterhead { config: &self.config, templates: &self.templates, installation: &self.installation }
    }

    /// Workflows whose journals cannot be read, with the reason: nothing is decided of them, and nothing leaves that speaks of them.
    pub fn troubled(&self) -> &BTreeMap<WorkflowId, String> {
        self.live.troubled()
    }

    /// A number that is another one once a process beside this has written what no pass has taken into account.
    pub fn decided_version(&self) -> Option<i64> {
        self.decided.map(|seen| seen.version)
    }

    /// Opens the database, to look at it: where there is none yet, none is made.
    pub fn open_to_look(config: Config) -> Result<Self, AppError> {
        let templates = sound_templates(&config)?;
        let is_unused = Store::is_unused(&config.database);
        let store = if is_unused { Store::empty()? } else { Store::open_to_look(&config.database)? };
        Self::with(config, store, templates)
    }

    /// Opens the database, makes it if need be, and checks the templates that `config` names. One with a fault is laid
    /// aside: it must not hold up the mails and answers that have nothing to do with it.
    ///
    /// A database that is missing although this installation was used is not made anew ([`AppError::DatabaseLost`]).
    pub fn open(config: Config) -> Result<Self, AppError> {
        refuse_lost(&config)?;
        Self::open_anew(config)
    }

    /// The same, where a person said that a database is to be made if there is none.
    pub fn open_anew(config: Config) -> Result<Self, AppError> {
        let templates = sound_templates(&config)?;
        if let Some(folder) = config.database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_private_folder(folder).map_err(|source| AppError::Unwritable { path: folder.to_owned(), source })?;
        }
        let store = Store::open(&config.database)?;
        traces::leave_marker(&config.database);
        Self::with(config, store, templates)
    }

    /// Everything on an open database, with nothing known of it yet.
    fn with(
        config: Config,
        mut store: Store,
        (templates, laid_aside): (Templates, Vec<TemplateFinding>),
    ) -> Result<Self, AppError> {
        let installation = store.read(Snapshot::installation)?;
        Ok(Self {
            config,
            store,
            templates,
            laid_aside,
            may_send: true,
            unsettled: Vec::new(),
            installation,
            definitions: Definitions::default(),
            in_force: None,
            live: Live::default(),
            decided: None,
        })
    }
}

/// The templates that `config` names, if none of them has a fault, and how it wants reports to look; what is built in where
/// it says nothing.
pub fn load_templates(config: &Config) -> Result<Templates, AppError> {
    let templates = Templates::load(folder_of_templates(config)).map_err(AppError::Templates)?;
    Ok(templates.with_theme(look::load_theme(config)?))
}

/// The same without those that have a fault, and the faults.
pub fn sound_templates(config: &Config) -> Result<(Templates, Vec<TemplateFinding>), AppError> {
    let (templates, findings) = Templates::load_sound(folder_of_templates(config));
    Ok((templates.with_theme(look::load_theme(config)?), findings))
}

fn folder_of_templates(config: &Config) -> Option<&std::path::Path> {
    config.templates.is_dir().then_some(config.templates.as_path())
}
