//! A proxy between the binary and moto that fails a chosen call in a chosen way.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Child;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// What happens to a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// AWS asks to be asked less.
    Throttled,
    /// AWS fails by itself.
    Server,
    /// A proxy answers with a page.
    WebPage,
    /// The credentials' time is over.
    Expired,
    /// The caller lacks the permission.
    Denied,
    /// The connection ends before AWS hears of it.
    CutBefore,
    /// AWS acts, and the answer never comes.
    CutAfter,
    /// AWS acts, and half of the answer comes.
    HalfAnswer,
    /// Nobody answers.
    Hang,
    /// The process dies before AWS hears of it.
    KilledBefore,
    /// AWS acts, and the process dies before it knows.
    KilledAfter,
}

impl Fault {
    pub(crate) const ALL: [Self; 11] = [
        Self::Throttled,
        Self::Server,
        Self::WebPage,
        Self::Expired,
        Self::Denied,
        Self::CutBefore,
        Self::CutAfter,
        Self::HalfAnswer,
        Self::Hang,
        Self::KilledBefore,
        Self::KilledAfter,
    ];

    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Throttled => "throttled",
            Self::Server => "500",
            Self::WebPage => "web page",
            Self::Expired => "expired token",
            Self::Denied => "denied",
            Self::CutBefore => "cut before",
            Self::CutAfter => "cut after",
            Self::HalfAnswer => "half an answer",
            Self::Hang => "no answer",
            Self::KilledBefore => "killed before",
            Self::KilledAfter => "killed after",
        }
    }

    /// Whether the same call may well succeed in a moment.
    pub(crate) fn passes(self) -> bool {
        !self.kills() && !matches!(self, Self::Denied | Self::Expired)
    }

    pub(crate) fn kills(self) -> bool {
        matches!(self, Self::KilledBefore | Self::KilledAfter)
    }
}

/// Which call fails: the `nth` of all, counted from 0, alone or with all of the same action that follow.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Aim {
    pub(crate) nth: usize,
    pub(crate) fault: Fault,
    pub(crate) lasting: bool,
}

#[derive(Debug, Default)]
struct State {
    aim: Option<Aim>,
    /// The action that fails from now on.
    failing: Option<String>,
    log: Vec<String>,
    child: Option<Child>,
}

/// The proxy, as long as this process lives.
#[derive(Debug, Clone)]
pub(crate) struct Proxy {
    pub(crate) port: u16,
    state: Arc<Mutex<State>>,
}

impl Proxy {
    pub(crate) fn before(server: u16) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port is free");
        let port = listener.local_addr().expect("it has an address").port();
        let state = Arc::new(Mutex::new(State::default()));
        let proxy = Self { port, state: Arc::clone(&state) };
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let state = Arc::clone(&state);
                // A client that is gone is no failure of the test.
                thread::spawn(move || drop(serve(client, server, &state)));
            }
        });
        proxy
    }

    pub(crate) fn aim(&self, aim: Option<Aim>) {
        let mut state = lock(&self.state);
        *state = State { aim, ..State::default() };
    }

    /// The calls since the last aim.
    pub(crate) fn log(&self) -> Vec<String> {
        lock(&self.state).log.clone()
    }

    /// The process that a fault may kill; how it ended comes from [`Proxy::take`].
    pub(crate) fn give(&self, child: Child) {
        lock(&self.state).child = Some(child);
    }

    pub(crate) fn take(&self) -> Child {
        lock(&self.state).child.take().expect("a process was given")
    }
}

fn lock(state: &Mutex<State>) -> std::sync::MutexGuard<'_, State> {
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

