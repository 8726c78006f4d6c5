//! A schema that has nothing to do with music, with every attribute there is: what the derives make of it.

#![expect(missing_docs, reason = "some columns have none, so that the line in its place is used")]

use sparkify_schema::{
    AllowedValues, Cell, Char, Collation, ColumnEnum, ColumnType, Date, Decimal, DefaultValue, Defaulted,
    DistStyle, Encoding, Family, Identity, IntervalDayToSecond, IntoExpr, Kind, Reference, Row, RowError,
    RowValues, SortKey, Super, Table, TableDef, Timestamp, Value, ValueKind, Values, Varbyte, Varchar,
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
#[table(primary_key(id))]
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

#[test]
fn a_macro_may_write_the_struct() {
    assert_eq!(
        Described::CREATE,
        "CREATE TABLE IF NOT EXISTS described (
    depth VARCHAR(8),
    other BIGINT
)
DISTSTYLE AUTO
COMPOUND SORTKEY (depth)"
    );
    let row = DescribedRow::decode(&[None, Some("1")]).expect("a row");
    assert_eq!((row.depth, row.other), (None, 1));
}

#[test]
fn a_table_is_created_with_everything_its_struct_says() {
    assert_eq!(
        Station::CREATE,
        "CREATE TABLE IF NOT EXISTS weather.stations (
    station_id INTEGER ENCODE AZ64 NOT NULL,
    name VARCHAR(64) DEFAULT 'nameless' NOT NULL,
    network VARCHAR(8) NOT NULL,
    active BOOLEAN DEFAULT TRUE NOT NULL,
    elevation DECIMAL(7, 2) DEFAULT -12.5 ENCODE RAW NOT NULL,
    since_year SMALLINT DEFAULT 1900,
    weight DOUBLE PRECISION DEFAULT 0.5 NOT NULL,
    loaded_at TIMESTAMP DEFAULT SYSDATE NOT NULL,
    opened_on DATE DEFAULT '2024-02-29' NOT NULL,
    equipment SUPER,
    type VARCHAR(8),
    \"language\" VARCHAR(2),
    PRIMARY KEY (station_id),
    UNIQUE (name),
    FOREIGN KEY (network) REFERENCES weather.network (code)
)
DISTSTYLE EVEN"
    );
    assert_eq!(
        HourlyReading::CREATE,
        "CREATE TABLE IF NOT EXISTS hourly_reading (
    reading_id BIGINT IDENTITY(-1, -2) NOT NULL,
    station INTEGER NOT NULL,
    taken_at TIMESTAMP NOT NULL,
    sky VARCHAR(13) DEFAULT 'Dry' ENCODE BYTEDICT NOT NULL,
    digest VARBYTE(16),
    PRIMARY KEY (station, taken_at),
    FOREIGN KEY (station) REFERENCES weather.stations (station_id)
)
BACKUP NO
DISTSTYLE KEY
DISTKEY (station)
INTERLEAVED SORTKEY (taken_at, station)"
    );
    assert_eq!(
        Warning::CREATE,
        "CREATE TABLE IF NOT EXISTS warning (
    number BIGINT GENERATED BY DEFAULT AS IDENTITY(0, 2) NOT NULL,
    urgency VARCHAR(16),
    place CHAR(3) COLLATE CASE_INSENSITIVE,
    lasts INTERVAL DAY TO SECOND(6)
)
DISTSTYLE AUTO
ENCODE AUTO"
    );
}

#[test]
fn tables_refer_to_themselves_and_to_each_other() {
    assert_eq!(
        Network::CREATE,
        "CREATE TABLE IF NOT EXISTS weather.network (
    code VARCHAR(8) NOT NULL,
    parent_code VARCHAR(8),
    main_station INTEGER,
    PRIMARY KEY (code),
    FOREIGN KEY (parent_code) REFERENCES weather.network (code),
    FOREIGN KEY (main_station) REFERENCES weather.stations (station_id)
)
DISTSTYLE ALL"
    );
}

#[test]
fn a_table_is_dropped_by_its_full_name() {
    assert_eq!(Station::DROP, "DROP TABLE IF EXISTS weather.stations");
    assert_eq!(Warning::DROP, "DROP TABLE IF EXISTS warning");
}

