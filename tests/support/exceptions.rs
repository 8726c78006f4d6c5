//! What a foreign parser can't read although Redshift documents it; `tests/judges.rs` proves each of them.

/// Statements a judge can't read although Redshift documents them: its name, the statement's, and the source.
pub(crate) const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("sqlglot", "library/loans/lock", "LOCK: https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"),
    ("sqlglot", "sparkify_loads/lock", "LOCK: https://docs.aws.amazon.com/redshift/latest/dg/r_LOCK.html"),
    (
        "sqlglot",
        "library/books_by_state/refresh",
        "REFRESH: https://docs.aws.amazon.com/redshift/latest/dg/materialized-view-refresh-sql-command.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_csv",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_delimited",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_fixed_width",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_json",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlfluff",
        "library/books_by_state/unload_parquet",
        "ROWGROUPSIZE: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlglot",
        "library/books_by_state/unload_parquet",
        "UNLOAD: https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD.html",
    ),
    (
        "sqlfluff",
        "library/staging_visits/copy",
        "ENCODING ISO88591, IGNOREALLERRORS: https://docs.aws.amazon.com/redshift/latest/dg/r_COPY.html",
    ),
    (
        "sqlglot",
        "library/books/merge_without_duplicates",
        "REMOVE DUPLICATES: https://docs.aws.amazon.com/redshift/latest/dg/r_MERGE.html",
    ),
    (
        "sqlfluff",
        "library/loans/analyze",
        "PREDICATE COLUMNS: https://docs.aws.amazon.com/redshift/latest/dg/r_ANALYZE.html",
    ),
    (
        "sqlglot",
        "library/books/vacuum",
        "VACUUM: https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html",
    ),
    (
        "sqlglot",
        "library/lake/create_external_schema",
        "CREATE EXTERNAL SCHEMA: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_SCHEMA.html",
    ),
    (
        "sqlfluff",
        "library/page_views/add_partitions",
        "ADD PARTITION: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/page_views/add_partitions",
        "ADD PARTITION: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/branches/create_table",
        "ENCODE AUTO: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html",
    ),
    (
        "sqlfluff",
        "library/leases/create_table",
        "INTERVAL columns: https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html",
    ),
    (
        "sqlglot",
        "library/leases/create_table",
        "INTERVAL columns: https://docs.aws.amazon.com/redshift/latest/dg/r_interval_data_types.html",
    ),
    (
        "sqlglot",
        "library/fines/alter_encode_auto",
        "ALTER ENCODE AUTO: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/fines/append_open_fines",
        "APPEND: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE_APPEND.html",
    ),
    (
        "sqlglot",
        "library/lending/create_schema",
        "QUOTA: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_SCHEMA.html",
    ),
    (
        "sqlglot",
        "library/lending/grant_select_on_tables_to_staff",
        "ALL TABLES IN SCHEMA: https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html",
    ),
    (
        "sqlglot",
        "library/lending/revoke_select_on_tables_from_staff",
        "ALL TABLES IN SCHEMA: https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html",
    ),
    (
        "sqlglot",
        "library/loans/create_table",
        "INTERLEAVED SORTKEY: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_TABLE_NEW.html",
    ),
    (
        "sqlglot",
        "library/loans/vacuum",
        "VACUUM: https://docs.aws.amazon.com/redshift/latest/dg/r_VACUUM_command.html",
    ),
    (
        "sqlglot",
        "library/readers/grant_role_to_anna",
        "GRANT ROLE: https://docs.aws.amazon.com/redshift/latest/dg/r_GRANT.html",
    ),
    (
        "sqlglot",
        "library/readers/revoke_role_from_anna",
        "REVOKE ROLE: https://docs.aws.amazon.com/redshift/latest/dg/r_REVOKE.html",
    ),
    (
        "sqlglot",
        "library/shelves/alter_encode_room_books",
        "ALTER COLUMN … ENCODE: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlglot",
        "library/shelves/alter_owner_librarian",
        "OWNER TO: https://docs.aws.amazon.com/redshift/latest/dg/r_ALTER_TABLE.html",
    ),
    (
        "sqlfluff",
        "library/f_is_isbn/create_function",
        "CREATE EXTERNAL FUNCTION: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_FUNCTION.html",
    ),
    (
        "sqlglot",
        "library/f_is_isbn/create_function",
        "CREATE EXTERNAL FUNCTION: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_EXTERNAL_FUNCTION.html",
    ),
    (
        "sqlglot",
        "library/f_shelf_mark/create_function",
        "types without names: https://docs.aws.amazon.com/redshift/latest/dg/r_CREATE_FUNCTION.html",
    ),
];
