//! UNLOAD takes every row of its query.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = Select::<Titles>::new(|q| {
        let s = q.from::<Song>("s");
        q.order_by([s.song_id().asc()]);
        q.limit(10);
        TitlesValues { title: s.title() }
    });
    let to = "s3://songs/titles/".parse().unwrap();
    let _ = Unload::new(titles, to, UnloadFormat::Parquet { row_groups: RowGroups::Auto }).statement("reports", "unload");
}

//~ mend: leave out the limit, or read the limited query by `from_rows`
//~ - q.limit(10);
//~ + // Every song.
