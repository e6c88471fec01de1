//! Puts the page together: everything inlined, everything hashed, nothing fetched.
use crate::alike::chained;
use crate::apart::take_apart;
use crate::encoding::{Effort, base64, deflated_text, dense_text, hex, pack, sha256};
use crate::folders::{clone_root, page_parts};
use crate::renumber::{renumbered, shapes};
use crate::trouble::{Outcome, Trouble, files};

/// What the page is made of.
pub struct Parts {
    outline: String,
    start_style: String,
    style: String,
    loader: String,
    icons: String,
    icon: String,
    /// The small program that opens the compressed blocks.
    pub unpack: Vec<u8>,
    /// The JavaScript half of the program.
    pub start: String,
    /// The program.
    pub program: Vec<u8>,
}

/// Where the page will lie, which decides what it may do and what it links to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// A file on its own, opened by double-click.
    File,
    /// A static host, from which it can be installed.
    Host,
}

impl Parts {
    /// Reads the parts that were built, and takes the program's two halves.
    pub fn read(unpack: Vec<u8>, start: String, program: Vec<u8>) -> Outcome<Self> {
        let part = |name: &str| files::read_text(&page_parts().join(name));
        Ok(Self {
            outline: files::read_text(&clone_root().join("index.html"))?,
            start_style: part("start.css")?,
            style: part("style.css")?,
            loader: part("loader.js")?,
            icons: part("icons.svg")?,
            icon: files::read_text(&clone_root().join("public").join("icon.svg"))?,
            unpack,
            start,
            program,
        })
    }

    /// The compressed blocks. They cost most of the time, and are the same for both places.
    pub fn pack(&self, effort: Effort) -> Outcome<Packed<'_>> {
        let program = match effort {
            Effort::Best => take_apart(&renumbered(&self.program, &chained(&shapes(&self.program)?))?)?,
            Effort::Quick => take_apart(&self.program)?,
        };
        let kept = self.kept(&program.joined)?;
        let program = pack(&program.bytes, effort)?;
        let packed = |text: &str| pack(text.as_bytes(), effort).map(|bytes| dense_text(&bytes));
        Ok(Packed {
            parts: self,
            program_size: program.len(),
            style: packed(&self.style)?,
            icons: packed(&self.icons)?,
            start: packed(&self.start)?,
            program: dense_text(&program),
            kept,
            effort,
        })
    }

    /// The hash of what the page keeps in the browser, put together as `src/loader/kept.js` does.
    fn kept(&self, program: &[u8]) -> Outcome<String> {
        let texts = [&*self.start, &self.style, &self.icons];
        if texts.iter().any(|text| text.contains('\0')) {
            return Err(Trouble::new("a block of text has a zero in it, which parts the blocks from each other"));
        }
        let mut piece = (program.len() as u32).to_le_bytes().to_vec();
        piece.extend(program);
        piece.extend(texts.join("\0").bytes());
        Ok(hex(&sha256(&piece)))
    }
}

/// The parts with their heavy blocks compressed.
pub struct Packed<'a> {
    /// What was packed.
    pub parts: &'a Parts,
    /// The bytes of the compressed program, before they are written as text.
    pub program_size: usize,
    style: String,
    icons: String,
    start: String,
    program: String,
    /// The SHA-256 of all this unpacked.
    kept: String,
    effort: Effort,
}

