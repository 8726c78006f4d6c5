CREATE OR REPLACE TEMP VIEW pg_running_loads AS
SELECT CAST(query AS BIGINT) AS query, CAST(session AS INTEGER) AS session, table_name, source, start_time,
       CAST(duration AS BIGINT) AS duration, CAST(line_count AS BIGINT) AS line_count, CAST(bytes AS BIGINT) AS bytes,
       CAST(compressed_bytes AS BIGINT) AS compressed_bytes, CAST(done AS INTEGER) AS done,
       CAST(errors AS BIGINT) AS errors, CAST(files AS INTEGER) AS files, CAST(size AS BIGINT) AS size, file, compressed,
       CAST(CASE WHEN compressed THEN compressed_bytes ELSE bytes END AS BIGINT) AS scanned
FROM (VALUES $rows) loads(query, session, table_name, source, start_time, duration, line_count, bytes, compressed_bytes,
                          done, errors, files, size, file, compressed)
WHERE query IS NOT NULL;

CREATE OR REPLACE TEMP VIEW sys_load_history AS
SELECT * FROM pg_internal.sys_load_history WHERE query_id NOT IN (SELECT query FROM pg_running_loads)
UNION ALL
SELECT 100 AS user_id, query AS query_id, query AS transaction_id, session AS session_id, 'dev' AS database_name,
       'running' AS status, table_name, start_time, CAST(NULL AS TIMESTAMP) AS end_time, duration,
       source AS data_source, 'JSON' AS file_format, line_count AS loaded_rows, bytes AS loaded_bytes,
       files AS source_file_count, size AS source_file_bytes, done AS file_count_scanned, scanned AS file_bytes_scanned,
       errors AS error_count, CAST(NULL AS BIGINT) AS copy_job_id
FROM pg_running_loads;

CREATE OR REPLACE TEMP VIEW stv_load_state AS
SELECT 100 AS userid, session, CAST(query AS INTEGER) AS query, 0 AS slice, session AS pid,
       CAST(now() AS TIMESTAMP) AS recordtime, CASE WHEN compressed THEN 0 ELSE size END AS bytes_to_load,
       bytes AS bytes_loaded, CASE WHEN compressed THEN size ELSE 0 END AS bytes_to_load_compressed,
       compressed_bytes AS bytes_loaded_compressed, CAST(line_count AS INTEGER) AS lines, files AS num_files,
       done AS num_files_complete, file AS current_file,
       CAST(CASE WHEN size > 0 THEN least(100, scanned * 100 // size) ELSE 0 END AS INTEGER) AS pct_complete
FROM pg_running_loads;
