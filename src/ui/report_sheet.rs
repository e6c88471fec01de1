//! A report drawn on the screen and on paper: the same blocks that the files are written from.

use crate::ui::prelude::*;
use crate::{
    interchange::report::{Block, Drawing, Grid, Picture, Report, Shape},
    state::queries::reports::Wish,
};

/// The sheet. One for a leader says so at the foot of the paper.
pub fn drawn(report: &Report, wish: Wish) -> Markup {
    let blocks = report.blocks.iter().map(block).collect::<Vec<_>>();
    view! {
        <article class="report-sheet" class:for-leader=wish.leader lang=report.language>
            <h2>{report.title.clone()}</h2>
            <p>{report.lead.clone()}</p>
            {blocks}
            <footer>{report.foot.clone()}</footer>
        </article>
    }
}

fn block(block: &Block) -> Markup {
    match block {
        Block::Heading(words) => view! { <h3>{words.clone()}</h3> },
        Block::Words(words) => view! { <p>{words.clone()}</p> },
        Block::List(lines) => {
            let lines = lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect::<Vec<_>>();
            view! { <ul>{lines}</ul> }
        }
        Block::Table(grid) => table(grid),
        Block::Picture(picture) => figure(picture),
    }
}

fn table(grid: &Grid) -> Markup {
    let is_number = |at: usize| grid.numbers.contains(&at);
    let head = grid.head.iter().enumerate().map(|(at, name)| {
        view! { <th scope="col" class:number=is_number(at)>{name.clone()}</th> }
    });
    let row = |cells: &Vec<String>| {
        let cells = cells.iter().enumerate().map(|(at, cell)| {
            view! { <td class:number=is_number(at)>{cell.clone()}</td> }
        });
        view! { <tr>{cells.collect::<Vec<_>>()}</tr> }
    };
    let rows = grid.rows.iter().map(row).collect::<Vec<_>>();
    view! {
        <table>
            <caption hidden=grid.caption.is_empty()>{grid.caption.clone()}</caption>
            <thead><tr>{head.collect::<Vec<_>>()}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn figure(picture: &Picture) -> Markup {
    let Drawing { width, height, shapes } = &picture.drawing;
    let shapes = shapes.iter().map(shape).collect::<Vec<_>>();
    view! {
        <figure>
            <figcaption>{picture.words.clone()}</figcaption>
            <svg aria-hidden="true" viewBox=format!("0 0 {width} {height}")>{shapes}</svg>
        </figure>
    }
}

fn shape(shape: &Shape) -> Markup {
    match shape {
        Shape::Box([left, top, width, height], ink) => {
            view! { <rect x=left.to_string() y=top.to_string() width=width.to_string() height=height.to_string() fill=ink.css()></rect> }
        }
        Shape::Line([x1, y1, x2, y2], wide, ink) => view! {
            <line x1=x1.to_string() y1=y1.to_string() x2=x2.to_string() y2=y2.to_string() stroke=ink.css() stroke-width=wide.to_string()></line>
        },
        Shape::Figures([x, y], tall, words) => view! {
            <text x=x.to_string() y=y.to_string() font-size=(tall * 1.35).to_string() text-anchor="middle" dominant-baseline="central">
                {words.clone()}
            </text>
        },
    }
}
