//! Reads a wasm module: how large each function is, and which crate it comes from.
use crate::trouble::{Outcome, Trouble};
use std::collections::HashMap;

const CUSTOM: u8 = 0;
const IMPORT: u8 = 2;
const CODE: u8 = 10;
const DATA: u8 = 11;
const FUNCTION_NAMES: u8 = 1;

/// The bytes of code of each crate, the largest first.
pub fn code_by_crate(wasm: &[u8]) -> Outcome<Vec<(String, usize)>> {
    read_code(wasm).ok_or_else(broken)
}

/// The bytes of the data section.
pub fn data_size(wasm: &[u8]) -> Outcome<usize> {
    let sections = sections(wasm).ok_or_else(broken)?;
    Ok(sections.iter().filter(|(id, _)| *id == DATA).map(|(_, content)| content.len()).sum())
}

fn broken() -> Trouble {
    Trouble::new("the program is not a wasm module that can be read")
}

/// Reads bytes one after the other.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    /// A number in seven bits a byte, the lowest first.
    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return Some(value);
            }
        }
        None
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let size = self.number()?;
        self.take(size)
    }

    fn text(&mut self) -> Option<String> {
        Some(String::from_utf8_lossy(self.sized()?).into_owned())
    }
}

fn sections(wasm: &[u8]) -> Option<Vec<(u8, &[u8])>> {
    let mut reader = Reader(wasm);
    (reader.take(4)? == b"\0asm").then_some(())?;
    reader.take(4)?;
    let mut found = Vec::new();
    while !reader.0.is_empty() {
        found.push((reader.byte()?, reader.sized()?));
    }
    Some(found)
}

fn read_code(wasm: &[u8]) -> Option<Vec<(String, usize)>> {
    let sections = sections(wasm)?;
    let of = |wanted: u8| sections.iter().find(|(id, _)| *id == wanted).map(|(_, content)| *content);
    let imported = imported_functions(of(IMPORT).unwrap_or_default())?;
    let names = sections.iter().filter(|(id, _)| *id == CUSTOM).find_map(|(_, content)| names(content))?;
    let mut code = Reader(of(CODE)?);
    let mut sums: HashMap<String, usize> = HashMap::new();
    for index in 0..code.number()? {
        let size = code.sized()?.len();
        let name = names.get(&(imported + index)).map_or("unnamed", String::as_str);
        *sums.entry(crate_of(name)).or_default() += size;
    }
    let mut sums: Vec<_> = sums.into_iter().collect();
    sums.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Some(sums)
}

/// Imported functions come first in the numbering.
fn imported_functions(section: &[u8]) -> Option<usize> {
    if section.is_empty() {
        return Some(0);
    }
    let mut reader = Reader(section);
    let mut functions = 0;
    for _ in 0..reader.number()? {
        reader.sized()?;
        reader.sized()?;
        match reader.byte()? {
            0 => {
                reader.number()?;
                functions += 1;
            }
            1 => {
                reader.byte()?;
                limits(&mut reader)?;
            }
            2 => limits(&mut reader)?,
            3 => drop(reader.take(2)?),
            _ => return None,
        }
    }
    Some(functions)
}

fn limits(reader: &mut Reader) -> Option<()> {
    let has_most = reader.byte()? & 1 == 1;
    reader.number()?;
    if has_most {
        reader.number()?;
    }
    Some(())
}

fn names(section: &[u8]) -> Option<HashMap<usize, String>> {
    let mut reader = Reader(section);
    (reader.text()? == "name").then_some(())?;
    while !reader.0.is_empty() {
        let kind = reader.byte()?;
        let mut content = Reader(reader.sized()?);
        if kind == FUNCTION_NAMES {
            let count = content.number()?;
            return (0..count).map(|_| Some((content.number()?, content.text()?))).collect();
        }
    }
    None
}

/// The crate that a function is written for: the first in its name that is not the standard library's,
/// so that `drop_in_place<leptos::…>` counts for leptos.
fn crate_of(name: &str) -> String {
    const STANDARD: [&str; 6] = ["core", "alloc", "std", "hashbrown", "dlmalloc", "__rustc"];
    let name = &without_hashes(name);
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut first_standard = None;
    let mut from = 0;
    while let Some(at) = name[from..].find("::").map(|at| from + at) {
        let start = name[..at].rfind(|c| !is_word(c)).map_or(0, |i| i + 1);
        let is_root = !name[..start].ends_with("::");
        let word = &name[start..at];
        if is_root && !word.is_empty() && !STANDARD.contains(&word) {
            return word.to_string();
        }
        if is_root && first_standard.is_none() && !word.is_empty() {
            first_standard = Some("the standard library");
        }
        from = at + 2;
    }
    first_standard.unwrap_or("no crate (made by wasm-bindgen)").to_string()
}

/// Leaves out the hash that newer compilers write after a crate: `core[c5930c85a12de822]::fmt`.
fn without_hashes(name: &str) -> String {
    let mut parts = name.split('[');
    let mut made = parts.next().unwrap_or_default().to_string();
    for part in parts {
        match part.split_once(']') {
            Some((hash, rest)) if hash.len() == 16 => made.push_str(rest),
            _ => {
                made.push('[');
                made.push_str(part);
            }
        }
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_count_for_the_crate_they_are_written_for() {
        let cases = [
            ("leptos::mount::mount_to::h0123456789abcdef", "leptos"),
            ("<arbeidsro::domain::Task as core::clone::Clone>::clone::h01", "arbeidsro"),
            ("<alloc::vec::Vec<T,A> as core::fmt::Debug>::fmt::h01", "the standard library"),
            ("core::ptr::drop_in_place<tachys::view::View>::h01", "tachys"),
            ("<&mut serde_json::Error as core::fmt::Debug>::fmt", "serde_json"),
            ("<core[c5930c85a12de822]::fmt::Formatter>::pad", "the standard library"),
            ("<[u8] as yrs::Encode>::encode", "yrs"),
            ("__wbindgen_malloc", "no crate (made by wasm-bindgen)"),
        ];
        for (name, expected) in cases {
            assert_eq!(crate_of(name), expected, "{name}");
        }
    }

    #[test]
    fn a_module_is_read() {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([CODE, 6, 1, 4, 0, 0x41, 0, 0x0b]);
        let mut names = b"\x04name".to_vec();
        names.extend([FUNCTION_NAMES, 12, 1, 0, 9]);
        names.extend(b"leptos::x");
        wasm.extend([CUSTOM, names.len() as u8]);
        wasm.extend(names);
        assert_eq!(read_code(&wasm), Some(vec![("leptos".to_string(), 4)]));
        assert_eq!(read_code(&wasm[..12]), None);
    }
}
