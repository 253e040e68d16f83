//! The pendulum: rational exponents, a useless mass, and a period that cannot be made.
//!
//! `cargo run --example pendulum`

use dimensionless::{Problem, Result};

/// Solves one problem and says what there is to say.
pub(crate) fn explain(problem: &str) -> Result<String> {
    let basis = Problem::parse(problem)?.solve()?;
    let mut text = format!("{problem}\n");
    match basis.scale() {
        Ok(scale) => {
            let groups: Vec<String> = basis.groups().iter().map(ToString::to_string).collect();
            let function = if groups.is_empty() { "constant".to_owned() } else { format!("F({})", groups.join(", ")) };
            text += &format!("  period = {scale} · {function}\n");
            for variable in basis.unused() {
                text += &format!("  `{}` enters no group and no scale: no law can depend on it\n", variable.name());
            }
        }
        Err(error) => {
            text += &format!("  {error}\n");
            text += &error.next_step().map_or(String::new(), |step| format!("  {step}\n"));
        }
    }
    Ok(text)
}

fn main() -> Result<()> {
    println!("P1\n{}", explain("period [s] ~ l [m], g [m/s^2]")?);
    println!("P2\n{}", explain("period [s] ~ l [m], g [m/s^2], mass [kg], angle [rad]")?);
    println!("P3\n{}", explain("period [s] ~ l [m], mass [kg]")?);
    Ok(())
}
