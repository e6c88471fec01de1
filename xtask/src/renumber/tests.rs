//! A module with a function named in every way, and modules by chance.

use super::*;
use unpack::code::{END, FIRST_SHORT, SHORT};

fn sized(content: &[u8]) -> Vec<u8> {
    let mut made = vec![];
    write(&mut made, content.len() as u32);
    made.extend(content);
    made
}

fn section(id: u8, content: &[u8]) -> Vec<u8> {
    [vec![id], sized(content)].concat()
}

/// What names functions, with the numbers that they have there.
struct Named {
    types: [u8; 3],
    reference: u8,
    exported: u8,
    start: u8,
    elements: [u8; 4],
    bodies: [Vec<u8>; 3],
}

impl Named {
    fn module(&self) -> Vec<u8> {
        let [a, b, c, d] = self.elements;
        [
            b"\0asm\x01\0\0\0".to_vec(),
            section(1, &[2, 0x60, 0, 0, 0x60, 1, 0x7f, 1, 0x7f]),
            // A function, a global, a memory with an end, a table, a tag.
            section(2, b"\x05\x01m\x01f\0\0\x01m\x01g\x03\x7f\0\x01m\x01m\x02\x01\x01\x02\x01m\x01t\x01\x70\0\x05\x01m\x01e\x04\0\0"),
            section(3, &[&[3], &self.types[..]].concat()),
            section(4, &[1, 0x70, 1, 9, 9]),
            section(6, &[2, 0x70, 0, 0xd2, self.reference, END, 0x7f, 0, 0x41, 3, END]),
            section(7, &[&b"\x02\x01r"[..], &[0, self.exported], b"\x01m\x02\x02"].concat()),
            section(8, &[self.start]),
            // Active; for another table; of expressions; passive.
            section(9, &[
                &[4, 0, 0x41, 1, END, 1, a][..],
                &[2, 1, 0x41, 3, END, 0, 1, b],
                &[4, 0x41, 5, END, 1, 0xd2, c, END],
                &[1, 0, 2, d, 0],
            ].concat()),
            section(10, &[vec![3], self.bodies.iter().flat_map(|body| sized(body)).collect()].concat()),
            section(11, b"\x01\x01\x02\x01\x02"),
            section(0, b"\x04more\x01\x02\x03"),
        ]
        .concat()
    }
}

/// Three functions, of which the second calls all, names one, and has numbers that name none.
fn given() -> Named {
    let second =
        vec![1, 2, 0x7f, 0x10, 0, 0x10, 1, 0x10, 2, 0xd2, 3, 0x1a, 0x20, 1, 0x41, 2, 0x28, 2, 1, 0x1a, 0x1a, END];
    Named {
        types: [0, 1, 0],
        reference: 1,
        exported: 2,
        start: 3,
        elements: [1, 2, 3, 2],
        bodies: [vec![0, END], second, vec![0, 0x11, 0, 1, 0x01, END]],
    }
}

#[test]
fn every_name_of_a_function_follows_it() {
    // The last one comes first: 1, 2, 3 become 2, 3, 1.
    let expected = Named {
        types: [0, 0, 1],
        reference: 2,
        exported: 3,
        start: 1,
        elements: [2, 3, 1, 3],
        bodies: [
            given().bodies[2].clone(),
            given().bodies[0].clone(),
            vec![1, 2, 0x7f, 0x10, 0, 0x10, 2, 0x10, 3, 0xd2, 1, 0x1a, 0x20, 1, 0x41, 2, 0x28, 2, 1, 0x1a, 0x1a, END],
        ],
    };
    assert!(renumbered(&given().module(), &[2, 0, 1]).unwrap() == expected.module());
    assert!(renumbered(&given().module(), &[0, 1, 2]).unwrap() == given().module());
}

#[test]
fn a_shape_is_what_a_function_does() {
    let shapes = shapes(&given().module()).unwrap();
    assert_eq!(shapes.len(), 3);
    assert_eq!(shapes[1].calls, [0, 1, 2]);
    let pair =
        |operation, operand| FIRST_SHORT + SHORT.iter().position(|one| *one == (operation, operand)).unwrap() as u8;
    let (get, number) = (pair(0x20, 1), pair(0x41, 2));
    assert_eq!(shapes[1].operations, [0x10, 0x10, 0x10, 0xd2, 0x1a, get, number, 0x28, 0x1a, 0x1a, END]);
}

#[test]
fn what_is_not_known_or_cut_short_is_refused() {
    let module = given().module();
    for end in 8..module.len() {
        // Between two sections it is a module again.
        drop(renumbered(&module[..end], &[2, 0, 1]));
    }
    assert!(renumbered(&module[..module.len() - 1], &[2, 0, 1]).is_err());
    assert!(renumbered(&module, &[1, 0]).is_err());
    let with_names = [module.clone(), section(0, b"\x04name\x01\x02\x00\x00")].concat();
    assert!(renumbered(&with_names, &[2, 0, 1]).is_err());
    let calls_nobody = Named { bodies: [vec![0, 0x10, 4, END], vec![0, END], vec![0, END]], ..given() };
    assert!(renumbered(&calls_nobody.module(), &[2, 0, 1]).is_err());
    let unknown = Named { bodies: [vec![0, 0xfd, 12, END], vec![0, END], vec![0, END]], ..given() };
    assert!(shapes(&unknown.module()).is_err());
}

#[test]
fn calls_follow_in_modules_by_chance() {
    let mut chance = 5u64;
    let mut below = |end: usize| {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (chance >> 33) as usize % end
    };
    for _ in 0..200 {
        let count = 1 + below(300);
        let calls: Vec<Vec<usize>> = (0..count).map(|_| (0..below(6)).map(|_| below(count)).collect()).collect();
        let mut order: Vec<usize> = (0..count).collect();
        (1..count).for_each(|place| order.swap(place, below(place + 1)));
        let made = |order: &[usize], number: &dyn Fn(usize) -> usize| {
            let body = |old: &usize| {
                let mut body = vec![0];
                for called in &calls[*old] {
                    body.push(0x10);
                    write(&mut body, number(*called) as u32);
                }
                body.push(END);
                sized(&body)
            };
            let counted = |content: Vec<u8>| {
                let mut made = vec![];
                write(&mut made, count as u32);
                made.extend(content);
                made
            };
            let code = counted(order.iter().flat_map(body).collect());
            let types = counted(vec![0; count]);
            [b"\0asm\x01\0\0\0".to_vec(), section(1, &[1, 0x60, 0, 0]), section(3, &types), section(10, &code)].concat()
        };
        let place = |old: usize| order.iter().position(|one| *one == old).unwrap();
        let same: Vec<usize> = (0..count).collect();
        assert!(renumbered(&made(&same, &|old| old), &order).unwrap() == made(&order, &place));
    }
}
