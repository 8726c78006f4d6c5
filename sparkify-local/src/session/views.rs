//! CREATE VIEW and CREATE SCHEMA.

use super::output::{Notice, Output};
use super::relations::{INTERNAL, Relation, quoted};
use super::{Session, own};
use crate::catalog::{functions, store};
use crate::engine::quote;
use crate::error::SqlError;
use crate::parse::cursor::TableName;
use crate::parse::plan::{CreateView, ObjectKind};

impl Session {
    pub(super) fn create_view(&mut self, create: &CreateView) -> Result<String, SqlError> {
        let schema = self.target_schema(&create.name)?;
        let query = self.translate_query(&create.query)?;
        match self.find(&TableName { schema: Some(schema.clone()), ..create.name.clone() })? {
            Some(Relation { kind: ObjectKind::View, .. }) if create.or_replace => {}
            Some(_) => {
                let message = format!("Relation \"{}\" already exists", create.name.name);
                return Err(SqlError::new("42P07", message).at(create.name.position));
            }
            None => {}
        }
        let columns = if create.columns.is_empty() {
            String::new()
        } else {
            let names: Vec<_> = create.columns.iter().map(|name| quote::name(name)).collect();
            format!(" ({})", names.join(", "))
        };
        let name = quoted(&schema, &create.name.name);
        self.connection
            .execute_batch(&format!("CREATE OR REPLACE VIEW {name}{columns} AS {}", query.sql))
            .map_err(|error| Self::failed(&error, &create.query))?;
        self.remember_view(&schema, &create.name.name, &create.query)?;
        store::insert_view_types(&self.connection, &schema, &create.name.name, &query.types).map_err(own)?;
        for called in &query.called {
            functions::called_by_view(
                &self.connection,
                &schema,
                &create.name.name,
                &called.function,
                called.directly,
            )
            .map_err(own)?;
        }
        Ok("CREATE VIEW".to_owned())
    }

    pub(super) fn create_schema(
        &mut self,
        name: &str,
        if_not_exists: bool,
        out: &mut Output,
    ) -> Result<String, SqlError> {
        if name.starts_with("pg_") || INTERNAL.contains(&name) {
            let message = format!("unacceptable schema name \"{name}\"");
            return Err(
                SqlError::new("42939", message).detail("the prefix \"pg_\" is reserved for system schemas")
            );
        }
        if !self.schema_exists(name)? {
            self.execute(&format!("CREATE SCHEMA {}", quote::name(name)))?;
            self.apply_search_path()?;
        } else if if_not_exists {
            out.notice(&Notice::info(format!("Schema \"{name}\" already exists and will be skipped")));
        } else {
            return Err(SqlError::new("42P06", format!("Schema \"{name}\" already exists")));
        }
        Ok("CREATE SCHEMA".to_owned())
    }
}
