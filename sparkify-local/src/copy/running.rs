//! A COPY that runs, as others may ask about it.

use std::sync::{Arc, OnceLock};

use super::objects::Object;
use super::tally::{SoFar, Tally};

/// How far a COPY is, and how far it has to go.
#[derive(Debug)]
pub(crate) struct Running {
    objects: Arc<[Object]>,
    tally: Arc<Tally>,
    compressed: bool,
    /// Summed up for the first who asks: a COPY nobody asks about does not pay for it.
    size: OnceLock<u64>,
}

impl Running {
    pub(super) fn new(objects: Arc<[Object]>, tally: Arc<Tally>, compressed: bool) -> Self {
        Self { objects, tally, compressed, size: OnceLock::new() }
    }

    /// How many objects it loads.
    pub(crate) fn objects(&self) -> usize {
        self.objects.len()
    }

    /// Their bytes, as stored.
    pub(crate) fn size(&self) -> u64 {
        *self.size.get_or_init(|| self.objects.iter().map(Object::size).sum())
    }

    /// Whether the stored bytes are compressed ones.
    pub(crate) fn is_compressed(&self) -> bool {
        self.compressed
    }

    /// The object that is read next.
    pub(crate) fn next(&self) -> Option<String> {
        let at = usize::try_from(self.so_far().objects).ok()?;
        self.objects.get(at).map(|object| object.url.to_string())
    }

    pub(crate) fn so_far(&self) -> SoFar {
        self.tally.so_far()
    }
}
