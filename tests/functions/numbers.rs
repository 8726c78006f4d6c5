//! Numbers, choices, and SQL of one's own.

use super::{check, of};
use sparkify_schema::{Decimal, Text, greatest, least, lit, null, pi, raw, when};

#[tokio::test]
async fn numbers() {
    let commission = || lit(28.05).cast::<Decimal<8, 2>>();
    check(&[
        (of(commission().ceil()), "29"),
        (of(commission().floor()), "28"),
        (of(commission().round(1)), "28.10"),
        (of(lit(111.86).trunc(1)), "111.8"),
        (of(lit(-111.86).trunc(0)), "-111"),
        (of(lit(-28.05).sign()), "-1"),
        (of(commission().sign()), "1"),
        (of(lit(-7).abs()), "7"),
        (of(lit(7) / 2), "3"),
        (of(lit(-7) % 2), "-1"),
        (of(lit(2).power(10)), "1024"),
        (of(lit(16).sqrt()), "4"),
        (of(lit(100).log10()), "2"),
        (of(lit(0).exp()), "1"),
        (of(lit(1).ln()), "0"),
        (of(lit(0.5).degrees().round(13)), "28.6478897565412"),
        (of(lit(180).radians().round(14)), "3.14159265358979"),
        (of(lit(-1).acos().round(14)), "3.14159265358979"),
        (of((lit(2).atan2(2) * 4).round(14)), "3.14159265358979"),
        (of(pi().cos()), "-1"),
        (of(lit(0).sin() + lit(0).tan() + lit(0).asin() + lit(0).atan()), "0"),
        (of(lit(12).bit_and(10)), "8"),
        (of(lit(12).bit_or(3)), "15"),
        (of(lit(1).shift_left(4).shift_right(1)), "8"),
    ])
    .await;
}

#[tokio::test]
async fn choices() {
    let nothing = null::<i32>;
    check(&[
        (of(greatest([lit(1).nullable(), nothing(), lit(3).nullable()])), "3"),
        (of(least([lit(1).nullable(), nothing()])), "1"),
        (of(greatest([nothing(), nothing()])), "~"),
        (of(nothing().same_as(nothing())), "t"),
        (of(nothing().same_as(1)), "f"),
        (of(lit(1).same_as(1)), "t"),
        (of(nothing().eq(1)), "~"),
        (of(when(nothing().eq(1), "one").otherwise("another")), "another"),
        (of(raw::<Text>("UPPER({})", [lit("it's").operand()])), "IT'S"),
        (of(raw::<bool>("{} > 1 OR {} > 2", [lit(1).operand(), lit(3).operand()])), "t"),
    ])
    .await;
}
