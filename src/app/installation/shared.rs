//! The application shared by two tasks of one thread: one decides, the other delivers.

use std::cell::RefCell;

use crate::app::App;

/// An [`App`] that several tasks of one thread use in turn. No task holds it while it awaits.
pub struct Shared<'a>(RefCell<&'a mut App>);

impl<'a> Shared<'a> {
    /// Shares `app`.
    pub fn new(app: &'a mut App) -> Self {
        Self(RefCell::new(app))
    }

    /// Does `work` with the application. `work` cannot await.
    pub fn with<T>(&self, work: impl FnOnce(&mut App) -> T) -> T {
        work(&mut self.0.borrow_mut())
    }
}
