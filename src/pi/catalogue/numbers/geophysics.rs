//! Named numbers of geophysical flows and astrophysics: data only, a line an entry.

use super::super::kinds::Kind::*;
use super::{NamedNumber, form, number, squared, times};

#[rustfmt::skip]
pub(super) const NUMBERS: &[NamedNumber] = &[
    number("Ri", "bulk Richardson number", &[], "1", "buoyancy / shear", &[form(1, &[(Gravity, 1), (Length, 1), (DensityDifference, 1), (Density, -1), (Velocity, -2)]), form(1, &[(Gravity, 1), (ThermalExpansion, 1), (TemperatureDifference, 1), (Length, 1), (Velocity, -2)])]),
    number("Ri_g", "gradient Richardson number", &[], "1", "stratification / shear squared", &[squared(&[(BuoyancyFrequency, 1), (ShearRate, -1)])]),
    number("Ek", "Ekman number", &[], "1/2", "viscous / Coriolis", &[form(1, &[(KinematicViscosity, 1), (AngularVelocity, -1), (Length, -2)]), form(1, &[(Viscosity, 1), (Density, -1), (AngularVelocity, -1), (Length, -2)]), times("1", form(1, &[(KinematicViscosity, 1), (CoriolisParameter, -1), (Length, -2)])), times("1", form(1, &[(Viscosity, 1), (Density, -1), (CoriolisParameter, -1), (Length, -2)]))]),
    number("Ro", "Rossby number", &["Kibel number"], "1", "inertia / Coriolis", &[form(1, &[(Velocity, 1), (CoriolisParameter, -1), (Length, -1)]), times("1/2", form(1, &[(Velocity, 1), (AngularVelocity, -1), (Length, -1)]))]),
    number("Bu", "Burger number", &[], "1", "stratification / rotation", &[squared(&[(BuoyancyFrequency, 1), (Height, 1), (CoriolisParameter, -1), (Length, -1)])]),
    number("Ir", "Iribarren number", &["surf similarity parameter"], "1", "beach slope / √(wave steepness)", &[form(2, &[(Slope, 2), (Wavelength, 1), (Height, -1)])]),
    number("Ur", "Ursell number", &[], "1", "nonlinearity / dispersion of long waves (L = depth)", &[form(1, &[(Height, 1), (Wavelength, 2), (Length, -3)])]),
    number("Rou", "Rouse number", &[], "1/κ", "settling / turbulent suspension", &[form(1, &[(SettlingVelocity, 1), (FrictionVelocity, -1)])]),
    number("theta_S", "Shields parameter", &["Shields number"], "1", "bed shear / submerged grain weight", &[form(1, &[(WallShear, 1), (DensityDifference, -1), (Gravity, -1), (ParticleDiameter, -1)]), form(1, &[(Density, 1), (FrictionVelocity, 2), (DensityDifference, -1), (Gravity, -1), (ParticleDiameter, -1)])]),
    number("Re_star", "grain Reynolds number", &[], "1", "inertia / viscosity at the grain", &[form(1, &[(FrictionVelocity, 1), (ParticleDiameter, 1), (KinematicViscosity, -1)]), form(1, &[(Density, 1), (FrictionVelocity, 1), (ParticleDiameter, 1), (Viscosity, -1)])]),
    number("C_g", "compactness parameter", &[], "1", "gravitational radius / size", &[form(1, &[(Gravitation, 1), (Mass, 1), (Radius, -1), (SpeedOfLight, -2)])]),
    number("a_star", "Kerr spin parameter", &[], "1", "angular momentum / largest of a black hole", &[form(1, &[(AngularMomentum, 1), (SpeedOfLight, 1), (Gravitation, -1), (Mass, -2)])]),
    number("lambda_Edd", "Eddington ratio", &[], "1", "luminosity / its limit", &[form(1, &[(Luminosity, 1), (EddingtonLuminosity, -1)])]),
    number("Ro_s", "stellar Rossby number", &[], "1", "rotation period / convective turnover", &[form(1, &[(RotationPeriod, 1), (TurnoverTime, -1)])]),
    number("Q_T", "Toomre parameter", &[], "1/π", "dispersion / self-gravity of a disc", &[form(1, &[(VelocityDispersion, 1), (EpicyclicFrequency, 1), (Gravitation, -1), (SurfaceDensity, -1)])]),
    number("alpha_vir", "virial parameter", &[], "5", "kinetic / gravitational energy", &[form(1, &[(VelocityDispersion, 2), (Radius, 1), (Gravitation, -1), (Mass, -1)])]),
    number("L/lambda_J", "Jeans ratio", &[], "1/√π", "size / Jeans length", &[form(2, &[(Length, 2), (Gravitation, 1), (Density, 1), (SpeedOfSound, -2)])]),
    number("Re_b", "buoyancy Reynolds number", &[], "1", "turbulent dissipation / viscosity and stratification", &[form(1, &[(DissipationRate, 1), (KinematicViscosity, -1), (BuoyancyFrequency, -2)])]),
    number("z/L", "Monin–Obukhov stability parameter", &[], "−κ", "buoyancy / shear production", &[form(1, &[(Height, 1), (Gravity, 1), (KinematicHeatFlux, 1), (FrictionVelocity, -3), (AbsoluteTemperature, -1)])]),
    number("C/sqrt(g)", "dimensionless Chézy coefficient", &[], "1", "channel conveyance", &[form(2, &[(Chezy, 2), (Gravity, -1)])]),
    number("n*", "dimensionless Manning coefficient", &[], "1", "channel roughness", &[form(6, &[(Manning, 6), (Gravity, 3), (HydraulicRadius, -1)])]),
    number("Phi_E", "Einstein bed-load number", &[], "1", "bed-load transport (Q/L per unit width)", &[form(2, &[(FlowRate, 2), (Length, -2), (Density, 1), (DensityDifference, -1), (Gravity, -1), (ParticleDiameter, -3)])]),
    number("Fr_N", "internal Froude number", &[], "1", "speed / internal wave speed", &[form(1, &[(Velocity, 1), (BuoyancyFrequency, -1), (Length, -1)])]),
];
