//! `--via data-api` and what AWS is asked for before a connection: over a stand-in for its calls.

use std::net::TcpListener;
use std::process::Command;

use super::cloud::{Cloud, Described, SECRET};
use super::{Cluster, FROM_BUCKET, Fault, STAR, endpoint, endpoint::What};
use crate::harness::{Answer, Place, answer};

/// The binary with these arguments, led to the service by the variables that lead to AWS.
pub(super) fn command(place: &Place, cloud: &Cloud, arguments: &[&str]) -> Command {
    let mut command = place.command(arguments);
    command.env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", cloud.port));
    command.env("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE").env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI");
    command.env("AWS_REGION", "us-west-2").env("AWS_EC2_METADATA_DISABLED", "true");
    command.env("SPARKIFY_CLUSTER_IDENTIFIER", "dwh").env("SPARKIFY_TARGET", "cluster");
    command
}

fn run(place: &Place, cloud: &Cloud, arguments: &[&str]) -> Answer {
    answer(&command(place, cloud, arguments).output().expect("the binary starts"))
}

/// The name of the statements that look at a COPY.
const LOOK: &str = "sparkify/load/progress";

pub(super) fn place() -> Place {
    let place = Place::with_data();
    place.write("log_json_path.json", sparkify_model::log_json_paths());
    place
}

#[test]
fn a_run_through_the_data_api_gives_the_same_star_as_here() {
    let place = place();
    let local = place.run(&["run", "--log-data", "logs", "--song-data", "songs"]);
    local.succeeds();
    let cloud = Cloud::start(&place.path(""), Described { secret: true, ..Described::default() });
    let arguments = [&["run", "--via", "data-api"][..], &FROM_BUCKET].concat();
    let remote = run(&place, &cloud, &arguments);
    remote.succeeds();
    assert_eq!(remote.stdout, local.stdout, "checks and reports");
    for sql in STAR {
        let rows = run(&place, &cloud, &["query", "--via", "data-api", "--format", "csv", sql]);
        assert_eq!(rows.succeeds().stdout, place.run(&["query", "--format", "csv", sql]).stdout);
    }
    let asked = cloud.calls("ExecuteStatement");
    let first = &asked[0];
    assert_eq!(first["SecretArn"], SECRET);
    assert_eq!((&first["ClusterIdentifier"], &first["Database"]), (&"dwh".into(), &"dev".into()));
    // Two staging tables and the star: each transaction runs in one session from its begin to its end.
    let mut sessions = Vec::new();
    for (at, begin) in asked.iter().enumerate().filter(|(_, it)| it["Sql"] == "BEGIN") {
        let mut own = asked[at..].iter().filter(|it| it["SessionId"] == begin["SessionId"]);
        assert!(own.any(|it| it["StatementName"] == "sparkify/transaction/commit"), "{begin}");
        sessions.push(begin["SessionId"].as_str().expect("a session"));
    }
    assert_eq!(sessions.len(), 3);
    assert!(sessions[0] == sessions[2] && sessions[0] != sessions[1], "{sessions:?}");
    // At once, so in either order.
    let copies = asked.iter().filter(|it| it["Sql"].as_str().is_some_and(|sql| sql.starts_with("COPY ")));
    let mut copies: Vec<_> = copies.filter_map(|it| it["SessionId"].as_str()).collect();
    copies.sort_unstable();
    sessions.truncate(2);
    sessions.sort_unstable();
    assert_eq!(copies, sessions);
}

#[test]
fn a_session_that_waits_for_the_other_copy_gives_signs_of_life() {
    let place = place();
    let described = Described { slow_until: Some("SELECT 1"), ..Described::default() };
    let cloud = Cloud::start(&place.path(""), described);
    let mut command = command(&place, &cloud, &[&["load", "--via", "data-api"][..], &FROM_BUCKET].concat());
    command.env("SPARKIFY_POLL_MS", "4");
    answer(&command.output().expect("the binary starts")).succeeds();
    let asked = cloud.calls("ExecuteStatement");
    let alive = asked.iter().find(|it| it["StatementName"] == "sparkify/load/waiting").expect("a sign");
    let songs = asked.iter().find(|it| it["StatementName"] == "sparkify/staging_songs/copy").expect("a COPY");
    assert_eq!(alive["SessionId"], songs["SessionId"]);
}

