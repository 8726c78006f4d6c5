//! From `DuckDB`'s errors to Redshift's: SQLSTATE, words, and the place in the client's text.

mod conversion;

use serde::Deserialize;
use sqlparser::tokenizer::Token as Lexeme;

use crate::error::SqlError;
use crate::parse::tokens;

/// What `DuckDB` says when `errors_as_json` is set.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Report {
    exception_type: String,
    exception_message: String,
    error_subtype: String,
    name: String,
    r#type: String,
}

/// The first line of what `DuckDB` says, without its decoration.
pub(crate) fn message(error: &duckdb::Error) -> String {
    first_line(&raw(error))
}

/// The same of a raw message.
pub(crate) fn first_line(raw: &str) -> String {
    report(raw).exception_message.lines().next().unwrap_or_default().trim().to_owned()
}

/// The client's view of a failure of `sql`, which stands `offset` characters into its text.
pub(crate) fn explain(error: &duckdb::Error, sql: &str, offset: u32) -> SqlError {
    let raw = raw(error);
    if raw.contains("INTERRUPT") || raw.contains("Interrupted") {
        return SqlError::new("57014", "Query canceled on user's request");
    }
    let report = report(&raw);
    let (error, word) = classify(&report);
    match word.and_then(|word| place(sql, &word)) {
        Some(position) => error.at(position + offset),
        None => error,
    }
}

fn raw(error: &duckdb::Error) -> String {
    match error {
        duckdb::Error::DuckDBFailure(_, Some(message)) => message.clone(),
        other => other.to_string(),
    }
}

fn report(raw: &str) -> Report {
    let json = raw.find('{').map(|start| &raw[start..]);
    if let Some(Ok(report)) = json.map(serde_json::from_str::<Report>) {
        return report;
    }
    // Some errors keep their plain form: "Conversion Error: …".
    let (kind, text) = raw.split_once(" Error: ").unwrap_or(("", raw));
    Report { exception_type: kind.replace(' ', ""), exception_message: text.to_owned(), ..Report::default() }
}

/// The error, and the word of the client's text it is about.
fn classify(report: &Report) -> (SqlError, Option<String>) {
    let text = report.exception_message.lines().next().unwrap_or_default().trim();
    let last = |name: &str| name.rsplit('.').next().unwrap_or(name).trim_matches('"').to_owned();
    match report.exception_type.as_str() {
        "Catalog" if report.error_subtype == "MISSING_ENTRY" => missing(report, text),
        "Catalog" if text.contains("schema") && text.contains("does not exist") => {
            let name = between(text, "schema \"", "\"").unwrap_or_default();
            (SqlError::new("3F000", format!("schema \"{name}\" does not exist")), Some(name.to_owned()))
        }
        "Catalog" if text.contains("already exists") => {
            let name = last(&report.name);
            (SqlError::new("42P07", format!("Relation \"{name}\" already exists")), Some(name))
        }
        "Binder" => binder(report, text),
        "Constraint" => (constraint(text), None),
        "Conversion" | "OutOfRange" | "Out of Range" => {
            (conversion::explain(text), between(text, "'", "'").map(str::to_owned))
        }
        "InvalidInput" | "Invalid Input" => (invalid_input(text), None),
        "Transaction" | "TransactionContext" => (transaction(text), None),
        "Parser" => {
            let word = between(text, "near \"", "\"").map(str::to_owned);
            (SqlError::syntax(text.to_owned()), word)
        }
        "Permission" => {
            (SqlError::new("42501", "permission denied: the stand-in reads files through COPY only"), None)
        }
        "OutOfMemory" | "Out of Memory" => {
            (SqlError::new("53200", "out of memory").detail(text.to_owned()), None)
        }
        "NotImplemented" | "Not implemented" => (SqlError::unsupported(text.to_owned()), None),
        "Dependency" => (SqlError::new("2BP01", "cannot drop because other objects depend on it"), None),
        _ => (SqlError::new("XX000", text.to_owned()), None),
    }
}

fn missing(report: &Report, text: &str) -> (SqlError, Option<String>) {
    let name = report.name.trim_matches('"').to_owned();
    let word = name.rsplit('.').next().unwrap_or(&name).to_owned();
    if let Some(schema) = between(text, "because schema \"", "\"") {
        return (
            SqlError::new("3F000", format!("schema \"{schema}\" does not exist")),
            Some(schema.to_owned()),
        );
    }
    let error = if report.r#type.contains("Function") || text.contains("Function with name") {
        SqlError::new("42883", format!("function {name} does not exist"))
    } else if report.r#type == "Type" {
        SqlError::new("42704", format!("type \"{name}\" does not exist"))
    } else {
        SqlError::new("42P01", format!("relation \"{name}\" does not exist"))
    };
    (error, Some(word))
}

