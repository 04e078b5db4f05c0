//! FNV-1a, 64 bits (RFC 9923): short, fast, and the same in every build.

/// A hash of the bytes that were added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fnv(u64);

impl Fnv {
    /// The hash of nothing.
    pub const EMPTY: Self = Self(0xCBF2_9CE4_8422_2325);

    /// Returns the hash with `byte` added.
    #[must_use]
    pub const fn with(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01B3))
    }

    /// Returns the number.
    #[must_use]
    pub const fn get(self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::Fnv;

    #[test]
    fn hashes_are_those_of_the_rfc() {
        for (text, expected) in [
            ("", 0xCBF2_9CE4_8422_2325),
            ("a", 0xAF63_DC4C_8601_EC8C),
            ("foobar", 0x8594_4171_F739_67E8),
        ] {
            assert_eq!(text.bytes().fold(Fnv::EMPTY, Fnv::with).get(), expected, "{text}");
        }
    }
}
