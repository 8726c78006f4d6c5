//! A typed schema DSL for Amazon Redshift: a struct is a table.
//!
//! The derives turn structs into plain data and const SQL, closures into `INSERT … SELECT`, and the compiler reviews
//! both: a forgotten column, a wrong type, a nullable value in a NOT NULL column, an illegal encoding or two
//! distribution keys do not compile. sea-query keeps the expressions; [`RedshiftQueryBuilder`] writes them as
//! Redshift reads them. Nothing here knows a network, a file or a clock.
//!
//! The [`guide`] goes through it all, from the first table to MERGE, each example with its SQL.
//!
//! # From a struct to SQL
//!
//! ```
//! use sparkify_schema::{
//!     ColumnEnum, ColumnType, Insert, Load, Row, Select, Table, Timestamp, Varchar, count_rows,
//! };
//!
//! #[derive(ColumnType)]
//! pub struct StationId(pub i32);
//!
//! #[derive(ColumnEnum)]
//! pub enum Quality {
//!     #[value("good")]
//!     Good,
//!     #[value("doubtful")]
//!     Doubtful,
//! }
//!
//! /// Raw readings.
//! #[derive(Table)]
//! #[table(name = "staging_readings", kind = staging)]
//! pub struct StagingReading {
//!     pub station: Option<StationId>,
//!     pub taken_at: i64,
//!     pub celsius: Option<f64>,
//!     pub quality: Quality,
//! }
//!
//! /// One row per reading that can be trusted.
//! #[derive(Table)]
//! #[table(name = "readings", kind = fact, dist_key = station, sort_key(taken_at))]
//! pub struct Reading {
//!     pub station: StationId,
//!     pub taken_at: Timestamp,
//!     pub celsius: f64,
//! }
//!
//! assert_eq!(
//!     Reading::CREATE,
//!     "CREATE TABLE IF NOT EXISTS readings (
//!     station INTEGER NOT NULL,
//!     taken_at TIMESTAMP NOT NULL,
//!     celsius DOUBLE PRECISION NOT NULL
//! )
//! DISTSTYLE KEY
//! DISTKEY (station)
//! COMPOUND SORTKEY (taken_at)"
//! );
//!
//! impl Load for Reading {
//!     fn load() -> Insert<Self> {
//!         Insert::new(|q| {
//!             let r = q.from::<StagingReading>("r");
//!             q.filter(r.quality().eq(Quality::Good));
//!             // One field for each column: leaving one out does not compile.
//!             ReadingValues {
//!                 station: q.require(r.station()),
//!                 taken_at: r.taken_at().epoch_millis(),
//!                 celsius: r.celsius().coalesce(0.0),
//!             }
//!         })
//!     }
//! }
//!
//! assert_eq!(
//!     Reading::load().statement().sql,
//!     "INSERT INTO readings (
//!     station,
//!     taken_at,
//!     celsius
//! )
//! SELECT
//!     r.station,
//!     DATEADD(ms, CAST(r.taken_at % 1000 AS INTEGER), TIMESTAMP 'epoch' + r.taken_at / 1000 * INTERVAL '1 second') \
//!      AS taken_at,
//!     COALESCE(r.celsius, CAST(0.0 AS DOUBLE PRECISION)) AS celsius
//! FROM staging_readings AS r
//! WHERE r.quality = 'good'
//!     AND r.station IS NOT NULL"
//! );
//!
//! #[derive(Debug, PartialEq, Row)]
//! pub struct Readings {
//!     pub year: i32,
//!     pub readings: i64,
//! }
//!
//! let by_year = Select::<Readings>::new(|q| {
//!     let r = q.from::<Reading>("r");
//!     ReadingsValues { year: q.grouped(r.taken_at().year()), readings: count_rows() }
//! });
//! assert!(by_year.statement("reports", "by_year").sql.ends_with("GROUP BY\n    EXTRACT(year FROM r.taken_at)"));
//! assert_eq!(Readings::decode(&[Some("2026"), Some("12")]), Ok(Readings { year: 2026, readings: 12 }));
//! ```
//!
//! # Three layers of checking
//!
//! | what is seen | by | for example |
//! |---|---|---|
//! | the tokens | the derives | unknown or doubled attributes, two distribution keys, a sort key that is no field |
//! | the types' constants | const evaluation | an encoding illegal for the type, IDENTITY on a text, a nullable key, a reference to another type |
//! | expressions | the trait system | a forgotten column, a wrong type, NULL where none may be, comparing a song with an artist |
//! | the rest | [`Insert::try_statement`], [`Select::try_statement`] | aliases, GROUP BY, texts wider than their column |
//!
//! What is right and probably not meant is a [`lint`]: a warning with a name, allowed with a reason.

pub mod guide;
pub mod identifier;
pub mod lint;

mod check;
mod column;
mod const_text;
#[expect(missing_docs, reason = "the names are Redshift's own")]
mod encoding;
mod expr;
mod external;
#[expect(missing_docs, reason = "the names are Redshift's own")]
mod family;
mod function;
mod layout;
mod query;
mod render;
mod report;
mod row;
#[doc(hidden)]
pub mod rules;
mod s3;
mod statement;
mod table;
mod types;

