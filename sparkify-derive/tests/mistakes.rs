//! The compile-fail files as a document: their mends compile, and `docs/errors.md` shows every one of them.

#[path = "mistakes/mistake.rs"]
mod mistake;
#[path = "mistakes/page.rs"]
mod page;

use mistake::{FILES, Mistake};
use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/errors.md");

fn mistakes() -> Vec<Mistake> {
    mistake::all().unwrap_or_else(|error| panic!("{error}"))
}

/// One program for each topic, a module in it for each mistake, so that rustc starts a few times and not hundreds.
#[test]
fn mended_programs_compile() {
    let mut programs: BTreeMap<String, String> = BTreeMap::new();
    for mistake in mistakes() {
        let module = module(&mistake);
        let program = programs
            .entry(mistake.topic)
            .or_insert_with(|| "#![allow(dead_code, unused)]\n\nfn main() {}\n".to_owned());
        write!(program, "\nmod r#{} {{\n{module}\n}}\n", mistake.name).expect("a string takes text");
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("mended");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let tests = trybuild::TestCases::new();
    for (topic, program) in programs {
        let file = folder.join(format!("{topic}.rs"));
        fs::write(&file, program).expect("the program can be written");
        tests.pass(file);
    }
}

/// The mended program as the inside of a module; its fixture is found from anywhere.
fn module(mistake: &Mistake) -> String {
    let mended = mistake.mended().expect("the mend fits its program");
    mended.replace("include!(\"../../", &format!("include!(\"{FILES}/../"))
}

#[test]
fn the_page_of_errors_is_current() {
    let page = page::page(&mistakes()).unwrap_or_else(|error| panic!("{error}"));
    if env::var_os("DOCUMENTS").is_some_and(|how| how == "write") {
        fs::write(PAGE, &page).expect("the page can be written");
    }
    let written = fs::read_to_string(PAGE).unwrap_or_default();
    assert!(
        written == page,
        "docs/errors.md is not what the compile-fail files say; `make documents` writes it anew"
    );
}
