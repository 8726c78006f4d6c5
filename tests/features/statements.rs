//! Statements that load, change, keep and grant.

use super::{Feature, feature};

pub(crate) const FEATURES: &[Feature] = &[
    feature(
        "COPY of JSON: by paths, by name, by name in any case",
        "`Copy::json`, `Json`, `json_paths`, `#[table(json = …)]`, `JsonKeys`",
        &["staging_loans/copy", "staging_branches/copy", "staging_returns/copy"],
    ),
    feature(
        "TIMEFORMAT: epochs, a pattern",
        "`#[column(time_format = …)]`, `TimeFormat`",
        &[
            "staging_returns/create_table",
            "staging_returns/copy",
            "staging_visits/create_table",
            "staging_visits/copy",
        ],
    ),
    feature("COPY of CSV", "`Csv`", &["staging_books/copy"]),
    feature("COPY of Parquet", "`Parquet`", &["open_fines/copy"]),
    feature("COPY of JSON objects as they are, 'noshred'", "`NoShred`", &["staging_messages/copy"]),
    feature("COPY of delimited text: ESCAPE, REMOVEQUOTES", "`Delimited`", &["loans/copy"]),
    feature("COPY of fields of fixed width", "`FixedWidth`", &["books/copy"]),
    feature("COPY of some columns", "`Copy::without`", &["books/copy", "staging_messages/copy"]),
    feature("COPY of identity numbers, EXPLICIT_IDS", "`CopyOptions`, `ColumnarOptions`", &["loans/copy"]),
    feature("COPY of ORC", "`Orc`", &["shelves/copy"]),
    feature("COPY of Avro", "`Avro`", &["fines/copy"]),
    feature(
        "COPY of other encodings than UTF-8, ENCODING",
        "`FileEncoding`, `DataEncoding`, `Utf8`",
        &["staging_visits/copy", "loans/copy"],
    ),
    feature(
        "DATEFORMAT, ACCEPTANYDATE",
        "`DateFormat`, `DateForm`",
        &["staging_books/copy", "staging_visits/copy"],
    ),
    feature("MAXERROR, IGNOREALLERRORS", "`RowErrors`", &["staging_books/copy", "staging_visits/copy"]),
    feature(
        "COMPUPDATE PRESET, ON, OFF, COMPROWS",
        "`CompressionAnalysis`",
        &["loans/copy", "staging_visits/copy"],
    ),
    feature(
        "options of COPY: MANIFEST, GZIP, TRIMBLANKS, STATUPDATE, …",
        "`CopyOptions`, `ColumnarOptions`, `Compression`",
        &["staging_books/copy", "open_fines/copy", "shelves/copy"],
    ),
    feature(
        "REGION, IAM_ROLE",
        "`Region`, `IamRole`, `RoleArn`",
        &["staging_books/copy", "books_by_state/unload_csv"],
    ),
    feature(
        "UNLOAD as Parquet",
        "`Unload`, `UnloadFormat::Parquet`, `RowGroups`",
        &["books_by_state/unload_parquet"],
    ),
    feature("UNLOAD as CSV", "`UnloadFormat::Csv`, `UnloadCompression`", &["books_by_state/unload_csv"]),
    feature("UNLOAD as delimited text", "`UnloadFormat::Delimited`", &["books_by_state/unload_delimited"]),
    feature(
        "UNLOAD as fields of fixed width",
        "`UnloadFormat::FixedWidth`",
        &["books_by_state/unload_fixed_width"],
    ),
    feature("UNLOAD as JSON", "`UnloadFormat::Json`", &["books_by_state/unload_json"]),
    feature(
        "PARTITION BY, INCLUDE",
        "`UnloadOptions`",
        &["books_by_state/unload_parquet", "books_by_state/unload_json"],
    ),
    feature(
        "MANIFEST, VERBOSE",
        "`Manifest`",
        &["books_by_state/unload_parquet", "books_by_state/unload_json"],
    ),
    feature(
        "CLEANPATH, ALLOWOVERWRITE, PARALLEL OFF, MAXFILESIZE",
        "`Existing`, `UnloadOptions`",
        &["books_by_state/unload_parquet", "books_by_state/unload_csv"],
    ),
    feature(
        "ENCRYPTED, ENCRYPTED AUTO, KMS_KEY_ID",
        "`Encryption`, `KmsKey`",
        &["books_by_state/unload_parquet", "books_by_state/unload_json"],
    ),
    feature("EXTENSION", "`UnloadOptions`", &["books_by_state/unload_csv"]),
    feature("INSERT … SELECT", "`Load`, `Insert`, `Values`", &["books/load", "loans/load"]),
    feature(
        "INSERT … VALUES, with DEFAULT",
        "`InsertRows`, `lit`, `null`, `Defaulted`",
        &["shelves/insert_rows"],
    ),
    feature("UPDATE", "`Update`, `Affected::every_row`, `Table::kept`", &["books/return_all"]),
    feature("UPDATE … FROM", "`Update`, `Affected::using`", &["books/mark_lent"]),
    feature("DELETE", "`delete_all`", &["books/delete", "loans/delete", "staging_loans/delete"]),
    feature("DELETE … USING", "`Delete`, `Affected::using`", &["loans/forget_lost"]),
    feature(
        "MERGE: WHEN MATCHED UPDATE or DELETE, WHEN NOT MATCHED INSERT",
        "`Merge::using`, `When`, `Matched`",
        &["books/merge", "books/merge_toggle"],
    ),
    feature("MERGE … REMOVE DUPLICATES", "`Merge::remove_duplicates`", &["books/merge_without_duplicates"]),
    feature(
        "TRUNCATE, outside a transaction only",
        "`truncate`, `MayRun::CommitsIt`, `Statement::that_may_run`, `transactions`",
        &["staging_loans/truncate"],
    ),
    feature("ALTER TABLE ADD COLUMN", "`Alteration::AddColumn`", &["shelves/alter_add_books"]),
    feature(
        "ALTER TABLE DROP COLUMN",
        "`Alteration::DropColumn`",
        &["shelves/alter_drop_width", "fines/alter_drop_reason"],
    ),
    feature(
        "ALTER TABLE ALTER COLUMN … TYPE VARCHAR",
        "`Alteration::ResizeVarchar`",
        &["shelves/alter_resize_room"],
    ),
    feature(
        "ALTER TABLE ALTER COLUMN … ENCODE, ENCODE AUTO",
        "`Alteration::Encode`, `Alteration::EncodeAuto`",
        &["shelves/alter_encode_room_books", "fines/alter_encode_auto"],
    ),
    feature(
        "ALTER TABLE ALTER DISTSTYLE, DISTKEY",
        "`Alteration::ChangeDistStyle`",
        &[
            "shelves/alter_dist_style",
            "books/alter_dist_style",
            "staging_loans/alter_dist_style",
            "fines/alter_dist_style",
        ],
    ),
    feature(
        "ALTER TABLE ALTER SORTKEY, SORTKEY AUTO, SORTKEY NONE",
        "`Alteration::ChangeSortKey`, `Alteration::DropSortKey`",
        &["shelves/alter_sort_key", "fines/alter_sort_key", "fines/alter_sort_key_none"],
    ),
    feature(
        "ALTER TABLE ALTER SORTKEY, ALTER DISTKEY or DISTSTYLE ALL in one pass",
        "`Alteration::ChangeSortKeyAndDistStyle`",
        &["shelves/alter_sort_key_and_dist_style", "books/alter_sort_key_and_dist_style"],
    ),
    feature(
        "ALTER TABLE RENAME, RENAME COLUMN",
        "`Alteration::Rename`, `Alteration::RenameColumn`",
        &["shelves/alter_rename_racks", "shelves/alter_rename_column_hall"],
    ),
    feature(
        "ALTER TABLE ADD PRIMARY KEY, UNIQUE, FOREIGN KEY",
        "`Alteration::AddPrimaryKey`, `Alteration::AddUnique`, `Alteration::AddForeignKey`",
        &[
            "shelves/alter_add_primary_key",
            "shelves/alter_add_unique_label",
            "shelves/alter_add_foreign_key_above",
        ],
    ),
    feature(
        "ALTER TABLE ADD keys of several columns",
        "`Alteration::AddPrimaryKey`, `Alteration::AddUnique`, `Alteration::AddForeignKey`",
        &[
            "editions/alter_add_primary_key",
            "copies/alter_add_unique_book_id_copy_no",
            "copies/alter_add_foreign_key_made_by_made_as",
        ],
    ),
    feature(
        "ALTER TABLE DROP CONSTRAINT",
        "`Alteration::DropConstraint`",
        &["shelves/alter_drop_constraint_shelves_label_key", "fines/alter_drop_constraint_fines_pkey"],
    ),
    feature("ALTER TABLE OWNER TO", "`Alteration::Owner`", &["shelves/alter_owner_librarian"]),
    feature("ALTER TABLE APPEND", "`Append`, `Extra`", &["fines/append_open_fines"]),
    feature("CREATE SCHEMA, QUOTA", "`CreateSchema`, `Quota`", &["lending/create_schema"]),
    feature(
        "GRANT and REVOKE on a table",
        "`Grant`, `Granted::OneTable`, `TablePrivilege`, `Grantee`",
        &[
            "books/grant_select_to_readers",
            "books/revoke_select_from_readers",
            "books/grant_insert_delete_to_librarian",
            "books/revoke_insert_delete_from_librarian",
        ],
    ),
    feature(
        "GRANT and REVOKE on all tables of a schema",
        "`Granted::AllTables`",
        &["lending/grant_select_on_tables_to_staff", "lending/revoke_select_on_tables_from_staff"],
    ),
    feature(
        "GRANT and REVOKE on a schema",
        "`Granted::Schema`, `SchemaPrivilege`",
        &["lending/grant_usage_to_public", "lending/revoke_usage_from_public"],
    ),
    feature(
        "GRANT and REVOKE of a role",
        "`Granted::Role`",
        &["readers/grant_role_to_anna", "readers/revoke_role_from_anna"],
    ),
    feature("LOCK", "`lock`", &["loans/lock"]),
    feature("ANALYZE", "`analyze`, `Analyzed`", &["books/analyze", "loans/analyze"]),
    feature(
        "VACUUM FULL, SORT ONLY, DELETE ONLY, REINDEX, BOOST",
        "`Vacuum`, `VacuumKind`",
        &["books/vacuum", "loans/vacuum"],
    ),
];
