//! Keys that ALTER TABLE adds and drops: recorded, and not enforced.

use super::output::Output;
use super::relations::Relation;
use super::{Session, own};
use crate::catalog::keys::{self, Key};
use crate::catalog::table::Column;
use crate::error::SqlError;
use crate::parse::plan::{Constraint, ConstraintKind};

impl Session {
    pub(super) fn add_key(
        &mut self,
        relation: &Relation,
        columns: &[Column],
        key: &Constraint,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        for name in &key.columns {
            let Some(column) = columns.iter().find(|column| column.name == *name) else {
                let message = format!("column \"{name}\" named in key does not exist");
                return Err(SqlError::new("42703", message));
            };
            // Redshift can't make a column NOT NULL that was created without it.
            if key.kind == ConstraintKind::PrimaryKey && !column.not_null {
                let message =
                    format!("column \"{name}\" was not created NOT NULL, as a primary key has to be");
                return Err(SqlError::new("0A000", message));
            }
        }
        let declared = self.keys(relation)?;
        if key.kind == ConstraintKind::PrimaryKey && declared.iter().any(|it| it.kind == "PRIMARY KEY") {
            let message = format!("multiple primary keys for table \"{}\" are not allowed", relation.name);
            return Err(SqlError::new("42P16", message));
        }
        if let Some(name) = &key.name
            && declared.iter().any(|it| it.name == *name)
        {
            let message = format!("constraint \"{name}\" for relation \"{}\" already exists", relation.name);
            return Err(SqlError::new("42710", message));
        }
        let key = std::slice::from_ref(key);
        self.check_references(key, out)?;
        keys::insert(&self.connection, &relation.schema, &relation.name, key).map_err(own)?;
        Ok("ALTER TABLE".to_owned())
    }

    /// Drops the key of this name, and with `cascade` the foreign keys that need it.
    pub(super) fn drop_key(
        &mut self,
        relation: &Relation,
        name: &str,
        cascade: bool,
    ) -> Result<String, SqlError> {
        let declared = self.keys(relation)?;
        let Some(key) = declared.iter().find(|key| key.name == name) else {
            let message = format!("constraint \"{name}\" of relation \"{}\" does not exist", relation.name);
            let hint = "information_schema.table_constraints lists the names of a table's keys";
            return Err(SqlError::new("42704", message).hint(hint));
        };
        let needing = self.needing(relation, key)?;
        for foreign in &needing {
            // Which of two keys of the same columns it references, nothing says.
            if declared.iter().any(|other| other != key && other.is_referenced_by(&foreign.references)) {
                let message = format!(
                    "dropping one of two keys that \"{}\" of \"{}\" may reference is not supported by the stand-in",
                    foreign.name, foreign.table
                );
                return Err(SqlError::unsupported(message).hint("drop the foreign key first"));
            }
        }
        if !cascade && !needing.is_empty() {
            let message = format!(
                "cannot drop constraint {name} on table {} because other objects depend on it",
                relation.name
            );
            return Err(SqlError::new("2BP01", message)
                .detail(depending(&needing, name))
                .hint("Use DROP ... CASCADE to drop the dependent objects too."));
        }
        for gone in needing.iter().chain([key]) {
            keys::remove(&self.connection, gone).map_err(own)?;
        }
        Ok("ALTER TABLE".to_owned())
    }

    /// Drops the keys a column is part of. RESTRICT keeps a column that a foreign key references, or that is
    /// one of a key's several.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.
    pub(super) fn drop_keys_of(
        &self,
        relation: &Relation,
        column: &str,
        cascade: bool,
    ) -> Result<(), SqlError> {
        let mut gone = Vec::new();
        for key in self.keys(relation)? {
            if !key.columns.iter().any(|name| name == column) {
                continue;
            }
            let needing = self.needing(relation, &key)?;
            if !cascade && (key.columns.len() > 1 || !needing.is_empty()) {
                let message = format!(
                    "cannot drop table {} column {column} because other objects depend on it",
                    relation.name
                );
                let detail = if needing.is_empty() {
                    format!("constraint {} on table {} has several columns", key.name, key.table)
                } else {
                    depending(&needing, &key.name)
                };
                return Err(SqlError::new("2BP01", message)
                    .detail(detail)
                    .hint("Use DROP ... CASCADE to drop the dependent objects too."));
            }
            gone.extend(needing);
            gone.push(key);
        }
        gone.iter().try_for_each(|key| keys::remove(&self.connection, key)).map_err(own)
    }

    fn keys(&self, relation: &Relation) -> Result<Vec<Key>, SqlError> {
        keys::of(&self.connection, &relation.schema, &relation.name).map_err(own)
    }

    /// The foreign keys that reference a key.
    fn needing(&self, relation: &Relation, key: &Key) -> Result<Vec<Key>, SqlError> {
        let mut found = keys::referencing(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        found.retain(|foreign| key.is_referenced_by(&foreign.references));
        Ok(found)
    }
}

fn depending(keys: &[Key], on: &str) -> String {
    let lines: Vec<_> = keys
        .iter()
        .map(|key| format!("constraint {} on table {} depends on constraint {on}", key.name, key.table))
        .collect();
    lines.join("\n")
}
