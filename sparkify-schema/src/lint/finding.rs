//! A lint before its place is known, and which of them are allowed.

use super::{Allow, LintName};

/// A lint without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Finding {
    pub(crate) name: LintName,
    pub(crate) message: String,
    pub(crate) hint: String,
    pub(crate) allowed: Option<&'static str>,
}

impl Finding {
    pub(crate) fn new(name: LintName, message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { name, message: message.into(), hint: hint.into(), allowed: None }
    }
}

/// The findings, each once, with the reasons why they are allowed; and the allows that none of them needs.
pub(crate) fn settled(findings: Vec<Finding>, allows: &[Allow]) -> Vec<Finding> {
    let mut settled: Vec<Finding> = Vec::new();
    for finding in findings {
        // An expression used twice brings its findings twice.
        if !settled.contains(&finding) {
            settled.push(finding);
        }
    }
    for allow in allows {
        let mut needed = false;
        for finding in settled.iter_mut().filter(|finding| is_covered(finding, allow)) {
            finding.allowed = Some(allow.reason);
            needed = true;
        }
        if !needed {
            settled.push(Finding::new(
                LintName::UnneededAllow,
                format!("`{}` is allowed because {}, but nothing needs it", allow.lint, allow.reason),
                "take the `allow` away",
            ));
        }
    }
    settled
}

fn is_covered(finding: &Finding, allow: &Allow) -> bool {
    finding.name == allow.lint && finding.allowed.is_none() && allow.lint != LintName::UnneededAllow
}
