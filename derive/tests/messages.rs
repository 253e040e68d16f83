//! What rustc says to users of the derive.
//!
//! These cases live beside the macro, so that the crate that trybuild makes for them has few dependencies to build.

/// The messages that users meet, pinned word for word. One `pass` case makes trybuild build, not only check.
#[test]
fn messages_of_the_compiler() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/compile_fail/pass*.rs");
    cases.compile_fail("tests/compile_fail/fail_*.rs");
}
