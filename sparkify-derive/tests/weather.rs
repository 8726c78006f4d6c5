//! A schema that has nothing to do with music, with every attribute there is: what the derives make of it.

#![expect(missing_docs, reason = "some columns have none, so that the line in its place is used")]

#[path = "weather/created.rs"]
mod created;
#[path = "weather/data.rs"]
mod data;
#[path = "weather/rows.rs"]
mod rows;

use sparkify_schema::{
    Char, ColumnEnum, ColumnType, Date, Decimal, IntervalDayToSecond, Row, Super, Table, Timestamp, Varbyte,
    Varchar,
};

/// A station, by its international number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnType)]
pub struct StationId(pub i32);

/// A network's short name.
#[derive(Debug, Clone, PartialEq, Eq, ColumnType)]
pub struct NetworkCode(pub Varchar<8>);

/// A day that a season begins.
#[derive(Debug, Clone, PartialEq, Eq, ColumnType)]
pub struct Season(pub Date);

/// The sum of a reading's bytes; it has no literal, so none is asked of it.
#[derive(Debug, Clone, PartialEq, Eq, ColumnType)]
pub struct Digest(pub Varbyte<16>);

/// What falls from the sky.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub enum Sky {
    Dry,
    #[value("light rain")]
    LightRain,
    /// It has a quote in it.
    #[value("cats 'n' dogs")]
    Downpour,
}

/// A warning's urgency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
#[column_enum(bytes = 16)]
pub enum Urgency {
    Now,
    Soon,
}

/// Who measures.
#[derive(Table)]
#[table(kind = dimension, schema = "weather", dist_style = all)]
pub struct Network {
    #[column(primary_key)]
    pub code: NetworkCode,
    #[column(references = Self::code)]
    pub parent_code: Option<NetworkCode>,
    #[column(references = Station::id)]
    pub main_station: Option<StationId>,
}

/// A place where the weather is measured.
///
/// It may move.
#[derive(Table)]
#[table(name = "stations", schema = "weather", kind = dimension, dist_style = even, sort_key = auto, encode = manual)]
#[table(primary_key(id), json = paths)]
pub struct Station {
    /// Its number.
    #[column(name = "station_id", source = "wmoNumber", encode = az64)]
    pub id: StationId,
    #[column(unique, default = "nameless")]
    pub name: Varchar<64>,
    #[column(references = Network::code)]
    pub network: NetworkCode,
    #[column(default = true)]
    pub active: bool,
    #[column(default = -12.5, encode = raw)]
    pub elevation: Decimal<7, 2>,
    #[column(default = 1_900)]
    pub since_year: Option<i16>,
    #[column(default = 0.5)]
    pub weight: f64,
    #[column(default = sysdate)]
    pub loaded_at: Timestamp,
    #[column(default = "2024-02-29")]
    pub opened_on: Date,
    pub equipment: Option<Super>,
    pub r#type: Option<Varchar<8>>,
    pub language: Option<Varchar<2>>,
}

impl Station {
    /// A name that a generated method has too.
    #[must_use]
    pub const fn id(&self) -> StationId {
        self.id
    }
}

/// One row per measurement.
#[derive(Table)]
#[table(kind = fact, dist_key = station, interleaved_sort_key(taken_at, station), primary_key(station, taken_at))]
#[table(encode = manual, backup = false)]
pub struct HourlyReading {
    #[column(identity(-1, -2))]
    reading_id: i64,
    #[column(references = Station::id)]
    station: StationId,
    taken_at: Timestamp,
    #[column(default = "Dry", encode = bytedict)]
    sky: Sky,
    digest: Option<Digest>,
}

/// A warning as it came in.
#[derive(Table)]
#[table(kind = staging, encode = auto)]
pub struct Warning {
    #[column(identity_by_default(0, 2))]
    number: i64,
    urgency: Option<Urgency>,
    #[column(collate = case_insensitive)]
    place: Option<Char<3>>,
    lasts: Option<IntervalDayToSecond>,
}

/// A table and a row whose names and types come from two places.
macro_rules! described {
    ($table:ident, $row:ident, $field:ident: $ty:ty) => {
        /// A table of a macro.
        #[derive(Table)]
        #[table(kind = staging, sort_key($field))]
        pub struct $table {
            $field: $ty,
            other: Option<i64>,
        }

        /// A row of a macro.
        #[derive(Row)]
        pub struct $row {
            $field: Option<i64>,
            other: i64,
        }
    };
}
described!(Described, DescribedRow, depth: Option<Varchar<8>>);
