//! SET, RESET and SHOW: the settings Redshift has, and nothing else.

use std::collections::BTreeMap;
use std::time::Duration;

use super::output::{Format, Output};
use super::rows::{self, ResultColumn};
use super::{Block, Session};
use crate::engine::quote;
use crate::error::SqlError;

/// Settings a client may change, with their defaults.
const SETTABLE: &[(&str, &str)] = &[
    ("analyze_threshold_percent", "10"),
    ("application_name", ""),
    ("cast_super_null_on_error", "on"),
    ("client_encoding", "UTF8"),
    ("client_min_messages", "notice"),
    ("datestyle", "ISO, MDY"),
    ("describe_field_name_in_uppercase", "off"),
    ("enable_case_sensitive_identifier", "off"),
    ("enable_case_sensitive_super_attribute", "off"),
    ("enable_numeric_rounding", "off"),
    ("enable_result_cache_for_session", "on"),
    ("enable_vacuum_boost", "off"),
    ("error_on_nondeterministic_update", "off"),
    ("extra_float_digits", "0"),
    ("interval_forbid_composite_literals", "true"),
    ("intervalstyle", "postgres"),
    ("json_parse_dedup_attributes", "off"),
    ("json_parse_truncate_strings", "off"),
    ("json_serialization_enable", "off"),
    ("json_serialization_parse_nested_strings", "off"),
    ("mv_enable_aqmv_for_session", "on"),
    ("navigate_super_null_on_error", "on"),
    ("parse_super_null_on_error", "off"),
    ("pg_federation_repeatable_read", "on"),
    ("query_group", "default"),
    ("search_path", "$user, public"),
    ("session_authorization", ""),
    ("spectrum_query_maxerror", "-1"),
    ("statement_timeout", "0"),
    ("timezone", "UTC"),
    ("transaction_isolation", "Snapshot Isolation"),
    ("use_fips_ssl", "off"),
    ("wlm_query_slot_count", "1"),
];

/// Settings only the server decides.
const FIXED: &[(&str, &str)] = &[
    ("integer_datetimes", "on"),
    ("is_superuser", "on"),
    ("max_cursor_result_set_size", "default"),
    ("server_encoding", "UTF8"),
    ("server_version", "8.0.2"),
];

/// Settings whose value changes how statements read, which the stand-in cannot follow.
const ONLY_DEFAULT: &[&str] = &["enable_case_sensitive_identifier", "describe_field_name_in_uppercase"];

/// A session's settings.
#[derive(Debug)]
pub(crate) struct Settings {
    changed: BTreeMap<String, String>,
    /// What SET LOCAL replaced, restored at the end of the transaction.
    local: Vec<(String, Option<String>)>,
    user: String,
    /// The schemas of the search path that exist.
    schemas: Vec<String>,
    /// Those of them that the path names before `pg_catalog`.
    before_system: Vec<String>,
}

impl Settings {
    pub(crate) fn new(user: &str) -> Self {
        Self {
            changed: BTreeMap::new(),
            local: Vec::new(),
            user: user.to_owned(),
            schemas: vec!["public".to_owned()],
            before_system: Vec::new(),
        }
    }

    /// How long a statement may take, if that is limited.
    pub(crate) fn statement_timeout(&self) -> Option<Duration> {
        let milliseconds = self.get("statement_timeout")?.parse().ok()?;
        Some(Duration::from_millis(milliseconds)).filter(|time| !time.is_zero())
    }

    /// The existing schemas that unqualified names are looked up in.
    pub(crate) fn search_path(&self) -> Vec<String> {
        self.schemas.clone()
    }

    /// The schemas whose functions come before the built-in ones.
    pub(crate) fn before_system(&self) -> &[String] {
        &self.before_system
    }

    /// The search path for the engine, as a statement.
    pub(crate) fn engine_path(&self) -> String {
        let schemas = self.schemas.iter().map(|schema| quote::name(schema));
        let path = schemas.chain(["pg_internal".to_owned()]).collect::<Vec<_>>().join(",");
        format!("SET search_path = {}", quote::text(&path))
    }

    fn get(&self, name: &str) -> Option<String> {
        if let Some(value) = self.changed.get(name) {
            return Some(value.clone());
        }
        if name == "session_authorization" {
            return Some(self.user.clone());
        }
        let found = SETTABLE.iter().chain(FIXED).find(|(known, _)| *known == name)?;
        Some(found.1.to_owned())
    }
}

fn unknown(name: &str, position: u32) -> SqlError {
    SqlError::new("42704", format!("unrecognized configuration parameter \"{name}\"")).at(position)
}

impl Session {
    pub(super) fn set(
        &mut self,
        name: &str,
        value: Option<&str>,
        local: bool,
        position: u32,
    ) -> Result<String, SqlError> {
        if FIXED.iter().any(|(known, _)| *known == name) {
            return Err(
                SqlError::new("55P02", format!("parameter \"{name}\" cannot be changed")).at(position)
            );
        }
        if !SETTABLE.iter().any(|(known, _)| *known == name) {
            return Err(unknown(name, position));
        }
        let value = value.filter(|value| !value.eq_ignore_ascii_case("default"));
        if let Some(value) = value {
            check(name, value, position)?;
        }
        if local && matches!(self.block, Block::Open | Block::Implicit) {
            let before = self.settings.changed.get(name).cloned();
            self.settings.local.push((name.to_owned(), before));
        }
        self.apply(name, value.map(str::to_owned))?;
        Ok("SET".to_owned())
    }

