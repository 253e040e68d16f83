//! The struct as the derive sees it.

use syn::{Data, DeriveInput, Error, Fields, Generics, Ident, Result, Type, Visibility};

use crate::attr::{self, FieldAttributes, RecordAttributes};

/// A struct with named fields, and its attributes.
pub(crate) struct Record<'a> {
    pub(crate) visibility: &'a Visibility,
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) attributes: RecordAttributes,
    /// The fields that are quantities, and those that are skipped.
    pub(crate) fields: Vec<Field<'a>>,
}

/// One field.
pub(crate) struct Field<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) ty: &'a Type,
    pub(crate) attributes: FieldAttributes,
}

impl<'a> Record<'a> {
    /// Reads a struct with named fields; everything else is an error.
    pub(crate) fn from_syn(input: &'a DeriveInput) -> Result<Self> {
        let refused = |what: &str| {
            let message = format!(
                "a record is a struct with named fields, and `{}` is {what}: the names are those of the quantities",
                input.ident
            );
            Error::new(input.ident.span(), message)
        };
        let fields = match &input.data {
            Data::Struct(data) => match &data.fields {
                Fields::Named(fields) => fields,
                Fields::Unnamed(_) => return Err(refused("a tuple struct")),
                Fields::Unit => return Err(refused("a unit struct")),
            },
            Data::Enum(_) => return Err(refused("an enum")),
            Data::Union(_) => return Err(refused("a union")),
        };
        Ok(Self {
            visibility: &input.vis,
            name: &input.ident,
            generics: &input.generics,
            attributes: attr::record(&input.attrs)?,
            fields: fields.named.iter().filter_map(Field::from_syn).collect::<Result<_>>()?,
        })
    }

    /// The fields that are quantities, in the order of the struct.
    pub(crate) fn quantities(&self) -> impl Iterator<Item = &Field<'a>> {
        self.fields.iter().filter(|field| field.attributes.skip.is_none())
    }

    /// Whether there are records inside, so that rustc alone knows how many quantities there are.
    pub(crate) fn is_nested(&self) -> bool {
        self.quantities().any(|field| field.attributes.nested.is_some())
    }

    /// How many quantities there are, constants included; a record inside counts as one.
    pub(crate) fn count(&self) -> usize {
        self.quantities().count() + self.attributes.constants.len()
    }
}

impl<'a> Field<'a> {
    fn from_syn(field: &'a syn::Field) -> Option<Result<Self>> {
        let name = field.ident.as_ref()?;
        Some(attr::field(&field.attrs).map(|attributes| Self { name, ty: &field.ty, attributes }))
    }
}
