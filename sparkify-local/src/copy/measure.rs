//! Doors for the benchmark: the parser alone, and a whole COPY without the wire protocol.

use std::path::Path;

use duckdb::Connection;

use super::convert::Cell;
use super::json::scan::skip_space;
use super::json::{Parser, Sink, Source};
use super::objects::Objects;
use super::plan::{Plan, Rules};
use super::{CopyStatement, prepare};
use crate::catalog::table::{Column, DistStyle, Table};
use crate::error::SqlError;
use crate::options::{Content, Mount, S3};
use crate::parse::cursor::Cursor;

/// A COPY 'auto ignorecase' of all objects below a folder into a table.
#[derive(Debug)]
pub struct Load {
    table: Table,
    statement: CopyStatement,
    objects: Objects,
}

impl Load {
    /// The table has the columns given as name and Redshift type.
    ///
    /// # Errors
    /// When a type is none of Redshift's.
    pub fn new(table: &str, columns: &[(&str, &str)], folder: &Path) -> Result<Self, SqlError> {
        let sql = format!("COPY {table} FROM 's3://b/' IAM_ROLE default JSON 'auto ignorecase'");
        let tokens = crate::parse::tokens::tokens(&sql)?;
        let statement = crate::parse::copy::copy(&mut Cursor::new(&sql, &tokens))?;
        let column = |(name, data_type): &(&str, &str)| {
            Ok(Column {
                name: (*name).to_owned(),
                data_type: crate::parse::data_type_of(data_type)?,
                not_null: false,
                insensitive: false,
                default: None,
                identity: None,
                encoding: "none".to_owned(),
                dist_key: false,
                sort_key: 0,
            })
        };
        let columns = columns.iter().map(column).collect::<Result<_, SqlError>>()?;
        let mount = Mount { prefix: "s3://b".to_owned(), content: Content::Folder(folder.to_owned()) };
        Ok(Self {
            table: Table {
                schema: "main".to_owned(),
                name: table.to_owned(),
                columns,
                dist_style: DistStyle::Auto,
                temporary: false,
            },
            statement,
            objects: Objects::new(vec![mount], S3::default()),
        })
    }

    /// Makes COPY known to a database.
    ///
    /// # Errors
    /// When it is known already.
    pub fn register(connection: &Connection) -> duckdb::Result<()> {
        super::register(connection)
    }

    /// Runs the COPY and returns the number of rows.
    ///
    /// # Errors
    /// When a row cannot be loaded.
    pub fn run(&self, connection: &Connection) -> Result<u64, SqlError> {
        super::run(connection, &self.table, &self.statement, &self.objects, drop)
            .map(|copied| copied.rows)
            .map_err(|failed| failed.error)
    }

    /// Parses text and counts the cells of its rows, storing none; `None` when the text is no JSON.
    #[must_use]
    pub fn parse(&self, text: &[u8]) -> Option<u64> {
        let access = self.objects.access(None);
        let plan: Plan = prepare::plan(&self.table, &self.statement, &access).ok()?;
        let plan = Plan { rules: Rules::default(), ..plan };
        let source = Source { plan: &plan, text, utf8: simdutf8::basic::from_utf8(text).is_ok() };
        let (mut parser, mut cells, mut at) = (Parser::new(&plan), Cells(0), 0);
        loop {
            at = skip_space(text, at);
            if at == text.len() {
                return Some(cells.0);
            }
            at = parser.row(source, at, &mut cells).ok()?;
        }
    }
}

/// Counts what is not NULL.
struct Cells(u64);

impl Sink for Cells {
    fn put(&mut self, _column: usize, cell: Cell<'_>) {
        self.0 += u64::from(std::hint::black_box(cell) != Cell::Null);
    }

    fn end_row(&mut self) {}
}
