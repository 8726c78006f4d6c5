//! What the compiler tells of each mistake: its words, and the token they point at.

#[test]
fn mistakes() {
    let cases = trybuild::TestCases::new();
    for topic in ["table", "column", "layout", "types", "enums", "newtype", "row"] {
        cases.compile_fail(format!("tests/ui/{topic}/*.rs"));
    }
}
