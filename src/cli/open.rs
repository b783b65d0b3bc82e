//! Opens what a command needs.

use super::{Context, Failure};
use crate::{
    app::{self, App, Loading},
    config::Config,
};

/// Opens configuration, database and templates.
pub(super) fn app(context: &Context) -> Result<App, Failure> {
    let config = Config::load(&context.config)?;
    Ok(App::open(config)?)
}

/// Opens everything and takes new and edited definitions over.
pub(super) fn loaded(context: &Context) -> Result<(App, Loading), Failure> {
    let mut app = app(context)?;
    let folder = app.config.workflows.clone();
    let loading = app::load(&mut app.store, &folder, context.clock.now())?;
    Ok((app, loading))
}
