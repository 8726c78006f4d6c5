//! How the rows of a query lie on the cluster, where a statement stores them: the keys have to be its columns.

use super::Mistake;
use crate::{
    layout::{DistStyle, SortKey},
    row::{Row, RowColumn},
    statement::layout,
    table::{Kind, TableDef},
};

/// What stores the rows of a query: its name and its layout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stored {
    /// The database schema; none for the search path's first.
    pub schema: Option<&'static str>,
    /// The name.
    pub name: &'static str,
    /// `DISTSTYLE` and `DISTKEY`.
    pub dist_style: DistStyle,
    /// `SORTKEY`.
    pub sort_key: SortKey,
    /// `BACKUP NO` where false.
    pub backup: bool,
}

impl Stored {
    /// Under `name`, and laid out as Redshift likes.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self { schema: None, name, dist_style: DistStyle::Auto, sort_key: SortKey::Auto, backup: true }
    }

    /// The name as it stands in SQL.
    pub(super) fn sql_name(&self) -> String {
        self.def().sql_name()
    }

    /// The clauses of the layout, each on a line of its own, with a line break before each.
    pub(super) fn text(&self) -> String {
        layout(&self.def())
    }

    /// The clauses of what is not left to Redshift, which has no word for that in a materialized view.
    pub(super) fn said(&self) -> String {
        match self.dist_style {
            DistStyle::Auto => self.text().replace("\nDISTSTYLE AUTO", ""),
            _ => self.text(),
        }
    }

    /// The keys are columns of `R`, each once, of a type that can be a key.
    pub(super) fn judge<R: Row>(&self) -> Result<(), Mistake> {
        if let DistStyle::Key(key) = self.dist_style {
            column::<R>(key, "distribution key")?;
        }
        let (SortKey::Compound(keys) | SortKey::Interleaved(keys)) = self.sort_key else { return Ok(()) };
        for (i, key) in keys.iter().enumerate() {
            column::<R>(key, "sort key")?;
            if keys[..i].contains(key) {
                return Err(format!("`{key}` is in the sort key twice").into());
            }
        }
        match (self.sort_key, keys.len()) {
            (_, 0) => Err("the sort key has no column; leave it out".into()),
            (SortKey::Interleaved(_), 9..) => Err("an interleaved sort key has at most 8 columns".into()),
            (_, 401..) => Err("a sort key has at most 400 columns".into()),
            _ => Ok(()),
        }
    }

    fn def(&self) -> TableDef {
        TableDef {
            schema: self.schema,
            name: self.name,
            rust_name: "",
            kind: Kind::Staging,
            columns: &[],
            primary_key: &[],
            unique: &[],
            foreign_keys: &[],
            dist_style: self.dist_style,
            sort_key: self.sort_key,
            encode_auto: false,
            backup: self.backup,
            json: None,
            allows: &[],
            doc: "",
        }
    }
}

/// The column of that name, or what there is.
pub(super) fn column<R: Row>(name: &str, what: &str) -> Result<&'static RowColumn, Mistake> {
    R::COLUMNS.iter().find(|column| column.name == name).ok_or_else(|| {
        let names: Vec<_> = R::COLUMNS.iter().map(|column| format!("`{}`", column.name)).collect();
        format!("the {what} `{name}` is no column of the query, which has {}", names.join(", ")).into()
    })
}
