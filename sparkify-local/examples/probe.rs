//! x
use duckdb::Connection;
fn show(c: &Connection, q: &str) {
    match c.prepare(q) {
        Err(e) => println!("!! {q}\n   {e}"),
        Ok(mut s) => match s.query([]) {
            Err(e) => println!("!! {q}\n   {e}"),
            Ok(mut r) => {
                println!("-- {q}");
                loop {
                    match r.next() {
                        Ok(Some(row)) => {
                            let n = row.as_ref().column_count();
                            let v: Vec<String> = (0..n)
                                .map(|i| format!("{:?}", row.get::<_, duckdb::types::Value>(i)))
                                .collect();
                            println!("   {}", v.join(" | "));
                        }
                        Ok(None) => break,
                        Err(e) => {
                            println!("   ERR {e}");
                            break;
                        }
                    }
                }
            }
        },
    }
}
fn main() {
    let c = Connection::open_in_memory_with_flags(
        duckdb::Config::default()
            .with("integer_division", "true")
            .unwrap()
            .with("errors_as_json", "true")
            .unwrap()
            .with("enable_external_access", "false")
            .unwrap()
            .with("default_null_order", "nulls_last_on_asc_first_on_desc")
            .unwrap()
            .with("preserve_insertion_order", "false")
            .unwrap()
            .with("autoinstall_known_extensions", "false")
            .unwrap()
            .with("autoload_known_extensions", "false")
            .unwrap(),
    )
    .unwrap();
    let sql = std::fs::read_to_string(std::env::args().nth(1).unwrap()).unwrap();
    for q in sql.split(";\n") {
        if q.trim().is_empty() {
            continue;
        }
        let t = std::time::Instant::now();
        show(&c, q.trim());
        if std::env::var("T").is_ok() {
            println!("   {:?}", t.elapsed())
        }
    }
}
