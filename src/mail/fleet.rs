//! Several connections to the same mail server, each delivering its own mail.

use super::Mailer;

/// Mailers that can be used at the same time. A single mailer is a fleet of one.
pub trait Mailers {
    /// The type of each mailer.
    type One: Mailer;

    /// All mailers, always in the same order.
    fn all(&mut self) -> &mut [Self::One];
}

impl<M: Mailer> Mailers for M {
    type One = M;

    fn all(&mut self) -> &mut [M] {
        std::slice::from_mut(self)
    }
}

/// A fixed number of mailers.
#[derive(Debug)]
pub struct Fleet<M>(Vec<M>);

impl<M> Fleet<M> {
    /// A fleet of these mailers.
    pub fn new(mailers: Vec<M>) -> Self {
        Self(mailers)
    }
}

impl<M: Mailer> Mailers for Fleet<M> {
    type One = M;

    fn all(&mut self) -> &mut [M] {
        &mut self.0
    }
}
