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
      ("banana", nil), ("", nil), ("x", nil), ("contract_idd", "contract_id"),
    ])
  func find(written: String, meant: String?) {
    let names = ["standard", "upwork-2023-12", "upwork-2024-09", "list", "contract_id"]
    #expect(Suggestion.find(written, among: names) == meant)
  }

  @Test("of several as near, the first")
  func tie() {
    #expect(Suggestion.find("ac", among: ["ab", "ad"]) == "ab")
  }
}
