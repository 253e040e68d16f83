//! The first row that breaks a rule.

use rayon::prelude::*;

/// Rows that are checked together.
const BLOCK: usize = 1 << 14;

/// The first row, from 0, whose value is not sound.
pub(crate) fn first_unsound(values: &[f64], is_sound: impl Fn(f64) -> bool + Sync) -> Option<usize> {
    // Without a way out of the loop, several rows are checked by one instruction.
    let all_sound = |block: &[f64]| block.iter().fold(true, |sound, &value| sound & is_sound(value));
    if values.par_chunks(BLOCK).all(all_sound) {
        return None;
    }
    values.iter().position(|&value| !is_sound(value))
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
}
