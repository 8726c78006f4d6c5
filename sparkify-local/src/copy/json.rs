//! The parser: one JSON object to one row, guided by a plan and by the order the keys had before.
//!
//! Objects of one source have their keys in one order. The key met is compared with the key that stood at
//! this place in the row before; only a surprise is looked up. Of a key that comes twice the last value
//! counts.

pub(crate) mod order;
pub(crate) mod scan;
pub(crate) mod skip;
pub(crate) mod text;

use self::order::Order;
use self::scan::{number_end, skip_space, string_end, unexpected, word_end};
use self::skip::{colon, value_end};
use super::convert::{Cell, Kind, Value, convert};
use super::fault::{Code, Fault};
use super::plan::Plan;

/// The largest object Redshift takes.
pub(crate) const OBJECT_LIMIT: usize = 4 * 1024 * 1024;

/// Where the cells of a row go; a row that fails is written over by the next.
pub(crate) trait Sink {
    /// Sets a column of the current row, again if its key comes twice.
    fn put(&mut self, column: usize, cell: Cell<'_>);

    /// The current row is complete; the next begins.
    fn end_row(&mut self);
}

/// A block of text and how to read it.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) text: &'a [u8],
    /// The whole text is known to be UTF-8.
    pub(crate) utf8: bool,
}

/// What a parser remembers from row to row.
#[derive(Debug)]
pub(crate) struct Parser {
    /// One per shape.
    orders: Vec<Order>,
    /// Per target the number of the row that set it last.
    seen: Vec<u32>,
    row: u32,
    /// The string being decoded.
    decoded: Vec<u8>,
    /// The value being converted.
    scratch: Vec<u8>,
}

impl Parser {
    pub(crate) fn new(plan: &Plan) -> Self {
        Self {
            orders: vec![Order::default(); plan.shapes.len()],
            seen: vec![0; plan.targets.len()],
            row: 0,
            decoded: Vec::new(),
            scratch: Vec::new(),
        }
    }

    /// Parses the object at `start` into the current row and returns the byte after it.
    pub(crate) fn row(
        &mut self,
        source: Source<'_>,
        start: usize,
        sink: &mut impl Sink,
    ) -> Result<usize, Fault> {
        let Some(root) = source.plan.shapes.first() else {
            return value_end(source.text, start);
        };
        self.next_row();
        let end = match source.text.get(start) {
            Some(b'{') if root.elements.is_empty() => self.value(source, 0, start, sink)?,
            Some(b'[') if !root.elements.is_empty() => self.value(source, 0, start, sink)?,
            Some(b'[' | b'{') => return Err(Fault::json(start, NOT_AN_OBJECT)),
            _ => return Err(unexpected(source.text, start, "an object")),
        };
        if end - start > OBJECT_LIMIT {
            return Err(Fault::json(start, TOO_LARGE));
        }
        for column in 0..self.seen.len() {
            if self.seen[column] != self.row {
                self.put(source, column, &Value::null(start), sink)?;
            }
        }
        Ok(end)
    }

    fn next_row(&mut self) {
        self.row = self.row.wrapping_add(1);
        if self.row == 0 {
            self.seen.fill(0);
            self.row = 1;
        }
    }

    /// A value of which something is wanted.
    #[inline]
    fn value(
        &mut self,
        source: Source<'_>,
        shape: usize,
        at: usize,
        sink: &mut impl Sink,
    ) -> Result<usize, Fault> {
        let wanted = &source.plan.shapes[shape];
        if wanted.is_leaf() {
            return self.leaf(source, shape, at, sink);
        }
        let text = source.text;
        let end = match text.get(at) {
            Some(b'{') if !wanted.members.is_empty() => self.object(source, shape, at, sink)?,
            Some(b'[') if !wanted.elements.is_empty() => self.array(source, shape, at, sink)?,
            Some(b'n') => word_end(text, at, b"null")?,
            _ if wanted.members.is_empty() => return Err(Fault::json(at, NOT_AN_ARRAY)),
            _ => return Err(Fault::json(at, NOT_AN_OBJECT)),
        };
        if wanted.columns.is_empty() {
            return Ok(end);
        }
        self.leaf(source, shape, at, sink)
    }

