//! The compiler's answers speak of what a user wrote: no name that a derive made up stands in them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// What derived code or the library's inside is called, and a user never sees.
const MADE_UP: &[&str] = &[
    "__private",
    "__scalar",
    "_::",
    "Columns<",
    "ExprOf",
    "compile_error",
    ">::Of",
    " as Mode>",
    "PhantomData",
];

/// Lines that name such a thing all the same, and why rustc can't be kept from it.
const FORCED: &[(&str, &str)] = &[
    (
        "Columns<M>` in the current scope",
        "rustc names the type on which it looks for a method that is not there",
    ),
    (
        "originates in the macro `::sparkify_schema::__scalar`",
        "rustc names the macro that wrote an impl it lists",
    ),
    ("pub fn ", "rustc shows a method of the library whose bound is not kept"),
];

#[test]
fn no_answer_names_what_a_derive_made_up() {
    let mut seen = vec![false; FORCED.len()];
    for path in files("stderr") {
        let text = fs::read_to_string(&path).expect("an answer is text");
        for (number, line) in (1..).zip(text.lines()) {
            let Some(name) = MADE_UP.iter().find(|name| holds(line, name)) else { continue };
            let forced = FORCED.iter().position(|(part, _)| line.contains(part));
            let Some(forced) = forced else {
                panic!("{}:{number} names `{name}`: {line}", path.display());
            };
            seen[forced] = true;
        }
    }
    for ((part, _), seen) in FORCED.iter().zip(seen) {
        assert!(seen, "no answer has `{part}` any more: strike it from the exceptions");
    }
}

/// Whether the line has the name; `_::` is one by itself, not the end of another.
fn holds(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        name != "_::" || !before.is_some_and(|it| it.is_alphanumeric() || it == '_')
    })
}

#[test]
fn every_mistake_says_in_one_line_what_the_compiler_must_tell() {
    let mistakes = files("rs");
    assert!(mistakes.len() > 200, "the mistakes are missing");
    for path in &mistakes {
        let text = fs::read_to_string(path).expect("a mistake is text");
        let place = path.display();
        assert_eq!(text.lines().filter(|line| line.starts_with("//!")).count(), 1, "{place}: one `//!` line");
        assert!(text.starts_with("//! "), "{place} begins with its `//!` line");
        assert!(path.with_extension("stderr").exists(), "{place} has no answer beside it");
    }
    for path in files("stderr") {
        assert!(path.with_extension("rs").exists(), "{} answers nothing", path.display());
    }
}

/// The compile-fail files with that extension.
fn files(extension: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/ui");
    let entries = |folder: &Path| -> Vec<PathBuf> {
        let entries = fs::read_dir(folder).expect("the folder can be read");
        entries.map(|entry| entry.expect("the entry can be read").path()).collect()
    };
    let topics = entries(&folder);
    let files = topics.iter().filter(|topic| topic.is_dir()).flat_map(|topic| entries(topic));
    files.filter(|file| file.extension().is_some_and(|it| it == extension)).collect()
}
