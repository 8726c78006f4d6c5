//! Which table or view a name means in a session.

use std::cell::RefCell;

use duckdb::params;

use super::{Session, own};
use crate::catalog::functions::Function;
use crate::catalog::store::{self, TEMPORARY};
use crate::catalog::table::Column;
use crate::engine::{quote, types};
use crate::error::SqlError;
use crate::parse::cursor::TableName;
use crate::parse::plan::ObjectKind;
use crate::translate;

/// A table or view that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Relation {
    /// `TEMPORARY` for temporary tables.
    pub(crate) schema: String,
    pub(crate) name: String,
    pub(crate) kind: ObjectKind,
}

impl Relation {
    /// As `DuckDB` SQL names it.
    pub(crate) fn quoted(&self) -> String {
        quoted(&self.schema, &self.name)
    }
}

/// As `DuckDB` SQL names it.
pub(crate) fn quoted(schema: &str, name: &str) -> String {
    if schema == TEMPORARY { format!("temp.{}", quote::name(name)) } else { quote::qualified(schema, name) }
}

/// The schemas that belong to the stand-in.
pub(crate) const INTERNAL: &[&str] = &[
    "pg_internal",
    "pg_information_schema",
    "sparkify_internal",
    "main",
    "pg_catalog",
    "information_schema",
];

impl Session {
    /// Finds a table or view; an unqualified name is looked up among the temporary tables first.
    pub(crate) fn find(&self, name: &TableName) -> Result<Option<Relation>, SqlError> {
        let schemas = match &name.schema {
            Some(schema) => vec![schema.clone()],
            None => self.settings.search_path(),
        };
        if name.schema.is_none()
            && !store::columns(&self.connection, TEMPORARY, &name.name).map_err(own)?.is_empty()
        {
            return Ok(Some(Relation {
                schema: TEMPORARY.to_owned(),
                name: name.name.clone(),
                kind: ObjectKind::Table,
            }));
        }
        for schema in schemas {
            if let Some(kind) = self.kind_of(&schema, &name.name)? {
                return Ok(Some(Relation { schema, name: name.name.clone(), kind }));
            }
        }
        Ok(None)
    }

    fn kind_of(&self, schema: &str, name: &str) -> Result<Option<ObjectKind>, SqlError> {
        let mut statement = self
            .connection
            .prepare_cached(
                "SELECT 1 FROM pg_internal.tables WHERE schema_name = $1 AND table_name = $2 \
                 UNION ALL SELECT 2 FROM pg_internal.views WHERE schema_name = $1 AND view_name = $2",
            )
            .map_err(own)?;
        let kinds: Vec<i32> = statement
            .query_map(params![schema, name], |row| row.get(0))
            .and_then(Iterator::collect)
            .map_err(own)?;
        Ok(kinds.first().map(|kind| if *kind == 1 { ObjectKind::Table } else { ObjectKind::View }))
    }

    /// A table or view that must exist.
    pub(crate) fn expect_relation(&self, name: &TableName) -> Result<Relation, SqlError> {
        if let Some(relation) = self.find(name)? {
            return Ok(relation);
        }
        self.expect_schema(name.schema.as_deref(), name.position)?;
        Err(SqlError::new("42P01", format!("relation \"{}\" does not exist", written(name)))
            .at(name.position))
    }

    /// A table that must exist.
    pub(crate) fn expect_table(&self, name: &TableName) -> Result<Relation, SqlError> {
        let relation = self.expect_relation(name)?;
        if relation.kind == ObjectKind::Table {
            return Ok(relation);
        }
        Err(SqlError::new("42809", format!("\"{}\" is not a table", relation.name)).at(name.position))
    }

    /// A schema that must exist and belongs to users.
    pub(crate) fn expect_schema(&self, schema: Option<&str>, position: u32) -> Result<(), SqlError> {
        let Some(schema) = schema else { return Ok(()) };
        if self.schema_exists(schema)? {
            return Ok(());
        }
        Err(SqlError::new("3F000", format!("schema \"{schema}\" does not exist")).at(position))
    }

    /// Whether users have a schema of this name.
    pub(crate) fn schema_exists(&self, schema: &str) -> Result<bool, SqlError> {
        if INTERNAL.contains(&schema) {
            return Ok(false);
        }
        let count: i64 = self
            .connection
            .prepare_cached("SELECT count(*) FROM duckdb_schemas() WHERE schema_name = ? AND NOT internal")
            .and_then(|mut statement| statement.query_row(params![schema], |row| row.get(0)))
            .map_err(own)?;
        Ok(count > 0)
    }

