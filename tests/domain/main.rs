//! The rules of the domain, against the worked examples of the source and against tables that were
//! computed without this code.

mod calendar;
mod case_file;
mod clocks;
mod course;
mod denmark;
mod every_rule;
mod forecast;
mod items;
mod limits;
mod load;
mod norway;
mod order;
mod priority_laws;
mod repeats;
mod rule_book;
mod rules;
mod suggestions;
mod table;
