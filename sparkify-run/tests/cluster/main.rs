//! Provisioning, through the unmodified binary, with moto as AWS.

mod corporate;
mod faults;
mod harness;
mod life;
mod moto;
mod operator;
mod proxy;
mod refusals;
mod serverless;
mod sweep;
mod terminal;
