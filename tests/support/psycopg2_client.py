"""Runs statements over psycopg2 and prints the sizes of the star tables: a JSON list of SQL in, a JSON object out."""

import json
import sys

import psycopg2

connection = psycopg2.connect(host="127.0.0.1", port=int(sys.argv[1]), user="analyst", password="s3cret", dbname="dev")
connection.autocommit = True
with connection.cursor() as cursor:
    for statement in json.load(sys.stdin):
        cursor.execute(statement)
    sizes = {}
    for table in ("songplays", "users", "songs", "artists", "time"):
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        sizes[table] = cursor.fetchone()[0]
    cursor.execute("SELECT start_time, level, song_id FROM songplays WHERE user_id = %s", (8,))
    start_time, level, song_id = cursor.fetchone()
json.dump({"sizes": sizes, "play": [start_time.isoformat(), level, song_id]}, sys.stdout)
