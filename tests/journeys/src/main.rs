//! The journeys as a program.
fn main() -> std::process::ExitCode {
    journeys::command_line(std::env::args().skip(1).collect())
}
