//! The binary in a folder of its own, with AWS at a port of this machine.

use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::moto::{Moto, all};

/// What a site's stack is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Type {
    Nodes,
    Serverless,
}

/// A folder and a port where AWS is.
pub(crate) struct Site {
    pub(crate) folder: TempDir,
    pub(crate) port: u16,
    pub(crate) environment: Vec<(String, String)>,
}

/// What the binary answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Site {
    pub(crate) fn at(port: u16) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self { folder, port, environment: Vec::new() }
    }

    /// Where nobody listens: a port that no free one can be.
    pub(crate) fn nowhere() -> Self {
        Self::at(1)
    }

    /// One whose stack is of this type.
    pub(crate) fn of(kind: Type, port: u16) -> Self {
        match kind {
            Type::Nodes => Self::at(port),
            Type::Serverless => Self::at(port).with("SPARKIFY_CLUSTER_TYPE", "serverless"),
        }
    }

    /// With another variable; an empty value takes one away.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn write(&self, name: &str, text: &str) {
        std::fs::write(self.folder.path().join(name), text).expect("a file can be written");
    }

    /// The binary with nothing of the surroundings: no profile, no instance metadata, no proxy.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sparkify"));
        command.args(arguments).current_dir(self.folder.path()).env_clear().stdin(Stdio::null());
        for name in ["PATH", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"] {
            if let Some(value) = std::env::var_os(name) {
                command.env(name, value);
            }
        }
        command
            .env("HOME", self.folder.path())
            .env("AWS_ENDPOINT_URL", format!("http://127.0.0.1:{}", self.port))
            .env("AWS_EC2_METADATA_DISABLED", "true")
            .env("AWS_REGION", "us-west-2")
            .env("AWS_ACCESS_KEY_ID", "AKIAEXAMPLE")
            .env("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI")
            .env("SPARKIFY_POLL_MS", "4")
            .env("SPARKIFY_ATTEMPT_MS", "60000");
        for (name, value) in &self.environment {
            if value.is_empty() {
                command.env_remove(name);
            } else {
                command.env(name, value);
            }
        }
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(&self.command(arguments).output().expect("the binary starts"))
    }

    pub(crate) fn up(&self, more: &[&str]) -> Answer {
        self.run(&[&["up", "--yes", "--timeout", "60s"], more].concat())
    }

    /// Waits until the time of so many stacks is over.
    pub(crate) fn await_expired(&self, stacks: usize) {
        let expired = || self.run(&["reap", "--dry-run", "--json"]).succeeds().json()["expired"].clone();
        let start = Instant::now();
        while expired().as_array().map(Vec::len) != Some(stacks) {
            assert!(start.elapsed() < Duration::from_mins(5), "they do not expire");
            thread::sleep(Duration::from_millis(50));
        }
    }

    pub(crate) fn down(&self, more: &[&str]) -> Answer {
        self.run(&[&["down", "--yes", "--skip-final-snapshot", "--timeout", "60s"], more].concat())
    }
}

impl Answer {
    pub(crate) fn of(output: &Output) -> Self {
        let answer = Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        };
        answer.is_clean();
        answer
    }

    /// No secret and no innards are ever shown, whatever happened.
    fn is_clean(&self) {
        for text in [&self.stdout, &self.stderr] {
            for leak in
                ["wJalrXUtnFEMI", "Passw0rd", "panicked", "Error {", "Some(", "SdkError", "service error"]
            {
                assert!(!text.contains(leak), "`{leak}` is shown: {}{}", self.stdout, self.stderr);
            }
        }
    }

    #[track_caller]
    pub(crate) fn succeeds(self) -> Self {
        assert_eq!(self.code, 0, "stderr: {}\nstdout: {}", self.stderr, self.stdout);
        self
    }

    /// Asserts the exit code and that stderr says all of this.
    #[track_caller]
    pub(crate) fn fails(self, code: i32, says: &[&str]) -> Self {
        assert_eq!(self.code, code, "stderr: {}\nstdout: {}", self.stderr, self.stdout);
        for text in says {
            assert!(self.stderr.contains(text), "`{text}` is missing in: {}", self.stderr);
        }
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout)
            .unwrap_or_else(|error| panic!("stdout is no JSON ({error}): {}{}", self.stdout, self.stderr))
    }
}

/// What there is, as moto itself says; names, sizes, tags and documents, without times.
pub(crate) fn seen(moto: &Moto) -> Vec<String> {
    let mut seen = Vec::new();
    let clusters = moto.ask("redshift", "Action=DescribeClusters");
    for cluster in all(&clusters, "Cluster") {
        let one = |name: &str| all(&cluster, name).into_iter().next().unwrap_or_default();
        seen.push(format!(
            "cluster {} {} {}x{} public={} encrypted={} roles={:?} tags={:?}",
            one("ClusterIdentifier"),
            one("ClusterStatus"),
            one("NumberOfNodes"),
            one("NodeType"),
            one("PubliclyAccessible"),
            one("Encrypted"),
            all(&cluster, "IamRoleArn"),
            tags(&cluster),
        ));
    }
    let roles = moto.ask("iam", "Action=ListRoles&PathPrefix=%2Fsparkify%2F");
    for name in all(&roles, "RoleName") {
        let role = moto.ask("iam", &format!("Action=GetRole&RoleName={name}"));
        seen.push(format!("role {name} tags={:?}", tags(&role)));
        let policies = moto.ask("iam", &format!("Action=ListRolePolicies&RoleName={name}"));
        for policy in all(&policies, "member") {
            let document =
                moto.ask("iam", &format!("Action=GetRolePolicy&RoleName={name}&PolicyName={policy}"));
            seen.push(format!("policy {policy} of {name}: {}", all(&document, "PolicyDocument").join("")));
        }
    }
    let secrets: serde_json::Value = serde_json::from_str(&moto.secrets()).expect("moto answers JSON");
    for secret in secrets["SecretList"].as_array().into_iter().flatten() {
        seen.push(format!("secret {}", secret["Name"].as_str().unwrap_or_default()));
    }
    seen.extend(moto.halves());
    seen.sort();
    seen
}

/// Tags with their values, but for those that are moments.
fn tags(xml: &str) -> Vec<String> {
    let mut tags: Vec<String> = all(xml, "Key")
        .into_iter()
        .zip(all(xml, "Value"))
        .map(|(key, value)| if key.ends_with("-at") { key } else { format!("{key}={value}") })
        .collect();
    tags.sort();
    tags
}
