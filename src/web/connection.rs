//! One connection: the exchanges over it, and how long each part of one may take.

use std::{
    convert::Infallible,
    future::{Future, poll_fn},
    io,
    pin::{Pin, pin},
    sync::{Arc, Mutex, PoisonError},
    task::{Context, Poll, ready},
};

use axum::{Router, body::Body};
use hyper::{
    Request,
    body::{Body as HttpBody, Bytes, Frame, Incoming, SizeHint},
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{rt::TokioIo, service::TowerToHyperService};
use tokio::{
    io::{AsyncRead, AsyncWrite, ReadBuf},
    net::TcpStream,
    sync::watch,
    time::{Instant, sleep_until},
};

use super::{client::Peer, serve::Limits};

/// The longest head of a request; hyper answers 431 to a longer one and hangs up.
const MAX_HEAD: usize = 32 << 10;

/// Of what a client still sends after the last answer so much is read and forgotten: hanging up over it would reset the connection,
/// and the answer with it (RFC 9112 section 9.6).
const MAX_FORGOTTEN: usize = 1 << 20;

/// Serves one connection until its client or we have had enough.
///
/// hyper has a deadline for heads, which it also lets run while no request is in sight, and none for what it writes. So the time
/// is kept here, for all of it.
pub(super) async fn converse(
    stream: TcpStream,
    peer: Peer,
    router: Router,
    limits: Arc<Limits>,
    mut stop: watch::Receiver<bool>,
) {
    let pulse = Arc::new(Pulse::new());
    let service = {
        let (pulse, router) = (Arc::clone(&pulse), TowerToHyperService::new(router));
        service_fn(move |mut request: Request<Incoming>| {
            pulse.asked();
            request.extensions_mut().insert(peer);
            let (pulse, answer) = (Arc::clone(&pulse), router.call(request));
            async move { Ok::<_, Infallible>(answer.await?.map(|body| Answer { body, pulse })) }
        })
    };
    let line = Line { stream, pulse: Arc::clone(&pulse), is_shut: false, forgotten: 0 };
    let mut builder = http1::Builder::new();
    builder.header_read_timeout(None).max_buf_size(MAX_HEAD);
    let mut connection = pin!(builder.serve_connection(TokioIo::new(line), service));
    let mut timer = pin!(sleep_until(pulse.deadline(&limits)));
    let mut stopped = pin!(stopped(&mut stop));
    let mut is_last = false;
    poll_fn(|cx| {
        if !is_last && stopped.as_mut().poll(cx).is_ready() {
            is_last = true;
            connection.as_mut().graceful_shutdown();
        }
        // What came in is looked at before the time is: a pass that kept this thread busy is not the client's fault.
        if connection.as_mut().poll(cx).is_ready() {
            return Poll::Ready(());
        }
        let deadline = pulse.deadline(&limits);
        if timer.deadline() != deadline {
            timer.as_mut().reset(deadline);
        }
        timer.as_mut().poll(cx)
    })
    .await;
}

/// Returns once we are asked to stop.
pub(super) async fn stopped(stop: &mut watch::Receiver<bool>) {
    let asked = stop.wait_for(|stop| *stop).await.is_ok();
    if !asked {
        // Nobody is left who could ask us to stop.
        std::future::pending::<()>().await;
    }
}

/// What a connection is at, and since when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nothing of a next request has come.
    Idle,
    /// A request has begun; a new connection begins like this.
    Head,
    /// The head is whole: the body is read, the handler works, the answer is written.
    Exchange,
    /// The answer is in hand, if not yet on its way.
    Answered,
    /// We have said the last word.
    Over,
}

/// Knows what a connection is at by what goes over it.
#[derive(Debug)]
struct Pulse(Mutex<(Phase, Instant)>);

impl Pulse {
    fn new() -> Self {
        Self(Mutex::new((Phase::Head, Instant::now())))
    }

    fn change(&self, change: impl FnOnce(Phase) -> Option<Phase>) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match change(state.0) {
            // The answer is part of the exchange and has no time of its own.
            Some(Phase::Answered) => state.0 = Phase::Answered,
            Some(phase) => *state = (phase, Instant::now()),
            None => {}
        }
    }

    fn heard(&self) {
        self.change(|phase| (phase == Phase::Idle).then_some(Phase::Head));
    }

    fn asked(&self) {
        self.change(|_| Some(Phase::Exchange));
    }

    fn answered(&self) {
        self.change(|phase| (phase == Phase::Exchange).then_some(Phase::Answered));
    }

    fn written(&self) {
        self.change(|phase| (phase == Phase::Answered).then_some(Phase::Idle));
    }

    fn over(&self) {
        self.change(|phase| (phase != Phase::Over).then_some(Phase::Over));
    }

    fn deadline(&self, limits: &Limits) -> Instant {
        let (phase, since) = *self.0.lock().unwrap_or_else(PoisonError::into_inner);
        since
            + match phase {
                Phase::Idle => limits.idle,
                Phase::Head => limits.head,
                Phase::Exchange | Phase::Answered => limits.exchange,
                Phase::Over => limits.farewell,
            }
    }
}

/// The body of an answer, which is dropped once it is handed over for writing.
struct Answer {
    body: Body,
    pulse: Arc<Pulse>,
}

impl HttpBody for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.pulse.answered();
    }
}

/// The socket, which tells the pulse what goes over it.
struct Line {
    stream: TcpStream,
    pulse: Arc<Pulse>,
    is_shut: bool,
    forgotten: usize,
}

impl AsyncRead for Line {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buf))?;
        if buf.filled().len() > before {
            self.pulse.heard();
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Line {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bufs: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write_vectored(cx, bufs)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    /// hyper flushes once everything it had was written.
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        ready!(Pin::new(&mut self.stream).poll_flush(cx))?;
        self.pulse.written();
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if !self.is_shut {
            ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
            self.is_shut = true;
            self.pulse.over();
        }
        let mut scratch = [0; 4096];
        while self.forgotten < MAX_FORGOTTEN {
            let mut buf = ReadBuf::new(&mut scratch);
            ready!(Pin::new(&mut self.stream).poll_read(cx, &mut buf))?;
            match buf.filled().len() {
                0 => break,
                read => self.forgotten += read,
            }
        }
        Poll::Ready(Ok(()))
    }
}
