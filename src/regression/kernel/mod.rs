//! Radial kernels over an unpenalised power law: the Gaussian process and the thin-plate spline.
//!
//! Both are one model, y = h(z)·β + f(z) + ε with h(z) = (1, z): β is free, f is random with a covariance that depends on
//! distances alone, ε has the variance σ²/w. What h explains is first taken out by reflections (see
//! [`reflectors`]), so neither the likelihood nor the residuals know of β: another scale monomial, which adds b·z to the
//! response, changes β by b and nothing else. Another basis of groups turns z, and distances stay.

mod cholesky;
mod fitting;
mod frame;
mod gaussian_process;
mod held_out;
mod low_rank;
mod minimise;
mod radial;
mod reflectors;
mod restricted_likelihood;
mod smoother;
mod thin_plate;

pub(crate) use gaussian_process::GaussianProcess;
pub(crate) use held_out::HeldOut;
pub(crate) use thin_plate::ThinPlate;
