//! Functions of numbers, choices, and SQL of one's own.

use super::super::{Book, Loan};
use sparkify_schema::{Row, Select, Text, greatest, least, lit, pi, random, raw};

/// A number, rounded.
#[derive(Debug, Row)]
pub(super) struct Rounded {
    pub(super) up: Option<f64>,
    pub(super) down: Option<f64>,
    pub(super) near: Option<f64>,
    pub(super) cut: Option<f64>,
    pub(super) size: i64,
    pub(super) sign: Option<f64>,
    pub(super) rest: i64,
    pub(super) in_both: i64,
    pub(super) in_either: i16,
    pub(super) shifted: i32,
}

pub(super) fn rounded() -> Select<Rounded> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let fee = l.fee().cast::<f64>();
        RoundedValues {
            up: fee.clone().ceil(),
            down: fee.clone().floor(),
            near: fee.clone().round(1),
            cut: fee.clone().trunc(1),
            size: l.member_no().abs(),
            sign: fee.sign(),
            rest: l.member_no() % 7,
            in_both: l.member_no().bit_and(l.days()),
            in_either: l.days().bit_or(1_i16).shift_right(2),
            shifted: (l.days() + 1).shift_left(3),
        }
    })
}

/// Numbers of a curve.
#[derive(Debug, Row)]
pub(super) struct Curves {
    pub(super) root: f64,
    pub(super) power: f64,
    pub(super) growth: f64,
    pub(super) logarithm: f64,
    pub(super) magnitude: f64,
    pub(super) waves: f64,
    pub(super) angle: f64,
    pub(super) arc: f64,
    pub(super) degrees: f64,
    pub(super) chance: f64,
}

pub(super) fn curves() -> Select<Curves> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let days = || l.days().cast::<f64>();
        CurvesValues {
            root: l.days().sqrt(),
            power: l.days().power(2),
            growth: (days() / 100.0).exp(),
            logarithm: l.days().ln(),
            magnitude: l.member_no().log10(),
            waves: days().sin() + days().cos() * days().tan(),
            angle: days().atan2(2.0).degrees(),
            arc: (days() / 1000.0).asin() - (days() / 1000.0).acos() + days().atan(),
            degrees: (days() * pi()).radians(),
            chance: random(),
        }
    })
}

/// One of several values.
#[derive(Debug, Row)]
pub(super) struct Chosen {
    pub(super) longest: i16,
    pub(super) shortest: i16,
    pub(super) last: Option<String>,
    pub(super) same: bool,
}

pub(super) fn chosen() -> Select<Chosen> {
    Select::new(|q| {
        let l = q.from::<Loan>("l");
        let b = q.left_join::<Book, _>("b", |b| l.book_id().eq(b.book_id()));
        q.filter(b.pages().same_as(l.days()));
        ChosenValues {
            longest: greatest([l.days(), lit(14_i16)]),
            shortest: least([l.days(), lit(14_i16), lit(28_i16)]),
            last: greatest([b.title(), b.isbn()]),
            same: l.fee().same_as(0),
        }
    })
}

/// What the DSL has no words for.
#[derive(Debug, Row)]
pub(super) struct Raw {
    pub(super) sound: String,
    pub(super) distance: i32,
    pub(super) near: bool,
}

pub(super) fn raw_sql() -> Select<Raw> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        let sound = raw::<Text>("SOUNDEX({})", [b.title().operand()]).truncate::<4>();
        q.filter(raw::<bool>("DIFFERENCE({}, {}) >= 3", [b.title().operand(), lit("it's").operand()]));
        q.filter(b.pages().gt(1));
        RawValues {
            sound,
            distance: raw("DIFFERENCE({}, {})", [b.title().operand(), b.isbn().operand()]),
            near: raw::<i32>("DIFFERENCE({}, {})", [b.title().operand(), b.isbn().operand()]).gt(2),
        }
    })
}
