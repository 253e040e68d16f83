//! Fingerprints: what a law's quantities are, in 64 bits, the same from rustc and at run time.
//!
//! Each quantity is hashed by FNV-1a with 64 bits (Fowler, Noll, Vo; RFC 9923) over these bytes: its name and ff; for each base
//! quantity of its dimension the key, ff, numerator and denominator of the exponent; ff; 0, 1 or 2 for positive, nonnegative
//! or signed; and its value if it is a constant. Numbers have eight bytes, the lowest first. The fingerprint of several is
//! the sum of theirs modulo 2⁶⁴, so their order does not count: laws find their inputs by name. Units do not count either.
//!
//! Saved laws carry it: a change of one byte here makes every saved law unreadable.

use super::sign::Sign;
use crate::dimension::{BaseQuantity, Dimension};

/// Ends a text: no UTF-8 contains this byte, so `ab`, `c` and `a`, `bc` differ.
const END: u8 = 0xff;

/// FNV-1a, one byte after another.
#[derive(Clone, Copy)]
struct Hash(u64);

impl Hash {
    const fn new() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }

    const fn bytes(mut self, bytes: &[u8]) -> Self {
        let mut i = 0;
        while i < bytes.len() {
            self.0 = (self.0 ^ bytes[i] as u64).wrapping_mul(0x0000_0100_0000_01b3);
            i += 1;
        }
        self
    }

    const fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes()).bytes(&[END])
    }

    const fn base(self, base: &BaseQuantity, dimension: &Dimension) -> Self {
        let exponent = dimension.exponent(*base);
        if exponent.is_zero() {
            return self;
        }
        self.text(base.key()).bytes(&exponent.numerator().to_le_bytes()).bytes(&exponent.denominator().to_le_bytes())
    }

    const fn dimension(mut self, dimension: &Dimension) -> Self {
        let mut i = 0;
        while i < 7 {
            self = self.base(&BaseQuantity::SI[i], dimension);
            i += 1;
        }
        let mut i = 0;
        while i < Dimension::MAX_DECLARED {
            if let Some(base) = dimension.declared_at(i) {
                self = self.base(&base, dimension);
            }
            i += 1;
        }
        self.bytes(&[END])
    }
}

/// The fingerprint of one quantity.
pub(crate) const fn fingerprint(name: &str, dimension: &Dimension, sign: Sign, constant: Option<f64>) -> u64 {
    let class = match sign {
        Sign::Positive => 0,
        Sign::Nonnegative => 1,
        Sign::Signed => 2,
    };
    let hash = Hash::new().text(name).dimension(dimension).bytes(&[class]);
    match constant {
        Some(value) => hash.bytes(&value.to_bits().to_le_bytes()).0,
        None => hash.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_fnv_1a() {
        // The test vectors of RFC 9923, appendix C.
        assert_eq!(Hash::new().0, 0xcbf2_9ce4_8422_2325);
        assert_eq!(Hash::new().bytes(b"a").0, 0xaf63_dc4c_8601_ec8c);
        assert_eq!(Hash::new().bytes(b"foobar").0, 0x8594_4171_f739_67e8);
    }

    #[test]
    fn every_part_of_a_quantity_counts() {
        let (speed, time) = (Dimension::si([1, 0, -1, 0, 0, 0, 0]), Dimension::si([0, 0, 1, 0, 0, 0, 0]));
        let all = [
            fingerprint("a", &speed, Sign::Positive, None),
            fingerprint("b", &speed, Sign::Positive, None),
            fingerprint("a", &time, Sign::Positive, None),
            fingerprint("a", &speed, Sign::Nonnegative, None),
            fingerprint("a", &speed, Sign::Signed, None),
            fingerprint("a", &speed, Sign::Positive, Some(1.0)),
            fingerprint("a", &speed, Sign::Positive, Some(2.0)),
        ];
        // Computed apart, from the bytes that the head of this file names: saved laws carry such numbers.
        assert_eq!(all[5], 0x4ee4_a8a0_8388_1416);
        for (i, one) in all.iter().enumerate() {
            assert!(!all[..i].contains(one), "{i}");
        }
    }
}
