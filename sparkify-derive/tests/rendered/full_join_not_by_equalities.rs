//! Redshift matches both sides of a full join by equalities alone.
include!("../fixtures/plays.rs");

pub fn main() {
    let titles = Select::<Titles>::new(|q| {
        let (s, p) = q.full_join::<Song, Songplay, _>("s", "p", |s, p| s.song_id().ne(p.song_id()));
        q.filter(p.user_id().is_not_null());
        TitlesValues { title: s.title() }
    });
    let _ = titles.statement("reports", "titles");
}

//~ mend: compare by `eq`
//~ - let (s, p) = q.full_join::<Song, Songplay, _>("s", "p", |s, p| s.song_id().ne(p.song_id()));
//~ + let (s, p) = q.full_join::<Song, Songplay, _>("s", "p", |s, p| s.song_id().eq(p.song_id()));
