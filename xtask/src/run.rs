//! Runs other programs, and says what is going on.
use crate::trouble::{Outcome, Trouble};
use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

/// A step with a name: announced when it starts, timed when it ends.
pub fn step<T>(name: &str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("▸ {name}");
    let start = Instant::now();
    let outcome = work();
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    println!("{mark} {name} ({})", seconds(start.elapsed()));
    outcome
}

/// A length of time as people write it.
pub fn seconds(time: Duration) -> String {
    let whole = time.as_secs();
    if whole >= 60 { format!("{} min {} s", whole / 60, whole % 60) } else { format!("{:.1} s", time.as_secs_f64()) }
}

fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|a| a.to_string_lossy().into_owned()));
    words.join(" ")
}

fn not_started(command: &Command, error: &std::io::Error) -> Trouble {
    Trouble::new(format!("could not start `{}`: {error}", shown(command)))
}

/// Runs a command with its output on the screen.
pub fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|e| not_started(command, &e))?;
    if status.success() { Ok(()) } else { Err(Trouble::new(format!("`{}` failed ({status})", shown(command)))) }
}

/// Asks a question whose answer may be "no": output on success, nothing otherwise.
pub fn ask(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_string())
}

/// Runs long work quietly: a line of life every now and then, everything when it fails.
pub fn run_quietly(command: &mut Command) -> Outcome {
    let mut lines = Vec::new();
    let result = each_line(command, |line| lines.push(line.to_string()), true);
    if result.is_err() {
        for line in lines.iter().rev().take(60).rev() {
            println!("  {line}");
        }
    }
    result
}

/// Runs a command, shows its output and hands over each line.
pub fn run_reading(command: &mut Command, mut read: impl FnMut(&str)) -> Outcome {
    each_line(
        command,
        |line| {
            println!("{line}");
            read(line);
        },
        false,
    )
}

fn each_line(command: &mut Command, mut read: impl FnMut(&str), signs_of_life: bool) -> Outcome {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|e| not_started(command, &e))?;
    let (sender, lines) = mpsc::channel::<String>();
    let streams: [Option<Box<dyn std::io::Read + Send>>; 2] =
        [child.stdout.take().map(|s| Box::new(s) as _), child.stderr.take().map(|s| Box::new(s) as _)];
    for stream in streams.into_iter().flatten() {
        let sender = sender.clone();
        thread::spawn(move || {
            let mut reader = BufReader::new(stream);
            let mut line = Vec::new();
            while matches!(reader.read_until(b'\n', &mut line), Ok(n) if n > 0) {
                let text = String::from_utf8_lossy(&line).trim_end().to_string();
                line.clear();
                if sender.send(text).is_err() {
                    break;
                }
            }
        });
    }
    drop(sender);
    let pause = Duration::from_secs(if std::io::stdout().is_terminal() { 5 } else { 30 });
    let start = Instant::now();
    let mut last = String::new();
    loop {
        match lines.recv_timeout(pause) {
            Ok(line) => {
                read(&line);
                last = line;
            }
            Err(mpsc::RecvTimeoutError::Timeout) if signs_of_life => {
                println!("  … {} {}", seconds(start.elapsed()), last.trim());
                let _ = std::io::stdout().flush();
            }
            Err(mpsc::RecvTimeoutError::Timeout) => {}
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    let status = child.wait().map_err(|e| not_started(command, &e))?;
    if status.success() { Ok(()) } else { Err(Trouble::new(format!("`{}` failed ({status})", shown(command)))) }
}
