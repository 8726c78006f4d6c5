//! The reviewed statements, read back from their files.

use std::{collections::BTreeMap, fs, path::Path};

/// Name (`users/load`) and text of every snapshot.
pub fn all() -> BTreeMap<String, String> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    let mut statements = BTreeMap::new();
    for folder in entries(root) {
        for file in entries(&folder) {
            let name =
                file.strip_prefix(root).expect("it lies below the root").to_string_lossy().into_owned();
            if let Some(name) = name.strip_suffix(".sql.snap") {
                let text = fs::read_to_string(&file).expect("a snapshot is text");
                statements.insert(name.to_owned(), body(&text).to_owned());
            }
        }
    }
    statements
}

/// What follows the header, which ends with the second `---` line.
fn body(snapshot: &str) -> &str {
    let header_end = snapshot.match_indices("---\n").nth(1).expect("a snapshot has a header");
    snapshot[header_end.0 + header_end.1.len()..].trim_end_matches('\n')
}

fn entries(folder: &Path) -> Vec<std::path::PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
}
