//! A file as one frame of Zstandard.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::Path;

use ruzstd::encoding::{CompressionLevel, FrameCompressor};

/// Compresses a file into a new one.
pub(super) fn compress(from: &Path, to: &Path) -> io::Result<()> {
    // The encoder panics where its reader or writer fails: they keep their error for themselves.
    let mut source = Kept::new(BufReader::new(File::open(from)?));
    let mut drain = Kept::new(BufWriter::new(File::create_new(to)?));
    let mut encoder = FrameCompressor::new(CompressionLevel::Fastest);
    encoder.set_source(&mut source);
    encoder.set_drain(&mut drain);
    encoder.compress();
    drop(encoder);
    source.end()?;
    drain.end()?.flush()
}

/// A reader or writer that ends quietly at its first error and tells of it at the end.
struct Kept<T> {
    inner: T,
    error: Option<io::Error>,
}

impl<T> Kept<T> {
    fn new(inner: T) -> Self {
        Self { inner, error: None }
    }

    fn end(self) -> io::Result<T> {
        self.error.map_or(Ok(self.inner), Err)
    }
}

impl<R: Read> Read for Kept<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        loop {
            match self.inner.read(out) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => {
                    self.error = Some(error);
                    return Ok(0);
                }
                read => return read,
            }
        }
    }
}

impl<W: Write> Write for Kept<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.error.is_none()
            && let Err(error) = self.inner.write_all(bytes)
        {
            self.error = Some(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
