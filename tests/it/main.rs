//! Integration tests, in one binary: each file in `tests/` would be linked anew.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on stops; the allowance of .clippy.toml does not reach functions beside the tests"
)]

mod ahead;
mod announcements;
mod answers;
mod archive;
mod asked;
mod at_once;
mod beginning;
mod besieged;
mod brief;
mod clocks_astray;
mod collisions;
mod comments_round;
mod consent;
mod cron;
mod daemon;
mod definition;
mod desk;
mod diagnostics;
mod doctor;
mod doctor_mail;
mod editing;
mod entries;
mod first_evening;
mod fixes;
mod floats;
mod gantt;
mod generated;
mod guarding;
mod holds;
mod holidays;
mod hostile;
mod incoming;
mod injected;
mod interrupted_edits;
mod journey;
mod keys;
mod ladders_and_letters;
mod letter;
mod looks;
mod mail_in;
mod mail_states;
mod messages;
mod model;
mod old_stores;
mod outbox;
mod outbox_verbs;
mod outputs;
mod pages;
mod poisoned;
mod process;
mod properties;
mod readiness;
mod readme;
mod recording;
mod rehearsing;
mod reminding;
mod renaming;
mod report;
mod resending;
mod restraint;
mod rounds;
mod schema;
mod security;
mod shared_addresses;
mod simulation;
mod slips;
mod smtp;
mod smtp_limits;
mod smtp_pipelining;
mod smtp_server;
mod spoken;
mod store;
mod store_contract;
mod texts;
mod tidy;
mod typesetting;
mod typesetting_notes;
mod verdicts;
mod web_limits;
mod whose_fault;
mod world;
mod yaml;
mod year;
