//! Aggregates and window functions, with the result types Redshift gives them.

use sqlparser::{
    ast::{
        DuplicateTreatment, Function, FunctionArg, FunctionArgExpr, FunctionArgumentClause,
        FunctionArgumentList, OrderBySort,
    },
    tokenizer::Span,
};

use super::{
    super::{
        collation, decimals,
        env::{Clause, Env},
        operators::nonzero,
        term::{Term, text},
        types::{BIGINT, BOOLEAN, DOUBLE, Type, decimal},
    },
    plain, ranking,
    window::{Frames, order, over},
};
use crate::error::SqlError;

const AGGREGATES: [&str; 23] = [
    "count",
    "sum",
    "avg",
    "min",
    "max",
    "stddev",
    "stddev_samp",
    "stddev_pop",
    "variance",
    "var_samp",
    "var_pop",
    "bool_and",
    "bool_or",
    "bit_and",
    "bit_or",
    "any_value",
    "median",
    "percentile_cont",
    "percentile_disc",
    "approximate_count",
    "approximate_percentile_disc",
    "listagg",
    "ratio_to_report",
];
/// These need a table: the leader node has them not.
const COMPUTE_ONLY: [&str; 6] = [
    "listagg",
    "median",
    "percentile_cont",
    "percentile_disc",
    "approximate_count",
    "approximate_percentile_disc",
];

/// An aggregate or window call; `None` when the name is neither.
pub(crate) fn call(
    env: Env<'_>,
    name: &str,
    function: &Function,
    list: &FunctionArgumentList,
    span: Span,
) -> Result<Option<Term>, SqlError> {
    if ranking::RANKS.contains(&name) {
        return ranking::rank(env, name, function, list, span).map(Some);
    }
    if !AGGREGATES.contains(&name) {
        return Ok(None);
    }
    if COMPUTE_ONLY.contains(&name) {
        env.session.compute_only.set(Some(span));
    }
    if list.clauses.iter().any(|clause| !matches!(clause, FunctionArgumentClause::OnOverflow(_))) {
        return env.fail("42601", format!("syntax error in the arguments of {name}"), span);
    }
    let ordered =
        matches!(name, "listagg" | "percentile_cont" | "percentile_disc" | "median" | "ratio_to_report")
            || name.starts_with("approximate");
    let frames = if ordered { Frames::Never } else { Frames::WithOrder };
    let inner = if function.over.is_some() {
        env.window()
    } else {
        check_place(env, name, span)?;
        env.aggregate()
    };
    let window = match &function.over {
        Some(window) => over(env, window, frames)?,
        None => String::new(),
    };
    let distinct = list.duplicate_treatment == Some(DuplicateTreatment::Distinct);
    if name == "count" && star(list) && !distinct {
        return Ok(Some(Term::new(format!("count(*){window}"), BIGINT)));
    }
    let args =
        plain(inner, list, span)?.into_iter().map(|expr| inner.term(expr)).collect::<Result<Vec<_>, _>>()?;
    let call = Call {
        name,
        args: &args,
        distinct,
        window: &window,
        within: &function.within_group,
        env: inner,
        span,
    };
    call.aggregate()?.map_or_else(|| Err(super::missing(env, name, &args, span)), |term| Ok(Some(term)))
}

fn check_place(env: Env<'_>, name: &str, span: Span) -> Result<(), SqlError> {
    let clause = match env.clause {
        Clause::Where | Clause::Value => "WHERE",
        Clause::On => "JOIN conditions",
        Clause::GroupBy => "GROUP BY",
        _ if env.inside_aggregate => {
            return env.fail("42803", "aggregate function calls may not be nested", span);
        }
        _ if name == "ratio_to_report" => {
            return env.fail("42601", "ratio_to_report requires an OVER clause", span);
        }
        _ => return Ok(()),
    };
    env.fail("42803", format!("aggregates not allowed in {clause} clause"), span)
}

fn star(list: &FunctionArgumentList) -> bool {
    matches!(list.args.as_slice(), [FunctionArg::Unnamed(FunctionArgExpr::Wildcard)])
}

struct Call<'c> {
    name: &'c str,
    args: &'c [Term],
    distinct: bool,
    window: &'c str,
    within: &'c [sqlparser::ast::OrderByExpr],
    env: Env<'c>,
    span: Span,
}

