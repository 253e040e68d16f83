//! A second method for what the solver computes: lattices in Hermite normal form over big integers. Nothing of the
//! solver's own algebra is used.

mod lattice;

pub(super) use lattice::Lattice;
