//! The cluster on the screen: plans, waiting, states.

mod document;
mod event;
mod page;

use std::io::{self, BufRead, IsTerminal, Write};

use serde_json::Value;

use super::{BOLD, GREEN, Ui, cells};
use crate::cluster::described::Described;
use crate::cluster::outline::{Outline, Standing, Survey};
use crate::cluster::price::Price;
use crate::cluster::track::CloudEvent;
use crate::error::Error;

impl Ui {
    /// What will be done, before anybody is asked.
    pub(crate) fn outline(&mut self, outline: &Outline) {
        if !self.quiet && !self.json {
            self.progress.clear();
            // Stderr may be closed; there is nobody left to tell.
            let _ = page::outline(&mut self.err(), outline);
        }
    }

    /// What would be done, as the answer itself.
    pub(crate) fn planned(&mut self, outline: &Outline) -> Result<(), Error> {
        if self.json {
            super::document::print(&document::outline(outline))?;
        } else {
            page::outline(&mut self.out(), outline)?;
            self.note("nothing was changed");
        }
        Ok(())
    }

    /// The line somebody types; nothing if there is nobody at a terminal.
    pub(crate) fn ask(&mut self, name: &str) -> Result<Option<String>, Error> {
        if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
            return Ok(None);
        }
        let mut err = self.err();
        write!(err, "{BOLD}Type `{}` to do this:{BOLD:#} ", cells::visible(name))?;
        err.flush()?;
        let mut line = String::new();
        io::stdin().lock().read_line(&mut line)?;
        Ok(Some(line.trim().to_owned()))
    }

    pub(crate) fn cloud(&mut self, event: &CloudEvent) {
        if !self.quiet && !self.json {
            let mut err = self.err();
            self.progress.cloud(event, &mut err);
        }
    }

    /// A stack that is there.
    pub(crate) fn up(&mut self, outline: &Outline, cluster: Option<&Described>) -> Result<(), Error> {
        self.progress.clear();
        if self.json {
            let mut document = document::outline(outline);
            document["cluster"] = cluster.map_or(Value::Null, document::cluster);
            super::document::print(&document)?;
        } else if let Some(cluster) = cluster {
            self.done(&format!("cluster {} is ready", cluster.name));
            page::cluster(&mut self.out(), cluster)?;
        }
        Ok(())
    }

    /// A cluster after a change of its state or size.
    pub(crate) fn changed(&mut self, cluster: &Described, price: &Price) -> Result<(), Error> {
        self.progress.clear();
        if self.json {
            let mut document = document::cluster(cluster);
            document["price"] = document::price(price);
            super::document::print(&document)?;
        } else {
            self.done(&format!("cluster {} is {}", cluster.name, cluster.state));
            if cluster.state == "paused" {
                self.note("a paused cluster costs its storage only");
            } else {
                self.note(&page::costs(price));
            }
        }
        Ok(())
    }

    /// Stacks that are not there any more.
    pub(crate) fn gone(&mut self, outlines: &[Outline]) -> Result<(), Error> {
        self.progress.clear();
        if self.json {
            super::document::print(&document::removed("removed", outlines))?;
            return Ok(());
        }
        if outlines.iter().all(|outline| outline.items.is_empty()) {
            self.note("there is nothing to take away");
        }
        for outline in outlines.iter().filter(|outline| !outline.items.is_empty()) {
            self.done(&format!("nothing is left of {}", outline.stack));
        }
        Ok(())
    }

    /// Stacks that would go.
    pub(crate) fn doomed(&mut self, outlines: &[Outline]) -> Result<(), Error> {
        if self.json {
            super::document::print(&document::removed("expired", outlines))?;
        } else if outlines.is_empty() {
            self.note("no stack is expired");
        } else {
            self.note("nothing was changed");
        }
        Ok(())
    }

    pub(crate) fn standing(&mut self, standing: &Standing) -> Result<(), Error> {
        if self.json {
            super::document::print(&document::standing(standing))?;
        } else {
            page::standing(&mut self.out(), standing)?;
        }
        Ok(())
    }

    pub(crate) fn survey(&mut self, survey: &Survey) -> Result<(), Error> {
        if self.json {
            super::document::print(&document::survey(survey))?;
        } else {
            page::survey(&mut self.out(), survey)?;
        }
        Ok(())
    }

    /// A policy is JSON whatever was asked for: it is made to be pasted.
    pub(crate) fn policy(&self, policy: &Value, implied: &[(&str, &str)]) -> Result<(), Error> {
        super::document::print(policy)?;
        for (action, page) in implied {
            self.note(&format!("{action} is there because AWS asks for it: {page}"));
        }
        Ok(())
    }

    fn done(&self, text: &str) {
        if !self.quiet {
            self.tell(GREEN, "done:", text);
        }
    }
}
