//! The COPYs that run now, written down by those who run them for those who look.

use std::cell::RefCell;
use std::time::{Duration, Instant};

use sparkify_schema::StatementName;

use crate::execute::lane::Peer;

/// What runs now.
#[derive(Debug, Default)]
pub(crate) struct Board {
    copies: RefCell<Vec<Copying>>,
}

/// A COPY that runs.
#[derive(Debug, Clone)]
pub(crate) struct Copying {
    pub(crate) name: StatementName,
    /// Whose it is, and the COPY before it, which the views may still know.
    pub(crate) peer: Peer,
    since: Instant,
}

/// A COPY that is on the board as long as this lives.
#[derive(Debug)]
pub(crate) struct Listed<'a> {
    board: &'a Board,
    session: i32,
}

impl Board {
    /// Writes down that a COPY begins.
    pub(crate) fn list(&self, name: &StatementName, peer: Peer) -> Listed<'_> {
        let copying = Copying { name: name.clone(), peer, since: Instant::now() };
        self.copies.borrow_mut().push(copying);
        Listed { board: self, session: peer.session }
    }

    /// Those that have been running for so long.
    pub(crate) fn older_than(&self, age: Duration) -> Vec<Copying> {
        let copies = self.copies.borrow();
        copies.iter().filter(|copying| copying.since.elapsed() >= age).cloned().collect()
    }
}

impl Drop for Listed<'_> {
    fn drop(&mut self) {
        self.board.copies.borrow_mut().retain(|copying| copying.peer.session != self.session);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::execute::load_errors::CopyId;

    #[test]
    fn a_copy_is_listed_while_it_runs() {
        let board = Board::default();
        let name = sparkify_model::create().remove(0).name;
        let peer = |session| Peer { session, last_copy: CopyId::NONE };
        let one = board.list(&name, peer(1));
        let other = board.list(&name, peer(2));
        let sessions =
            || board.older_than(Duration::ZERO).iter().map(|it| it.peer.session).collect::<Vec<_>>();
        assert_eq!(sessions(), [1, 2]);
        assert!(board.older_than(Duration::from_mins(1)).is_empty());
        drop(one);
        assert_eq!(sessions(), [2]);
        drop(other);
        assert!(sessions().is_empty());
    }
}
