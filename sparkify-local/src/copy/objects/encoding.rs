//! Decompression and character sets, as a stream of UTF-8.

use std::io::{self, BufReader, Cursor, Read};

use bzip2::read::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;

use super::zstd::Frames;
use crate::copy::statement::{Compression, Encoding};

/// What an object turned out to be, against the statement's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Mistake {
    /// It is compressed and the statement does not say so.
    #[error("the file is compressed with {}", name(*.0))]
    Compressed(Compression),
    /// The statement says it is compressed and it is not.
    #[error("the file is not compressed with {}", name(*.0))]
    NotCompressed(Compression),
}

impl Mistake {
    /// What to do about it.
    pub(crate) fn hint(self) -> String {
        match self {
            Self::Compressed(compression) => {
                format!("add {} to the COPY; it does not look at file extensions", name(compression))
            }
            Self::NotCompressed(compression) => format!(
                "remove {} from the COPY, or keep files that are not compressed under another prefix",
                name(compression)
            ),
        }
    }
}

impl From<Mistake> for io::Error {
    fn from(mistake: Mistake) -> Self {
        Self::new(io::ErrorKind::InvalidData, mistake)
    }
}

fn name(compression: Compression) -> &'static str {
    match compression {
        Compression::Gzip => "GZIP",
        Compression::Bzip2 => "BZIP2",
        Compression::Zstd => "ZSTD",
    }
}

/// The longest of the marks compressed files begin with.
const MARK: u64 = 4;

/// The stream without its compression, which must be the one named.
pub(super) fn decompressed(
    mut stream: Box<dyn Read + Send>,
    named: Option<Compression>,
) -> io::Result<Box<dyn Read + Send>> {
    let mut mark = Vec::new();
    stream.by_ref().take(MARK).read_to_end(&mut mark)?;
    let found = match mark.as_slice() {
        [0x1f, 0x8b, ..] => Some(Compression::Gzip),
        [b'B', b'Z', b'h', b'1'..=b'9'] => Some(Compression::Bzip2),
        [0x28, 0xb5, 0x2f, 0xfd] | [0x50..=0x5f, 0x2a, 0x4d, 0x18] => Some(Compression::Zstd),
        _ => None,
    };
    // An empty object is no compressed file and no mistake.
    if found != named && !mark.is_empty() {
        return Err(match (named, found) {
            (Some(named), _) => Mistake::NotCompressed(named).into(),
            (None, Some(found)) => Mistake::Compressed(found).into(),
            (None, None) => return Ok(stream),
        });
    }
    let stream = Cursor::new(mark).chain(stream);
    let Some(found) = found else {
        return Ok(Box::new(stream));
    };
    let stream = BufReader::with_capacity(64 * 1024, stream);
    Ok(match found {
        Compression::Gzip => Box::new(MultiGzDecoder::new(stream)),
        Compression::Bzip2 => Box::new(MultiBzDecoder::new(stream)),
        Compression::Zstd => Box::new(Frames::new(stream)),
    })
}

/// The stream in UTF-8.
pub(super) fn utf8(stream: Box<dyn Read + Send>, charset: Encoding) -> Box<dyn Read + Send> {
    match charset {
        Encoding::Utf8 => stream,
        other => Box::new(Transcoder {
            stream: BufReader::with_capacity(64 * 1024, stream),
            charset: other,
            unit: Vec::new(),
            high: None,
            ready: Vec::new(),
            given: 0,
        }),
    }
}

/// Turns another character set into UTF-8, a buffer at a time.
struct Transcoder<R> {
    stream: BufReader<R>,
    charset: Encoding,
    /// The first byte of a code unit whose second has not come yet.
    unit: Vec<u8>,
    /// The first half of a surrogate pair.
    high: Option<u16>,
    ready: Vec<u8>,
    given: usize,
}

