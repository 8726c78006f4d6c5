CREATE OR REPLACE TEMP VIEW sys_query_history AS
SELECT 100 AS user_id, CAST(query AS BIGINT) AS query_id, 'default' AS query_label,
       CAST(query AS BIGINT) AS transaction_id, $session AS session_id, 'dev' AS database_name,
       upper(regexp_extract(sql, '^\w+')) AS query_type,
       CASE WHEN error IS NULL THEN 'success' ELSE 'failed' END AS status, false AS result_cache_hit, start_time,
       end_time, CAST(duration AS BIGINT) AS elapsed_time, CAST(0 AS BIGINT) AS queue_time,
       CAST(duration AS BIGINT) AS execution_time, CAST(0 AS BIGINT) AS lock_wait_time, error AS error_message, sql AS query_text
FROM (VALUES $rows) log(query, sql, start_time, end_time, duration, error)
WHERE query IS NOT NULL;

CREATE OR REPLACE TEMP VIEW stl_query AS
SELECT 100 AS userid, CAST(query_id AS INTEGER) AS query, query_label AS label, query_id AS xid, session_id AS pid,
       database_name AS database, query_text AS querytxt, start_time AS starttime, end_time AS endtime,
       CASE status WHEN 'success' THEN 0 ELSE 1 END AS aborted
FROM sys_query_history;
