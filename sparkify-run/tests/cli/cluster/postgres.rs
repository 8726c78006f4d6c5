//! TLS and logins against a server nobody here wrote: `PostgreSQL` with a certificate of its own.

use std::fs;
use std::net::TcpListener;
use std::os::unix::fs::{PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use super::papers::Papers;
use crate::harness::{Answer, Place, answer};

/// A running server and its folder.
struct Postgres {
    place: Place,
    server: Child,
    port: u16,
}

/// Where Debian keeps the programs of a server, newest last.
fn programs() -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .ok()?
        .filter_map(Result::ok)
        .map(|entry| entry.path().join("bin"))
        .filter(|bin| bin.join("initdb").exists() && bin.join("postgres").exists())
        .collect();
    found.sort();
    found.pop()
}

/// The server refuses to run as root, so it becomes the user of its package.
fn unprivileged(command: &mut Command, folder: &Path) -> Option<()> {
    let number = |flag| {
        let output = Command::new("id").args([flag, "postgres"]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<u32>().ok()
    };
    let root = Command::new("id").arg("-u").output().ok()?.stdout == b"0\n";
    if root {
        let (user, group) = (number("-u")?, number("-g")?);
        chown(folder, Some(user), Some(group)).ok()?;
        for entry in fs::read_dir(folder).ok()?.filter_map(Result::ok) {
            chown(entry.path(), Some(user), Some(group)).ok()?;
        }
        command.uid(user).gid(group);
    }
    Some(())
}

impl Postgres {
    /// A server with these papers; none where there is no such server.
    fn start(papers: &Papers, tls: bool) -> Option<Self> {
        let bin = programs()?;
        let place = Place::empty();
        let folder = place.path("server");
        fs::create_dir(&folder).expect("a folder");
        let (certificate, key) = papers.pair();
        place.write("server/server.crt", certificate);
        place.write("server/server.key", key);
        place.write("ca.pem", papers.authority());
        fs::set_permissions(place.path(""), fs::Permissions::from_mode(0o755)).expect("ours");
        fs::set_permissions(folder.join("server.key"), fs::Permissions::from_mode(0o600)).expect("ours");
        let data = folder.join("data");
        let run = |program: &str, arguments: &[&str]| {
            let mut command = Command::new(bin.join(program));
            unprivileged(&mut command, &folder)?;
            command.args(arguments).current_dir(&folder).stdout(Stdio::null()).stderr(Stdio::null());
            Some(command)
        };
        let data_text = data.to_string_lossy().into_owned();
        let made =
            run("initdb", &["-D", &data_text, "-U", "owner", "--auth=trust", "--no-sync", "-E", "UTF8"])?
                .status()
                .ok()?;
        assert!(made.success(), "initdb fails");
        users(run("postgres", &["--single", "-D", &data_text, "postgres"])?);
        fs::write(
            data.join("pg_hba.conf"),
            "hostssl all md5user all md5\nhostssl all scramuser all scram-sha-256\n\
             hostssl all plainuser all password\nhostnossl all all all reject\n",
        )
        .expect("written");
        // A port that was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a port").port();
        let files = folder.to_string_lossy().into_owned();
        let mut settings = vec![
            format!("ssl={}", if tls { "on" } else { "off" }),
            format!("ssl_cert_file={files}/server.crt"),
            format!("ssl_key_file={files}/server.key"),
            "listen_addresses=localhost".to_owned(),
            "unix_socket_directories=".to_owned(),
            "fsync=off".to_owned(),
            format!("port={port}"),
        ];
        let mut arguments = vec!["-D".to_owned(), data_text];
        for setting in settings.drain(..) {
            arguments.extend(["-c".to_owned(), setting]);
        }
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let server = run("postgres", &arguments)?.spawn().ok()?;
        let postgres = Self { place, server, port };
        let until = Instant::now() + Duration::from_mins(1);
        // It listens before it lets anybody in; when it does, it writes so.
        let ready = || fs::read_to_string(data.join("postmaster.pid")).is_ok_and(|it| it.contains("ready"));
        while !ready() || std::net::TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(Instant::now() < until, "the server does not start");
            std::thread::sleep(Duration::from_millis(5));
        }
        Some(postgres)
    }

    fn ask(&self, host: &str, user: &str, password: &str) -> Answer {
        let port = self.port.to_string();
        let mut command = self.place.command(&["query", "--format", "csv", "SELECT 6 * 7 AS answer"]);
        command.args(["--target", "cluster", "--host", host, "--port", &port, "--user", user]);
        command.args(["--database", "postgres", "--sslrootcert", "ca.pem"]);
        command.env("SPARKIFY_CLUSTER_PASSWORD", password);
        answer(&command.output().expect("the binary starts"))
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        // The child is the server itself, which ends its own children.
        let _ = Command::new("kill").args(["-QUIT", &self.server.id().to_string()]).status();
        let _ = self.server.wait();
    }
}

/// Makes one user for each kind of stored password, in the mode without a network.
fn users(mut single: Command) {
    use std::io::Write;
    let mut child = single.stdin(Stdio::piped()).spawn().expect("the single-user mode starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    for line in [
        "SET password_encryption = 'md5'; CREATE USER md5user PASSWORD 's3cret';",
        "SET password_encryption = 'scram-sha-256'; CREATE USER scramuser PASSWORD 's3cret';",
        "CREATE USER plainuser PASSWORD 's3cret';",
    ] {
        writeln!(stdin, "{line}").expect("it reads");
    }
    drop(stdin);
    assert!(child.wait().expect("it ends").success(), "users are made");
}

/// The server, or a word on why nothing is tested.
fn server(papers: &Papers, tls: bool) -> Option<Postgres> {
    let server = Postgres::start(papers, tls);
    if server.is_none() {
        eprintln!("PostgreSQL is not installed here, or cannot be started: TLS is not tested against it");
    }
    server
}

#[test]
fn every_login_works_over_verified_tls_and_a_wrong_password_does_not() {
    let papers = Papers::of("localhost");
    let Some(postgres) = server(&papers, true) else { return };
    for user in ["md5user", "scramuser", "plainuser"] {
        let answer = postgres.ask("localhost", user, "s3cret");
        assert_eq!(answer.succeeds().stdout, "answer\n42\n", "{user}");
        postgres
            .ask("localhost", user, "guess")
            .fails(2, &[&format!("the password of `{user}` is not right, or there is no such user")]);
    }
    // An address is not in the certificate, though it is the same machine.
    postgres
        .ask("127.0.0.1", "md5user", "s3cret")
        .fails(4, &["is made out to `localhost`, not to `127.0.0.1`"]);
    postgres.place.write("ca.pem", Papers::of("localhost").authority());
    postgres.ask("localhost", "md5user", "s3cret").fails(4, &["an authority that is not trusted here"]);
}

#[test]
fn an_expired_certificate_is_refused() {
    let Some(postgres) = server(&Papers::expired("localhost"), true) else { return };
    postgres.ask("localhost", "md5user", "s3cret").fails(4, &["the certificate of `localhost` has expired"]);
}

#[test]
fn a_server_without_tls_is_refused() {
    let Some(postgres) = server(&Papers::of("localhost"), false) else { return };
    postgres.ask("localhost", "md5user", "s3cret").fails(4, &["does not offer TLS; nothing was sent to it"]);
}
