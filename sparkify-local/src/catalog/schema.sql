-- What the warehouse file holds besides the user's tables. A change here needs a new format number.
CREATE SCHEMA public;
CREATE SCHEMA pg_internal;
CREATE SCHEMA pg_information_schema;
CREATE SCHEMA sparkify_internal;

CREATE TABLE pg_internal.format (version BIGINT NOT NULL);

CREATE SEQUENCE pg_internal.table_ids START 100000;

CREATE TABLE pg_internal.tables (
    table_id BIGINT NOT NULL,
    schema_name VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    dist_style VARCHAR NOT NULL,
    created TIMESTAMP NOT NULL,
    -- Whether Redshift chooses the encodings, and the sort key.
    encode_auto BOOLEAN NOT NULL,
    sort_auto BOOLEAN NOT NULL
);

CREATE TABLE pg_internal.columns (
    schema_name VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    column_name VARCHAR NOT NULL,
    data_type VARCHAR NOT NULL,
    not_null BOOLEAN NOT NULL,
    column_default VARCHAR,
    identity_seed BIGINT,
    identity_step BIGINT,
    identity_by_default BOOLEAN,
    encoding VARCHAR NOT NULL,
    dist_key BOOLEAN NOT NULL,
    sort_key INTEGER NOT NULL,
    insensitive BOOLEAN NOT NULL
);

CREATE TABLE pg_internal.keys (
    schema_name VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    constraint_name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    columns VARCHAR[] NOT NULL,
    references_schema VARCHAR,
    references_table VARCHAR,
    references_columns VARCHAR[]
);

CREATE TABLE pg_internal.functions (
    schema_name VARCHAR NOT NULL,
    function_name VARCHAR NOT NULL,
    signature VARCHAR NOT NULL,
    argument_types VARCHAR NOT NULL,
    return_type VARCHAR NOT NULL,
    body VARCHAR NOT NULL
);

CREATE TABLE pg_internal.views (
    schema_name VARCHAR NOT NULL,
    view_name VARCHAR NOT NULL
);

CREATE TABLE pg_internal.view_columns (
    view_schema VARCHAR NOT NULL,
    view_name VARCHAR NOT NULL,
    ordinal INTEGER NOT NULL,
    data_type VARCHAR NOT NULL,
    insensitive BOOLEAN NOT NULL
);

CREATE TABLE pg_internal.view_reads (
    view_schema VARCHAR NOT NULL,
    view_name VARCHAR NOT NULL,
    schema_name VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL
);

CREATE TABLE pg_internal.view_calls (
    view_schema VARCHAR NOT NULL,
    view_name VARCHAR NOT NULL,
    schema_name VARCHAR NOT NULL,
    signature VARCHAR NOT NULL,
    directly BOOLEAN NOT NULL
);

CREATE TABLE pg_internal.load_history (
    query_id BIGINT NOT NULL,
    session_id INTEGER NOT NULL,
    status VARCHAR NOT NULL,
    schema_name VARCHAR NOT NULL,
    table_name VARCHAR NOT NULL,
    table_id BIGINT NOT NULL,
    start_time TIMESTAMP NOT NULL,
    end_time TIMESTAMP NOT NULL,
    duration BIGINT NOT NULL,
    data_source VARCHAR NOT NULL,
    file_format VARCHAR NOT NULL,
    loaded_rows BIGINT NOT NULL,
    loaded_bytes BIGINT NOT NULL,
    source_file_count BIGINT NOT NULL,
    source_file_bytes BIGINT NOT NULL,
    error_count BIGINT NOT NULL
);

CREATE TABLE pg_internal.load_errors (
    query_id BIGINT NOT NULL,
    session_id INTEGER NOT NULL,
    table_id BIGINT NOT NULL,
    start_time TIMESTAMP NOT NULL,
    file_name VARCHAR NOT NULL,
    line_number BIGINT NOT NULL,
    column_name VARCHAR NOT NULL,
    column_type VARCHAR NOT NULL,
    column_length VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    raw_line VARCHAR NOT NULL,
    raw_field_value VARCHAR NOT NULL,
    error_code INTEGER NOT NULL,
    error_message VARCHAR NOT NULL
);