fn binder(report: &Report, text: &str) -> (SqlError, Option<String>) {
    if let Some(column) = between(text, "Referenced column \"", "\"") {
        return (no_column(column), Some(column.to_owned()));
    }
    if let Some(column) = between(text, "Referenced update column ", " ") {
        return (no_column(column), Some(column.to_owned()));
    }
    if text.contains("does not have a column") {
        let table = between(text, "Table \"", "\"").unwrap_or_default();
        let column = text.rsplit('"').nth(1).unwrap_or(&report.name);
        let error = if text.contains("with name") {
            SqlError::new("42703", format!("column \"{column}\" of relation \"{table}\" does not exist"))
        } else {
            SqlError::new("42703", format!("column {table}.{column} does not exist"))
        };
        return (error, Some(column.to_owned()));
    }
    if let Some(table) = between(text, "Referenced table \"", "\"") {
        let message = format!("invalid reference to FROM-clause entry for table \"{table}\"");
        return (SqlError::new("42P01", message), Some(table.to_owned()));
    }
    if let Some(column) = between(text, "Ambiguous reference to column name \"", "\"") {
        return (
            SqlError::new("42702", format!("column reference \"{column}\" is ambiguous")),
            Some(column.to_owned()),
        );
    }
    if let Some(column) = between(text, "column \"", "\" must appear in the GROUP BY") {
        let message = format!(
            "column \"{column}\" must appear in the GROUP BY clause or be used in an aggregate function"
        );
        return (SqlError::new("42803", message), Some(column.to_owned()));
    }
    if text.contains("columns but") && text.contains("values were supplied") {
        let numbers: Vec<u32> = text.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        let more = numbers.len() == 2 && numbers[1] > numbers[0];
        let message = if more {
            "INSERT has more expressions than target columns"
        } else {
            "INSERT has more target columns than expressions"
        };
        return (SqlError::syntax(message), None);
    }
    if let Some(call) =
        between(text, "argument types '", "'").or_else(|| between(text, "function call \"", "\""))
    {
        let name = call.split('(').next().unwrap_or(call).to_owned();
        let types =
            call.replace("STRING_LITERAL", "unknown").replace("INTEGER_LITERAL", "integer").to_lowercase();
        let what =
            if name.chars().all(|c| c.is_alphanumeric() || c == '_') { "function" } else { "operator" };
        let error = SqlError::new("42883", format!("{what} {types} does not exist"))
            .hint("no function or operator takes these types; an explicit cast may be needed");
        return (error, Some(name));
    }
    if text.contains("cannot contain aggregates") {
        return (SqlError::new("42803", "aggregates not allowed in WHERE clause"), None);
    }
    if text.contains("Set operations can only apply") {
        let message = "each UNION, INTERSECT or EXCEPT query must have the same number of columns";
        return (SqlError::syntax(message), None);
    }
    (SqlError::new("42601", lower_first(text)), None)
}

fn no_column(column: &str) -> SqlError {
    SqlError::new("42703", format!("column \"{column}\" does not exist"))
}

fn constraint(text: &str) -> SqlError {
    if let Some(place) = text.strip_prefix("NOT NULL constraint failed: ") {
        let column = place.rsplit('.').next().unwrap_or(place);
        return SqlError::new("23502", format!("Cannot insert a NULL value into column {column}"))
            .detail(format!("the column {place} is declared NOT NULL"));
    }
    if let Some(expression) = text.split("with expression CHECK").nth(1) {
        let column = between(expression, "strlen(", ")").unwrap_or_default().trim_matches('"');
        let detail = format!("column {column}");
        let limit = between(expression, "<= ", ")");
        return match limit {
            Some(limit) => {
                SqlError::new("22001", format!("value too long for type character varying({limit})"))
                    .detail(detail)
            }
            None => SqlError::new("22021", "multibyte character not supported for CHAR")
                .detail(detail)
                .hint("try using VARCHAR"),
        };
    }
    SqlError::new("23000", lower_first(text))
}

fn invalid_input(text: &str) -> SqlError {
    if text.contains("More than one row returned by a subquery") {
        return SqlError::new("21000", "single-row subquery returns more than one row");
    }
    if text.contains("ivision by zero") || text.contains("ivide by zero") {
        return SqlError::new("22012", "Divide by zero");
    }
    if text.contains("can't be cast because the value is out of range") {
        return conversion::explain(text);
    }
    let code = RAISED.iter().find(|(words, _)| text.contains(words)).map_or("XX000", |(_, code)| code);
    SqlError::new(code, lower_first(text))
}

/// Errors that translated statements raise themselves.
const RAISED: &[(&str, &str)] = &[
    ("not supported by the stand-in", "0A000"),
    ("the stand-in can't tell", "0A000"),
    ("value too long for type", "22001"),
    ("invalid input syntax for", "22P02"),
    ("out of range", "22003"),
    ("overflow", "22003"),
    ("negative substring length", "22011"),
    ("field position must be", "22023"),
];

fn transaction(text: &str) -> SqlError {
    if text.contains("Current transaction is aborted") {
        return SqlError::new(
            "25P02",
            "current transaction is aborted, commands ignored until end of transaction block",
        );
    }
    if text.to_ascii_lowercase().contains("conflict") {
        return SqlError::new("XX000", "1023")
            .detail("could not complete because of conflict with concurrent transaction")
            .hint("roll back and run the whole transaction again");
    }
    SqlError::new("25000", lower_first(text))
}

/// The 1-based character of a word in the client's text: a name or a literal.
fn place(sql: &str, word: &str) -> Option<u32> {
    let tokens = tokens::tokens(sql).ok()?;
    let same = |lexeme: &Lexeme| match lexeme {
        Lexeme::Word(found) => found.value.eq_ignore_ascii_case(word),
        Lexeme::SingleQuotedString(found) => found == word,
        other => other.to_string() == word,
    };
    tokens.iter().find(|token| same(&token.lexeme)).map(|token| token.position)
}

fn between<'a>(text: &'a str, before: &str, after: &str) -> Option<&'a str> {
    let start = text.find(before)? + before.len();
    let end = text[start..].find(after)? + start;
    Some(&text[start..end])
}

fn lower_first(text: &str) -> String {
    let trimmed = text.trim_end_matches(['!', '.']);
    let mut characters = trimmed.chars();
    // Abbreviations keep their letters.
    if trimmed.chars().nth(1).is_some_and(char::is_uppercase) {
        return trimmed.to_owned();
    }
    characters.next().map_or_else(String::new, |first| first.to_lowercase().chain(characters).collect())
}
