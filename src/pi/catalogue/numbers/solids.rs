//! Named numbers of solids, structures and soft matter: data only, a line an entry.

use super::super::kinds::Kind::*;
use super::{NamedNumber, form, number};

#[rustfmt::skip]
pub(super) const NUMBERS: &[NamedNumber] = &[
    number("Mn", "Mason number", &[], "1", "viscous / electric polarisation", &[form(1, &[(Viscosity, 1), (ShearRate, 1), (Permittivity, -1), (ElectricField, -2)])]),
    number("xi_L", "Langevin parameter", &[], "1", "magnetic / thermal energy", &[form(1, &[(MagneticPermeability, 1), (MagneticMoment, 1), (MagneticFieldStrength, 1), (Boltzmann, -1), (AbsoluteTemperature, -1)])]),
    number("zeta_d", "damping ratio", &[], "1/2", "damping / critical damping", &[form(2, &[(DampingCoefficient, 2), (Stiffness, -1), (Mass, -1)])]),
    number("U*", "reduced velocity", &[], "1", "advection / oscillation", &[form(1, &[(Velocity, 1), (Frequency, -1), (Diameter, -1)])]),
    number("m*", "mass ratio (fluid-structure)", &[], "1", "mass of the body / of the fluid", &[form(1, &[(LinearDensity, 1), (Density, -1), (Diameter, -2)])]),
    number("Sc_r", "Scruton number", &[], "4π", "mass-damping parameter", &[form(1, &[(LinearDensity, 1), (DampingRatio, 1), (Density, -1), (Diameter, -2)])]),
    number("gamma_L", "Lock number", &[], "1", "aerodynamic / inertial flapping", &[form(1, &[(Density, 1), (LiftCurveSlope, 1), (Chord, 1), (Radius, 4), (MomentOfInertia, -1)])]),
    number("lambda_tip", "tip-speed ratio", &[], "1", "speed of the blade tip / wind speed", &[form(1, &[(AngularVelocity, 1), (Radius, 1), (Velocity, -1)])]),
    number("lambda_s", "slenderness ratio", &[], "1", "length / radius of gyration", &[form(1, &[(Length, 1), (RadiusOfGyration, -1)])]),
    number("Y_I", "Irwin geometry factor", &[], "1/√π", "stress intensity / nominal stress", &[form(2, &[(Toughness, 2), (Stress, -2), (Length, -1)])]),
    number("s_C", "brittleness number (Carpinteri)", &[], "1", "toughness / (strength × √size)", &[form(2, &[(Toughness, 2), (TensileStrength, -2), (Length, -1)])]),
    number("l_ch/L", "Hillerborg brittleness", &[], "1", "characteristic length / size", &[form(1, &[(YoungsModulus, 1), (FractureEnergy, 1), (TensileStrength, -2), (Length, -1)])]),
    number("D_J", "Johnson damage number", &[], "1", "impact inertia / yield", &[form(1, &[(Density, 1), (Velocity, 2), (YieldStress, -1)])]),
    number("gamma_FvK", "Föppl–von Kármán number", &[], "1", "stretching / bending", &[form(1, &[(SheetModulus, 1), (Radius, 2), (BendingModulus, -1)])]),
    number("EC", "elastocapillary number", &[], "1", "surface tension / elasticity", &[form(1, &[(SurfaceTension, 1), (YoungsModulus, -1), (Length, -1)])]),
    number("Sp", "sperm number", &[], "1", "viscous / bending of a filament", &[form(4, &[(Length, 4), (Viscosity, 1), (AngularFrequency, 1), (BendingStiffness, -1)])]),
    number("mu_T", "Tabor parameter", &[], "1", "adhesion: elastic deformation / range of the forces", &[form(3, &[(Radius, 1), (SurfaceEnergy, 2), (YoungsModulus, -2), (AtomicSeparation, -3)])]),
    number("Er", "Ericksen number", &[], "1", "viscous / elastic in liquid crystals", &[form(1, &[(Viscosity, 1), (Velocity, 1), (Length, 1), (FrankConstant, -1)])]),
    number("Pe_B", "Péclet number (Brownian)", &[], "6π", "shear / Brownian", &[form(1, &[(Viscosity, 1), (ShearRate, 1), (Radius, 3), (Boltzmann, -1), (AbsoluteTemperature, -1)])]),
    number("A_H/kT", "reduced Hamaker constant", &[], "1", "van der Waals / thermal energy", &[form(1, &[(HamakerConstant, 1), (Boltzmann, -1), (AbsoluteTemperature, -1)])]),
    number("I/L^4", "relative second moment of area", &[], "1", "stiffness of a section / its length", &[form(1, &[(SecondMoment, 1), (Length, -4)])]),
];
