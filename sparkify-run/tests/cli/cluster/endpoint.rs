//! A stand-in behind an endpoint that speaks TLS, and that can be told to fail at chosen statements.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use rustls::ServerConfig;
use sparkify_local::{Access, Content, Local, Mount, Options, SecretString, User};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWriteExt, split};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc as channel;
use tokio_rustls::TlsAcceptor;

pub(super) const USER: &str = "amira";
pub(super) const PASSWORD: &str = "s3cret;#'%";

/// The code of a request to cancel, where a version of the protocol stands otherwise.
const CANCEL: [u8; 4] = [4, 210, 22, 46];

/// Something that goes wrong, once, at the first statement that begins with `at`.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub(super) at: &'static str,
    pub(super) what: What,
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub(super) enum What {
    /// The connection is cut before the statement reaches the warehouse.
    CutBefore,
    /// The statement runs, but the connection is cut before its answer comes.
    CutAfter,
    /// The statement is on its way when the connection is cut.
    CutDuring,
    /// The statement runs, but from here on nobody is answered any more.
    Vanish,
    /// The answer waits until so many statements that begin so have come.
    HoldUntil(&'static str, usize),
    /// The answer is rows of text; `$session` is the session that the statement asks for.
    Rows(&'static [&'static [&'static str]]),
    /// The warehouse refuses the statement in these words: SQLSTATE, message, detail.
    Refuse(&'static str, &'static str, &'static str),
}

/// A running endpoint; its threads end with the test.
pub(super) struct Endpoint {
    pub(super) port: u16,
    script: Arc<Script>,
}

struct Script {
    faults: Mutex<Vec<Fault>>,
    /// Every statement that came, in order.
    seen: Mutex<Vec<String>>,
    cancelled: Mutex<usize>,
    gone: AtomicBool,
}

impl Endpoint {
    /// A warehouse in memory whose bucket `data` is this folder.
    pub(super) fn start(folder: &Path, tls: Arc<ServerConfig>, user: &str, faults: &[Fault]) -> Self {
        let script = Arc::new(Script {
            faults: Mutex::new(faults.to_vec()),
            seen: Mutex::default(),
            cancelled: Mutex::default(),
            gone: AtomicBool::default(),
        });
        let endpoint = Arc::clone(&script);
        let mount = Mount { prefix: "s3://data".to_owned(), content: Content::Folder(folder.to_owned()) };
        let options = Options { mounts: vec![mount], ..Options::default() };
        let name = user.to_owned();
        let (sender, receiver) = mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Runtime::new().expect("a runtime");
            runtime.block_on(async move {
                let local = Local::open(options).expect("an empty warehouse");
                let backend = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                let behind = backend.local_addr().expect("an address").port();
                let user = User { name, password: Some(SecretString::from(PASSWORD)) };
                tokio::spawn(local.serve(backend, Access::from(Some(user))));
                let front = TcpListener::bind("127.0.0.1:0").await.expect("a port");
                sender.send(front.local_addr().expect("an address").port()).expect("the test waits");
                loop {
                    let (stream, _) = front.accept().await.expect("a client");
                    let (tls, script) = (TlsAcceptor::from(Arc::clone(&tls)), Arc::clone(&script));
                    // A connection that breaks is what a test may be about.
                    tokio::spawn(async move { serve(stream, &tls, behind, &script).await });
                }
            });
        });
        Self { port: receiver.recv().expect("the endpoint starts"), script: endpoint }
    }

    /// Answers again after it vanished.
    pub(super) fn come_back(&self) {
        self.script.gone.store(false, Ordering::SeqCst);
    }

    /// Lets these faults happen from here on.
    pub(super) fn fail(&self, faults: &[Fault]) {
        self.script.faults.lock().expect("no holder panics").extend_from_slice(faults);
    }

    /// Every statement that came, in order.
    pub(super) fn seen(&self) -> Vec<String> {
        self.script.seen.lock().expect("no holder panics").clone()
    }

    /// How often a client asked to cancel what it runs.
    pub(super) fn cancelled(&self) -> usize {
        *self.script.cancelled.lock().expect("no holder panics")
    }

    /// How often a statement that begins so came.
    pub(super) fn count(&self, begins: &str) -> usize {
        self.script.count(begins)
    }
}

async fn serve(mut stream: TcpStream, tls: &TlsAcceptor, behind: u16, script: &Script) -> io::Result<()> {
    if script.gone.load(Ordering::SeqCst) {
        return Ok(());
    }
    stream.set_nodelay(true)?;
    let mut request = [0; 8];
    stream.read_exact(&mut request).await?;
    assert_eq!(request, [0, 0, 0, 8, 4, 210, 22, 47], "a client asks for encryption first");
    stream.write_all(b"S").await?;
    let stream = tls.accept(stream).await?;
    let mut backend = TcpStream::connect(("127.0.0.1", behind)).await?;
    backend.set_nodelay(true)?;
    let (mut from_client, mut to_client) = split(stream);
    // The first message has no letter; a request to cancel is one too.
    let startup = body(&mut from_client).await?;
    if startup[4..8] == CANCEL {
        *script.cancelled.lock().expect("no holder panics") += 1;
    }
    backend.write_all(&startup).await?;
    let (from_backend, mut to_backend) = backend.into_split();
    let (mut requests, mut answers) = (messages(from_client), messages(from_backend));
    let (mut swallow, mut held) = (false, None);
    loop {
        tokio::select! {
            request = requests.next() => {
                let Some(request) = request else { return Ok(()) };
                match script.fault(&request) {
                    None => to_backend.write_all(&request).await?,
                    Some(What::CutBefore) => return Ok(()),
                    Some(What::CutDuring) => return to_backend.write_all(&request).await,
                    Some(cut @ (What::CutAfter | What::Vanish)) => {
                        swallow = true;
                        if matches!(cut, What::Vanish) {
                            script.gone.store(true, Ordering::SeqCst);
                        }
                        to_backend.write_all(&request).await?;
                    }
                    Some(What::HoldUntil(begins, times)) => {
                        held = Some((begins, times));
                        to_backend.write_all(&request).await?;
                    }
                    Some(What::Rows(rows)) => {
                        to_client.write_all(&table(rows, &session_of(&request))).await?;
                        to_client.flush().await?;
                    }
                    Some(What::Refuse(code, message, detail)) => {
                        to_client.write_all(&refusal(code, message, detail)).await?;
                        to_client.flush().await?;
                    }
                }
            }
            answer = answers.next() => {
                let Some(answer) = answer else { return Ok(()) };
                if let Some((begins, times)) = held.take() {
                    while script.count(begins) < times {
                        // A client that leaves meanwhile is gone for the warehouse too.
                        tokio::select! {
                            () = tokio::time::sleep(Duration::from_millis(2)) => {}
                            gone = requests.next() => if gone.is_none_or(|it| it[0] == b'X') { return Ok(()) },
                        }
                    }
                }
                if !swallow {
                    to_client.write_all(&answer).await?;
                    to_client.flush().await?;
                } else if answer[0] == b'Z' {
                    return Ok(());
                }
            }
        }
    }
}

impl Script {
    fn count(&self, begins: &str) -> usize {
        let seen = self.seen.lock().expect("no holder panics");
        seen.iter().filter(|sql| sql.starts_with(begins)).count()
    }

    fn fault(&self, request: &[u8]) -> Option<What> {
        if request[0] != b'Q' {
            return None;
        }
        let sql = String::from_utf8_lossy(&request[5..request.len() - 1]).into_owned();
        let mut faults = self.faults.lock().expect("no holder panics");
        let at = faults.iter().position(|fault| sql.starts_with(fault.at));
        self.seen.lock().expect("no holder panics").push(sql);
        at.map(|at| faults.remove(at).what)
    }
}

/// The number in the first parentheses of a statement that end a list of sessions.
fn session_of(request: &[u8]) -> String {
    let sql = String::from_utf8_lossy(request);
    let list = sql.split(" IN (").nth(1).and_then(|rest| rest.split([')', ',']).next());
    list.unwrap_or_default().to_owned()
}

/// Rows of text columns, and the end of the statement.
fn table(rows: &[&[&str]], session: &str) -> Vec<u8> {
    let message = |letter: u8, body: &[u8]| {
        let length = u32::try_from(body.len() + 4).expect("a short message");
        [&[letter][..], &length.to_be_bytes(), body].concat()
    };
    let count = |columns: usize| u16::try_from(columns).expect("few columns").to_be_bytes();
    let width = rows.first().map_or(1, |row| row.len());
    // Columns called so, of type text and any length, as text.
    let column = [b"QUERY PLAN\0", &[0, 0, 0, 0, 0, 0, 0, 0, 0, 25][..], &[255; 6], &[0, 0]].concat();
    let mut answer = message(b'T', &[&count(width)[..], &column.repeat(width)].concat());
    for row in rows {
        let mut body = count(row.len()).to_vec();
        for cell in *row {
            let cell = cell.replace("$session", session);
            body.extend(u32::try_from(cell.len()).expect("a short cell").to_be_bytes());
            body.extend(cell.as_bytes());
        }
        answer.extend(message(b'D', &body));
    }
    answer.extend(message(b'C', b"SELECT\0"));
    answer.extend(message(b'Z', b"I"));
    answer
}

/// An error and the end of the statement, in a transaction that failed.
fn refusal(code: &str, message: &str, detail: &str) -> Vec<u8> {
    let mut fields = Vec::new();
    for (field, text) in [(b'S', "ERROR"), (b'V', "ERROR"), (b'C', code), (b'M', message), (b'D', detail)] {
        if !text.is_empty() {
            fields.push(field);
            fields.extend(text.as_bytes());
            fields.push(0);
        }
    }
    fields.push(0);
    let length = u32::try_from(fields.len() + 4).expect("a short message");
    let mut answer = vec![b'E'];
    answer.extend(length.to_be_bytes());
    answer.extend(fields);
    answer.extend([b'Z', 0, 0, 0, 5, b'E']);
    answer
}

/// The messages of one direction; the stream is closed when they are dropped.
struct Messages {
    receiver: channel::Receiver<Vec<u8>>,
    reader: tokio::task::JoinHandle<()>,
}

impl Messages {
    async fn next(&mut self) -> Option<Vec<u8>> {
        self.receiver.recv().await
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

fn messages(mut stream: impl AsyncRead + Unpin + Send + 'static) -> Messages {
    let (sender, receiver) = channel::channel(64);
    let reader = tokio::spawn(async move {
        while let Ok(letter) = stream.read_u8().await {
            let Ok(body) = body(&mut stream).await else { break };
            let mut message = vec![letter];
            message.extend(body);
            if sender.send(message).await.is_err() {
                break;
            }
        }
    });
    Messages { receiver, reader }
}

/// A length and what follows it.
async fn body(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = stream.read_u32().await?;
    let mut body = length.to_be_bytes().to_vec();
    body.resize(usize::try_from(length).map_err(io::Error::other)?, 0);
    stream.read_exact(&mut body[4..]).await?;
    Ok(body)
}
