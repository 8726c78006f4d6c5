//! Expressions: each AST node to its rule, every other node refused.

use sqlparser::{
    ast::{CastKind, Expr, Ident, Spanned, Value, ValueWithSpan},
    tokenizer::Span,
};

use super::{
    cast,
    env::{Clause, Env},
    functions, interval, navigate, operators,
    scope::{Found, reference},
    session::folded,
    subquery,
    term::{Term, literal, quoted},
    types::{self, BIGINT, BOOLEAN, INTEGER, TIMESTAMP, Type},
};
use crate::error::SqlError;

/// As deep as `DuckDB` reads an expression, with room for what a rule adds to it.
const DEEPEST: u16 = 300;

impl Env<'_> {
    /// An expression in `DuckDB`'s words.
    pub(crate) fn term(self, expr: &Expr) -> Result<Term, SqlError> {
        if self.depth >= DEEPEST {
            let words = "the expression is nested too deeply";
            return self.fail("54001", words, Span::empty());
        }
        let term = self.deeper().ungrouped(expr)?;
        // Text is grouped without its trailing blanks, so a value of the group is shown.
        let shown =
            matches!(self.clause, Clause::Select | Clause::Having | Clause::Qualify | Clause::OrderBy);
        if shown && !self.inside_aggregate {
            let groups = self.scope.groups.borrow();
            if let Some((_, value)) = groups.iter().find(|(key, _)| *key == term.sql) {
                return Ok(Term::new(value.clone(), term.data_type));
            }
        }
        Ok(term)
    }

    pub(crate) fn terms(self, exprs: &[Expr]) -> Result<Vec<Term>, SqlError> {
        exprs.iter().map(|expr| self.term(expr)).collect()
    }

    /// A condition of WHERE, ON, CASE WHEN, HAVING or QUALIFY.
    pub(crate) fn condition(self, expr: &Expr) -> Result<String, SqlError> {
        let term = self.term(expr)?;
        match term.data_type {
            BOOLEAN | Type::Null | Type::Unknown | Type::Parameter => Ok(term.sql),
            Type::Literal => Ok(format!("CAST({} AS BOOLEAN)", term.sql)),
            other => {
                let words = format!("argument of WHERE must be type boolean, not type {}", other.name());
                self.fail("42804", words, expr.span())
            }
        }
    }

    /// ` WHERE …` and its kin; nothing without a condition.
    pub(crate) fn clause(self, word: &str, condition: Option<&Expr>) -> Result<String, SqlError> {
        match condition {
            Some(condition) => Ok(format!(" {word} {}", self.condition(condition)?)),
            None => Ok(String::new()),
        }
    }

    fn ungrouped(self, expr: &Expr) -> Result<Term, SqlError> {
        match expr {
            Expr::Identifier(ident) => self.column(ident),
            Expr::CompoundIdentifier(path) => match navigate::names(self, path)? {
                Some(term) => Ok(term),
                None => self.qualified(path),
            },
            Expr::JsonAccess { value, path } => navigate::brackets(self, value, path),
            Expr::Nested(inner) => {
                let term = self.term(inner)?;
                Ok(Term::new(format!("({})", term.sql), term.data_type))
            }
            Expr::Value(value) => self.value(value),
            Expr::TypedString(typed) if !typed.uses_odbc_syntax => {
                let to =
                    types::from_ast(&typed.data_type).map_err(|e| self.session.at(e, typed.value.span))?;
                let inner = self.value(&typed.value)?;
                cast::explicit(self, &inner, to, expr.span())
            }
            Expr::Interval(written) => interval::written(self, written),
            Expr::BinaryOp { left, op, right } => operators::binary(self, left, op, right),
            Expr::UnaryOp { op, expr } => operators::unary(self, *op, expr),
            Expr::Cast {
                kind: CastKind::Cast | CastKind::DoubleColon,
                expr: inner,
                data_type,
                format: None,
            } => {
                let to = types::from_ast(data_type).map_err(|e| self.session.at(e, expr.span()))?;
                cast::explicit(self, &self.term(inner)?, to, expr.span())
            }
            Expr::Cast { kind: CastKind::TryCast, expr: inner, data_type, format: None } => {
                let to = types::from_ast(data_type).map_err(|e| self.session.at(e, expr.span()))?;
                cast::attempted(self, &self.term(inner)?, to, expr.span())
            }
            Expr::Convert {
                is_try: false,
                expr: inner,
                data_type: Some(data_type),
                charset: None,
                styles,
                ..
            } if styles.is_empty() => {
                let to = types::from_ast(data_type).map_err(|e| self.session.at(e, expr.span()))?;
                cast::explicit(self, &self.term(inner)?, to, expr.span())
            }
            Expr::Subquery(query) => subquery::scalar(self, query),
            Expr::Exists { subquery: query, negated } => subquery::exists(self, query, *negated),
            Expr::Function(function) => functions::call(self, function),
            _ => self.predicate(expr),
        }
    }

    fn predicate(self, expr: &Expr) -> Result<Term, SqlError> {
        match expr {
            Expr::IsNull(inner) => Ok(boolean(format!("({} IS NULL)", self.term(inner)?.sql))),
            Expr::IsNotNull(inner) => Ok(boolean(format!("({} IS NOT NULL)", self.term(inner)?.sql))),
            Expr::IsTrue(inner) => self.truth(inner, "IS TRUE"),
            Expr::IsNotTrue(inner) => self.truth(inner, "IS NOT TRUE"),
            Expr::IsFalse(inner) => self.truth(inner, "IS FALSE"),
            Expr::IsNotFalse(inner) => self.truth(inner, "IS NOT FALSE"),
            Expr::IsUnknown(inner) => self.truth(inner, "IS UNKNOWN"),
            Expr::IsNotUnknown(inner) => self.truth(inner, "IS NOT UNKNOWN"),
            Expr::IsDistinctFrom(..) | Expr::IsNotDistinctFrom(..) => {
                self.refuse("IS DISTINCT FROM", expr.span())
            }
            Expr::In { .. } | Expr::Between { .. } | Expr::AnyOp { .. } | Expr::AllOp { .. } => {
                super::comparison::set(self, expr)
            }
            Expr::Like { .. } | Expr::ILike { .. } | Expr::SimilarTo { .. } => {
                super::patterns::like(self, expr)
            }
            Expr::Case { operand, conditions, else_result, .. } => {
                super::case::case(self, operand.as_deref(), conditions, else_result.as_deref())
            }
            _ => functions::special::form(self, expr),
        }
    }

    /// `IS TRUE` and its kin, which Redshift knows in conditions only.
    fn truth(self, inner: &Expr, words: &str) -> Result<Term, SqlError> {
        if matches!(self.clause, Clause::Select | Clause::GroupBy | Clause::OrderBy) {
            let failed = SqlError::unsupported(format!("{words} is not implemented in a select list"))
                .hint("compare with = true, or use CASE");
            return Err(self.session.at(failed, inner.span()));
        }
        let sql = self.term(inner)?.sql;
        let words = words.replace("UNKNOWN", "NULL");
        Ok(boolean(format!("({sql} {words})")))
    }

    fn column(self, ident: &Ident) -> Result<Term, SqlError> {
        let name = folded(ident);
        if ident.quote_style.is_none()
            && let Some(term) = functions::bare(self, &name, ident.span)
        {
            return Ok(term);
        }
        match self.scope.column(&name) {
            Found::Column(term) => Ok(term),
            Found::Ambiguous => {
                self.fail("42702", format!("column reference \"{name}\" is ambiguous"), ident.span)
            }
            Found::Nothing => Err(self.missing_column(&name, &name, ident.span)),
        }
    }

    fn qualified(self, path: &[Ident]) -> Result<Term, SqlError> {
        let (table, column) = match path {
            [table, column] | [_, table, column] => (folded(table), column),
            _ => return self.refuse("a path of more than three names", path[0].span),
        };
        let name = folded(column);
        let Some(source) = self.scope.source(&table) else {
            let words = format!("missing FROM-clause entry for table \"{table}\"");
            return self.fail("42P01", words, path[0].span);
        };
        let Some(columns) = &source.columns else {
            return Ok(Term::new(format!("{}.{}", quoted(&table), quoted(&name)), Type::Unknown));
        };
        match columns.iter().find(|column| column.name == name) {
            Some(column) => Ok(reference(source, column)),
            None => Err(self.missing_column(&format!("{table}.{name}"), &name, path[0].span)),
        }
    }

    fn missing_column(self, written: &str, name: &str, span: Span) -> SqlError {
        let failed = SqlError::new("42703", format!("column \"{written}\" does not exist"));
        let known = self.scope.known_columns();
        let near = known.iter().find(|known| known.replace('_', "") == name.replace('_', ""));
        let failed = match near {
            Some(near) => failed.hint(format!("there is a column \"{near}\"")),
            None if known.is_empty() || known.len() > 30 => failed,
            None => failed.hint(format!("the columns are {}", known.join(", "))),
        };
        self.session.at(failed, span)
    }

    fn value(self, value: &ValueWithSpan) -> Result<Term, SqlError> {
        Ok(match &value.value {
            Value::Number(text, false) => number(text),
            Value::SingleQuotedString(text) => Term::new(literal(text), Type::Literal),
            Value::Boolean(true) => boolean("TRUE".into()),
            Value::Boolean(false) => boolean("FALSE".into()),
            Value::Null => Term::new("NULL", Type::Null),
            Value::Placeholder(name) if self.arguments.is_some() => {
                let place = name.get(1..).and_then(|digits| digits.parse::<usize>().ok());
                let argument = self.arguments.zip(place.and_then(|place| place.checked_sub(1)));
                let Some(term) = argument.and_then(|(arguments, place)| arguments.get(place)) else {
                    return self.fail("42P02", format!("there is no parameter {name}"), value.span);
                };
                term.clone()
            }
            Value::Placeholder(name) if name[1..].parse::<u16>().is_ok() && name.starts_with('$') => {
                Term::new(name.clone(), Type::Parameter)
            }
            other => {
                let words = format!("syntax error at or near \"{other}\"");
                return self.fail("42601", words, value.span);
            }
        })
    }
}

pub(crate) fn boolean(sql: String) -> Term {
    Term::new(sql, BOOLEAN)
}

pub(crate) fn timestamp(sql: String) -> Term {
    Term::new(sql, TIMESTAMP)
}

fn number(text: &str) -> Term {
    if text.contains(['e', 'E']) {
        return Term::new(format!("CAST({text} AS DOUBLE)"), types::DOUBLE);
    }
    if let Some((whole, fraction)) = text.split_once('.') {
        let digits = |part: &str| u32::try_from(part.len()).unwrap_or(38);
        let (whole, scale) = (digits(whole).max(1), digits(fraction));
        return Term::new(text, types::decimal(whole + scale, scale));
    }
    match text.parse::<i64>() {
        Ok(value) if i32::try_from(value).is_ok() => Term::new(text, INTEGER),
        Ok(_) => Term::new(text, BIGINT),
        Err(_) => {
            let digits = u32::try_from(text.len()).unwrap_or(38);
            Term::new(
                format!("CAST({} AS DECIMAL({},0))", literal(text), digits.min(38)),
                types::decimal(digits, 0),
            )
        }
    }
}
