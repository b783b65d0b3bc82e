//! The daemon's hold on its database: taken at the start, renewed each minute, given back at the end.

use jiff::Timestamp;

use crate::{
    app::{App, AppError},
    store::{Holder, Leasing, StoreError},
};

/// Takes the lease of the database, or refuses because another daemon lives that has it ([`StoreError::Leased`]).
pub fn take_lease(app: &mut App, now: Timestamp) -> Result<Leasing, AppError> {
    in_place(app)?;
    let file = app.store.file();
    Ok(app.store.write_aside(|tx| tx.take_lease(&Holder::this_process(), &file, now))?)
}

/// Says that this daemon still works. To be called each minute, and before mails are sent.
///
/// An error is a reason to send nothing more: the database was deleted, moved away or replaced
/// ([`StoreError::NotInPlace`]), or another daemon has it ([`StoreError::Leased`]). A database that is busy or a disk that is
/// full is none: the lease lasts as long as the process does.
pub fn keep_lease(app: &mut App, now: Timestamp) -> Result<(), AppError> {
    match take_lease(app, now) {
        Err(AppError::Store(error)) if error.is_transient() => Ok(()),
        Err(error) => Err(error),
        Ok(_) => Ok(()),
    }
}

/// Gives the lease back, so that the next daemon need not ask who had it.
pub fn release_lease(app: &mut App) -> Result<(), AppError> {
    in_place(app)?;
    Ok(app.store.write_aside(|tx| tx.release_lease(&Holder::this_process()))?)
}

fn in_place(app: &App) -> Result<(), StoreError> {
    if app.store.is_in_place() { Ok(()) } else { Err(StoreError::NotInPlace { path: app.store.path().to_owned() }) }
}