#[test]
fn a_struct_becomes_data() {
    let TableDef { schema, name, rust_name, kind, primary_key, dist_style, sort_key, backup, doc, .. } =
        Station::DEF;
    assert_eq!((schema, name, rust_name, kind), (Some("weather"), "stations", "Station", Kind::Dimension));
    assert_eq!(
        (primary_key, dist_style, sort_key, backup),
        (&["station_id"][..], DistStyle::Even, SortKey::Auto, true)
    );
    assert_eq!(doc, "A place where the weather is measured.\n\nIt may move.");

    let id = Station::DEF.field("id").expect("the field is there");
    assert_eq!((id.name, id.source, id.doc), ("station_id", "wmoNumber", "Its number."));
    assert_eq!((id.sql, id.family, id.type_name), ("INTEGER", Family::Integer, "StationId"));
    assert_eq!((id.encoding, id.nullable, id.unique), (Some(Encoding::Az64), false, false));

    let elevation = Station::DEF.column("elevation").expect("the column is there");
    assert_eq!((elevation.source, elevation.default), ("elevation", Some(DefaultValue::Number("-12.5"))));
    let kind = Station::DEF.column("type").expect("a raw name loses its mark");
    assert_eq!((kind.field, kind.source, kind.nullable, kind.max_bytes), ("type", "type", true, Some(8)));

    assert_eq!((Station::DEF.encode_auto, Warning::DEF.encode_auto), (false, true));
    let number = Warning::DEF.columns[0];
    assert_eq!(number.identity, Some(Identity { by_default: true, seed: 0, step: 2 }));
    assert_eq!((number.is_copied(), number.is_generated(), number.nullable), (false, false, false));
    assert_eq!(Warning::DEF.columns[2].collation, Some(Collation::CaseInsensitive));

    let reading = HourlyReading::DEF;
    assert_eq!(reading.columns[0].identity, Some(Identity { by_default: false, seed: -1, step: -2 }));
    let station = Reference { schema: Some("weather"), table: "stations", column: "station_id" };
    assert_eq!(reading.columns[1].references, Some(station));
    assert_eq!(reading.columns[3].values, ["Dry", "light rain", "cats 'n' dogs"]);
    assert_eq!(reading.dist_style, DistStyle::Key("station"));
    assert_eq!(reading.sort_key, SortKey::Interleaved(&["taken_at", "station"]));
}

#[test]
fn values_have_a_field_for_every_column_that_may_be_written() {
    let columns = HourlyReading::columns::<sparkify_schema::Inner>("r");
    let values = HourlyReadingValues {
        station: StationId(3).into_expr(),
        taken_at: columns.taken_at(),
        sky: Defaulted::Default,
        digest: columns.digest(),
    };
    let assignments = values.assignments();
    let written: Vec<(&str, bool)> =
        assignments.iter().map(|(column, value)| (*column, value.is_some())).collect();
    assert_eq!(written, [("station", true), ("taken_at", true), ("sky", false), ("digest", true)]);
}

#[test]
fn a_number_by_default_may_be_written() {
    let columns = Warning::columns::<sparkify_schema::Inner>("w");
    let values = WarningValues {
        number: columns.number().into(),
        urgency: columns.urgency(),
        place: columns.place(),
        lasts: columns.lasts(),
    };
    assert_eq!(values.assignments().iter().filter(|(_, value)| value.is_some()).count(), 4);
}

#[test]
fn columns_are_copied_and_shown() {
    let columns = Station::columns::<sparkify_schema::Inner>("s");
    let copy = columns;
    assert_eq!(format!("{:?}", copy.id()), "s.station_id");
    assert_eq!(format!("{:?}", columns.r#type()), "s.type");
    assert_eq!(format!("{columns:?}"), r#"StationColumns("s")"#);
}

#[test]
fn an_enum_is_a_varchar_of_its_values() {
    assert_eq!((Sky::SQL, Sky::MAX_BYTES, Sky::NAME), ("VARCHAR(13)", Some(13), "Sky"));
    assert_eq!((Urgency::SQL, Urgency::VALUES), ("VARCHAR(16)", &["Now", "Soon"][..]));
    assert_eq!((Sky::LightRain.value(), AllowedValues::value(&Urgency::Soon)), ("light rain", "Soon"));
    assert_eq!(format!("{:?}", Sky::Downpour.into_expr()), "'cats ''n'' dogs'");
    assert_eq!(<Sky as Cell>::decode(Some("light rain")), Some(Sky::LightRain));
    assert_eq!(<Sky as Cell>::decode(Some("hail")), None);
    assert_eq!(<Sky as Cell>::decode(None), None);
    assert_eq!(Cell::value(&Sky::Downpour), Value::Text("cats 'n' dogs".to_owned()));
}

#[test]
fn a_newtype_is_its_inner_type_under_another_name() {
    assert_eq!(
        (NetworkCode::SQL, NetworkCode::MAX_BYTES, NetworkCode::NAME),
        ("VARCHAR(8)", Some(8), "NetworkCode")
    );
    assert_eq!((StationId::SQL, StationId::FAMILY), ("INTEGER", Family::Integer));
    assert_eq!(format!("{:?}", StationId(7).into_expr()), "7");
    assert_eq!(<StationId as Cell>::decode(Some("7")), Some(StationId(7)));
    assert_eq!(<StationId as Cell>::decode(Some("seven")), None);
    let season = <Season as Cell>::decode(Some("2024-03-20")).expect("a day");
    assert_eq!(format!("{:?}", season.into_expr()), "CAST('2024-03-20' AS DATE)");
}

/// How often it rained.
#[derive(Debug, Clone, PartialEq, Row)]
pub struct Rain {
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
