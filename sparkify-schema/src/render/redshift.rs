//! Redshift as a backend of sea-query: `PostgreSQL`, but for literals, names and what Redshift lacks.

use sea_query::{
    BinOper, DynIden, EscapeBuilder, ExplainStatement, Expr, Oper, OperLeftAssocDecider,
    PostgresQueryBuilder, PrecedenceDecider, QueryBuilder, Quote, QuotedBuilder, SelectInto, SqlWriter,
    SubQueryStatement, TableRefBuilder, Value,
};
use std::fmt::Write;

/// Writes sea-query's trees as Amazon Redshift reads them.
///
/// A backslash is an escape inside `'…'` and there is no `E'…'`, so both `'` and `\` are doubled; names are bare
/// unless they must be quoted.
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_QUOTE_LITERAL.html>.
#[derive(Debug, Clone, Copy, Default)]
pub struct RedshiftQueryBuilder;

const POSTGRES: PostgresQueryBuilder = PostgresQueryBuilder;
/// sea-query writes into strings, which never fails.
const INFALLIBLE: &str = "writing into a string never fails";

impl QuotedBuilder for RedshiftQueryBuilder {
    fn quote(&self) -> Quote {
        POSTGRES.quote()
    }

    fn prepare_iden(&self, name: &DynIden, sql: &mut impl SqlWriter) {
        sql.write_str(&crate::identifier::quoted(&name.to_string())).expect(INFALLIBLE);
    }
}

impl TableRefBuilder for RedshiftQueryBuilder {}

impl EscapeBuilder for RedshiftQueryBuilder {
    fn write_escaped(&self, buffer: &mut impl Write, text: &str) {
        for character in text.chars() {
            match character {
                '\'' => buffer.write_str("''"),
                '\\' => buffer.write_str(r"\\"),
                other => buffer.write_char(other),
            }
            .expect(INFALLIBLE);
        }
    }
}

impl OperLeftAssocDecider for RedshiftQueryBuilder {
    fn well_known_left_associative(&self, operator: &BinOper) -> bool {
        POSTGRES.well_known_left_associative(operator)
    }
}

impl PrecedenceDecider for RedshiftQueryBuilder {
    fn inner_expr_well_known_greater_precedence(&self, inner: &Expr, outer: &Oper) -> bool {
        match inner {
            Expr::Custom(fragment) | Expr::CustomWithExpr(fragment, _) => super::stands_alone(fragment),
            _ => POSTGRES.inner_expr_well_known_greater_precedence(inner, outer),
        }
    }
}

impl QueryBuilder for RedshiftQueryBuilder {
    fn placeholder(&self) -> (&'static str, bool) {
        ("$", true)
    }

    fn prepare_query_statement(&self, query: &SubQueryStatement, sql: &mut impl SqlWriter) {
        // Rendered by this builder: delegating would bring PostgreSQL's escapes back.
        match query {
            SubQueryStatement::SelectStatement(it) => self.prepare_select_statement(it, sql),
            SubQueryStatement::InsertStatement(it) => self.prepare_insert_statement(it, sql),
            SubQueryStatement::UpdateStatement(it) => self.prepare_update_statement(it, sql),
            SubQueryStatement::DeleteStatement(it) => self.prepare_delete_statement(it, sql),
            SubQueryStatement::WithStatement(it) => self.prepare_with_query(it, sql),
        }
    }

    fn prepare_select_into(&self, target: &SelectInto, sql: &mut impl SqlWriter) {
        POSTGRES.prepare_select_into(target, sql);
    }

    fn prepare_explain_statement(&self, explain: &ExplainStatement, sql: &mut impl SqlWriter) {
        POSTGRES.prepare_explain_statement(explain, sql);
    }

    fn prepare_value(&self, value: Value, sql: &mut impl SqlWriter) {
        sql.push_param(value, self);
    }

    fn prepare_bin_oper(&self, operator: &BinOper, sql: &mut impl SqlWriter) {
        POSTGRES.prepare_bin_oper(operator, sql);
    }

    fn write_string_quoted(&self, text: &str, buffer: &mut impl Write) {
        buffer.write_char('\'').expect(INFALLIBLE);
        self.write_escaped(buffer, text);
        buffer.write_char('\'').expect(INFALLIBLE);
    }

    fn if_null_function(&self) -> &'static str {
        "COALESCE"
    }
}
