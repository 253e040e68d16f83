//! What the checks that both doors share refuse: rustc shows the words as an error of the build, and at run time they
//! become an [`Error`].

use crate::error::{Code, Error, Location};
use crate::text::Text;

/// Words for a refusal: what was found and the rule, and one next step.
#[derive(Clone, Copy)]
pub struct Refusal {
    /// Which of the texts that were checked is at fault.
    pub(crate) culprit: usize,
    /// Which bytes of that text.
    pub(crate) span: Option<(usize, usize)>,
    pub(crate) message: Text,
    pub(crate) help: Text,
    /// Whether integers left the exact range, and nothing is wrong with what was written.
    pub(crate) is_overflow: bool,
}

impl Refusal {
    pub(crate) const fn new(culprit: usize) -> Self {
        Self { culprit, span: None, message: Text::new(), help: Text::new(), is_overflow: false }
    }

    /// One from fixed words.
    pub(crate) const fn with(culprit: usize, message: &str, help: &str) -> Self {
        let mut refusal = Self::new(culprit);
        refusal.message.push(message);
        refusal.help.push(help);
        refusal
    }

    /// One for integers that left the exact range.
    pub(crate) const fn overflow(culprit: usize, message: &str, help: &str) -> Self {
        Self { is_overflow: true, ..Self::with(culprit, message, help) }
    }

    /// The error at run time; `text` is the one that is at fault.
    pub(crate) fn into_error(self, code: Code, text: &str) -> Error {
        let (start, end) = self.span.unwrap_or((0, text.len()));
        let code = if self.is_overflow { Code::Overflow } else { code };
        let error = Error::new(code, self.message.as_str()).help(self.help.as_str());
        if text.is_empty() {
            return error;
        }
        error.at(Location {
            file: None,
            line: 1,
            column: text[..start].chars().count() + 1,
            length: text[start..end].chars().count().max(1),
            text: text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect(),
            label: String::new(),
        })
    }
}

/// Fails the build if what was checked is refused, and the text at this place is at fault.
#[track_caller]
pub const fn refuse<T>(checked: &Result<T, Refusal>, place: usize) {
    if let Err(refusal) = checked
        && refusal.culprit == place
    {
        let mut text = Text::new();
        text.push(refusal.message.as_str());
        text.push(". ");
        text.push_sentence(refusal.help.as_str());
        panic!("{}", text.as_str())
    }
}
