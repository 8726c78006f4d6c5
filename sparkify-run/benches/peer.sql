-- What one writes by hand for the same star with DuckDB's own JSON reader, types spelt out so that it need not sniff.
BEGIN;

CREATE TABLE staging_events AS
SELECT *
FROM read_json(
    '{log_data}/**/*.json',
    format = 'newline_delimited',
    columns = {
        artist: 'VARCHAR', auth: 'VARCHAR', firstName: 'VARCHAR', gender: 'VARCHAR', itemInSession: 'INTEGER',
        lastName: 'VARCHAR', length: 'DOUBLE', level: 'VARCHAR', location: 'VARCHAR', method: 'VARCHAR',
        page: 'VARCHAR', registration: 'DOUBLE', sessionId: 'BIGINT', song: 'VARCHAR', status: 'INTEGER',
        ts: 'BIGINT', userAgent: 'VARCHAR', userId: 'VARCHAR'
    }
);

CREATE TABLE staging_songs AS
SELECT *
FROM read_json(
    '{song_data}/**/*.json',
    columns = {
        num_songs: 'INTEGER', artist_id: 'VARCHAR', artist_latitude: 'DOUBLE', artist_longitude: 'DOUBLE',
        artist_location: 'VARCHAR', artist_name: 'VARCHAR', song_id: 'VARCHAR', title: 'VARCHAR',
        duration: 'DOUBLE', year: 'INTEGER'
    }
);

CREATE TABLE users AS
SELECT CAST(userId AS BIGINT) AS user_id, firstName AS first_name, lastName AS last_name, gender, level
FROM staging_events
WHERE userId <> ''
QUALIFY row_number() OVER (PARTITION BY userId ORDER BY ts DESC, sessionId DESC, itemInSession DESC) = 1;

CREATE TABLE artists AS
SELECT artist_id, artist_name AS name, artist_location AS location, artist_latitude AS latitude, artist_longitude AS longitude
FROM staging_songs
QUALIFY row_number() OVER (
    PARTITION BY artist_id
    ORDER BY artist_latitude IS NULL, trim(artist_location) = '', length(artist_name), artist_name, song_id
) = 1;

CREATE TABLE songs AS
SELECT song_id, title, artist_id, year, duration
FROM staging_songs
QUALIFY row_number() OVER (PARTITION BY song_id ORDER BY title) = 1;

CREATE SEQUENCE songplay_ids MINVALUE 0 START 0;

CREATE TABLE songplays AS
SELECT
    nextval('songplay_ids') AS songplay_id, epoch_ms(e.ts) AS start_time, CAST(e.userId AS BIGINT) AS user_id, e.level,
    s.song_id, s.artist_id, e.sessionId AS session_id, e.location, e.userAgent AS user_agent
FROM staging_events e
LEFT JOIN (
    SELECT title, artist_name, duration, min(song_id) AS song_id, arg_min(artist_id, song_id) AS artist_id
    FROM staging_songs
    GROUP BY title, artist_name, duration
) s ON e.song = s.title AND e.artist = s.artist_name AND e.length = s.duration
WHERE e.page = 'NextSong';

CREATE TABLE time AS
SELECT DISTINCT
    start_time, hour(start_time) AS hour, day(start_time) AS day, week(start_time) AS week,
    month(start_time) AS month, year(start_time) AS year, dayofweek(start_time) AS weekday
FROM songplays;

COMMIT;
