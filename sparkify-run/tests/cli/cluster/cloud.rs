//! A stand-in for the few calls of AWS that a connection needs, and for the Data API in front of the warehouse.

mod described;

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use sparkify_local::{Content, Local, Mount, Options};
use tokio_postgres::{Client, NoTls, SimpleQueryMessage};

pub(super) use described::{Described, Made};

/// Rows of a page; small, so that there are several.
const PAGE: usize = 50;

/// A statement that never ends.
pub(super) const ENDLESS: &str = "SELECT endless";

pub(super) const SECRET: &str = "arn:aws:secretsmanager:us-west-2:123456789012:secret:redshift!dwh-amira";

/// The running service.
pub(super) struct Cloud {
    pub(super) port: u16,
    calls: Arc<Mutex<Vec<(String, Value)>>>,
}

struct Service {
    described: Described,
    runtime: tokio::runtime::Runtime,
    local: Local,
    sessions: Mutex<HashMap<String, Client>>,
    statements: Mutex<HashMap<String, Statement>>,
    calls: Arc<Mutex<Vec<(String, Value)>>>,
}

#[derive(Default)]
struct Statement {
    endless: bool,
    cancelled: bool,
    until: Option<&'static str>,
    looked: usize,
    error: Option<String>,
    columns: Vec<Value>,
    rows: Vec<Value>,
    affected: u64,
}

impl Cloud {
    /// Serves a warehouse in memory whose bucket `data` is this folder.
    pub(super) fn start(folder: &Path, described: Described) -> Self {
        let mount = Mount { prefix: "s3://data".to_owned(), content: Content::Folder(folder.to_owned()) };
        let options = Options { mounts: vec![mount], ..Options::default() };
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let calls = Arc::<Mutex<Vec<(String, Value)>>>::default();
        let service = Arc::new(Service {
            described,
            runtime: tokio::runtime::Runtime::new().expect("a runtime"),
            local: Local::open(options).expect("an empty warehouse"),
            sessions: Mutex::default(),
            statements: Mutex::default(),
            calls: Arc::clone(&calls),
        });
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let service = Arc::clone(&service);
                // A client that goes away is what a test may be about.
                std::thread::spawn(move || service.serve(stream));
            }
        });
        Self { port, calls }
    }

    /// What was asked for, in order: the action and its parameters.
    pub(super) fn calls(&self, action: &str) -> Vec<Value> {
        let calls = self.calls.lock().expect("no holder panics");
        calls.iter().filter(|(name, _)| name == action).map(|(_, body)| body.clone()).collect()
    }
}

