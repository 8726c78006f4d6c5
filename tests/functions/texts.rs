//! Texts, patterns and hashes.

use super::{check, of};
use sparkify_schema::{Sha2, lit};

#[tokio::test]
async fn texts() {
    check(&[
        (of(lit("caterpillar").substring(6, 4)), "pill"),
        (of(lit("caterpillar").substring(0, 4)), "cat"),
        (of(lit("caterpillar").substring_from(6)), "pillar"),
        (of(lit("dogfish").position("fish")), "4"),
        (of(lit("dogfish").position("cat")), "0"),
        (of(lit("mint tea").translate("inea", "osin")), "most tin"),
        (of(lit("abc$def$ghi").split_part("$", 2)), "def"),
        (of(lit("abc$def$ghi").split_part("$", 4)), ""),
        (of(lit("français").bytes()), "9"),
        (of(lit("français").characters()), "8"),
        (of(lit("Amazon").code_point()), "65"),
        (of(lit("").code_point()), "0"),
        (of(lit(65).character()), "A"),
        (of(lit("abc").reversed()), "cba"),
        (of(lit("abcd").left(2).concat(lit("abcd").right(1))), "abd"),
        (of(lit("it's").replace("'s", " is")), "it is"),
        (of(lit("7").pad_start(3, "0")), "007"),
        (of(lit("abcd").pad_end(2, ".")), "ab"),
        (of(lit("ab").repeat(3)), "ababab"),
        (of(lit("xxaxx").trim_any("x")), "a"),
        (of(lit("xxa").trim_start_any("x")), "a"),
        (of(lit("axx").trim_end_any("x")), "a"),
        (of(lit(" a ").trim_start().trim_end()), "a"),
        (of(lit("hello world").capitalized()), "Hello World"),
        (of(lit("abcd1234").number_of_base(16)), "2882343476"),
        (of(lit("1234567").number_of_base(10)), "1234567"),
        (of(lit("1234567").number_of_base(8)), "342391"),
        (of(lit("110101").number_of_base(2)), "53"),
        (of(lit("0xf").number_of_base(16)), "15"),
    ])
    .await;
}

#[tokio::test]
async fn patterns() {
    check(&[
        (of(lit("100% sure").starts_with("100%")), "t"),
        (of(lit("1000 times").starts_with("100%")), "f"),
        (of(lit("a_b").ends_with("_b")), "t"),
        (of(lit("axb").ends_with("_b")), "f"),
        (of(lit(r"C:\temp").contains(r":\t")), "t"),
        (of(lit("C:temp").contains(r":\t")), "f"),
        (of(lit("it's").contains("'")), "t"),
        (of(lit("Anna").ilike("ANN%")), "t"),
        (of(lit("Anna").like("ANN%")), "f"),
        (of(lit("catdog").similar_to("(cat|dog)+")), "t"),
        (of(lit("catdogs").similar_to("(cat|dog)+")), "f"),
        (of(lit("a1").matches("[0-9]$")), "t"),
        (of(lit(r"a\d").matches(r"^a\\d$")), "t"),
        (of(lit("a7").matches(r"^a\d$")), "t"),
        (of(lit("abcdefghijklmnopqrstuvwxyz").regexp_count("[a-z]{3}")), "8"),
        (of(lit("a1b22").regexp_position("[0-9]+")), "2"),
        (of(lit("a1b22").regexp_substring("[0-9]{2}")), "22"),
        (of(lit("ab").regexp_substring("[0-9]")), ""),
        (of(lit("a1b22").regexp_replace("[0-9]", "")), "ab"),
        (of(lit("a1b22").regexp_replace("[0-9]+", "#")), "a#b#"),
    ])
    .await;
}

#[tokio::test]
async fn hashes() {
    check(&[
        (of(lit("Amazon Redshift").md5()), "f7415e33f972c03abd4f3fed36748f7a"),
        (of(lit("").sha1()), "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        (of(lit("").sha2(Sha2::Bits256)), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (of(lit(1).fnv_hash()), "-5968735742475085980"),
        (of(lit(1_i16).cast::<i16>().fnv_hash()), "589727492704079044"),
        (of(lit(1_i64).cast::<i64>().fnv_hash()), "-8517097267634966620"),
        (of(lit("abcd").fnv_hash()), "-281581062704388899"),
    ])
    .await;
}

/// Every text of up to two of these characters in every other: LIKE finds what Rust finds.
#[tokio::test]
async fn a_text_is_found_as_it_is() {
    let marks = ["%", "_", r"\", "'", "a"];
    let mut texts = vec![String::new()];
    for first in marks {
        texts.push(first.to_owned());
        texts.extend(marks.map(|second| format!("{first}{second}")));
    }
    let stand_in = super::stand_in().await;
    for needle in &texts {
        let (mut columns, mut expected) = (Vec::new(), Vec::new());
        for (i, text) in texts.iter().enumerate() {
            let text = text.as_str();
            for (place, found, expects) in [
                ("starts", lit(text).starts_with(needle), text.starts_with(needle)),
                ("ends", lit(text).ends_with(needle), text.ends_with(needle)),
                ("contains", lit(text).contains(needle), text.contains(needle)),
            ] {
                columns.push(format!("{} AS {place}_{i}", of(found)));
                expected.push(if expects { "t" } else { "f" });
            }
        }
        let answer = stand_in.answer(&format!("SELECT {} FROM one", columns.join(", "))).await;
        assert_eq!(answer, expected.join("|"), "{needle}");
    }
}
