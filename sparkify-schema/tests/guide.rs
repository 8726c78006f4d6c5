//! The guide shows one schema: what a chapter declares of it is what its other examples include.

use std::{collections::BTreeMap, fs, path::Path};

const GUIDE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide");

fn text(file: &Path) -> String {
    fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// Structs and enums by name, each with its documentation and attributes: between blank lines, as rustfmt leaves them.
fn items(text: &str) -> BTreeMap<String, String> {
    let mut items = BTreeMap::new();
    for paragraph in text.split("\n\n") {
        let lines: Vec<&str> =
            paragraph.lines().filter(|line| !line.starts_with("# ") && !line.starts_with("```")).collect();
        let name = lines.iter().find_map(|line| {
            let name = line.strip_prefix("pub struct ").or_else(|| line.strip_prefix("pub enum "))?;
            name.split(|letter: char| !letter.is_alphanumeric()).next()
        });
        if let Some(name) = name {
            items.insert(name.to_owned(), lines.join("\n"));
        }
    }
    items
}

fn chapters() -> Vec<std::path::PathBuf> {
    let entries = fs::read_dir(GUIDE).expect("the guide is there");
    let files = entries.map(|entry| entry.expect("the entry can be read").path());
    files.filter(|file| file.extension().is_some_and(|extension| extension == "md")).collect()
}

#[test]
fn chapters_show_the_schema_as_it_is() {
    let hire = items(&text(&Path::new(GUIDE).join("hire.rs")));
    assert!(hire.contains_key("Ride"), "the schema has rides");
    let mut shown = 0;
    for chapter in chapters() {
        for (name, item) in items(&text(&chapter)) {
            if let Some(declared) = hire.get(&name) {
                assert_eq!(item.trim(), declared.trim(), "{} shows another `{name}`", chapter.display());
                shown += 1;
            }
        }
    }
    assert!(shown >= 6, "the chapters show {shown} items of the schema; are they still found?");
}

#[test]
fn chapters_are_short_and_declared() {
    let guide = text(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/guide.rs")));
    for chapter in chapters() {
        let lines = text(&chapter).lines().count();
        assert!(lines <= 200, "{} has {lines} lines; make two chapters of it", chapter.display());
        let name = chapter.file_stem().expect("a file has a name").to_string_lossy().into_owned();
        assert!(guide.contains(&format!("    {name}: ")), "guide.rs does not declare the chapter `{name}`");
        assert!(guide.contains(&format!("[`{name}`]")), "the contents in guide.rs do not list `{name}`");
    }
}
