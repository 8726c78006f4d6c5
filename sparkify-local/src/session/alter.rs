//! ALTER TABLE: the table is made anew, because the engine cannot change a column that a check names.

use super::output::Output;
use super::relations::Relation;
use super::{Session, own};
use crate::catalog::keys;
use crate::catalog::store::{self, TEMPORARY};
use crate::catalog::table::{Column, Table};
use crate::engine::quote;
use crate::error::SqlError;
use crate::parse::plan::{Alter, AlterAction};

impl Session {
    pub(super) fn alter(&mut self, alter: &Alter, out: &mut Output) -> Result<String, SqlError> {
        let relation = self.expect_table(&alter.table)?;
        if relation.schema == TEMPORARY {
            let message = "ALTER TABLE of a temporary table is not supported by the stand-in";
            return Err(SqlError::unsupported(message).at(alter.table.position));
        }
        let renames = matches!(alter.action, AlterAction::Rename { .. } | AlterAction::RenameColumn { .. });
        if renames && !self.views_on(&relation)?.is_empty() {
            let message = "renaming what a view reads is not supported by the stand-in; drop the view first";
            return Err(SqlError::unsupported(message).at(alter.table.position));
        }
        let old = self.columns(&relation)?;
        let mut columns = old.clone();
        let mut name = relation.name.clone();
        let mut values: Vec<Option<String>> =
            old.iter().map(|column| Some(quote::name(&column.name))).collect();
        match &alter.action {
            AlterAction::AddKey(key) => {
                return self.add_key(&relation, &old, key, out).map_err(|error| match error.position {
                    Some(_) => error,
                    None => error.at(alter.table.position),
                });
            }
            AlterAction::DropKey { name, cascade, position } => {
                return self.drop_key(&relation, name, *cascade).map_err(|error| error.at(*position));
            }
            AlterAction::Encode(encoded) => return self.encode(&relation, &old, encoded),
            AlterAction::EncodeAuto => return self.encode_auto(&relation),
            AlterAction::LayOut { dist, sort } => {
                return self.lay_out_anew(&relation, &old, dist.as_ref(), sort.as_ref()).map_err(|error| {
                    if error.position.is_none() { error.at(alter.table.position) } else { error }
                });
            }
            AlterAction::Resize { name, data_type, position } => {
                let place = place(&old, &relation, name, *position)?;
                columns =
                    self.resized(&relation, &old, place, *data_type).map_err(|error| error.at(*position))?;
            }
            AlterAction::AddColumn(column) => {
                if old.iter().any(|existing| existing.name == column.name) {
                    let message = format!("column \"{}\" of relation \"{name}\" already exists", column.name);
                    return Err(SqlError::new("42701", message).at(alter.table.position));
                }
                columns.push((**column).clone());
                values.push(None);
            }
            AlterAction::DropColumn { name: column, cascade, position } => {
                let place = place(&old, &relation, column, *position)?;
                self.check_drop(&relation, &old, place, *cascade)
                    .and_then(|()| self.drop_keys_of(&relation, column, *cascade))
                    .map_err(|error| error.at(*position))?;
                columns.remove(place);
                values.remove(place);
            }
            AlterAction::RenameColumn { from, to, position } => {
                let place = place(&old, &relation, from, *position)?;
                if old.iter().any(|column| column.name == *to) {
                    let message = format!("column \"{to}\" of relation \"{name}\" already exists");
                    return Err(SqlError::new("42701", message).at(*position));
                }
                to.clone_into(&mut columns[place].name);
                self.rename_in_keys(&relation, from, to)?;
            }
            AlterAction::Rename { to } => {
                let taken = crate::parse::cursor::TableName {
                    schema: Some(relation.schema.clone()),
                    name: to.clone(),
                    position: alter.table.position,
                };
                if self.find(&taken)?.is_some() {
                    return Err(SqlError::new("42P07", format!("Relation \"{to}\" already exists")));
                }
                to.clone_into(&mut name);
            }
        }
        self.rebuild(&relation, name, columns, &values)?;
        Ok("ALTER TABLE".to_owned())
    }

