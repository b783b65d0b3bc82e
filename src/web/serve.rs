//! The accept loop: who may connect, how many at the same time, and what becomes of them when we stop.

use std::{
    collections::BTreeMap,
    future::Future,
    io,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::Router;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{sleep, timeout},
};
use tracing::{debug, error, warn};

use super::{
    client::{ClientKey, Peer, is_trusted},
    connection::{converse, stopped},
};
use crate::config::Network;

/// What a connection gets that is one too many. Whatever it asks, the answer is the same.
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

/// How long we wait after the system gave us no connection, mostly because this process has as many files open as it may.
const PAUSE: Duration = Duration::from_secs(1);

/// How many may connect, and how long each part of an exchange may take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Connections at the same time. Each takes 64 kB of buffers and the body of its request at most.
    pub connections: usize,
    /// Those of one client: an IPv4 address or a /64 of IPv6.
    pub per_client: usize,
    /// Proxies, whose connections are everybody's and count in all only.
    pub proxies: Vec<Network>,
    /// For the head of a request, from its first byte to its last; for the first one from the connection on.
    pub head: Duration,
    /// From the head of a request to the last byte of the answer.
    pub exchange: Duration,
    /// Between an answer and the next request.
    pub idle: Duration,
    /// For a client to hang up once we have.
    pub farewell: Duration,
    /// For exchanges that have begun when we are asked to stop. Those end within ten seconds with all that is to be done then,
    /// after which containers are killed.
    pub drain: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            connections: 1024,
            per_client: 32,
            proxies: Vec::new(),
            head: Duration::from_secs(10),
            exchange: Duration::from_mins(1),
            idle: Duration::from_mins(1),
            farewell: Duration::from_secs(2),
            drain: Duration::from_secs(8),
        }
    }
}

/// Where connections come from: the machine, or a test.
pub trait Accept: Send {
    /// The next connection. It may be given up at any moment.
    fn accept(&mut self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send;
}

impl Accept for TcpListener {
    fn accept(&mut self) -> impl Future<Output = io::Result<(TcpStream, SocketAddr)>> + Send {
        TcpListener::accept(self)
    }
}

/// Serves `router` to whoever connects until `stop` becomes true; then lets exchanges that have begun end, for a while.
///
/// It may be run beside other work of one thread or on a runtime of its own; each connection is a task of the runtime it runs on.
pub async fn serve(mut door: impl Accept, router: Router, limits: Limits, mut stop: watch::Receiver<bool>) {
    let limits = Arc::new(limits);
    let seats = Seats::default();
    let mut talks = JoinSet::new();
    loop {
        tokio::select! {
            biased;
            () = stopped(&mut stop) => break,
            Some(talk) = talks.join_next() => {
                if talk.is_err() {
                    error!("a connection ended in a panic");
                }
            }
            (stream, peer) = next(&mut door) => {
                let peer = peer.ip().to_canonical();
                let most = if is_trusted(peer, &limits.proxies) { usize::MAX } else { limits.per_client };
                let seat = if talks.len() < limits.connections { seats.take(peer, most) } else { None };
                let Some(seat) = seat else {
                    debug!("a connection too many");
                    // Said if it goes through at once, since nobody waits for this client.
                    let _ = stream.try_write(FULL);
                    continue;
                };
                let talk = converse(stream, Peer(peer), router.clone(), Arc::clone(&limits), stop.clone());
                talks.spawn(async move {
                    talk.await;
                    drop(seat);
                });
            }
        }
    }
    drop(door);
    let all_ended = async { while talks.join_next().await.is_some() {} };
    if timeout(limits.drain, all_ended).await.is_err() {
        warn!(connections = talks.len(), "cut off, since they did not end in time");
    }
    talks.shutdown().await;
}

/// The next connection, however long the system has none to give.
async fn next(door: &mut impl Accept) -> (TcpStream, SocketAddr) {
    let mut is_told = false;
    loop {
        match door.accept().await {
            Ok((stream, peer)) => {
                // An answer is written in one piece; there is nothing to wait for.
                let _ = stream.set_nodelay(true);
                return (stream, peer);
            }
            // That one is gone already, and says nothing of the next.
            Err(error) if is_of_its_client(&error) => {}
            Err(error) => {
                if !is_told {
                    warn!(%error, "no connection can be accepted for now");
                    is_told = true;
                }
                sleep(PAUSE).await;
            }
        }
    }
}

fn is_of_its_client(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset, Interrupted};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset | Interrupted)
}

/// How many connections each client has.
#[derive(Clone, Default)]
struct Seats(Arc<Mutex<BTreeMap<ClientKey, usize>>>);

/// One of them, given back when it is dropped, however its connection ends.
struct Seat {
    seats: Seats,
    key: ClientKey,
}

impl Seats {
    /// One for a client that has fewer than `most`.
    fn take(&self, peer: IpAddr, most: usize) -> Option<Seat> {
        let key = ClientKey::of(peer);
        let mut taken = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = taken.entry(key).or_default();
        // A client without any is let in: nobody allows none.
        let is_free = *number < most.max(1);
        *number += usize::from(is_free);
        is_free.then(|| Seat { seats: self.clone(), key })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(number) = taken.get_mut(&self.key) {
            *number -= 1;
            if *number == 0 {
                taken.remove(&self.key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seats_are_given_back_and_forgotten() {
        let seats = Seats::default();
        let peer: IpAddr = "192.0.2.1".parse().unwrap();
        let taken: Vec<_> = (0..3).map_while(|_| seats.take(peer, 2)).collect();
        assert_eq!(taken.len(), 2);
        assert!(seats.take("192.0.2.2".parse().unwrap(), 2).is_some());
        drop(taken);
        assert!(seats.0.lock().unwrap().is_empty());
    }

    /// Fails as the system does, then gives what its listener has.
    struct Failing {
        errors: Vec<io::Error>,
        listener: TcpListener,
    }

    impl Accept for Failing {
        async fn accept(&mut self) -> io::Result<(TcpStream, SocketAddr)> {
            match self.errors.pop() {
                Some(error) => Err(error),
                None => self.listener.accept().await,
            }
        }
    }

    #[tokio::test]
    async fn a_system_without_files_to_give_is_asked_again_after_a_second() {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let no_more_files = || io::Error::from_raw_os_error(24);
        let errors = vec![no_more_files(), io::ErrorKind::ConnectionAborted.into(), no_more_files()];
        let mut door = Failing { errors, listener };
        let client = tokio::spawn(TcpStream::connect(address));
        let began = tokio::time::Instant::now();
        let (_, peer) = next(&mut door).await;
        assert!(peer.ip().is_loopback());
        let seconds = began.elapsed().as_secs_f64();
        assert!((1.9..2.9).contains(&seconds), "the one that was aborted costs no second: {seconds}");
        client.await.unwrap().unwrap();
    }
}
