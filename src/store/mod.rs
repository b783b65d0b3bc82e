//! Adapter: SQLite. SQL lives here only, one statement is one function.