    /// Redshift keeps dist and sort keys, the last column, and what views need.
    fn check_drop(
        &self,
        relation: &Relation,
        columns: &[Column],
        place: usize,
        cascade: bool,
    ) -> Result<(), SqlError> {
        let column = &columns[place];
        let refuse =
            |why: &str| Err(SqlError::new("0A000", format!("cannot drop {why} column \"{}\"", column.name)));
        if column.dist_key {
            return refuse("distkey");
        }
        if column.sort_key != 0 {
            return refuse("sortkey");
        }
        if columns.len() == 1 {
            return refuse("the last");
        }
        if !cascade && !self.views_on(relation)?.is_empty() {
            let message = format!(
                "cannot drop table {} column {} because other objects depend on it",
                relation.name, column.name
            );
            return Err(SqlError::new("2BP01", message));
        }
        Ok(())
    }

    fn rename_in_keys(&self, relation: &Relation, from: &str, to: &str) -> Result<(), SqlError> {
        for (list, schema, table) in [
            ("columns", "schema_name", "table_name"),
            ("references_columns", "references_schema", "references_table"),
        ] {
            self.connection
                .execute(
                    &format!(
                        "UPDATE pg_internal.keys SET {list} = list_transform({list}, lambda c: CASE WHEN c = $1 THEN $2 ELSE c END) \
                         WHERE {schema} = $3 AND {table} = $4"
                    ),
                    duckdb::params![from, to, relation.schema, relation.name],
                )
                .map_err(own)?;
        }
        Ok(())
    }

    /// Makes the table anew with other columns; `values` are taken from the old one, or the default.
    fn rebuild(
        &self,
        old: &Relation,
        name: String,
        columns: Vec<Column>,
        values: &[Option<String>],
    ) -> Result<(), SqlError> {
        let dist_style = store::dist_style(&self.connection, &old.schema, &old.name).map_err(own)?;
        let (encodings, sort_key) =
            store::automatic(&self.connection, &old.schema, &old.name).map_err(own)?;
        let aside = "temp.pg_rebuilt";
        self.execute(&format!("CREATE OR REPLACE TEMP TABLE pg_rebuilt AS FROM {}", old.quoted()))?;
        let last = self.last_identity(old)?;
        self.drop_storage(old)?;
        if name != old.name {
            keys::rename(&self.connection, &old.schema, &old.name, &name).map_err(own)?;
        }
        let mut table = Table { schema: old.schema.clone(), name, columns, dist_style, temporary: false };
        if let (Some(last), Some(identity)) =
            (last, table.columns.iter_mut().find_map(|column| column.identity.as_mut()))
        {
            identity.seed = last + identity.step;
        }
        self.make_table(&table, &[])?;
        store::set_automatic(&self.connection, &table.schema, &table.name, Some(encodings), Some(sort_key))
            .map_err(own)?;
        let (targets, sources): (Vec<_>, Vec<_>) = table
            .columns
            .iter()
            .zip(values)
            .filter_map(|(column, value)| Some((quote::name(&column.name), value.clone()?)))
            .unzip();
        self.execute(&format!(
            "INSERT INTO {} ({}) SELECT {} FROM {aside}",
            quote::qualified(&table.schema, &table.name),
            targets.join(", "),
            sources.join(", ")
        ))?;
        self.execute("DROP TABLE temp.pg_rebuilt")
    }

    /// The greatest value an IDENTITY column has reached, so that a new sequence goes on from it.
    fn last_identity(&self, relation: &Relation) -> Result<Option<i64>, SqlError> {
        let columns = self.columns(relation)?;
        let Some((column, identity)) = columns.iter().find_map(|column| Some((column, column.identity?)))
        else {
            return Ok(None);
        };
        let pick = if identity.step > 0 { "max" } else { "min" };
        self.connection
            .query_row(
                &format!("SELECT {pick}({}) FROM {}", quote::name(&column.name), relation.quoted()),
                [],
                |row| row.get(0),
            )
            .map_err(own)
    }
}

fn place(columns: &[Column], relation: &Relation, name: &str, position: u32) -> Result<usize, SqlError> {
    columns.iter().position(|column| column.name == name).ok_or_else(|| {
        let message = format!("column \"{name}\" of relation \"{}\" does not exist", relation.name);
        SqlError::new("42703", message).at(position)
    })
}
