//! The name Redshift gives a result column that has no alias.

use sqlparser::ast::{Expr, SelectItem, SetExpr, TypedString, Value, ValueWithSpan};

use super::{session::folded, types};

/// The default name of a select item.
pub(crate) fn of(expr: &Expr) -> String {
    match expr {
        Expr::Identifier(ident) => bare(&folded(ident)),
        Expr::CompoundIdentifier(path) => path.last().map_or_else(unnamed, folded),
        Expr::Nested(inner) => of(inner),
        Expr::Cast { expr: inner, data_type, .. } => match of(inner) {
            name if name == "?column?" => type_name(data_type),
            name => name,
        },
        Expr::TypedString(TypedString { data_type, .. }) => type_name(data_type),
        Expr::Interval(_) => "interval".into(),
        Expr::Function(function) => {
            let name = function.name.0.last().map_or_else(unnamed, |part| part.to_string().to_lowercase());
            bare(&name)
        }
        Expr::Case { else_result: Some(otherwise), .. } => match of(otherwise) {
            name if name == "?column?" => "case".into(),
            name => name,
        },
        Expr::Case { .. } => "case".into(),
        Expr::Extract { .. } => "date_part".into(),
        Expr::Trim { .. } => "btrim".into(),
        Expr::Substring { .. } => "substring".into(),
        Expr::Position { .. } => "position".into(),
        Expr::Ceil { .. } => "ceil".into(),
        Expr::Floor { .. } => "floor".into(),
        Expr::Value(ValueWithSpan { value: Value::Boolean(_), .. }) => "bool".into(),
        Expr::Subquery(query) => match &*query.body {
            SetExpr::Select(select) => match select.projection.first() {
                Some(SelectItem::UnnamedExpr(expr)) => of(expr),
                Some(SelectItem::ExprWithAlias { alias, .. }) => folded(alias),
                _ => unnamed(),
            },
            _ => unnamed(),
        },
        _ => unnamed(),
    }
}

fn unnamed() -> String {
    "?column?".into()
}

/// The name a function's result goes by.
fn bare(name: &str) -> String {
    match name {
        "nvl" => "coalesce",
        "dateadd" => "date_add",
        "datediff" => "date_diff",
        "date_part" => "pgdate_part",
        "nvl2" | "decode" => "case",
        "sysdate" => "timestamp",
        "current_date" => "date",
        "trim" => "btrim",
        "approximate_count" => "count",
        other => other,
    }
    .into()
}

fn type_name(data_type: &sqlparser::ast::DataType) -> String {
    use types::{BIGINT, BOOLEAN, DOUBLE, INTEGER, SMALLINT, TIMESTAMPTZ};
    match types::from_ast(data_type) {
        Ok(SMALLINT) => "int2".into(),
        Ok(INTEGER) => "int4".into(),
        Ok(BIGINT) => "int8".into(),
        Ok(DOUBLE) => "float8".into(),
        Ok(BOOLEAN) => "bool".into(),
        Ok(TIMESTAMPTZ) => "timestamptz".into(),
        Ok(kind) if kind.is_char() => "bpchar".into(),
        Ok(kind) if kind.is_text() => "varchar".into(),
        Ok(kind) if kind.is_float() => "float4".into(),
        Ok(kind) if kind.is_moment() => kind.name().split(' ').next().unwrap_or_default().into(),
        Ok(kind) => kind.name().into(),
        Err(_) => unnamed(),
    }
}
