CREATE OR REPLACE TEMP VIEW svv_table_info AS
WITH counts (table_id, n) AS ($counts),
keys AS (
    SELECT schema_name, table_name, count(*) AS columns,
           max(CASE WHEN dist_key THEN column_name END) AS dist_key,
           max(CASE WHEN abs(sort_key) = 1 THEN column_name END) AS sort_key,
           max(CASE WHEN abs(sort_key) = 1 THEN encoding END) AS sort_encoding,
           count(*) FILTER (sort_key <> 0) AS sort_keys,
           max(CASE WHEN data_type LIKE 'character varying(%'
                    THEN CAST(regexp_extract(data_type, '\d+') AS INTEGER) ELSE 0 END) AS max_varchar,
           bool_or(encoding <> 'none') AS encoded
    FROM pg_internal.columns GROUP BY ALL
)
SELECT 'dev' AS database, t.schema_name AS schema, CAST(t.table_id AS INTEGER) AS table_id, t.table_name AS "table",
       CASE WHEN k.encoded THEN 'Y' ELSE 'N' END AS encoded,
       CASE t.dist_style WHEN 'KEY' THEN 'KEY(' || k.dist_key || ')' WHEN 'AUTO' THEN 'AUTO(ALL)'
            ELSE t.dist_style END AS diststyle,
       CASE WHEN t.sort_auto THEN 'AUTO(SORTKEY' || coalesce('(' || k.sort_key || ')', '') || ')' ELSE k.sort_key END
           AS sortkey1, k.max_varchar, k.sort_encoding AS sortkey1_enc,
       CAST(k.sort_keys AS INTEGER) AS sortkey_num,
       -- One block a column (three are hidden) and slice, or node for a table that is everywhere; sorted
       -- tables have a second region.
       CAST((k.columns + 3) * CASE WHEN t.dist_style IN ('ALL', 'AUTO') THEN 4 ELSE 8 END
            * CASE WHEN k.sort_keys > 0 THEN 2 ELSE 1 END AS BIGINT) AS size,
       CAST(0 AS DECIMAL(10, 4)) AS pct_used, CAST(0 AS BIGINT) AS empty, CAST(0 AS DECIMAL(5, 2)) AS unsorted,
       CAST(0 AS DECIMAL(5, 2)) AS stats_off, CAST(c.n AS DECIMAL(38, 0)) AS tbl_rows,
       CAST(NULL AS DECIMAL(19, 2)) AS skew_sortkey1, CAST(NULL AS DECIMAL(19, 2)) AS skew_rows,
       CAST(c.n AS DECIMAL(38, 0)) AS estimated_visible_rows, CAST(NULL AS VARCHAR) AS risk_event,
       CAST(NULL AS DECIMAL(12, 2)) AS vacuum_sort_benefit, t.created AS create_time
FROM pg_internal.tables t
JOIN counts c ON c.table_id = t.table_id
JOIN keys k ON k.schema_name = t.schema_name AND k.table_name = t.table_name
WHERE c.n > 0;