    /// The schema a new object goes to.
    pub(crate) fn target_schema(&self, name: &TableName) -> Result<String, SqlError> {
        let schema = match &name.schema {
            Some(schema) => {
                self.expect_schema(Some(schema), name.position)?;
                schema.clone()
            }
            None => self.settings.search_path().into_iter().next().unwrap_or_else(|| "public".to_owned()),
        };
        Ok(schema)
    }

    /// The columns of a table or view.
    pub(crate) fn columns(&self, relation: &Relation) -> Result<Vec<Column>, SqlError> {
        let described = store::columns(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        if !described.is_empty() {
            return Ok(described);
        }
        let mut columns = self.engine_columns(&relation.schema, &relation.name)?;
        let known = store::view_types(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        for (place, known) in known {
            if let Some(column) = columns.get_mut(place) {
                column.data_type = known.data_type;
                column.insensitive = known.insensitive;
            }
        }
        Ok(columns)
    }

    /// The columns of a view, as the engine describes them.
    fn engine_columns(&self, schema: &str, name: &str) -> Result<Vec<Column>, SqlError> {
        // Describing what does not exist would fail the transaction.
        let exists: bool = self
            .connection
            .prepare_cached(
                "SELECT count(*) > 0 FROM (SELECT 1 FROM duckdb_views() WHERE schema_name = $1 AND view_name = $2 \
                 UNION ALL SELECT 1 FROM duckdb_tables() WHERE schema_name = $1 AND table_name = $2)",
            )
            .and_then(|mut statement| statement.query_row(params![schema, name], |row| row.get(0)))
            .map_err(own)?;
        if !exists {
            return Ok(Vec::new());
        }
        let mut statement =
            self.connection.prepare(&format!("DESCRIBE {}", quote::qualified(schema, name))).map_err(own)?;
        statement
            .query_map([], |row| {
                let data_type: String = row.get(1)?;
                let nullable: String = row.get(2)?;
                Ok(Column {
                    name: row.get(0)?,
                    data_type: types::from_duckdb(&data_type),
                    not_null: nullable == "NO",
                    insensitive: false,
                    default: None,
                    identity: None,
                    encoding: "none".to_owned(),
                    dist_key: false,
                    sort_key: 0,
                })
            })
            .and_then(Iterator::collect)
            .map_err(own)
    }
}

/// As the client wrote it.
pub(crate) fn written(name: &TableName) -> String {
    match &name.schema {
        Some(schema) => format!("{schema}.{}", name.name),
        None => name.name.clone(),
    }
}

/// The session's relations as the translator asks for them; keeps the first failure.
pub(crate) struct Visible<'a> {
    session: &'a Session,
    failure: RefCell<Option<SqlError>>,
}

impl<'a> Visible<'a> {
    pub(crate) fn new(session: &'a Session) -> Self {
        Self { session, failure: RefCell::default() }
    }

    /// The failure that made an answer wrong, if there was one.
    pub(crate) fn into_failure(self) -> Option<SqlError> {
        self.failure.into_inner()
    }

    fn look(&self, schema: Option<&str>, name: &str) -> Result<Option<Vec<Column>>, SqlError> {
        let table = TableName { schema: schema.map(str::to_owned), name: name.to_owned(), position: 1 };
        if let Some(relation) = self.session.find(&table)? {
            return self.session.columns(&relation).map(Some);
        }
        let schemas: &[&str] = match schema {
            // Some system tables are temporary views of the session.
            None | Some("pg_catalog") => &["pg_internal", "main", "pg_catalog"],
            Some("information_schema") => &["pg_information_schema", "information_schema"],
            Some(_) => &[],
        };
        for schema in schemas {
            let columns = self.session.engine_columns(schema, name)?;
            if !columns.is_empty() {
                return Ok(Some(columns));
            }
        }
        Ok(None)
    }
}

impl translate::Relations for Visible<'_> {
    fn shadows_built_in(&self, name: &str) -> bool {
        self.session.shadows_built_in(name).unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            false
        })
    }

    fn functions(&self, schema: Option<&str>, name: &str) -> Vec<Function> {
        self.session.functions(schema, name).unwrap_or_else(|error| {
            self.failure.borrow_mut().get_or_insert(error);
            Vec::new()
        })
    }

    fn columns(&self, schema: Option<&str>, name: &str) -> Option<Vec<Column>> {
        match self.look(schema, name) {
            Ok(columns) => columns,
            Err(error) => {
                self.failure.borrow_mut().get_or_insert(error);
                None
            }
        }
    }
}