    fn object(
        &mut self,
        source: Source<'_>,
        shape: usize,
        start: usize,
        sink: &mut impl Sink,
    ) -> Result<usize, Fault> {
        let text = source.text;
        let mut place = 0;
        let mut at = skip_space(text, start + 1);
        if text.get(at) == Some(&b'}') {
            return Ok(at + 1);
        }
        loop {
            if text.get(at) != Some(&b'"') {
                return Err(unexpected(text, at, "a key"));
            }
            let (child, end) = match self.orders[shape].expected(place, text, at) {
                Some(found) => found,
                None => self.orders[shape].learn(&mut place, &source.plan.shapes[shape], text, at)?,
            };
            place += 1;
            at = colon(text, end)?;
            at = match child {
                Some(child) => self.value(source, child, at, sink)?,
                None => value_end(text, at)?,
            };
            at = skip_space(text, at);
            match text.get(at) {
                Some(b',') => at = skip_space(text, at + 1),
                Some(b'}') => return Ok(at + 1),
                _ => return Err(unexpected(text, at, "',' or '}'")),
            }
        }
    }

    fn array(
        &mut self,
        source: Source<'_>,
        shape: usize,
        start: usize,
        sink: &mut impl Sink,
    ) -> Result<usize, Fault> {
        let text = source.text;
        let wanted = &source.plan.shapes[shape];
        let mut at = skip_space(text, start + 1);
        let mut length = 0;
        if text.get(at) == Some(&b']') {
            at += 1;
        } else {
            loop {
                at = match wanted.element(length) {
                    Some(child) => self.value(source, child, at, sink)?,
                    None => value_end(text, at)?,
                };
                length += 1;
                at = skip_space(text, at);
                match text.get(at) {
                    Some(b',') => at = skip_space(text, at + 1),
                    Some(b']') => break,
                    _ => return Err(unexpected(text, at, "',' or ']'")),
                }
            }
            at += 1;
        }
        if wanted.elements.iter().any(|(index, _)| *index >= length) {
            return Err(Fault::json(start, NOT_AN_ARRAY));
        }
        Ok(at)
    }

    /// A value taken as a whole.
    #[inline]
    fn leaf(
        &mut self,
        source: Source<'_>,
        shape: usize,
        at: usize,
        sink: &mut impl Sink,
    ) -> Result<usize, Fault> {
        let text = source.text;
        let mut decoded = std::mem::take(&mut self.decoded);
        let mut value = Value { kind: Kind::Null, text: b"", raw: b"", utf8: source.utf8, at };
        let end = match text.get(at) {
            Some(b'"') => {
                let (end, escaped) = string_end(text, at)?;
                value.kind = Kind::Text;
                value.text = &text[at + 1..end - 1];
                if escaped {
                    text::decode(text, at, &mut decoded)?;
                    value.text = &decoded;
                    value.utf8 = false;
                }
                end
            }
            Some(b'-' | b'0'..=b'9') => {
                let end = number_end(text, at)?;
                value.kind = Kind::Number;
                value.text = &text[at..end];
                end
            }
            Some(b'n') => word_end(text, at, b"null")?,
            Some(b't' | b'f') => {
                let word: &[u8] = if text[at] == b't' { b"true" } else { b"false" };
                value.kind = Kind::Boolean;
                value.text = word;
                word_end(text, at, word)?
            }
            _ => {
                let end = value_end(text, at)?;
                value.kind = Kind::Nested;
                value.text = &text[at..end];
                end
            }
        };
        value.raw = &text[at..end];
        for &column in &source.plan.shapes[shape].columns {
            self.put(source, column, &value, sink)?;
        }
        self.decoded = decoded;
        Ok(end)
    }

    #[inline]
    fn put(
        &mut self,
        source: Source<'_>,
        column: usize,
        value: &Value<'_>,
        sink: &mut impl Sink,
    ) -> Result<(), Fault> {
        let target = &source.plan.targets[column];
        let cell = convert(target.data_type, &source.plan.rules, value, &mut self.scratch)
            .map_err(|fault| fault.of(column, value.at))?;
        if target.required && cell == Cell::Null {
            let fault = Fault::value(Code::NotNull, value.text, "Missing data for not-null field");
            return Err(fault.of(column, value.at));
        }
        self.seen[column] = self.row;
        sink.put(column, cell);
        Ok(())
    }
}

const NOT_AN_OBJECT: &str = "Invalid JSONPath format: Member is not an object.";
const NOT_AN_ARRAY: &str = "Invalid JSONPath format: Not an array or index out of range.";
/// An object over [`OBJECT_LIMIT`].
pub(crate) const TOO_LARGE: &str = "JSON object or array is larger than 4194304 bytes";