-- Session functions: the session keeps their answers in variables.
CREATE MACRO sparkify_internal.version() AS
    'PostgreSQL 8.0.2 on i686-pc-linux-gnu, compiled by GCC gcc (GCC) 3.4.2 20041017 (Red Hat 3.4.2-6.fc3), Redshift 1.0.434008';
CREATE MACRO sparkify_internal.current_user() AS getvariable('pg_user');
CREATE MACRO sparkify_internal.session_user() AS getvariable('pg_user');
CREATE MACRO sparkify_internal.user() AS getvariable('pg_user');
CREATE MACRO sparkify_internal.current_user_id() AS 100;
CREATE MACRO sparkify_internal.current_database() AS 'dev';
CREATE MACRO sparkify_internal.current_schema() AS current_schemas(false)[1];
CREATE MACRO sparkify_internal.current_schemas(implicit) AS
    list_filter(current_schemas(false), lambda s: s <> 'pg_internal');
CREATE MACRO sparkify_internal.pg_backend_pid() AS CAST(getvariable('pg_backend_pid') AS INTEGER);
CREATE MACRO sparkify_internal.pg_last_copy_count() AS CAST(getvariable('pg_last_copy_count') AS BIGINT);
CREATE MACRO sparkify_internal.pg_last_copy_id() AS CAST(getvariable('pg_last_copy_id') AS INTEGER);
CREATE MACRO sparkify_internal.pg_last_query_id() AS CAST(getvariable('pg_last_query_id') AS INTEGER);
CREATE MACRO sparkify_internal.pg_get_userbyid(id) AS
    CASE WHEN id IS NULL THEN NULL ELSE getvariable('pg_user') END;