impl Service {
    fn serve(&self, mut stream: TcpStream) -> io::Result<()> {
        let mut reader = BufReader::new(stream.try_clone()?);
        let (mut length, mut target) = (0, String::new());
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let Some((name, value)) = line.split_once(':') else {
                if line.trim().is_empty() {
                    break;
                }
                continue;
            };
            match name.to_lowercase().as_str() {
                "content-length" => length = value.trim().parse().map_err(io::Error::other)?,
                "x-amz-target" => value.trim().clone_into(&mut target),
                _ => {}
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let (status, kind, answer) = if target.is_empty() {
            self.query(&String::from_utf8_lossy(&body))
        } else {
            let body: Value = serde_json::from_slice(&body).map_err(io::Error::other)?;
            let action = target.rsplit('.').next().unwrap_or_default().to_owned();
            self.calls.lock().expect("no holder panics").push((action.clone(), body.clone()));
            match self.json(&action, &body) {
                Ok(answer) => (200, "application/x-amz-json-1.1", answer.to_string()),
                Err(said) => {
                    let error = json!({"__type": "ValidationException", "message": said});
                    (400, "application/x-amz-json-1.1", error.to_string())
                }
            }
        };
        write!(
            stream,
            "HTTP/1.1 {status} OK\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{answer}",
            answer.len()
        )?;
        stream.flush()
    }

    /// The calls of Redshift, which speak in forms and XML.
    fn query(&self, form: &str) -> (u16, &'static str, String) {
        let field = |name: &str| {
            form.split('&').find_map(|pair| pair.strip_prefix(&format!("{name}="))).unwrap_or_default()
        };
        let action = field("Action");
        self.calls.lock().expect("no holder panics").push((action.to_owned(), json!(form)));
        let Some(result) = self.described.xml(action) else {
            let error = "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code>\
                         <Message>not allowed</Message></Error></ErrorResponse>";
            return (403, "text/xml", error.to_owned());
        };
        let answer =
            format!("<{action}Response><{action}Result>{result}</{action}Result></{action}Response>");
        (200, "text/xml", answer)
    }

    fn json(&self, action: &str, body: &Value) -> Result<Value, String> {
        let text = |key: &str| body[key].as_str().unwrap_or_default().to_owned();
        match action {
            "ExecuteStatement" => self.execute(&text("Sql"), body["SessionId"].as_str()),
            "DescribeStatement" => {
                let mut statements = self.statements.lock().expect("no holder panics");
                let statement = statements.get_mut(&text("Id")).ok_or("no such statement")?;
                statement.looked += 1;
                let status = match (statement.looked, &statement.error) {
                    _ if statement.cancelled => "ABORTED",
                    (1, _) => "STARTED",
                    _ if statement.endless => "STARTED",
                    _ if statement.until.is_some_and(|begins| !self.came(begins)) => "STARTED",
                    (_, Some(_)) => "FAILED",
                    (_, None) => "FINISHED",
                };
                Ok(json!({
                    "Id": text("Id"), "Status": status, "Error": statement.error,
                    "HasResultSet": !statement.columns.is_empty(), "ResultRows": statement.affected,
                }))
            }
            "GetStatementResult" => {
                let statements = self.statements.lock().expect("no holder panics");
                let statement = statements.get(&text("Id")).ok_or("no such statement")?;
                let from: usize = body["NextToken"].as_str().map_or(0, |token| token.parse().expect("ours"));
                let until = (from + PAGE).min(statement.rows.len());
                let next = (until < statement.rows.len()).then(|| until.to_string());
                Ok(json!({
                    "Records": statement.rows[from..until], "ColumnMetadata": statement.columns,
                    "TotalNumRows": statement.rows.len(), "NextToken": next,
                }))
            }
            "CancelStatement" => {
                let mut statements = self.statements.lock().expect("no holder panics");
                statements.get_mut(&text("Id")).ok_or("no such statement")?.cancelled = true;
                Ok(json!({"Status": true}))
            }
            _ => self.described.json(action).ok_or_else(|| format!("{action} is not imitated")),
        }
    }

    /// Whether a statement that begins so was asked for.
    fn came(&self, begins: &str) -> bool {
        let calls = self.calls.lock().expect("no holder panics");
        calls.iter().any(|(_, body)| body["Sql"].as_str().is_some_and(|sql| sql.starts_with(begins)))
    }

    fn execute(&self, sql: &str, session: Option<&str>) -> Result<Value, String> {
        let mut sessions = self.sessions.lock().expect("no holder panics");
        let session = session.map_or_else(|| format!("session-{}", sessions.len()), str::to_owned);
        sessions.entry(session.clone()).or_insert_with(|| self.client());
        let client = sessions.get(&session).ok_or("no such session")?;
        let mut statement = Statement { endless: sql == ENDLESS, ..Statement::default() };
        if !statement.endless {
            statement = self.runtime.block_on(run(client, sql));
        }
        statement.until = self.described.slow_until.filter(|_| sql.starts_with("COPY staging_events"));
        let mut statements = self.statements.lock().expect("no holder panics");
        let id = format!("statement-{}", statements.len());
        statements.insert(id.clone(), statement);
        Ok(json!({"Id": id, "SessionId": session}))
    }

    fn client(&self) -> Client {
        self.runtime.block_on(async {
            let mut config = tokio_postgres::Config::new();
            config.user("amira").dbname("dev");
            let (client, connection) =
                config.connect_raw(self.local.connect(), NoTls).await.expect("connects");
            tokio::spawn(connection);
            client
        })
    }
}

async fn run(client: &Client, sql: &str) -> Statement {
    let mut statement = Statement::default();
    // The types by a description, as the Data API tells them; what cannot be described has no rows.
    let described = client.prepare(sql).await.ok();
    let columns = described.as_ref().map_or(&[][..], |statement| statement.columns());
    let kind = |at: usize| columns.get(at).map_or("varchar", |column| column.type_().name()).to_owned();
    match client.simple_query(sql).await {
        Err(error) => {
            let error = error.as_db_error().map_or_else(|| error.to_string(), |it| it.message().to_owned());
            statement.error = Some(format!("ERROR: {error}"));
        }
        Ok(messages) => {
            for message in messages {
                match message {
                    SimpleQueryMessage::RowDescription(columns) => {
                        let column = |(at, name): (usize, &str)| json!({"name": name, "label": name, "typeName": kind(at)});
                        let names = columns.iter().map(tokio_postgres::SimpleColumn::name);
                        statement.columns = names.enumerate().map(column).collect();
                    }
                    SimpleQueryMessage::Row(row) => {
                        let values = (0..row.len()).map(|at| match (row.get(at), kind(at).as_str()) {
                            (None, _) => json!({"isNull": true}),
                            (Some(text), "int4" | "int8" | "int2") => {
                                json!({"longValue": text.parse::<i64>().expect("a number")})
                            }
                            (Some(text), "bool") => json!({"booleanValue": text == "t"}),
                            (Some(text), _) => json!({"stringValue": text}),
                        });
                        statement.rows.push(values.collect());
                    }
                    SimpleQueryMessage::CommandComplete(rows) => statement.affected = rows,
                    _ => {}
                }
            }
        }
    }
    statement
}
