//! From objects to blocks of text: many are read at once, few are held in memory.

use std::io::{self, Read};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};

use super::boundary;
use super::json::OBJECT_LIMIT;
use super::json::scan::skip_space;
use super::tally::Tally;

/// The size blocks are aimed at: small enough for the cache, large enough to be worth a hand-over.
const BLOCK: usize = 1024 * 1024;
/// Blocks read ahead of the parsers.
const AHEAD: usize = 16;
/// Files so small that many fit a block are joined up to this size.
const JOINED: usize = BLOCK / 4;

/// A piece of text that begins and ends between rows.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) text: Vec<u8>,
    pub(crate) pieces: Vec<Piece>,
}

/// The part of a block that comes from one object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Piece {
    /// The object's place in the order of loading.
    pub(crate) object: usize,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// The line of the object that the piece begins on, from 1.
    pub(crate) first_line: u64,
    pub(crate) verdict: Verdict,
}

/// What reading already knows about a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    Parse,
    /// The object is one array: none of it is read.
    OuterArray,
    /// More than a row may hold without an end of a row.
    TooLarge,
}

/// The parsers' end of the blocks.
#[derive(Debug)]
pub(crate) struct Feed {
    blocks: Mutex<Option<Receiver<Block>>>,
    /// Blocks taken and not yet done.
    in_hand: AtomicUsize,
}

/// The two ends of a stream of blocks.
pub(crate) fn channel() -> (SyncSender<Block>, Feed) {
    let (sender, receiver) = sync_channel(AHEAD);
    let blocks = Mutex::new(Some(receiver));
    (sender, Feed { blocks, in_hand: AtomicUsize::new(0) })
}

impl Feed {
    /// The next block that matters; `None` when all are read or reading has stopped.
    pub(crate) fn next(&self, tally: &Tally) -> Option<Block> {
        let blocks = self.blocks.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let block = blocks.as_ref()?.recv().ok()?;
            if block.pieces.iter().any(|piece| tally.wants(piece.object)) {
                self.in_hand.fetch_add(1, Ordering::SeqCst);
                return Some(block);
            }
            if tally.is_stopped() {
                return None;
            }
        }
    }

    /// A block is parsed to its end.
    pub(crate) fn done(&self) {
        self.in_hand.fetch_sub(1, Ordering::SeqCst);
    }

    /// Whether no thread is in the middle of a block.
    pub(crate) fn is_idle(&self) -> bool {
        self.in_hand.load(Ordering::SeqCst) == 0
    }

    /// Lets the readers go.
    pub(crate) fn close(&self) {
        self.blocks.lock().unwrap_or_else(PoisonError::into_inner).take();
    }
}

/// A reader's end of the blocks; what is left is sent by [`Filler::flush`].
pub(crate) struct Filler<'a> {
    blocks: SyncSender<Block>,
    tally: &'a Tally,
    /// Rows are arrays, so an array at the start of an object is none around them.
    root_arrays: bool,
    block: Block,
}

/// Nobody takes blocks any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Closed;

impl<'a> Filler<'a> {
    pub(crate) fn new(blocks: SyncSender<Block>, tally: &'a Tally, root_arrays: bool) -> Self {
        Self { blocks, tally, root_arrays, block: Block::default() }
    }

    /// Reads an object to its end.
    pub(crate) fn object(&mut self, object: usize, stream: &mut dyn Read) -> io::Result<Result<(), Closed>> {
        self.block.text.reserve(BLOCK);
        let mut start = self.block.text.len();
        let mut first_line = 1;
        let mut fresh = true;
        while self.tally.wants(object) {
            let room = BLOCK.saturating_sub(self.block.text.len()).max(BLOCK / 4);
            let read = match stream.take(room as u64).read_to_end(&mut self.block.text) {
                Ok(read) => read,
                Err(error) => {
                    self.block.text.truncate(start);
                    return Err(error);
                }
            };
            self.tally.read(read as u64);
            if std::mem::take(&mut fresh) {
                start += mark_length(&self.block.text[start..]);
                let first = skip_space(&self.block.text, start);
                if !self.root_arrays && self.block.text.get(first) == Some(&b'[') {
                    self.piece(object, start, first_line, Verdict::OuterArray);
                    return Ok(self.flush());
                }
            }
            if read < room {
                self.piece(object, start, first_line, Verdict::Parse);
                let full = self.block.text.len() >= JOINED;
                return Ok(if full { self.flush() } else { Ok(()) });
            }
            let text = &mut self.block.text;
            if let Some(cut) = boundary::last(text, start) {
                let rest = text.split_off(cut);
                let lines = memchr::memchr_iter(b'\n', &text[start..]).count() as u64;
                self.piece(object, start, first_line, Verdict::Parse);
                if self.flush().is_err() {
                    return Ok(Err(Closed));
                }
                first_line += lines;
                start = 0;
                self.block.text = rest;
                self.block.text.reserve(BLOCK);
            } else if text.len() - start > OBJECT_LIMIT + BLOCK {
                let mut lines = memchr::memchr_iter(b'\n', &text[start..]).count() as u64;
                self.piece(object, start, first_line, Verdict::TooLarge);
                if self.flush().is_err() {
                    return Ok(Err(Closed));
                }
                lines += u64::from(self.skip_line(stream)?);
                first_line += lines;
                start = 0;
            }
        }
        self.block.text.truncate(start);
        Ok(Ok(()))
    }

