//! Every statement of the library with functions or a SUPER runs on the stand-in, or is refused by the name of what it
//! has not.

use super::{library, stand_in::StandIn};

/// What the stand-in has not, by the statement that has it.
const REFUSED: &[(&str, &str)] = &[
    ("queries/super_made", "object_transform"),
    ("queries/super_paths", "a comparison with a super"),
    ("functions/raw", "difference"),
    ("functions/sketches", "hll"),
    // Its table has a sketch in it.
    ("functions/combined_sketches", "branches"),
    ("functions/own", "f_is_isbn"),
    ("f_is_isbn/create_function", "create external function"),
    // It can't be created here, so there is nothing to drop.
    ("f_is_isbn/drop_function", "function f_is_isbn(character varying) does not exist"),
];

#[tokio::test]
async fn every_statement_runs_or_is_refused_by_name() {
    let stand_in = StandIn::empty().await;
    let statements = library::statements();
    let setup = ["books", "loans", "staging_loans"];
    assert_eq!(stand_in.answer("CREATE SCHEMA lending").await, "");
    for table in setup {
        let create =
            statements.iter().find(|it| it.name.table == table && it.name.statement == "create_table");
        let create = create.expect("the library creates its tables");
        assert_eq!(stand_in.answer(&create.sql).await, "", "{}", create.name);
    }
    let mut wrong = Vec::new();
    for statement in &statements {
        let name = statement.name.to_string();
        let is_of_functions = name.starts_with("functions/") || name.contains("_function");
        if !is_of_functions && !name.starts_with("queries/super") {
            continue;
        }
        let answer = stand_in.answer(&statement.sql).await;
        let refused = REFUSED.iter().find(|(refused, _)| *refused == name);
        match (answer.strip_prefix("ERROR: "), refused) {
            (None, None) => {}
            (Some(words), Some((_, named))) if words.to_lowercase().contains(named) => {}
            (_, Some((_, named))) => wrong.push(format!("{name}: not refused by `{named}`, but {answer}")),
            (Some(words), None) => wrong.push(format!("{name}: {words}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Functions that the stand-in does not know are refused by their name.
#[tokio::test]
async fn what_is_unknown_is_refused_by_name() {
    let stand_in = super::stand_in().await;
    for (call, name) in [("SOUNDEX('Tempest')", "soundex"), ("CRC32('Tempest')", "crc32")] {
        let answer = stand_in.answer(&format!("SELECT {call} FROM one")).await;
        assert!(answer.starts_with("ERROR: ") && answer.to_lowercase().contains(name), "{call}: {answer}");
    }
}
