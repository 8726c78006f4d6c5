//! What to do about a refused row, by Redshift's error code.

use sparkify_schema::ColumnDef;

use crate::load_error::LoadError;

/// The mend, naming the Rust field where there is one.
pub(crate) fn hint(error: &LoadError, column: Option<&ColumnDef>, field: Option<&str>) -> String {
    let field = field.unwrap_or(if error.column.is_empty() { "the column" } else { &error.column });
    match error.code {
        1204 if error.reason.contains("length") => match column.map(|column| column.values) {
            Some(allowed @ [_, ..]) => {
                format!(
                    "`{field}` is one of {}; correct the file, or add the value to the enum",
                    list(allowed)
                )
            }
            _ => too_long(error, field),
        },
        1204 | 1222 => format!("the number does not fit; give `{field}` a larger type, or correct the file"),
        1205 | 1206 => format!(
            "write dates as YYYY-MM-DD and timestamps as YYYY-MM-DD HH:MI:SS, or give `{field}` the type the \
             file has"
        ),
        1207..=1210 | 1223 => {
            let wanted = column.map_or("value of the column's type", |column| noun(column.sql));
            format!(
                "correct the file, declare `{field}` as `Varchar<N>` if this is no {wanted}, or pass \
                 `--max-errors N` to skip such rows"
            )
        }
        1213 => format!("make `{field}` an `Option<…>` if the value may be missing, or correct the file"),
        1219..=1221 => "save the file as UTF-8 (`iconv -t utf-8`), or load with ACCEPTINVCHARS".to_owned(),
        1216 if error.reason.contains("not an object") => {
            "a file holds objects one after another; if it is one array, `jq -c '.[]'` takes it apart"
                .to_owned()
        }
        1224 => "write one JSON object after another, each complete".to_owned(),
        _ => "correct the line: a file is one JSON object after another, or pass `--max-errors N` to skip \
              such rows"
            .to_owned(),
    }
}

fn list(values: &[&str]) -> String {
    let quoted: Vec<_> = values.iter().map(|value| format!("`{value}`")).collect();
    quoted.join(", ")
}

fn too_long(error: &LoadError, field: &str) -> String {
    let bytes = error.value.len();
    let length = error.length.parse::<usize>().unwrap_or(0);
    // The view keeps 1,024 bytes of a value, so a longer one has an unknown length.
    let wide = if bytes > length && bytes < 1024 { bytes.to_string() } else { "N".to_owned() };
    format!("declare `{field}` as `Varchar<{wide}>` or wider, or load with TRUNCATECOLUMNS to cut it")
}

fn noun(sql: &str) -> &'static str {
    match sql.split('(').next().unwrap_or(sql) {
        "BOOLEAN" => "boolean",
        "DATE" => "date",
        "TIMESTAMP" | "TIMESTAMPTZ" => "timestamp",
        _ => "number",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(code: u32, reason: &str, value: &str, length: &str) -> LoadError {
        LoadError {
            file: "s3://b/x.json".to_owned(),
            line: 1,
            column: "song".to_owned(),
            column_type: "varchar".to_owned(),
            length: length.to_owned(),
            raw_line: String::new(),
            value: value.to_owned(),
            code,
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn a_long_value_names_the_width_in_bytes() {
        let error = error(1204, "String length exceeds DDL length", "ééé", "5");
        assert_eq!(
            hint(&error, None, Some("StagingEvent::song")),
            "declare `StagingEvent::song` as `Varchar<6>` or wider, or load with TRUNCATECOLUMNS to cut it"
        );
    }

    #[test]
    fn a_value_no_enum_has_names_those_it_has() {
        let events = sparkify_model::tables().iter().find(|table| table.name == "staging_events");
        let level = events.and_then(|events| events.column("level"));
        let error = error(1204, "String length exceeds DDL length", "superpremium", "8");
        assert_eq!(
            hint(&error, level, Some("StagingEvent::level")),
            "`StagingEvent::level` is one of `free`, `paid`; correct the file, or add the value to the enum"
        );
    }

    #[test]
    fn a_missing_value_asks_for_an_option() {
        let error = error(1213, "Missing data for not-null field", "", "0");
        assert!(
            hint(&error, None, Some("StagingEvent::ts"))
                .starts_with("make `StagingEvent::ts` an `Option<…>`")
        );
    }
}
