//! Lets a text key stand where a part takes text.

use crate::texts::{Key, text};
use crate::ui::prelude::*;

impl From<Key> for Signal<String> {
    fn from(key: Key) -> Self {
        Signal::stored(text(key).to_owned())
    }
}
