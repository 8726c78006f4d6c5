//! Reads the layers from where they are: files, environment, flags.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use clap::ValueEnum;

use crate::cli::{
    ClusterArgs, Command, Global, ResizeArgs, ServeArgs, SourceArgs, StackArgs, Target, UpArgs,
};
use crate::error::Error;

use super::key::{self, KEYS};
use super::nearest::nearest;
use super::setting::{Entry, Origin};
use super::{Config, Read, dwh_cfg, resolve, toml_file};

/// The configuration of this invocation: defaults < dwh.cfg < sparkify.toml < environment < flags.
pub(crate) fn gather(global: &Global, command: &Command) -> Result<Config, Error> {
    let environment: BTreeMap<String, String> = env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .collect();
    let mut layers = files(global.config.as_deref())?;
    layers.push(from_environment(&environment));
    layers.push(from_flags(global, command));
    layers.push(password(command, &environment)?);
    resolve(layers).map_err(Error::Config)
}

fn files(chosen: Option<&Path>) -> Result<Vec<Read>, Error> {
    let ini = chosen
        .filter(|path| path.extension().is_some_and(|e| e == OsStr::new("cfg") || e == OsStr::new("ini")));
    let toml = if ini.is_some() { None } else { chosen };
    let mut layers = Vec::new();
    if let Some((path, text)) = text_of(ini, "dwh.cfg")? {
        layers.push(dwh_cfg::read(&path, &text));
    }
    if let Some((path, text)) = text_of(toml, "sparkify.toml")? {
        layers.push(toml_file::read(&path, &text));
    }
    Ok(layers)
}

/// The text of the chosen file, which must be there, or of the usual one, which may be missing.
fn text_of(chosen: Option<&Path>, usual: &str) -> Result<Option<(PathBuf, String)>, Error> {
    let path = chosen.unwrap_or(Path::new(usual));
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some((path.to_owned(), text))),
        Err(error) if chosen.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::ConfigFile { path: path.to_owned(), source }),
    }
}

/// Variables that steer the program but are no settings.
const NO_SETTINGS: &[&str] = &["SPARKIFY_LOG", "SPARKIFY_POLL_MS", "SPARKIFY_ATTEMPT_MS"];

fn from_environment(environment: &BTreeMap<String, String>) -> Read {
    let mut read = Read::default();
    for key in KEYS {
        let found = key.env.iter().find_map(|name| Some((*name, environment.get(*name)?)));
        if let Some((name, value)) = found.filter(|(_, value)| !value.is_empty()) {
            read.entries.push(Entry { key, value: value.clone(), origin: Origin::Env((*name).to_owned()) });
        }
    }
    let known = |name: &str| KEYS.iter().any(|key| key.env.contains(&name)) || NO_SETTINGS.contains(&name);
    for name in environment.keys().filter(|n| n.starts_with("SPARKIFY_") && !known(n)) {
        let names = KEYS.iter().flat_map(|key| key.env).map(|name| (*name).to_owned());
        let guess = nearest(name, names).map(|n| format!("; did you mean `{n}`?")).unwrap_or_default();
        read.warnings.push(format!("env {name}: is not a setting and is ignored{guess}"));
    }
    read
}

