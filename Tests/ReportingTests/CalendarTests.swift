import JobSuccess
import Testing

@testable import Reporting

/// Lines, folds and escapes of RFC 5545; a whole calendar is read by an independent parser in Tests/System/calendar.
@Suite struct CalendarTests {
  private let day = Day(number: 19_966)

  private func lines(_ summary: String) -> [String] {
    var calendar = Calendar("c", writtenOn: day)
    calendar.add(on: day + 1, summary, "", category: "x", identity: ["a"])
    return String(decoding: calendar.text(), as: UTF8.self).replacing("\r\n", with: "|").split(separator: "|")
      .map(String.init)
  }

  @Test func escapes() {
    #expect(lines("a,b;c\\d\ne\u{7}f").contains("SUMMARY:a\\,b\\;c\\\\d\\ne f"))
  }

  @Test func foldsAt75BytesBetweenCharacters() {
    for length in 60...80 {
      for letter in ["x", "é", "漢", "😀"] {
        let text = String(repeating: letter, count: length)
        let folded = lines(text).drop { !$0.hasPrefix("SUMMARY:") }.prefix {
          $0.hasPrefix("SUMMARY:") || $0.hasPrefix(" ")
        }
        #expect(folded.allSatisfy { $0.utf8.count <= 75 })
        #expect(folded.map { $0.hasPrefix(" ") ? String($0.dropFirst()) : $0 }.joined() == "SUMMARY:" + text)
      }
    }
  }

  @Test func anEventOfADayThatIsThereOnce() {
    var calendar = Calendar("c", writtenOn: day)
    for _ in 0..<2 { calendar.add(on: day + 1, "s", "", category: "x", identity: ["a", "b"]) }
    calendar.add(on: day + 1, "s", "", category: "x", identity: ["ab", ""])
    let text = String(decoding: calendar.text(), as: UTF8.self)
    #expect(text.split(separator: "BEGIN:VEVENT").count == 3)
    #expect(
      text.contains(
        "DTSTAMP:20240831T000000Z\r\nDTSTART;VALUE=DATE:20240901\r\nDTEND;VALUE=DATE:20240902\r\n"))
  }
}
