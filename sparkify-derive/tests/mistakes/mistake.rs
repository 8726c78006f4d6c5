//! A file with one mistake: what it shows, what is answered, and how to mend it.

use std::{fs, path::Path};

const TESTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests");

/// Where the compile-fail files are, a folder for each topic.
pub(crate) const FILES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/ui");

/// Where the files are that compile, and whose mistake is told when a statement is rendered.
pub(crate) const RENDERED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/rendered");

/// A mistake, as its file tells it.
#[derive(Debug)]
pub(crate) struct Mistake {
    /// The folder of its file, from `tests/`.
    pub(crate) folder: String,
    /// The topic, the name of that folder.
    pub(crate) topic: String,
    /// The name of its file.
    pub(crate) name: String,
    /// What must be told: the `//!` line.
    pub(crate) says: String,
    /// The lines of the program.
    pub(crate) lines: Vec<String>,
    /// What is answered.
    pub(crate) answer: String,
    /// How it is mended.
    pub(crate) mend: Mend,
}

/// The end of a compile-fail file: a sentence, and the lines that change.
#[derive(Debug)]
pub(crate) struct Mend {
    /// What to do.
    pub(crate) sentence: String,
    /// Lines that go, and those that take their place.
    pub(crate) changes: Vec<Change>,
}

/// Lines of the program that go, and those that take their place.
#[derive(Debug, Default)]
pub(crate) struct Change {
    pub(crate) old: Vec<String>,
    pub(crate) new: Vec<String>,
}

/// What a file without a mend is answered with.
const HOW: &str = "end the file with how to mend the mistake: a sentence, the lines that go, and those that take their place, e.g.

//~ mend: compare with a variant, which cannot be misspelt
//~ - q.filter(e.page().eq(\"Next Song\"));
//~ + q.filter(e.page().eq(Page::NextSong));

The program has to compile then. The lines stand at the end so that the compiler's line numbers stay as they are.";

/// Every mistake of the compile-fail files by topic and name, or what is wrong with the files, all of them at once.
pub(crate) fn all() -> Result<Vec<Mistake>, String> {
    of(names(Path::new(FILES)).into_iter().map(|topic| format!("ui/{topic}")))
}

/// Every mistake that is told when a statement is rendered.
pub(crate) fn rendered() -> Result<Vec<Mistake>, String> {
    of(["rendered".to_owned()])
}

/// The mistakes in these folders.
fn of(folders: impl IntoIterator<Item = String>) -> Result<Vec<Mistake>, String> {
    let (mut mistakes, mut wrong) = (Vec::new(), Vec::new());
    for folder in folders {
        for file in names(&Path::new(TESTS).join(&folder)) {
            let Some(name) = file.strip_suffix(".rs") else { continue };
            match read(&folder, name) {
                Ok(mistake) => mistakes.push(mistake),
                Err(error) => wrong.push(format!("tests/{folder}/{name}.rs: {error}")),
            }
        }
    }
    if wrong.is_empty() { Ok(mistakes) } else { Err(format!("{}\n\n{HOW}", wrong.join("\n"))) }
}

fn read(folder: &str, name: &str) -> Result<Mistake, String> {
    let place = |extension: &str| format!("{TESTS}/{folder}/{name}.{extension}");
    let text = |extension: &str| {
        fs::read_to_string(place(extension)).map_err(|error| format!("the .{extension} file: {error}"))
    };
    let source = text("rs")?;
    let (program, mend) =
        source.split_once("\n//~ mend: ").ok_or("it does not say how the mistake is mended")?;
    let lines: Vec<String> = program.trim_end().lines().map(str::to_owned).collect();
    let says = lines.iter().find_map(|line| line.strip_prefix("//! ")).ok_or("it has no `//!` line")?;
    let mistake = Mistake {
        folder: folder.to_owned(),
        topic: folder.rsplit('/').next().unwrap_or(folder).to_owned(),
        name: name.to_owned(),
        says: says.to_owned(),
        // None yet, where it is a new file: the test that asks for the answer fails, and writes it if it is told to.
        answer: text("stderr").unwrap_or_default().trim_end().to_owned(),
        mend: self::mend(mend)?,
        lines,
    };
    mistake.mended().map(|_| mistake)
}

fn mend(text: &str) -> Result<Mend, String> {
    let (sentence, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mut changes: Vec<Change> = Vec::new();
    for line in rest.lines() {
        let marked = |mark: &str| line.strip_prefix(mark).map(|text| text.strip_prefix(' ').unwrap_or(text));
        match (marked("//~ -"), marked("//~ +")) {
            (Some(old), _) => {
                if changes.last().is_none_or(|change| !change.new.is_empty()) {
                    changes.push(Change::default());
                }
                changes.last_mut().ok_or("no change")?.old.push(old.to_owned());
            }
            (None, Some(new)) => {
                let change = changes.last_mut().ok_or("a mend begins with a line that goes, `//~ - …`")?;
                change.new.push(new.to_owned());
            }
            (None, None) => return Err(format!("behind the mend stands `{line}`")),
        }
    }
    if changes.is_empty() {
        return Err("its mend changes no line".to_owned());
    }
    Ok(Mend { sentence: sentence.to_owned(), changes })
}

impl Mistake {
    /// The program as it is right.
    pub(crate) fn mended(&self) -> Result<String, String> {
        let mut lines = self.lines.clone();
        for Change { old, new } in &self.mend.changes {
            let is_here =
                |window: &[String]| window.iter().zip(old).all(|(line, old)| line.trim() == old.trim());
            let places: Vec<usize> =
                lines.windows(old.len()).enumerate().filter(|(_, it)| is_here(it)).map(|(i, _)| i).collect();
            let [place] = places[..] else {
                return Err(format!("`{}` stands {} times in the program", old.join(" "), places.len()));
            };
            let indent = lines[place].len() - lines[place].trim_start().len();
            let new = new.iter().map(|line| format!("{:indent$}{line}", ""));
            lines.splice(place..place + old.len(), new);
        }
        Ok(lines.join("\n"))
    }
}

/// The names in a folder, in order.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("the entry can be read").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}
