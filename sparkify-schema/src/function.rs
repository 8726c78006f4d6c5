//! User-defined functions: declared once as data, created by a statement, and called in expressions.
//!
//! A signature is written as a type, `fn(Varchar<300>, Option<i16>) -> Varchar<20>`: the column types of the parameters
//! and of the result, an `Option` where NULL is taken or given. A call with another number or type of arguments does
//! not compile. Python functions ended in June 2026; a function is a SQL expression or runs on AWS Lambda.

mod lambda;
mod signature;
mod sql;

pub use lambda::{LambdaFunction, LambdaOptions, LambdaVolatility};
pub use signature::Signature;
pub use sql::{SqlFunction, Volatility};

use crate::{
    expr::{Expr, Facts, Operand, called},
    query::{Mistake, QueryError},
    rules,
    statement::Statement,
    types::SqlType,
};
use signature::Parameter;

/// What every function has: its place and its signature.
#[derive(Debug, Clone, Copy)]
struct Named {
    schema: Option<&'static str>,
    name: &'static str,
}

impl Named {
    /// A name that Redshift takes without quotes; anything else does not compile in a const.
    #[track_caller]
    const fn new(schema: Option<&'static str>, name: &'static str, mistake: Option<&'static str>) -> Self {
        if let Some(schema) = schema {
            rules::name_is_valid("schema", schema);
        }
        rules::name_is_valid("function", name);
        if let Some(mistake) = mistake {
            crate::const_text::fail(&["the signature of `", name, "` has a wrong type; ", mistake]);
        }
        Self { schema, name }
    }

    fn sql(self) -> String {
        let schema = self.schema.map_or_else(String::new, |schema| format!("{schema}."));
        format!("{schema}{}", self.name)
    }

    /// `name (types)`.
    fn with_types(self, parameters: &[Parameter]) -> String {
        let types: Vec<_> = parameters.iter().map(|parameter| parameter.sql).collect();
        format!("{} ({})", self.sql(), types.join(", "))
    }

    fn drop_statement(self, parameters: &[Parameter]) -> Statement {
        let sql = format!("DROP FUNCTION {}", self.with_types(parameters));
        Statement::new(self.name, "drop_function", sql)
    }

    /// `name(arguments)`; no text may be longer than its parameter.
    fn call<T: SqlType>(
        self,
        arguments: Vec<Operand>,
        parameters: &[Parameter],
        result: Parameter,
    ) -> Expr<T> {
        let mut facts = Facts::default();
        for (i, (argument, parameter)) in arguments.iter().zip(parameters).enumerate() {
            if let (Some(limit), Some(bytes)) = (parameter.max_bytes, argument.facts.max_bytes)
                && bytes > limit
            {
                facts = facts.wrong(format!(
                    "a call of `{}` whose argument {} takes {limit} bytes, but its value may have {bytes}; cut it by \
                     `.truncate::<{limit}>()`",
                    self.name,
                    i + 1
                ));
            }
        }
        let arguments = arguments.into_iter().zip(parameters);
        let arguments = arguments.map(|(argument, parameter)| parameter.takes(argument)).collect();
        called(self.sql(), arguments, facts, result.max_bytes)
    }

    fn mistake(self, mistake: impl Into<Mistake>) -> QueryError {
        QueryError::new(format!("{}/create_function", self.name), mistake)
    }
}
