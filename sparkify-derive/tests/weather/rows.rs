//! Rows: decoded, and written as expressions.

use super::{Sky, StationId};
use sparkify_schema::{IntoExpr, Row, RowError, RowValues, Value, ValueKind};

/// How often it rained.
#[derive(Debug, Clone, PartialEq, Row)]
pub(crate) struct Rain {
    /// Where.
    pub station: StationId,
    #[row(name = "sky_seen")]
    pub sky: Option<Sky>,
    pub hours: i64,
    share: f64,
}

#[test]
fn a_row_decodes_or_says_which_cell_does_not() {
    let columns: Vec<_> = Rain::COLUMNS.iter().map(|column| (column.name, column.doc, column.kind)).collect();
    let (integer, text, float) = (ValueKind::Integer, ValueKind::Text, ValueKind::Float);
    let expected = [
        ("station", "Where.", integer),
        ("sky_seen", "", text),
        ("hours", "", integer),
        ("share", "", float),
    ];
    assert_eq!(columns, expected);

    let rain = Rain::decode(&[Some("3"), Some("Dry"), Some("12"), Some("0.5")]).expect("a row");
    assert_eq!(rain, Rain { station: StationId(3), sky: Some(Sky::Dry), hours: 12, share: 0.5 });
    let values = [Value::Integer(3), Value::Text("Dry".to_owned()), Value::Integer(12), Value::Float(0.5)];
    assert_eq!(rain.cells(), values);
    let dry = Rain::decode(&[Some("3"), None, Some("12"), Some("0.5")]).expect("a row with NULL");
    assert_eq!((dry.sky, dry.cells()[1].clone()), (None, Value::Null));

    assert_eq!(Rain::decode(&[Some("3")]), Err(RowError::Width { expected: 4, found: 1 }));
    let hail = Rain::decode(&[Some("3"), Some("hail"), Some("12"), Some("0.5")]).expect_err("no such sky");
    assert_eq!(
        hail.to_string(),
        "column `sky_seen` should be one of `Dry`, `light rain`, `cats 'n' dogs`, but is `hail`"
    );
    let null = Rain::decode(&[None, None, Some("12"), Some("0.5")]).expect_err("no station");
    assert_eq!(null.to_string(), "column `station` should be an INTEGER, but is NULL");
}

#[test]
fn a_row_has_one_expression_for_each_column() {
    let values = RainValues {
        station: StationId(1).into_expr(),
        sky: Sky::Dry.into_expr().nullable(),
        hours: 1_i64.into_expr(),
        share: 1.0.into_expr(),
    };
    let columns: Vec<&str> = values.assignments().into_iter().map(|(column, _)| column).collect();
    assert_eq!(columns, ["station", "sky_seen", "hours", "share"]);
}
