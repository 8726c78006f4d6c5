//! The names a user writes: those the library makes public, and the words of the derives' attributes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

/// Public, but not for people to write: what derived code calls, and the traits that bind the public ones together.
const PLUMBING: &[&str] = &[
    // Traits that say what a type may do; their messages are in docs/errors.md.
    "Apart",
    "Attempted",
    "Cell",
    "Characters",
    "Comparable",
    "Condition",
    "CopyFormat",
    "Count",
    "Extreme",
    "Formatted",
    "Fractional",
    "HasDate",
    "HasTime",
    "InZone",
    "Interpolated",
    "IntoExpr",
    "IntoSuper",
    "JsonPath",
    "Keys",
    "Literal",
    "Milliseconds",
    "Minus",
    "Mode",
    "Movable",
    "Number",
    "OnInvalid",
    "PartOf",
    "Plus",
    "Ranked",
    "PartitionValues",
    "Readable",
    "RowValues",
    "Rows",
    "Scalar",
    "Seconds",
    "SemiStructured",
    "SqlType",
    "Summed",
    "Textual",
    "Truncated",
    "Turned",
    "Whole",
    "WholeNumber",
    "Widen",
    "WindowState",
    // Types that an expression or a window has while it is written.
    "Array",
    "Bytes",
    "Framed",
    "NoPartition",
    "Numeric",
    "Object",
    "Operand",
    "Ordered",
    "Outer",
    "Transform",
    "Unordered",
    // What writes expressions, and the two halves of a statement's name.
    "RedshiftQueryBuilder",
    "StatementName",
];

/// Rust's own words, and placeholders.
const RUST: &[&str] =
    &["Option", "Some", "None", "bool", "f32", "f64", "i16", "i32", "i64", "derive", "true", "false"];

/// The public names of the library, each with the files that declare it, and the words of the attributes.
pub(crate) struct Names {
    declared: BTreeMap<String, Vec<usize>>,
    files: Vec<String>,
    attributes: BTreeSet<String>,
    exported: BTreeSet<String>,
    methods: BTreeSet<String>,
}

impl Names {
    /// Read from the sources.
    pub(crate) fn read() -> Self {
        let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("sparkify-schema/src");
        let mut names = Self {
            declared: BTreeMap::new(),
            files: Vec::new(),
            attributes: BTreeSet::new(),
            exported: BTreeSet::new(),
            methods: BTreeSet::new(),
        };
        for path in rust_files(&schema).into_iter().filter(|path| !path.starts_with(schema.join("guide"))) {
            let text = fs::read_to_string(&path).expect("source is text");
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
            let place = names.files.len();
            names.files.push(code.to_owned());
            for name in declared(code) {
                names.declared.entry(name).or_default().push(place);
            }
            let part = path.strip_prefix(&schema).expect("it lies below").to_string_lossy().into_owned();
            if ["expr", "query", "statement"].iter().any(|family| part.starts_with(family)) {
                names.methods.extend(methods(code));
            }
            if part == "lib.rs" {
                names.exported = exported(code);
            }
        }
        for path in rust_files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("sparkify-derive/src")) {
            let text = fs::read_to_string(path).expect("source is text");
            names.attributes.extend(text.split('"').skip(1).step_by(2).map(str::to_owned));
        }
        names
    }

    /// The names in backticks that are not there.
    pub(crate) fn unknown(&self, said: &str) -> Vec<String> {
        let mut unknown = Vec::new();
        for code in said.split('`').skip(1).step_by(2) {
            for name in
                words(code).filter(|name| name.len() > 1 && !name.starts_with(|it: char| it.is_ascii_digit()))
            {
                let known = self.declared.contains_key(&name)
                    || self.exported.contains(&name)
                    || self.attributes.contains(&name)
                    || RUST.contains(&name.as_str());
                if !known {
                    unknown.push(name);
                }
            }
            if let Some((owner, name)) = code.split_once("::")
                && !self.is_of(owner, words(name).next().unwrap_or_default().as_str())
            {
                unknown.push(code.to_owned());
            }
        }
        unknown
    }

    /// Whether a file that knows the owner declares the name.
    fn is_of(&self, owner: &str, name: &str) -> bool {
        let owner = words(owner).last().unwrap_or_default();
        self.declared
            .get(name)
            .is_some_and(|places| places.iter().any(|place| self.files[*place].contains(&owner)))
    }

    /// What is listed as plumbing and is not public any more.
    pub(crate) fn stale() -> Vec<String> {
        let names = Self::read();
        let is_gone = |name: &&&str| !names.exported.contains(**name) && !names.methods.contains(**name);
        PLUMBING.iter().filter(is_gone).map(|name| (*name).to_owned()).collect()
    }

    /// What a user may write: the names exported by the library, and the methods of expressions, queries and
    /// statements.
    pub(crate) fn public(&self) -> BTreeSet<String> {
        let names = self.exported.union(&self.methods);
        names.filter(|name| !PLUMBING.contains(&name.as_str())).cloned().collect()
    }
}

/// The identifiers in the code of a text: in backticks, one or three.
pub(crate) fn code(text: &str) -> impl Iterator<Item = String> {
    text.split('`').skip(1).step_by(2).flat_map(words)
}

/// The identifiers of a text.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
}

/// The names a file declares: behind `pub`, and behind documentation, where enums and macros keep theirs.
fn declared(code: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut documented = false;
    for line in code.lines().map(str::trim) {
        if line.starts_with("///") || line.starts_with("#[") {
            documented = true;
            continue;
        }
        let public = line.strip_prefix("pub ");
        let is_variant = line.starts_with(|letter: char| letter.is_ascii_uppercase())
            && line.trim_start_matches(|letter: char| letter.is_alphanumeric()).starts_with([',', '(', ' ']);
        if public.is_some() || documented || is_variant {
            let rest = public.unwrap_or(line);
            let keywords = ["const", "fn", "struct", "enum", "trait", "type", "mod", "macro_rules"];
            names.extend(words(rest).find(|word| !keywords.contains(&word.as_str())));
        }
        documented = false;
    }
    names
}

/// The documented methods and functions that are public.
fn methods(code: &str) -> Vec<String> {
    let mut methods = Vec::new();
    let mut hidden = false;
    for line in code.lines().map(str::trim) {
        if line.starts_with("#[doc(hidden)]") {
            hidden = true;
        } else if let Some(rest) = line.strip_prefix("pub fn ").or_else(|| line.strip_prefix("pub const fn "))
        {
            if !hidden {
                methods.extend(words(rest).next());
            }
            hidden = false;
        } else if !line.starts_with("///") && !line.starts_with("#[") {
            hidden = false;
        }
    }
    methods
}

/// What `lib.rs` exports, but for what only derived code calls.
fn exported(code: &str) -> BTreeSet<String> {
    let open = code.split("pub mod __private").next().unwrap_or_default();
    let uses = open.split("pub use ").skip(1).filter_map(|rest| rest.split(';').next());
    let names = uses.flat_map(|list| list.split_once("::").map_or(list, |(_, names)| names).split(','));
    names.filter_map(|name| words(name).last()).collect()
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder exists") {
        let path = entry.expect("the entry can be read").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
