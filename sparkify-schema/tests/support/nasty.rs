//! Texts made of what breaks quoting, from a seed.

/// What a text is made of: a piece is a mark of SQL, a character of an awkward kind, or plain.
const PIECES: [&str; 56] = [
    "'",
    "''",
    "'''",
    "\\",
    "\\\\",
    "\\'",
    "'\\",
    "\\n",
    "\\0",
    "\\x41",
    "\\u00e9",
    "\\%",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "--",
    "-- '",
    "/*",
    "*/",
    "/* ' */",
    "$$",
    "$tag$",
    "$1",
    ":name",
    "?",
    "??",
    "%",
    "_",
    "{}",
    "{0}",
    ";",
    "; DROP",
    "\"",
    "\"\"",
    "`",
    "[",
    "]",
    "(",
    ")",
    "E'",
    "U&'",
    "||",
    "NULL",
    "é",
    "e\u{301}",
    "ß",
    "漢字",
    "😀",
    "\u{10ffff}",
    "\u{feff}",
    "\u{2028}",
    "\u{202e}",
    " ",
    "a",
    "0",
];

/// The texts, in the order of their seed.
pub(crate) struct Nasty(u64);

impl Nasty {
    /// The first text of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// Another text: mostly short, seldom very long, never with NUL.
    pub(crate) fn text(&mut self) -> String {
        let pieces = match self.below(2_000) {
            0 => 4_000,
            1..40 => 200,
            _ => 12,
        };
        let pieces = self.below(pieces);
        (0..pieces).map(|_| self.piece()).collect()
    }

    fn piece(&mut self) -> String {
        match self.below(8) {
            // Control characters, but NUL.
            0 => char::from(u8::try_from(1 + self.below(31)).unwrap_or(b' ')).to_string(),
            // Any character of Unicode; a surrogate is none.
            1 => char::from_u32(u32::try_from(1 + self.below(0x10_ffff)).unwrap_or(1))
                .unwrap_or('\u{7f}')
                .to_string(),
            _ => PIECES[self.below(PIECES.len())].to_owned(),
        }
    }

    /// A number below `most`, by `SplitMix64`.
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        usize::try_from(bits % u64::try_from(most).unwrap_or(u64::MAX)).unwrap_or(0)
    }
}