impl<R: Read> Read for Transcoder<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.ready.len() {
            self.ready.clear();
            self.given = 0;
            let mut raw = [0; 16 * 1024];
            let read = self.stream.read(&mut raw)?;
            if read == 0 {
                return self.end();
            }
            if self.charset == Encoding::Iso88591 {
                self.ready
                    .extend(raw[..read].iter().map(|byte| char::from(*byte)).collect::<String>().bytes());
            } else {
                self.units(&raw[..read]);
            }
        }
        let count = out.len().min(self.ready.len() - self.given);
        out[..count].copy_from_slice(&self.ready[self.given..self.given + count]);
        self.given += count;
        Ok(count)
    }
}

impl<R: Read> Transcoder<R> {
    fn units(&mut self, raw: &[u8]) {
        for byte in raw {
            self.unit.push(*byte);
            if let [first, second] = self.unit[..] {
                self.unit.clear();
                let unit = match self.charset {
                    Encoding::Utf16Be => u16::from_be_bytes([first, second]),
                    _ => u16::from_le_bytes([first, second]),
                };
                self.unit16(unit);
            }
        }
    }

    fn unit16(&mut self, unit: u16) {
        match (self.charset, unit) {
            // The mark at the start says how the rest is written.
            (Encoding::Utf16, 0xfeff) => return self.charset = Encoding::Utf16Le,
            (Encoding::Utf16, 0xfffe) => return self.charset = Encoding::Utf16Be,
            (Encoding::Utf16, _) => self.charset = Encoding::Utf16Le,
            (_, 0xfeff) if self.high.is_none() => return,
            _ => {}
        }
        let pair = self.high.take().into_iter().chain([unit]);
        if (0xd800..0xdc00).contains(&unit) && pair.clone().count() == 1 {
            self.high = Some(unit);
            return;
        }
        for decoded in char::decode_utf16(pair) {
            // Half a pair becomes a byte that no UTF-8 has, for the column's check to find.
            match decoded {
                Ok(character) => {
                    self.ready.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
                }
                Err(_) => self.ready.push(0xff),
            }
        }
    }

    /// The stream is at its end; half a character is an error.
    fn end(&mut self) -> io::Result<usize> {
        if self.unit.is_empty() && self.high.is_none() {
            return Ok(0);
        }
        Err(io::Error::new(io::ErrorKind::InvalidData, "the file ends inside a UTF-16 character"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: Vec<u8>, charset: Encoding) -> io::Result<String> {
        let mut text = String::new();
        utf8(Box::new(Cursor::new(bytes)), charset).read_to_string(&mut text).map(|_| text)
    }

    #[test]
    fn character_sets_become_utf8() {
        let text = "{\"a\":\"é😀\"}";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let marked = [&[0xfe, 0xff], big.as_slice()].concat();
        for (bytes, charset) in [
            (little.clone(), Encoding::Utf16Le),
            (little.clone(), Encoding::Utf16),
            (big, Encoding::Utf16Be),
            (marked, Encoding::Utf16),
        ] {
            assert_eq!(read(bytes, charset).ok().as_deref(), Some(text), "{charset:?}");
        }
        assert_eq!(read(vec![b'a', 0xe9], Encoding::Iso88591).ok().as_deref(), Some("aé"));
        assert!(read(little[..5].to_vec(), Encoding::Utf16Le).is_err());
    }

    #[test]
    fn a_compression_must_be_named_and_be_there() {
        let gzip = vec![0x1f, 0x8b, 8, 0];
        let plain = b"{}".to_vec();
        let hint = |bytes: &[u8], named| {
            let stream = Box::new(Cursor::new(bytes.to_vec()));
            let error = decompressed(stream, named).err()?;
            error.get_ref()?.downcast_ref::<Mistake>().copied()
        };
        assert_eq!(hint(&gzip, None), Some(Mistake::Compressed(Compression::Gzip)));
        let not = Mistake::NotCompressed(Compression::Gzip);
        assert_eq!(hint(&plain, Some(Compression::Gzip)), Some(not));
        assert_eq!(hint(&plain, None), None);
        assert_eq!(hint(b"", Some(Compression::Gzip)), None);
    }
}
