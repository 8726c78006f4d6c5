//! PIVOT and UNPIVOT: each becomes the query it stands for, which is then translated as any other.
//!
//! A PIVOT groups by the columns it does not mention, with an aggregate of a CASE for each value; an UNPIVOT is a
//! UNION ALL of a query for each column.

use sqlparser::ast::{
    BinaryOperator, CaseWhen, Expr, ExprWithAlias, FunctionArg, FunctionArgExpr, FunctionArguments, Ident,
    NullInclusion, PivotValueSource, Query, Select, SelectItem, SetExpr, SetOperator, SetQuantifier, Spanned,
    Statement, TableAlias, TableFactor, Value, helpers::attached_token::AttachedToken,
};

use super::{
    from,
    scope::Scope,
    session::{Session, folded},
    term::quoted,
};
use crate::{dialect, error::SqlError};

/// What is turned goes by this name where it has none.
const INPUT: &str = "turned";

/// The query a PIVOT or UNPIVOT stands for, and its alias.
pub(crate) fn query(
    session: &Session<'_>,
    scope: &Scope<'_>,
    relation: &TableFactor,
) -> Result<(Query, Option<TableAlias>), SqlError> {
    match relation {
        TableFactor::Pivot {
            table,
            aggregate_functions,
            value_column,
            value_source: PivotValueSource::List(values),
            default_on_null: None,
            alias,
        } => match (&aggregate_functions[..], &value_column[..]) {
            ([aggregate], [key]) => {
                let input = Input::read(session, scope, table)?;
                Ok((pivot(session, &input, aggregate, key, values)?, alias.clone()))
            }
            _ => Err(session.unsupported("PIVOT of several aggregates or columns", relation.span())),
        },
        TableFactor::Unpivot { table, value, name, columns, null_inclusion, alias } => {
            let input = Input::read(session, scope, table)?;
            let nulls = matches!(null_inclusion, Some(NullInclusion::IncludeNulls));
            Ok((unpivot(session, &input, value, name, columns, nulls)?, alias.clone()))
        }
        _ => Err(session.unsupported("this form of PIVOT", relation.span())),
    }
}

/// A table or a query, and its columns.
struct Input {
    factor: TableFactor,
    columns: Vec<String>,
}

impl Input {
    fn read(session: &Session<'_>, scope: &Scope<'_>, table: &TableFactor) -> Result<Self, SqlError> {
        let mut factor = table.clone();
        match &mut factor {
            TableFactor::Table { .. } => {}
            TableFactor::Derived { alias, .. } => {
                alias.get_or_insert_with(|| TableAlias {
                    explicit: true,
                    name: Ident::new(INPUT),
                    columns: Vec::new(),
                    at: None,
                });
            }
            _ => return Err(session.unsupported("PIVOT of what is no table and no query", table.span())),
        }
        let (_, source) = from::factor(session, scope, &factor)?;
        match source.columns {
            Some(columns) => {
                Ok(Self { factor, columns: columns.into_iter().map(|column| column.name).collect() })
            }
            None => Err(session.unsupported("PIVOT of a view without known columns", table.span())),
        }
    }

    /// `SELECT columns FROM it GROUP BY columns`, or without GROUP BY.
    fn select(&self, columns: &[&String], grouped: bool) -> Result<Select, SqlError> {
        let names: Vec<_> = columns.iter().map(|column| quoted(column)).collect();
        let list = if names.is_empty() { "0".to_owned() } else { names.join(", ") };
        let group = if grouped && !names.is_empty() { format!(" GROUP BY {list}") } else { String::new() };
        let mut select = parsed(&format!("SELECT {list} FROM {INPUT}{group}"))?;
        if names.is_empty() {
            select.projection.clear();
        }
        for from in &mut select.from {
            from.relation = self.factor.clone();
        }
        Ok(select)
    }
}

fn pivot(
    session: &Session<'_>,
    input: &Input,
    aggregate: &ExprWithAlias,
    key: &Expr,
    values: &[ExprWithAlias],
) -> Result<Query, SqlError> {
    let Expr::Function(function) = &aggregate.expr else {
        return Err(session.unsupported("PIVOT without an aggregate", aggregate.expr.span()));
    };
    let name = function.name.to_string().to_lowercase();
    if !["count", "sum", "min", "max", "avg"].contains(&name.as_str()) {
        return Err(session.unsupported(&format!("PIVOT with {}", name.to_uppercase()), function.span()));
    }
    let FunctionArguments::List(list) = &function.args else {
        return Err(session.unsupported("PIVOT with this aggregate", function.span()));
    };
    let argument = match (&list.args[..], list.duplicate_treatment.is_none() && list.clauses.is_empty()) {
        ([FunctionArg::Unnamed(FunctionArgExpr::Wildcard)], true) => None,
        ([FunctionArg::Unnamed(FunctionArgExpr::Expr(argument))], true) => Some(argument),
        _ => return Err(session.unsupported("PIVOT with this aggregate", function.span())),
    };
    let mut used = Vec::new();
    for expr in argument.into_iter().chain([key]) {
        mentioned(session, expr, &mut used)?;
    }
    let kept: Vec<_> = input.columns.iter().filter(|column| !used.contains(column)).collect();
    let mut select = input.select(&kept, true)?;
    for value in values {
        let mut cell = function.clone();
        let case = chosen(key, &value.expr, argument);
        if let FunctionArguments::List(list) = &mut cell.args {
            list.args = vec![FunctionArg::Unnamed(FunctionArgExpr::Expr(case))];
        }
        let own =
            value.alias.as_ref().map_or_else(|| constant(session, &value.expr), |alias| Ok(folded(alias)))?;
        let alias =
            aggregate.alias.as_ref().map_or_else(|| own.clone(), |alias| format!("{own}_{}", folded(alias)));
        select
            .projection
            .push(SelectItem::ExprWithAlias { expr: Expr::Function(cell), alias: named(&alias) });
    }
    whole(SetExpr::Select(Box::new(select)))
}

