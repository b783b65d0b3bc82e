# What a developer types. `just` alone lists them.
_default:
    @just --list

# What continuous integration runs, without the checks that need packages of the system
ci: format lint test

# Is every file formatted?
format:
    cargo fmt --check

# Clippy, warnings as errors
lint:
    cargo clippy --all-targets --locked -- -D warnings

# Every test
test:
    cargo test --locked

# Review changed snapshots: look at each before you accept it
snapshots:
    INSTA_UPDATE=always cargo test --locked
    git diff --stat -- '*.snap'

# Run the samples once, with a fixed clock, in a scratch folder
try now="2026-11-23T09:00:00Z":
    cargo run --release -- run --once --now {{now}}

# The benches; figures go to docs/benchmarks.md
bench:
    cargo bench

# Licences, advisories and sources of every crate
deny:
    cargo deny check

# The simulation with one seed
sim seed:
    SIM_SEED={{seed}} cargo test --test it simulation -- --nocapture

# The properties with other cases than those of every run
explore seed:
    PROPTEST_RNG_SEED={{seed}} cargo test --locked
