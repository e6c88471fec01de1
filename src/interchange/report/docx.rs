//! A report as DOCX: the fewest parts of Office Open XML (ECMA-376) that Word and LibreOffice open with
//! headings, tables whose heads repeat, pictures with words, and page numbers.

use super::{Block, Grid, Picture, Report, png::to_png, zip::zip};
use std::fmt::Write;

const TYPES: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>"#;
const RELATIONS: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>"#;
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships""#;
/// The width of the text on A4 with margins of 2 cm, in twentieths of a point.
const TEXT_WIDTH: usize = 9638;
/// English metric units to the unit of a drawing: 600 units are 15 cm.
const EMU: f32 = 9_000.0;

/// The document. The same report gives the same bytes.
pub fn to_docx(report: &Report) -> Vec<u8> {
    let mut pictures = Vec::new();
    let document = document(report, &mut pictures);
    let names: Vec<String> = (1..=pictures.len()).map(|n| format!("word/media/image{n}.png")).collect();
    let mut files = vec![
        ("[Content_Types].xml", TYPES.as_bytes().to_vec()),
        ("_rels/.rels", RELATIONS.as_bytes().to_vec()),
        ("docProps/core.xml", core(report).into_bytes()),
        ("word/document.xml", document.into_bytes()),
        ("word/_rels/document.xml.rels", relations(pictures.len()).into_bytes()),
        ("word/styles.xml", styles(report.language).into_bytes()),
        ("word/footer1.xml", footer(&report.foot).into_bytes()),
    ];
    files.extend(names.iter().map(String::as_str).zip(pictures));
    zip(&files)
}

const START: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
"#;

fn core(report: &Report) -> String {
    format!(
        r#"{START}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{}</dc:title><dc:language>{}</dc:language></cp:coreProperties>"#,
        escaped(&report.title),
        report.language
    )
}

fn relations(pictures: usize) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out = format!(
        r#"{START}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{KIND}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="{KIND}/footer" Target="footer1.xml"/>"#
    );
    for n in 1..=pictures {
        let _ = write!(out, r#"<Relationship Id="rIdP{n}" Type="{KIND}/image" Target="media/image{n}.png"/>"#);
    }
    out.push_str("</Relationships>");
    out
}

fn styles(language: &str) -> String {
    let heading = |id: &str, name: &str, level: u8, size: u8| {
        format!(
            r#"<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level}"/></w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>"#
        )
    };
    let border = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>"#);
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    format!(
        r#"{START}<w:styles {NAMES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Calibri"/><w:sz w:val="21"/><w:lang w:val="{language}"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>{}{}<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/></w:pPr><w:rPr><w:b/></w:rPr></w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style><w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="0"/></w:pPr><w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#,
        heading("Heading1", "heading 1", 0, 32),
        heading("Heading2", "heading 2", 1, 24),
    )
}

/// For whom and when, and the number of the page.
fn footer(words: &str) -> String {
    let field = |name: &str| format!(r#"<w:fldSimple w:instr="{name}"><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    format!(
        r#"{START}<w:ftr {NAMES}><w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="{TEXT_WIDTH}"/></w:tabs></w:pPr>{}<w:r><w:tab/></w:r>{}{}{}</w:p></w:ftr>"#,
        run(words, false),
        field("PAGE"),
        run(" / ", false),
        field("NUMPAGES"),
    )
}

