//! The tree of an expression, as far as its parts are known.

use sea_query::{Expr, Func};

/// The parts of a node; none if the kind of node is not known to have any or none.
pub(crate) fn parts(node: &Expr) -> Option<Vec<&Expr>> {
    Some(match node {
        Expr::Column(_) | Expr::Value(_) | Expr::Constant(_) | Expr::Custom(_) | Expr::Keyword(_) => {
            Vec::new()
        }
        Expr::Binary(left, _, right) => vec![&**left, &**right],
        Expr::Unary(_, inner) | Expr::AsEnum(_, inner) => vec![&**inner],
        Expr::Tuple(parts) | Expr::CustomWithExpr(_, parts) => parts.iter().collect(),
        Expr::FunctionCall(call) => call.get_args().iter().collect(),
        _ => return None,
    })
}

/// The alias and the name of a column; an unnested value stands under a name of its own, which is both.
pub(crate) fn column(node: &Expr) -> Option<(String, String)> {
    let Expr::Column(sea_query::ColumnRef::Column(name)) = node else { return None };
    let own = name.1.to_string();
    Some((name.0.as_ref().map_or_else(|| own.clone(), |table| table.1.to_string()), own))
}

/// The aliases of the columns below the node; none if there is a node whose parts are not known.
pub(crate) fn aliases(node: &Expr) -> Option<Vec<String>> {
    let mut aliases: Vec<_> = column(node).map(|(alias, _)| alias).into_iter().collect();
    for part in parts(node)? {
        aliases.extend(self::aliases(part)?);
    }
    Some(aliases)
}

/// Whether no column is below the node.
pub(crate) fn is_constant(node: &Expr) -> bool {
    column(node).is_none() && parts(node).is_some_and(|parts| parts.into_iter().all(is_constant))
}

/// Aggregates that sea-query has no name for.
pub(crate) const AGGREGATES: &[&str] = &[
    "ANY_VALUE",
    "APPROXIMATE COUNT",
    "APPROXIMATE PERCENTILE_DISC",
    "AVG",
    "BOOL_AND",
    "BOOL_OR",
    "HLL",
    "HLL_COMBINE",
    "HLL_CREATE_SKETCH",
    "LISTAGG",
    "MEDIAN",
    "PERCENTILE_CONT",
    "PERCENTILE_DISC",
    "STDDEV_POP",
    "STDDEV_SAMP",
    "SUM",
    "VAR_POP",
    "VAR_SAMP",
];

/// Whether the node is MIN or MAX of something.
pub(crate) fn is_extreme(node: &Expr) -> bool {
    matches!(node, Expr::FunctionCall(call) if matches!(call.get_func(), Func::Min | Func::Max))
}

/// Whether the columns below the node are inside an aggregate.
fn is_aggregate(node: &Expr) -> bool {
    match node {
        Expr::FunctionCall(call) => match call.get_func() {
            Func::Max | Func::Min | Func::Sum | Func::Avg | Func::Count => true,
            Func::Custom(name) => AGGREGATES.contains(&name.to_string().as_str()),
            _ => false,
        },
        Expr::CustomWithExpr(template, _) => {
            let function = template.split('(').next().unwrap_or_default();
            AGGREGATES.contains(&function) && !template.contains(" OVER (")
        }
        _ => false,
    }
}

/// Whether a column outside every aggregate is used outside every one of the `covered` expressions too.
pub(crate) fn uses(node: &Expr, column_use: (&str, &str), covered: &[&Expr]) -> bool {
    if covered.contains(&node) || is_aggregate(node) {
        return false;
    }
    if let Some((alias, name)) = column(node) {
        return (alias.as_str(), name.as_str()) == column_use;
    }
    parts(node).is_none_or(|parts| parts.into_iter().any(|part| uses(part, column_use, covered)))
}
