//! Functions the library made itself.

use super::super::Book;
use sparkify_schema::{
    IamRole, LambdaFunction, LambdaOptions, LambdaVolatility, QueryError, Row, Select, SqlFunction,
    Statement, Varchar, Volatility,
};

type ShelfMark = fn(Varchar<300>, Option<i16>) -> Varchar<20>;

/// What stands on the back of a book.
const SHELF_MARK: SqlFunction<ShelfMark> =
    SqlFunction::<ShelfMark>::new(Some("lending"), "f_shelf_mark", Volatility::Immutable, |title, pages| {
        let size = sparkify_schema::when(pages.gt(400), "it's large").otherwise("-");
        title.left(2).upper().concat(size).truncate::<20>()
    });

/// Whether the last digit of a book's number is the right one.
const IS_ISBN: LambdaFunction<fn(Varchar<13>) -> Option<bool>> =
    LambdaFunction::new(None, "f_is_isbn", LambdaVolatility::Stable, "isbn-check");

/// A book by its mark.
#[derive(Debug, Row)]
pub(super) struct Marked {
    pub(super) mark: String,
    pub(super) is_isbn: Option<bool>,
}

fn marked() -> Select<Marked> {
    Select::new(|q| {
        let b = q.from::<Book>("b");
        q.filter(IS_ISBN.call(b.isbn()));
        MarkedValues { mark: SHELF_MARK.call(b.title(), b.pages()), is_isbn: IS_ISBN.call(b.isbn()) }
    })
}

pub(super) fn statements() -> Result<Vec<Statement>, QueryError> {
    let role = IamRole::Arn("arn:aws:iam::123456789012:role/caller".parse().expect("the ARN is well-formed"));
    let options =
        LambdaOptions { retry_milliseconds: Some(0), batch_rows: Some(1000), batch_kilobytes: Some(512) };
    Ok(vec![
        SHELF_MARK.try_statement()?,
        IS_ISBN.try_statement(&role, options)?,
        marked().statement("functions", "own"),
        SHELF_MARK.drop_statement(),
        IS_ISBN.drop_statement(),
    ])
}
