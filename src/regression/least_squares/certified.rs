//! The certified values of NIST's Statistical Reference Datasets, linear regression (public domain).

use super::*;

#[track_caller]
fn close(found: f64, expected: f64, relative: f64) {
    assert!((found - expected).abs() <= relative * expected.abs(), "{found} is not {expected}");
}

/// NIST Statistical Reference Datasets, linear regression, Longley (1967).
#[test]
fn longley_has_its_certified_values() {
    const ROWS: [[f64; 7]; 16] = [
        [83.0, 234289.0, 2356.0, 1590.0, 107608.0, 1947.0, 60323.0],
        [88.5, 259426.0, 2325.0, 1456.0, 108632.0, 1948.0, 61122.0],
        [88.2, 258054.0, 3682.0, 1616.0, 109773.0, 1949.0, 60171.0],
        [89.5, 284599.0, 3351.0, 1650.0, 110929.0, 1950.0, 61187.0],
        [96.2, 328975.0, 2099.0, 3099.0, 112075.0, 1951.0, 63221.0],
        [98.1, 346999.0, 1932.0, 3594.0, 113270.0, 1952.0, 63639.0],
        [99.0, 365385.0, 1870.0, 3547.0, 115094.0, 1953.0, 64989.0],
        [100.0, 363112.0, 3578.0, 3350.0, 116219.0, 1954.0, 63761.0],
        [101.2, 397469.0, 2904.0, 3048.0, 117388.0, 1955.0, 66019.0],
        [104.6, 419180.0, 2822.0, 2857.0, 118734.0, 1956.0, 67857.0],
        [108.4, 442769.0, 2936.0, 2798.0, 120445.0, 1957.0, 68169.0],
        [110.8, 444546.0, 4681.0, 2637.0, 121950.0, 1958.0, 66513.0],
        [112.6, 482704.0, 3813.0, 2552.0, 123366.0, 1959.0, 68655.0],
        [114.2, 502601.0, 3931.0, 2514.0, 125368.0, 1960.0, 69564.0],
        [115.7, 518173.0, 4806.0, 2572.0, 127852.0, 1961.0, 69331.0],
        [116.9, 554894.0, 4007.0, 2827.0, 130081.0, 1962.0, 70551.0],
    ];
    const CERTIFIED: [(f64, f64); 7] = [
        (-3482258.63459582, 890420.383607373),
        (15.0618722713733, 84.9149257747669),
        (-0.358191792925910e-1, 0.334910077722432e-1),
        (-2.02022980381683, 0.488399681651699),
        (-1.03322686717359, 0.214274163161675),
        (-0.511041056535807e-1, 0.226073200069370),
        (1829.15146461355, 455.478499142212),
    ];
    let solution = triangle(16, 8, |i, row| {
        row[0] = 1.0;
        row[1..].copy_from_slice(&ROWS[i]);
    })
    .solve()
    .unwrap();
    assert_eq!((solution.rank, solution.rows), (7, 16));
    close(solution.squared_residuals, 836424.055505915, 1e-10);
    let deviation = (solution.squared_residuals / 9.0).sqrt();
    close(deviation, 304.854073561965, 1e-11);
    for (j, (coefficient, error)) in CERTIFIED.into_iter().enumerate() {
        close(solution.coefficients[j], coefficient, 1e-9);
        let unit: Vec<f64> = (0..7).map(|i| f64::from(u8::from(i == j))).collect();
        close(deviation * solution.factor.spread(&unit), error, 1e-9);
    }
}

/// The factor of a polynomial's raw powers, neither centred nor scaled.
fn powers<const COUNT: usize>(rows: usize, point: impl Fn(usize) -> (f64, f64) + Sync) -> Solution {
    let factor = triangle(rows, COUNT + 1, |i, row| {
        let (x, y) = point(i);
        (0..COUNT).for_each(|power| row[power] = x.powi(power as i32));
        row[COUNT] = y;
    });
    factor.solve().expect("finite numbers")
}

