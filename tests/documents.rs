//! What the documents show is what there is: compile errors from the compile-fail files, SQL from the snapshots.

use std::{fs, path::Path};

fn text(place: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(place);
    fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

#[test]
fn the_compile_errors_shown_are_rustcs() {
    let readme = text("README.md");
    let shown = text("CONTRIBUTING.md") + &readme;
    for mistake in [
        "expr/forgotten_column",
        "expr/bigint_into_timestamp",
        "expr/left_join_as_not_null",
        "expr/misspelt_page",
        "layout/encode_az64_on_varchar",
        "layout/two_dist_keys",
    ] {
        let message = text(&format!("sparkify-derive/tests/ui/{mistake}.stderr"));
        assert!(shown.contains(message.trim_end()), "no document shows {mistake} as rustc prints it");
    }
    assert!(readme.contains("error["), "the README shows no compile error");
    let message = text("sparkify-derive/tests/ui/layout/encode_az64_on_varchar.stderr");
    let schema = text("sparkify-schema/README.md");
    assert!(
        schema.contains(message.trim_end()),
        "the README of the schema shows no answer as rustc prints it"
    );
}

#[test]
fn the_sql_shown_is_the_snapshots() {
    let readme = text("README.md");
    for statement in ["users/create_table", "users/load"] {
        let snapshot = text(&format!("snapshots/{statement}.sql.snap"));
        let sql = snapshot.splitn(3, "---\n").nth(2).expect("a snapshot has a header").trim_end();
        assert!(readme.contains(sql), "the README does not show {statement} as it runs");
    }
}

#[test]
fn the_struct_shown_is_the_models() {
    let source = text("sparkify-model/src/tables/users.rs");
    let shape = source.split_once("/// One row per user").expect("the struct is there").1;
    let shown = format!("/// One row per user{}", shape.trim_end());
    assert!(text("README.md").contains(&shown), "the README does not show users.rs as it is");
}

/// Links to files and to places of the same page; what is on the web is not looked at.
#[test]
fn the_links_lead_somewhere() {
    let mut broken = Vec::new();
    let mut documents: Vec<String> =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(str::to_owned).into();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["docs", "docs/errors"] {
        for page in fs::read_dir(root.join(folder)).expect("the pages are there") {
            let path = page.expect("the entry can be read").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                documents
                    .push(format!("{folder}/{}", path.file_name().unwrap_or_default().to_string_lossy()));
            }
        }
    }
    for document in &documents {
        let page = text(document);
        let folder = root.join(document);
        let links = page.split("](").skip(1).filter_map(|rest| rest.split(')').next());
        for link in links.filter(|link| !link.starts_with("http")) {
            let (file, place) = link.split_once('#').unwrap_or((link, ""));
            // A place is looked for in the pages that mark their places; elsewhere a heading is one by itself.
            let target = if file.is_empty() { folder.clone() } else { folder.with_file_name(file) };
            let found = match fs::read_to_string(&target) {
                Ok(page) if page.contains("<a id=") && !place.is_empty() => {
                    page.contains(&format!("<a id=\"{place}\">"))
                }
                Ok(_) => true,
                Err(_) => target.exists(),
            };
            if !found {
                broken.push(format!("{document}: {link}"));
            }
        }
    }
    assert_eq!(broken, Vec::<String>::new());
}
