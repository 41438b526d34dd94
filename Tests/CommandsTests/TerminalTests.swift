import Basics
import Logging
import Reporting
import Testing

@testable import Commands

@Suite("What people see")
struct TerminalTests {
  private let colored = Terminal(environment: ["TERM": "xterm"], width: 80, noColor: false)

  @Test("colours are for terminals that take them, and nobody forbade them")
  func colors() {
    #expect(colored.hasColor)
    #expect(!Terminal(environment: ["TERM": "dumb"], width: 80, noColor: false).hasColor)
    #expect(!Terminal(environment: ["NO_COLOR": "1"], width: 80, noColor: false).hasColor)
    #expect(Terminal(environment: ["NO_COLOR": ""], width: 80, noColor: false).hasColor)
    #expect(!Terminal(environment: [:], width: 80, noColor: true).hasColor)
    #expect(Terminal.none.styled("x", .red) == "x")
    #expect(colored.styled("x", .red) == "\u{1B}[31mx\u{1B}[0m")
    #expect(Terminal(environment: ["COLUMNS": "40"], width: nil, noColor: false).width == 40)
    #expect(Terminal(environment: ["COLUMNS": "wide"], width: nil, noColor: false).width == 80)
  }

  @Test("columns line up, numbers to the right, wide letters counted twice")
  func table() {
    var table = TextTable(.text("name"), .number("score"), .text("note"))
    table.add("Ana", "100", "fine")
    table.add("田中", "9")
    table.add("Zoe\u{301}", "86", "x")
    #expect(
      table.text(for: .none) == """
        name  score  note
        Ana     100  fine
        田中      9
        Zoe\u{301}      86  x

        """)
    #expect(table.text(for: colored).hasPrefix("\u{1B}[1mname  score  note\u{1B}[0m\n"))
  }

  @Test("on a terminal no line is wider than it, and no word is lost", arguments: [20, 40, 60, 80, 120])
  func folding(width: Int) {
    var table = TextTable(
      .text("contract"), .text("title"), .number("costs"), .change("change"), .text("why"))
    let title = "Poster series for a film festival, with a supercalifragilisticexpialidocious subtitle"
    table.add("ct-amara-47", title, "4.1", "-4.1", "counts against: the client was not satisfied")
    table.add("ct-amara-46", "田中さんのための長い題名の契約", "0.0", "+0.0", "counts for")
    table.add("ct-amara-45", "", "12.5", "+2.0", "")
    let text = table.text(for: Terminal(environment: ["NO_COLOR": "1"], width: width, noColor: false))
    for line in text.split(separator: "\n") { #expect(TextWidth.columns(String(line)) <= width, "\(line)") }
    let letters = text.filter { !$0.isWhitespace }
    for word in title.split(separator: " ").map(String.init) + ["satisfied", "▲+2.0", "▼-4.1", "12.5"] {
      #expect(letters.contains(word) || width < 60 && word.count > 12, "\(word)")
    }
    #expect(!text.contains("▲ +0.0"))
    #expect(table.text(for: .none).split(separator: "\n").count == 4, "in a pipe each row is a line")
  }

  @Test("changes have the colour of their direction")
  func changes() {
    var table = TextTable(.change("change"))
    table.add("+1.5")
    table.add("-0.5")
    #expect(
      table.text(for: colored)
        == "\u{1B}[1mchange\u{1B}[0m\n\u{1B}[32m▲ +1.5\u{1B}[0m\n\u{1B}[31m▼ -0.5\u{1B}[0m\n")
  }

  @Test("an escape sequence from a file doesn't reach the terminal")
  func hostileText() {
    var table = TextTable(.text("title"))
    table.add("\u{1B}[2Jgone\n\u{202E}back\u{7}")
    #expect(table.text(for: .none) == "title\n\\u{1B}[2Jgone\\u{A}\\u{202E}back\\u{7}\n")
    #expect(Printable.line("Ünïcode, plain") == "Ünïcode, plain")
  }

  @Test("a progress line tells share, rate and time left, and never wraps")
  func progress() {
    let line = ProgressLine(
      label: "reading", done: 231_000_000, total: 550_000_000, elapsed: .milliseconds(1_500))
    #expect(line.text(width: 80) == "reading  42%  231 of 550 MB  154 MB/s  3 s left")
    #expect(line.text(width: 20).count == 19)
    #expect(ProgressLine(label: "r", done: 0, total: 0, elapsed: .zero).text(width: 80).contains("100%"))
  }

  @Test("log lines, for people and for programs")
  func logLines() {
    let text = StandardErrorLog(format: .text, terminal: .none)
    #expect(text.line(.error, "no\u{1B}", [:]) == "error: no\\u{1B}")
    #expect(text.line(.warning, "late", [:]) == "warning: late")
    #expect(text.line(.info, "done", [:]) == "done")
    let json = StandardErrorLog(format: .json, terminal: colored).line(
      .error, "a \"b\"",
      ["event": "failed", "line": .stringConvertible(LogValue(json: 3)), "library": "x"])
    #expect(json.hasPrefix("{\"time\":\""))
    #expect(
      json.hasSuffix(
        #"Z","level":"error","event":"failed","message":"a \"b\"","library":"x","line":3}"#))
  }

  @Test("facts of a log line are values of their own type")
  func logDetails() {
    func text(_ details: LogDetail...) -> String { JSONWriter.text(.object(details.map(\.member))) }
    #expect(
      text(.runID("0a"), .asOf("2026-01-02"), .count(3), .duration(1_250), .mean(nil), .mean(91_05))
        == #"{"run_id":"0a","as_of":"2026-01-02","count":3,"duration":1.250,"mean":null,"mean":91.05}"#)
    func place(_ message: String) -> String {
      JSONWriter.text(.object(LogDetail.place(in: message).map(\.member)))
    }
    #expect(place("contracts.csv:5648:12: \"x\"") == #"{"file":"contracts.csv","line":5648,"column":12}"#)
    #expect(place("in/feedback.csv:7: no date") == #"{"file":"in/feedback.csv","line":7}"#)
    #expect(
      place("9 malformed_date: contracts.csv:3: x")
        == #"{"file":"contracts.csv","line":3,"code":"malformed_date","count":9}"#)
    for other in ["3 x: y", "a:b", "contracts.csv: no", "contracts.csv:0: x", "at contracts.csv:5", ""] {
      #expect(place(other) == "{}", "\(other)")
    }
  }
}