fn from_flags(global: &Global, command: &Command) -> Read {
    let mut read = Read::default();
    let mut flag = |name: &'static str, flag: &'static str, value: Option<String>| {
        if let (Some(key), Some(value)) = (key::named(name), value) {
            read.entries.push(Entry { key, value, origin: Origin::Flag(flag) });
        }
    };
    let target = global.target.map(|target| match target {
        Target::Local => "local".to_owned(),
        Target::Cluster => "cluster".to_owned(),
    });
    flag("target", "--target", target);
    let warehouse = global.warehouse.as_ref().map(|path| path.to_string_lossy().into_owned());
    flag("warehouse", "--warehouse", warehouse);
    if let Some(source) = source_of(command) {
        flag("source.log_data", "--log-data", source.log_data.clone());
        flag("source.song_data", "--song-data", source.song_data.clone());
        flag("source.log_jsonpaths", "--log-jsonpaths", source.log_jsonpaths.clone());
        flag("source.max_errors", "--max-errors", source.max_errors.map(|n| n.to_string()));
        flag("source.iam_role", "--iam-role", source.iam_role.clone());
        flag("source.region", "--region", source.region.clone());
    }
    if let Command::Run(load) | Command::Load(load) | Command::Config(load) = command {
        flag("cluster.jobs", "--jobs", load.jobs.map(|n| n.to_string()));
    }
    if let Some(cluster) = cluster_of(command) {
        flag("cluster.host", "--host", cluster.host.clone());
        flag("cluster.port", "--port", cluster.port.map(|port| port.to_string()));
        flag("cluster.database", "--database", cluster.database.clone());
        flag("cluster.user", "--user", cluster.user.clone());
        flag("cluster.auth", "--auth", cluster.auth.as_ref().and_then(word));
        flag("cluster.via", "--via", cluster.via.as_ref().and_then(word));
        let file = cluster.sslrootcert.as_ref().map(|path| path.to_string_lossy().into_owned());
        flag("cluster.sslrootcert", "--sslrootcert", file);
    }
    if let Some(stack) = stack_of(command) {
        flag("cluster.identifier", "--cluster", stack.cluster.clone());
        flag("cluster.type", "--type", stack.kind.clone());
    }
    match command {
        Command::Up(UpArgs { nodes, rpus, node_type, public, ttl, .. }) => {
            flag("cluster.nodes", "--nodes", nodes.map(|n| n.to_string()));
            flag("cluster.base_capacity", "--rpus", rpus.map(|n| n.to_string()));
            flag("cluster.node_type", "--node-type", node_type.clone());
            flag("cluster.public", "--public", public.then(|| "true".to_owned()));
            flag("cluster.ttl", "--ttl", ttl.clone());
        }
        Command::Resize(ResizeArgs { size, .. }) => {
            flag("cluster.nodes", "--nodes", size.nodes.map(|n| n.to_string()));
            flag("cluster.base_capacity", "--rpus", size.rpus.map(|n| n.to_string()));
        }
        _ => {}
    }
    if let Command::Serve(ServeArgs { user, .. }) = command {
        flag("serve.user", "--user", user.clone());
    }
    read
}

/// The password from the variable the caller names, so that it is never an argument.
fn password(command: &Command, environment: &BTreeMap<String, String>) -> Result<Read, Error> {
    let mut read = Read::default();
    let (variable, setting) = match command {
        Command::Serve(ServeArgs { password_env, .. }) => (password_env.as_ref(), "serve.password"),
        _ => (cluster_of(command).and_then(|it| it.password_env.as_ref()), "cluster.password"),
    };
    if let Some(name) = variable {
        let value = environment.get(name).ok_or_else(|| Error::NoPassword { name: name.clone() })?;
        if let Some(key) = key::named(setting) {
            let origin = Origin::Env(name.clone());
            read.entries.push(Entry { key, value: value.clone(), origin });
        }
    }
    Ok(read)
}

fn stack_of(command: &Command) -> Option<&StackArgs> {
    match command {
        Command::Up(up) => Some(&up.stack),
        Command::Status(status) => Some(&status.stack),
        Command::Pause(wait) | Command::Resume(wait) => Some(&wait.stack),
        Command::Resize(resize) => Some(&resize.stack),
        Command::Down(down) => Some(&down.stack),
        Command::Policy(policy) => Some(&policy.stack),
        _ => None,
    }
}

fn source_of(command: &Command) -> Option<&SourceArgs> {
    match command {
        Command::Run(load) | Command::Load(load) | Command::Config(load) => Some(&load.source),
        Command::Sql(sql) => Some(&sql.source),
        _ => None,
    }
}

/// The word of a choice, as the command line spells it.
fn word(value: &impl ValueEnum) -> Option<String> {
    Some(value.to_possible_value()?.get_name().to_owned())
}

fn cluster_of(command: &Command) -> Option<&ClusterArgs> {
    match command {
        Command::Run(load) | Command::Load(load) | Command::Config(load) => Some(&load.cluster),
        Command::Create(cluster) | Command::Check(cluster) => Some(cluster),
        Command::Report(report) => Some(&report.cluster),
        Command::Query(query) => Some(&query.cluster),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_gives_values_and_warns_of_misspelt_names() {
        let environment = [("SPARKIFY_LOG_DATA", "logs"), ("SPARKIFY_SONGDATA", "songs"), ("PATH", "/bin")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        let read = from_environment(&environment);
        assert_eq!(read.entries.len(), 1);
        assert_eq!(read.entries[0].origin.to_string(), "env SPARKIFY_LOG_DATA");
        assert_eq!(
            read.warnings,
            ["env SPARKIFY_SONGDATA: is not a setting and is ignored; did you mean `SPARKIFY_SONG_DATA`?"]
        );
    }
}
