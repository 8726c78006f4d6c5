//! Somebody at a terminal: the name that is typed, and Ctrl-C.

use std::io::Read;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

use crate::harness::{Answer, Site, seen};
use crate::moto::{Kind, moto};

/// Runs a program at a terminal of its own, types a line when it is asked to, and prints what was to be seen.
const AT_A_TERMINAL: &str = r#"
import os, pty, sys
line, program = sys.argv[1], sys.argv[2:]
pid, terminal = pty.fork()
if pid == 0:
    os.execv(program[0], program)
seen = b""
while True:
    try:
        part = os.read(terminal, 4096)
    except OSError:
        break
    if not part:
        break
    before, seen = seen, seen + part
    if b"to do this:" in seen and b"to do this:" not in before:
        os.write(terminal, line.encode() + b"\n")
sys.stderr.buffer.write(seen)
sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
"#;

fn typed(site: &Site, line: &str, arguments: &[&str]) -> Answer {
    let python = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../.venv/bin/python");
    let plain = site.command(arguments);
    let mut command = Command::new(python);
    command.args(["-c", AT_A_TERMINAL, line]).arg(plain.get_program()).args(plain.get_args());
    command.current_dir(site.folder.path()).env_clear().stdin(Stdio::null());
    for (name, value) in plain.get_envs() {
        if let Some(value) = value {
            command.env(name, value);
        }
    }
    command.env("TERM", "dumb");
    Answer::of(&command.output().expect("python starts"))
}

#[test]
fn the_name_of_the_cluster_is_the_word_and_no_other() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port);
    for wrong in ["yes", "", "sparkify2"] {
        let answer = typed(&site, wrong, &["up"]);
        answer.fails(
            2,
            &[
                "about $2.172 an hour",
                "Type `sparkify` to do this:",
                "is not `sparkify`; nothing was changed",
            ],
        );
        assert_eq!(seen(&moto), [""; 0]);
    }
    typed(&site, "sparkify", &["up", "--timeout", "60s"]).fails(0, &["done: cluster sparkify is ready"]);
    typed(&site, "no", &["down", "--skip-final-snapshot"])
        .fails(2, &["its data is lost", "nothing was changed"]);
    typed(&site, "sparkify", &["down", "--skip-final-snapshot"])
        .fails(0, &["done: nothing is left of sparkify"]);
    assert_eq!(seen(&moto), [""; 0]);
}

#[test]
fn ctrl_c_says_what_goes_on_what_it_costs_and_how_to_go_on_or_end_it() {
    let moto = moto(Kind::Living);
    let site = Site::at(moto.port).with("SPARKIFY_POLL_MS", "60000");
    let mut command = site.command(&["up", "--yes"]);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the binary starts");
    let mut stderr = child.stderr.take().expect("it is a pipe");
    let mut shown = Vec::new();
    // It has looked once and waits for the next look, which would take a minute.
    while !String::from_utf8_lossy(&shown).contains("  creating, ") {
        let mut part = [0; 256];
        let count = stderr.read(&mut part).expect("a pipe can be read");
        assert!(count > 0, "it ended: {}", String::from_utf8_lossy(&shown));
        shown.extend(&part[..count]);
    }
    let sent = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill starts");
    assert!(sent.success());
    stderr.read_to_end(&mut shown).expect("a pipe can be read");
    let output = child.wait_with_output().expect("it ends");
    Answer::of(&Output { stderr: shown, ..output }).fails(
        130,
        &[
            "error: interrupted while waiting until the cluster is ready",
            "AWS goes on with it",
            "the cluster costs about $2.172 an hour as long as it is there",
            "the same command goes on where it stopped",
            "`sparkify down --skip-final-snapshot` ends it",
        ],
    );
    let site = Site { environment: Vec::new(), ..site };
    let status = site.run(&["status"]).succeeds();
    assert!(status.stdout.contains("begun   waiting until the cluster is ready"), "{}", status.stdout);
    site.up(&[]).succeeds();
    site.down(&[]).succeeds();
    assert_eq!(seen(&moto), [""; 0]);
}
