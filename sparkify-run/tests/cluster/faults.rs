//! Every call of AWS fails in every way; afterwards the same command, undisturbed, reaches the same end.
//!
//! `make faults` runs all of it and writes docs/fault-matrix.md; `make test` runs one case in forty.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Stdio;
use std::thread;

use crate::harness::{Answer, Site, seen};
use crate::moto::{Kind, Moto, moto};
use crate::proxy::{Aim, Fault, Proxy};

const UP: &[&str] = &["up", "--yes", "--ttl", "2h"];
const DOWN: &[&str] = &["down", "--yes", "--final-snapshot", "last"];
const PAUSE: &[&str] = &["pause"];
const RESUME: &[&str] = &["resume"];
const RESIZE: &[&str] = &["resize", "--nodes", "2", "--yes"];

/// A command under test, and what has to be there before it.
struct Story {
    command: &'static [&'static str],
    before: &'static [&'static [&'static str]],
}

const STORIES: &[Story] = &[
    Story { command: UP, before: &[] },
    Story { command: RESUME, before: &[UP, PAUSE] },
    Story { command: PAUSE, before: &[UP] },
    Story { command: RESIZE, before: &[UP] },
    Story { command: DOWN, before: &[UP] },
];

/// How a case ended: the exit code under the fault, and that everything was right afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ended {
    code: i32,
}

