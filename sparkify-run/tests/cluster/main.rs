//! Provisioning, through the unmodified binary, with moto as AWS.

mod harness;
mod life;
mod moto;
mod refusals;
