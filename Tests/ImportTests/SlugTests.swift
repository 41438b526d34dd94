import Testing

@testable import Import

/// Identifiers that import makes of names (8.3.19).
@Suite struct SlugTests {
  @Test(arguments: [
    ("Harbor & Pine, LLC", "harbor-pine-llc"), ("  Two   Words ", "two-words"), ("A.B.C", "a-b-c"),
    // `printf 'fjord & söhne' | sha256sum` begins with 0d4abb.
    ("Fjord & S\u{F6}hne", "fjord-s-hne-0d4abb"), ("Fjord & So\u{308}hne", "fjord-s-hne-0d4abb"),
  ])
  func namesBecomeSlugs(name: String, slug: String) { #expect(Identifiers.slug(name) == slug) }
}
