//! How far a COPY is: told while it runs, and never in its way.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use super::bucket::Bucket;
use super::papers::Papers;
use super::{Cluster, FROM_BUCKET, Fault, endpoint::What};
use crate::harness::{EVENTS, Place, answer};

const STATE: &str = "SELECT session, query";
const HISTORY: &str = "SELECT session_id, query_id";
const LABEL: &str = "SET query_group TO 'sparkify/load/progress'";

/// Half of a million and a half, told by two slices' sum, and a COPY that ended before.
const SEEN: &[&[&str]] = &[
    &["$session", "2000000000", "1500000", "512000", "1024000", "3", "7"],
    &["$session", "0", "9", "9", "9", "9", "9"],
];

fn fault(at: &'static str, what: What) -> Fault {
    Fault { at, what }
}

fn refused(view: &'static str) -> What {
    What::Refuse("42501", view, "")
}

/// A cluster whose COPY of the events takes until so many statements that begin so have come.
fn slow(until: &'static str, times: usize, faults: &[Fault]) -> Cluster {
    let cluster = Cluster::new();
    cluster.endpoint.fail(&[fault("COPY staging_events", What::HoldUntil(until, times))]);
    cluster.endpoint.fail(faults);
    cluster
}

#[test]
fn a_copy_that_takes_long_tells_how_far_it_is() {
    let cluster = slow(STATE, 3, &[fault(STATE, What::Rows(SEEN))]);
    let loaded = cluster.of_bucket("load", &[]);
    let says = "staging_events/copy: 1500000 rows, 512.00 kB of 1.02 MB (50 %), 3 of 7 files";
    assert_eq!(loaded.succeeds().stderr.matches(says).count(), 1, "{}", loaded.stderr);
    assert_eq!(
        loaded.stderr.matches("staging_events/copy: ").count(),
        1,
        "no news is no line: {}",
        loaded.stderr
    );
    assert_eq!(cluster.endpoint.count(LABEL), 1, "one connection looks");
    assert_eq!(cluster.query("SELECT COUNT(*) FROM staging_events"), "4");
}

#[test]
fn where_one_view_is_not_to_be_seen_the_other_is_asked() {
    let faults = [
        fault(STATE, refused("permission denied for relation stv_load_state")),
        fault(HISTORY, What::Rows(SEEN)),
    ];
    let cluster = slow(HISTORY, 3, &faults);
    let loaded = cluster.of_bucket("load", &["-v"]);
    assert!(loaded.succeeds().stderr.contains("1500000 rows"), "{}", loaded.stderr);
    assert!(!loaded.stderr.contains("will not be shown"), "{}", loaded.stderr);
    assert_eq!(cluster.endpoint.count(STATE), 1, "it is not asked again");
}

#[test]
fn looks_that_fail_are_told_once_if_asked_for_and_end() {
    for (verbose, told) in [(&["-v"][..], 1), (&[], 0)] {
        let faults = [
            fault(STATE, refused("permission denied for relation stv_load_state")),
            fault(HISTORY, refused("permission denied for relation sys_load_history")),
        ];
        let cluster = slow(HISTORY, 1, &faults);
        let loaded = cluster.of_bucket("load", verbose);
        let says = "how far a COPY is will not be shown: permission denied for relation sys_load_history";
        assert_eq!(loaded.succeeds().stderr.matches(says).count(), told, "{}", loaded.stderr);
        assert_eq!((cluster.endpoint.count(STATE), cluster.endpoint.count(HISTORY)), (1, 1));
    }
}

#[test]
fn a_second_connection_that_is_cut_does_not_disturb_the_first() {
    for at in [LABEL, STATE, HISTORY] {
        for cut in [What::CutBefore, What::CutAfter] {
            let cluster = slow(at, 1, &[fault(at, cut)]);
            let loaded = cluster.of_bucket("load", &["-v"]);
            let says = "how far a COPY is will not be shown: the connection to the target was lost";
            assert!(loaded.succeeds().stderr.contains(says), "{at}: {}", loaded.stderr);
            assert!(!loaded.stderr.contains("loading again"), "{at}: {}", loaded.stderr);
            assert_eq!(cluster.query("SELECT COUNT(*) FROM sparkify_loads"), "1");
        }
    }
}

