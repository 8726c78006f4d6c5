//! Questions about the details of a loan, which are semistructured.

use super::super::{Book, StagingLoan};
use sparkify_schema::{
    Date, Decimal, FailIfInvalid, NullIfInvalid, Row, Select, Super, Varchar, array, count, count_rows,
    exists, object,
};

/// What a SUPER holds.
#[derive(Debug, Row)]
pub(super) struct Detail {
    pub(super) channel: Option<Varchar<20>>,
    pub(super) due: Option<Date>,
    pub(super) first: Option<Super>,
    pub(super) price: Option<Decimal<8, 2>>,
    pub(super) kind: Option<Varchar<7>>,
    pub(super) copies: Option<i32>,
    pub(super) bytes: Option<i32>,
    pub(super) text: Option<String>,
}

pub(super) fn paths() -> Select<Detail> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let copies = l.details().field("copies");
        q.filter(copies.clone().is_array().and(copies.clone().index(0).is_object()));
        q.filter(l.details().field("Channel").is_varchar().or(l.details().field("user").is_scalar()));
        q.filter(copies.clone().index(0).field("price").is_decimal());
        q.filter(copies.clone().index(1).field("lent").cast::<bool>());
        q.filter(copies.clone().index(0).eq(copies.clone().index(1)));
        let price = copies.clone().index(0).field("price").cast::<Decimal<8, 2>>();
        q.order_by([price.clone().desc(), l.details().asc()]);
        DetailValues {
            channel: l.details().field("Channel").cast::<Varchar<20>>(),
            due: l.details().field("due").cast::<Date>(),
            first: copies.clone().index(0),
            price,
            kind: copies.clone().json_typeof(),
            copies: copies.array_length(),
            bytes: l.details().json_size(),
            text: l.details().json_serialize(),
        }
    })
}

/// Loans by what their details say.
#[derive(Debug, Row)]
pub(super) struct LoansByKind {
    pub(super) kind: Option<Super>,
    pub(super) loans: i64,
}

pub(super) fn grouped() -> Select<LoansByKind> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let kind = q.grouped(l.details().field("kind"));
        q.order_by([kind.clone().asc()]);
        LoansByKindValues { kind, loans: count_rows() }
    })
}

/// A copy of a loan, or what is said of it.
#[derive(Debug, Row)]
pub(super) struct Copied {
    pub(super) member_no: Option<i64>,
    pub(super) title: Option<Varchar<300>>,
    pub(super) place: i64,
    pub(super) part: Option<Super>,
    pub(super) name: String,
    pub(super) value: Option<Super>,
}

pub(super) fn unnested() -> Select<Copied> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let b = q.join::<Book, _>("b", |b| b.book_id().eq(l.book_id()));
        let (copy, place) = q.unnest_with_place("copy", "place", l.details().field("copies"));
        let part = q.unnest("part", copy.clone().field("parts"));
        let (value, name) = q.unpivot_object("value", "name", copy.field("labels"));
        q.filter(part.clone().field("weight").cast::<i32>().gt(b.pages().widen::<i32>()));
        q.filter(exists(|q| {
            let reader = q.unnest("reader", l.details().field("readers"));
            q.filter(reader.field("name").cast::<Varchar<80>>().eq("Anna"));
        }));
        q.order_by([l.member_no().asc(), place.clone().asc(), value.clone().asc()]);
        CopiedValues {
            member_no: l.member_no(),
            title: part.clone().index(0).cast::<Varchar<300>>(),
            place,
            part,
            name,
            value,
        }
    })
}

pub(super) fn kept_without_elements() -> Select<LoansByKind> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let copy = q.left_unnest("copy", l.details().field("copies"));
        let kind = q.grouped(copy.clone());
        LoansByKindValues { kind, loans: count(copy) }
    })
}

/// What is made a SUPER.
#[derive(Debug, Row)]
pub(super) struct Made {
    pub(super) parsed: Option<Super>,
    pub(super) list: Super,
    pub(super) record: Super,
    pub(super) longer: Option<Super>,
    pub(super) part: Option<Super>,
    pub(super) flat: Option<Super>,
    pub(super) shorter: Option<Super>,
}

pub(super) fn made() -> Select<Made> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        let copies = l.details().field("copies");
        MadeValues {
            parsed: l.remarks().json_parse(),
            list: array().with(1).with("two").with(l.fee()).with(copies.clone().index(0)).end(),
            record: object().with("loan", l.lent_at()).with("it's", array().end()).end(),
            longer: copies.clone().array_concat(array().with(true).end()),
            part: copies.clone().subarray(1, 2),
            flat: copies.array_flatten(),
            shorter: l
                .details()
                .transform()
                .keep(["reader", "name"])
                .keep(["due"])
                .set(["reader", "name"], "somebody")
                .set(["lent_at"], l.lent_at())
                .end(),
        }
    })
}

/// JSON read where it stands.
#[derive(Debug, Row)]
pub(super) struct Remark {
    pub(super) city: Option<Varchar<2000>>,
    pub(super) street: Option<Varchar<2000>>,
    pub(super) second: Option<Varchar<2000>>,
    pub(super) length: Option<i32>,
    pub(super) shortened: Option<i32>,
}

pub(super) fn texts() -> Select<Remark> {
    Select::new(|q| {
        let l = q.from::<StagingLoan>("l");
        q.filter(l.remarks().is_valid_json().or(l.remarks().is_valid_json_array()));
        q.filter(l.remarks().can_json_parse());
        RemarkValues {
            city: l.remarks().json_path(["reader", "address", "City"], NullIfInvalid),
            street: l.remarks().json_path(["street"], FailIfInvalid),
            second: l.remarks().json_element(1, NullIfInvalid),
            length: l.remarks().json_array_length(FailIfInvalid),
            shortened: l.remarks().left(5).json_array_length(NullIfInvalid),
        }
    })
}
