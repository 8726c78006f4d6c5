//! From a statement and its table to a plan: columns, paths, rules, and the INSERT that is fed.

use super::convert::pattern;
use super::jsonpaths;
use super::objects::Access;
use super::objects::url::Url;
use super::plan::{DateFormat, Plan, Rules, Shape, Target, TimeFormat};
use super::statement::{CopyStatement, Format, Json};
use crate::catalog::table::{Column, DataType, Table};
use crate::error::SqlError;

/// The plan of a COPY into this table.
pub(crate) fn plan(table: &Table, statement: &CopyStatement, access: &Access<'_>) -> Result<Plan, SqlError> {
    let columns = columns(table, statement)?;
    let targets: Vec<Target> = columns.iter().map(|column| target(column)).collect();
    let shapes = shapes(&targets, statement, access)?;
    Ok(Plan { targets, shapes, rules: rules(statement)? })
}

/// The columns a statement feeds: its list, or all that are not generated.
pub(crate) fn columns<'a>(table: &'a Table, statement: &CopyStatement) -> Result<Vec<&'a Column>, SqlError> {
    let columns = if let Some(names) = &statement.columns {
        listed(table, names)?
    } else {
        let fed = |column: &&Column| column.identity.is_none() || statement.explicit_ids;
        table.columns.iter().filter(fed).collect()
    };
    for column in &columns {
        let refused = match column.data_type {
            DataType::Varbyte(_) => Some("VARBYTE"),
            // AWS does not tell how COPY reads them.
            DataType::IntervalYearToMonth(_) | DataType::IntervalDayToSecond(_) => Some("INTERVAL"),
            _ => None,
        };
        if let Some(kind) = refused {
            let message = format!("COPY into the {kind} column {} is not supported", column.name);
            return Err(SqlError::unsupported(message).hint("name the other columns in a column list"));
        }
        let generated = column.identity.is_some_and(|identity| !identity.by_default);
        if generated && !statement.explicit_ids {
            let message = format!("cannot set the identity column {} to a value", column.name);
            return Err(SqlError::new("XX000", message)
                .hint("add EXPLICIT_IDS to the COPY, or leave the column out of its list"));
        }
    }
    let fed = |column: &Column| columns.iter().any(|other| other.name == column.name);
    for column in table.columns.iter().filter(|column| !fed(column)) {
        if statement.explicit_ids && column.identity.is_some() {
            let message =
                format!("EXPLICIT_IDS needs the identity column {} in the column list", column.name);
            return Err(SqlError::new("XX000", message));
        }
        if column.not_null && column.default.is_none() && column.identity.is_none() {
            let message = format!("Cannot insert a NULL value into column {}", column.name);
            return Err(SqlError::new("23502", message)
                .detail("the column is NOT NULL, has no default and is not in the column list"));
        }
    }
    Ok(columns)
}

fn listed<'a>(table: &'a Table, names: &[String]) -> Result<Vec<&'a Column>, SqlError> {
    let mut columns: Vec<&Column> = Vec::with_capacity(names.len());
    for name in names {
        let found = table.columns.iter().find(|column| column.name == *name).ok_or_else(|| {
            let message = format!("column \"{name}\" of relation \"{}\" does not exist", table.name);
            let known: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
            SqlError::new("42703", message).hint(format!("the columns are {}", known.join(", ")))
        })?;
        if columns.iter().any(|other| other.name == *name) {
            return Err(SqlError::new("42701", format!("column \"{name}\" specified more than once")));
        }
        columns.push(found);
    }
    Ok(columns)
}

fn target(column: &Column) -> Target {
    Target {
        name: column.name.clone(),
        data_type: column.data_type,
        required: (column.not_null || column.identity.is_some()) && column.default.is_none(),
    }
}

fn shapes(
    targets: &[Target],
    statement: &CopyStatement,
    access: &Access<'_>,
) -> Result<Vec<Shape>, SqlError> {
    let Format::Json(json) = &statement.format;
    match json {
        Json::Auto => Ok(by_name(targets, false)),
        Json::AutoIgnoreCase => Ok(by_name(targets, true)),
        Json::NoShred => match targets {
            [Target { data_type: DataType::Super, .. }] => {
                Ok(vec![Shape { columns: vec![0], ..Shape::default() }])
            }
            _ => Err(SqlError::new("XX000", "JSON 'noshred' loads into exactly one SUPER column")
                .hint("name the SUPER column in a column list")),
        },
        Json::Paths(file) => {
            let url = Url::parse(file)?;
            let text = access.bytes(&url, "jsonpaths file")?;
            match jsonpaths::parse(&text, file)? {
                Some(paths) if paths.len() != targets.len() => {
                    Err(jsonpaths::count_mismatch(paths.len(), targets.len(), file))
                }
                Some(paths) => jsonpaths::shapes(&paths),
                None => Ok(by_name(targets, false)),
            }
        }
    }
}

/// Every member of an object to the column of its name.
fn by_name(targets: &[Target], ignore_case: bool) -> Vec<Shape> {
    let mut shapes = vec![Shape { ignore_case, ..Shape::default() }];
    for (column, target) in targets.iter().enumerate() {
        let child = shapes.len();
        shapes[0].members.push((target.name.clone(), child));
        shapes.push(Shape { columns: vec![column], ..Shape::default() });
    }
    shapes
}

fn rules(statement: &CopyStatement) -> Result<Rules, SqlError> {
    let time_format = match statement.time_format.as_deref() {
        None => TimeFormat::Default,
        Some("auto") => TimeFormat::Auto,
        Some("epochsecs") => TimeFormat::EpochSeconds,
        Some("epochmillisecs") => TimeFormat::EpochMilliseconds,
        Some(text) => TimeFormat::Pattern(pattern::parse(text).map_err(|part| {
            bad_format("TIMEFORMAT", text, &part)
                .hint("the keywords 'auto', 'epochsecs' and 'epochmillisecs' are lower case")
        })?),
    };
    let date_format = match statement.date_format.as_deref() {
        None => DateFormat::Default,
        Some("auto") => DateFormat::Auto,
        Some(text) => {
            DateFormat::Pattern(pattern::parse(text).map_err(|part| bad_format("DATEFORMAT", text, &part))?)
        }
    };
    Ok(Rules {
        time_format,
        date_format,
        accept_any_date: statement.accept_any_date,
        accept_inv_chars: statement.accept_inv_chars,
        blanks_as_null: statement.blanks_as_null,
        empty_as_null: statement.empty_as_null,
        trim_blanks: statement.trim_blanks,
        truncate_columns: statement.truncate_columns,
        round_dec: statement.round_dec,
    })
}

fn bad_format(option: &str, text: &str, part: &str) -> SqlError {
    SqlError::new("XX000", format!("invalid {option} '{text}': '{part}' is no part of a format"))
        .detail("the parts are YYYY, YY, MM, MON, DD, HH, HH24, HH12, MI, SS, AM, PM and OF")
}
