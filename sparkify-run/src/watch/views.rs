//! The two views that tell of running COPYs; each user sees their own, and needs no right for it.

use super::Loading;
use super::board::Copying;
use crate::connection::Row;

/// A view of running COPYs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum View {
    /// What each slice has loaded, renewed after every million rows; provisioned clusters only
    /// (<https://docs.aws.amazon.com/redshift/latest/dg/r_STV_LOAD_STATE.html>).
    LoadState,
    /// One row a COPY, on every kind of cluster
    /// (<https://docs.aws.amazon.com/redshift/latest/dg/SYS_LOAD_HISTORY.html>).
    LoadHistory,
}

/// The one that says more comes first.
pub(super) const VIEWS: [View; 2] = [View::LoadState, View::LoadHistory];

impl View {
    /// Asks for session, query, rows, bytes of all, files of all.
    pub(super) fn sql(self, copies: &[Copying]) -> String {
        let sessions: Vec<String> = copies.iter().map(|copying| copying.peer.session.to_string()).collect();
        let sessions = sessions.join(", ");
        match self {
            // Of a slice with compressed files the other two numbers are those after unpacking, and none to come.
            Self::LoadState => format!(
                "SELECT session, query, SUM(lines), SUM(CASE WHEN bytes_to_load_compressed > 0 \
                 THEN bytes_loaded_compressed ELSE bytes_loaded END), \
                 SUM(bytes_to_load + bytes_to_load_compressed), SUM(num_files_complete), SUM(num_files) \
                 FROM stv_load_state WHERE session IN ({sessions}) GROUP BY session, query"
            ),
            Self::LoadHistory => format!(
                "SELECT session_id, query_id, loaded_rows, file_bytes_scanned, source_file_bytes, \
                 file_count_scanned, source_file_count FROM sys_load_history \
                 WHERE session_id IN ({sessions}) AND status = 'running'"
            ),
        }
    }
}

/// What these rows say of a COPY; nothing if it is not among them, or has not got anywhere yet.
pub(super) fn of(copying: &Copying, rows: &[Row]) -> Option<Loading> {
    let own = |row: &&Row| {
        let session = row.number(0) == Some(copying.peer.session);
        session && row.number(1).is_some_and(|query| copying.peer.last_copy.is_before(query))
    };
    // A session runs one COPY at a time: of several it is the latest.
    let row = rows.iter().filter(own).max_by_key(|row| row.number::<i64>(1))?;
    let number = |at| row.number(at).unwrap_or(0);
    let loading = Loading {
        rows: number(2),
        bytes: number(3),
        bytes_in_all: number(4),
        files: number(5),
        files_in_all: number(6),
    };
    (loading.rows > 0 || loading.bytes > 0 || loading.files > 0).then_some(loading)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execute::lane::Peer;
    use crate::execute::load_errors::CopyId;
    use crate::watch::board::Board;
    use std::time::Duration;

    fn copying() -> Copying {
        let (board, name) = (Board::default(), sparkify_model::create().remove(0).name);
        let listed = board.list(&name, Peer { session: 7, last_copy: CopyId::NONE });
        let copying = board.older_than(Duration::ZERO).remove(0);
        drop(listed);
        copying
    }

    fn row(cells: &[&str]) -> Row {
        Row(cells.iter().map(|cell| Some((*cell).to_owned())).collect())
    }

    #[test]
    fn the_latest_copy_of_the_own_session_is_read() {
        let rows = [
            row(&["7", "20", "5", "1", "10", "0", "3"]),
            row(&["7", "21", "1000000", "512", "1024", "1", "4"]),
            row(&["8", "22", "9", "9", "9", "9", "9"]),
        ];
        let seen = Loading { rows: 1_000_000, bytes: 512, bytes_in_all: 1024, files: 1, files_in_all: 4 };
        assert_eq!(of(&copying(), &rows), Some(seen));
    }

    #[test]
    fn a_copy_that_has_got_nowhere_is_not_told_of() {
        assert_eq!(of(&copying(), &[row(&["7", "20", "0", "0", "99", "0", "3"])]), None);
        assert_eq!(of(&copying(), &[row(&["8", "20", "5", "5", "99", "0", "3"])]), None);
        assert_eq!(of(&copying(), &[Row(vec![None; 7])]), None);
        assert_eq!(of(&copying(), &[]), None);
    }
}
