//! ALTER TABLE ALTER: what it changes in the description of a table, and in the size of a VARCHAR.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html>.

use super::relations::Relation;
use super::{Block, Session, own};
use crate::catalog::table::{Column, DataType, DistStyle};
use crate::catalog::{keys, store};
use crate::engine::quote;
use crate::error::SqlError;
use crate::parse::encoding_default;
use crate::parse::encoding_is_legal;
use crate::parse::plan::{DistChange, Encoded, SortChange};

impl Session {
    /// The columns with a VARCHAR of another size, if the rules and the rows allow it.
    pub(super) fn resized(
        &self,
        relation: &Relation,
        columns: &[Column],
        place: usize,
        data_type: DataType,
    ) -> Result<Vec<Column>, SqlError> {
        if self.block != Block::Idle {
            let message = "ALTER TABLE ALTER COLUMN cannot run inside a transaction block";
            return Err(SqlError::new("25001", message));
        }
        let column = &columns[place];
        let refuse = |why: String| {
            let message = format!("cannot alter the type of column \"{}\": {why}", column.name);
            Err(SqlError::unsupported(message).hint("make a new table and copy the rows"))
        };
        let (DataType::Varchar(_), DataType::Varchar(bytes)) = (column.data_type, data_type) else {
            return refuse("only the size of a VARCHAR can change".to_owned());
        };
        if ["bytedict", "runlength", "text255", "text32k"].contains(&column.encoding.as_str()) {
            return refuse(format!("its encoding is {}", column.encoding.to_uppercase()));
        }
        if column.default.is_some() {
            return refuse("it has a DEFAULT".to_owned());
        }
        let described = keys::of(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        let referencing =
            keys::referencing(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        let used = described.iter().any(|key| key.columns.contains(&column.name))
            || referencing.iter().any(|key| key.references.contains(&column.name));
        if used {
            return refuse("it is part of a key".to_owned());
        }
        if !self.views_on(relation)?.is_empty() {
            let message = "altering a column of a table that a view reads is not supported by the stand-in";
            return Err(SqlError::unsupported(message).hint("drop the view first"));
        }
        let sql = format!(
            "SELECT coalesce(max(strlen({})), 0) FROM {}",
            quote::name(&column.name),
            relation.quoted()
        );
        let longest: i64 = self.connection.query_row(&sql, [], |row| row.get(0)).map_err(own)?;
        if longest > i64::from(bytes) {
            return refuse(format!("a row has {longest} bytes in it"));
        }
        let mut changed = columns.to_vec();
        changed[place].data_type = data_type;
        Ok(changed)
    }

    /// `ALTER COLUMN … ENCODE …`: the table's encodings are no longer automatic.
    pub(super) fn encode(
        &self,
        relation: &Relation,
        columns: &[Column],
        encoded: &[Encoded],
    ) -> Result<String, SqlError> {
        refuse_interleaved(columns, "ALTER COLUMN ENCODE")?;
        let mut changed = columns.to_vec();
        for (number, Encoded { name, encoding, position }) in encoded.iter().enumerate() {
            let refuse = |message: String| Err(SqlError::unsupported(message).at(*position));
            let Some(column) = changed.iter_mut().find(|column| column.name == *name) else {
                return Err(no_column(relation, name, *position));
            };
            if encoded[..number].iter().any(|other| other.name == *name) {
                return refuse(format!("column \"{name}\" is altered twice in one statement"));
            }
            if column.encoding == *encoding {
                return refuse(format!("column \"{name}\" has the encoding {encoding} already"));
            }
            if !encoding_is_legal(encoding, column.data_type) {
                let kind = column.data_type.format();
                return refuse(format!(
                    "invalid encoding type specified for column \"{name}\": {encoding} does not apply to {kind}"
                ));
            }
            (*encoding).clone_into(&mut column.encoding);
        }
        self.describe_anew(relation, &changed)?;
        store::set_automatic(&self.connection, &relation.schema, &relation.name, Some(false), None)
            .map_err(own)?;
        Ok("ALTER TABLE".to_owned())
    }

    /// `ALTER ENCODE AUTO`: the present encodings stay.
    pub(super) fn encode_auto(&self, relation: &Relation) -> Result<String, SqlError> {
        store::set_automatic(&self.connection, &relation.schema, &relation.name, Some(true), None)
            .map_err(own)?;
        Ok("ALTER TABLE".to_owned())
    }

    /// `ALTER DISTKEY`, `ALTER DISTSTYLE` and `ALTER SORTKEY`.
    pub(super) fn lay_out_anew(
        &self,
        relation: &Relation,
        columns: &[Column],
        dist: Option<&DistChange>,
        sort: Option<&SortChange>,
    ) -> Result<String, SqlError> {
        let mut changed = columns.to_vec();
        if let Some(dist) = dist {
            let style = self.distribute(relation, &mut changed, dist)?;
            store::set_dist_style(&self.connection, &relation.schema, &relation.name, style).map_err(own)?;
        }
        if let Some(sort) = sort {
            let automatic = self.sort(relation, &mut changed, sort)?;
            store::set_automatic(&self.connection, &relation.schema, &relation.name, None, Some(automatic))
                .map_err(own)?;
        }
        self.describe_anew(relation, &changed)?;
        Ok("ALTER TABLE".to_owned())
    }

    fn distribute(
        &self,
        relation: &Relation,
        columns: &mut [Column],
        change: &DistChange,
    ) -> Result<DistStyle, SqlError> {
        let automatic = matches!(change, DistChange::Style(DistStyle::Auto));
        if !automatic {
            refuse_interleaved(columns, "ALTER DISTSTYLE")?;
        }
        let now = store::dist_style(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        if automatic && now == DistStyle::Key {
            // Whether the key stays depends on what Redshift takes for a small table.
            let message = "ALTER DISTSTYLE AUTO of a table with a DISTKEY is not supported by the stand-in";
            return Err(SqlError::unsupported(message));
        }
        let (style, key) = match change {
            DistChange::Style(style) => (*style, None),
            DistChange::Key { name, position, .. } => {
                may_be_key(relation, columns, "DISTKEY", name).map_err(|error| error.at(*position))?;
                (DistStyle::Key, Some(name))
            }
        };
        for column in columns {
            column.dist_key = Some(&column.name) == key;
        }
        Ok(style)
    }

    /// The answer is whether Redshift chooses the sort key from now on.
    fn sort(
        &self,
        relation: &Relation,
        columns: &mut [Column],
        change: &SortChange,
    ) -> Result<bool, SqlError> {
        let names = match change {
            SortChange::Auto => return Ok(true),
            SortChange::Nothing => &[][..],
            SortChange::Columns(names) => names,
        };
        for (place, name) in names.iter().enumerate() {
            may_be_key(relation, columns, "SORTKEY", name)?;
            if names[..place].contains(name) {
                return Err(SqlError::new(
                    "42701",
                    format!("column \"{name}\" appears twice in the sort key"),
                ));
            }
        }
        let automatic =
            store::encodes_automatically(&self.connection, &relation.schema, &relation.name).map_err(own)?;
        for column in columns {
            let place = names.iter().position(|name| *name == column.name);
            column.sort_key = place.map_or(0, |place| i32::try_from(place + 1).unwrap_or(i32::MAX));
            if column.sort_key != 0 || automatic {
                encoding_default(column.data_type, column.sort_key != 0, false)
                    .clone_into(&mut column.encoding);
            }
        }
        Ok(false)
    }

    fn describe_anew(&self, relation: &Relation, columns: &[Column]) -> Result<(), SqlError> {
        columns
            .iter()
            .try_for_each(|column| {
                store::update_layout(&self.connection, &relation.schema, &relation.name, column)
            })
            .map_err(own)
    }
}

fn refuse_interleaved(columns: &[Column], what: &str) -> Result<(), SqlError> {
    if columns.iter().any(|column| column.sort_key < 0) {
        let message = format!("{what} is not supported for a table with an interleaved sort key");
        return Err(SqlError::unsupported(message).hint("alter the sort key to a compound one first"));
    }
    Ok(())
}

fn may_be_key(relation: &Relation, columns: &[Column], kind: &str, name: &str) -> Result<(), SqlError> {
    let Some(column) = columns.iter().find(|column| column.name == *name) else {
        let message = format!("column \"{name}\" of relation \"{}\" does not exist", relation.name);
        return Err(SqlError::new("42703", message));
    };
    if column.data_type.may_be_key() {
        return Ok(());
    }
    let message = format!("{kind} column \"{name}\" cannot be of type {}", column.data_type.format());
    Err(SqlError::unsupported(message))
}

fn no_column(relation: &Relation, name: &str, position: u32) -> SqlError {
    let message = format!("column \"{name}\" of relation \"{}\" does not exist", relation.name);
    SqlError::new("42703", message).at(position)
}
