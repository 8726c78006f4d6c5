//! `CREATE TABLE`, in const evaluation: columns first, then constraints, then layout.

use crate::{
    column::{ColumnDef, DefaultValue},
    const_text::ConstText,
    layout::{DistStyle, SortKey},
    table::TableDef,
};

/// Writes `CREATE TABLE IF NOT EXISTS …`; with `N = 0` it only measures.
#[must_use]
pub const fn create_table<const N: usize>(table: &TableDef) -> ConstText<N> {
    let mut sql = ConstText::<N>::new();
    sql.put("CREATE TABLE IF NOT EXISTS ");
    table_name(&mut sql, table);
    sql.put(" (");
    let mut i = 0;
    while i < table.columns.len() {
        sql.put(if i == 0 { "\n    " } else { ",\n    " });
        column(&mut sql, &table.columns[i]);
        i += 1;
    }
    constraints(&mut sql, table);
    sql.put("\n)");
    layout(&mut sql, table);
    sql
}

pub(super) const fn table_name<const N: usize>(sql: &mut ConstText<N>, table: &TableDef) {
    qualified(sql, table.schema, table.name);
}

const fn qualified<const N: usize>(sql: &mut ConstText<N>, schema: Option<&str>, name: &str) {
    if let Some(schema) = schema {
        sql.put_identifier(schema);
        sql.put(".");
    }
    sql.put_identifier(name);
}

pub(super) const fn column<const N: usize>(sql: &mut ConstText<N>, column: &ColumnDef) {
    sql.put_identifier(column.name);
    sql.put(" ");
    sql.put(column.sql);
    if let Some(identity) = column.identity {
        sql.put(" IDENTITY(");
        sql.put_integer(identity.seed);
        sql.put(", ");
        sql.put_integer(identity.step);
        sql.put(")");
    }
    if let Some(default) = column.default {
        sql.put(" DEFAULT ");
        default_value(sql, default);
    }
    if let Some(encoding) = column.encoding {
        sql.put(" ENCODE ");
        sql.put(encoding.sql());
    }
    if !column.nullable {
        sql.put(" NOT NULL");
    }
}

const fn default_value<const N: usize>(sql: &mut ConstText<N>, value: DefaultValue) {
    match value {
        DefaultValue::Text(text) => sql.put_literal(text),
        DefaultValue::Integer(number) => sql.put_integer(number),
        DefaultValue::Boolean(true) => sql.put("TRUE"),
        DefaultValue::Boolean(false) => sql.put("FALSE"),
        DefaultValue::Number(number) => sql.put(number),
        DefaultValue::Sysdate => sql.put("SYSDATE"),
    }
}

const fn constraints<const N: usize>(sql: &mut ConstText<N>, table: &TableDef) {
    if !table.primary_key.is_empty() {
        sql.put(",\n    PRIMARY KEY (");
        names(sql, table.primary_key);
        sql.put(")");
    }
    let mut i = 0;
    while i < table.columns.len() {
        let column = &table.columns[i];
        if column.unique {
            sql.put(",\n    UNIQUE (");
            sql.put_identifier(column.name);
            sql.put(")");
        }
        i += 1;
    }
    let mut i = 0;
    while i < table.columns.len() {
        let column = &table.columns[i];
        if let Some(reference) = column.references {
            sql.put(",\n    FOREIGN KEY (");
            sql.put_identifier(column.name);
            sql.put(") REFERENCES ");
            qualified(sql, reference.schema, reference.table);
            sql.put(" (");
            sql.put_identifier(reference.column);
            sql.put(")");
        }
        i += 1;
    }
}

/// The clauses of the layout, each after a line break.
pub(crate) fn layout_text(table: &TableDef) -> String {
    // 400 names of a sort key, every character a quote to be doubled.
    let mut sql = Box::new(ConstText::<{ 401 * 2 * 130 }>::new());
    layout(&mut sql, table);
    sql.as_str().to_owned()
}

const fn layout<const N: usize>(sql: &mut ConstText<N>, table: &TableDef) {
    if !table.backup {
        sql.put("\nBACKUP NO");
    }
    match table.dist_style {
        DistStyle::Auto => sql.put("\nDISTSTYLE AUTO"),
        DistStyle::Even => sql.put("\nDISTSTYLE EVEN"),
        DistStyle::All => sql.put("\nDISTSTYLE ALL"),
        DistStyle::Key(key) => {
            sql.put("\nDISTSTYLE KEY\nDISTKEY (");
            sql.put_identifier(key);
            sql.put(")");
        }
    }
    match table.sort_key {
        // Redshift's default; sqlglot can't read it spelt out.
        SortKey::Auto => {}
        SortKey::Compound(keys) => {
            sql.put("\nCOMPOUND SORTKEY (");
            names(sql, keys);
            sql.put(")");
        }
        SortKey::Interleaved(keys) => {
            sql.put("\nINTERLEAVED SORTKEY (");
            names(sql, keys);
            sql.put(")");
        }
    }
}

const fn names<const N: usize>(sql: &mut ConstText<N>, names: &[&str]) {
    let mut i = 0;
    while i < names.len() {
        if i > 0 {
            sql.put(", ");
        }
        sql.put_identifier(names[i]);
        i += 1;
    }
}
