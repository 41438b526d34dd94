internal import Basics
package import JobSuccess

/// A calendar of days on which something ends, as iCalendar (RFC 5545): UTF-8, CR LF, lines of at most 75 bytes.
///
/// It does not read the clock, so that the same events give the same bytes.
package struct Calendar {
  /// What has been written so far.
  private var bytes: [UInt8] = []
  private var identifiers: Set<String> = []
  private let writtenOn: Day

  /// Begins a calendar of a name; `writtenOn` is the day that every event says it was written on.
  package init(_ name: String, writtenOn: Day) {
    self.writtenOn = writtenOn
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//jss//Job Success Scores//EN")
    line("CALSCALE", "GREGORIAN")
    // Not in RFC 5545, but what calendars show.
    line("X-WR-CALNAME", Calendar.escaped(name))
  }

  /// Adds an event of one whole day that takes nobody's time, without an alarm.
  ///
  /// - Parameter identity: What makes it this event and no other, on whatever day it is written: a calendar that reads
  ///   it again moves the event it has. An event whose identity is there already is left out.
  package mutating func add(
    on day: Day, _ summary: String, _ description: String, category: String, identity: [String]
  ) {
    let identifier = Calendar.identifier(identity)
    guard identifiers.insert(identifier).inserted else { return }
    line("BEGIN", "VEVENT")
    line("UID", identifier)
    line("DTSTAMP", Calendar.basic(writtenOn) + "T000000Z")
    line("DTSTART;VALUE=DATE", Calendar.basic(day))
    line("DTEND;VALUE=DATE", Calendar.basic(day + 1))
    line("SUMMARY", Calendar.escaped(summary))
    if !description.isEmpty { line("DESCRIPTION", Calendar.escaped(description)) }
    line("CATEGORIES", Calendar.escaped(category))
    line("TRANSP", "TRANSPARENT")
    line("END", "VEVENT")
  }

  /// The whole calendar.
  package func text() -> [UInt8] {
    var whole = self
    whole.line("END", "VCALENDAR")
    return whole.bytes
  }

  /// A content line, folded: where it is longer than 75 bytes, the rest goes on in lines that begin with a space. No
  /// character is cut in two (3.1).
  private mutating func line(_ name: String, _ value: String) {
    var width = 0
    for character in (name + ":" + value).unicodeScalars {
      let size = UTF8.width(character)
      if width + size > 75 {
        bytes += [13, 10, UInt8(ascii: " ")]
        width = 1
      }
      bytes += String(character).utf8
      width += size
    }
    bytes += [13, 10]
  }

  /// Text as a value (RFC 5545, 3.3.11): control characters, which are not allowed in it, become spaces.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",": escaped += "\\" + String(scalar)
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value): escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// `YYYYMMDD`.
  private static func basic(_ day: Day) -> String {
    day.description.filter { $0 != "-" }
  }

  /// A name that no other event has: the first 32 hex digits of the SHA-256 of the parts, each with its length.
  private static func identifier(_ parts: [String]) -> String {
    let whole = parts.map { "\($0.utf8.count):\($0)" }.joined()
    return hexadecimal(SHA256.hash(whole).prefix(16)) + "@jss"
  }
}
