//! The reviewed texts, read back from their files.

use std::{fs, path::Path};

/// One reviewed text.
#[derive(Debug)]
pub(crate) struct Snapshot {
    /// `users/load.sql`, with a folder before it for another schema than Sparkify's.
    pub(crate) name: String,
    /// The text.
    pub(crate) text: String,
}

/// Every snapshot, by name.
pub(crate) fn files() -> Vec<Snapshot> {
    let root = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/snapshots"));
    let mut snapshots = Vec::new();
    collect(root, root, &mut snapshots);
    snapshots.sort_by(|a, b| a.name.cmp(&b.name));
    snapshots
}

fn collect(root: &Path, folder: &Path, snapshots: &mut Vec<Snapshot>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| entry.ok().map(|entry| entry.path())) {
        if path.is_dir() {
            collect(root, &path, snapshots);
            continue;
        }
        let place = path.strip_prefix(root).expect("it lies below the root").to_string_lossy().into_owned();
        let Some(name) = place.strip_suffix(".snap") else { continue };
        let file = fs::read_to_string(&path).expect("a snapshot is text");
        snapshots.push(Snapshot { name: name.to_owned(), text: body(&file).to_owned() });
    }
}

/// What follows the header, which ends with the second `---` line.
fn body(snapshot: &str) -> &str {
    let header_end = snapshot.match_indices("---\n").nth(1).expect("a snapshot has a header");
    snapshot[header_end.0 + header_end.1.len()..].trim_end_matches('\n')
}