#[test]
fn a_copy_that_fails_ends_the_other_through_the_data_api_too() {
    let place = place();
    place.write(
        "songs/A/A/A/TRSHINE.json",
        r#"{"artist_id": "AR", "song_id": "SO", "title": "T", "year": "never"}"#,
    );
    let described = Described { slow_until: Some("never"), ..Described::default() };
    let cloud = Cloud::start(&place.path(""), described);
    let arguments = [&["load", "--via", "data-api"][..], &FROM_BUCKET].concat();
    run(&place, &cloud, &arguments).fails(3, &["`staging_songs/copy` stopped", "the warehouse is as it was"]);
    assert_eq!(cloud.calls("CancelStatement").len(), 1);
    let asked = cloud.calls("ExecuteStatement");
    assert_eq!(asked.iter().filter(|it| it["Sql"] == "ROLLBACK").count(), 3, "the failed one twice");
}

#[test]
fn a_copy_is_looked_at_in_a_session_of_its_own() {
    let place = place();
    let described = Described { slow_until: Some("SELECT session_id"), ..Described::default() };
    let cloud = Cloud::start(&place.path(""), described);
    let mut command = command(&place, &cloud, &[&["load", "--via", "data-api"][..], &FROM_BUCKET].concat());
    command.env("SPARKIFY_POLL_MS", "4");
    answer(&command.output().expect("the binary starts")).succeeds();
    let asked = cloud.calls("ExecuteStatement");
    let (looks, others): (Vec<_>, Vec<_>) = asked.iter().partition(|it| it["StatementName"] == LOOK);
    assert!(looks.len() > 1, "both views were asked");
    let session = &looks[1]["SessionId"];
    assert!(session.is_string() && others.iter().all(|it| it["SessionId"] != *session));
}

#[test]
fn many_rows_come_in_pages_and_a_failure_has_its_words() {
    let place = place();
    let cloud = Cloud::start(&place.path(""), Described::default());
    run(&place, &cloud, &["query", "--via", "data-api", "CREATE TABLE n (a INT)"]).succeeds();
    let numbers: Vec<String> = (0..120).map(|n| format!("({n})")).collect();
    let insert = format!("INSERT INTO n VALUES {}", numbers.join(", "));
    let inserted = run(&place, &cloud, &["query", "--via", "data-api", &insert]);
    assert!(inserted.succeeds().stderr.contains("120 rows affected"), "{}", inserted.stderr);
    let rows =
        run(&place, &cloud, &["query", "--via", "data-api", "--json", "SELECT a FROM n ORDER BY a"]).json();
    assert_eq!(rows.as_array().map(Vec::len), Some(120));
    assert_eq!(rows[119]["a"], 119, "a number is a number");
    assert_eq!(cloud.calls("GetStatementResult").len(), 3);
    run(&place, &cloud, &["query", "--via", "data-api", "SELECT * FROM nothing"])
        .fails(2, &["relation \"nothing\" does not exist"]);
}

#[test]
fn a_bad_row_is_explained_through_the_data_api_too() {
    let place = place();
    place.write_log(&[
        "{\"userId\": \"eleven\", \"sessionId\": 1, \"itemInSession\": 0, \"page\": \"Home\", \"ts\": 1}",
    ]);
    let cloud = Cloud::start(&place.path(""), Described::default());
    let arguments = [&["load", "--via", "data-api"][..], &FROM_BUCKET].concat();
    run(&place, &cloud, &arguments).fails(
        3,
        &["`staging_events/copy` stopped", "StagingEvent::user_id", "eleven", "the warehouse is as it was"],
    );
}

