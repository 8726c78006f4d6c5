//! How far a command has come: told to whoever watches, and noted in the journal.

use std::cell::RefCell;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::error::CloudError;
use super::journal::{self, Journal};
use super::tags;

/// Something that happened on the way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum CloudEvent {
    Started {
        what: &'static str,
    },
    Done {
        what: &'static str,
        took: Duration,
    },
    /// Seen while waiting; `usual` says how long it takes as a rule.
    Seen {
        state: String,
        elapsed: Duration,
        usual: &'static str,
    },
    /// AWS did not answer; the waiting goes on.
    Silent {
        why: String,
    },
}

/// The watcher and the journal of one command. Shared, so that what was under way can be told when it is interrupted.
pub(crate) struct Track<'a> {
    tell: RefCell<&'a mut dyn FnMut(&CloudEvent)>,
    journal: RefCell<Journal>,
    path: PathBuf,
    doing: RefCell<Option<(&'static str, Instant)>>,
    seen: RefCell<Option<String>>,
}

impl<'a> Track<'a> {
    /// Starts with the journal of the stack, which is another's if account or region differ.
    pub(crate) fn start(
        stack: &str,
        account: &str,
        region: &str,
        tell: &'a mut dyn FnMut(&CloudEvent),
    ) -> Result<Self, CloudError> {
        let path = journal::place(stack);
        let mut journal = journal::read(&path);
        if !journal.account.is_empty() && (journal.account != account || journal.region != region) {
            return Err(CloudError::Elsewhere {
                stack: stack.to_owned(),
                path,
                account: journal.account,
                region: journal.region,
            });
        }
        stack.clone_into(&mut journal.stack);
        account.clone_into(&mut journal.account);
        region.clone_into(&mut journal.region);
        Ok(Self {
            tell: RefCell::new(tell),
            journal: RefCell::new(journal),
            path,
            doing: RefCell::new(None),
            seen: RefCell::new(None),
        })
    }

    pub(crate) fn tell(&self, event: &CloudEvent) {
        if let CloudEvent::Seen { state, .. } = event {
            *self.seen.borrow_mut() = Some(state.clone());
        }
        (self.tell.borrow_mut())(event);
    }

    /// Notes it before it is done: what was begun must be known after a crash.
    pub(crate) fn begin(&self, what: &'static str) -> Result<(), CloudError> {
        *self.doing.borrow_mut() = Some((what, Instant::now()));
        self.journal.borrow_mut().begin(what, tags::written(Timestamp::now()));
        journal::write(&self.path, &self.journal.borrow())?;
        self.tell(&CloudEvent::Started { what });
        Ok(())
    }

    pub(crate) fn end(&self) -> Result<(), CloudError> {
        let doing = self.doing.borrow_mut().take();
        self.journal.borrow_mut().done(tags::written(Timestamp::now()));
        journal::write(&self.path, &self.journal.borrow())?;
        if let Some((what, since)) = doing {
            self.tell(&CloudEvent::Done { what, took: since.elapsed() });
        }
        Ok(())
    }

    /// Nothing of the stack is left, and so nothing of its journal.
    pub(crate) fn forget(&self) -> Result<(), CloudError> {
        journal::remove(&self.path)
    }

    /// What is under way right now, and the state that was last seen.
    pub(crate) fn doing(&self) -> (Option<&'static str>, Option<String>) {
        (self.doing.borrow().map(|(what, _)| what), self.seen.borrow().clone())
    }
}
