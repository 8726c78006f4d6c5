//! The `DuckDB` macros that translated statements call.

/// Installed once per database.
pub(crate) const MACROS: &str = "
CREATE SCHEMA IF NOT EXISTS sparkify_internal;

-- DuckDB 1.5 answers a division by zero with NULL.
CREATE OR REPLACE MACRO sparkify_internal.nonzero(x) AS
    CASE WHEN x = 0 THEN error('division by zero') ELSE x END;

-- Asking for a blank first costs a tenth of trimming every value.
CREATE OR REPLACE MACRO sparkify_internal.unpadded(x) AS
    CASE WHEN suffix(x, ' ') THEN rtrim(x, ' ') ELSE x END;

-- Without case: the letters of ASCII.
CREATE OR REPLACE MACRO sparkify_internal.folded(x) AS
    CASE WHEN strlen(x) = length(x) THEN lower(x)
         WHEN lower(regexp_replace(x, '[A-Z]', '', 'g')) <> regexp_replace(x, '[A-Z]', '', 'g')
         THEN error('a capital letter beyond ASCII is not supported by the stand-in in case-insensitive text: ' || x)
         ELSE lower(x)
    END;
-- These six stand between the capital and the small letters of ASCII.
CREATE OR REPLACE MACRO sparkify_internal.ordered(x) AS
    CASE WHEN regexp_matches(x, '[\\x5B-\\x60]')
         THEN error('the place of a bracket, backslash, caret, underscore or backquote in the order of case-insensitive text '
                    || 'is not supported by the stand-in: ' || x)
         ELSE sparkify_internal.folded(x)
    END;

-- Redshift counts bytes, and cuts surplus blanks alone.
CREATE OR REPLACE MACRO sparkify_internal.cut_bytes(x, n) AS
    CASE WHEN strlen(x) <= n THEN x ELSE sparkify_cut_bytes(x, CAST(n AS BIGINT)) END;
CREATE OR REPLACE MACRO sparkify_internal.assign_text(x, n, kind) AS
    CASE WHEN strlen(rtrim(x, ' ')) > n
         THEN error('value too long for type ' || kind || '(' || n || ')')
         ELSE sparkify_internal.cut_bytes(x, n)
    END;

CREATE OR REPLACE MACRO sparkify_internal.at_most(x, n, words) AS
    list_transform([x], lambda it: CASE WHEN strlen(it) > n THEN error(words) ELSE it END)[1];

-- DuckDB reads '1.5' as the integer 2.
CREATE OR REPLACE MACRO sparkify_internal.digits(x, kind) AS
    CASE WHEN NOT regexp_full_match(x, '\\s*[+-]?[0-9]+\\s*')
         THEN error('invalid input syntax for ' || kind || ': \"' || x || '\"')
         ELSE x
    END;
CREATE OR REPLACE MACRO sparkify_internal.digits_or_null(x) AS
    CASE WHEN regexp_full_match(x, '\\s*[+-]?[0-9]+\\s*') THEN x END;

-- A window that reaches before the first character is cut there.
CREATE OR REPLACE MACRO sparkify_internal.substring_from(x, start) AS
    substring(x, greatest(start, 1));
CREATE OR REPLACE MACRO sparkify_internal.substring_for(x, start, n) AS
    CASE WHEN n < 0 THEN error('negative substring length not allowed')
         ELSE substring(x, greatest(start, 1), greatest(n + least(start - 1, 0), 0))
    END;
CREATE OR REPLACE MACRO sparkify_internal.initcap(x) AS
    array_to_string(list_transform(regexp_extract_all(lower(x), '[\\pL\\pN]+|[^\\pL\\pN]+'),
        lambda word: upper(word[1]) || word[2:]), '');
CREATE OR REPLACE MACRO sparkify_internal.quote_ident(x) AS
    CASE WHEN regexp_full_match(x, '[a-z_][a-z0-9_$]*') THEN x
         ELSE '\"' || replace(x, '\"', '\"\"') || '\"'
    END;
CREATE OR REPLACE MACRO sparkify_internal.quote_literal(x) AS
    '''' || replace(replace(x, '\\', '\\\\'), '''', '''''') || '''';
CREATE OR REPLACE MACRO sparkify_internal.nth_part(x, delimiter, part) AS
    CASE WHEN part < 1 THEN error('field position must be greater than zero')
         ELSE split_part(x, delimiter, part)
    END;
-- Of equal texts the first one stays, where it is.
CREATE OR REPLACE MACRO sparkify_internal.first_of_equal(texts) AS
    list_filter(texts, lambda it, place: list_position(texts, it) = place);
