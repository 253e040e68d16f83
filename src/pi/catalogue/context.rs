//! What the other variables of a problem say of one whose name leaves it open.

use super::dictionary::Tag;
use super::kinds::Kind;

/// Settles what a name leaves open by the other variables of the problem:
///
/// * a thermal conductivity next to a flow is the fluid's, else next to a time or a thermal diffusivity a solid's;
/// * `c` next to a field or a constant of nature is the speed of light, else that of sound, if there is nothing by which
///   waves could have a speed of their own;
/// * `f` next to `N` or a rotation is the Coriolis parameter and `N` the buoyancy frequency, else they are a frequency and
///   a rate of rotation;
/// * a length `lambda` next to gravity or a frequency is a wavelength, next to what a gas has a mean free path.
pub(crate) const fn settle(tags: &mut [Tag]) {
    let known = Known::new(tags);
    let mut i = 0;
    while i < tags.len() {
        let settled = if tags[i].is_either(Kind::Frequency, Kind::CoriolisParameter) {
            Some(if known.earth { Kind::CoriolisParameter } else { Kind::Frequency })
        } else if tags[i].is_either(Kind::RotationRate, Kind::BuoyancyFrequency) {
            Some(if known.earth { Kind::BuoyancyFrequency } else { Kind::RotationRate })
        } else if tags[i].is_either(Kind::SpeedOfSound, Kind::SpeedOfLight) && (known.nature || !known.waves) {
            Some(if known.nature { Kind::SpeedOfLight } else { Kind::SpeedOfSound })
        } else if tags[i].is_either(Kind::Wavelength, Kind::MeanFreePath) && (known.waves || known.gas) {
            Some(if known.waves { Kind::Wavelength } else { Kind::MeanFreePath })
        } else if tags[i].is_assured(Kind::Conductivity, false)
            && tags[i].kinds & !Tag::of(Kind::Conductivity).kinds == 0
        {
            match (known.flow, known.solid) {
                (true, _) => Some(Kind::FluidConductivity),
                (false, true) => Some(Kind::SolidConductivity),
                (false, false) => None,
            }
        } else {
            None
        };
        if let Some(kind) = settled {
            tags[i] = Tag::of(kind);
        }
        i += 1;
    }
}

/// What else there is in a problem.
struct Known {
    flow: bool,
    solid: bool,
    nature: bool,
    earth: bool,
    waves: bool,
    gas: bool,
}

impl Known {
    const fn new(tags: &[Tag]) -> Self {
        let (f, n) = ([Kind::Frequency, Kind::CoriolisParameter], [Kind::RotationRate, Kind::BuoyancyFrequency]);
        let mut known = Self { flow: false, solid: false, nature: false, earth: false, waves: false, gas: false };
        let (mut has_f, mut has_n, mut i) = (false, false, 0);
        while i < tags.len() {
            let tag = tags[i];
            known.flow |= tag.is_assured(Kind::Velocity, false)
                || tag.is_assured(Kind::KinematicViscosity, false)
                || tag.level(Kind::Viscosity).is_some()
                || tag.level(Kind::FlowRate).is_some();
            known.solid |= tag.level(Kind::Time).is_some() || tag.is_assured(Kind::ThermalDiffusivity, false);
            known.nature |= tag.level(Kind::Gravitation).is_some()
                || tag.level(Kind::Charge).is_some()
                || tag.level(Kind::Permittivity).is_some()
                || tag.level(Kind::ElectricField).is_some()
                || tag.level(Kind::MagneticField).is_some()
                || tag.level(Kind::MagneticPermeability).is_some()
                || tag.level(Kind::Planck).is_some()
                || tag.level(Kind::Boltzmann).is_some()
                || tag.level(Kind::StefanBoltzmann).is_some();
            known.earth |= tag.is_assured(Kind::BuoyancyFrequency, false)
                || tag.is_assured(Kind::AngularVelocity, false)
                || tag.is_assured(Kind::CoriolisParameter, false);
            known.waves |= tag.level(Kind::Gravity).is_some() || tag.level(Kind::Frequency).is_some();
            known.gas |= tag.is_assured(Kind::SpeedOfSound, false)
                || tag.level(Kind::NumberDensity).is_some()
                || tag.is_assured(Kind::AbsoluteTemperature, false);
            has_f |= tag.is_either(f[0], f[1]);
            has_n |= tag.is_either(n[0], n[1]);
            i += 1;
        }
        known.earth |= has_f && has_n;
        known
    }
}
