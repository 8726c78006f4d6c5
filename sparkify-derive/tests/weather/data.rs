//! What the structs are as data: columns, values, enums and newtypes.

use super::{
    HourlyReading, HourlyReadingValues, NetworkCode, Season, Sky, Station, StationId, Urgency, Warning,
    WarningValues,
};
use sparkify_schema::{
    AllowedValues, Cell, Collation, ColumnType, DefaultValue, Defaulted, DistStyle, Encoding, Family,
    Identity, IntoExpr, Kind, Reference, SortKey, Table, TableDef, Value, Values,
};

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
