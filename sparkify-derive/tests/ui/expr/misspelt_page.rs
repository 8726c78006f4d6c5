//! A page that does not exist is no page.
include!("../../fixtures/star.rs");

fn main() {
    let _ = Insert::<Song>::new(|q| {
        let e = q.from::<StagingEvent>("e");
        let s = q.join::<StagingSong, _>("s", |s| e.song().eq(s.title()));
        q.filter(e.page().eq(Page::NextSnog));
        SongValues { song_id: s.song_id(), title: s.title() }
    });
}

//~ mend: take the variant the compiler suggests
//~ - q.filter(e.page().eq(Page::NextSnog));
//~ + q.filter(e.page().eq(Page::NextSong));