/// Wampler1 to Wampler5 (Wampler 1970, Journal of the American Statistical Association 65, 549).
#[test]
fn wampler_polynomials_have_their_certified_values() {
    for base in [1.0, 0.1_f64] {
        let solution = powers::<6>(21, |i| (i as f64, (0..6).map(|power| (base * i as f64).powi(power)).sum()));
        assert_eq!(solution.rank, 6);
        for (power, coefficient) in solution.coefficients.iter().enumerate() {
            close(*coefficient, base.powi(power as i32), 1e-9);
        }
    }
    // Wampler3 to 5: the first polynomial and an error that no polynomial of this degree explains, times 1, 100 and 10 000.
    const ERROR: [f64; 11] =
        [759.0, -2048.0, 2048.0, -2048.0, 2523.0, -2048.0, 2048.0, -2048.0, 1838.0, -2048.0, 2048.0];
    const CERTIFIED: [f64; 6] =
        [2152.32624678170, 2363.55173469681, 779.343524331583, 101.475507550350, 5.64566512170752, 0.112324854679312];
    for (size, tolerance) in [(1.0, 1e-9), (100.0, 1e-7), (10_000.0, 1e-5)] {
        let solution = powers::<6>(21, |i| {
            let polynomial: f64 = (0..6).map(|power| (i as f64).powi(power)).sum();
            (i as f64, polynomial + size * ERROR[i.min(20 - i)])
        });
        let deviation = (solution.squared_residuals / 15.0).sqrt();
        close(deviation, size * 2360.14502379268, 1e-12);
        for (j, error) in CERTIFIED.into_iter().enumerate() {
            close(solution.coefficients[j], 1.0, tolerance);
            let unit: Vec<f64> = (0..6).map(|i| f64::from(u8::from(i == j))).collect();
            close(deviation * solution.factor.spread(&unit), size * error, 1e-9);
        }
    }
}

/// Filip (A. Filippelli): a polynomial of degree 10 whose matrix has the condition 1.8 · 10¹⁵, and 5 · 10⁹ with columns of
/// one length, as they are before the rank is judged: full.
#[test]
fn filip_has_its_certified_values() {
    const CERTIFIED: [(f64, f64); 11] = [
        (-1467.48961422980, 298.084530995537),
        (-2772.17959193342, 559.779865474950),
        (-2316.37108160893, 466.477572127796),
        (-1127.97394098372, 227.204274477751),
        (-354.478233703349, 71.6478660875927),
        (-75.1242017393757, 15.2897178747400),
        (-10.8753180355343, 2.23691159816033),
        (-1.06221498588947, 0.221624321934227),
        (-0.670191154593408e-01, 0.142363763154724e-01),
        (-0.246781078275479e-02, 0.535617408889821e-03),
        (-0.402962525080404e-04, 0.896632837373868e-05),
    ];
    let solution = powers::<11>(82, |i| (FILIP[i].1, FILIP[i].0));
    assert_eq!((solution.rank, solution.rows), (11, 82));
    let deviation = (solution.squared_residuals / 71.0).sqrt();
    close(deviation, 0.334801051324544e-02, 1e-8);
    for (j, (coefficient, error)) in CERTIFIED.into_iter().enumerate() {
        close(solution.coefficients[j], coefficient, 1e-7);
        let unit: Vec<f64> = (0..11).map(|i| f64::from(u8::from(i == j))).collect();
        close(deviation * solution.factor.spread(&unit), error, 1e-7);
    }
}

