//! The names of the profiles in the files of the AWS tools.

use std::path::PathBuf;
use std::{env, fs};

/// Every profile there is, sorted.
pub(crate) fn known() -> Vec<String> {
    let read = |variable: &str, usual: &str| {
        place(variable, usual).and_then(|path| fs::read_to_string(path).ok()).unwrap_or_default()
    };
    let config = read("AWS_CONFIG_FILE", "config");
    let credentials = read("AWS_SHARED_CREDENTIALS_FILE", "credentials");
    let mut names: Vec<String> = in_config(&config).chain(in_credentials(&credentials)).collect();
    names.sort();
    names.dedup();
    names
}

fn place(variable: &str, usual: &str) -> Option<PathBuf> {
    let named = env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from);
    named.or_else(|| Some(env::home_dir()?.join(".aws").join(usual)))
}

fn sections(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter_map(|line| Some(line.trim().strip_prefix('[')?.split(']').next()?.trim()))
}

/// In `config` a profile is `[profile name]`, but the default is `[default]`.
fn in_config(text: &str) -> impl Iterator<Item = String> {
    sections(text).filter_map(|section| match section.split_once(char::is_whitespace) {
        Some(("profile", name)) => Some(name.trim().to_owned()),
        None if section == "default" => Some(section.to_owned()),
        _ => None,
    })
}

fn in_credentials(text: &str) -> impl Iterator<Item = String> {
    sections(text).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn profiles_are_found_in_both_files_as_each_spells_them() {
        let config = "[default]\nregion = x\n[profile dev]\n[ profile  ops ]\n[sso-session s]\n[stray]\n";
        assert_eq!(in_config(config).collect::<Vec<_>>(), ["default", "dev", "ops"]);
        assert_eq!(in_credentials("# [no]\n[dev]\nkey = v\n").collect::<Vec<_>>(), ["dev"]);
    }
}
