//! How wide the columns of a query are, known when it is written.

use std::rc::Rc;

/// The most bytes of each column of a query, in order; none where unknown or not a text.
#[doc(hidden)]
#[derive(Debug, Clone)]
pub struct Sizes(Rc<[Option<u32>]>);

impl Sizes {
    /// The most bytes of the column at that place.
    #[must_use]
    pub fn of(&self, place: usize) -> Option<u32> {
        self.0.get(place).copied().flatten()
    }

    /// Each where `other` has not more; unknown where it has, or may have.
    pub(crate) fn unless_outgrown_by(&self, other: &Self) -> Self {
        self.0.iter().zip(&*other.0).map(|(a, b)| a.zip(*b).filter(|(a, b)| b <= a).map(|(a, _)| a)).collect()
    }

    /// The larger of each; unknown where one is.
    pub(crate) fn or(&self, other: &Self) -> Self {
        self.0.iter().zip(&*other.0).map(|(a, b)| a.zip(*b).map(|(a, b)| a.max(b))).collect()
    }
}

impl FromIterator<Option<u32>> for Sizes {
    fn from_iter<I: IntoIterator<Item = Option<u32>>>(sizes: I) -> Self {
        Self(sizes.into_iter().collect())
    }
}
