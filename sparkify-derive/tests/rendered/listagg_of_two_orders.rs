//! Redshift sorts the values of a group once.
include!("../fixtures/plays.rs");

#[derive(Row)]
struct Lists {
    titles: Option<String>,
    songs: Option<String>,
}

pub fn main() {
    let lists = Select::<Lists>::new(|q| {
        let s = q.from::<Song>("s");
        let by_title = listagg(s.title(), ", ", [s.title().asc()]);
        let by_song = listagg(s.song_id().inner(), ", ", [s.song_id().asc()]);
        ListsValues { titles: by_title, songs: by_song }
    });
    let _ = lists.statement("reports", "lists");
}

//~ mend: sort all of them alike
//~ - let by_song = listagg(s.song_id().inner(), ", ", [s.song_id().asc()]);
//~ + let by_song = listagg(s.song_id().inner(), ", ", [s.title().asc()]);
