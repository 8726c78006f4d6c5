//! The files with a mistake each as a document: their mends compile, what rendering tells is told, and `docs/errors.md`
//! shows every one of them.

#[path = "mistakes/mistake.rs"]
mod mistake;
#[path = "mistakes/page.rs"]
mod page;
#[path = "mistakes/rendered.rs"]
mod rendered;

use mistake::{FILES, Mistake, RENDERED};
use std::{collections::BTreeMap, env, fmt::Write as _, fs, path::Path};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs");

fn mistakes() -> Vec<Mistake> {
    mistake::all().unwrap_or_else(|error| panic!("{error}"))
}

fn rendered_mistakes() -> Vec<Mistake> {
    mistake::rendered().unwrap_or_else(|error| panic!("{error}"))
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
    let mended = mended.replace("include!(\"../../", &format!("include!(\"{FILES}/../"));
    mended.replace("include!(\"../", &format!("include!(\"{RENDERED}/../"))
}

/// The programs compile, their statements are refused in these words at these places, and the mended ones are made.
#[test]
fn what_rendering_finds_is_told() {
    let mistakes = rendered_mistakes();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rendered");
    fs::create_dir_all(&folder).expect("the folder can be made");
    let told = folder.join("told.txt");
    let _ = fs::remove_file(&told);
    let program = folder.join("all.rs");
    let mended: Vec<String> = mistakes.iter().map(module).collect();
    fs::write(&program, rendered::program(&mistakes, &mended, &told)).expect("the program can be written");
    let tests = trybuild::TestCases::new();
    tests.pass(&program);
    // It compiles and runs when the cases are dropped.
    drop(tests);
    let told = fs::read_to_string(told).expect("the program has told something");
    let answers = rendered::answers(&told);
    let write = env::var_os("TRYBUILD").is_some_and(|how| how == "overwrite");
    for mistake in &mistakes {
        let answer = answers.get(mistake.name.as_str()).expect("every program was run");
        if write {
            let place = format!("{RENDERED}/{}.stderr", mistake.name);
            fs::write(place, format!("{answer}\n")).expect("the answer can be written");
        } else {
            assert_eq!(mistake.answer, *answer, "rendered/{}.rs", mistake.name);
        }
    }
}

#[test]
fn the_pages_of_errors_are_current() {
    let all: Vec<Mistake> = mistakes().into_iter().chain(rendered_mistakes()).collect();
    let pages = page::pages(&all).unwrap_or_else(|error| panic!("{error}"));
    let docs = Path::new(DOCS);
    if env::var_os("DOCUMENTS").is_some_and(|how| how == "write") {
        fs::create_dir_all(docs.join("errors")).expect("the folder can be made");
        for (place, page) in &pages {
            fs::write(docs.join(place), page).expect("the page can be written");
        }
    }
    for (place, page) in &pages {
        let written = fs::read_to_string(docs.join(place)).unwrap_or_default();
        assert!(
            written == *page,
            "docs/{place} is not what the files with a mistake say; `make documents` writes it anew"
        );
    }
    for entry in fs::read_dir(docs.join("errors")).expect("the pages are there") {
        let name = entry.expect("the entry can be read").file_name();
        let place = format!("errors/{}", name.to_string_lossy());
        assert!(pages.contains_key(&place), "docs/{place} is the page of no topic; remove it");
    }
}
