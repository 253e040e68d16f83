//! Named numbers of interfaces, rheology, grains and porous media: data only, a line an entry.

use super::super::kinds::Kind::*;
use super::{NamedNumber, form, number, times};

#[rustfmt::skip]
pub(super) const NUMBERS: &[NamedNumber] = &[
    number("We", "Weber number", &[], "1", "inertia / surface tension", &[form(1, &[(Density, 1), (Velocity, 2), (Length, 1), (SurfaceTension, -1)])]),
    number("Ca", "capillary number", &[], "1", "viscosity / surface tension", &[form(1, &[(Viscosity, 1), (Velocity, 1), (SurfaceTension, -1)]), form(1, &[(Density, 1), (KinematicViscosity, 1), (Velocity, 1), (SurfaceTension, -1)])]),
    number("Bo", "Bond number", &["Eötvös number"], "1", "gravity / surface tension", &[form(1, &[(DensityDifference, 1), (Gravity, 1), (Length, 2), (SurfaceTension, -1)]), form(1, &[(Density, 1), (Gravity, 1), (Length, 2), (SurfaceTension, -1)])]),
    number("Oh", "Ohnesorge number", &[], "1", "viscosity / √(inertia × surface tension)", &[form(2, &[(Viscosity, 2), (Density, -1), (SurfaceTension, -1), (Length, -1)]), form(2, &[(Density, 1), (KinematicViscosity, 2), (SurfaceTension, -1), (Length, -1)])]),
    number("La", "Laplace number", &["Suratman number"], "1", "1/Oh²", &[form(1, &[(SurfaceTension, 1), (Density, 1), (Length, 1), (Viscosity, -2)]), form(1, &[(SurfaceTension, 1), (Length, 1), (Density, -1), (KinematicViscosity, -2)])]),
    number("Mo", "Morton number", &[], "1", "gravity and viscosity / surface tension of a fluid", &[form(1, &[(Gravity, 1), (Viscosity, 4), (DensityDifference, 1), (Density, -2), (SurfaceTension, -3)]), form(1, &[(Gravity, 1), (Viscosity, 4), (Density, -1), (SurfaceTension, -3)])]),
    number("Ba", "Bagnold number", &[], "1", "grain collision / viscous stress", &[form(2, &[(ParticleDensity, 2), (ParticleDiameter, 4), (LinearConcentration, 1), (ShearRate, 2), (Viscosity, -2)])]),
    number("Bm", "Bingham number", &["plasticity number"], "1", "yield / viscous stress", &[form(1, &[(YieldStress, 1), (Length, 1), (Viscosity, -1), (Velocity, -1)]), form(1, &[(YieldStress, 1), (Viscosity, -1), (ShearRate, -1)])]),
    number("Bl", "Blake number", &[], "1", "inertia / viscosity in a packed bed", &[form(1, &[(Density, 1), (Velocity, 1), (Diameter, 1), (Viscosity, -1), (SolidFraction, -1)])]),
    number("Cn", "cavitation number", &[], "2", "(p − p_v) / dynamic pressure", &[form(1, &[(CavitationPressure, 1), (Density, -1), (Velocity, -2)])]),
    number("De", "Deborah number", &[], "1", "relaxation / observation time", &[form(1, &[(RelaxationTime, 1), (Time, -1)]), form(1, &[(RelaxationTime, 1), (AngularFrequency, 1)])]),
    number("Wi", "Weissenberg number", &[], "1", "elastic / viscous", &[form(1, &[(RelaxationTime, 1), (ShearRate, 1)]), form(1, &[(RelaxationTime, 1), (Velocity, 1), (Length, -1)])]),
    number("El", "elasticity number", &[], "1", "Wi/Re", &[form(1, &[(RelaxationTime, 1), (Viscosity, 1), (Density, -1), (Length, -2)]), form(1, &[(RelaxationTime, 1), (KinematicViscosity, 1), (Length, -2)])]),
    number("He", "Hedström number", &[], "1", "Bm × Re", &[form(1, &[(Density, 1), (YieldStress, 1), (Diameter, 2), (Viscosity, -2)])]),
    number("Stk", "Stokes number (particle)", &[], "1", "particle response / flow time", &[form(1, &[(ResponseTime, 1), (Velocity, 1), (Length, -1)]), times("1/18", form(1, &[(ParticleDensity, 1), (ParticleDiameter, 2), (Velocity, 1), (Viscosity, -1), (Length, -1)]))]),
    number("Co", "confinement number", &[], "1", "capillary length / channel", &[form(2, &[(SurfaceTension, 1), (Gravity, -1), (DensityDifference, -1), (Diameter, -2)])]),
    number("Na", "Nahme number", &["Griffith number"], "1", "viscous heating × viscosity sensitivity", &[form(1, &[(Viscosity, 1), (Velocity, 2), (ViscosityCoefficient, 1), (Conductivity, -1)])]),
    number("Mg", "Marangoni number (thermal)", &[], "1", "thermocapillary / diffusion", &[form(1, &[(ThermocapillaryCoefficient, 1), (Length, 1), (TemperatureDifference, 1), (Viscosity, -1), (ThermalDiffusivity, -1)]), form(1, &[(ThermocapillaryCoefficient, 1), (Length, 1), (TemperatureDifference, 1), (Density, 1), (HeatCapacity, 1), (Viscosity, -1), (Conductivity, -1)])]),
    number("Mg_s", "Marangoni number (solutal)", &[], "1", "solutocapillary / diffusion", &[form(1, &[(SolutocapillaryCoefficient, 1), (Length, 1), (ConcentrationDifference, 1), (Viscosity, -1), (MassDiffusivity, -1)])]),
    number("Cr", "crispation number", &[], "1", "diffusion / surface tension", &[form(1, &[(Viscosity, 1), (ThermalDiffusivity, 1), (SurfaceTension, -1), (Length, -1)])]),
    number("Bd", "dynamic Bond number", &[], "1", "Ra/Mg", &[form(1, &[(Density, 1), (Gravity, 1), (ThermalExpansion, 1), (Length, 2), (ThermocapillaryCoefficient, -1)])]),
    number("Kap", "Kapitza number", &[], "1", "surface tension / gravity and viscosity of a film", &[form(3, &[(SurfaceTension, 3), (Density, -3), (Gravity, -1), (KinematicViscosity, -4)]), form(3, &[(SurfaceTension, 3), (Density, 1), (Gravity, -1), (Viscosity, -4)])]),
    number("Go", "Goucher number", &[], "1/√2", "radius / capillary length", &[form(2, &[(Radius, 2), (Density, 1), (Gravity, 1), (SurfaceTension, -1)])]),
    number("Tr", "Trouton ratio", &[], "1", "extensional / shear viscosity", &[form(1, &[(ExtensionalViscosity, 1), (Viscosity, -1)])]),
    number("Re_MR", "Metzner–Reed Reynolds number (n = 1/2)", &[], "8/√10", "inertia / viscosity of a power-law fluid with n = 1/2", &[form(2, &[(Density, 2), (Velocity, 3), (Diameter, 1), (Consistency, -2)])]),
    number("Da", "Darcy number", &[], "1", "permeability / area", &[form(1, &[(Permeability, 1), (Length, -2)])]),
    number("Ra_D", "Darcy–Rayleigh number", &[], "1", "buoyancy / diffusion in a porous medium", &[form(1, &[(Density, 1), (Gravity, 1), (ThermalExpansion, 1), (TemperatureDifference, 1), (Permeability, 1), (Length, 1), (Viscosity, -1), (ThermalDiffusivity, -1)]), form(1, &[(Gravity, 1), (ThermalExpansion, 1), (TemperatureDifference, 1), (Permeability, 1), (Length, 1), (KinematicViscosity, -1), (ThermalDiffusivity, -1)])]),
    number("J_L", "Leverett J function", &[], "1", "capillary pressure / surface tension in pores", &[form(2, &[(CapillaryPressure, 2), (Permeability, 1), (VolumeFraction, -1), (SurfaceTension, -2)])]),
    number("N_g", "gravity number (porous media)", &[], "1", "gravity / viscosity in a porous medium", &[form(1, &[(Permeability, 1), (DensityDifference, 1), (Gravity, 1), (Viscosity, -1), (Velocity, -1)])]),
    number("Re_K", "permeability Reynolds number", &[], "1", "inertia / viscosity in a porous medium", &[form(2, &[(Density, 2), (Velocity, 2), (Permeability, 1), (Viscosity, -2)]), form(2, &[(Velocity, 2), (Permeability, 1), (KinematicViscosity, -2)])]),
    number("Coh", "granular cohesion number", &[], "1", "cohesion / weight of grains", &[form(3, &[(Density, -3), (Gravity, -3), (SurfaceEnergy, 5), (YoungsModulus, -2), (Radius, -8)])]),
    number("I", "inertial number", &[], "1", "granular inertia / confinement", &[form(2, &[(ShearRate, 2), (Length, 2), (Pressure, -1), (ParticleDensity, 1)])]),
    number("N_Sav", "Savage number", &[], "1", "collisional / gravitational stress", &[form(1, &[(ParticleDensity, 1), (ShearRate, 2), (ParticleDiameter, 2), (DensityDifference, -1), (Gravity, -1), (Height, -1)])]),
    number("We_g", "gas Weber number", &[], "1", "gas inertia / surface tension", &[form(1, &[(VapourDensity, 1), (Velocity, 2), (Diameter, 1), (SurfaceTension, -1)])]),
    number("rho_p/rho", "density ratio", &[], "1", "density of the particle / of the fluid", &[form(1, &[(ParticleDensity, 1), (Density, -1)])]),
];
