//! The kinds of quantities that named numbers are made of, with the names that variables of a kind have: data only.
//!
//! Dimensions cannot tell a speed from a speed of sound, nor the three diffusivities apart; names can. A kind that is
//! `usual` is what a quantity of its dimension is taken for when its name says nothing; a kind `within` another is a
//! special case of it (a radius is a length), and one that is `leading` comes first where the other is asked for (a
//! diameter among lengths); a `special` kind is none of these, and needs its name.

use super::dictionary::{Family, KindEntry, Relation, key};

macro_rules! kinds {
    ($([$($exponent:literal),*] / $denominator:literal {
        $($kind:ident $text:literal $relation:ident $($parent:ident)?: $($name:literal)*;)*
    })*) => {
        /// What a quantity is, beyond its dimension.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Kind { $($($kind,)*)* }

        /// The kinds by dimension: exponents of length, mass, time, current, temperature, amount, luminous intensity.
        pub(super) const FAMILIES: &[Family] = &[$(Family {
            key: key([$($exponent),*], $denominator),
            kinds: &[$(KindEntry {
                kind: Kind::$kind,
                text: $text,
                relation: relation!($relation $($parent)?),
                names: &[$($name),*],
            },)*],
        },)*];
    };
}

macro_rules! relation {
    (usual) => {
        Relation::Usual
    };
    (special) => {
        Relation::Special
    };
    (within $parent:ident) => {
        Relation::Within(Kind::$parent)
    };
    (leading $parent:ident) => {
        Relation::Leading(Kind::$parent)
    };
}

