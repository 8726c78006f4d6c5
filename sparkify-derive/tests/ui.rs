//! What the compiler tells a user: one mistake a file, and what it must say.

#[test]
fn mistakes() {
    trybuild::TestCases::new().compile_fail("tests/ui/*/*.rs");
}