pub use check::{Check, checks};
pub use column::{ColumnDef, DefaultValue, ForeignKey, Reference};
pub use expr::{
    Apart, Attempted, Case, Characters, Collation, Condition, Count, DatePart, Defaulted, Expr, Extreme,
    Formatted, Fractional, FrameEnd, FrameStart, Framed, HasDate, HasTime, InZone, Interpolated, IntoExpr,
    Literal, Milliseconds, Movable, Operand, Order, Ordered, Orders, PartOf, Ranked, Seconds, Sha2, Sketched,
    Summed, Textual, TimePart, Truncated, Unordered, Weekday, Whole, WholeNumber, Widen, Window, WindowState,
    any_value, approximate_count_distinct, approximate_percentile_disc, avg, avg_distinct, bool_and, bool_or,
    count, count_distinct, count_rows, current_date, getdate, greatest, hll, hll_combine, hll_create_sketch,
    least, listagg, listagg_distinct, lit, max, median, min, not, null, percentile_cont, pi, random, raw,
    stddev_pop, stddev_samp, sum, sum_distinct, sysdate, var_pop, var_samp, when, window,
};
pub use expr::{Array, FailIfInvalid, JsonPath, NullIfInvalid, Object, OnInvalid, Transform, array, object};
pub use external::{ExternalDef, ExternalTable, NoPartition, PartitionValues, Readable, StoredAs};
pub use function::{LambdaFunction, LambdaOptions, LambdaVolatility, Signature, SqlFunction, Volatility};
pub use layout::{DistStyle, Encoding, Identity, SortKey};
pub use lint::{Allow, Lint, LintName, lints};
pub use query::{
    Affected, Binding, CreateTableAs, Cte, Delete, Encryption, Existing, GroupKey, Inner, Insert, InsertRows,
    Keys, Load, Manifest, Matched, MaterializedView, Merge, Mode, Outer, Query, QueryError, RowGroups, Rows,
    Select, Stored, TotalKeys, Unload, UnloadCompression, UnloadFormat, UnloadOptions, Update, Values, View,
    When, exists, not_exists, scalar,
};
pub use query::{Pivot, PivotBy, PivotCells, Turned, Unpivot, pivot_by, unpivoted, unpivoted_with_nulls};
pub use render::RedshiftQueryBuilder;
pub use report::Report;
pub use row::{AllowedValues, Cell, Row, RowColumn, RowError, RowValues, Value, ValueKind};
pub use s3::{IamRole, KmsKey, Malformed, Region, RoleArn, S3Url};
pub use sparkify_derive::{ColumnEnum, ColumnType, ExternalTable, Row, Table};
pub use statement::{
    AddPartitions, AlterTable, Alteration, Analyzed, Append, Avro, ColumnarOptions, Compression,
    CompressionAnalysis, Copy, CopyFormat, CopyOptions, CreateExternalSchema, CreateExternalTable,
    CreateSchema, Csv, DataEncoding, DateForm, DateFormat, Delimited, Extra, FileEncoding, FixedWidth, Grant,
    Granted, Grantee, Json, JsonKeys, LikeName, LikeTable, MayRun, NoShred, Orc, Parquet, Quota, RowErrors,
    SchemaPrivilege, Statement, StatementName, TablePrivilege, TimeFormat, Utf8, Vacuum, VacuumKind, analyze,
    begin, comments, commit, create_temp_table, delete_all, json_paths, lock, transactions, truncate,
};
pub use table::{Kind, Table, TableDef};
pub use types::{
    Bytes, Char, ColumnType, Comparable, Date, Decimal, Family, Geography, Geometry, HllSketch,
    IntervalDayToSecond, IntervalYearToMonth, IntoSuper, Minus, Newtype, NotNullColumn, Number, Numeric,
    Plus, Scalar, SemiStructured, SqlType, Super, Text, Time, TimeTz, Timestamp, TimestampTz, TooLong,
    Varbyte, Varchar,
};

/// The README's examples, as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

/// What derived code calls; not for people.
#[doc(hidden)]
pub mod __private {
    pub use crate::{
        column::{ColumnDef, Constant, DefaultValue, ForeignKey, Reference},
        expr::{Alias, Collation, Defaulted, Expr, Extreme, IntoExpr, Literal, Operand, Sketched},
        external::{ExternalDef, ExternalTable, NoPartition, PartitionValues, Readable, StoredAs},
        layout::{DistStyle, Encoding, Identity, SortKey},
        lint::{Allow, LintName},
        query::{Inner, Mode, Relation, Values},
        row::{AllowedValues, Cell, Row, RowColumn, RowError, RowValues, Sizes, Value, ValueKind, decoded},
        rules,
        statement::JsonKeys,
        table::{Kind, Table, TableDef},
        types::{
            ColumnType, Comparable, Decimal, ExprOf, Family, Incomparable, Newtype, NotNullColumn, Scalar,
            SqlType, Super, Varbyte, Varchar,
        },
    };
}

/// Makes a type of its own in expressions: compared with itself only.
#[doc(hidden)]
#[macro_export]
macro_rules! __scalar {
    ($scalar:ty) => {
        #[automatically_derived]
        impl $crate::__private::SqlType for $scalar {
            type Base = Self;
            type Nullable = ::core::option::Option<Self>;
            type Carry<U: $crate::__private::Scalar> = U;
            type Or<R: $crate::__private::SqlType, U: $crate::__private::Scalar> = R::Carry<U>;
            type Cast<U: $crate::__private::Scalar> = U;
            const NULLABLE: bool = false;
        }
        #[automatically_derived]
        impl $crate::__private::Scalar for $scalar {}
        #[automatically_derived]
        impl $crate::__private::NotNullColumn for $scalar {}
        #[automatically_derived]
        impl $crate::__private::Comparable<$scalar> for $scalar {}
        #[automatically_derived]
        impl $crate::__private::Extreme for $scalar {}
        #[automatically_derived]
        impl $crate::__private::Sketched for $scalar {}
        #[automatically_derived]
        #[diagnostic::do_not_recommend]
        impl $crate::__private::Comparable<$crate::__private::Incomparable> for $scalar {}
    };
}