/// `CASE WHEN key = value THEN argument END`.
fn chosen(key: &Expr, value: &Expr, argument: Option<&Expr>) -> Expr {
    let key = Box::new(key.clone());
    let condition = if matches!(value, Expr::Value(value) if value.value == Value::Null) {
        Expr::IsNull(key)
    } else {
        Expr::BinaryOp { left: key, op: BinaryOperator::Eq, right: Box::new(value.clone()) }
    };
    let one = || Expr::Value(Value::Number("1".to_owned(), false).into());
    Expr::Case {
        case_token: AttachedToken::empty(),
        end_token: AttachedToken::empty(),
        operand: None,
        conditions: vec![CaseWhen { condition, result: argument.cloned().unwrap_or_else(one) }],
        else_result: None,
    }
}

fn unpivot(
    session: &Session<'_>,
    input: &Input,
    value: &Expr,
    name: &Ident,
    columns: &[ExprWithAlias],
    nulls: bool,
) -> Result<Query, SqlError> {
    let Expr::Identifier(value) = value else {
        return Err(session.unsupported("UNPIVOT into several values", value.span()));
    };
    let mut turned = Vec::new();
    for column in columns {
        let Expr::Identifier(own) = &column.expr else {
            return Err(session.unsupported("UNPIVOT of what is no column", column.expr.span()));
        };
        turned.push((own, column.alias.as_ref().map_or_else(|| folded(own), |alias| alias.value.clone())));
    }
    let gone: Vec<_> = turned.iter().map(|(own, _)| folded(own)).collect();
    let kept: Vec<_> = input.columns.iter().filter(|column| !gone.contains(column)).collect();
    let mut all: Option<SetExpr> = None;
    for (own, label) in turned {
        let mut select = input.select(&kept, false)?;
        let text = Expr::Value(Value::SingleQuotedString(label).into());
        let column = Expr::Identifier(own.clone());
        if !nulls {
            select.selection = Some(Expr::IsNotNull(Box::new(column.clone())));
        }
        select.projection.push(SelectItem::ExprWithAlias { expr: text, alias: named(&folded(name)) });
        select.projection.push(SelectItem::ExprWithAlias { expr: column, alias: named(&folded(value)) });
        let right = SetExpr::Select(Box::new(select));
        all = Some(match all {
            None => right,
            Some(left) => SetExpr::SetOperation {
                op: SetOperator::Union,
                set_quantifier: SetQuantifier::All,
                left: Box::new(left),
                right: Box::new(right),
            },
        });
    }
    whole(all.ok_or_else(|| SqlError::syntax("UNPIVOT without a column"))?)
}

/// The columns in an expression, as far as its parts are known.
fn mentioned(session: &Session<'_>, expr: &Expr, columns: &mut Vec<String>) -> Result<(), SqlError> {
    match expr {
        Expr::Identifier(column) => columns.push(folded(column)),
        Expr::Value(_) => {}
        Expr::Nested(inner) | Expr::Cast { expr: inner, .. } => mentioned(session, inner, columns)?,
        Expr::BinaryOp { left, right, .. } => {
            mentioned(session, left, columns)?;
            mentioned(session, right, columns)?;
        }
        _ => return Err(session.unsupported("PIVOT with this expression", expr.span())),
    }
    Ok(())
}

/// The name of a column for a value without an alias: the constant itself.
fn constant(session: &Session<'_>, value: &Expr) -> Result<String, SqlError> {
    match value {
        Expr::Value(value) => Ok(match &value.value {
            Value::SingleQuotedString(text) | Value::Number(text, _) => text.clone(),
            other => other.to_string().to_lowercase(),
        }),
        _ => Err(session.unsupported("PIVOT for a computed value without an alias", value.span())),
    }
}

fn named(name: &str) -> Ident {
    Ident::with_quote('"', name)
}

fn parsed(sql: &str) -> Result<Select, SqlError> {
    match dialect::parse(sql)?.statement {
        Statement::Query(query) => match *query.body {
            SetExpr::Select(select) => Ok(*select),
            _ => Err(SqlError::syntax("a query is no SELECT")),
        },
        _ => Err(SqlError::syntax("a query is no query")),
    }
}

/// A query of this body alone.
fn whole(body: SetExpr) -> Result<Query, SqlError> {
    match dialect::parse("SELECT 1")?.statement {
        Statement::Query(query) => Ok(Query { body: Box::new(body), ..*query }),
        _ => Err(SqlError::syntax("a query is no query")),
    }
}