fn document(report: &Report, pictures: &mut Vec<Vec<u8>>) -> String {
    let mut out = format!(r#"{START}<w:document {NAMES}><w:body>"#);
    out.push_str(&paragraph("Heading1", &report.title));
    out.push_str(&paragraph("", &report.lead));
    for block in &report.blocks {
        match block {
            Block::Heading(words) => out.push_str(&paragraph("Heading2", words)),
            Block::Words(words) => out.push_str(&paragraph("", words)),
            Block::List(lines) => lines.iter().for_each(|line| out.push_str(&item(line))),
            Block::Table(grid) => out.push_str(&table(grid)),
            Block::Picture(picture) => {
                pictures.push(to_png(&picture.drawing));
                out.push_str(&drawn(picture, pictures.len()));
            }
        }
    }
    out.push_str(r#"<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>"#);
    out
}

fn paragraph(style: &str, words: &str) -> String {
    if words.is_empty() {
        return String::new();
    }
    let style = if style.is_empty() { String::new() } else { format!(r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#) };
    format!("<w:p>{style}{}</w:p>", run(words, false))
}

/// A paragraph on the same page as what it explains.
fn kept_with_next(words: &str) -> String {
    format!("<w:p><w:pPr><w:keepNext/></w:pPr>{}</w:p>", run(words, false))
}

/// A line with a dot and a hanging indent: a list without a part of its own for numbering.
fn item(words: &str) -> String {
    format!(
        r#"<w:p><w:pPr><w:ind w:left="284" w:hanging="284"/></w:pPr>{}<w:r><w:tab/></w:r>{}</w:p>"#,
        run("•", false),
        run(words, false)
    )
}

/// Words; a new line within them stays one.
fn run(words: &str, bold: bool) -> String {
    let properties = if bold { "<w:rPr><w:b/></w:rPr>" } else { "" };
    let lines: Vec<String> =
        words.lines().map(|line| format!(r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(line))).collect();
    format!("<w:r>{properties}{}</w:r>", lines.join("<w:br/>"))
}

fn table(grid: &Grid) -> String {
    let widths = widths(grid);
    let mut out = paragraph("Caption", &grid.caption);
    out.push_str(r#"<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>"#);
    let _ =
        write!(out, r#"<w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#);
    for width in &widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    let cell = |at: usize, words: &str, bold: bool| {
        let right = if grid.numbers.contains(&at) { r#"<w:pPr><w:jc w:val="right"/></w:pPr>"# } else { "" };
        let width = widths.get(at).copied().unwrap_or_default();
        format!(
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p>{right}{}</w:p></w:tc>"#,
            run(words, bold)
        )
    };
    let mut row = |cells: &[String], is_head: bool| {
        let repeats = if is_head { "<w:tblHeader/>" } else { "" };
        let cells: String =
            (0..grid.head.len()).map(|at| cell(at, cells.get(at).map_or("", String::as_str), is_head)).collect();
        let _ = write!(out, "<w:tr><w:trPr><w:cantSplit/>{repeats}</w:trPr>{cells}</w:tr>");
    };
    row(&grid.head, true);
    grid.rows.iter().for_each(|cells| row(cells, false));
    // Two tables without a paragraph between them would become one.
    out.push_str("</w:tbl><w:p/>");
    out
}

/// Columns as wide as what stands in them asks for, none narrower than its longest word.
fn widths(grid: &Grid) -> Vec<usize> {
    let column = |at: usize| {
        let cells = grid.rows.iter().filter_map(|row| row.get(at)).chain(grid.head.get(at));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default().clamp(6, 40)
    };
    let asked: Vec<usize> = (0..grid.head.len()).map(column).collect();
    let sum: usize = asked.iter().sum::<usize>().max(1);
    asked.into_iter().map(|asked| asked * TEXT_WIDTH / sum).collect()
}

fn drawn(picture: &Picture, n: usize) -> String {
    let words = escaped(&picture.words);
    let (wide, tall) = (picture.drawing.width * EMU, picture.drawing.height * EMU);
    let size = format!(r#"cx="{}" cy="{}""#, wide as u64, tall as u64);
    format!(
        r#"{}<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{n}" name="{n}" descr="{words}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{n}" name="{n}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdP{n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"#,
        kept_with_next(&picture.words)
    )
}

/// Fit for XML: what has a meaning there is written out, and what may not be there is left out.
fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for sign in words.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            '\u{fffe}' | '\u{ffff}' => (),
            sign if sign.is_control() => (),
            sign => out.push(sign),
        }
    }
    out
}
