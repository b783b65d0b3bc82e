//! How often a client may do what costs us something: a bucket for each kind of request and client.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

use super::client::{Client, ClientKey};

/// At most so many buckets are kept, some 10 MB of them. One more has the one that is nearest to full forgotten, which is the
/// least that anybody is let off.
pub const MAX_BUCKETS: usize = 65_536;

const MINUTE: Duration = Duration::from_mins(1);

/// What is counted together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// A form that was sent, whatever comes of it. The shell counts these.
    Answer,
    /// A wish for a fresh link, which may have a mail sent.
    FreshLink,
    /// A link that is none of ours. Whoever serves links counts these.
    UnknownToken,
}

impl Class {
    /// How many a client may have at once, and again within a minute.
    pub const fn per_minute(self) -> u32 {
        match self {
            Self::Answer => 30,
            Self::FreshLink => 5,
            Self::UnknownToken => 20,
        }
    }

    /// How long it takes until one more may come.
    fn interval(self) -> Duration {
        MINUTE / self.per_minute()
    }
}

type Key = (Class, ClientKey);

/// The buckets. Of each only the moment is kept at which it will be full again, so that a full one is the same as none.
#[derive(Debug, Default)]
pub struct Rates {
    full_at: BTreeMap<Key, Duration>,
    /// The same by that moment.
    by_time: BTreeSet<(Duration, Key)>,
}

impl Rates {
    /// Takes one from the bucket of `client`, at `now` by a clock that nobody sets. If it is empty: how long until it is not.
    pub fn take(&mut self, class: Class, client: Client, now: Duration) -> Result<(), Duration> {
        self.forget_full(now);
        let key = (class, ClientKey::of(client.0));
        let full_at = self.full_at.get(&key).copied().unwrap_or(now).max(now) + class.interval();
        // Intervals are rounded down, so that a full bucket holds what it should.
        let wait = full_at.saturating_sub(now + MINUTE);
        if !wait.is_zero() {
            return Err(wait);
        }
        if let Some(before) = self.full_at.insert(key, full_at) {
            self.by_time.remove(&(before, key));
        }
        self.by_time.insert((full_at, key));
        if self.full_at.len() > MAX_BUCKETS {
            self.forget_first();
        }
        Ok(())
    }

    /// How many buckets are kept.
    pub fn len(&self) -> usize {
        self.full_at.len()
    }

    /// True if nobody has asked for anything of late.
    pub fn is_empty(&self) -> bool {
        self.full_at.is_empty()
    }

    /// Each taking forgets two at most that are full, so that none takes long and the map shrinks again.
    fn forget_full(&mut self, now: Duration) {
        for _ in 0..2 {
            if self.by_time.first().is_some_and(|(full_at, _)| *full_at <= now) {
                self.forget_first();
            }
        }
    }

    fn forget_first(&mut self) {
        if let Some((_, key)) = self.by_time.pop_first() {
            self.full_at.remove(&key);
        }
    }
}

/// The buckets in the hands of all handlers, with a clock.
#[derive(Clone, Debug)]
pub struct Gate {
    rates: Arc<Mutex<Rates>>,
    began: Instant,
}

impl Gate {
    /// A gate that has let nobody pass yet.
    pub fn new() -> Self {
        Self { rates: Arc::default(), began: Instant::now() }
    }

    /// Lets `client` pass, or says how long it is to wait.
    pub fn pass(&self, class: Class, client: Client) -> Result<(), Duration> {
        // A panic between two steps of a taking leaves a bucket too many, which is forgotten in its turn.
        let mut rates = self.rates.lock().unwrap_or_else(PoisonError::into_inner);
        rates.take(class, client, self.began.elapsed())
    }
}

impl Default for Gate {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(number: u32) -> Client {
        Client(std::net::Ipv4Addr::from(number).into())
    }

    fn second(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn taken(rates: &mut Rates, class: Class, number: u32, now: Duration) -> usize {
        (0..1000).take_while(|_| rates.take(class, client(number), now).is_ok()).count()
    }

    #[test]
    fn a_client_has_so_many_at_once_and_one_more_each_interval() {
        for (class, most, interval) in [(Class::Answer, 30, 2), (Class::UnknownToken, 20, 3)] {
            let mut rates = Rates::default();
            assert_eq!(taken(&mut rates, class, 1, second(100)), most);
            assert_eq!(rates.take(class, client(1), second(100)), Err(second(interval)));
            assert_eq!(rates.take(class, client(1), second(99 + interval)), Err(second(1)));
            assert_eq!(taken(&mut rates, class, 1, second(100 + interval)), 1);
            assert_eq!(taken(&mut rates, class, 1, second(100 + 6 * interval)), 5);
            assert_eq!(taken(&mut rates, class, 1, second(1000)), most, "it never holds more");
        }
    }

    #[test]
    fn classes_and_clients_have_buckets_of_their_own() {
        let mut rates = Rates::default();
        assert_eq!(taken(&mut rates, Class::Answer, 1, second(1)), 30);
        assert_eq!(taken(&mut rates, Class::UnknownToken, 1, second(1)), 20);
        assert_eq!(taken(&mut rates, Class::Answer, 2, second(1)), 30);
        let line = |text: &str| Client(text.parse().unwrap());
        for number in 0..30 {
            assert_eq!(rates.take(Class::Answer, line(&format!("2001:db8::{number}")), second(1)), Ok(()));
        }
        assert!(rates.take(Class::Answer, line("2001:db8::ffff:0:0:1"), second(1)).is_err());
    }

    #[test]
    fn refusals_cost_nothing_further() {
        let mut rates = Rates::default();
        assert_eq!(taken(&mut rates, Class::Answer, 1, second(0)), 30);
        for _ in 0..1000 {
            assert_eq!(rates.take(Class::Answer, client(1), second(1)), Err(second(1)));
        }
        assert_eq!(rates.take(Class::Answer, client(1), second(2)), Ok(()));
    }

    #[test]
    fn a_clock_that_stands_or_goes_back_opens_nothing() {
        let mut rates = Rates::default();
        assert_eq!(taken(&mut rates, Class::Answer, 1, second(100)), 30);
        assert_eq!(taken(&mut rates, Class::Answer, 1, second(50)), 0);
    }

    #[test]
    fn buckets_are_bounded_and_those_nearest_to_full_are_forgotten_first() {
        let mut rates = Rates::default();
        let most = u32::try_from(MAX_BUCKETS).unwrap();
        assert_eq!(taken(&mut rates, Class::Answer, 0, second(0)), 30, "one is empty");
        for number in 1..most * 2 {
            assert_eq!(rates.take(Class::Answer, client(number), second(0)), Ok(()));
            assert_eq!(rates.len(), rates.by_time.len());
        }
        assert_eq!(rates.len(), MAX_BUCKETS);
        assert!(rates.take(Class::Answer, client(0), second(0)).is_err(), "the empty one is still known");
        // Those that are full again go by and by.
        for number in 0..most {
            let _ = rates.take(Class::UnknownToken, client(number % 10), second(3600));
        }
        assert!(rates.len() <= 10, "{}", rates.len());
    }
}
