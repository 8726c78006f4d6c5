//! Which functions a statement calls, so that no call is without end.

use std::cell::{Cell, RefCell};

use crate::{catalog::functions::Function, error::SqlError};

/// The most calls a statement may come to, those inside of functions included.
const MOST: u32 = 2_000;

/// The calls of one statement.
#[derive(Debug, Default)]
pub(crate) struct Calls {
    /// The functions whose bodies stand around the present place.
    around: RefCell<Vec<Function>>,
    count: Cell<u32>,
    called: RefCell<Vec<Called>>,
}

/// A function that a statement calls.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Called {
    pub(crate) function: Function,
    /// By the statement itself, not by another function alone.
    pub(crate) directly: bool,
}

impl Calls {
    /// Goes into a function's body.
    pub(super) fn enter(&self, function: &Function) -> Result<(), SqlError> {
        let mut around = self.around.borrow_mut();
        if around.contains(function) {
            let message = format!("function {} calls itself, which has no end", function.signature());
            return Err(SqlError::new("54001", message));
        }
        self.count.set(self.count.get() + 1);
        if self.count.get() > MOST {
            let message = format!("the statement comes to more than {MOST} calls of user-defined functions");
            return Err(SqlError::new("54001", message));
        }
        let called = Called { function: function.clone(), directly: around.is_empty() };
        let mut all = self.called.borrow_mut();
        if !all.contains(&called) {
            all.push(called);
        }
        around.push(function.clone());
        Ok(())
    }

    pub(super) fn leave(&self) {
        self.around.borrow_mut().pop();
    }

    /// How many bodies stand around the present place, the innermost not counted.
    pub(super) fn depth(&self) -> usize {
        self.around.borrow().len().saturating_sub(1)
    }

    /// Every function called so far.
    pub(crate) fn called(&self) -> Vec<Called> {
        self.called.borrow().clone()
    }
}