/// The command under a fault and once more without: it must end as if nothing had been.
fn case(moto: &Moto, proxy: &Proxy, story: &Story, aim: Aim, wanted: &[String]) -> Ended {
    let what = format!("{} with {aim:?}", story.command[0]);
    let site = prepared(moto, proxy, story);
    proxy.aim(Some(aim));
    // A lasting failure is waited for as long as this.
    let patience = ["--timeout", if aim.lasting { "3s" } else { "30s" }];
    let mut command = site.command(&[story.command, &patience].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if aim.fault == Fault::Hang {
        command.env("SPARKIFY_ATTEMPT_MS", "4000");
    }
    let mut child = command.spawn().expect("the binary starts");
    let (stdout, stderr) = (child.stdout.take(), child.stderr.take());
    proxy.give(child);
    // Both pipes end when the process does, killed or not.
    let read = |pipe: Option<Box<dyn std::io::Read>>| {
        let mut text = Vec::new();
        pipe.expect("it is a pipe").read_to_end(&mut text).expect("a pipe can be read");
        text
    };
    let stderr = read(stderr.map(|it| Box::new(it) as Box<dyn std::io::Read>));
    let stdout = read(stdout.map(|it| Box::new(it) as Box<dyn std::io::Read>));
    let status = proxy.take().wait().expect("it ends");
    let first = Answer::of(&std::process::Output { status, stdout, stderr });
    judge_first(&first, aim, &what);

    proxy.aim(None);
    let second = site.run(story.command);
    assert_eq!(second.code, 0, "{what}: {}\nbefore: {}", second.stderr, first.stderr);
    assert_eq!(seen(moto), wanted, "{what}\nbefore: {}", first.stderr);
    if story.command[0] == "down" {
        assert!(snapshot_is_ours(moto), "{what}: the final snapshot is not tagged");
        assert!(!site.folder.path().join(".sparkify/sparkify.json").exists(), "{what}: the journal is left");
        return Ended { code: first.code };
    }
    let down = site.down(&[]);
    assert_eq!(down.code, 0, "{what}, then down: {}", down.stderr);
    assert_eq!(seen(moto), [""; 0], "{what}, then down");
    Ended { code: first.code }
}

/// A failure is told in words with an exit code of the contract, or it was none.
fn judge_first(first: &Answer, aim: Aim, what: &str) {
    if aim.fault.kills() {
        assert!(first.code == -1 || first.code == 0, "{what}: {first:?}");
        return;
    }
    let told = first.stderr.lines().any(|line| line.starts_with("error: "));
    match first.code {
        0 => {}
        2 | 4 => assert!(told && first.stderr.contains("hint: "), "{what}: {}", first.stderr),
        other => panic!("{what}: exit code {other}: {}", first.stderr),
    }
    // What passes by itself is not worth a word; what AWS refused is never taken for success.
    let passes = matches!(
        aim.fault,
        Fault::Throttled
            | Fault::Server
            | Fault::CutBefore
            | Fault::CutAfter
            | Fault::HalfAnswer
            | Fault::Hang
    );
    if !aim.lasting && passes {
        assert_eq!(first.code, 0, "{what}: {}", first.stderr);
    }
    if matches!(aim.fault, Fault::Expired | Fault::Denied) {
        assert_ne!(first.code, 0, "{what} passed unnoticed");
        let says =
            if aim.fault == Fault::Denied { "they lack the permission `" } else { "the AWS session expired" };
        assert!(first.stderr.contains(says), "{what}: {}", first.stderr);
    }
}

fn prepared(moto: &Moto, proxy: &Proxy, story: &Story) -> Site {
    moto.reset();
    proxy.aim(None);
    let site = Site::at(proxy.port);
    for command in story.before {
        let answer = site.run(command);
        assert_eq!(answer.code, 0, "{command:?}: {}", answer.stderr);
    }
    // Their calls are not the story's.
    proxy.aim(None);
    site
}

fn snapshot_is_ours(moto: &Moto) -> bool {
    let snapshots = moto.ask("redshift", "Action=DescribeClusterSnapshots&SnapshotIdentifier=last");
    snapshots.contains("<Key>sparkify:stack</Key>")
}

/// The calls of an undisturbed run, and what is there after it.
fn undisturbed(moto: &Moto, proxy: &Proxy, story: &Story) -> (Vec<String>, Vec<String>) {
    let site = prepared(moto, proxy, story);
    let answer = site.run(story.command);
    assert_eq!(answer.code, 0, "{:?}: {}", story.command, answer.stderr);
    (proxy.log(), seen(moto))
}

/// All cases of a story: the first and the last call of each action, failed once in each way, and lastingly where
/// something changes or is waited for and a repetition may help.
fn aims(calls: &[String]) -> Vec<Aim> {
    let mut aims = Vec::new();
    for (nth, call) in calls.iter().enumerate() {
        let is_last = !calls[nth + 1..].contains(call);
        if calls[..nth].contains(call) && !is_last {
            continue;
        }
        let changes = !["Get", "List", "Describe"].iter().any(|word| call.starts_with(word));
        let is_awaited = call == "DescribeClusters" && is_last;
        for fault in Fault::ALL {
            aims.push(Aim { nth, fault, lasting: false });
            if fault.passes() && (changes || is_awaited) {
                aims.push(Aim { nth, fault, lasting: true });
            }
        }
    }
    aims
}

/// The cases of a story that are tried: all, or one in forty.
fn tell(story: &Story, moto: &Moto, is_all: bool) -> (Matrix, Vec<String>) {
    let proxy = Proxy::before(moto.port);
    let (calls, wanted) = undisturbed(moto, &proxy, story);
    let mut matrix = Matrix::default();
    let mut failed = Vec::new();
    for (at, aim) in aims(&calls).into_iter().enumerate() {
        // Forty-one shares no factor with the cases of a call, so that calls and faults take turns.
        if !is_all && at % 41 != 0 {
            continue;
        }
        // The others are worth knowing too.
        let case = AssertUnwindSafe(|| case(moto, &proxy, story, aim, &wanted));
        match catch_unwind(case) {
            Ok(ended) => matrix.add(story.command[0], &calls[aim.nth], aim, ended),
            Err(_) => failed.push(format!("{} {} {aim:?}", story.command[0], calls[aim.nth])),
        }
    }
    (matrix, failed)
}

#[test]
fn every_call_may_fail_in_every_way() {
    let is_all = std::env::var_os("SPARKIFY_ALL_FAULTS").is_some();
    let told: Vec<(Matrix, Vec<String>)> = if is_all {
        thread::scope(|scope| {
            let start = |story| scope.spawn(move || tell(story, &Moto::start(Kind::Living), true));
            let stories: Vec<_> = STORIES.iter().map(start).collect();
            stories.into_iter().map(|story| story.join().expect("a failed case is caught")).collect()
        })
    } else {
        let moto = moto(Kind::Living);
        STORIES.iter().map(|story| tell(story, &moto, false)).collect()
    };
    let mut matrix = Matrix::default();
    let mut failed = Vec::new();
    for (part, more) in told {
        matrix.cases += part.cases;
        matrix.rows.extend(part.rows);
        failed.extend(more);
    }
    assert!(failed.is_empty(), "{} cases failed:\n{}", failed.len(), failed.join("\n"));
    assert!(matrix.cases > 0);
    if is_all {
        matrix.write();
    }
}

/// Where an empty answer is expected, the SDK alone would take a page for it and the snapshot would stay untagged.
#[test]
fn a_web_page_is_never_taken_for_success() {
    let moto = moto(Kind::Living);
    let proxy = Proxy::before(moto.port);
    let story = Story { command: DOWN, before: &[UP] };
    let (calls, wanted) = undisturbed(&moto, &proxy, &story);
    let nth = calls.iter().position(|call| call == "CreateTags").expect("the snapshot is tagged");
    let aim = Aim { nth, fault: Fault::WebPage, lasting: false };
    assert_eq!(case(&moto, &proxy, &story, aim, &wanted), Ended { code: 4 });
}

/// What happened, by command and call.
#[derive(Default)]
struct Matrix {
    cases: usize,
    rows: BTreeMap<(&'static str, String), BTreeMap<&'static str, Vec<i32>>>,
}

impl Matrix {
    fn add(&mut self, command: &'static str, call: &str, aim: Aim, ended: Ended) {
        self.cases += 1;
        let row = self.rows.entry((command, call.to_owned())).or_default();
        row.entry(aim.fault.words()).or_default().push(ended.code);
    }

    fn write(&self) {
        let mut text = format!(
            "# Fault matrix\n\n\
             Written by `make faults`; the case behind each number is in `sparkify-run/tests/cluster/faults.rs`.\n\n\
             Each call that a command makes of AWS (of repeated ones the first and the last) was failed in each way, once, \
             and lastingly where something changes or is waited for, {} cases in all, \
             between the unmodified binary and moto with the life of a cluster on top (no real AWS). After each the \
             same command ran undisturbed. **In every case it ended well and reached the same end state** (same \
             resources, sizes, tags and documents as if nothing had failed), and `down` then left nothing.\n\n\
             A cell says how many cases there were and with which exit codes the disturbed run ended: 0 it got \
             over the fault by itself, 2 credentials, 4 AWS failed, x the process was killed.\n",
            self.cases
        );
        let faults: Vec<&str> = Fault::ALL.iter().map(|fault| fault.words()).collect();
        let mut command = "";
        for ((of, call), cells) in &self.rows {
            if *of != command {
                command = of;
                let _ = write!(text, "\n## `sparkify {command}`\n\n| call | {} |\n|---|", faults.join(" | "));
                text.push_str(&"---|".repeat(faults.len()));
                text.push('\n');
            }
            let _ = write!(text, "| {call} |");
            for fault in &faults {
                let _ = write!(text, " {} |", cell(cells.get(fault).map_or(&[], Vec::as_slice)));
            }
            text.push('\n');
        }
        let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/fault-matrix.md");
        std::fs::write(place, text).expect("the document can be written");
    }
}

/// `2× 0, 4`: the number of cases, and the exit codes that occurred.
fn cell(codes: &[i32]) -> String {
    if codes.is_empty() {
        return String::new();
    }
    let mut distinct = codes.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let words: Vec<String> =
        distinct.iter().map(|code| if *code < 0 { "x".to_owned() } else { code.to_string() }).collect();
    format!("{}× {}", codes.len(), words.join(", "))
}
