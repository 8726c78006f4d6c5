//! `time_format = epoch_millis`: the form that the timestamps of a column have in the source.

use super::keys::TIME_FORMATS;
use crate::{attribute::Entry, errors::Errors, nearest};
use proc_macro2::{Ident, TokenStream, TokenTree};
use syn::{LitStr, ext::IdentExt, parse::ParseStream};

/// The form of a column's timestamps.
pub(crate) struct TimeFormat {
    /// The word or the pattern, as written.
    pub(crate) written: TokenStream,
    /// The text of TIMEFORMAT.
    pub(crate) text: String,
}

enum Form {
    Word(Ident),
    Pattern(LitStr),
}

pub(super) fn time_format(entry: &Entry, errors: &mut Errors) -> Option<TimeFormat> {
    let shape =
        "`time_format = epoch_millis`, `epoch_secs`, `auto`, or a pattern such as `\"YYYY-MM-DD HH:MI:SS\"`";
    match entry.is(form, shape, errors)? {
        Form::Word(word) => of_word(&word, errors),
        Form::Pattern(pattern) => of_pattern(&pattern, errors),
    }
}

fn form(input: ParseStream<'_>) -> syn::Result<Form> {
    if input.peek(LitStr) {
        input.parse().map(Form::Pattern)
    } else {
        Ident::parse_any(input).map(Form::Word)
    }
}

fn of_word(word: &Ident, errors: &mut Errors) -> Option<TimeFormat> {
    let Some((_, text)) = TIME_FORMATS.iter().find(|(known, _)| word == known) else {
        let words: Vec<&str> = TIME_FORMATS.iter().map(|(word, _)| *word).collect();
        let hint = nearest::hint(&word.to_string(), "allowed", &words);
        errors.at(word, format!("unknown `time_format` `{word}`; {hint}, or a pattern in quotes"));
        return None;
    };
    Some(TimeFormat { written: TokenTree::Ident(word.clone()).into(), text: (*text).to_owned() })
}

fn of_pattern(pattern: &LitStr, errors: &mut Errors) -> Option<TimeFormat> {
    let text = pattern.value();
    if let Some((word, _)) = TIME_FORMATS.iter().find(|(_, known)| text.eq_ignore_ascii_case(known)) {
        errors.at(pattern, format!("that is no pattern but a word: `time_format = {word}`"));
        return None;
    }
    if text.trim().is_empty() {
        errors.at(pattern, "the pattern is empty; write one such as `\"YYYY-MM-DD HH:MI:SS\"`");
        return None;
    }
    Some(TimeFormat { written: TokenTree::Literal(pattern.token()).into(), text })
}