#[cfg(unix)]
#[test]
fn an_interrupted_statement_is_cancelled_through_the_data_api() {
    use std::process::Stdio;
    let place = place();
    let cloud = Cloud::start(&place.path(""), Described::default());
    let mut command = command(&place, &cloud, &["query", "--via", "data-api", super::cloud::ENDLESS]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    while cloud.calls("DescribeStatement").is_empty() {
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    answer(&child.wait_with_output().expect("the binary ends")).fails(130, &["interrupted during `query`"]);
    assert_eq!(cloud.calls("CancelStatement")[0]["Id"], "statement-0");
}

/// An endpoint whose only user is this one, and a service that tells of it.
pub(super) fn endpoint_for(user: &str, described: Described) -> (Cluster, Cloud) {
    let cluster = Cluster::for_user(user);
    let described = Described { port: cluster.endpoint.port, password: endpoint::PASSWORD, ..described };
    let cloud = Cloud::start(&cluster.place.path(""), described);
    (cluster, cloud)
}

#[test]
fn host_port_and_managed_password_come_from_aws() {
    let (cluster, cloud) = endpoint_for("amira", Described { secret: true, ..Described::default() });
    let answer = run(&cluster.place, &cloud, &["query", "--sslrootcert", "ca.pem", "SELECT current_user"]);
    assert!(answer.succeeds().stdout.contains("amira"), "{}", answer.stdout);
    assert_eq!(cloud.calls("GetSecretValue")[0]["SecretId"], SECRET);
    for text in [&answer.stdout, &answer.stderr] {
        assert!(!text.contains(endpoint::PASSWORD));
    }
}

#[test]
fn temporary_credentials_are_used_verbatim() {
    let (cluster, cloud) = endpoint_for("IAMR:loader", Described { with_iam: true, ..Described::default() });
    let ask = ["query", "--sslrootcert", "ca.pem", "--auth", "iam", "SELECT 1"];
    run(&cluster.place, &cloud, &ask).succeeds();
    assert_eq!(cloud.calls("GetClusterCredentials").len(), 0);
}

#[test]
fn an_identity_without_a_login_of_its_own_becomes_the_user_it_may_become() {
    let (cluster, cloud) = endpoint_for("IAM:amira", Described::default());
    let ask = ["query", "--sslrootcert", "ca.pem", "--auth", "iam", "SELECT 1"];
    run(&cluster.place, &cloud, &[&ask[..], &["--user", "amira"]].concat()).succeeds();
    let form = cloud.calls("GetClusterCredentials")[0].as_str().map(str::to_owned).expect("a form");
    assert!(form.contains("DbUser=amira") && form.contains("ClusterIdentifier=dwh"), "{form}");
    run(&cluster.place, &cloud, &ask).fails(4, &["redshift:GetClusterCredentialsWithIAM"]);
}

#[test]
fn a_silent_cluster_is_explained_by_aws() {
    let silent = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = silent.local_addr().expect("an address").port();
    let place = place();
    for (public, says) in [(false, "the cluster is not publicly accessible"), (true, "(sg-12)")] {
        let cloud =
            Cloud::start(&place.path(""), Described { port, public, secret: true, ..Described::default() });
        let mut arguments = vec!["query", "SELECT 1"];
        arguments.extend(["--sslrootcert", "ca.pem"]);
        let papers = super::Papers::of("localhost");
        place.write("ca.pem", papers.authority());
        place.write("sparkify.toml", "[cluster]\nconnect_timeout = 1\n");
        run(&place, &cloud, &arguments).fails(4, &["did not answer within 1 second", says, "--via data-api"]);
    }
}

#[test]
fn without_host_and_aws_it_is_said_what_is_missing() {
    let place = Place::empty();
    let mut command = place.command(&["query", "SELECT 1", "--target", "cluster"]);
    command.env("AWS_EC2_METADATA_DISABLED", "true");
    answer(&command.output().expect("the binary starts"))
        .fails(2, &["`cluster.host` is not set, and AWS tells no endpoint", "`--host`"]);
}

#[test]
fn a_role_that_is_not_the_clusters_is_not_waited_for() {
    let cluster = Cluster::new();
    let refused = "User arn:aws:redshift:us-west-2:1:dbuser:c/u is not authorized to assume IAM Role x";
    let fault = Fault { at: "COPY staging_events", what: What::Refuse("XX000", refused, "") };
    cluster.endpoint.fail(&[fault]);
    let cloud = Cloud::start(&cluster.place.path(""), Described::default());
    let port = cluster.endpoint.port.to_string();
    let ask = ["load", "--host", "localhost", "--port", &port, "--user", "amira", "--sslrootcert", "ca.pem"];
    let mut command = command(&cluster.place, &cloud, &[&ask[..], &FROM_BUCKET].concat());
    command.env("SPARKIFY_CLUSTER_PASSWORD", endpoint::PASSWORD);
    let stopped = answer(&command.output().expect("the binary starts"));
    stopped.fails(2, &["may not assume the role", "trust policy", "the warehouse is as it was"]);
    assert!(!stopped.stderr.contains("loading again"), "{}", stopped.stderr);
}

#[test]
fn the_time_a_statement_may_take_is_set_for_the_session() {
    let cluster = Cluster::new();
    let mut command = cluster.command(&["query", "SELECT 1"]);
    command.env("SPARKIFY_CLUSTER_STATEMENT_TIMEOUT", "7");
    answer(&command.output().expect("the binary starts")).succeeds();
    assert_eq!(cluster.endpoint.count("SET statement_timeout TO 7000"), 1);
}