kinds! {
    [0, 0, 0, 0, 0, 0, 0] / 1 {
        DampingRatio "damping ratio" special: "zeta" "ζ" "damping_ratio" "zeta_d";
        LiftCurveSlope "lift-curve slope" special: "a_l" "lift_curve_slope" "lift_slope";
        MoistureContent "moisture-content difference" special: "du" "moisture" "moisture_content";
        NumericalAperture "numerical aperture" special: "NA" "numerical_aperture";
        VolumeFraction "porosity or volume fraction" special: "phi" "φ" "ϕ" "porosity" "void_fraction" "volume_fraction" "voidage";
        SolidFraction "solid fraction" special: "phi_s" "φ_s" "solid_fraction" "packing_fraction" "particle_fraction";
        Slope "slope" special: "slope" "tan_alpha" "tan_beta" "bed_slope" "beach_slope";
        LinearConcentration "linear concentration" special: "linear_concentration";
        Angle "angle" special: "theta" "θ" "angle" "alpha" "α" "phi0" "amplitude_angle";
    }
    [1, 0, 0, 0, 0, 0, 0] / 1 {
        Length "characteristic length" usual: "L" "l" "ell" "length" "size" "x" "characteristic_length" "scale" "width" "W" "w" "b" "breadth" "span" "B" "distance" "side";
        AxialLength "axial length" within Length: "ell" "ℓ" "axial_length" "pipe_length" "tube_length" "duct_length";
        Diameter "diameter" leading Length: "D" "d" "diameter" "dia" "d_h" "D_h" "hydraulic_diameter" "d_i" "d_o";
        Radius "radius" within Length: "R" "r" "a" "radius" "r_0" "R_0";
        HydraulicRadius "hydraulic radius" within Length: "R_h" "r_h" "hydraulic_radius";
        Height "height" within Length: "H" "h" "y" "height" "head" "z" "elevation";
        Depth "depth" within Length: "depth" "water_depth" "h_0" "d_w";
        Chord "chord length" leading Length: "c" "chord" "chord_length";
        ParticleDiameter "particle or grain diameter" within Length: "d_p" "dp" "d_g" "d_s" "d50" "d_50" "D50" "grain" "particle_diameter" "grain_size" "grain_diameter" "particle_size" "drop_diameter";
        Thickness "thickness" within Length: "thickness" "film_thickness" "delta" "δ" "thick" "t" "displacement_thickness";
        Wavelength "wavelength" special: "lambda_w" "lambda" "λ" "wavelength" "wave_length" "lam" "lam_w";
        MeanFreePath "mean free path" special: "lambda" "λ" "mfp" "free_path" "lam_f" "mean_free_path" "l_mfp" "lambda_mfp";
        Roughness "roughness height" special: "eps" "epsilon" "ε" "e" "k_s" "ks" "roughness" "roughness_height" "eps_r" "k" "z_0" "z0";
        RadiusOfCurvature "radius of curvature" special: "R_c" "r_c" "curvature" "radius_of_curvature" "bend_radius" "coil_radius" "R_curv";
        RadiusOfGyration "radius of gyration" special: "r_g" "R_g" "gyration";
        MomentumThickness "momentum thickness" within Length: "theta" "θ" "theta_m" "momentum_thickness";
        Clearance "radial clearance" within Length: "c" "clearance" "c_gap" "gap" "radial_clearance";
        DebyeLength "Debye length" special: "lambda_D" "λ_D" "lamD" "debye" "debye_length" "lambda_De";
        PenetrationDepth "London penetration depth" special: "lambda_L" "λ_L" "lam_L" "london" "penetration_depth";
        CoherenceLength "coherence length" special: "xi" "ξ" "coherence" "coherence_length";
        AtomicSeparation "equilibrium atomic separation" special: "z0" "z_0" "atomic_separation";
        FlameThickness "flame thickness" special: "l_F" "l_f" "delta_L" "flame_thickness";
        MarksteinLength "Markstein length" special: "L_M" "markstein";
        Displacement "displacement" special: "deflection" "displacement" "d_max" "x0";
    }
    [0, 0, 1, 0, 0, 0, 0] / 1 {
        Time "time" usual: "t" "T" "time" "duration" "tau" "τ" "elapsed";
        Period "period of oscillation" special: "T" "T_p" "period" "wave_period" "P";
        RelaxationTime "relaxation time" special: "lambda" "λ" "lam" "relaxation" "relaxation_time" "lambda_1" "tau_r";
        ResponseTime "particle response time" special: "tau_p" "τ_p" "t_p" "response_time" "stopping_time" "particle_time" "particle_relaxation_time" "particle_response_time";
        CollisionTime "collision time" special: "tau_c" "τ_c" "collision" "collision_time" "tau_e";
        FlameTime "chemical time" special: "t_F" "tau_chem" "chemical_time" "flame_time" "t_chem" "tau_ch";
        KolmogorovTime "Kolmogorov time" special: "t_K" "tau_eta" "kolmogorov";
        TurnoverTime "convective turnover time" special: "turnover" "turnover_time" "tau_conv";
        RotationPeriod "rotation period" special: "P_rot" "rotation_period";
    }
    [0, 1, 0, 0, 0, 0, 0] / 1 {
        Mass "mass" usual: "m" "mass" "M";
    }
    [0, 0, 0, 0, 1, 0, 0] / 1 {
        Temperature "temperature" usual: "theta" "θ" "temp";
        AbsoluteTemperature "absolute temperature" within Temperature: "T" "temperature" "T_0" "T0" "T_abs" "absolute_temperature" "T_inf";
        TemperatureDifference "temperature difference" within Temperature: "dT" "ΔT" "deltaT" "delta_T" "Delta_T" "DT" "temperature_difference" "superheat" "subcooling" "T_w_minus_T_inf" "theta_b" "overheat" "temperature_rise" "temperature_drop" "temperature_jump" "temperature_excess" "temp_diff" "T_diff" "delta_temperature" "undercooling";
    }
    [0, 0, 0, 0, -1, 0, 0] / 1 {
        ThermalExpansion "thermal expansion coefficient" usual: "beta" "β" "expansion" "thermal_expansion" "alpha_T" "beta_T" "expansivity" "alpha" "α";
        ViscosityCoefficient "temperature coefficient of viscosity" special: "b" "b_mu" "viscosity_coefficient";
    }
    [0, 0, -1, 0, 0, 0, 0] / 1 {
        Frequency "frequency" special: "f" "freq" "frequency" "f_s" "shedding" "shedding_frequency" "f_v" "nu" "ν" "f_0" "f0" "f_c";
        RotationRate "rotation rate" special: "n" "N" "rpm" "rotation_rate" "rotational_speed" "impeller_speed" "shaft_speed" "speed_of_rotation" "rev" "rotation_speed" "rotation_frequency" "rotational_frequency";
        AngularFrequency "angular frequency" special: "omega" "ω" "w" "angular_frequency" "pulsation";
        AngularVelocity "angular velocity of rotation" special: "Omega" "Ω" "angular_velocity" "rotation" "angular_speed";
        CoriolisParameter "Coriolis parameter" special: "f" "f_c" "coriolis" "f_0" "f0" "coriolis_parameter" "coriolis_frequency" "inertial_frequency";
        BuoyancyFrequency "buoyancy frequency" special: "N" "N_b" "N_BV" "brunt" "buoyancy_frequency" "N_0" "vaisala" "brunt_vaisala" "brunt_vaisala_frequency";
        EpicyclicFrequency "epicyclic frequency" special: "kappa" "κ" "kap_e" "epicyclic" "epicyclic_frequency";
        ShearRate "shear rate" special: "gamma_dot" "gammadot" "γ̇" "gdot" "shear_rate" "strain_rate" "S" "G" "shear" "velocity_gradient" "dudy" "du_dy";
        ReactionRate "first-order reaction rate constant" special: "k" "k_1" "k1" "k_r" "reaction_rate" "rate_constant" "reaction";
    }
    [1, 0, -1, 0, 0, 0, 0] / 1 {
        Velocity "velocity" usual: "U" "u" "V" "v" "W" "w" "velocity" "speed" "U_0" "V_0" "u_0" "v_0" "flow_speed" "U_inf" "u_inf" "flight_speed";
        HydraulicConductivity "hydraulic conductivity" special: "K" "K_h" "K_s" "K_sat" "hydraulic_conductivity";
        SettlingVelocity "settling velocity" within Velocity: "w_s" "ws" "v_s" "settling" "settling_velocity" "fall_velocity" "terminal_velocity" "v_t" "sedimentation" "sedimentation_velocity";
        SpeedOfSound "speed of sound" special: "a" "c" "c_s" "c_0" "c0" "a_0" "sound" "sound_speed" "speed_of_sound" "acoustic" "sound_velocity" "velocity_of_sound" "acoustic_velocity";
        SpeedOfLight "speed of light" special: "c" "c_light" "light_speed" "speed_of_light" "velocity_of_light" "light_velocity";
        FrictionVelocity "friction velocity" special: "u_star" "ustar" "u*" "u_tau" "friction_velocity" "shear_velocity" "v_star" "u_*" "U_star" "U*";
        VelocityDispersion "velocity dispersion" within Velocity: "sigma" "σ" "sigma_v" "u_rms" "u'" "urms" "dispersion" "velocity_dispersion" "rms_velocity" "turbulence_intensity";
        AlfvenSpeed "Alfvén speed" special: "v_A" "c_A" "alfven" "alfvén" "alfven_speed" "alfven_velocity" "alfvén_velocity";
        FlameSpeed "laminar flame speed" special: "S_L" "s_L" "S_l" "flame_speed" "burning_velocity" "flame_velocity";
        MassTransfer "mass transfer coefficient" special: "k_m" "k_c" "h_m" "k_L" "k_G" "mass_transfer" "mass_transfer_coefficient" "h_D" "K_L" "K_G" "transfer_velocity" "piston_velocity";
    }
    [1, 0, -2, 0, 0, 0, 0] / 1 {
        Gravity "gravitational acceleration" usual: "g" "gravity";
        Acceleration "acceleration" special: "a" "acceleration";
    }
    [2, 0, 0, 0, 0, 0, 0] / 1 {
        Area "area" usual: "A" "area" "S" "section" "cross_section" "wing_area";
        Permeability "permeability" special: "k" "K" "kappa" "κ" "permeability" "perm";
    }
    [3, 0, 0, 0, 0, 0, 0] / 1 {
        Volume "volume" usual: "V" "volume" "vol";
    }
    [4, 0, 0, 0, 0, 0, 0] / 1 {
        SecondMoment "second moment of area" usual: "I" "second_moment" "area_moment" "second_moment_of_area";
    }
    [-1, 0, 0, 0, 0, 0, 0] / 1 {
        AbsorptionCoefficient "absorption coefficient" special: "kappa" "κ" "kappa_a" "a" "absorption" "extinction" "beta" "alpha" "α" "mu_a";
        Wavenumber "wavenumber" special: "k" "k_w" "wavenumber" "wave_number";
    }
    [-3, 0, 0, 0, 0, 0, 0] / 1 {
        NumberDensity "number density" usual: "n" "n_e" "n_i" "n_0" "n_d" "number_density";
    }
    [2, 0, -1, 0, 0, 0, 0] / 1 {
        KinematicViscosity "kinematic viscosity" special: "nu" "ν" "viscosity" "kinematic" "kinematic_viscosity" "nu_f" "v" "momentum_diffusivity";
        ThermalDiffusivity "thermal diffusivity" special: "alpha" "α" "kappa" "κ" "a" "a_t" "alpha_t" "chi" "D_T" "thermal" "thermal_diffusivity" "heat_diffusivity" "D_th";
        MassDiffusivity "mass diffusivity" special: "D" "D_m" "D_AB" "D_ab" "D_12" "D_s" "D_c" "D_e" "D_eff" "D_v" "mass_diffusivity" "diffusion_coefficient" "species" "molecular_diffusivity" "solute" "solutal" "D_L";
        MagneticDiffusivity "magnetic diffusivity" special: "eta" "η" "eta_m" "lambda" "λ" "magnetic" "magnetic_diffusivity" "magnetic_viscosity";
        DispersionCoefficient "axial dispersion coefficient" special: "D_ax" "D_L" "E_z" "axial_dispersion";
    }
    [3, 0, -1, 0, 0, 0, 0] / 1 {
        FlowRate "volumetric flow rate" usual: "Q" "q" "flow" "discharge" "flow_rate" "V_dot" "volume_flow" "volumetric_flow";
    }
    [2, 0, -2, 0, 0, 0, 0] / 1 {
        SpecificHead "specific head" special: "gH" "gh" "specific_head" "specific_energy" "head_energy" "specific_work";
        LatentHeat "latent heat of vaporisation" special: "L_v" "h_fg" "h_lv" "L" "H_v" "r" "latent_heat" "vaporization" "vaporisation" "latent" "H_fg" "h_lg" "L_vap" "H_vap" "evaporation" "latent_heat_of_evaporation";
        FusionHeat "latent heat of fusion" special: "L" "latent_heat" "latent" "L_f" "L_m" "h_sf" "h_sl" "H_f" "L_s" "fusion" "melting" "L_fus" "H_fus" "h_fus" "solidification" "freezing" "latent_heat_of_fusion" "latent_heat_of_melting";
    }
    [2, 0, -3, 0, 0, 0, 0] / 1 {
        DissipationRate "turbulent dissipation rate" usual: "eps" "epsilon" "ε" "dissipation" "dissipation_rate" "eps_d";
    }
    [1, 0, -1, 0, 1, 0, 0] / 1 {
        KinematicHeatFlux "kinematic heat flux" usual: "wT" "w_theta" "kinematic_heat_flux";
    }
    [1, 0, -2, 0, 0, 0, 0] / 2 {
        Chezy "Chézy coefficient" usual: "C" "C_z" "chezy" "chézy";
    }
    [-1, 0, 3, 0, 0, 0, 0] / 3 {
        Manning "Manning coefficient" usual: "n" "kn" "manning";
    }
    [-3, 1, 0, 0, 0, 0, 0] / 1 {
        Density "density" usual: "rho" "ρ" "density" "rho_f" "rho_l" "rho_w" "rho_0" "rho_c" "rho_L" "fluid_density" "liquid_density";
        DensityDifference "density difference" special: "drho" "Δρ" "delta_rho" "Delta_rho" "deltarho" "density_difference" "density_excess" "excess_density" "difference" "rho_diff" "density_contrast";
        DensitySum "sum of the two densities" special: "rho_sum" "density_sum" "sum_of_densities";
        ParticleDensity "particle density" special: "rho_p" "ρ_p" "rho_s" "ρ_s" "particle_density" "grain_density" "solid_density" "sediment_density";
        VapourDensity "vapour density" within Density: "rho_v" "ρ_v" "rho_g" "ρ_g" "rho_G" "vapor_density" "vapour_density" "gas_density";
        MassConcentration "mass concentration" special: "C" "c" "concentration" "salinity";
    }
    [-1, 1, -1, 0, 0, 0, 0] / 1 {
        Viscosity "dynamic viscosity" usual: "mu" "μ" "µ" "eta" "η" "viscosity" "dynamic_viscosity" "mu_f" "mu_l" "mu_0";
        ExtensionalViscosity "extensional viscosity" special: "mu_E" "eta_E" "extensional" "elongational";
    }
    [-1, 1, -2, 0, 0, 0, 0] / 1 {
        Pressure "pressure" special: "p" "P" "pressure" "p_0" "load_pressure" "confining_pressure";
        PressureDifference "pressure difference" within Pressure: "dp" "Δp" "delta_p" "deltap" "Delta_p" "DeltaP" "dP" "pressure_drop" "pressure_difference" "pressure_loss" "overpressure" "pressure_rise" "ΔP" "Delta_P" "delta_P" "differential_pressure" "pressure_jump";
        CavitationPressure "pressure above the vapour pressure" within Pressure: "p_minus_pv" "dp_v" "cavitation_pressure" "net_pressure" "p_minus_p_v";
        CapillaryPressure "capillary pressure" within Pressure: "p_c" "P_c" "capillary_pressure";
        BulkModulus "bulk modulus" special: "K" "bulk_modulus" "K_s" "E_v" "compressibility_modulus" "B";
        ShearModulus "shear modulus" special: "G" "shear_modulus" "rigidity";
        YoungsModulus "Young's modulus" special: "E" "Y" "young" "elastic_modulus" "youngs_modulus" "modulus";
        Stress "stress" special: "sigma" "σ" "stress" "tensile_stress";
        TensileStrength "tensile strength" special: "f_t" "sigma_t" "tensile" "strength" "sigma_u" "tensile_strength";
        WallShear "wall shear stress" special: "tau_w" "τ_w" "tau" "τ" "tau_b" "tau_0" "wall_shear" "shear_stress" "bed_shear" "wall_stress";
        YieldStress "yield stress" special: "tau_y" "τ_y" "tau_0" "yield" "yield_stress" "Y" "sigma_Y" "sigma_y" "f_y" "yield_strength" "yield_shear_stress";
    }
    [-1, 2, -4, 0, 0, 0, 0] / 2 {
        Toughness "stress intensity factor" usual: "K_I" "K_c" "K_Ic" "K_IC" "stress_intensity" "toughness";
    }
    [-2, 1, -2, 0, 0, 0, 0] / 1 {
        PressureGradient "pressure gradient" usual: "dpdx" "dp_dx" "gradp" "grad_p" "pressure_gradient" "dP_dx" "G" "dpdz" "dp_dz";
    }
    [-2, 2, -3, 0, 0, 0, 0] / 2 {
        Consistency "power-law consistency for n = 1/2" usual: "K" "consistency" "Kpl";
    }
    [0, 1, -2, 0, 0, 0, 0] / 1 {
        SurfaceTension "surface tension" usual: "sigma" "σ" "gamma" "γ" "surface_tension" "interfacial_tension" "sigma_lv" "tension";
        SurfaceEnergy "surface energy" special: "Gamma" "Γ" "w_adh" "gamma_s" "surface_energy" "adhesion" "work_of_adhesion" "surface_free_energy" "Gam";
        FractureEnergy "fracture energy" special: "G_F" "G_c" "fracture" "fracture_energy" "G_f" "G_Ic" "G_IC" "energy_release_rate";
        Stiffness "spring stiffness" special: "k" "k_s" "k_sp" "stiffness" "spring" "spring_constant";
        SheetModulus "two-dimensional Young's modulus" special: "Y" "Y_2D" "Y_s" "sheet_modulus" "stretching_modulus";
    }
    [1, 1, -2, 0, 0, 0, 0] / 1 {
        Force "force" usual: "F" "force" "P" "load" "W" "thrust" "weight" "T";
        DragForce "drag force" within Force: "drag" "F_D" "F_d" "D" "drag_force";
        LiftForce "lift force" within Force: "lift" "F_L" "F_l" "lift_force" "L";
        FrankConstant "Frank elastic constant" special: "K" "K_F" "frank";
    }
    [2, 1, -2, 0, 0, 0, 0] / 1 {
        Torque "torque or moment" special: "M_t" "torque" "moment" "Q" "M" "T" "bending_moment";
        Energy "energy" special: "E" "energy" "W" "work" "yield_energy" "U";
        HamakerConstant "Hamaker constant" special: "A_H" "hamaker" "A";
        BendingModulus "bending modulus" special: "kappa" "κ" "kap_b" "bending_modulus" "bending_rigidity";
    }
    [3, 1, -2, 0, 0, 0, 0] / 1 {
        BendingStiffness "bending stiffness" usual: "EI" "flexural_rigidity" "bending_stiffness" "B";
    }
    [2, 1, -1, 0, 0, 0, 0] / 1 {
        AngularMomentum "angular momentum" special: "J" "L" "angular_momentum";
        ReducedPlanck "reduced Planck constant" special: "hbar" "ħ" "h_bar" "reduced_planck";
        Planck "Planck constant" special: "h" "planck";
    }
    [2, 1, -3, 0, 0, 0, 0] / 1 {
        Power "power" usual: "P" "power" "shaft_power" "W_dot" "laser_power";
        Luminosity "luminosity" special: "L" "luminosity" "Lum";
        EddingtonLuminosity "Eddington luminosity" special: "L_Edd" "eddington" "eddington_luminosity";
    }
    [-1, 1, -3, 0, 0, 0, 0] / 1 {
        HeatSource "volumetric heat source" usual: "q_v" "Q" "heat_source" "q_dot" "heat_generation" "q_gen";
    }
    [0, 1, -1, 0, 0, 0, 0] / 1 {
        MassFlow "mass flow rate" special: "mdot" "m_dot" "ṁ" "mass_flow" "mass_flow_rate" "W" "G";
        DampingCoefficient "viscous damping coefficient" special: "c" "c_d" "damping" "damper" "b";
    }
    [-1, 1, 0, 0, 0, 0, 0] / 1 {
        LinearDensity "mass per unit length" usual: "m_L" "mass_per_length" "lambda" "linear_density" "mu" "m";
    }
    [-2, 1, 0, 0, 0, 0, 0] / 1 {
        SurfaceDensity "surface mass density" usual: "Sigma" "Σ" "Sig" "surface_density";
    }
    [-2, 1, -1, 0, 0, 0, 0] / 1 {
        MassFlux "mass flux" special: "G" "G_m" "mass_flux" "mass_velocity";
        MassFluxTransfer "mass transfer coefficient per mass fraction" special: "h_m" "K_x" "mass_flux_coefficient";
    }
    [2, 1, 0, 0, 0, 0, 0] / 1 {
        MomentOfInertia "moment of inertia" usual: "I" "I_b" "J" "inertia" "moment_of_inertia";
    }
    [3, -1, -2, 0, 0, 0, 0] / 1 {
        Gravitation "gravitational constant" usual: "G" "gravitation";
    }
    [0, 1, -3, 0, 0, 0, 0] / 1 {
        HeatFlux "heat flux" usual: "q" "q_w" "heat_flux" "q''" "irradiance" "flux";
    }
    [0, 1, -3, 0, -1, 0, 0] / 1 {
        HeatTransfer "heat transfer coefficient" usual: "h" "htc" "heat_transfer" "heat_transfer_coefficient" "h_c" "alpha" "α";
        OverallHeatTransfer "overall heat transfer coefficient" special: "U_h" "U" "overall" "overall_heat_transfer" "overall_heat_transfer_coefficient";
    }
    [0, 1, -3, 0, -4, 0, 0] / 1 {
        StefanBoltzmann "Stefan–Boltzmann constant" usual: "sigma" "σ" "sigma_SB" "stefan";
    }
    [1, 1, -3, 0, -1, 0, 0] / 1 {
        Conductivity "thermal conductivity" usual: "k" "lambda" "λ" "conductivity" "thermal_conductivity" "k_t" "kappa" "κ";
        FluidConductivity "thermal conductivity of the fluid" within Conductivity: "k_f" "k_l" "k_g" "k_air" "fluid_conductivity" "gas_conductivity" "liquid_conductivity" "lambda_f" "fluid_thermal_conductivity" "gas_thermal_conductivity" "liquid_thermal_conductivity";
        SolidConductivity "thermal conductivity of the solid" within Conductivity: "k_s" "k_w" "k_b" "k_p" "solid" "body" "wall_conductivity" "solid_conductivity" "lambda_s" "solid_thermal_conductivity" "wall_thermal_conductivity";
    }
    [2, 0, -2, 0, -1, 0, 0] / 1 {
        HeatCapacity "specific heat capacity at constant pressure" usual: "c_p" "cp" "C_p" "c" "specific_heat" "heat_capacity" "c_l" "c_pl" "c_pf";
        HeatCapacityV "specific heat capacity at constant volume" special: "c_v" "cv" "C_v" "heat_capacity_v" "constant_volume" "specific_heat_v";
        SpecificGasConstant "specific gas constant" special: "R" "R_s" "R_d" "R_specific" "gas_constant";
    }
    [2, 1, -2, 0, -1, 0, 0] / 1 {
        Boltzmann "Boltzmann constant" usual: "k_B" "kB" "k" "boltzmann";
    }
    [0, 1, -2, 0, -1, 0, 0] / 1 {
        ThermocapillaryCoefficient "temperature coefficient of surface tension" usual: "dsdT" "dsigma_dT" "dσ_dT" "gamma_T" "sigma_T" "thermocapillary";
    }
    [-3, 0, 0, 0, 0, 1, 0] / 1 {
        Concentration "concentration" usual: "C" "c" "concentration" "c_0" "C_0" "C_s";
        ConcentrationDifference "concentration difference" special: "dC" "ΔC" "dc" "Δc" "delta_c" "delta_C" "concentration_difference";
    }
    [-3, 0, -1, 0, 0, 1, 0] / 1 {
        MolarRate "volumetric molar reaction rate" usual: "r" "r_v" "reaction_rate";
    }
    [3, 0, 0, 0, 0, -1, 0] / 1 {
        SolutalExpansion "solutal expansion coefficient" usual: "beta_c" "β_c" "solutal_expansion" "beta_s" "beta_C";
    }
    [3, 1, -2, 0, 0, -1, 0] / 1 {
        SolutocapillaryCoefficient "concentration coefficient of surface tension" usual: "dsdC" "dsigma_dC" "sigma_c" "solutocapillary";
    }
    [2, 1, -2, 0, 0, -1, 0] / 1 {
        ActivationEnergy "molar activation energy" special: "E" "E_a" "Ea" "activation" "activation_energy";
        ReactionHeat "molar heat of reaction" special: "dH" "ΔH" "delta_H" "heat_of_reaction" "reaction_heat";
    }
    [2, 1, -2, 0, -1, -1, 0] / 1 {
        GasConstant "molar gas constant" usual: "R" "R_g" "R_u" "gas_constant";
    }
    [1, 1, -3, -1, 0, 0, 0] / 1 {
        ElectricField "electric field strength" usual: "E" "E_f" "E_0" "electric_field" "field";
    }
    [2, 1, -3, -1, 0, 0, 0] / 1 {
        Potential "electric potential" usual: "zeta" "ζ" "V" "voltage" "potential" "zpot" "phi" "φ" "psi" "ψ";
    }
    [2, 1, -3, -1, -1, 0, 0] / 1 {
        Seebeck "Seebeck coefficient" usual: "S" "S_b" "alpha" "seebeck" "thermopower" "α";
    }
    [0, 1, -2, -1, 0, 0, 0] / 1 {
        MagneticField "magnetic flux density" usual: "B" "B_0" "magnetic_field" "magnetic_flux_density";
    }
    [1, 1, -2, -2, 0, 0, 0] / 1 {
        MagneticPermeability "magnetic permeability" usual: "mu_0" "μ_0" "mu0" "mu" "mu_m" "permeability" "vacuum_permeability" "magnetic_permeability";
    }
    [2, 1, -2, -2, 0, 0, 0] / 1 {
        Inductance "inductance" usual: "L" "L_e" "inductance";
    }
    [2, 1, -3, -2, 0, 0, 0] / 1 {
        Resistance "electrical resistance" usual: "R" "R_e" "resistance";
    }
    [4, 1, -3, -2, 0, 0, 0] / 1 {
        PolarisationSlope "polarisation slope" usual: "detadi" "d_eta_di" "polarisation" "polarization" "area_resistance";
    }
    [-1, 0, 0, 1, 0, 0, 0] / 1 {
        MagneticFieldStrength "magnetic field strength" usual: "H" "H_f" "H_0" "magnetic_field_strength";
    }
    [2, 0, 0, 1, 0, 0, 0] / 1 {
        MagneticMoment "magnetic dipole moment" usual: "m" "m_mag" "mu" "magnetic_moment" "dipole";
    }
    [0, 0, 1, 1, 0, 0, 0] / 1 {
        Charge "electric charge" usual: "e" "q" "Q" "charge" "elementary_charge";
    }
    [-2, -1, 3, 2, 0, 0, 0] / 1 {
        SurfaceConductivity "surface conductivity or conductance" usual: "K_s" "kappa_s" "surface_conductivity";
    }
    [-2, -1, 4, 2, 0, 0, 0] / 1 {
        Capacitance "capacitance" usual: "C" "C_e" "capacitance";
    }
    [-3, -1, 3, 2, 0, 0, 0] / 1 {
        ElectricConductivity "electrical conductivity" usual: "sigma" "σ" "sigma_e" "kappa" "electrical_conductivity" "electric_conductivity" "conductivity";
    }
    [-3, -1, 4, 2, 0, 0, 0] / 1 {
        Permittivity "permittivity" usual: "eps" "epsilon" "ε" "eps_0" "epsilon_0" "permittivity";
    }
}
