//! docs/fault-matrix.md: what happened to each call, one part for each kind of cluster.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use super::Ended;
use crate::harness::Type;
use crate::proxy::{Aim, Fault};

/// What happened, by command and call.
#[derive(Default)]
pub(super) struct Matrix {
    pub(super) cases: usize,
    rows: BTreeMap<(&'static str, String), BTreeMap<&'static str, Vec<i32>>>,
}

const INTRODUCTION: &str = "\
# Fault matrix

Written by `make faults`; the case behind each number is in `sparkify-run/tests/cluster/faults.rs`.

Each call that a command makes of AWS (of repeated ones the first and the last) was failed in each way, once, and lastingly
where something changes or is waited for, between the unmodified binary and moto with the lives of clusters, namespaces and
workgroups on top (no real AWS). After each the same command ran undisturbed. **In every case it ended well and reached the
same end state** (same resources, sizes, tags and documents as if nothing had failed), and `down` then left nothing.

A cell says how many cases there were and with which exit codes the disturbed run ended: 0 it got over the fault by itself,
2 credentials, 4 AWS failed, x the process was killed.
";

const PARTS: [(Type, &str); 2] =
    [(Type::Nodes, "A cluster of nodes"), (Type::Serverless, "Redshift Serverless")];

impl Matrix {
    pub(super) fn add(&mut self, command: &'static str, call: &str, aim: Aim, ended: Ended) {
        self.cases += 1;
        let row = self.rows.entry((command, call.to_owned())).or_default();
        row.entry(aim.fault.words()).or_default().push(ended.code);
    }

    /// Another command's.
    pub(super) fn extend(&mut self, other: Self) {
        self.cases += other.cases;
        self.rows.extend(other.rows);
    }

    /// Writes the part of this kind anew and keeps the other.
    pub(super) fn write(&self, kind: Type) {
        let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/fault-matrix.md");
        // The first time there is none.
        let old = std::fs::read_to_string(&place).unwrap_or_default();
        let mut text = INTRODUCTION.to_owned();
        for (of, title) in PARTS {
            let part = if of == kind { Some(self.part(title)) } else { kept(&old, title) };
            if let Some(part) = part {
                let _ = write!(text, "\n{}\n", part.trim_end());
            }
        }
        std::fs::write(place, text).expect("the document can be written");
    }

    fn part(&self, title: &str) -> String {
        let mut text = format!("## {title}: {} cases\n", self.cases);
        let faults: Vec<&str> = Fault::ALL.iter().map(|fault| fault.words()).collect();
        let mut command = "";
        for ((of, call), cells) in &self.rows {
            if *of != command {
                command = of;
                let _ =
                    write!(text, "\n### `sparkify {command}`\n\n| call | {} |\n|---|", faults.join(" | "));
                text.push_str(&"---|".repeat(faults.len()));
                text.push('\n');
            }
            let _ = write!(text, "| {call} |");
            for fault in &faults {
                let _ = write!(text, " {} |", cell(cells.get(fault).map_or(&[], Vec::as_slice)));
            }
            text.push('\n');
        }
        text
    }
}

/// The calls of a command that the page does not know, or does not know every fault of.
pub(super) fn unknown(kind: Type, command: &str, calls: &[String]) -> Vec<String> {
    let place = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../docs/fault-matrix.md");
    let page = std::fs::read_to_string(place).unwrap_or_default();
    let (_, title) = PARTS.into_iter().find(|(of, _)| *of == kind).expect("every kind has a part");
    let part = kept(&page, title).unwrap_or_default();
    let section = part.split("\n### ").find(|it| it.starts_with(&format!("`sparkify {command}`\n")));
    let section = section.unwrap_or_default();
    let knows = |call: &str| {
        let row = section.lines().find(|line| line.starts_with(&format!("| {call} |")));
        row.is_some_and(|row| row.matches('×').count() == Fault::ALL.len())
    };
    calls.iter().filter(|call| !knows(call)).cloned().collect()
}

/// The part under this title as it was written last.
fn kept(page: &str, title: &str) -> Option<String> {
    let start = page.find(&format!("## {title}: "))?;
    let part = &page[start..];
    let end = part[3..].find("\n## ").map_or(part.len(), |at| at + 3);
    Some(part[..end].to_owned())
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

#[test]
fn a_part_of_the_page_is_kept_when_the_other_is_written() {
    let page = "# Fault matrix\n\n## A cluster of nodes: 2 cases\n\n### `sparkify up`\n\n## Redshift Serverless: 1 cases\nx\n";
    assert_eq!(
        kept(page, PARTS[0].1).as_deref(),
        Some("## A cluster of nodes: 2 cases\n\n### `sparkify up`\n")
    );
    assert_eq!(kept(page, PARTS[1].1).as_deref(), Some("## Redshift Serverless: 1 cases\nx\n"));
    assert_eq!(kept("", PARTS[0].1), None);
}
