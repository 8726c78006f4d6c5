//! The messages of the wire protocol, as far as an endpoint reads or makes them.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::sync::mpsc as channel;

/// The number in the first parentheses of a statement that end a list of sessions.
pub(super) fn session_of(request: &[u8]) -> String {
    let sql = String::from_utf8_lossy(request);
    let list = sql.split(" IN (").nth(1).and_then(|rest| rest.split([')', ',']).next());
    list.unwrap_or_default().to_owned()
}

/// Rows of text columns, and the end of the statement.
pub(super) fn table(rows: &[&[&str]], session: &str) -> Vec<u8> {
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
pub(super) fn refusal(code: &str, message: &str, detail: &str) -> Vec<u8> {
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
pub(super) struct Messages {
    pub(super) receiver: channel::Receiver<Vec<u8>>,
    reader: tokio::task::JoinHandle<()>,
}

impl Messages {
    pub(super) async fn next(&mut self) -> Option<Vec<u8>> {
        self.receiver.recv().await
    }
}

impl Drop for Messages {
    fn drop(&mut self) {
        self.reader.abort();
    }
}

pub(super) fn messages(mut stream: impl AsyncRead + Unpin + Send + 'static) -> Messages {
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
pub(super) async fn body(stream: &mut (impl AsyncRead + Unpin)) -> io::Result<Vec<u8>> {
    let length = stream.read_u32().await?;
    let mut body = length.to_be_bytes().to_vec();
    body.resize(usize::try_from(length).map_err(io::Error::other)?, 0);
    stream.read_exact(&mut body[4..]).await?;
    Ok(body)
}
