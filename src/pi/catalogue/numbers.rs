//! The table of named numbers: data only, a line an entry.

use super::{NamedNumber, any, number, role};
use crate::dimension::Dimension;

const LENGTH: Dimension = Dimension::si([1, 0, 0, 0, 0, 0, 0]);
const TIME: Dimension = Dimension::si([0, 0, 1, 0, 0, 0, 0]);
const FREQUENCY: Dimension = Dimension::si([0, 0, -1, 0, 0, 0, 0]);
const VELOCITY: Dimension = Dimension::si([1, 0, -1, 0, 0, 0, 0]);
const ACCELERATION: Dimension = Dimension::si([1, 0, -2, 0, 0, 0, 0]);
const FORCE: Dimension = Dimension::si([1, 1, -2, 0, 0, 0, 0]);
const POWER: Dimension = Dimension::si([2, 1, -3, 0, 0, 0, 0]);
const PRESSURE: Dimension = Dimension::si([-1, 1, -2, 0, 0, 0, 0]);
const DENSITY: Dimension = Dimension::si([-3, 1, 0, 0, 0, 0, 0]);
pub(super) const VISCOSITY: Dimension = Dimension::si([-1, 1, -1, 0, 0, 0, 0]);
pub(super) const DIFFUSIVITY: Dimension = Dimension::si([2, 0, -1, 0, 0, 0, 0]);
const SURFACE_TENSION: Dimension = Dimension::si([0, 1, -2, 0, 0, 0, 0]);
const HEAT_TRANSFER: Dimension = Dimension::si([0, 1, -3, 0, -1, 0, 0]);
const CONDUCTIVITY: Dimension = Dimension::si([1, 1, -3, 0, -1, 0, 0]);
const SPECIFIC_HEAT: Dimension = Dimension::si([2, 0, -2, 0, -1, 0, 0]);
const TEMPERATURE: Dimension = Dimension::si([0, 0, 0, 0, 1, 0, 0]);
const EXPANSION: Dimension = Dimension::si([0, 0, 0, 0, -1, 0, 0]);
const MAGNETIC_FIELD: Dimension = Dimension::si([0, 1, -2, -1, 0, 0, 0]);
const ELECTRIC_CONDUCTIVITY: Dimension = Dimension::si([-3, -1, 3, 2, 0, 0, 0]);

const KINEMATIC: &[&str] = &["nu", "ν", "viscosity", "kinematic"];
const THERMAL: &[&str] = &["alpha", "α", "a_t", "thermal", "kappa"];
const SPECIES: &[&str] = &["d_m", "d_ab", "mass_diffusivity", "species", "molecular", "diffusion_coefficient"];
const SOUND: &[&str] = &["a", "c", "c0", "c_s", "sound"];
const SHEDDING: &[&str] = &["f", "n", "f_s", "freq", "shedding"];
const ROTATION: &[&str] = &["omega", "ω", "f_c", "rotation", "coriolis", "angular"];
const STRESS: &[&str] = &["tau", "tau_w", "τ", "shear", "friction"];
const PRESSURE_NAMES: &[&str] = &["p", "dp", "delta_p", "Δp", "pressure"];
const SOLID: &[&str] = &["k_s", "solid", "body"];
const DIFFERENCE: &[&str] = &["drho", "delta_rho", "Δρ", "difference", "excess"];
const ROUGHNESS: &[&str] = &["eps", "epsilon", "ε", "k_s", "roughness"];
const FREE_PATH: &[&str] = &["lambda", "λ", "mfp", "free_path"];

