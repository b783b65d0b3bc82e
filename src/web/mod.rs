//! Edge: pages over HTTP. An accept loop with limits, and the shell around whatever is served; those know nothing of workflows; [`Pages`] are the routes of
//! answer pages and of those on which approvals are decided.
//!
//! ```text
//! serve       sockets in, limits on how many and how long      hyper, HTTP/1.1 only: TLS is the proxy's
//!   shell     headers, refusals as pages, methods, CSRF, rates, bodies
//!     inner   the routes of the caller: they get whole bodies of bounded length, and a `Client`
//! ```
//!
//! Everything runs on the one thread of its runtime, so that a handler must not wait: it hands what it writes to the thread that
//! writes (`store::Group`) and awaits the reply. A handler whose client is gone is dropped where it waits; what it
//! handed over is done all the same. Drawing a page may take milliseconds; whatever takes longer would hold up everybody.

mod client;
mod commitments;
mod connection;
mod decisions;
mod headers;
mod pages;
mod rate;
mod routes;
mod serve;
mod shell;

pub use self::{
    client::{Client, Peer},
    headers::Stylesheet,
    pages::Pages,
    rate::{Class, Gate, MAX_BUCKETS, Rates},
    serve::{Accept, Limits, serve},
    shell::{AsItIs, Refusal, Settings, shell, too_many},
};
