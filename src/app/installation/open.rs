//! What every use case works with: configuration, database and templates, opened and checked.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use super::{
    keys::KeyFile,
    theme::load_theme,
    traces::{leave_marker, refuse_lost},
};
use crate::{
    app::{
        AppError, compose,
        definitions::{compiled::Definitions, load::InForce},
        live::{Live, Trouble},
        verdict::Verdict,
    },
    config::Config,
    engine::RunState,
    link::Signer,
    model::WorkflowId,
    render::{TemplateFinding, Templates},
    stop::Stop,
    store::{Snapshot, Store, private::make_private_folder},
};

/// Everything a use case needs, opened and checked.
pub struct App {
    /// The configuration of this installation.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// The templates, checked.
    pub templates: Arc<Templates>,
    /// Findings of the templates that are not used because of them.
    pub laid_aside: Vec<TemplateFinding>,
    /// False once another daemon has the database: nothing more is sent.
    pub may_send: bool,
    /// Asks whatever is being done with this to end: a pass gives up, and records nothing more
    /// ([`AppError::Stopped`]). Mails being sent have a request of their own ([`Patience`](crate::mail::Patience)).
    pub stop: Stop,
    /// Mail servers' verdicts that could not be stored yet.
    pub(in crate::app) unsettled: Vec<Verdict>,
    /// What signs the links in mails; `None` while pages are served nowhere, or there are no keys.
    pub(in crate::app) signer: Option<Arc<Signer>>,
    /// The id that distinguishes this installation from every other.
    pub(in crate::app) installation: String,
    /// The definitions as last read.
    pub(in crate::app) definitions: Definitions,
    /// What was last found in force.
    pub(in crate::app) in_force: Option<InForce>,
    /// Every workflow as of the last look.
    pub(in crate::app) live: Live,
    /// What the last pass took into account; `None` before the first one.
    pub(in crate::app) decided: Option<Seen>,
    /// Called between making something and recording it.
    pub(in crate::app) meanwhile: Option<Box<dyn FnMut() + Send>>,
}

/// What a pass took into account.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Seen {
    /// The last event.
    pub(in crate::app) seq: i64,
    /// The database version, which changes when others commit.
    pub(in crate::app) version: i64,
}

impl App {
    /// What every mail is written with.
    pub(in crate::app) fn letterhead(&self) -> compose::Letterhead<'_> {
        compose::Letterhead {
            config: &self.config,
            templates: &self.templates,
            installation: &self.installation,
            signer: self.signer.as_deref(),
        }
    }

    /// Workflows whose journals cannot be read. Nothing is decided for them, and no mail that mentions
    /// them leaves.
    pub fn troubled(&self) -> &BTreeMap<WorkflowId, Trouble> {
        self.live.troubled()
    }

    /// A hook for tests: from now on `hook` is called whenever a pass or a report was made outside the lock and is about
    /// to be recorded.
    #[doc(hidden)]
    pub fn meanwhile(&mut self, hook: impl FnMut() + Send + 'static) {
        self.meanwhile = Some(Box::new(hook));
    }

    /// The state of a workflow as it is kept between steps, for tests that compare it with a replay.
    #[doc(hidden)]
    pub fn kept(&self, workflow: &WorkflowId) -> Option<&RunState> {
        self.live.state(workflow)
    }

    /// What another process finds, with the same templates: checking those is the slow part of a start. For tests.
    #[doc(hidden)]
    pub fn started_again(&self) -> Result<Self, AppError> {
        let store = Store::open(&self.config.database)?;
        Self::with(self.config.clone(), store, (Arc::clone(&self.templates), self.laid_aside.clone()))
    }

    /// A number that changes once another process has written something that no pass has taken into account.
    pub fn decided_version(&self) -> Option<i64> {
        self.decided.map(|seen| seen.version)
    }

    /// Opens the database for reading. If there is none yet, none is created.
    pub fn open_to_look(config: Config) -> Result<Self, AppError> {
        let templates = sound_templates(&config)?;
        let is_unused = Store::is_unused(&config.database);
        let store = if is_unused { Store::empty()? } else { Store::open_to_look(&config.database)? };
        Self::with(config, store, (Arc::new(templates.0), templates.1))
    }

    /// Opens the database, creating it if necessary, and checks the templates that `config` names. Faulty templates are
    /// set aside: they must not hold up mails and answers that have nothing to do with them.
    ///
    /// If the database is missing although this installation was used before, no new one is created
    /// ([`AppError::DatabaseLost`]).
    pub fn open(config: Config) -> Result<Self, AppError> {
        refuse_lost(&config)?;
        Self::open_anew(config)
    }

    /// Like [`Self::open`], after a person asked for a new database if there is none.
    pub fn open_anew(config: Config) -> Result<Self, AppError> {
        let templates = sound_templates(&config)?;
        if let Some(folder) = config.database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_private_folder(folder).map_err(|source| AppError::Unwritable { path: folder.to_owned(), source })?;
        }
        let store = Store::open(&config.database)?;
        leave_marker(&config.database);
        Self::with(config, store, (Arc::new(templates.0), templates.1))
    }

    /// What signs and verifies the links of this installation, with the keys as they are in the file now.
    pub fn signer(&self) -> Result<Signer, AppError> {
        let file = KeyFile::load(&self.config.database)?;
        if file.was_open_to_others {
            tracing::warn!(file = %file.path.display(), "the keys could be read by others than their owner until now");
        }
        Ok(Signer::new(file.keys, &self.installation))
    }

    /// Reads the keys again: one that was rotated signs from now on, and the links of all are known.
    pub fn renew_keys(&mut self) {
        let signer = links_of(&self.config, &self.installation);
        if self.signer != signer {
            self.signer = signer;
        }
    }

    /// An `App` on an open database, with nothing read yet.
    fn with(
        config: Config,
        mut store: Store,
        (templates, laid_aside): (Arc<Templates>, Vec<TemplateFinding>),
    ) -> Result<Self, AppError> {
        let installation = store.read(Snapshot::installation)?;
        let signer = links_of(&config, &installation);
        Ok(Self {
            signer,
            config,
            store,
            templates,
            laid_aside,
            may_send: true,
            stop: Stop::default(),
            unsettled: Vec::new(),
            installation,
            definitions: Definitions::default(),
            in_force: None,
            live: Live::default(),
            decided: None,
            meanwhile: None,
        })
    }
}

/// What signs links and addresses to reply to, if the keys are there: without them mails have none, and everything else
/// goes on.
fn links_of(config: &Config, installation: &str) -> Option<Arc<Signer>> {
    let file = KeyFile::load(&config.database).ok()?;
    Some(Arc::new(Signer::new(file.keys, installation)))
}

/// The templates that `config` names, provided none has a fault, with the configured look of reports. The built-in ones
/// and the default look fill the gaps.
pub fn load_templates(config: &Config) -> Result<Templates, AppError> {
    let templates = Templates::load(folder_of_templates(config)).map_err(AppError::Templates)?;
    Ok(templates.with_theme(load_theme(config)?))
}

/// Like [`load_templates`], but without the faulty ones, whose findings are returned.
pub fn sound_templates(config: &Config) -> Result<(Templates, Vec<TemplateFinding>), AppError> {
    let (templates, findings) = Templates::load_sound(folder_of_templates(config));
    Ok((templates.with_theme(load_theme(config)?), findings))
}

fn folder_of_templates(config: &Config) -> Option<&Path> {
    config.templates.is_dir().then_some(config.templates.as_path())
}
