//! Rows of Π groups as whitened features.
