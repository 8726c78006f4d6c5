//! The name that was probably meant.

/// The candidate most like `written`, if one is like it at all.
pub(crate) fn nearest(written: &str, candidates: impl IntoIterator<Item = String>) -> Option<String> {
    candidates
        .into_iter()
        .map(|name| (strsim::jaro_winkler(written, &name), name))
        .filter(|(likeness, _)| *likeness > 0.8)
        .max_by(|(a, _), (b, _)| a.total_cmp(b))
        .map(|(_, name)| name)
}