impl Packed<'_> {
    /// The whole page as text.
    pub fn page(&self, place: Place) -> Outcome<String> {
        let outline = self.outline(place)?;
        let packed_outline = dense_text(&pack(outline.as_bytes(), self.effort)?);
        let unpack = deflated_text(&self.parts.unpack);
        let fill = |hash: &str| {
            let blocks: [(&str, &str); 10] = [
                ("start-style", &self.parts.start_style),
                ("loader", &self.parts.loader),
                ("style", &self.style),
                ("unpack", &unpack),
                ("icons", &self.icons),
                ("program", &self.program),
                ("outline", &packed_outline),
                ("data", ""),
                ("hash", hash),
                ("start", &self.start),
            ];
            fill_slots(&outline, &blocks)
        };
        // The hash stands in the page itself, so it is taken over the page without it.
        let bare = fill("")?;
        fill(&hex(&sha256(bare.as_bytes())))
    }

    /// The page with a slot for each block. The page carries this, to put a copy of itself together.
    fn outline(&self, place: Place) -> Outcome<String> {
        let policy = self.policy(place);
        let icon = base64(self.parts.icon.as_bytes());
        let mut head = format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">");
        if place == Place::Host {
            head.push_str("\n<link rel=\"manifest\" href=\"manifest.webmanifest\">");
        }
        let block = |name: &str| format!("<script type=\"text/plain\" id=\"arbeidsro-{name}\">{{{{{name}}}}}</script>");
        let blocks: Vec<String> =
            ["unpack", "program", "start", "style", "icons", "outline", "data", "hash"].map(block).into();
        let replacements = [
            ("policy", format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")),
            ("head", head),
            ("start-style", "<style id=\"arbeidsro-start-style\">{{start-style}}</style>".into()),
            ("style", String::new()),
            ("loader", format!("<script id=\"arbeidsro-loader\" data-kept=\"{}\">{{{{loader}}}}</script>", self.kept)),
            ("icons", String::new()),
            ("program", blocks.join("\n")),
        ];
        let mut made = String::new();
        for line in self.parts.outline.lines() {
            match replacements.iter().find(|(name, _)| is_marker(line, name)) {
                Some((_, text)) if text.is_empty() => continue,
                Some((_, text)) => made.push_str(text),
                None if line.contains("data-trunk") => {
                    return Err(Trouble::new(format!("index.html has a part that is not known: {line}")));
                }
                None => made.push_str(line),
            }
            made.push('\n');
        }
        Ok(made)
    }

    fn policy(&self, place: Place) -> String {
        let hash = |text: &str| format!("'sha256-{}'", base64(&sha256(text.as_bytes())));
        let workers = match place {
            Place::File => "worker-src blob:",
            Place::Host => "worker-src 'self' blob:; manifest-src 'self'",
        };
        [
            "default-src 'none'".to_string(),
            format!("script-src {} {} 'wasm-unsafe-eval'", hash(&self.parts.loader), hash(&self.parts.start)),
            format!("style-src {}", hash(&self.parts.start_style)),
            "img-src data: blob:".into(),
            workers.into(),
            "connect-src 'none'".into(),
            "form-action 'none'".into(),
            "base-uri 'none'".into(),
            "require-trusted-types-for 'script'".into(),
            "trusted-types default".into(),
        ]
        .join("; ")
    }
}

/// Whether a line of index.html stands for a part.
fn is_marker(line: &str, name: &str) -> bool {
    line.trim() == format!("<!-- {name} -->") || line.contains(&format!("data-part=\"{name}\""))
}

/// Replaces each `{{name}}`. What is filled in is not searched again.
fn fill_slots(outline: &str, blocks: &[(&str, &str)]) -> Outcome<String> {
    let mut made = String::new();
    let mut rest = outline;
    while let Some((before, after)) = rest.split_once("{{") {
        let slot = after.split_once("}}").and_then(|(name, tail)| {
            let (_, text) = blocks.iter().find(|(known, _)| *known == name)?;
            Some((*text, tail))
        });
        let (text, tail) = slot.ok_or_else(|| Trouble::new("the page has a slot that nothing fills"))?;
        made.push_str(before);
        made.push_str(text);
        rest = tail;
    }
    made.push_str(rest);
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Parts {
        Parts {
            outline: "<head>\n<!-- policy -->\n<link data-trunk data-part=\"loader\">\n</head>\n<link data-trunk data-part=\"program\">\n".into(),
            start_style: "p{}".into(),
            style: "a{}".into(),
            loader: "'{{style}}'".into(),
            icons: "<svg></svg>".into(),
            icon: "<svg/>".into(),
            unpack: vec![],
            start: "start()".into(),
            program: b"\0asm\x01\0\0\0".to_vec(),
        }
    }

    #[test]
    fn scripts_are_hashed_as_they_stand_and_not_searched_for_slots() {
        let parts = parts();
        let page = parts.pack(Effort::Quick).unwrap().page(Place::File).unwrap();
        assert!(page.contains("\">'{{style}}'</script>"));
        let hash = base64(&sha256(b"'{{style}}'"));
        assert!(page.contains(&format!("'sha256-{hash}'")));
        assert!(!page.contains("manifest"));
    }

    #[test]
    fn the_host_page_differs_in_worker_and_manifest_alone() {
        let parts = parts();
        let packed = parts.pack(Effort::Quick).unwrap();
        let policy = packed.policy(Place::Host);
        let narrowed = policy.replace("worker-src 'self' blob:; manifest-src 'self'", "worker-src blob:");
        assert_eq!(narrowed, packed.policy(Place::File));
    }

    #[test]
    fn an_unknown_slot_is_an_error() {
        assert!(fill_slots("a{{nothing}}b", &[("something", "x")]).is_err());
    }
}
