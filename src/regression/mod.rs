//! Regression over Π groups: every family takes [`Features`](crate::features::Features) and a response of dimension one.

pub(crate) mod least_squares;
