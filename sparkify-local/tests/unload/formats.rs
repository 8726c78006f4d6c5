//! What the files look like: the examples of Redshift's documentation, to the byte.
//!
//! Source: <https://docs.aws.amazon.com/redshift/latest/dg/r_UNLOAD_command_examples.html>.

use crate::support::Bench;

async fn venues() -> Bench {
    let bench = Bench::new().await;
    bench
        .run(
            "CREATE TABLE venue (venueid INT, venuename VARCHAR(100), venuecity VARCHAR(30), venuestate CHAR(2), \
             venueseats INT);
             INSERT INTO venue VALUES (1, 'Pinewood Racetrack', 'Akron', 'OH', 0),
             (2, 'Columbus \"Crew\" Stadium', 'Columbus', 'OH', NULL),
             (4, 'Community, Ballpark, Arena', 'Kansas City', NULL, 7)",
        )
        .await;
    bench
}

const ALL: &str = "SELECT * FROM venue ORDER BY venueid";

#[tokio::test(flavor = "multi_thread")]
async fn text_has_a_file_for_each_slice() {
    let bench = venues().await;
    bench.unload(ALL, "unload/venue_pipe_", "").await;
    let names: Vec<String> = (0..3).map(|slice| format!("unload/venue_pipe_{slice:04}_part_00")).collect();
    assert_eq!(bench.files(), names);
    assert_eq!(bench.text(&names[0]), "1|Pinewood Racetrack|Akron|OH|0\n");
    assert_eq!(bench.text(&names[1]), "2|Columbus \"Crew\" Stadium|Columbus|OH|\n");
    assert_eq!(bench.notices(), ["INFO: UNLOAD completed, 3 record(s) unloaded successfully."]);
    assert_eq!(bench.rows("SELECT pg_last_unload_count()").await, ["3"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn layouts() {
    let bench = venues().await;
    for (number, (options, text)) in [
        (
            "HEADER",
            "venueid|venuename|venuecity|venuestate|venueseats\n1|Pinewood Racetrack|Akron|OH|0\n\
             2|Columbus \"Crew\" Stadium|Columbus|OH|\n4|Community, Ballpark, Arena|Kansas City||7\n",
        ),
        (
            "CSV",
            "1,Pinewood Racetrack,Akron,OH,0\n2,\"Columbus \"\"Crew\"\" Stadium\",Columbus,OH,\n\
             4,\"Community, Ballpark, Arena\",Kansas City,,7\n",
        ),
        (
            "CSV DELIMITER AS '|' NULL AS 'fred'",
            "1|Pinewood Racetrack|Akron|OH|0\n2|\"Columbus \"\"Crew\"\" Stadium\"|Columbus|OH|fred\n\
             4|Community, Ballpark, Arena|Kansas City|fred|7\n",
        ),
        (
            "JSON",
            "{\"venueid\":1,\"venuename\":\"Pinewood Racetrack\",\"venuecity\":\"Akron\",\"venuestate\":\"OH\",\"venueseats\":0}\n\
             {\"venueid\":2,\"venuename\":\"Columbus \\\"Crew\\\" Stadium\",\"venuecity\":\"Columbus\",\"venuestate\":\"OH\",\"venueseats\":null}\n\
             {\"venueid\":4,\"venuename\":\"Community, Ballpark, Arena\",\"venuecity\":\"Kansas City\",\"venuestate\":null,\"venueseats\":7}\n",
        ),
        (
            "FIXEDWIDTH AS 'venueid:3,venuename:27,venuecity:12,venuestate:2,venueseats:6'",
            "1  Pinewood Racetrack         Akron       OH0     \n\
             2  Columbus \"Crew\" Stadium    Columbus    OH      \n\
             4  Community, Ballpark, Arena Kansas City   7     \n",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        bench.unload(ALL, &format!("{number}/"), &format!("{options} PARALLEL OFF")).await;
        assert_eq!(bench.text(&format!("{number}/000")), text, "{options}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_type_has_its_text() {
    let bench = Bench::new().await;
    let query = "SELECT CAST(1 AS SMALLINT) AS i, 12.50::DECIMAL(8, 2) AS d, 1.5::REAL AS r, -2.25::FLOAT AS f, true AS b, \
                 DATE '2024-02-29' AS day, TIMESTAMP '2024-02-29 23:59:59.123456' AS t, \
                 TIMESTAMPTZ '2024-02-29 23:59:59+02' AS tz, JSON_PARSE('{\"a\":[1,null,\"x\"]}') AS s, 'ü' AS u";
    bench.unload(query, "text/", "PARALLEL OFF").await;
    let text = "1|12.50|1.5|-2.25|t|2024-02-29|2024-02-29 23:59:59.123456|2024-02-29 21:59:59+00|{\"a\":[1,null,\"x\"]}|ü\n";
    assert_eq!(bench.text("text/000"), text);
    bench.unload(query, "json/", "JSON PARALLEL OFF").await;
    assert_eq!(
        bench.text("json/000"),
        "{\"i\":1,\"d\":12.50,\"r\":1.5,\"f\":-2.25,\"b\":\"t\",\"day\":\"2024-02-29\",\
         \"t\":\"2024-02-29 23:59:59.123456\",\"tz\":\"2024-02-29 21:59:59+00\",\"s\":{\"a\":[1,null,\"x\"]},\"u\":\"ü\"}\n"
    );
}

/// `insert into location values (1, 'Phoenix, AZ')` into a CHAR(64), whose blanks are not unloaded.
#[tokio::test(flavor = "multi_thread")]
async fn char_is_unloaded_without_its_blanks() {
    let bench = Bench::new().await;
    bench
        .run("CREATE TABLE location (id INT, location CHAR(64)); INSERT INTO location VALUES (1, 'Phoenix, AZ')")
        .await;
    bench
        .unload("SELECT id, location FROM location", "location_", "DELIMITER ',' ADDQUOTES PARALLEL OFF")
        .await;
    assert_eq!(bench.text("location_000"), "\"1\",\"Phoenix, AZ\"\n");
}
