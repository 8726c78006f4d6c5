//! COPY against an engine: hand-made files in, rows out.

mod harness;
mod real;
