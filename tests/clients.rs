//! Clients nobody here wrote, psql and psycopg2, run every reviewed statement as it is and read the star tables.

#[path = "support/fixture.rs"]
mod fixture;

use fixture::{Fixture, event, song};
use serde_json::json;
use sparkify_local::{Content, Local, Mount, Options, User};
use sparkify_model::Sources;
use std::{
    io::Write as _,
    process::{Command, Output, Stdio},
};
use tokio::net::TcpListener;

const PYTHON: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/.venv/bin/python");
const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/support/psycopg2_client.py");

/// The statements of a whole run: all but the drops at the end.
fn statements() -> Vec<String> {
    let all = sparkify_model::statements(&Sources::default()).expect("the model has no mistake");
    all.into_iter().filter(|it| it.name.statement != "drop_table").map(|it| it.sql).collect()
}

/// Serves a small data set on a free port, to a user with a password.
async fn serve(fixture: &Fixture) -> u16 {
    let sources = Sources::default();
    let mount = |prefix: &str, content: Content| Mount { prefix: prefix.to_owned(), content };
    let options = Options {
        mounts: vec![
            mount(sources.log_data.as_str(), Content::Folder(fixture.log_data())),
            mount(sources.song_data.as_str(), Content::Folder(fixture.song_data())),
            mount(
                sources.log_json_paths.as_str(),
                Content::Bytes(sparkify_model::log_json_paths().into_bytes()),
            ),
        ],
        ..Options::default()
    };
    let local = Local::open(options).expect("a warehouse in memory opens");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port is free");
    let port = listener.local_addr().expect("the port is known").port();
    let user = User { name: "analyst".to_owned(), password: Some("s3cret".into()) };
    tokio::spawn(local.serve(listener, Some(user)));
    port
}

fn fixture() -> Fixture {
    let play = json!({"song": "Something", "artist": "Somebody", "length": 200.5});
    Fixture::new(
        &[event(&play), event(&json!({"userId": "9", "ts": 1_541_106_352_796_i64}))],
        &[song(&json!({}))],
    )
}

async fn run(mut command: Command, input: String) -> Output {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the client starts");
    let mut stdin = child.stdin.take().expect("the pipe was asked for");
    tokio::task::spawn_blocking(move || {
        // A client that ends early closes its input; what it said is the result.
        let _ = stdin.write_all(input.as_bytes());
        drop(stdin);
        child.wait_with_output().expect("the client ends")
    })
    .await
    .expect("the client is waited for")
}

#[tokio::test(flavor = "multi_thread")]
async fn psycopg2_runs_every_statement_and_reads_the_star() {
    let fixture = fixture();
    let port = serve(&fixture).await;
    let mut command = Command::new(PYTHON);
    command.arg(SCRIPT).arg(port.to_string());
    let output = run(command, json!(statements()).to_string()).await;
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answer: serde_json::Value =
        serde_json::from_slice(&output.stdout).expect("the script answers in JSON");
    assert_eq!(
        answer,
        json!({
            "sizes": {"songplays": 2, "users": 2, "songs": 1, "artists": 1, "time": 2},
            "play": ["2018-11-01T21:01:46.796000", "free", "SO0000000000000001"]
        })
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn psql_runs_every_statement_and_reads_the_star() {
    if !has_psql() {
        return;
    }
    let fixture = fixture();
    let port = serve(&fixture).await;
    let mut script = statements().join(";\n");
    script.push_str(
        ";\n\\echo the star:\nSELECT user_id, level, song_id, start_time FROM songplays ORDER BY user_id;\n",
    );
    let output = run(psql(port, "s3cret"), script).await;
    let answer = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(
        answer.split_once("the star:\n").map(|(_, star)| star),
        Some("8|free|SO0000000000000001|2018-11-01 21:01:46.796\n9|free||2018-11-01 21:05:52.796\n")
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_password_is_refused() {
    if !has_psql() {
        return;
    }
    let fixture = fixture();
    let port = serve(&fixture).await;
    let output = run(psql(port, "guess"), "SELECT 1;".to_owned()).await;
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr);
    assert!(error.contains("password authentication failed"), "{error}");
    assert!(!error.contains("s3cret"), "{error}");
}

/// Whether psql is installed; most machines have no such client, and then the test says so.
fn has_psql() -> bool {
    let installed = Command::new("psql").arg("--version").output().is_ok();
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    if !installed {
        eprintln!("skipped: psql is not installed");
    }
    installed
}

fn psql(port: u16, password: &str) -> Command {
    let mut command = Command::new("psql");
    command
        .args(["--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set", "ON_ERROR_STOP=1"])
        .args([
            "--host",
            "127.0.0.1",
            "--username",
            "analyst",
            "--dbname",
            "dev",
            "--port",
            &port.to_string(),
        ])
        .env("PGPASSWORD", password);
    command
}
