//! One program that makes every statement whose mistake rendering tells, and every mended one.

use super::mistake::{Mistake, RENDERED};
use std::{collections::BTreeMap, fmt::Write as _, path::Path};

/// The program: it writes the answers into the file `told`, and fails if a mended statement is not made.
pub(crate) fn program(mistakes: &[Mistake], mended: &[String], told: &Path) -> String {
    let mut program = FRAME.to_owned();
    let mut main = String::new();
    for (Mistake { name, .. }, mended) in mistakes.iter().zip(mended) {
        write!(
            program,
            "\n#[path = \"{RENDERED}/{name}.rs\"]\nmod wrong_{name};\n\nmod mended_{name} {{\n{mended}\n}}\n"
        )
        .expect("a string takes text");
        writeln!(main, "    tell(&mut told, \"{name}\", wrong_{name}::main, mended_{name}::main);")
            .expect("a string takes text");
    }
    write!(
        program,
        "\nfn main() {{\n    std::panic::set_hook(Box::new(|_| {{}}));\n    let mut told = String::new();\n{main}    \
         std::fs::write({told:?}, told).unwrap();\n}}\n",
        told = told.display().to_string()
    )
    .expect("a string takes text");
    program
}

/// What was told of each, by its name.
pub(crate) fn answers(told: &str) -> BTreeMap<&str, String> {
    let told = told.lines().filter_map(|line| line.split_once('\t'));
    // As a place below the folder of the files, wherever that is.
    told.map(|(name, answer)| (name, answer.replace(&format!("{RENDERED}/"), "rendered/"))).collect()
}

const FRAME: &str = r#"#![allow(dead_code, unused)]

/// What `wrong` panics with, and nothing of `mended`, which does not.
fn tell(told: &mut String, name: &str, wrong: fn(), mended: fn()) {
    let answer = match std::panic::catch_unwind(wrong) {
        Ok(()) => "nothing is wrong".to_owned(),
        Err(panic) => match panic.downcast::<String>() {
            Ok(text) => *text,
            Err(_) => "a panic without a text".to_owned(),
        },
    };
    *told += &format!("{name}\t{answer}\n");
    if let Err(panic) = std::panic::catch_unwind(mended) {
        let text = panic.downcast::<String>().map_or_else(|_| "no text".to_owned(), |text| *text);
        eprintln!("rendered/{name}.rs, mended: {text}");
        std::process::exit(1);
    }
}
"#;
