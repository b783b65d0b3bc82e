//! The daemon's lease on its database: taken at startup, renewed every minute, released at the end.

use jiff::Timestamp;

use crate::{
    app::{App, AppError},
    store::{Holder, Leasing, StoreError},
};

/// Takes the lease of the database, or fails because another running daemon has it ([`StoreError::Leased`]).
pub fn take_lease(app: &mut App, now: Timestamp) -> Result<Leasing, AppError> {
    in_place(app)?;
    let file = app.store.file();
    Ok(app.store.write_aside(|tx| tx.take_lease(&Holder::this_process(), &file, now))?)
}

/// Renews the lease. To be called every minute, and before mails are sent.
///
/// After an error nothing more may be sent: the database was deleted, moved away or replaced
/// ([`StoreError::NotInPlace`]), or another daemon has the lease ([`StoreError::Leased`]). A busy database or a full
/// disk is not an error here, because the lease lasts as long as the process does.
pub fn keep_lease(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    match take_lease(app, now) {
        Err(AppError::Store(error)) if error.is_transient() => Ok(()),
        Err(error) => Err(error),
        Ok(_) => Ok(()),
    }
}

/// Releases the lease, so that the next daemon need not find out who held it.
pub fn release_lease(app: &mut App) -> Result<(), AppError> {
    in_place(app)?;
    Ok(app.store.write_aside(|tx| tx.release_lease(&Holder::this_process()))?)
}

fn in_place(app: &App) -> Result<(), StoreError> {
    if app.store.is_in_place() { Ok(()) } else { Err(StoreError::NotInPlace { path: app.store.path().to_owned() }) }
}
