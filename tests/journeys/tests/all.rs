//! The journeys as a test of cargo's, without cargo's own harness: a journey runs once in each engine.
fn main() -> std::process::ExitCode {
    journeys::command_line(std::env::args().skip(1).collect())
}