impl Call<'_> {
    /// `function([DISTINCT] value) OVER (…)`.
    fn over(&self, function: &str, value: &str) -> String {
        let distinct = if self.distinct { "DISTINCT " } else { "" };
        format!("{function}({distinct}{value}){}", self.window)
    }

    fn aggregate(&self) -> Result<Option<Term>, SqlError> {
        let ([x] | [x, ..]) = self.args else {
            return Ok(None);
        };
        if let "listagg" = self.name {
            return self.listagg().map(Some);
        }
        if self.name.contains("percentile") {
            return self.percentile(x);
        }
        if self.args.len() != 1 || !self.within.is_empty() {
            return Ok(None);
        }
        Ok(match self.name {
            "sum" => self.sum(x),
            "avg" => self.avg(x),
            "min" | "max" if x.data_type == BOOLEAN => None,
            "min" | "max" if x.data_type.is_insensitive() => {
                let function = format!("arg_{}", self.name);
                Some(Term::new(format!("{function}({}, {}){}", x.sql, x.ordered(), self.window), x.data_type))
            }
            "any_value" if x.data_type.is_typed_interval() => None,
            "any_value" | "count" | "approximate_count" => Some(self.any(x)),
            _ if x.data_type.is_insensitive() => {
                collation::refuse(self.env, &self.name.to_uppercase(), &[x], self.span)?;
                None
            }
            // AWS's pages name no aggregate that takes them, COUNT aside.
            _ if x.data_type.is_typed_interval() => None,
            "min" | "max" | "bit_and" | "bit_or" => {
                Some(Term::new(self.over(self.name, &x.sql), x.data_type))
            }
            "bool_and" | "bool_or" => Some(Term::new(self.over(self.name, &x.sql), BOOLEAN)),
            "median" => Some(self.interpolated(x, "0.5")),
            "ratio_to_report" => {
                let total = Term::new(self.over("sum", &as_double(x)), DOUBLE);
                Some(Term::new(format!("({} / {})", as_double(x), nonzero(&total)), DOUBLE))
            }
            _ if countable(x) => Some(Term::new(self.over(spread(self.name), &as_double(x)), DOUBLE)),
            _ => None,
        })
    }

    /// What takes values of every type.
    fn any(&self, x: &Term) -> Term {
        match self.name {
            "any_value" => Term::new(self.over(self.name, &x.sql), x.data_type),
            "count" => Term::new(self.over("count", &x.key()), BIGINT),
            _ => Term::new(format!("approx_count_distinct({}){}", x.key(), self.window), BIGINT),
        }
    }

    fn sum(&self, x: &Term) -> Option<Term> {
        let sql = self.over("sum", &x.sql);
        Some(match (x.data_type, decimals::scale(x.data_type)) {
            // DuckDB sums into 128 bits; Redshift's BIGINT overflows.
            (kind, _) if kind.is_integer() => Term::new(format!("CAST({sql} AS BIGINT)"), BIGINT),
            (_, Some(scale)) => Term::new(sql, decimal(38, scale)),
            (kind, _) if kind.is_float() => Term::new(sql, DOUBLE),
            (kind, _) if kind.is_interval() => Term::new(sql, kind),
            (Type::Unknown | Type::Parameter, _) => Term::new(sql, Type::Unknown),
            _ => return None,
        })
    }

    fn avg(&self, x: &Term) -> Option<Term> {
        let (sum, count) = (self.over("sum", &x.sql), self.over("count", &x.sql));
        Some(match (x.data_type, decimals::scale(x.data_type)) {
            (kind, _) if kind.is_integer() => Term::new(format!("CAST({sum} // {count} AS BIGINT)"), BIGINT),
            (_, Some(scale)) => decimals::mean(&sum, &count, scale),
            (kind, _) if kind.is_float() => Term::new(self.over("avg", &as_double(x)), DOUBLE),
            (Type::Unknown | Type::Parameter, _) => Term::new(self.over("avg", &x.sql), DOUBLE),
            _ => return None,
        })
    }

    /// Integers and DECIMALs interpolate as DECIMAL, with two more places.
    fn interpolated(&self, x: &Term, fraction: &str) -> Term {
        match x.data_type.digits() {
            Some((_, scale)) => {
                let scale = (scale + 2).min(37);
                let value = format!("CAST({} AS DECIMAL(38,{scale}))", x.sql);
                let sql = format!("quantile_cont({value}, {fraction}){}", self.window);
                Term::new(format!("CAST({sql} AS DECIMAL(38,{scale}))"), decimal(38, scale))
            }
            None if x.data_type.is_float() => {
                Term::new(format!("quantile_cont({}, {fraction}){}", as_double(x), self.window), DOUBLE)
            }
            None => Term::new(format!("quantile_cont({}, {fraction}){}", x.sql, self.window), x.data_type),
        }
    }

    fn percentile(&self, fraction: &Term) -> Result<Option<Term>, SqlError> {
        let [item] = self.within else { return Ok(None) };
        let x = self.env.term(&item.expr)?;
        collation::refuse(self.env, &self.name.to_uppercase(), &[&x], self.span)?;
        let falling = item.options.sort == Some(OrderBySort::Desc);
        let fraction = if falling { format!("1 - {}", fraction.sql) } else { fraction.sql.clone() };
        if self.name == "percentile_cont" {
            return Ok(Some(self.interpolated(&x, &fraction)));
        }
        Ok(Some(Term::new(format!("quantile_disc({}, {fraction}){}", x.sql, self.window), x.data_type)))
    }

    fn listagg(&self) -> Result<Term, SqlError> {
        let (x, separator) = match self.args {
            [x] => (x, "''".to_owned()),
            [x, separator] => (x, separator.text()),
            _ => return Err(super::missing(self.env, self.name, self.args, self.span)),
        };
        collation::refuse(self.env, "LISTAGG", &[x], self.span)?;
        if x.data_type.is_typed_interval() {
            return self.env.refuse("LISTAGG of an INTERVAL that is not cast", self.span);
        }
        let order = if self.within.is_empty() {
            String::new()
        } else {
            format!(" {}", order(self.env, self.within)?)
        };
        let sql = if self.distinct {
            // DuckDB orders different values by themselves only.
            let value = format!("nullif({}, '')", x.trimmed());
            let all = format!("list({value}{order}) FILTER ({value} IS NOT NULL){}", self.window);
            format!("array_to_string(sparkify_internal.first_of_equal({all}), {separator})")
        } else {
            self.over("string_agg", &format!("nullif({}, ''), {separator}{order}", x.text()))
        };
        Ok(text(format!("sparkify_internal.listagg_limit({sql})")))
    }
}

fn spread(name: &str) -> &str {
    match name {
        "stddev" => "stddev_samp",
        "variance" => "var_samp",
        other => other,
    }
}

fn countable(term: &Term) -> bool {
    term.data_type.is_number() || matches!(term.data_type, Type::Unknown | Type::Parameter | Type::Null)
}

fn as_double(term: &Term) -> String {
    if term.data_type == DOUBLE { term.sql.clone() } else { format!("CAST({} AS DOUBLE)", term.sql) }
}