fn serve(mut client: TcpStream, server: u16, state: &Mutex<State>) -> std::io::Result<()> {
    let (head, body) = request(&mut client)?;
    let action = action(&head, &body);
    let fault = fault(&action, state);
    match fault {
        None => client.write_all(&forwarded(server, &head, &body)?),
        Some(Fault::CutBefore) => Ok(()),
        Some(Fault::CutAfter) => forwarded(server, &head, &body).map(drop),
        Some(Fault::HalfAnswer) => {
            let answer = forwarded(server, &head, &body)?;
            client.write_all(&answer[..answer.len() - answer.len() / 4])
        }
        Some(Fault::Hang) => {
            thread::sleep(Duration::from_secs(30));
            Ok(())
        }
        Some(Fault::KilledBefore) => kill(state),
        Some(Fault::KilledAfter) => {
            forwarded(server, &head, &body)?;
            kill(state)
        }
        Some(Fault::WebPage) => {
            let page = "<!DOCTYPE html><html><body>Please log in to this network</body></html>";
            client.write_all(answer("200 OK", "text/html", page).as_bytes())
        }
        Some(fault) => {
            let speaks_json = header(&head, "x-amz-target").is_some();
            client.write_all(refusal(fault, speaks_json).as_bytes())
        }
    }
}

/// What AWS answers to it, in the protocol of the service.
fn refusal(fault: Fault, speaks_json: bool) -> String {
    let (xml, json, message) = match fault {
        Fault::Throttled => ("Throttling", "ThrottlingException", "Rate exceeded"),
        Fault::Expired => {
            ("ExpiredToken", "ExpiredTokenException", "The security token included in the request is expired")
        }
        Fault::Denied => {
            ("AccessDenied", "AccessDeniedException", "User: me is not authorized to perform this")
        }
        _ => ("InternalFailure", "InternalServerException", "An internal error occurred"),
    };
    let status = if fault == Fault::Server { "500 Internal Server Error" } else { "400 Bad Request" };
    if speaks_json {
        let body = serde_json::json!({"__type": json, "message": message});
        return answer(status, "application/x-amz-json-1.1", &body.to_string());
    }
    let body = format!(
        "<ErrorResponse><Error><Type>Sender</Type><Code>{xml}</Code><Message>{message}</Message></Error>\
         <RequestId>0</RequestId></ErrorResponse>"
    );
    answer(status, "text/xml", &body)
}

fn answer(status: &str, kind: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

fn fault(action: &str, state: &Mutex<State>) -> Option<Fault> {
    let mut state = lock(state);
    let at = state.log.len();
    state.log.push(action.to_owned());
    let aim = state.aim?;
    if at == aim.nth && aim.lasting {
        state.failing = Some(action.to_owned());
    }
    (at == aim.nth || state.failing.as_deref() == Some(action)).then_some(aim.fault)
}

/// Waits for the process to be given, should it have been quicker than the test.
fn kill(state: &Mutex<State>) -> std::io::Result<()> {
    loop {
        if let Some(child) = &mut lock(state).child {
            return child.kill();
        }
        thread::sleep(Duration::from_millis(1));
    }
}

/// The lines of a request's head, and its body.
pub(crate) fn request(client: &mut impl Read) -> std::io::Result<(Vec<String>, Vec<u8>)> {
    let mut reader = BufReader::new(client);
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        match line.trim_end() {
            "" => break,
            line => head.push(line.to_owned()),
        }
    }
    let length = header(&head, "content-length").and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    Ok((head, body))
}

fn header<'a>(head: &'a [String], name: &str) -> Option<&'a str> {
    let of = |line: &'a String| line.split_once(':').filter(|(key, _)| key.eq_ignore_ascii_case(name));
    head.iter().find_map(of).map(|(_, value)| value.trim())
}

fn action(head: &[String], body: &[u8]) -> String {
    if let Some(target) = header(head, "x-amz-target") {
        return target.rsplit('.').next().unwrap_or(target).to_owned();
    }
    let body = String::from_utf8_lossy(body);
    body.split('&').find_map(|pair| pair.strip_prefix("Action=")).unwrap_or("?").to_owned()
}

/// What the server answers to it, as it comes.
pub(crate) fn forwarded(server: u16, head: &[String], body: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", server))?;
    let kept = head.iter().filter(|line| !line.to_lowercase().starts_with("connection:"));
    let head: Vec<&str> = kept.map(String::as_str).collect();
    stream.write_all(format!("{}\r\nConnection: close\r\n\r\n", head.join("\r\n")).as_bytes())?;
    stream.write_all(body)?;
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer)?;
    Ok(answer)
}
