//! The floor: a page that draws the same rows from plain DOM, in the app's own style, all of them at once.
use journeys::app::Ground;
use journeys::failure::{Failure, Outcome};
use journeys::rig::page_text;
use journeys::texts::Lang;
use std::fs;
use std::path::{Path, PathBuf};

/// Writes the page and says where.
pub fn write(ground: &Ground, folder: &Path) -> Outcome<PathBuf> {
    let script = include_str!("../floor/floor.js")
        .replace("{{saving}}", ground.texts.get("save_saving", Lang::Nb)?)
        .replace("{{saved}}", ground.texts.get("save_all", Lang::Nb)?);
    let page = include_str!("../floor/floor.html")
        .replace("{{style}}", &style(&ground.file)?)
        .replace("{{own-style}}", include_str!("../floor/floor.css"))
        .replace("{{script}}", &script);
    let path = folder.join("floor.html");
    fs::write(&path, page)?;
    Ok(path)
}

/// The style of the built page, so that a rule costs both sides the same.
fn style(page: &Path) -> Outcome<String> {
    const BLOCK: &str = "id=\"arbeidsro-style\">";
    let page = page_text(page)?;
    let block = page.split_once(BLOCK).and_then(|(_, rest)| rest.split_once('<')).map(|(block, _)| block);
    let block = block.ok_or_else(|| Failure::new("the page has no style block"))?;
    let mut packed = block.as_bytes().to_vec();
    let length = unpack::decode(&mut packed);
    packed.truncate(length);
    let mut style = vec![0; unpack::unpacked_size(&packed)];
    let mut chances = vec![0; unpack::TABLE_LENGTH];
    unpack::step(&mut unpack::begin(&packed, &mut chances), &packed, &mut chances, &mut style, usize::MAX);
    String::from_utf8(style).map_err(|e| Failure::new(format!("the page's style block: {e}")))
}
