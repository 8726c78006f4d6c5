//! What `simulate` writes, judged by reading it back with a JSON parser that knows nothing of the writer.

mod behaviour;
mod catalog;
mod files;
mod log;
mod options;
