//! What syntax alone can tell: the first mistake found is the error.

use std::collections::BTreeSet;

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Error, Result, Type};

use crate::ast::{Field, Record};

/// `MAX_FIELDS` of the solver, which refuses more of its own accord.
pub(crate) const MAX_QUANTITIES: usize = 48;

impl Record<'_> {
    /// Refuses a struct that cannot be a record.
    pub(crate) fn validate(&self) -> Result<()> {
        if !self.generics.params.is_empty() {
            return Err(Error::new_spanned(
                &self.generics.params,
                "a record cannot be generic: the Π basis is solved for concrete types",
            ));
        }
        self.fields.iter().try_for_each(Field::validate)?;
        self.validate_constants()?;
        self.validate_targets()?;
        if self.count() > MAX_QUANTITIES {
            return Err(Error::new(
                self.name.span(),
                format!(
                    "a record has at most {MAX_QUANTITIES} quantities, constants included, and `{}` has {}",
                    self.name,
                    self.count()
                ),
            ));
        }
        Ok(())
    }

    fn validate_constants(&self) -> Result<()> {
        let fields: BTreeSet<_> = self.quantities().map(|field| field.name.unraw()).collect();
        let mut known = BTreeSet::new();
        for constant in &self.attributes.constants {
            let constant = constant.unraw();
            if fields.contains(&constant) {
                return Err(Error::new(
                    constant.span(),
                    format!(
                        "`{constant}` is both a constant and a field: a quantity has one name, so rename the field or \
                         drop the constant"
                    ),
                ));
            }
            let message = format!("the constant `{constant}` is given twice");
            let span = constant.span();
            if !known.insert(constant) {
                return Err(Error::new(span, message));
            }
        }
        Ok(())
    }

    fn validate_targets(&self) -> Result<()> {
        let mut known = BTreeSet::new();
        for target in &self.attributes.targets {
            let written = type_text(target);
            if !known.insert(written.clone()) {
                return Err(Error::new_spanned(target, format!("the target `{written}` is given twice")));
            }
        }
        Ok(())
    }
}

impl Field<'_> {
    fn validate(&self) -> Result<()> {
        let marks = &self.attributes;
        if let Some(skip) = marks.skip {
            let others = [marks.signed, marks.nonnegative, marks.dimensionless, marks.nested, marks.allow_unused];
            if others.iter().any(Option::is_some) {
                return Err(self.error(skip, "is skipped, so it is no quantity: `skip` stands alone"));
            }
        }
        if let Some(nested) = marks.nested
            && [marks.signed, marks.nonnegative, marks.dimensionless].iter().any(Option::is_some)
        {
            return Err(self.error(
                nested,
                "is a record: its own fields say what they are, so `nested` goes with `allow_unused` alone",
            ));
        }
        if let (Some(_), Some(span)) = (marks.signed, marks.nonnegative) {
            return Err(self.error(span, "is both `signed` and `nonnegative`: keep one"));
        }
        if let Some(span) = marks.dimensionless
            && !is_f64(self.ty)
        {
            let written = type_text(self.ty);
            let rule = format!(
                "is a `{written}`: `dimensionless` marks a plain `f64` that is a pure number; a quantity such as \
                 `Ratio` needs no mark"
            );
            return Err(self.error(span, &rule));
        }
        Ok(())
    }

    fn error(&self, span: Span, rule: &str) -> Error {
        Error::new(span, format!("the field `{}` {rule}", self.name))
    }
}

fn is_f64(ty: &Type) -> bool {
    match ty {
        Type::Path(path) => path.path.segments.last().is_some_and(|segment| segment.ident == "f64"),
        Type::Group(group) => is_f64(&group.elem),
        Type::Paren(paren) => is_f64(&paren.elem),
        _ => false,
    }
}

/// A type as it was written, without spaces.
pub(crate) fn type_text(ty: &Type) -> String {
    ty.to_token_stream().to_string().replace(' ', "")
}
