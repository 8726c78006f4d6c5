//! What a statement asks for, free of syntax.

use super::cursor::TableName;
use crate::catalog::table::{Column, DataType, DistStyle};
use crate::copy::statement::CopyStatement;
use crate::unload::statement::UnloadStatement;

/// A statement as the session runs it.
#[derive(Debug, Clone)]
pub(crate) enum Plan {
    /// SELECT, INSERT, UPDATE, DELETE or MERGE, translated when it runs.
    Query(Text),
    Explain(Text),
    Copy(Box<CopyStatement>),
    Unload(Box<UnloadStatement>),
    CreateTable(CreateTable),
    CreateTableAs(CreateTableAs),
    CreateView(CreateView),
    CreateSchema {
        name: String,
        if_not_exists: bool,
    },
    CreateFunction(CreateFunction),
    DropFunction(DropFunction),
    Drop(Drop),
    Alter(Alter),
    Truncate(TableName),
    Begin(&'static str),
    Commit,
    Rollback,
    /// The value is absent for DEFAULT.
    Set {
        name: String,
        value: Option<String>,
        local: bool,
        position: u32,
    },
    Reset {
        name: String,
        position: u32,
    },
    Show {
        name: String,
        position: u32,
    },
    /// ANALYZE, GRANT, COMMENT and their like: the tables must exist, nothing else happens.
    Upkeep(Upkeep),
}

/// Redshift SQL inside a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) sql: String,
    /// The number of characters before it.
    pub(crate) offset: u32,
}

/// A table to create.
#[derive(Debug, Clone)]
pub(crate) struct CreateTable {
    pub(crate) name: TableName,
    pub(crate) temporary: bool,
    pub(crate) if_not_exists: bool,
    pub(crate) columns: Vec<Column>,
    /// Tables whose columns are taken over, with the place among `columns`.
    pub(crate) like: Option<Like>,
    pub(crate) constraints: Vec<Constraint>,
    pub(crate) layout: Layout,
}

/// `LIKE other`.
#[derive(Debug, Clone)]
pub(crate) struct Like {
    pub(crate) table: TableName,
    pub(crate) defaults: bool,
    /// The number of columns before it.
    pub(crate) after: usize,
}

/// How rows are laid out; absent parts are automatic.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Layout {
    pub(crate) dist_style: Option<DistStyle>,
    pub(crate) dist_key: Option<String>,
    pub(crate) sort_key: Vec<String>,
    pub(crate) interleaved: bool,
    pub(crate) encode_auto: bool,
}

/// A key that Redshift records and does not enforce.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Constraint {
    pub(crate) name: Option<String>,
    pub(crate) kind: ConstraintKind,
    pub(crate) columns: Vec<String>,
    pub(crate) references: Option<References>,
}

/// What a constraint promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ConstraintKind {
    PrimaryKey,
    Unique,
    ForeignKey,
}

/// What a foreign key points at; no columns mean the primary key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct References {
    pub(crate) table: TableName,
    pub(crate) columns: Vec<String>,
}

/// A table to create from a query.
#[derive(Debug, Clone)]
pub(crate) struct CreateTableAs {
    pub(crate) name: TableName,
    pub(crate) temporary: bool,
    pub(crate) if_not_exists: bool,
    pub(crate) columns: Vec<String>,
    pub(crate) layout: Layout,
    pub(crate) query: Text,
}

/// A view to create.
#[derive(Debug, Clone)]
pub(crate) struct CreateView {
    pub(crate) name: TableName,
    pub(crate) or_replace: bool,
    pub(crate) columns: Vec<String>,
    pub(crate) query: Text,
}

/// A function of SQL to create.
#[derive(Debug, Clone)]
pub(crate) struct CreateFunction {
    pub(crate) name: TableName,
    pub(crate) or_replace: bool,
    pub(crate) arguments: Vec<DataType>,
    pub(crate) result: DataType,
    /// What stands between the dollar signs.
    pub(crate) body: Text,
}

/// A function to drop.
#[derive(Debug, Clone)]
pub(crate) struct DropFunction {
    pub(crate) name: TableName,
    pub(crate) arguments: Vec<DataType>,
    pub(crate) cascade: bool,
}

/// Objects to drop.
#[derive(Debug, Clone)]
pub(crate) struct Drop {
    pub(crate) kind: ObjectKind,
    pub(crate) if_exists: bool,
    pub(crate) names: Vec<TableName>,
    pub(crate) cascade: bool,
}

/// What kind of object a name means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ObjectKind {
    Table,
    View,
    Schema,
}

/// A change of a table's definition.
#[derive(Debug, Clone)]
pub(crate) struct Alter {
    pub(crate) table: TableName,
    pub(crate) action: AlterAction,
}

/// What changes.
#[derive(Debug, Clone)]
pub(crate) enum AlterAction {
    AddColumn(Box<Column>),
    AddKey(Constraint),
    DropColumn { name: String, cascade: bool, position: u32 },
    DropKey { name: String, cascade: bool, position: u32 },
    RenameColumn { from: String, to: String, position: u32 },
    Resize { name: String, data_type: DataType, position: u32 },
    Encode(Vec<Encoded>),
    EncodeAuto,
    LayOut { dist: Option<DistChange>, sort: Option<SortChange> },
    Rename { to: String },
}

/// A column's new encoding.
#[derive(Debug, Clone)]
pub(crate) struct Encoded {
    pub(crate) name: String,
    pub(crate) encoding: &'static str,
    pub(crate) position: u32,
}

/// A new distribution.
#[derive(Debug, Clone)]
pub(crate) enum DistChange {
    Style(DistStyle),
    /// `alone` for `ALTER DISTKEY` without a style.
    Key {
        name: String,
        alone: bool,
        position: u32,
    },
}

/// A new sort key.
#[derive(Debug, Clone)]
pub(crate) enum SortChange {
    Columns(Vec<String>),
    Auto,
    Nothing,
}

/// A statement that changes no data.
#[derive(Debug, Clone)]
pub(crate) struct Upkeep {
    /// The command tag.
    pub(crate) tag: &'static str,
    pub(crate) tables: Vec<TableName>,
    /// Whether a transaction block refuses it.
    pub(crate) outside_block: bool,
}
