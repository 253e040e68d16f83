//! Behaviour through the public interface: textbook problems, properties of the solver, covariance, real data.

mod covariance;
mod experiments;
mod real_data;
mod saved;
mod solver;
mod textbook;
