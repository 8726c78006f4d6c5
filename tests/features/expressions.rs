//! Operators and functions.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "comparisons",
        "`Expr::eq`, `Expr::ne`, `Expr::lt`, `Expr::lte`, `Expr::gt`, `Expr::gte`",
        &["reports/months_of_loans"],
    ),
    feature(
        "BETWEEN, IN, LIKE",
        "`Expr::between`, `Expr::is_in`, `Expr::like`",
        &["loans/load", "reports/months_of_loans"],
    ),
    feature("AND, OR, NOT", "`Expr::and`, `Expr::or`, `not`", &["reports/months_of_loans"]),
    feature(
        "IS NULL, IS NOT NULL, COALESCE, NULLIF",
        "`Expr::is_null`, `Expr::is_not_null`, `Expr::coalesce`, `Expr::null_if`",
        &["loans/load"],
    ),
    feature(
        "arithmetic",
        "`+`, `-`, `*`, `/`, `%` on `Expr<T>`, `Expr::round`, `Expr::abs`",
        &["reports/months_of_loans"],
    ),
    feature("CASE", "`when`, `Case::when`, `Case::otherwise`, `Case::end`", &["reports/months_of_loans"]),
    feature("CAST", "`Expr::cast`, `Expr::truncate`, `Expr::widen`", &["books/load"]),
    feature(
        "UPPER, LOWER, BTRIM, LEFT, LEN, OCTET_LENGTH, `\\|\\|`",
        "`Expr::upper`, `Expr::lower`, `Expr::trim`, `Expr::left`, `Expr::characters`, `Expr::bytes`, `Expr::concat`",
        &["books/load", "reports/months_of_loans"],
    ),
    feature(
        "EXTRACT, DATE_TRUNC",
        "`Expr::year`, `Expr::quarter`, `Expr::month`, `Expr::week`, `Expr::day`, `Expr::weekday`, `Expr::hour`, `Expr::date`, `Expr::week_start`",
        &["reports/months_of_loans"],
    ),
    feature("DATEADD, to read milliseconds", "`Expr::epoch_millis`", &["loans/load"]),
    feature(
        "COUNT, COUNT DISTINCT, SUM, AVG, MIN, MAX",
        "`count_rows`, `count`, `count_distinct`, `sum`, `avg`, `min`, `max`",
        &["reports/months_of_loans"],
    ),
    feature(
        "ROW_NUMBER, RANK, DENSE_RANK, NTILE, PERCENT_RANK, CUME_DIST, LAG, LEAD",
        "`Window::row_number`, `Window::rank`, `Window::dense_rank`, `Window::ntile`, `Window::percent_rank`, `Window::cume_dist`, `Window::lag`, `Window::lead`",
        &["queries/window_ranks"],
    ),
    feature(
        "aggregates over windows, RATIO_TO_REPORT, FIRST_VALUE, LAST_VALUE",
        "`window`, `Window::sum`, `Window::ratio_to_report`, `Window::first_value`, `Window::last_value`, `Window::first_known`, `Window::last_known`",
        &["queries/window_totals"],
    ),
    feature(
        "ROWS BETWEEN … AND …",
        "`Window::rows`, `Window::rows_so_far`, `Window::all_rows`, `FrameStart`, `FrameEnd`",
        &["queries/window_totals"],
    ),
    feature(
        "navigation of SUPER: names and places",
        "`Expr::field`, `Expr::index`",
        &["queries/super_paths", "queries/super_grouped"],
    ),
    feature(
        "what a SUPER holds: JSON_TYPEOF, GET_ARRAY_LENGTH, JSON_SIZE, IS_ARRAY, IS_OBJECT, IS_SCALAR, IS_VARCHAR, …",
        "`Expr::json_typeof`, `Expr::array_length`, `Expr::json_size`, `Expr::is_array`, `Expr::is_object`, `Expr::is_scalar`, `Expr::is_varchar`",
        &["queries/super_paths"],
    ),
    feature(
        "JSON_PARSE, JSON_SERIALIZE",
        "`Expr::json_parse`, `Expr::json_serialize`",
        &["queries/super_made", "queries/super_paths"],
    ),
    feature(
        "SUPER made of values: ARRAY, OBJECT",
        "`array`, `Array::with`, `object`, `Object::with`",
        &["queries/super_made"],
    ),
    feature(
        "ARRAY_CONCAT, SUBARRAY, ARRAY_FLATTEN",
        "`Expr::array_concat`, `Expr::subarray`, `Expr::array_flatten`",
        &["queries/super_made"],
    ),
    feature(
        "OBJECT_TRANSFORM",
        "`Expr::transform`, `Transform::keep`, `Transform::set`",
        &["queries/super_made"],
    ),
    feature(
        "JSON in texts: JSON_EXTRACT_PATH_TEXT, JSON_EXTRACT_ARRAY_ELEMENT_TEXT, JSON_ARRAY_LENGTH",
        "`Expr::json_path`, `Expr::json_element`, `Expr::json_array_length`, `FailIfInvalid`, `NullIfInvalid`",
        &["queries/json_texts"],
    ),
    feature(
        "IS_VALID_JSON, IS_VALID_JSON_ARRAY, CAN_JSON_PARSE",
        "`Expr::is_valid_json`, `Expr::is_valid_json_array`, `Expr::can_json_parse`",
        &["queries/json_texts"],
    ),
];
