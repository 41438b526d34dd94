import Basics
import Testing

@Suite("The nearest name")
struct SuggestionTests {
  @Test(
    "distances",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "abc", 0), ("abc", "acb", 1), ("abcd", "abd", 1),
      ("abc", "xyz", 3),
      ("kitten", "sitting", 3), ("ca", "abc", 3), ("standrad", "standard", 1),
    ])
  func distance(left: String, right: String, slips: Int) {
    #expect(Suggestion.distance(Array(left.utf8), Array(right.utf8)) == slips)
    #expect(Suggestion.distance(Array(right.utf8), Array(left.utf8)) == slips)
  }

  @Test(
    "what someone meant",
    arguments: [
      ("standrd", "standard"), ("Standard", "standard"), ("upwork-2024-9", "upwork-2024-09"), ("lst", "list"),
      ("contract_id\u{200B}", "contract_id"), (" LIST\u{A0}", "list"), ("banana", nil), ("", nil), ("x", nil),
      ("contract_idd", "contract_id"),
    ])
  func find(written: String, meant: String?) {
    let names = ["standard", "upwork-2023-12", "upwork-2024-09", "list", "contract_id"]
    #expect(Suggestion.find(written, among: names) == meant)
  }

  @Test("of several as near, the first")
  func tie() {
    #expect(Suggestion.find("ac", among: ["ab", "ad"]) == "ab")
  }

  @Test("what is found by words of bits is what the table of distances finds")
  func bits() {
    var seed: UInt32 = 7
    func random(_ count: Int) -> Int {
      seed = seed &* 1_664_525 &+ 1_013_904_223
      return Int(seed >> 16) % count
    }
    func name() -> [UInt8] { (0..<random(12)).map { _ in UInt8(97 + random(3)) } }
    for _ in 0..<2000 {
      let written = name()
      let candidates = (0..<6).map { _ in name() }
      var (best, fewest): ([UInt8]?, Int) = (nil, 5)
      for candidate in candidates {
        let slips = Suggestion.distance(written, candidate)
        let allowed = min(4, max(1, max(written.count, candidate.count) / 3))
        if slips <= allowed, slips < fewest { (best, fewest) = (candidate, slips) }
      }
      #expect(Suggestion.find(written, among: candidates) == best)
    }
  }
}
