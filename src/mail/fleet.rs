//! Several connections to the same mail server, each with a mail of its own.

use super::Mailer;

/// Mailers that may be asked at the same time. One of them alone is a fleet of one.
pub trait Mailers {
    /// What each of them is.
    type One: Mailer;

    /// All of them, in an order that stays.
    fn all(&mut self) -> &mut [Self::One];
}

impl<M: Mailer> Mailers for M {
    type One = M;

    fn all(&mut self) -> &mut [M] {
        std::slice::from_mut(self)
    }
}

/// As many mailers as it was made of.
#[derive(Debug)]
pub struct Fleet<M>(Vec<M>);

impl<M> Fleet<M> {
    /// A fleet of these.
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
