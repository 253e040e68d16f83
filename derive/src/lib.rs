//! The derive macro of `dimensionless`.
