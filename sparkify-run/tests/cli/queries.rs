//! `sparkify query`: formats, sources of the statement, errors in it.

use std::io::Write;
use std::process::Stdio;

use crate::harness::{Place, answer};

const VALUES: &str = "SELECT 1 AS i, 9223372036854775807 AS big, CAST(0.10 AS DECIMAL(10, 2)) AS d, \
    CAST(1.5 AS DOUBLE PRECISION) AS f, TRUE AS t, FALSE AS no, 'a,\"b\"' AS s, '' AS empty, \
    CAST(NULL AS VARCHAR(5)) AS nothing, TIMESTAMP '2018-11-01 21:01:46.5' AS at";

fn loaded() -> Place {
    let place = Place::with_data();
    place.load(&[]).succeeds();
    place
}

#[test]
fn csv_is_exact() {
    let answer = loaded().run(&["query", "--format", "csv", VALUES]);
    answer.succeeds();
    assert_eq!(
        answer.stdout,
        "i,big,d,f,t,no,s,empty,nothing,at\n\
         1,9223372036854775807,0.10,1.5,true,false,\"a,\"\"b\"\"\",\"\",,2018-11-01 21:01:46.500\n"
    );
}

#[test]
fn json_has_types_and_is_exact() {
    let answer = loaded().run(&["query", "--format", "json", VALUES]);
    answer.succeeds();
    assert_eq!(
        answer.stdout,
        "[\n{\"i\":1,\"big\":9223372036854775807,\"d\":0.10,\"f\":1.5,\"t\":true,\"no\":false,\
         \"s\":\"a,\\\"b\\\"\",\"empty\":\"\",\"nothing\":null,\"at\":\"2018-11-01 21:01:46.500\"}\n]\n"
    );
    assert_eq!(loaded().run(&["--json", "query", "SELECT 1 AS a WHERE FALSE"]).stdout, "[]\n");
}

#[test]
fn a_table_shows_null_and_counts_rows_on_stderr() {
    let answer = loaded().run(&["query", "SELECT user_id, first_name FROM users ORDER BY user_id"]);
    answer.succeeds();
    assert!(answer.stdout.contains("user_id") && answer.stdout.contains("Ada"), "{}", answer.stdout);
    assert!(answer.stderr.contains("2 rows"), "{}", answer.stderr);
    let null = loaded().run(&["query", "SELECT CAST(NULL AS INTEGER) AS n"]);
    assert!(null.stdout.contains("NULL"), "{}", null.stdout);
}

#[test]
fn the_statement_may_come_from_a_file_or_stdin() {
    let place = loaded();
    place.write("q.sql", "SELECT COUNT(*) AS n\nFROM users;\n");
    assert_eq!(place.run(&["query", "--format", "csv", "--file", "q.sql"]).succeeds().stdout, "n\n2\n");
    let mut child = place
        .command(&["query", "--format", "csv", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    let mut stdin = child.stdin.take().expect("stdin is a pipe");
    stdin.write_all(b"SELECT 41 + 1 AS n").expect("the binary reads");
    drop(stdin);
    let answer = answer(&child.wait_with_output().expect("the binary ends"));
    assert_eq!(answer.succeeds().stdout, "n\n42\n");
}

#[test]
fn an_error_points_at_its_place_in_the_statement() {
    let place = loaded();
    let answer = place.run(&["query", "SELECT user_id,\n       frst_name\nFROM users"]);
    answer.fails(2, &["error: ", "frst_name", "╭─[query:2:8]"]);
    place.run(&["query", "SELECT 1; SELECT 2"]).fails(2, &["there is more than one statement"]);
    place.run(&["query", "SELEC 1"]).fails(2, &["error: ", "SELEC"]);
    place.run(&["query", "SELECT * FROM nowhere"]).fails(2, &["nowhere", "hint: "]);
}

#[test]
fn an_error_of_the_data_is_the_targets() {
    loaded().run(&["query", "SELECT 1 / (user_id - user_id) FROM users"]).fails(4, &["error: "]);
}

#[test]
fn a_statement_without_rows_says_what_it_did() {
    let place = loaded();
    let answer = place.run(&["query", "DELETE FROM time"]);
    answer.succeeds();
    assert!(answer.stderr.contains("2 rows affected"), "{}", answer.stderr);
    assert_eq!(place.query("SELECT COUNT(*) FROM time"), "0");
}

#[test]
fn an_unload_writes_into_the_folder_of_its_bucket() {
    let place = loaded();
    std::fs::create_dir(place.path("out")).expect("a folder");
    let unload = "UNLOAD ('SELECT user_id, first_name FROM users ORDER BY user_id') TO 's3://music/users_' \
                  IAM_ROLE default CSV HEADER PARALLEL OFF";
    let answer = place.run(&["query", "--s3", "s3://music=out", unload]);
    answer.succeeds();
    assert_eq!(answer.stdout, "");
    let said = "note: UNLOAD completed, 2 record(s) unloaded successfully.";
    assert!(answer.stderr.contains(said), "{}", answer.stderr);
    let text = std::fs::read_to_string(place.path("out/users_000")).expect("a file");
    assert_eq!(text, "user_id,first_name\n11,Ada\n12,Bo\n");
    let again = place.run(&["query", "--s3", "s3://music=out", unload]);
    assert!(again.stderr.contains("Specified unload destination on S3 is not empty"), "{}", again.stderr);
    let cluster = place.run(&["query", "--target", "cluster", "--s3", "s3://music=out", unload]);
    assert!(cluster.stderr.contains("--s3"), "{}", cluster.stderr);
    assert_ne!((again.code, cluster.code), (0, 0));
}
