// The schema of the guide: a city's bicycle hire. Its examples include this file, and their test compares the structs
// they show with those here.
use sparkify_schema::{ColumnEnum, ColumnType, Date, Decimal, Table, Timestamp, Varchar};

/// A station, by the number on its post.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnType)]
pub struct StationId(pub i32);

/// A bicycle, by the number on its frame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnType)]
pub struct BikeId(pub i64);

/// What a ride is charged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ColumnEnum)]
pub enum Tariff {
    #[value("casual")]
    Casual,
    #[value("member")]
    Member,
    /// A ride of the staff.
    #[value("service")]
    Service,
}

/// Raw rides, as the docks report them.
#[derive(Table)]
#[table(name = "staging_rides", kind = staging, dist_style = even, backup = false, json = paths)]
pub struct StagingRide {
    #[column(source = "bikeId")]
    pub bike_id: Option<BikeId>,
    #[column(source = "fromStation")]
    pub from_station: Option<Varchar<60>>,
    #[column(source = "toStation")]
    pub to_station: Option<Varchar<60>>,
    #[column(source = "startedAt")]
    pub started_at: i64,
    pub seconds: Option<i32>,
    pub tariff: Tariff,
}

/// One row per station.
#[derive(Table)]
#[table(name = "stations", kind = dimension, dist_style = all, sort_key(station_id))]
pub struct Station {
    /// The number on its post.
    #[column(primary_key)]
    pub station_id: StationId,
    /// What it is called; no two have one name.
    #[column(unique)]
    pub name: Varchar<60>,
    /// How many bicycles it takes.
    #[column(default = 20)]
    pub docks: i16,
    /// The day it was opened; NULL while it is planned.
    pub opened_on: Option<Date>,
}

/// One row per bicycle, as of its latest ride.
#[derive(Table)]
#[table(name = "bikes", kind = dimension, dist_key = bike_id, sort_key(bike_id))]
pub struct Bike {
    /// The number on its frame.
    #[column(primary_key)]
    pub bike_id: BikeId,
    /// Where it was left.
    #[column(references = Station::station_id)]
    pub station_id: Option<StationId>,
    /// When its latest ride began.
    pub ridden_at: Timestamp,
}

/// One row per ride.
#[derive(Table)]
#[table(name = "rides", kind = fact, dist_key = bike_id, sort_key(started_at))]
pub struct Ride {
    /// A number of its own.
    #[column(identity(1, 1), primary_key)]
    pub ride_id: i64,
    /// The bicycle.
    #[column(references = Bike::bike_id)]
    pub bike_id: BikeId,
    /// Where it was taken.
    #[column(references = Station::station_id)]
    pub from_station: StationId,
    /// Where it was left; NULL where the dock did not say.
    #[column(references = Station::station_id)]
    pub to_station: Option<StationId>,
    /// When it began, UTC.
    pub started_at: Timestamp,
    /// How long it took.
    pub seconds: i32,
    /// What it is charged by.
    pub tariff: Tariff,
    /// What it cost; NULL until it is billed.
    pub price: Option<Decimal<8, 2>>,
}
