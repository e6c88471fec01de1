//! Gives the functions of the program another order. A function is known by its number, so wherever one is named
//! it gets its new number: in calls, tables, exports.
mod copying;

use crate::trouble::{Outcome, Trouble};
use copying::write;

const MAGIC: usize = 8;

/// What a function does, for comparing it with others.
#[derive(Default)]
pub struct Shape {
    /// Its operations; one of the common pairs counts as one.
    pub operations: Vec<u8>,
    /// The functions that it calls.
    pub calls: Vec<u32>,
}

/// The shapes of the program's functions, in their order.
///
/// # Errors
/// When the program holds something that is not known here.
pub fn shapes(program: &[u8]) -> Outcome<Vec<Shape>> {
    let mut copier = Copier::new(program, None);
    copier.module()?;
    Ok(copier.shapes)
}

/// The program with its functions in this order: first the one that was at `order[0]`, and so on.
///
/// # Errors
/// As above; and when the old order does not give the program back.
pub fn renumbered(program: &[u8], order: &[usize]) -> Outcome<Vec<u8>> {
    let made = in_order(program, order)?;
    let mut back = vec![0; order.len()];
    for (new, old) in order.iter().enumerate() {
        back[*old] = new;
    }
    if in_order(&made, &back)? != program {
        return Err(Trouble::new(
            "the program whose functions were put in another order does not go back to what it was",
        ));
    }
    Ok(made)
}

fn in_order(program: &[u8], order: &[usize]) -> Outcome<Vec<u8>> {
    let mut copier = Copier::new(program, Some(order));
    copier.module()?;
    Ok(copier.out)
}

/// Reads the program and writes it at the same time.
struct Copier<'a> {
    program: &'a [u8],
    at: usize,
    out: Vec<u8>,
    /// The order to write in, if it is another, and the new numbers that it gives.
    order: Option<&'a [usize]>,
    numbers: Vec<u32>,
    /// How many functions are imported: they come first and stay.
    imports: usize,
    shapes: Vec<Shape>,
    /// What is missing or not known.
    trouble: Option<&'static str>,
    /// Whether the number that comes next is a function's, whatever its kind.
    is_reference: bool,
}

impl<'a> Copier<'a> {
    fn new(program: &'a [u8], order: Option<&'a [usize]>) -> Self {
        Self {
            program,
            at: 0,
            out: Vec::with_capacity(program.len()),
            order,
            numbers: vec![],
            imports: 0,
            shapes: vec![],
            trouble: None,
            is_reference: false,
        }
    }

    fn module(&mut self) -> Outcome {
        self.copy(MAGIC);
        while self.at < self.program.len() && self.trouble.is_none() {
            let id = self.byte();
            let size = self.read() as usize;
            let (start, end) = (self.out.len(), self.at + size);
            self.section(id, size);
            if self.at != end {
                self.trouble = self.trouble.or(Some("a section that does not end where it should"));
            }
            let content = self.out.split_off(start);
            write(&mut self.out, content.len() as u32);
            self.out.extend(content);
        }
        match self.trouble {
            None => Ok(()),
            Some(what) => Err(Trouble::new(format!("the program's functions cannot be put in order: it has {what}"))),
        }
    }

    fn section(&mut self, id: u8, size: usize) {
        match id {
            0 => self.custom(size),
            2 => self.each(Self::import),
            3 => self.types(),
            4 => self.each(Self::table),
            6 => self.each(|copier| {
                copier.copy(2);
                copier.expression(&mut Shape::default());
            }),
            7 => self.each(|copier| {
                copier.name();
                match copier.byte() {
                    0 => copier.function(),
                    _ => drop(copier.plain()),
                }
            }),
            8 => self.function(),
            9 => self.each(Self::elements),
            10 => self.code(),
            _ => self.copy(size),
        }
    }

    /// A section that no browser reads. Some speak of functions by number.
    fn custom(&mut self, size: usize) {
        let content = self.program.get(self.at..self.at + size).unwrap_or_default();
        let names = ["name", "linking", "reloc.", "metadata.code."];
        if names.iter().any(|name| content.get(1..=name.len()) == Some(name.as_bytes())) {
            self.trouble = Some("a custom section that names functions");
        }
        self.copy(size);
    }

    fn import(&mut self) {
        self.name();
        self.name();
        match self.byte() {
            0 => {
                self.plain();
                self.imports += 1;
            }
            1 => {
                self.copy(1);
                self.limits();
            }
            2 => self.limits(),
            3 => self.copy(2),
            4 => {
                self.copy(1);
                self.plain();
            }
            _ => self.trouble = Some("an import of an unknown kind"),
        }
    }

    fn limits(&mut self) {
        let has_end = self.byte() & 1 == 1;
        self.plain();
        if has_end {
            self.plain();
        }
    }

    fn table(&mut self) {
        if self.byte() == 0x40 {
            self.trouble = Some("a table that says what it is filled with");
        }
        self.limits();
    }

    /// The types of the functions, and from here on it is known which number each gets.
    fn types(&mut self) {
        let types: Vec<u32> = (0..self.plain()).map(|_| self.read()).collect();
        self.numbers = (0..(self.imports + types.len()) as u32).collect();
        let order: Vec<usize> = match self.order {
            Some(order) if order.len() != types.len() => return self.trouble = Some("another number of functions"),
            Some(order) => order.to_vec(),
            None => (0..types.len()).collect(),
        };
        for (new, old) in order.into_iter().enumerate() {
            self.numbers[self.imports + old] = (self.imports + new) as u32;
            write(&mut self.out, types[old]);
        }
    }

    fn elements(&mut self) {
        let form = self.plain();
        let (is_active, names_table, has_expressions) = (form & 1 == 0, form & 2 != 0, form & 4 != 0);
        if is_active && names_table {
            self.plain();
        }
        if is_active {
            self.expression(&mut Shape::default());
        }
        if form & 3 != 0 {
            self.copy(1);
        }
        self.each(|copier| if has_expressions { copier.expression(&mut Shape::default()) } else { copier.function() });
    }

    fn code(&mut self) {
        let count = self.plain();
        let mut bodies = vec![];
        for _ in 0..count {
            let end = self.read() as usize + self.at;
            let start = self.out.len();
            let mut shape = Shape::default();
            for _ in 0..self.plain() {
                self.plain();
                self.copy(1);
            }
            self.expression(&mut shape);
            if self.at != end {
                self.trouble = self.trouble.or(Some("a function that does not end where it should"));
            }
            if self.trouble.is_some() {
                return;
            }
            bodies.push(self.out.split_off(start));
            self.shapes.push(shape);
        }
        for new in 0..bodies.len() {
            let body = &bodies[self.order.map_or(new, |order| order[new])];
            write(&mut self.out, body.len() as u32);
            self.out.extend(body);
        }
    }
}

#[cfg(test)]
mod tests;