CREATE MACRO sparkify_internal.pg_get_viewdef(id) AS CAST(NULL AS VARCHAR), (id, pretty) AS CAST(NULL AS VARCHAR);
CREATE MACRO sparkify_internal.pg_get_expr(expression, id) AS CAST(NULL AS VARCHAR);
CREATE MACRO sparkify_internal.obj_description(id) AS CAST(NULL AS VARCHAR), (id, kind) AS CAST(NULL AS VARCHAR);
CREATE MACRO sparkify_internal.col_description(id, place) AS CAST(NULL AS VARCHAR);
CREATE MACRO sparkify_internal.format_type(id, modifier) AS
    CASE id WHEN 16 THEN 'boolean' WHEN 20 THEN 'bigint' WHEN 21 THEN 'smallint' WHEN 23 THEN 'integer'
            WHEN 700 THEN 'real' WHEN 701 THEN 'double precision' WHEN 1082 THEN 'date'
            WHEN 1083 THEN 'time without time zone' WHEN 1114 THEN 'timestamp without time zone'
            WHEN 1184 THEN 'timestamp with time zone' WHEN 1266 THEN 'time with time zone'
            WHEN 1042 THEN 'character' || CASE WHEN modifier > 4 THEN '(' || (modifier - 4) || ')' ELSE '' END
            WHEN 1043 THEN 'character varying' || CASE WHEN modifier > 4 THEN '(' || (modifier - 4) || ')' ELSE '' END
            WHEN 1188 THEN 'intervaly2m' WHEN 1190 THEN 'intervald2s'
            WHEN 1700 THEN 'numeric' || CASE WHEN modifier > 4
                 THEN '(' || ((modifier - 4) // 65536) || ',' || ((modifier - 4) % 65536) || ')' ELSE '' END
            WHEN 4000 THEN 'super' WHEN 6551 THEN 'binary varying' ELSE 'unknown' END;
CREATE MACRO sparkify_internal.pg_table_is_visible(id) AS true;
CREATE MACRO sparkify_internal.pg_encoding_to_char(id) AS 'UTF8';
CREATE MACRO sparkify_internal.has_table_privilege(a, b) AS true, (a, b, c) AS true;
CREATE MACRO sparkify_internal.has_schema_privilege(a, b) AS true, (a, b, c) AS true;
CREATE MACRO sparkify_internal.has_database_privilege(a, b) AS true, (a, b, c) AS true;

-- The catalogs' names of the INTERVAL types, whatever they keep.
CREATE MACRO pg_internal.shown_type(data_type) AS
    CASE WHEN data_type LIKE 'interval year%' THEN 'intervaly2m' WHEN data_type LIKE 'interval day%' THEN 'intervald2s'
         ELSE data_type END;

CREATE VIEW pg_internal.pg_table_def AS
SELECT schema_name AS schemaname, table_name AS tablename, column_name AS "column", pg_internal.shown_type(data_type) AS type, encoding,
       dist_key AS distkey, sort_key AS sortkey, not_null AS notnull
FROM pg_internal.columns
WHERE list_contains(current_schemas(false), schema_name)
ORDER BY schema_name, table_name, ordinal;

CREATE VIEW pg_information_schema.tables AS
SELECT 'dev' AS table_catalog, table_schema, table_name, table_type
FROM system.information_schema.tables
WHERE table_schema NOT IN ('pg_internal', 'pg_information_schema', 'sparkify_internal', 'main', 'information_schema', 'pg_catalog')
  AND table_catalog NOT IN ('system', 'temp');

CREATE VIEW pg_information_schema.schemata AS
SELECT 'dev' AS catalog_name, schema_name, 'rdsdb' AS schema_owner
FROM system.information_schema.schemata
WHERE schema_name NOT IN ('pg_internal', 'pg_information_schema', 'sparkify_internal', 'main') AND catalog_name NOT IN ('system', 'temp');

CREATE VIEW pg_information_schema.columns AS
SELECT 'dev' AS table_catalog, c.schema_name AS table_schema, c.table_name, c.column_name,
       c.column_index AS ordinal_position, k.column_default,
       CASE WHEN coalesce(k.not_null, NOT c.is_nullable) THEN 'NO' ELSE 'YES' END AS is_nullable,
       CASE WHEN k.data_type LIKE 'character varying(%' THEN 'character varying'
            WHEN k.data_type LIKE 'character(%' THEN 'character'
            WHEN k.data_type LIKE 'numeric(%' THEN 'numeric'
            WHEN k.data_type LIKE 'binary varying(%' THEN 'binary varying'
            WHEN k.data_type IS NOT NULL THEN pg_internal.shown_type(k.data_type)
            WHEN c.data_type = 'VARCHAR' THEN 'character varying'
            WHEN c.data_type = 'DOUBLE' THEN 'double precision'
            WHEN c.data_type = 'FLOAT' THEN 'real'
            WHEN c.data_type = 'HUGEINT' THEN 'bigint'
            WHEN c.data_type = 'TIMESTAMP' THEN 'timestamp without time zone'
            WHEN c.data_type LIKE 'DECIMAL%' THEN 'numeric'
            ELSE lower(c.data_type) END AS data_type,
       CASE WHEN k.data_type LIKE 'character%(%' THEN CAST(regexp_extract(k.data_type, '\d+') AS INTEGER) END
           AS character_maximum_length,
       CASE WHEN k.data_type LIKE 'numeric(%' THEN CAST(regexp_extract(k.data_type, '(\d+),', 1) AS INTEGER)
            WHEN k.data_type = 'smallint' THEN 16 WHEN k.data_type = 'integer' THEN 32
            WHEN k.data_type = 'bigint' THEN 64 END AS numeric_precision,
       CASE WHEN k.data_type LIKE 'numeric(%' THEN CAST(regexp_extract(k.data_type, ',(\d+)', 1) AS INTEGER)
            WHEN k.data_type IN ('smallint', 'integer', 'bigint') THEN 0 END AS numeric_scale
FROM duckdb_columns() c
LEFT JOIN pg_internal.columns k USING (schema_name, table_name, column_name)
WHERE c.schema_name NOT IN ('pg_internal', 'pg_information_schema', 'sparkify_internal', 'main', 'information_schema', 'pg_catalog')
  AND c.database_name NOT IN ('system', 'temp')
ORDER BY c.schema_name, c.table_name, c.column_index;

CREATE VIEW pg_internal.svv_columns AS SELECT *, NULL AS remarks FROM pg_information_schema.columns;
CREATE VIEW pg_internal.svv_tables AS SELECT *, NULL AS remarks FROM pg_information_schema.tables;

CREATE VIEW pg_internal.svv_redshift_tables AS
SELECT table_catalog AS database_name, table_schema AS schema_name, table_name,
       CASE table_type WHEN 'BASE TABLE' THEN 'TABLE' ELSE table_type END AS table_type,
       CAST(NULL AS VARCHAR) AS table_acl, CAST(NULL AS VARCHAR) AS remarks
FROM pg_information_schema.tables;

CREATE VIEW pg_internal.svv_redshift_columns AS
SELECT 'dev' AS database_name, schema_name, table_name, column_name, ordinal AS ordinal_position, pg_internal.shown_type(data_type) AS data_type,
       column_default, CASE WHEN not_null THEN 'NO' ELSE 'YES' END AS is_nullable, encoding, dist_key AS distkey,
       sort_key AS sortkey, CAST(NULL AS VARCHAR) AS column_acl, CAST(NULL AS VARCHAR) AS remarks
FROM pg_internal.columns
ORDER BY schema_name, table_name, ordinal;

CREATE VIEW pg_information_schema.table_constraints AS
SELECT 'dev' AS constraint_catalog, schema_name AS constraint_schema, constraint_name, 'dev' AS table_catalog,
       schema_name AS table_schema, table_name, kind AS constraint_type, 'NO' AS is_deferrable,
       'NO' AS initially_deferred
FROM pg_internal.keys;

CREATE VIEW pg_information_schema.key_column_usage AS
SELECT 'dev' AS constraint_catalog, schema_name AS constraint_schema, constraint_name, 'dev' AS table_catalog,
       schema_name AS table_schema, table_name, unnest(columns) AS column_name,
       generate_subscripts(columns, 1) AS ordinal_position
FROM pg_internal.keys;

-- The stand-in says it has four nodes of two slices.
CREATE VIEW pg_internal.stv_slices AS
SELECT CAST(n / 2 AS INTEGER) AS node, CAST(n AS INTEGER) AS slice, CAST(n % 2 AS INTEGER) AS localslice, 'D' AS type
FROM range(8) slices(n);

CREATE VIEW pg_internal.stv_db_isolation_level AS SELECT 'dev' AS db_name, 'Snapshot Isolation' AS isolation_level;

CREATE VIEW pg_internal.stl_load_errors AS
SELECT 100 AS userid, 0 AS slice, CAST(table_id AS INTEGER) AS tbl, start_time AS starttime, session_id AS session,
       CAST(query_id AS INTEGER) AS query, file_name AS filename, line_number, column_name AS colname,
       column_type AS type, column_length AS col_length, position, raw_line, raw_field_value,
       error_code AS err_code, error_message AS err_reason, 0 AS is_partial, CAST(0 AS BIGINT) AS start_offset,
       CAST(0 AS BIGINT) AS copy_job_id
FROM pg_internal.load_errors;

CREATE VIEW pg_internal.stl_loaderror_detail AS
SELECT 100 AS userid, 0 AS slice, session_id AS session, CAST(query_id AS INTEGER) AS query, file_name AS filename,
       line_number, 0 AS field, column_name AS colname, raw_field_value AS value, 0 AS is_null, column_type AS type,
       column_length AS col_length
FROM pg_internal.load_errors;

CREATE VIEW pg_internal.sys_load_error_detail AS
SELECT 100 AS user_id, query_id, query_id AS transaction_id, session_id, 'dev' AS database_name,
       CAST(table_id AS INTEGER) AS table_id, start_time, file_name, line_number, column_name, column_type,
       column_length, position, error_code, error_message
FROM pg_internal.load_errors;

CREATE VIEW pg_internal.sys_load_history AS
SELECT 100 AS user_id, query_id, query_id AS transaction_id, session_id, 'dev' AS database_name, status, table_name,
       start_time, end_time, duration, data_source, file_format, loaded_rows, loaded_bytes,
       CAST(source_file_count AS INTEGER) AS source_file_count, source_file_bytes,
       CAST(source_file_count AS INTEGER) AS file_count_scanned, source_file_bytes AS file_bytes_scanned, error_count,
       CAST(NULL AS BIGINT) AS copy_job_id
FROM pg_internal.load_history;

-- What psql asks for: users' objects only.
CREATE VIEW pg_internal.pg_namespace AS
SELECT * FROM pg_catalog.pg_namespace
WHERE nspname NOT IN ('pg_internal', 'pg_information_schema', 'sparkify_internal', 'main');

CREATE VIEW pg_internal.pg_class AS
SELECT c.* REPLACE (0 AS relchecks) FROM pg_catalog.pg_class c JOIN pg_internal.pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind <> 'S' AND c.relpersistence = 'p';

-- The declared keys; the engine's own constraints stand for types and NOT NULL, which Redshift does not list.
CREATE VIEW pg_internal.pg_constraint AS
SELECT * FROM pg_catalog.pg_constraint WHERE false
UNION ALL BY NAME
SELECT k.rowid + 1 AS oid, k.constraint_name AS conname, n.oid AS connamespace,
       CASE k.kind WHEN 'PRIMARY KEY' THEN 'p' WHEN 'UNIQUE' THEN 'u' ELSE 'f' END AS contype,
       false AS condeferrable, false AS condeferred, c.oid AS conrelid, 0 AS contypid, coalesce(r.oid, 0) AS confrelid,
       list_transform(k.columns, lambda name: list_position(here.names, name)) AS conkey
FROM pg_internal.keys k
JOIN pg_internal.pg_namespace n ON n.nspname = k.schema_name
JOIN pg_internal.pg_class c ON c.relnamespace = n.oid AND c.relname = k.table_name
JOIN (SELECT schema_name, table_name, list(column_name ORDER BY ordinal) AS names
      FROM pg_internal.columns GROUP BY ALL) here USING (schema_name, table_name)
LEFT JOIN (SELECT f.oid, f.relname, s.nspname FROM pg_internal.pg_class f
           JOIN pg_internal.pg_namespace s ON s.oid = f.relnamespace) r
       ON r.nspname = k.references_schema AND r.relname = k.references_table;

CREATE VIEW pg_internal.pg_attribute AS
SELECT a.* REPLACE (
           CASE regexp_extract(coalesce(pg_internal.shown_type(k.data_type), 'character varying'), '^[^(]*')
                WHEN 'boolean' THEN 16 WHEN 'bigint' THEN 20 WHEN 'smallint' THEN 21 WHEN 'integer' THEN 23
                WHEN 'real' THEN 700 WHEN 'double precision' THEN 701 WHEN 'character' THEN 1042
                WHEN 'date' THEN 1082 WHEN 'time without time zone' THEN 1083
                WHEN 'timestamp without time zone' THEN 1114 WHEN 'timestamp with time zone' THEN 1184
                WHEN 'time with time zone' THEN 1266 WHEN 'numeric' THEN 1700 WHEN 'super' THEN 4000
                WHEN 'intervaly2m' THEN 1188 WHEN 'intervald2s' THEN 1190
                WHEN 'binary varying' THEN 6551 ELSE 1043 END AS atttypid,
           CASE WHEN k.data_type LIKE 'character%' THEN CAST(regexp_extract(k.data_type, '\d+') AS INTEGER) + 4
                WHEN k.data_type LIKE 'numeric%'
                THEN CAST(regexp_extract(k.data_type, '(\d+),', 1) AS INTEGER) * 65536
                     + CAST(regexp_extract(k.data_type, ',(\d+)', 1) AS INTEGER) + 4
                ELSE -1 END AS atttypmod,
           coalesce(k.not_null, false) AS attnotnull),
       coalesce(k.dist_key, false) AS attisdistkey, CAST(coalesce(k.sort_key, 0) AS SMALLINT) AS attsortkeyord
FROM pg_catalog.pg_attribute a
JOIN pg_internal.pg_class c ON c.oid = a.attrelid
JOIN pg_internal.pg_namespace n ON n.oid = c.relnamespace
LEFT JOIN pg_internal.columns k
       ON k.schema_name = n.nspname AND k.table_name = c.relname AND k.column_name = a.attname;

CREATE VIEW pg_internal.pg_database AS
SELECT 1 AS oid, 'dev' AS datname, 100 AS datdba, 6 AS encoding, CAST(NULL AS VARCHAR) AS datacl;

CREATE VIEW pg_internal.pg_inherits AS
SELECT 0 AS inhrelid, 0 AS inhparent, 0 AS inhseqno, false AS inhdetachpending LIMIT 0;

CREATE VIEW pg_internal.pg_user AS
SELECT getvariable('pg_user') AS usename, 100 AS usesysid, true AS usecreatedb, true AS usesuper, false AS usecatupd,
       '********' AS passwd, CAST(NULL AS TIMESTAMP) AS valuntil, CAST(NULL AS VARCHAR) AS useconfig;
