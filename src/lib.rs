//! Concerted prepares events that several organisations agree to carry out together.
//!
//! ```text
//! edges        cli  daemon  web       the outside calls in
//! application  app                    use cases, one or two transactions each
//! adapters     config store mail render   we call the outside; none knows another
//! core         definition plan engine report message   pure: no clock, disk, network, environment
//! base         model diag lang link clock cores files program stop   words and small tools
//! ```
//!
//! Imports go downward only; adapters never import each other; only `app` joins core and adapters. The way of the data:
//! `definition::compile` makes a [`plan::Plan`] of YAML texts; [`engine::RunState::replay`] makes the state of journal
//! events; [`engine::decide()`] says what is due; `app` records it in one transaction and delivers it in another step;
//! `report::build` makes a progress report of the same plan and events.

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod cores;
pub mod daemon;
pub mod definition;
pub mod diag;
pub mod engine;
pub mod files;
pub mod lang;
pub mod link;
pub mod mail;
pub mod message;
pub mod model;
pub mod plan;
pub mod program;
pub mod render;
pub mod report;
pub mod stop;
pub mod store;
pub mod web;
