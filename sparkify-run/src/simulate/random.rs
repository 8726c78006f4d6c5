//! Draws that are the same on every machine: integers only, no library whose algorithm may change.

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng as _, SeedableRng as _};

/// What a stream of draws is for; streams do not disturb one another.
#[derive(Debug, Clone, Copy)]
pub(super) enum Stream {
    Catalog = 1,
    People = 2,
    Log = 3,
}

/// A source of draws.
pub(super) struct Random(ChaCha8Rng);

impl Random {
    pub(super) fn new(seed: u64, stream: Stream) -> Self {
        let mut key = [0; 32];
        key[..8].copy_from_slice(&seed.to_le_bytes());
        let mut rng = ChaCha8Rng::from_seed(key);
        rng.set_stream(stream as u64);
        Self(rng)
    }

    /// A number below `n`, all equally likely.
    pub(super) fn below(&mut self, n: u32) -> u32 {
        let product = u64::from(self.0.next_u32()) * u64::from(n);
        u32::try_from(product >> 32).expect("the upper half of a 64-bit product has 32 bits")
    }

    /// A number in `low..high`.
    pub(super) fn between(&mut self, low: u32, high: u32) -> u32 {
        low + self.below(high - low)
    }

    /// Whether an event of so many in a thousand happens.
    pub(super) fn per_mille(&mut self, share: u32) -> bool {
        self.below(1000) < share
    }

    /// Whether an event of this probability happens; 0 never does, 1 always.
    pub(super) fn chance(&mut self, probability: f64) -> bool {
        f64::from(self.0.next_u32()) < probability * 4_294_967_296.0
    }

    /// One of the values, all equally likely.
    pub(super) fn pick<T: Copy>(&mut self, values: &[T]) -> T {
        values[self.index(values.len())]
    }

    /// An index below `len`.
    pub(super) fn index(&mut self, len: usize) -> usize {
        self.below(u32::try_from(len).expect("no list here is that long")) as usize
    }

    /// The index of one of the weights, as likely as it is heavy.
    pub(super) fn weighted(&mut self, weights: impl IntoIterator<Item = u32> + Clone) -> u32 {
        let mut left = self.below(weights.clone().into_iter().sum());
        for (index, weight) in (0..).zip(weights) {
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// A value whose distribution has these quantiles, evenly spaced, with straight lines between them.
    pub(super) fn quantile(&mut self, quantiles: &[u32]) -> u32 {
        let steps = u32::try_from(quantiles.len()).expect("tables are short") - 1;
        let step = self.below(steps) as usize;
        let (low, high) = (quantiles[step], quantiles[step + 1]);
        self.between(low, high + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_those_of_chacha8() {
        // Computed by a ChaCha8 written from its specification: a changed generator would change every data set.
        let mut random = Random::new(1, Stream::Catalog);
        let draws: Vec<u32> = (0..6).map(|_| random.below(1_000_000)).collect();
        assert_eq!(draws, [548_582, 103_533, 672_997, 817_991, 627_354, 638_139]);
    }

    #[test]
    fn certain_and_impossible_events() {
        let mut random = Random::new(7, Stream::Log);
        assert!((0..1000).all(|_| random.chance(1.0)));
        assert!((0..1000).all(|_| !random.chance(0.0)));
    }

    #[test]
    fn quantiles_bound_the_draws() {
        let mut random = Random::new(7, Stream::Log);
        let draws: Vec<u32> = (0..2000).map(|_| random.quantile(&[5, 10, 100])).collect();
        let low = draws.iter().filter(|draw| **draw <= 10).count();
        assert!(draws.iter().all(|draw| (5..=100).contains(draw)));
        assert!((900..1100).contains(&low), "half of the draws are below the median, not {low}");
    }

    #[test]
    fn weights_are_kept() {
        let mut random = Random::new(7, Stream::Log);
        let mut hits = [0; 3];
        for _ in 0..4000 {
            hits[random.weighted([1, 0, 3]) as usize] += 1;
        }
        assert_eq!(hits[1], 0);
        assert!((900..1100).contains(&hits[0]), "a quarter of 4000, not {}", hits[0]);
    }
}
