//! Behaviour through the public interface: textbook problems, properties of the solver, covariance, real data.

#![allow(clippy::unwrap_used, reason = "a test that unwraps an error fails, as it should")]

mod all_bases;
mod angles;
mod covariance;
mod coverage;
mod declared;
mod diagnostics;
mod directed;
mod discover;
mod ends;
mod experiments;
mod explain;
mod export;
mod oracle;
mod real_data;
mod recovery;
mod saved;
mod similitude;
mod solver;
mod stream;
mod streamed;
mod textbook;
mod tied;
mod typed;
