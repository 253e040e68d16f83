//! Messages that rustc shows, assembled in `const` from the names of fields and types.

mod constants;
mod kinds;
mod stated;
mod target;
mod used;

pub(super) use constants::{constant_and_field, constant_twice, unknown_constant};
pub use kinds::check_kinds;
pub use stated::check_stated;
pub use target::check_target;
pub(crate) use target::unreachable;
pub use used::{check_used, check_used_between};
