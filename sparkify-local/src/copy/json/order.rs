//! The order in which an object's keys came so far: what makes the next key a comparison, not a search.

use super::scan::string_end;
use super::text::decode;
use crate::copy::fault::Fault;
use crate::copy::plan::Shape;

/// More keys than this are looked up each time: the objects have no order worth learning.
const LEARNED: usize = 2048;

/// Keys in the order they are expected.
#[derive(Debug, Clone, Default)]
pub(crate) struct Order {
    keys: Vec<Key>,
}

#[derive(Debug, Clone)]
struct Key {
    /// As written, with both quotes.
    raw: Box<[u8]>,
    /// The shape of its value, if anything of it is wanted.
    shape: Option<usize>,
}

impl Order {
    /// The shape and the end of the key at `at`, if it is the one expected at this place.
    #[inline]
    pub(crate) fn expected(&self, place: usize, text: &[u8], at: usize) -> Option<(Option<usize>, usize)> {
        let key = self.keys.get(place)?;
        text[at..].starts_with(&key.raw).then(|| (key.shape, at + key.raw.len()))
    }

    /// Looks the key up, remembers it at this place, and moves the place to where it stands.
    #[cold]
    pub(crate) fn learn(
        &mut self,
        place: &mut usize,
        wanted: &Shape,
        text: &[u8],
        at: usize,
    ) -> Result<(Option<usize>, usize), Fault> {
        let (end, escaped) = string_end(text, at)?;
        let raw = &text[at..end];
        if let Some(known) = self.keys.iter().position(|key| *key.raw == *raw) {
            *place = known;
            return Ok((self.keys[known].shape, end));
        }
        let mut decoded = Vec::new();
        if escaped {
            decode(text, at, &mut decoded)?;
        } else {
            decoded.extend_from_slice(&raw[1..raw.len() - 1]);
        }
        let shape = str::from_utf8(&decoded).ok().and_then(|key| wanted.member(key));
        if self.keys.len() < LEARNED {
            *place = (*place).min(self.keys.len());
            let raw = raw.into();
            self.keys.insert(*place, Key { raw, shape });
        }
        Ok((shape, end))
    }
}
