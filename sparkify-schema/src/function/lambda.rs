//! Functions that run on AWS Lambda.

use super::{Named, QueryError, Signature, Statement};
use crate::{
    expr::{Expr, Operand},
    render::literal,
    s3::IamRole,
    types::SqlType,
};
use std::{fmt::Write as _, marker::PhantomData};

/// How far the answer of a Lambda function depends on its arguments alone; Redshift takes none for immutable.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LambdaVolatility {
    /// `VOLATILE`: it may be another for each row.
    Volatile,
    /// `STABLE`: it is the same for equal arguments within one statement.
    Stable,
}

/// How Redshift calls a Lambda function; the default leaves all of it to Redshift.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LambdaOptions {
    /// `RETRY_TIMEOUT`: milliseconds it goes on trying when Lambda is busy; 0 for no second try.
    pub retry_milliseconds: Option<u32>,
    /// `MAX_BATCH_ROWS`: the most rows of one call, from 1 on.
    pub batch_rows: Option<u32>,
    /// `MAX_BATCH_SIZE`: the most kilobytes of one call, 1 to 5120.
    pub batch_kilobytes: Option<u16>,
}

/// A function that AWS Lambda runs: `CREATE EXTERNAL FUNCTION`. See [`Signature`] for `S`.
///
/// ```
/// # use sparkify_schema::*;
/// const IS_ISBN: LambdaFunction<fn(Varchar<13>) -> Option<bool>> =
///     LambdaFunction::new(Some("lending"), "f_is_isbn", LambdaVolatility::Stable, "isbn-check");
///
/// let statement = IS_ISBN.try_statement(&IamRole::Default, LambdaOptions::default());
/// assert_eq!(
///     statement.expect("the options are right").sql,
///     "CREATE OR REPLACE EXTERNAL FUNCTION lending.f_is_isbn (VARCHAR(13))
/// RETURNS BOOLEAN
/// STABLE
/// LAMBDA 'isbn-check'
/// IAM_ROLE DEFAULT"
/// );
/// ```
///
/// Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_FUNCTION.html>.
pub struct LambdaFunction<S: Signature> {
    named: Named,
    volatility: LambdaVolatility,
    lambda: &'static str,
    signature: PhantomData<S>,
}

impl<S: Signature> LambdaFunction<S> {
    /// A function that the Lambda function `lambda` runs, by its name or ARN.
    ///
    /// # Panics
    /// If a name needs quotes, `lambda` is empty, or a type's parameters are out of range; in a const that is a compile
    /// error.
    #[must_use]
    #[track_caller]
    pub const fn new(
        schema: Option<&'static str>,
        name: &'static str,
        volatility: LambdaVolatility,
        lambda: &'static str,
    ) -> Self {
        if lambda.is_empty() {
            crate::const_text::fail(&["the Lambda function of `", name, "` has no name"]);
        }
        Self { named: Named::new(schema, name, S::MISTAKE), volatility, lambda, signature: PhantomData }
    }

    /// The statement `<function>/create_function`, called as `role`.
    ///
    /// # Errors
    /// If the options are out of range.
    pub fn try_statement(&self, role: &IamRole, options: LambdaOptions) -> Result<Statement, QueryError> {
        if options.batch_rows.is_some_and(|rows| rows == 0 || i32::try_from(rows).is_err()) {
            return Err(self.named.mistake("a call takes 1 to 2147483647 rows"));
        }
        if options.batch_kilobytes.is_some_and(|size| !(1..=5120).contains(&size)) {
            return Err(self.named.mistake("a call takes 1 to 5120 kilobytes"));
        }
        let volatility = match self.volatility {
            LambdaVolatility::Volatile => "VOLATILE",
            LambdaVolatility::Stable => "STABLE",
        };
        let mut sql = format!(
            "CREATE OR REPLACE EXTERNAL FUNCTION {}\nRETURNS {}\n{volatility}\nLAMBDA {}\n{}",
            self.named.with_types(S::PARAMETERS),
            S::RESULT.sql,
            literal(self.lambda),
            role.clause()
        );
        // Writing into a string never fails.
        if let Some(time) = options.retry_milliseconds {
            let _ = write!(sql, "\nRETRY_TIMEOUT {time}");
        }
        if let Some(rows) = options.batch_rows {
            let _ = write!(sql, "\nMAX_BATCH_ROWS {rows}");
        }
        if let Some(size) = options.batch_kilobytes {
            let _ = write!(sql, "\nMAX_BATCH_SIZE {size} KB");
        }
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

impl<S: Signature> std::fmt::Debug for LambdaFunction<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("LambdaFunction").field(&self.named.with_types(S::PARAMETERS)).finish()
    }
}
