//! Reloads the definitions, as the daemon does in each pass. Unchanged files are not read again.

use std::sync::Arc;

use jiff::Timestamp;

use crate::{
    app::{
        App, AppError, Loading,
        definitions::{
            load::{InForce, bring_into_force},
            loading::MayApply,
        },
    },
    store::Snapshot,
};

/// Loads definitions within the limits of `may_apply`, reusing what was read and found before as far as nothing has
/// changed.
pub fn reload(app: &mut App, may_apply: MayApply<'_>, now: Timestamp) -> Result<Arc<Loading>, AppError> {
    let read = app.definitions.read(&app.config.workflows, now, &app.stop)?;
    let is_asked = matches!(may_apply, MayApply::Everything | MayApply::Only(_));
    let versions = app.store.read(Snapshot::versions)?;
    if let Some(known) = app.in_force.as_ref().filter(|_| !is_asked)
        && Arc::ptr_eq(&known.read, &read)
        && known.versions == versions
    {
        return Ok(Arc::clone(&known.loading));
    }
    let loading = Arc::new(bring_into_force(&mut app.store, Arc::clone(&read), (may_apply, &app.stop), now)?);
    let found = (loading.is_settled()).then(|| InForce { read, versions, loading: Arc::clone(&loading) });
    app.in_force = found;
    Ok(loading)
}