/// At a condition of 10⁸ reflections leave eight digits; sums of squares and products would leave none.
#[test]
fn a_condition_of_a_hundred_millions_keeps_the_digits_that_normal_equations_lose() {
    let x = |i: usize| (i as f64 * 0.7).sin();
    let small = |i: usize| (i as f64 * 1.3).cos();
    let (rows, step) = (1000, 1e-8);
    let factor = triangle(rows, 3, |i, row| {
        let second = x(i) + step * small(i);
        // What the second column adds to the first is known to eight digits only, hence from the column itself.
        row.copy_from_slice(&[x(i), second, x(i) + (second - x(i)) / step]);
    });
    let solution = factor.solve().expect("finite numbers");
    // The response is the first column and 10⁸ times the difference.
    assert_eq!(solution.rank, 2);
    close(solution.coefficients[1], 1e8, 1e-6);
    close(solution.coefficients[0], 1.0 - 1e8, 1e-6);
    let product = |i: usize, j: usize| {
        (0..rows)
            .map(|row| {
                let second = x(row) + step * small(row);
                let cells = [x(row), second, x(row) + (second - x(row)) / step];
                cells[i] * cells[j]
            })
            .sum::<f64>()
    };
    let determinant = product(0, 0) * product(1, 1) - product(0, 1) * product(0, 1);
    let normal = (product(0, 0) * product(1, 2) - product(0, 1) * product(0, 2)) / determinant;
    assert!(!normal.is_finite() || (normal / 1e8 - 1.0).abs() > 1e-2, "normal equations found {normal}");
}

/// Response and predictor.
const FILIP: [(f64, f64); 82] = [
    (0.8116, -6.860120914),
    (0.9072, -4.324130045),
    (0.9052, -4.358625055),
    (0.9039, -4.358426747),
    (0.8053, -6.955852379),
    (0.8377, -6.661145254),
    (0.8667, -6.355462942),
    (0.8809, -6.118102026),
    (0.7975, -7.115148017),
    (0.8162, -6.815308569),
    (0.8515, -6.519993057),
    (0.8766, -6.204119983),
    (0.8885, -5.853871964),
    (0.8859, -6.109523091),
    (0.8959, -5.79832982),
    (0.8913, -5.482672118),
    (0.8959, -5.171791386),
    (0.8971, -4.851705903),
    (0.9021, -4.517126416),
    (0.909, -4.143573228),
    (0.9139, -3.709075441),
    (0.9199, -3.499489089),
    (0.8692, -6.300769497),
    (0.8872, -5.953504836),
    (0.89, -5.642065153),
    (0.891, -5.031376979),
    (0.8977, -4.680685696),
    (0.9035, -4.329846955),
    (0.9078, -3.928486195),
    (0.7675, -8.56735134),
    (0.7705, -8.363211311),
    (0.7713, -8.107682739),
    (0.7736, -7.823908741),
    (0.7775, -7.522878745),
    (0.7841, -7.218819279),
    (0.7971, -6.920818754),
    (0.8329, -6.628932138),
    (0.8641, -6.323946875),
    (0.8804, -5.991399828),
    (0.7668, -8.781464495),
    (0.7633, -8.663140179),
    (0.7678, -8.473531488),
    (0.7697, -8.247337057),
    (0.77, -7.971428747),
    (0.7749, -7.676129393),
    (0.7796, -7.352812702),
    (0.7897, -7.072065318),
    (0.8131, -6.774174009),
    (0.8498, -6.478861916),
    (0.8741, -6.159517513),
    (0.8061, -6.835647144),
    (0.846, -6.53165267),
    (0.8751, -6.224098421),
    (0.8856, -5.910094889),
    (0.8919, -5.598599459),
    (0.8934, -5.290645224),
    (0.894, -4.974284616),
    (0.8957, -4.64454848),
    (0.9047, -4.290560426),
    (0.9129, -3.885055584),
    (0.9209, -3.408378962),
    (0.9219, -3.13200249),
    (0.7739, -8.726767166),
    (0.7681, -8.66695597),
    (0.7665, -8.511026475),
    (0.7703, -8.165388579),
    (0.7702, -7.886056648),
    (0.7761, -7.588043762),
    (0.7809, -7.283412422),
    (0.7961, -6.995678626),
    (0.8253, -6.691862621),
    (0.8602, -6.392544977),
    (0.8809, -6.067374056),
    (0.8301, -6.684029655),
    (0.8664, -6.378719832),
    (0.8834, -6.065855188),
    (0.8898, -5.752272167),
    (0.8964, -5.132414673),
    (0.8963, -4.811352704),
    (0.9074, -4.098269308),
    (0.9119, -3.66174277),
    (0.9228, -3.2644011),
];
