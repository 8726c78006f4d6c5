//! Keys that ALTER TABLE adds: recorded, and not enforced.

use super::output::Output;
use super::relations::Relation;
use super::{Session, own};
use crate::catalog::store;
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
        let keys = self.declared_keys(relation)?;
        if key.kind == ConstraintKind::PrimaryKey && keys.iter().any(|(kind, _)| kind == "PRIMARY KEY") {
            let message = format!("multiple primary keys for table \"{}\" are not allowed", relation.name);
            return Err(SqlError::new("42P16", message));
        }
        if let Some(name) = &key.name
            && self.has_key(relation, name)?
        {
            let message = format!("constraint \"{name}\" for relation \"{}\" already exists", relation.name);
            return Err(SqlError::new("42710", message));
        }
        self.check_references(std::slice::from_ref(key), out)?;
        let same = self.keys_of(relation, &key.columns)?;
        store::insert_key(&self.connection, &relation.schema, &relation.name, key, same).map_err(own)?;
        Ok("ALTER TABLE".to_owned())
    }

    /// How many keys are of these columns; their names are told apart by it.
    fn keys_of(&self, relation: &Relation, columns: &[String]) -> Result<usize, SqlError> {
        let sql = "SELECT COUNT(*) FROM pg_internal.keys \
                   WHERE schema_name = ? AND table_name = ? AND array_to_string(columns, ',') = ?";
        self.connection
            .query_row(sql, duckdb::params![relation.schema, relation.name, columns.join(",")], |row| {
                row.get(0)
            })
            .map_err(own)
    }

    fn has_key(&self, relation: &Relation, name: &str) -> Result<bool, SqlError> {
        let sql = "SELECT COUNT(*) > 0 FROM pg_internal.keys \
                   WHERE schema_name = ? AND table_name = ? AND constraint_name = ?";
        self.connection
            .query_row(sql, duckdb::params![relation.schema, relation.name, name], |row| row.get(0))
            .map_err(own)
    }
}