#[test]
fn nobody_looks_where_nobody_wants_to_know() {
    for option in ["--quiet", "--json"] {
        let cluster = slow("SELECT 17", 5, &[]);
        let mut command = cluster.load(&[option]);
        let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
        // Others ask, so long that somebody who looks had looked.
        for _ in 0..5 {
            cluster.query("SELECT 17");
        }
        let loaded = answer(&child.wait_with_output().expect("the binary ends"));
        assert_eq!(loaded.succeeds().stderr, "", "{option}");
        assert_eq!(cluster.endpoint.count(LABEL), 0, "{option}");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_the_copy_and_the_looks() {
    let cluster = slow("never", 1, &[fault(STATE, What::Rows(SEEN))]);
    let mut command = cluster.load(&[]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the binary starts");
    while cluster.endpoint.count(STATE) < 2 {
        std::thread::yield_now();
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.is_ok_and(|status| status.success()), "the signal is sent");
    let stopped = answer(&child.wait_with_output().expect("the binary ends"));
    stopped.fails(130, &["interrupted during `staging_events/copy`", "the warehouse is as it was"]);
    assert!(cluster.endpoint.cancelled() > 0, "the cluster was told");
    cluster.of_bucket("load", &[]).succeeds();
    assert_eq!(cluster.query("SELECT COUNT(*) FROM staging_events"), "4");
}

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The binary against the binary: the views of the stand-in tell of the COPY of another session.
#[test]
fn a_served_warehouse_tells_of_a_copy_that_waits_for_its_files() {
    let object = |key: &str, text: &str| (key.to_owned(), text.to_owned());
    let song = std::fs::read_to_string(Place::with_data().path("songs/A/A/A/TRSHINE.json")).expect("a file");
    let bucket = Bucket::start(vec![
        object("logs/1.json", &EVENTS[..3].join("\n")),
        object("logs/2-slow.json", EVENTS[3]),
        object("songs/1.json", &song),
        object("log_json_path.json", &sparkify_model::log_json_paths()),
    ]);
    let (place, papers) = (Place::empty(), Papers::of("localhost"));
    let (certificate, key) = papers.pair();
    place.write("ca.pem", papers.authority());
    place.write("server.pem", certificate);
    place.write("server.key", key);
    let mut serve = place.command(&["serve", "--port", "0", "--user", "amira", "--quiet"]);
    serve.args(["--tls-cert", "server.pem", "--tls-key", "server.key"]).env("SPARKIFY_PASSWORD", "secret");
    serve.env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", bucket.port)).env("AWS_REGION", "us-west-2");
    serve.env("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE").env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI");
    let mut served = Running(serve.stdout(Stdio::piped()).spawn().expect("the binary starts"));
    let mut line = String::new();
    let stdout = served.0.stdout.take().expect("stdout is a pipe");
    BufReader::new(stdout).read_line(&mut line).expect("the server says where it is");
    let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).expect("a port");

    let reach = ["--target", "cluster", "--host", "localhost", "--port", port, "--user", "amira"];
    let mut load =
        place.command(&[&["load", "-v", "--sslrootcert", "ca.pem"], &reach[..], &FROM_BUCKET].concat());
    load.env("SPARKIFY_CLUSTER_PASSWORD", "secret").env("SPARKIFY_POLL_MS", "20");
    load.env("AWS_EC2_METADATA_DISABLED", "true");
    let mut loading = load.stderr(Stdio::piped()).spawn().expect("the binary starts");
    let stderr = BufReader::new(loading.stderr.take().expect("stderr is a pipe"));
    let mut told = Vec::new();
    for line in stderr.lines().map_while(Result::ok) {
        let far = line.contains("staging_events/copy: 3 rows, ") && line.ends_with("1 of 2 files");
        if far || line.contains("will not be shown") {
            bucket.let_go();
        }
        told.push(line);
    }
    assert_eq!(loading.wait().expect("the binary ends").code(), Some(0), "{told:#?}");
    assert!(told.iter().any(|line| line.ends_with("1 of 2 files")), "{told:#?}");
    let mut query =
        place.command(&[&["query", "--sslrootcert", "ca.pem", "--format", "csv"], &reach[..]].concat());
    query.arg("SELECT COUNT(*) FROM staging_events").env("SPARKIFY_CLUSTER_PASSWORD", "secret");
    query.env("AWS_EC2_METADATA_DISABLED", "true");
    let rows = answer(&query.output().expect("the binary starts"));
    assert_eq!(rows.succeeds().stdout, "count\n4\n");
}
