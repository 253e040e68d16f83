//! Regression over Π groups.
