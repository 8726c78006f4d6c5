//! What is set: layers of entries in, one judged configuration out.

mod dwh_cfg;
mod gather;
pub(crate) mod key;
pub(crate) mod nearest;
pub(crate) mod setting;
mod toml_file;

use std::fmt;
use std::path::{Path, PathBuf};

use secrecy::SecretString;

pub(crate) use gather::gather;
use key::{KEYS, Kind};
use setting::{Entry, Origin, Setting};

/// The configuration a command works with.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) settings: Vec<Setting>,
    pub(crate) warnings: Vec<String>,
}

/// What one layer gives.
#[derive(Debug, Default)]
pub(crate) struct Read {
    pub(crate) entries: Vec<Entry>,
    pub(crate) warnings: Vec<String>,
    pub(crate) problems: Vec<Problem>,
}

/// Something written that cannot be used, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    origin: Origin,
    text: String,
}

impl Problem {
    pub(crate) fn new(origin: Origin, text: impl Into<String>) -> Self {
        Self { origin, text: text.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.text)
    }
}

/// All that is wrong with the configuration.
#[derive(Debug)]
pub(crate) struct Problems(pub(crate) Vec<Problem>);

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let texts: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&texts.join("\n"))
    }
}

/// Lays the layers over one another; the last one that names a key counts.
pub(crate) fn resolve(layers: Vec<Read>) -> Result<Config, Problems> {
    let mut settings: Vec<Setting> = KEYS.iter().map(unset_or_default).collect();
    let mut warnings = Vec::new();
    let mut problems = Vec::new();
    for layer in layers {
        warnings.extend(layer.warnings);
        problems.extend(layer.problems);
        for entry in layer.entries {
            if let Some(setting) = settings.iter_mut().find(|s| s.key == entry.key) {
                *setting = Setting::new(beside_its_file(entry));
            }
        }
    }
    for setting in &settings {
        let Some(value) = setting.plain() else {
            continue;
        };
        if let Some(expected) = setting.key.kind.refuse(value) {
            let text = format!("`{}` is `{value}`; expected {expected}", setting.key.name);
            problems.push(Problem::new(setting.origin.clone(), text));
        }
    }
    if problems.is_empty() { Ok(Config { settings, warnings }) } else { Err(Problems(problems)) }
}

fn unset_or_default(key: &'static key::Key) -> Setting {
    match key.default {
        Some(value) => Setting::new(Entry { key, value: value.to_owned(), origin: Origin::Default }),
        None => Setting { key, value: None, origin: Origin::Unset },
    }
}

/// A relative path in a file means beside that file.
fn beside_its_file(mut entry: Entry) -> Entry {
    let is_path = match entry.key.kind {
        Kind::Path => true,
        Kind::Place => !entry.value.contains("://"),
        _ => false,
    };
    if let (true, Origin::File { path, .. }) = (is_path, &entry.origin) {
        let folder = path.parent().unwrap_or(Path::new(""));
        entry.value = folder.join(&entry.value).to_string_lossy().into_owned();
    }
    entry
}

impl Config {
    /// The setting of this name; every name used here is in `KEYS`.
    pub(crate) fn setting(&self, name: &str) -> Option<&Setting> {
        self.settings.iter().find(|s| s.key.name == name)
    }

    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.setting(name)?.plain()
    }

    pub(crate) fn secret(&self, name: &str) -> Option<SecretString> {
        self.setting(name)?.secret()
    }

    pub(crate) fn warehouse(&self) -> PathBuf {
        PathBuf::from(self.text("warehouse").unwrap_or(".sparkify/warehouse.duckdb"))
    }

    pub(crate) fn is_local(&self) -> bool {
        self.text("target") != Some("cluster")
    }

    pub(crate) fn max_errors(&self) -> u32 {
        self.text("source.max_errors").and_then(|n| n.parse().ok()).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(name: &str, value: &str, origin: Origin) -> Read {
        let key = key::named(name).expect("the test names a key");
        Read { entries: vec![Entry { key, value: value.to_owned(), origin }], ..Read::default() }
    }

    #[test]
    fn the_last_layer_counts_and_says_so() {
        let file = Origin::File { path: "sparkify.toml".into(), line: 1 };
        let config = resolve(vec![
            entry("warehouse", "a.duckdb", file),
            entry("warehouse", "b.duckdb", Origin::Env("SPARKIFY_WAREHOUSE".to_owned())),
            entry("warehouse", "c.duckdb", Origin::Flag("--warehouse")),
        ])
        .expect("all values are allowed");
        let setting = config.setting("warehouse").expect("a known key");
        assert_eq!(setting.plain(), Some("c.duckdb"));
        assert_eq!(setting.origin.to_string(), "flag --warehouse");
    }

    #[test]
    fn a_relative_path_in_a_file_lies_beside_it() {
        let file = Origin::File { path: "conf/sparkify.toml".into(), line: 3 };
        let config = resolve(vec![entry("source.log_data", "logs", file)]).expect("allowed");
        assert_eq!(config.text("source.log_data"), Some("conf/logs"));
    }

    #[test]
    fn a_secret_is_never_shown() {
        let config =
            resolve(vec![entry("serve.password", "hunter2", Origin::Env("SPARKIFY_PASSWORD".to_owned()))])
                .expect("allowed");
        let setting = config.setting("serve.password").expect("a known key");
        assert_eq!(setting.shown(), Some("••••••"));
        assert!(!format!("{config:?}").contains("hunter2"));
    }

    #[test]
    fn every_bad_value_is_reported_with_what_is_allowed() {
        let line = |line| Origin::File { path: "dwh.cfg".into(), line };
        let problems = resolve(vec![
            entry("source.iam_role", "dwhRole", line(7)),
            entry("cluster.port", "70000", line(5)),
            entry("source.log_data", "gs://bucket/x", line(9)),
            entry("source.region", "us west", line(10)),
        ])
        .expect_err("none is allowed")
        .to_string();
        assert_eq!(
            problems,
            "dwh.cfg:9: `source.log_data` is `gs://bucket/x`; expected a path on this machine or an URL such as `s3://bucket/prefix/`\n\
             dwh.cfg:7: `source.iam_role` is `dwhRole`; expected `default` or a role such as `arn:aws:iam::123456789012:role/name`\n\
             dwh.cfg:10: `source.region` is `us west`; expected a region such as `us-west-2`\n\
             dwh.cfg:5: `cluster.port` is `70000`; expected a whole number from 1 to 65535"
        );
    }
}
