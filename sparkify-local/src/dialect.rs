//! Redshift's dialect as `sqlparser` reads it, with what the stock one lacks.
