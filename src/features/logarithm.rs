//! Natural logarithms of many numbers, two or more by one instruction.

/// ln 2 in two parts, the first with zeros at its end, so that its product with an exponent is exact.
const LN_2_HIGH: f64 = 6.931_471_803_691_238e-1;
const LN_2_LOW: f64 = 1.908_214_929_270_587_7e-10;
/// The coefficients of (ln(1+s) − ln(1−s) − 2s)/s in even powers of s, by Remez' algorithm.
const SERIES: [f64; 7] = [
    6.666_666_666_666_735e-1,
    3.999_999_999_940_942e-1,
    2.857_142_874_366_239e-1,
    2.222_219_843_214_978_4e-1,
    1.818_357_216_161_805e-1,
    1.531_383_769_920_937_3e-1,
    1.479_819_860_511_658_6e-1,
];
/// The bits of √½ and of 1.
const ROOT_HALF: u64 = 0x3fe6_a09e_667f_3bcd;
const ONE: u64 = 0x3ff0_0000_0000_0000;
/// 2⁵² as bits: a number whose last bits count.
const COUNTER: u64 = 0x4330_0000_0000_0000;

/// Replaces positive normal numbers by their logarithms, to less than 1 unit in the last place; what other numbers become
/// has no meaning.
///
/// x = 2ᵏ (1 + f) with 1 + f from √½ to √2, and s = f/(2 + f) (Ng 1993, fdlibm, `e_log.c`). There is no branch, so the
/// compiler takes several numbers at once; and no instruction of one machine only, so the bits are the same on all.
pub(crate) fn logarithms(cells: &mut [f64]) {
    cells.iter_mut().for_each(|cell| *cell = logarithm(*cell));
}

/// Writes the logarithms of positive normal numbers, so that what comes from far is read once, while others are computed.
pub(crate) fn write_logarithms(cells: &mut [f64], of: &[f64]) {
    cells.iter_mut().zip(of).for_each(|(cell, &value)| *cell = logarithm(value));
}

/// Replaces numbers by the logarithms of others, positive normal ones, less what they were.
pub(crate) fn logarithms_less(cells: &mut [f64], of: &[f64]) {
    cells.iter_mut().zip(of).for_each(|(cell, &value)| *cell = logarithm(value) - *cell);
}

#[inline(always)]
fn logarithm(value: f64) -> f64 {
    let bits = value.to_bits();
    let biased = bits.wrapping_add(ONE - ROOT_HALF) >> 52;
    let exponent = f64::from_bits(biased | COUNTER) - f64::from_bits(COUNTER | 1023);
    let f = f64::from_bits(bits.wrapping_sub(biased.wrapping_sub(1023) << 52)) - 1.0;
    let s = f / (2.0 + f);
    let z = s * s;
    let w = z * z;
    let odd = w * (SERIES[1] + w * (SERIES[3] + w * SERIES[5]));
    let even = z * (SERIES[0] + w * (SERIES[2] + w * (SERIES[4] + w * SERIES[6])));
    let half = 0.5 * f * f;
    exponent * LN_2_HIGH - ((half - (s * (half + (odd + even)) + exponent * LN_2_LOW)) - f)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ones_and_powers_of_two_are_exact_to_rounding() {
        let mut cells = [1.0, 2.0, 0.5, f64::MAX, f64::MIN_POSITIVE, std::f64::consts::SQRT_2, 1.0 - f64::EPSILON];
        let wanted = cells.map(f64::ln);
        logarithms(&mut cells);
        assert_eq!((cells[0], cells[1], cells[2]), (0.0, std::f64::consts::LN_2, -std::f64::consts::LN_2));
        for (found, wanted) in cells.into_iter().zip(wanted) {
            assert!((found - wanted).abs() <= 2.0 * f64::EPSILON * wanted.abs(), "{found} is not {wanted}");
        }
    }

    proptest! {
        #[test]
        fn logarithms_are_those_of_the_library(bits in 0x0010_0000_0000_0000..0x7ff0_0000_0000_0000_u64, near in -0.3..0.3_f64) {
            for value in [f64::from_bits(bits), 1.0 + near] {
                let mut cells = [value];
                logarithms(&mut cells);
                prop_assert!((cells[0] - value.ln()).abs() <= 1.5 * f64::EPSILON * value.ln().abs(), "{}", value);
            }
        }
    }
}
