//! `--target cluster`: the same statements over TLS to an endpoint elsewhere, here the stand-in behind it.

mod bucket;
mod chain;
mod cloud;
mod data_api;
mod endpoint;
mod faults;
mod papers;
#[cfg(unix)]
mod postgres;
mod progress;
mod refusals;
mod side_by_side;
mod star;
mod workgroup;

use std::path::PathBuf;
use std::process::Command;

use endpoint::{Endpoint, Fault};
use papers::Papers;

use crate::harness::{Answer, Place, answer};

/// The tables that a load fills, with an order that tells all rows apart; identity numbers are nobody's to compare.
const STAR: [&str; 5] = [
    "SELECT start_time, user_id, level, song_id, artist_id, session_id, location, user_agent FROM songplays \
     ORDER BY start_time, user_id, session_id",
    "SELECT * FROM users ORDER BY user_id",
    "SELECT * FROM songs ORDER BY song_id",
    "SELECT * FROM artists ORDER BY artist_id",
    "SELECT * FROM time ORDER BY start_time",
];

/// Where the files lie for a cluster.
const FROM_BUCKET: [&str; 6] = [
    "--log-data",
    "s3://data/logs",
    "--song-data",
    "s3://data/songs",
    "--log-jsonpaths",
    "s3://data/log_json_path.json",
];

/// A place whose files lie in the bucket `data` of an endpoint.
struct Cluster {
    place: Place,
    endpoint: Endpoint,
    authority: PathBuf,
}

impl Cluster {
    /// An empty warehouse behind an endpoint that behaves.
    fn new() -> Self {
        Self::with(Place::with_data(), &[])
    }

    /// An endpoint that lets in this user and no other.
    fn for_user(user: &str) -> Self {
        let mut cluster = Self::new();
        let papers = Papers::of("localhost");
        cluster.place.write("ca.pem", papers.authority());
        cluster.endpoint = Endpoint::start(&cluster.place.path(""), papers.server(), user, &[]);
        cluster
    }

    /// The place's folder is the bucket; the faults happen in the order of their statements.
    fn with(place: Place, faults: &[Fault]) -> Self {
        let papers = Papers::of("localhost");
        place.write("log_json_path.json", sparkify_model::log_json_paths());
        place.write("ca.pem", papers.authority());
        let endpoint = Endpoint::start(&place.path(""), papers.server(), endpoint::USER, faults);
        let authority = place.path("ca.pem");
        Self { place, endpoint, authority }
    }

    /// The binary with these arguments, led to the endpoint.
    fn command(&self, arguments: &[&str]) -> Command {
        let port = self.endpoint.port.to_string();
        let mut all = arguments.to_vec();
        let authority = self.authority.to_string_lossy().into_owned();
        all.extend(["--target", "cluster", "--host", "localhost", "--port", &port]);
        all.extend(["--user", endpoint::USER, "--database", "dev", "--sslrootcert", &authority]);
        let mut command = self.place.command(&all);
        command.env("SPARKIFY_CLUSTER_PASSWORD", endpoint::PASSWORD).env("AWS_EC2_METADATA_DISABLED", "true");
        command.env("SPARKIFY_POLL_MS", "20");
        command
    }

    fn run(&self, arguments: &[&str]) -> Answer {
        answer(&self.command(arguments).output().expect("the binary starts"))
    }

    /// Loads or runs from the bucket.
    fn of_bucket(&self, command: &str, more: &[&str]) -> Answer {
        self.run(&[&[command], &FROM_BUCKET[..], more].concat())
    }

    /// A load from the bucket that has not started.
    fn load(&self, more: &[&str]) -> Command {
        self.command(&[&["load"], &FROM_BUCKET[..], more].concat())
    }

    /// The answer to a query as CSV, without its header.
    fn query(&self, sql: &str) -> String {
        let answer = self.run(&["query", "--format", "csv", sql]);
        assert_eq!(answer.code, 0, "{sql}: {}", answer.stderr);
        answer.stdout.split_once('\n').map_or_else(String::new, |(_, rows)| rows.trim_end().to_owned())
    }

    fn star(&self) -> Vec<String> {
        STAR.iter().map(|sql| self.query(sql)).collect()
    }
}