    fn apply(&mut self, name: &str, value: Option<String>) -> Result<(), SqlError> {
        match value {
            Some(value) => self.settings.changed.insert(name.to_owned(), value),
            None => self.settings.changed.remove(name),
        };
        if name == "search_path" { self.apply_search_path() } else { Ok(()) }
    }

    /// Undoes SET LOCAL at the end of a transaction.
    pub(super) fn restore_local(&mut self) {
        while let Some((name, value)) = self.settings.local.pop() {
            // The value stood before, so it can be set again.
            let _ = self.apply(&name, value);
        }
    }

    /// Missing schemas of the path are skipped, as on Redshift.
    pub(super) fn apply_search_path(&mut self) -> Result<(), SqlError> {
        let path = self.settings.get("search_path").unwrap_or_default();
        let user = self.settings.user.clone();
        let mut schemas: Vec<String> = Vec::new();
        let mut before_system = Vec::new();
        for schema in path.split(',') {
            let schema = schema.trim().trim_matches('"');
            let schema = if schema == "$user" { user.as_str() } else { schema }.to_lowercase();
            if schema == "pg_catalog" {
                before_system.clone_from(&schemas);
            }
            if self.schema_exists(&schema)? && !schemas.contains(&schema) {
                schemas.push(schema);
            }
        }
        let quoted: Vec<_> = schemas.iter().map(|schema| quote::name(schema)).collect();
        let path = quoted.into_iter().chain(["pg_internal".to_owned()]).collect::<Vec<_>>().join(",");
        self.execute(&format!("SET search_path = {}", quote::text(&path)))?;
        self.settings.schemas = schemas;
        self.settings.before_system = before_system;
        Ok(())
    }

    pub(super) fn reset(&mut self, name: &str, position: u32) -> Result<String, SqlError> {
        if name == "all" {
            self.settings.changed.clear();
            self.apply_search_path()?;
        } else {
            self.set(name, None, false, position)?;
        }
        Ok("RESET".to_owned())
    }

    pub(super) fn show(
        &mut self,
        name: &str,
        position: u32,
        format: &Format,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        if name == "all" {
            let rows = SETTABLE
                .iter()
                .chain(FIXED)
                .map(|(name, _)| vec![Some((*name).to_owned()), self.settings.get(name)])
                .collect();
            rows::send_text(out, &["name", "setting"], rows, format);
        } else {
            let value = self.settings.get(name).ok_or_else(|| unknown(name, position))?;
            rows::send_text(out, &[name], vec![vec![Some(value)]], format);
        }
        Ok("SHOW".to_owned())
    }

    pub(super) fn shown_columns(&self, name: &str, position: u32) -> Result<Vec<ResultColumn>, SqlError> {
        if name == "all" {
            return Ok(rows::text_columns(&["name", "setting"]));
        }
        self.settings.get(name).ok_or_else(|| unknown(name, position))?;
        Ok(rows::text_columns(&[name]))
    }
}

/// Values that Redshift refuses.
fn check(name: &str, value: &str, position: u32) -> Result<(), SqlError> {
    let refused = |message: String| Err(SqlError::new("22023", message).at(position));
    match name {
        "extra_float_digits" => match value.parse::<i32>() {
            Ok(-15..=2) => Ok(()),
            _ => refused(format!(
                "{value} is outside the valid range for parameter \"extra_float_digits\" (-15 .. 2)"
            )),
        },
        "statement_timeout" | "wlm_query_slot_count" => match value.parse::<u32>() {
            Ok(_) => Ok(()),
            Err(_) => refused(format!("invalid value for parameter \"{name}\": \"{value}\"")),
        },
        "client_encoding" => match value.to_ascii_lowercase().replace('-', "").as_str() {
            "utf8" | "unicode" => Ok(()),
            _ => Err(SqlError::unsupported("the stand-in speaks UTF8 only").at(position)),
        },
        "timezone" if !value.eq_ignore_ascii_case("UTC") => {
            Err(SqlError::unsupported("the stand-in keeps the session time zone UTC").at(position))
        }
        "intervalstyle" if !value.eq_ignore_ascii_case("postgres") => {
            Err(SqlError::unsupported("the stand-in knows intervalstyle postgres only").at(position))
        }
        "interval_forbid_composite_literals"
            if !matches!(value.to_ascii_lowercase().as_str(), "on" | "true" | "1") =>
        {
            Err(SqlError::unsupported(format!("the stand-in knows {name} true only")).at(position))
        }
        _ if ONLY_DEFAULT.contains(&name)
            && !matches!(value.to_ascii_lowercase().as_str(), "off" | "false" | "0") =>
        {
            Err(SqlError::unsupported(format!("the stand-in knows {name} off only")).at(position))
        }
        _ => Ok(()),
    }
}
