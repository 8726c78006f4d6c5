//! A stand-in behind an endpoint that speaks TLS, and that can be told to fail at chosen statements.

mod message;

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, mpsc};
use std::time::Duration;

use rustls::ServerConfig;
use sparkify_local::{Access, Content, Local, Mount, Options, SecretString, User};
use tokio::io::{AsyncReadExt, AsyncWriteExt, split};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

use message::{body, messages, refusal, session_of, table};

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

impl Fault {
    /// The same at the statement of this number that begins so, from 1.
    pub(super) fn at(at: &'static str, number: usize, what: What) -> Vec<Self> {
        let mut faults = vec![Self { at, what: What::Pass }; number - 1];
        faults.push(Self { at, what });
        faults
    }
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
    /// Nothing: this one is let pass, so that the next of its kind is meant.
    Pass,
    /// From here on no other connection is let in.
    Alone,
    /// The answer waits until so many statements that begin so have come, or a client cancels.
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
        self.script.cancelled()
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
                    None | Some(What::Pass) => to_backend.write_all(&request).await?,
                    Some(What::Alone) => {
                        script.gone.store(true, Ordering::SeqCst);
                        to_backend.write_all(&request).await?;
                    }
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
                    let cancelled = script.cancelled();
                    let waits = || script.count(begins) < times && script.cancelled() == cancelled;
                    // A client that leaves meanwhile is gone for the warehouse too.
                    while waits() && !requests.receiver.is_closed() {
                        tokio::time::sleep(Duration::from_millis(2)).await;
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
    fn cancelled(&self) -> usize {
        *self.cancelled.lock().expect("no holder panics")
    }

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