/// Entries that ask for names come before those that do not.
#[rustfmt::skip]
pub(super) const NUMBERS: &[NamedNumber] = &[
    number("Re", "Reynolds number", "inertia / viscosity", 1, &[any(DENSITY, 1), any(VELOCITY, 1), any(LENGTH, 1), any(VISCOSITY, -1)]),
    number("Re", "Reynolds number", "inertia / viscosity", 1, &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, KINEMATIC)]),
    number("Pe", "Péclet number", "advection / thermal diffusion", 1, &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, THERMAL)]),
    number("Pe", "Péclet number", "advection / thermal diffusion", 1, &[any(DENSITY, 1), any(SPECIFIC_HEAT, 1), any(VELOCITY, 1), any(LENGTH, 1), any(CONDUCTIVITY, -1)]),
    number("Pe_m", "Péclet number (mass)", "advection / mass diffusion", 1, &[any(VELOCITY, 1), any(LENGTH, 1), role(DIFFUSIVITY, -1, SPECIES)]),
    number("Fr", "Froude number", "inertia / gravity", 2, &[any(VELOCITY, 2), any(ACCELERATION, -1), any(LENGTH, -1)]),
    number("We", "Weber number", "inertia / surface tension", 1, &[any(DENSITY, 1), any(VELOCITY, 2), any(LENGTH, 1), any(SURFACE_TENSION, -1)]),
    number("Ma", "Mach number", "speed / sound speed", 1, &[any(VELOCITY, 1), role(VELOCITY, -1, SOUND)]),
    number("Pr", "Prandtl number", "momentum / thermal diffusivity", 1, &[role(DIFFUSIVITY, 1, KINEMATIC), role(DIFFUSIVITY, -1, THERMAL)]),
    number("Pr", "Prandtl number", "momentum / thermal diffusivity", 1, &[any(VISCOSITY, 1), any(SPECIFIC_HEAT, 1), any(CONDUCTIVITY, -1)]),
    number("Sc", "Schmidt number", "momentum / mass diffusivity", 1, &[role(DIFFUSIVITY, 1, KINEMATIC), role(DIFFUSIVITY, -1, SPECIES)]),
    number("Sc", "Schmidt number", "momentum / mass diffusivity", 1, &[any(VISCOSITY, 1), any(DENSITY, -1), role(DIFFUSIVITY, -1, SPECIES)]),
    number("Le", "Lewis number", "thermal / mass diffusivity", 1, &[role(DIFFUSIVITY, 1, THERMAL), role(DIFFUSIVITY, -1, SPECIES)]),
    number("Bi", "Biot number", "surface / internal resistance", 1, &[any(HEAT_TRANSFER, 1), any(LENGTH, 1), role(CONDUCTIVITY, -1, SOLID)]),
    number("Nu", "Nusselt number", "convection / conduction", 1, &[any(HEAT_TRANSFER, 1), any(LENGTH, 1), any(CONDUCTIVITY, -1)]),
    number("St", "Stanton number", "heat transferred / thermal capacity of the flow", 1, &[any(HEAT_TRANSFER, 1), any(DENSITY, -1), any(VELOCITY, -1), any(SPECIFIC_HEAT, -1)]),
    number("St", "Strouhal number", "unsteadiness / advection", 1, &[role(FREQUENCY, 1, SHEDDING), any(LENGTH, 1), any(VELOCITY, -1)]),
    number("Ro", "Rossby number", "inertia / Coriolis", 1, &[any(VELOCITY, 1), role(FREQUENCY, -1, ROTATION), any(LENGTH, -1)]),
    number("Ek", "Ekman number", "viscous / Coriolis", 1, &[role(DIFFUSIVITY, 1, KINEMATIC), role(FREQUENCY, -1, ROTATION), any(LENGTH, -2)]),
    number("Fo", "Fourier number", "conduction / storage", 1, &[role(DIFFUSIVITY, 1, THERMAL), any(TIME, 1), any(LENGTH, -2)]),
    number("Eu", "Euler number", "pressure / inertia", 1, &[role(PRESSURE, 1, PRESSURE_NAMES), any(DENSITY, -1), any(VELOCITY, -2)]),
    number("C_f", "friction coefficient (τ/ρU²)", "wall stress / inertia", 1, &[role(PRESSURE, 1, STRESS), any(DENSITY, -1), any(VELOCITY, -2)]),
    number("Ne", "Newton number", "force / inertia", 1, &[any(FORCE, 1), any(DENSITY, -1), any(VELOCITY, -2), any(LENGTH, -2)]),
    number("Np", "power number", "power / inertia", 1, &[any(POWER, 1), any(DENSITY, -1), any(FREQUENCY, -3), any(LENGTH, -5)]),
    number("Ca", "capillary number", "viscosity / surface tension", 1, &[any(VISCOSITY, 1), any(VELOCITY, 1), any(SURFACE_TENSION, -1)]),
    number("Oh", "Ohnesorge number", "viscosity / sqrt(inertia × surface tension)", 2, &[any(VISCOSITY, 2), any(DENSITY, -1), any(SURFACE_TENSION, -1), any(LENGTH, -1)]),
    number("Bo", "Bond number", "gravity / surface tension", 1, &[role(DENSITY, 1, DIFFERENCE), any(ACCELERATION, 1), any(LENGTH, 2), any(SURFACE_TENSION, -1)]),
    number("Ga", "Galilei number", "gravity / viscosity", 1, &[any(ACCELERATION, 1), any(LENGTH, 3), any(DENSITY, 2), any(VISCOSITY, -2)]),
    number("Ga", "Galilei number", "gravity / viscosity", 1, &[any(ACCELERATION, 1), any(LENGTH, 3), role(DIFFUSIVITY, -2, KINEMATIC)]),
    number("Gr", "Grashof number", "buoyancy / viscosity", 1, &[any(ACCELERATION, 1), any(EXPANSION, 1), any(TEMPERATURE, 1), any(LENGTH, 3), role(DIFFUSIVITY, -2, KINEMATIC)]),
    number("Gr", "Grashof number", "buoyancy / viscosity", 1, &[any(ACCELERATION, 1), any(EXPANSION, 1), any(TEMPERATURE, 1), any(LENGTH, 3), any(DENSITY, 2), any(VISCOSITY, -2)]),
    number("Ha", "Hartmann number", "Lorentz / viscous", 2, &[any(MAGNETIC_FIELD, 2), any(LENGTH, 2), any(ELECTRIC_CONDUCTIVITY, 1), any(VISCOSITY, -1)]),
    number("Kn", "Knudsen number", "mean free path / length", 1, &[role(LENGTH, 1, FREE_PATH), any(LENGTH, -1)]),
    number("ε/D", "relative roughness", "roughness / diameter", 1, &[role(LENGTH, 1, ROUGHNESS), any(LENGTH, -1)]),
];
