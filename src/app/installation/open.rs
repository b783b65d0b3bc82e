//! What every use case works on: the configuration, the database and the templates, opened and checked.

use std::{collections::BTreeMap, path::Path};

use super::{
    theme::load_theme,
    traces::{leave_marker, refuse_lost},
};
use crate::{
    app::{
        AppError, compose,
        definitions::{compiled::Definitions, load::InForce},
        live::Live,
        verdict::Verdict,
    },
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
    pub(in crate::app) unsettled: Vec<Verdict>,
    /// What tells this installation from every other.
    pub(in crate::app) installation: String,
    /// The definitions as they were read last.
    pub(in crate::app) definitions: Definitions,
    /// What was found in force last.
    pub(in crate::app) in_force: Option<InForce>,
    /// Every workflow as it stood at the last look.
    pub(in crate::app) live: Live,
    /// What the last pass has taken into account; `None` before the first one.
    pub(in crate::app) decided: Option<Seen>,
}

/// What a pass has taken into account.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Seen {
    /// The last event.
    pub(in crate::app) seq: i64,
    /// What others had committed.
    pub(in crate::app) version: i64,
}

impl App {
    /// What every mail is written with.
    pub(in crate::app) fn letterhead(&self) -> compose::Letterhead<'_> {
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
        leave_marker(&config.database);
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
    Ok(templates.with_theme(load_theme(config)?))
}

/// The same without those that have a fault, and the faults.
pub fn sound_templates(config: &Config) -> Result<(Templates, Vec<TemplateFinding>), AppError> {
    let (templates, findings) = Templates::load_sound(folder_of_templates(config));
    Ok((templates.with_theme(load_theme(config)?), findings))
}

fn folder_of_templates(config: &Config) -> Option<&Path> {
    config.templates.is_dir().then_some(config.templates.as_path())
}
