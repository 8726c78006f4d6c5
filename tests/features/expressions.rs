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
        "`window`, `Window::sum`, `Window::ratio_to_report`, `Window::first_value`, `Window::last_value`",
        &["queries/window_totals"],
    ),
    feature(
        "NTH_VALUE, and values of other rows with IGNORE NULLS",
        "`Window::nth_value`, `Window::nth_known`, `Window::first_known`, `Window::last_known`, `Window::lag_known`, `Window::lead_known`",
        &["queries/window_known"],
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
    feature(
        "APPROXIMATE COUNT DISTINCT, SUM DISTINCT, AVG DISTINCT, ANY_VALUE, BOOL_AND, BOOL_OR, STDDEV, VARIANCE",
        "`approximate_count_distinct`, `sum_distinct`, `avg_distinct`, `any_value`, `bool_and`, `bool_or`, `stddev_samp`, `stddev_pop`, `var_samp`, `var_pop`, `Window::stddev_samp`, `Window::var_samp`",
        &["functions/aggregates"],
    ),
    feature(
        "HLL, HLL_CREATE_SKETCH, HLL_COMBINE, HLL_COMBINE_SKETCHES, HLL_CARDINALITY",
        "`hll`, `hll_create_sketch`, `hll_combine`, `Expr::hll_combine_sketches`, `Expr::hll_cardinality`, `Sketched`",
        &["functions/sketches", "functions/combined_sketches"],
    ),
    feature("APPROXIMATE PERCENTILE_DISC", "`approximate_percentile_disc`", &["functions/aggregates"]),
    feature(
        "LISTAGG, LISTAGG DISTINCT, MEDIAN, PERCENTILE_CONT",
        "`listagg`, `listagg_distinct`, `median`, `percentile_cont`",
        &["functions/sorted_aggregates"],
    ),
    feature(
        "the same over windows, and PERCENTILE_DISC",
        "`Window::listagg`, `Window::listagg_distinct`, `Window::median`, `Window::percentile_cont`, `Window::percentile_disc`, `Window::bool_and`, `Window::bool_or`",
        &["functions/sorted_windows"],
    ),
    feature(
        "INITCAP, REVERSE, REPLACE, TRANSLATE, LPAD, RPAD, REPEAT, LTRIM, RTRIM, CHR",
        "`Expr::capitalized`, `Expr::reversed`, `Expr::replace`, `Expr::translate`, `Expr::pad_start`, `Expr::pad_end`, `Expr::repeat`, `Expr::trim_start`, `Expr::trim_end`, `Expr::trim_any`, `Expr::trim_start_any`, `Expr::trim_end_any`, `Expr::character`",
        &["functions/texts_changed"],
    ),
    feature("COLLATE", "`Expr::collate`, `Collation`", &["functions/texts_changed"]),
    feature(
        "RIGHT, SUBSTRING, SPLIT_PART, STRPOS, ASCII, STRTOL",
        "`Expr::right`, `Expr::substring`, `Expr::substring_from`, `Expr::split_part`, `Expr::position`, `Expr::code_point`, `Expr::number_of_base`",
        &["functions/texts_cut"],
    ),
    feature(
        "LIKE, ILIKE, SIMILAR TO, `~`",
        "`Expr::like`, `Expr::ilike`, `Expr::starts_with`, `Expr::ends_with`, `Expr::contains`, `Expr::similar_to`, `Expr::matches`",
        &["functions/texts_matched"],
    ),
    feature(
        "REGEXP_COUNT, REGEXP_INSTR, REGEXP_SUBSTR, REGEXP_REPLACE",
        "`Expr::regexp_count`, `Expr::regexp_position`, `Expr::regexp_substring`, `Expr::regexp_replace`",
        &["functions/texts_matched"],
    ),
    feature(
        "MD5, SHA1, SHA2, FNV_HASH",
        "`Expr::md5`, `Expr::sha1`, `Expr::sha2`, `Sha2`, `Expr::fnv_hash`, `Expr::fnv_hash_after`",
        &["functions/hashes"],
    ),
    feature(
        "every part of a date or time",
        "`Expr::century`, `Expr::decade`, `Expr::year_day`, `Expr::minute`, `Expr::second`, `Expr::millisecond`, `Expr::microsecond`, `Expr::second_with_fraction`, `Expr::to_epoch_seconds`, `Expr::to_epoch_millis`",
        &["functions/date_parts"],
    ),
    feature(
        "DATEADD, DATEDIFF, DATE_TRUNC, LAST_DAY, ADD_MONTHS, NEXT_DAY, MONTHS_BETWEEN",
        "`Expr::date_add`, `Expr::parts_since`, `Expr::start_of`, `DatePart`, `TimePart`, `Expr::last_day`, `Expr::add_months`, `Expr::next`, `Weekday`, `Expr::months_since`, `Expr::epoch_seconds`",
        &["functions/dates_moved"],
    ),
    feature(
        "intervals, and days added to a date",
        "`IntervalYearToMonth`, `IntervalDayToSecond`",
        &["functions/dates_moved"],
    ),
    feature(
        "GETDATE, SYSDATE, CURRENT_DATE",
        "`getdate`, `sysdate`, `current_date`",
        &["functions/dates_moved"],
    ),
    feature(
        "TO_CHAR, TO_DATE, TO_TIMESTAMP",
        "`Expr::to_char`, `Expr::to_date`, `Expr::to_timestamp`",
        &["functions/dates_written"],
    ),
    feature(
        "CONVERT_TIMEZONE, AT TIME ZONE",
        "`Expr::convert_timezone`, `Expr::at_time_zone`",
        &["functions/dates_written"],
    ),
    feature("TRY_CAST", "`Expr::try_cast`", &["functions/dates_written"]),
    feature(
        "CEILING, FLOOR, ROUND, TRUNC, ABS, SIGN",
        "`Expr::ceil`, `Expr::floor`, `Expr::round`, `Expr::trunc`, `Expr::abs`, `Expr::sign`",
        &["functions/numbers"],
    ),
    feature(
        "bits",
        "`Expr::bit_and`, `Expr::bit_or`, `Expr::shift_left`, `Expr::shift_right`",
        &["functions/numbers"],
    ),
    feature(
        "SQRT, POWER, EXP, LN, DLOG10, SIN, …, PI, RANDOM",
        "`Expr::sqrt`, `Expr::power`, `Expr::exp`, `Expr::ln`, `Expr::log10`, `Expr::sin`, `Expr::cos`, `Expr::tan`, `Expr::asin`, `Expr::acos`, `Expr::atan`, `Expr::atan2`, `Expr::degrees`, `Expr::radians`, `pi`, `random`",
        &["functions/curves"],
    ),
    feature(
        "GREATEST, LEAST, and equality that takes NULL for equal",
        "`greatest`, `least`, `Expr::same_as`",
        &["functions/choices"],
    ),
    feature("SQL of one's own, marked in the text", "`raw`", &["functions/raw"]),
];
