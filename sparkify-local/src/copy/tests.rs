//! COPY against an engine: hand-made files in, rows out.

mod bad_rows;
mod columns;
mod compression;
mod harness;
mod input;
mod jsonpaths;
mod options;
mod places;
mod random;
mod real;
mod remote;
mod scale;
