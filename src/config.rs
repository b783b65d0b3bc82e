//! Adapter: the configuration of this installation.
