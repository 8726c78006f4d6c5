//! Names and text inside `DuckDB` SQL.

/// A name in double quotes.
pub(crate) fn name(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// `"schema"."name"`.
pub(crate) fn qualified(schema: &str, table: &str) -> String {
    format!("{}.{}", name(schema), name(table))
}

/// A text literal; in `DuckDB` a backslash is an ordinary character.
pub(crate) fn text(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quotes_are_doubled() {
        assert_eq!(qualified("a\"b", "c"), "\"a\"\"b\".\"c\"");
        assert_eq!(text(r"it's \n"), r"'it''s \n'");
    }
}
