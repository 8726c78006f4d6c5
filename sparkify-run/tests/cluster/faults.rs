//! Every call of AWS fails in every way; afterwards the same command, undisturbed, reaches the same end.
//!
//! `make faults` runs all of it and writes docs/fault-matrix.md; `make test` runs one case in forty, and looks that the
//! page knows every call.

mod matrix;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::Stdio;
use std::sync::{Mutex, PoisonError};
use std::thread;

use crate::harness::{Answer, Site, Type, seen};
use crate::moto::{Kind, Moto, moto};
use crate::proxy::{Aim, Fault, Proxy};
use matrix::Matrix;

const UP: &[&str] = &["up", "--yes", "--ttl", "2h"];
const DOWN: &[&str] = &["down", "--yes", "--final-snapshot", "last"];
const PAUSE: &[&str] = &["pause"];
const RESUME: &[&str] = &["resume"];
const RESIZE: &[&str] = &["resize", "--nodes", "2", "--yes"];
const STATUS: &[&str] = &["status"];
const RESIZE_RPUS: &[&str] = &["resize", "--rpus", "16", "--yes"];

/// A command under test, and what has to be there before it.
struct Story {
    kind: Type,
    command: &'static [&'static str],
    before: &'static [&'static [&'static str]],
}

const NODES: &[Story] = &[
    Story { kind: Type::Nodes, command: UP, before: &[] },
    Story { kind: Type::Nodes, command: RESUME, before: &[UP, PAUSE] },
    Story { kind: Type::Nodes, command: PAUSE, before: &[UP] },
    Story { kind: Type::Nodes, command: RESIZE, before: &[UP] },
    Story { kind: Type::Nodes, command: DOWN, before: &[UP] },
];

/// There is nothing to pause and to resume.
const SERVERLESS: &[Story] = &[
    Story { kind: Type::Serverless, command: UP, before: &[] },
    Story { kind: Type::Serverless, command: STATUS, before: &[UP] },
    Story { kind: Type::Serverless, command: RESIZE_RPUS, before: &[UP] },
    Story { kind: Type::Serverless, command: DOWN, before: &[UP] },
];

/// How a case ended: the exit code under the fault, and that everything was right afterwards.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ended {
    code: i32,
}

/// The command under a fault and once more without: it must end as if nothing had been.
fn case(moto: &Moto, proxy: &Proxy, story: &Story, aim: Aim, wanted: &[String]) -> Ended {
    let what = format!("{} of {:?} with {aim:?}", story.command[0], story.kind);
    let site = prepared(moto, proxy, story);
    proxy.aim(Some(aim));
    // A lasting failure is waited for as long as this.
    let patience = ["--timeout", if aim.lasting { "3s" } else { "30s" }];
    let waits = story.command != STATUS;
    let mut command = site.command(&[story.command, if waits { &patience } else { &[] }].concat());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    if aim.fault == Fault::Hang {
        // Long enough for what does answer, on a busy machine too.
        command.env("SPARKIFY_ATTEMPT_MS", "10000");
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
        assert!(snapshot_is_ours(moto, story.kind), "{what}: the final snapshot is not tagged");
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
    let site = Site::of(story.kind, proxy.port);
    for command in story.before {
        let answer = site.run(command);
        assert_eq!(answer.code, 0, "{command:?}: {}", answer.stderr);
    }
    // Their calls are not the story's.
    proxy.aim(None);
    site
}

fn snapshot_is_ours(moto: &Moto, kind: Type) -> bool {
    if kind == Type::Serverless {
        let tagged = |it: &String| it.starts_with("snapshot last") && it.contains("sparkify:stack=sparkify");
        return moto.halves().iter().any(tagged);
    }
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
        let is_look = ["DescribeClusters", "GetNamespace", "GetWorkgroup", "ListTagsForResource"];
        let is_awaited = is_look.contains(&call.as_str()) && is_last;
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
    if !is_all {
        let unknown = matrix::unknown(story.kind, story.command[0], &calls);
        assert!(
            unknown.is_empty(),
            "docs/fault-matrix.md does not tell how `{}` fails in {unknown:?}: run `make faults`",
            story.command.join(" ")
        );
    }
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

fn tell_all(kind: Type, stories: &'static [Story]) {
    let is_all = std::env::var_os("SPARKIFY_ALL_FAULTS").is_some();
    let told: Vec<(Matrix, Vec<String>)> = if is_all {
        // One kind after the other: too many at once and a slow answer is none.
        static TURN: Mutex<()> = Mutex::new(());
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        thread::scope(|scope| {
            let start = |story| scope.spawn(move || tell(story, &Moto::start(Kind::Living), true));
            let stories: Vec<_> = stories.iter().map(start).collect();
            stories.into_iter().map(|story| story.join().expect("a failed case is caught")).collect()
        })
    } else {
        let moto = moto(Kind::Living);
        stories.iter().map(|story| tell(story, &moto, false)).collect()
    };
    let mut matrix = Matrix::default();
    let mut failed = Vec::new();
    for (part, more) in told {
        matrix.extend(part);
        failed.extend(more);
    }
    assert!(failed.is_empty(), "{} cases failed:\n{}", failed.len(), failed.join("\n"));
    assert!(matrix.cases > 0);
    if is_all {
        matrix.write(kind);
    }
}

#[test]
fn every_call_may_fail_in_every_way() {
    tell_all(Type::Nodes, NODES);
}

#[test]
fn every_call_of_a_serverless_stack_may_fail_in_every_way() {
    tell_all(Type::Serverless, SERVERLESS);
}

/// Where an empty answer is expected, the SDK alone would take a page for it and the snapshot would stay untagged.
#[test]
fn a_web_page_is_never_taken_for_success() {
    let moto = moto(Kind::Living);
    let proxy = Proxy::before(moto.port);
    let story = Story { kind: Type::Nodes, command: DOWN, before: &[UP] };
    let (calls, wanted) = undisturbed(&moto, &proxy, &story);
    let nth = calls.iter().position(|call| call == "CreateTags").expect("the snapshot is tagged");
    let aim = Aim { nth, fault: Fault::WebPage, lasting: false };
    assert_eq!(case(&moto, &proxy, &story, aim, &wanted), Ended { code: 4 });
}
