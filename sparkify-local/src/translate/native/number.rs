//! `TO_CHAR` of a number.

/// Writes `digits`, already rounded to the places of the format, by the format.
pub(crate) fn format(digits: &str, format: &str) -> String {
    let upper = format.to_uppercase();
    let filled = !upper.starts_with("FM");
    let pattern = upper.strip_prefix("FM").unwrap_or(&upper);
    let (whole_pattern, fraction_pattern) = match pattern.split_once(['.', 'D']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (pattern, None),
    };
    let negative = digits.starts_with('-');
    // A sign at the end stands behind the fraction.
    if let Some(unsigned) = format.strip_suffix(['S', 's'])
        && fraction_pattern.is_some()
    {
        let text = self::format(digits.trim_start_matches('-'), unsigned);
        return format!("{}{}", text.trim_start(), if negative { '-' } else { '+' });
    }
    let (whole, fraction) =
        digits.trim_start_matches('-').split_once('.').unwrap_or((digits.trim_start_matches('-'), ""));
    let whole = whole.trim_start_matches('0');
    let places = whole_pattern.matches(['9', '0']).count();
    if whole.len() > places {
        return overflown(pattern, filled);
    }
    let body = number(whole_pattern, whole, places, fraction_pattern.is_none(), filled);
    let mut text = signed(&body, negative, whole_pattern.contains('S') || pattern.ends_with("MI"));
    if pattern.ends_with("MI") {
        text.push(if negative { '-' } else { ' ' });
    } else if whole_pattern.starts_with('S') {
        let bare = text.trim_start_matches(' ').to_owned();
        text = format!(
            "{:>width$}",
            format!("{}{bare}", if negative { '-' } else { '+' }),
            width = body.len() + 1
        );
    }
    if let Some(pattern) = fraction_pattern {
        text.push('.');
        text.push_str(&fractional(pattern, fraction, filled));
    }
    if filled { text } else { text.trim().to_owned() }
}

/// The digits before the point, blank where a `9` has none.
fn number(pattern: &str, whole: &str, places: usize, keep_zero: bool, filled: bool) -> String {
    let mut padded = vec![None; places - whole.len()];
    padded.extend(whole.chars().map(Some));
    let mut digits = padded.into_iter().enumerate();
    let mut started = false;
    let mut text = String::new();
    for c in pattern.chars() {
        match c {
            '9' | '0' => {
                let Some((index, digit)) = digits.next() else {
                    continue;
                };
                let last = index + 1 == places;
                started |= digit.is_some() || c == '0' || (last && keep_zero);
                text.push(match digit {
                    Some(digit) => digit,
                    None if started => '0',
                    None => ' ',
                });
            }
            ',' | 'G' => text.push(if started { ',' } else { ' ' }),
            '$' | 'L' => text.push('$'),
            'S' | 'M' | 'I' | 'P' | 'R' => {}
            other => text.push(other),
        }
    }
    if filled { text } else { text.trim_start().to_owned() }
}

/// The sign stands right before the first digit.
fn signed(body: &str, negative: bool, elsewhere: bool) -> String {
    if elsewhere {
        return body.to_owned();
    }
    let digits = body.trim_start_matches(' ');
    let blanks = body.len() - digits.len();
    format!("{}{}{digits}", " ".repeat(blanks), if negative { '-' } else { ' ' })
}

fn fractional(pattern: &str, fraction: &str, filled: bool) -> String {
    let places = pattern.matches(['9', '0']).count();
    let mut text: String = fraction.chars().chain(std::iter::repeat('0')).take(places).collect();
    if !filled {
        let needed = pattern.rfind('0').map_or(0, |last| pattern[..=last].matches(['9', '0']).count());
        while text.len() > needed && text.ends_with('0') {
            text.pop();
        }
    }
    text
}

/// A number too wide for its format is written as `#`.
fn overflown(pattern: &str, filled: bool) -> String {
    let body: String = pattern.chars().map(|c| if matches!(c, '9' | '0') { '#' } else { c }).collect();
    if filled { format!(" {body}") } else { body }
}
