//! What is asked of all rows of a column: the first that breaks a rule, the smallest and the largest number.

use rayon::prelude::*;

/// Rows that are checked together.
const BLOCK: usize = 1 << 14;
/// Rows that one loop compares.
const LANES: usize = 8;

/// The first row, from 0, whose value is not sound.
pub(crate) fn first_unsound(values: &[f64], is_sound: impl Fn(f64) -> bool + Sync) -> Option<usize> {
    // Without a way out of the loop, several rows are checked by one instruction.
    let all_sound = |block: &[f64]| block.iter().fold(true, |sound, &value| sound & is_sound(value));
    if values.par_chunks(BLOCK).all(all_sound) {
        return None;
    }
    values.iter().position(|&value| !is_sound(value))
}

/// The smallest and the largest of some numbers, after a map of each: in partial results that the compiler can keep in registers.
pub(crate) fn extremes(values: &[f64], map: impl Fn(f64) -> f64) -> (f64, f64) {
    let (mut least, mut greatest) = ([f64::INFINITY; LANES], [f64::NEG_INFINITY; LANES]);
    let mut take = |lane: usize, value: f64| {
        let value = map(value);
        least[lane] = if value < least[lane] { value } else { least[lane] };
        greatest[lane] = if value > greatest[lane] { value } else { greatest[lane] };
    };
    let (whole, rest) = values.as_chunks::<LANES>();
    for values in whole {
        (0..LANES).for_each(|lane| take(lane, values[lane]));
    }
    rest.iter().for_each(|&value| take(0, value));
    (least.into_iter().fold(f64::INFINITY, f64::min), greatest.into_iter().fold(f64::NEG_INFINITY, f64::max))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_of_several_rows_is_found() {
        let mut values = vec![1.0; 3 * BLOCK];
        assert_eq!(first_unsound(&values, |value| value > 0.0), None);
        (values[2 * BLOCK + 5], values[2 * BLOCK + 9]) = (f64::NAN, -1.0);
        assert_eq!(first_unsound(&values, |value| value > 0.0), Some(2 * BLOCK + 5));
        assert_eq!(first_unsound(&values, |value| value.is_nan() || value >= 0.0), Some(2 * BLOCK + 9));
    }

    #[test]
    fn extremes_are_found_in_any_place() {
        for rows in 1..40 {
            let values: Vec<f64> = (0..rows).map(|row| f64::from(row * 7 % rows) - 3.5).collect();
            let sorted = |map: fn(f64) -> f64| {
                let mut values: Vec<f64> = values.iter().copied().map(map).collect();
                values.sort_by(f64::total_cmp);
                (values[0], values[values.len() - 1])
            };
            assert_eq!(extremes(&values, f64::abs), sorted(f64::abs));
            assert_eq!(extremes(&values, |value| value), sorted(|value| value));
        }
        assert_eq!(extremes(&[], f64::abs), (f64::INFINITY, f64::NEG_INFINITY));
    }
}
