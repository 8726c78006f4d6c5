//! UNLOAD as a client meets it: over the wire, into folders and buckets, read back by others.

mod bucket;
mod existing;
mod files;
mod formats;
mod mistakes;
mod places;
mod round_trip;
mod support;
