//! Icons of the set that goes with the design system.

use crate::ui::prelude::*;

/// An icon of the page by its Aksel name. It is silent: the word beside it, or the button's label, says the
/// same. The names are listed in `style/icons.txt`.
pub fn icon(name: &'static str) -> Markup {
    Markup::icon(name)
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs, path::Path};

    fn read(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            match entry.path() {
                path if path.is_dir() => read(&path, into),
                path => into.push_str(&fs::read_to_string(path).unwrap()),
            }
        }
    }

    #[test]
    fn every_icon_that_is_asked_for_is_in_the_page() {
        let list = fs::read_to_string("style/icons.txt").unwrap();
        let known: BTreeSet<&str> = list.lines().map(str::trim).filter(|line| !line.starts_with('#')).collect();
        let mut source = String::new();
        read(Path::new("src/ui"), &mut source);
        let asked = source.split("icon=\"").chain(source.split("icon(\"")).skip(1);
        let names = asked.filter_map(|rest| rest.split_once('"')).map(|(name, _)| name);
        let missing: BTreeSet<&str> = names
            .filter(|n| n.starts_with(char::is_uppercase) && n.chars().all(char::is_alphanumeric) && !known.contains(n))
            .collect();
        assert!(missing.is_empty(), "not in style/icons.txt: {missing:?}");
    }
}