CREATE OR REPLACE MACRO sparkify_internal.listagg_limit(x) AS
    CASE WHEN strlen(x) > 65535 THEN error('Result size exceeds LISTAGG limit') ELSE x END;

-- 29 February plus a year is 1 March.
CREATE OR REPLACE MACRO sparkify_internal.add_years(x, n) AS
    CASE WHEN month(x) = 2 AND day(x) = 29
         THEN x - INTERVAL 1 DAY + to_years(CAST(n AS INTEGER)) + INTERVAL 1 DAY
         ELSE x + to_years(CAST(n AS INTEGER))
    END;
-- The last day of a month stays the last day.
CREATE OR REPLACE MACRO sparkify_internal.add_months(x, n) AS
    CASE WHEN CAST(x AS DATE) = last_day(x)
         THEN last_day(x + to_months(CAST(n AS INTEGER))) + (x - date_trunc('day', x))
         ELSE x + to_months(CAST(n AS INTEGER))
    END;
CREATE OR REPLACE MACRO sparkify_internal.months_between(a, b) AS
    CAST(CASE WHEN day(a) = day(b) OR (CAST(a AS DATE) = last_day(a) AND CAST(b AS DATE) = last_day(b))
         THEN (year(a) - year(b)) * 12 + month(a) - month(b)
         ELSE (year(a) - year(b)) * 12 + month(a) - month(b)
              + (epoch(a) - epoch(date_trunc('month', a)) - epoch(b) + epoch(date_trunc('month', b)))
                / CAST(2678400 AS DOUBLE)
    END AS DOUBLE);

-- An INTERVAL DAY TO SECOND has days and less than one; -1 day goes with minus hours.
CREATE OR REPLACE MACRO sparkify_internal.day_time(us) AS
    to_days(CAST(us // 86400000000 AS INTEGER)) + to_microseconds(CAST(us % 86400000000 AS BIGINT));
CREATE OR REPLACE MACRO sparkify_internal.months(x) AS
    CAST(date_part('year', x) * 12 + date_part('month', x) AS INTEGER);
CREATE OR REPLACE MACRO sparkify_internal.whole_parts(x, unit, digits) AS
    CASE WHEN epoch_us(x) % unit <> 0
         THEN error('an INTERVAL with more than ' || digits || ' digits of a second is not supported by the stand-in here')
         ELSE x
    END;
CREATE OR REPLACE MACRO sparkify_internal.without_months(x) AS
    CASE WHEN sparkify_internal.months(x) <> 0
         THEN error('an interval of months is not supported by the stand-in as INTERVAL DAY TO SECOND')
         ELSE sparkify_internal.day_time(epoch_us(x))
    END;
CREATE OR REPLACE MACRO sparkify_internal.exact_quotient(n, divisor) AS
    CASE WHEN n % divisor <> 0
         THEN error('an INTERVAL that a division does not leave whole is not supported by the stand-in')
         ELSE n // divisor
    END;
CREATE OR REPLACE MACRO sparkify_internal.interval_unit(n, unit) AS
    CASE WHEN n = 0 THEN NULL WHEN n = 1 THEN '1 ' || unit ELSE n || ' ' || unit || 's' END;
CREATE OR REPLACE MACRO sparkify_internal.interval_clock(us) AS
    CASE WHEN us < 0 THEN '-' ELSE '' END
    || format('{:02d}:{:02d}:{:02d}', abs(us) // 3600000000, abs(us) // 60000000 % 60, abs(us) // 1000000 % 60)
    || CASE WHEN us % 1000000 = 0 THEN '' ELSE '.' || rtrim(format('{:06d}', abs(us) % 1000000), '0') END;
-- As PostgreSQL writes it, which is Redshift's default style.
CREATE OR REPLACE MACRO sparkify_internal.interval_text(x) AS
    CASE WHEN x IS NOT NULL THEN coalesce(nullif(concat_ws(' ',
        sparkify_internal.interval_unit(date_part('year', x), 'year'),
        sparkify_internal.interval_unit(date_part('month', x), 'mon'),
        sparkify_internal.interval_unit(date_part('day', x), 'day'),
        list_transform([epoch_us(x) - (date_part('year', x) * 12 + date_part('month', x)) * 2592000000000
                        - date_part('day', x) * 86400000000],
                       lambda us: CASE WHEN us <> 0 THEN sparkify_internal.interval_clock(us) END)[1]), ''), '00:00:00')
    END;

-- The moment of the transaction, in UTC, without a time-zone library.
CREATE OR REPLACE MACRO sparkify_internal.transaction_time() AS make_timestamp(epoch_us(now()));
";
