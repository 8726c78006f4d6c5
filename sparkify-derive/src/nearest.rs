//! The right word for a misspelt one.

/// The most words a hint lists.
const MOST: usize = 40;

/// A hint that names the nearest of the allowed words, if one is near, and lists them as `what`.
pub(crate) fn hint(word: &str, what: &str, allowed: &[&str]) -> String {
    let more = if allowed.len() > MOST { ", …" } else { "" };
    let list = quoted(&allowed[..allowed.len().min(MOST)]);
    match nearest(word, allowed) {
        Some(near) => format!("did you mean `{near}`? {what}: {list}{more}"),
        None => format!("{what}: {list}{more}"),
    }
}

/// `a`, `b`, `c`
pub(crate) fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

/// The allowed word that differs least from `word`, unless all differ too much to be meant.
fn nearest<'a>(word: &str, allowed: &[&'a str]) -> Option<&'a str> {
    let word = word.to_lowercase();
    let most = word.chars().count().max(3) / 3;
    allowed
        .iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), *candidate))
        .filter(|(distance, candidate)| *distance <= most || candidate.starts_with(&word))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The edits from `a` to `b`: insertions, deletions, replacements, and swaps of two neighbours.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut edits = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            edits[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = edits[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                let swap = if swapped { edits[i - 2][j - 2] + 1 } else { usize::MAX };
                replaced.min(edits[i - 1][j] + 1).min(edits[i][j - 1] + 1).min(swap)
            };
        }
    }
    edits[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn the_distance_counts_edits() {
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("same", "same"), 0);
        assert_eq!(distance("az46", "az64"), 1);
    }

    #[test]
    fn only_a_near_word_is_named() {
        assert_eq!(nearest("distkey", &["dist_key", "sort_key"]), Some("dist_key"));
        assert_eq!(nearest("AZ64", &["az64", "zstd"]), Some("az64"));
        assert_eq!(nearest("song", &["play_id", "song_id"]), Some("song_id"));
        assert_eq!(nearest("compression", &["az64", "zstd"]), None);
    }
}
