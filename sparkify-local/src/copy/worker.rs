//! Turning blocks of text into rows: the part of a COPY that every thread does for itself.

use super::boundary;
use super::fault::{Fault, KEPT_BYTES};
use super::feed::{Block, Feed, Piece, Verdict};
use super::json::scan::skip_space;
use super::json::skip::value_end;
use super::json::{Parser, Sink, Source, TOO_LARGE};
use super::plan::Plan;
use super::tally::{BadRow, Tally};
use super::vectors::Chunk;

/// A block in the middle of being parsed.
#[derive(Debug)]
pub(crate) struct Worker {
    parser: Parser,
    block: Option<Block>,
    /// The block is UTF-8 throughout.
    utf8: bool,
    piece: usize,
    at: usize,
}

impl Worker {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self { parser: Parser::new(plan), block: None, utf8: true, piece: 0, at: 0 }
    }

    /// Fills the chunk, or takes all that is left.
    pub(crate) fn fill(&mut self, plan: &Plan, feed: &Feed, tally: &Tally, chunk: &mut Chunk<'_>) {
        while !chunk.is_full() {
            if self.block.is_none() {
                let Some(block) = feed.next(tally) else {
                    return;
                };
                self.begin(block);
            }
            let before = chunk.rows();
            let at_its_end = self.rows(plan, tally, chunk);
            // Before the next block is waited for: whoever asks meanwhile is told of these.
            tally.rows(chunk.rows() - before);
            if at_its_end {
                self.block = None;
                feed.done();
            }
        }
    }

    /// Whether it holds text yet to be parsed.
    pub(crate) fn is_busy(&self) -> bool {
        self.block.is_some()
    }

    fn begin(&mut self, block: Block) {
        self.utf8 = simdutf8::basic::from_utf8(&block.text).is_ok();
        self.at = block.pieces.first().map_or(0, |piece| piece.start);
        self.piece = 0;
        self.block = Some(block);
    }

    /// Parses until the chunk is full or the block is at its end; true in the latter case.
    fn rows(&mut self, plan: &Plan, tally: &Tally, chunk: &mut Chunk<'_>) -> bool {
        let Some(block) = &self.block else {
            return true;
        };
        while let Some(piece) = block.pieces.get(self.piece) {
            // What follows belongs to another object.
            let text = &block.text[..piece.end];
            let source = Source { plan, text, utf8: self.utf8 };
            let start = skip_space(text, self.at);
            if start >= piece.end || !tally.wants(piece.object) {
                self.piece += 1;
                self.at = block.pieces.get(self.piece).map_or(0, |piece| piece.start);
                continue;
            }
            if chunk.is_full() {
                self.at = start;
                return false;
            }
            let parsed = match piece.verdict {
                Verdict::Parse => self.parser.row(source, start, chunk),
                Verdict::OuterArray => Err(Fault::json(start, OUTER_ARRAY)),
                Verdict::TooLarge => Err(Fault::json(start, TOO_LARGE)),
            };
            self.at = match parsed {
                Ok(end) => {
                    chunk.end_row();
                    end
                }
                Err(fault) => {
                    let resume = match piece.verdict {
                        Verdict::Parse => boundary::resume(text, start, fault.at),
                        Verdict::OuterArray | Verdict::TooLarge => piece.end,
                    };
                    tally.bad_row(piece.object, bad_row(text, piece, start, fault));
                    resume
                }
            };
        }
        true
    }
}

/// What Redshift says of a file that is one array.
const OUTER_ARRAY: &str = "Invalid JSONPath format: Member is not an object.";

#[cold]
fn bad_row(text: &[u8], piece: &Piece, start: usize, fault: Fault) -> BadRow {
    let lines = |end: usize| memchr::memchr_iter(b'\n', &text[piece.start..end]).count() as u64;
    let end = value_end(text, start).unwrap_or_else(|_| fault.at.clamp(start, text.len()));
    let line_end = memchr::memchr(b'\n', &text[end..]).map_or(text.len(), |at| end + at);
    let raw_end = line_end.min(start + KEPT_BYTES);
    BadRow {
        first_line: piece.first_line + lines(start),
        last_line: piece.first_line + lines(end),
        raw_line: text[start..raw_end].to_vec(),
        fault,
    }
}
