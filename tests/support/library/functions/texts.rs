//! Functions of text.

use super::super::{Book, Loan};
use sparkify_schema::{Collation, Row, Select, Sha2};

/// A text made of a title.
#[derive(Debug, Row)]
pub(super) struct Changed {
    pub(super) capitalized: String,
    pub(super) reversed: String,
    pub(super) replaced: String,
    pub(super) translated: String,
    pub(super) padded: String,
    pub(super) padded_end: String,
    pub(super) repeated: String,
    pub(super) trimmed: String,
    pub(super) trimmed_of: String,
    pub(super) letter: Option<String>,
    pub(super) same: bool,
}

pub(super) fn changed() -> Select<Changed> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        ChangedValues {
            capitalized: b.title().lower().capitalized(),
            reversed: b.title().upper().reversed(),
            replaced: b.title().replace("it's", "it is"),
            translated: b.isbn().translate("-X", "_"),
            padded: b.isbn().pad_start(13, "0"),
            padded_end: b.isbn().pad_end(20, ".").trim_end(),
            repeated: b.isbn().repeat(2),
            trimmed: b.title().trim_start().trim_end(),
            trimmed_of: b.title().trim_any("-.").trim_start_any("(").trim_end_any(")"),
            letter: (b.pages() % 26 + 65).character(),
            same: b.title().collate(Collation::CaseInsensitive).eq("the tempest"),
        }
    })
}

/// A part of a title.
#[derive(Debug, Row)]
pub(super) struct Cut {
    pub(super) last: String,
    pub(super) middle: String,
    pub(super) after_blank: String,
    pub(super) second: String,
    pub(super) blank_at: i32,
    pub(super) code_point: i32,
    pub(super) number: i64,
}

pub(super) fn cut() -> Select<Cut> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        CutValues {
            last: b.title().right(4),
            middle: b.title().substring(2, 3),
            after_blank: b.title().substring_from(b.title().position(" ") + 1),
            second: b.isbn().split_part("-", 2),
            blank_at: b.title().position(" "),
            code_point: b.title().code_point(),
            number: b.isbn().left(2).number_of_base(16),
        }
    })
}

/// What a title looks like.
#[derive(Debug, Row)]
pub(super) struct Looks {
    pub(super) title: String,
    pub(super) words: i32,
    pub(super) digit_at: i32,
    pub(super) first_number: String,
    pub(super) without_digits: String,
    pub(super) masked: String,
    pub(super) has_percent: bool,
}

pub(super) fn matched() -> Select<Looks> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        q.filter(b.title().ilike("the %").or(b.title().starts_with("A_\\")));
        q.filter(b.title().ends_with("?").or(b.title().contains("it's")));
        q.filter(b.title().similar_to("%(cat|dog)s?%").or(b.title().matches("^[A-Z]\\w+ ")));
        LooksValues {
            title: b.title(),
            words: b.title().regexp_count("\\w+"),
            digit_at: b.title().regexp_position("[0-9]"),
            first_number: b.title().regexp_substring("[0-9]+"),
            without_digits: b.title().regexp_replace("[0-9]", ""),
            masked: b.title().regexp_replace("[0-9]", "#"),
            has_percent: b.title().contains("100%"),
        }
    })
}

/// Fingerprints of a loan.
#[derive(Debug, Row)]
pub(super) struct Hashed {
    pub(super) md5: String,
    pub(super) sha1: String,
    pub(super) sha2: String,
    pub(super) hash: i64,
    pub(super) row_hash: i64,
}

pub(super) fn hashed() -> Select<Hashed> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        HashedValues {
            md5: l.remarks().md5(),
            sha1: l.remarks().sha1(),
            sha2: l.remarks().sha2(Sha2::Bits256),
            hash: l.member_no().fnv_hash(),
            row_hash: l.remarks().fnv_hash_after(l.member_no().fnv_hash()),
        }
    })
}
