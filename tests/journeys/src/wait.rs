//! Waiting: never for a fixed time, always until something is true or the time is up.
use crate::failure::{Failure, Outcome};
use std::thread;
use std::time::{Duration, Instant};

/// How long anything on the page may take. Generous: a loaded machine is not a defect of the app.
pub const PATIENCE: Duration = Duration::from_secs(20);
const PAUSE: Duration = Duration::from_millis(40);

/// Asks again until the answer is there. `Err` inside ends the wait at once; the text in `Ok(Err(_))`
/// says why it is not there yet, and becomes the failure when the time is up.
pub fn until<T>(what: &str, mut ask: impl FnMut() -> Outcome<Result<T, String>>) -> Outcome<T> {
    let end = Instant::now() + PATIENCE;
    loop {
        match ask()? {
            Ok(answer) => return Ok(answer),
            Err(why) if Instant::now() > end => {
                return Err(Failure::new(format!("waited {} s for {what}: {why}", PATIENCE.as_secs())));
            }
            Err(_) => thread::sleep(PAUSE),
        }
    }
}
