//! The whole `sparkify load` against a plain `DuckDB` script over the same files, in the same run, as a ratio.
//!
//! `cargo bench -p sparkify-run --bench load` compares the size of the real bucket's sample (about 8,000 events and
//! 1,991 songs); `-- --large` a hundred times the events. Both sides write a database file of their own and are run in
//! turn, so that a busy machine slows both. Every run of ours is a process of its own, from start to exit.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use comfy_table::Table;
use duckdb::Connection;
use sparkify_run::simulate::{self, Options};
use tempfile::TempDir;
use wait4::Wait4 as _;

const PEER: &str = include_str!("peer.sql");

fn main() -> Result<(), Box<dyn Error>> {
    let large = std::env::args().any(|argument| argument == "--large");
    let (users, runs) = if large { (9_700, 3) } else { (97, 9) };
    let folder = TempDir::new()?;
    let options = Options { out: folder.path().join("data"), users, songs: 1_991, ..Options::default() };
    let data = simulate::write(&options, &mut |_| {})?;

    let (mut ours, mut peers, mut memory) = (Vec::new(), Vec::new(), 0);
    for run in 0..runs {
        let database = folder.path().join(format!("sparkify-{run}.duckdb"));
        let (took, peak) = sparkify(&data.log_data, &data.song_data, &database)?;
        ours.push(took);
        if run == 0 {
            // A child starts with its parent's peak, and the parent is small only until the first script has run.
            memory = peak;
        }
        peers.push(peer(&data.log_data, &data.song_data, &folder.path().join(format!("peer-{run}.duckdb")))?);
    }
    let (ours, peers) = (median(ours), median(peers));
    let mut table = Table::new();
    table.set_header([
        "events",
        "songs",
        "MB",
        "sparkify load",
        "plain DuckDB script",
        "ratio",
        "our peak memory",
    ]);
    table.add_row([
        data.events.to_string(),
        data.songs.to_string(),
        (data.bytes / 1_000_000).to_string(),
        seconds(ours),
        seconds(peers),
        format!("{:.2}", ours.as_secs_f64() / peers.as_secs_f64()),
        format!("{} MB", memory / 1_000_000),
    ]);
    #[expect(clippy::print_stdout, reason = "a benchmark prints its result")]
    {
        println!("{table}\nmedian of {runs} runs, in turn");
    }
    Ok(())
}

/// Time and peak memory in bytes of one `sparkify load`.
fn sparkify(log: &Path, songs: &Path, database: &Path) -> Result<(Duration, u64), Box<dyn Error>> {
    let started = Instant::now();
    let child = Command::new(env!("CARGO_BIN_EXE_sparkify"))
        .args(["load", "--quiet", "--log-data"])
        .arg(log)
        .arg("--song-data")
        .arg(songs)
        .arg("--warehouse")
        .arg(database)
        .stdout(Stdio::null())
        .spawn()?;
    let used = child.wait4()?;
    let took = started.elapsed();
    if !used.status.success() {
        return Err(format!("sparkify load failed: {}", used.status).into());
    }
    Ok((took, used.rusage.maxrss))
}

/// Time of the peer's script, in process: it pays for no start of a program.
fn peer(log: &Path, songs: &Path, database: &Path) -> Result<Duration, Box<dyn Error>> {
    let text = |path: PathBuf| path.to_string_lossy().replace('\'', "''");
    let script =
        PEER.replace("{log_data}", &text(log.to_owned())).replace("{song_data}", &text(songs.to_owned()));
    let started = Instant::now();
    let connection = Connection::open(database)?;
    connection.execute_batch(&script)?;
    connection.close().map_err(|(_, error)| error)?;
    let took = started.elapsed();
    fs::remove_file(database)?;
    Ok(took)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn seconds(time: Duration) -> String {
    format!("{:.3} s", time.as_secs_f64())
}
