//! Functions of SQL: an expression of their parameters.

use super::{Named, Parameter, QueryError, Signature, Statement};
use crate::{
    expr::{ColumnUse, Expr, Operand},
    query::Mistake,
    render::expression,
    types::SqlType,
};

/// How far the answer of a function depends on its arguments alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volatility {
    /// `VOLATILE`: it may be another for each row.
    Volatile,
    /// `STABLE`: it is the same for equal arguments within one statement.
    Stable,
    /// `IMMUTABLE`: it is always the same for equal arguments.
    Immutable,
}

/// A function whose body is an expression: `CREATE FUNCTION … LANGUAGE sql`. See [`Signature`] for `S`.
///
/// ```
/// use sparkify_schema::{SqlFunction, Varchar, Volatility, lit};
///
/// type ShelfMark = fn(Varchar<300>, Option<i16>) -> Varchar<20>;
///
/// /// What stands on the back of a book.
/// const SHELF_MARK: SqlFunction<ShelfMark> = SqlFunction::<ShelfMark>::new(
///     Some("lending"),
///     "f_shelf_mark",
///     Volatility::Immutable,
///     |title, pages| title.left(3).upper().concat("-").concat(pages.coalesce(0_i16).cast::<Varchar<6>>()),
/// );
///
/// assert_eq!(
///     SHELF_MARK.statement().sql,
///     "CREATE OR REPLACE FUNCTION lending.f_shelf_mark (VARCHAR(300), SMALLINT)
/// RETURNS VARCHAR(20)
/// IMMUTABLE
/// AS $$
///     SELECT CAST(((UPPER(LEFT($1, 3)) || '-') || CAST(COALESCE($2, 0) AS VARCHAR(6))) AS VARCHAR(20))
/// $$ LANGUAGE sql"
/// );
/// let call = SHELF_MARK.call(lit("The Tempest"), lit(96_i16).nullable());
/// assert_eq!(format!("{call:?}"), "lending.f_shelf_mark('The Tempest', CAST(96 AS SMALLINT))");
/// ```
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html>,
/// <https://docs.aws.amazon.com/redshift/latest/dg/udf-creating-a-scalar-sql-udf.html>.
pub struct SqlFunction<S: Signature> {
    named: Named,
    volatility: Volatility,
    body: S::Body,
}

impl<S: Signature> SqlFunction<S> {
    /// A function with that body, a closure from the parameters to the result. AWS keeps names that begin with `f_` free
    /// of functions of its own.
    ///
    /// # Panics
    /// If a name needs quotes, or a type's parameters are out of range; in a const that is a compile error.
    #[must_use]
    #[track_caller]
    pub const fn new(
        schema: Option<&'static str>,
        name: &'static str,
        volatility: Volatility,
        body: S::Body,
    ) -> Self {
        Self { named: Named::new(schema, name, S::MISTAKE), volatility, body }
    }

    /// The statement `<function>/create_function`.
    ///
    /// # Panics
    /// If it has a mistake the compiler can't see, see [`SqlFunction::try_statement`].
    #[must_use]
    #[track_caller]
    pub fn statement(&self) -> Statement {
        self.try_statement().unwrap_or_else(|error| panic!("{error}"))
    }

    /// The statement `<function>/create_function`.
    ///
    /// # Errors
    /// If the body has a mistake the compiler can't see: it uses a column, an aggregate, a window or a query, or its
    /// text may be longer than that of the result.
    pub fn try_statement(&self) -> Result<Statement, QueryError> {
        let body = S::body(self.body);
        judge(&body, S::RESULT.max_bytes).map_err(|mistake| self.named.mistake(mistake))?;
        let text = expression(&as_result(body, S::PARAMETERS, S::RESULT.sql).node);
        if text.contains("$$") {
            return Err(self.named.mistake("its body has `$$`, which would end it"));
        }
        let volatility = match self.volatility {
            Volatility::Volatile => "VOLATILE",
            Volatility::Stable => "STABLE",
            Volatility::Immutable => "IMMUTABLE",
        };
        let sql = format!(
            "CREATE OR REPLACE FUNCTION {}\nRETURNS {}\n{volatility}\nAS $$\n    SELECT {text}\n$$ LANGUAGE sql",
            self.named.with_types(S::PARAMETERS),
            S::RESULT.sql
        );
        Statement::checked(self.named.name, "create_function", sql)
    }

    /// The statement `<function>/drop_function`.
    ///
    /// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_DROP_FUNCTION.html>.
    #[must_use]
    pub fn drop_statement(&self) -> Statement {
        self.named.drop_statement(S::PARAMETERS)
    }

    pub(super) fn called<T: SqlType>(&self, arguments: Vec<Operand>) -> Expr<T> {
        self.named.call(arguments, S::PARAMETERS, S::RESULT)
    }
}

impl<S: Signature> std::fmt::Debug for SqlFunction<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("SqlFunction").field(&self.named.with_types(S::PARAMETERS)).finish()
    }
}

/// The body as the result is declared: `PostgreSQL`, which Redshift comes from, takes no other type, and a number that is
/// written out is an INTEGER, the one of two texts a VARCHAR.
fn as_result(body: Operand, parameters: &[Parameter], result: &'static str) -> Operand {
    let is_parameter = (1..)
        .zip(parameters)
        .any(|(place, parameter)| parameter.sql == result && body.is_parameter(&format!("${place}")));
    if is_parameter { body } else { body.cast_once(result) }
}

/// The body is an expression of the parameters alone.
fn judge(body: &Operand, limit: Option<u32>) -> Result<(), Mistake> {
    let facts = &body.facts;
    if let Some(mistake) = &facts.mistake {
        return Err(mistake.clone().within("its body has "));
    }
    if let Some(ColumnUse { alias, name: column, at, .. }) = facts.columns().next() {
        let text = format!("its body uses `{alias}.{column}`; pass it as an argument");
        return Err(Mistake::from(text).at(at));
    }
    if facts.aggregate || facts.window || !facts.subqueries.is_empty() {
        return Err(
            "its body has an aggregate, a window function or a query, which no SQL function may have".into(),
        );
    }
    match (facts.max_bytes, limit) {
        (Some(bytes), Some(limit)) if bytes > limit => Err(format!(
            "its result takes {limit} bytes, but its body may have {bytes}; widen the result, or cut the body by \
             `.truncate::<{limit}>()`"
        )
        .into()),
        _ => Ok(()),
    }
}