    /// Sends what was read.
    pub(crate) fn flush(&mut self) -> Result<(), Closed> {
        let block = std::mem::take(&mut self.block);
        if block.pieces.is_empty() {
            return Ok(());
        }
        self.blocks.send(block).map_err(|_| Closed)
    }

    fn piece(&mut self, object: usize, start: usize, first_line: u64, verdict: Verdict) {
        let end = self.block.text.len();
        self.block.pieces.push(Piece { object, start, end, first_line, verdict });
    }

    /// Drops the rest of a line and says whether there was an end of it.
    fn skip_line(&mut self, stream: &mut dyn Read) -> io::Result<bool> {
        let text = &mut self.block.text;
        loop {
            text.clear();
            if stream.take(BLOCK as u64).read_to_end(text)? == 0 {
                return Ok(false);
            }
            if let Some(at) = memchr::memchr(b'\n', text) {
                text.drain(..=at);
                return Ok(true);
            }
        }
    }
}

/// The length of a byte order mark.
fn mark_length(text: &[u8]) -> usize {
    if text.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(texts: &[&[u8]]) -> Vec<Block> {
        let tally = Tally::new(None);
        let (sender, feed) = channel();
        std::thread::scope(|scope| {
            scope.spawn(|| {
                let mut filler = Filler::new(sender, &tally, false);
                for (object, mut text) in texts.iter().copied().enumerate() {
                    filler.object(object, &mut text).expect("memory").expect("open");
                }
                filler.flush().expect("open");
                drop(filler);
            });
            std::iter::from_fn(|| feed.next(&tally)).collect()
        })
    }

    #[test]
    fn small_objects_share_a_block() {
        let blocks = blocks(&[b"{}", b"", b"\xef\xbb\xbf{}\n"]);
        assert_eq!(blocks.len(), 1);
        let places: Vec<_> = blocks[0].pieces.iter().map(|p| (p.object, p.start, p.end)).collect();
        assert_eq!(places, [(0, 0, 2), (1, 2, 2), (2, 5, 8)]);
    }

    #[test]
    fn a_large_object_is_cut_between_rows_and_lines_are_counted() {
        let row = format!("{{\"a\":\"{}\"}}\n", "x".repeat(1000));
        let text = row.repeat(5000);
        let blocks = blocks(&[text.as_bytes()]);
        assert!(blocks.len() > 3);
        let (mut line, mut joined) = (1, Vec::new());
        for block in &blocks {
            let piece = &block.pieces[0];
            assert_eq!(piece.first_line, line);
            assert!(block.text.starts_with(b"{"));
            line += memchr::memchr_iter(b'\n', &block.text).count() as u64;
            joined.extend_from_slice(&block.text);
        }
        assert_eq!(joined, text.as_bytes());
    }

    #[test]
    fn an_object_without_end_is_given_up_and_the_next_line_read() {
        let mut text = b"{\"a\":\"".to_vec();
        text.resize(6 * BLOCK, b'x');
        text.extend_from_slice(b"\n{\"a\":1}");
        let blocks = blocks(&[&text]);
        let verdicts: Vec<_> =
            blocks.iter().map(|block| (block.pieces[0].verdict, block.pieces[0].first_line)).collect();
        assert_eq!(verdicts, [(Verdict::TooLarge, 1), (Verdict::Parse, 2)]);
        assert_eq!(blocks[1].text, b"{\"a\":1}");
    }
}
