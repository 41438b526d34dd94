import JobSuccess
import Support
import Testing

@testable import Ingestion

/// The values of 1.1, each with its neighbours on the other side of the rule.
@Suite struct ValueTests {
  @Test(arguments: [
    ("2025-03-31", Parsed.value("2025-03-31")), ("1990-01-01", .value("1990-01-01")),
    ("2199-12-31", .value("2199-12-31")), ("2024-02-29", .value("2024-02-29")),
    ("1989-12-31", .issue(.outOfRange)), ("2200-01-01", .issue(.outOfRange)),
    ("0000-01-01", .issue(.outOfRange)),
    ("2025-02-29", .issue(.malformedDate)), ("2100-02-29", .issue(.malformedDate)),
    ("2025-04-31", .issue(.malformedDate)), ("2025-00-10", .issue(.malformedDate)),
    ("2025-13-01", .issue(.malformedDate)), ("2025-01-00", .issue(.malformedDate)),
    ("2025-1-1", .issue(.malformedDate)), ("20250101", .issue(.malformedDate)),
    ("2025/01/01", .issue(.malformedDate)), ("+2025-01-01", .issue(.malformedDate)),
    ("02025-01-01", .issue(.malformedDate)), ("2025-01-01 ", .issue(.malformedDate)),
    (" 2025-01-01", .issue(.malformedDate)), ("2025-01-0a", .issue(.malformedDate)),
    ("２０25-01-01", .issue(.malformedDate)), ("x", .issue(.malformedDate)),
    // An instant counts on its UTC day.
    ("2025-03-31T23:59:59Z", .value("2025-03-31")), ("2025-03-31T23:30:00-01:00", .value("2025-04-01")),
    ("2025-04-01T00:30:00+01:00", .value("2025-03-31")), ("2025-04-01t00:30:00z", .value("2025-04-01")),
    // Both the written date and the UTC day lie in the years.
    ("1990-01-01T00:00:00Z", .value("1990-01-01")), ("1990-01-01T00:30:00+01:00", .issue(.outOfRange)),
    ("1989-12-31T23:30:00-01:00", .issue(.outOfRange)),
    ("2199-12-31T23:59:59.999999999Z", .value("2199-12-31")),
    ("2199-12-31T23:30:00-01:00", .issue(.outOfRange)), ("9999-12-31T23:30:00-01:00", .issue(.outOfRange)),
  ])
  func days(text: String, expected: Parsed<String>) {
    #expect(
      Parsed(text) { (text) throws(ValueIssue) in try Day(text: text).description } == expected, "\(text)")
  }

  @Test(arguments: [
    ("2025-01-01", Parsed.value(Int64(0))), ("2025-01-01T00:00:00Z", .value(0)),
    ("2025-01-01T00:00:01Z", .value(1_000_000_000)), ("2025-01-01T01:02:03z", .value(3_723_000_000_000)),
    ("2025-01-01T00:00:00.5Z", .value(500_000_000)), ("2025-01-01T00:00:00.000000001Z", .value(1)),
    // Digits after the ninth are cut off.
    ("2025-01-01T00:00:00.0000000019Z", .value(1)),
    ("2025-01-01T00:00:00.00000000000000000000009Z", .value(0)),
    ("2025-01-01T00:00:00-00:00", .value(0)), ("2025-01-01T00:00:00+00:01", .value(-60_000_000_000)),
    ("2025-01-01T00:00:00-23:59", .value(86_340_000_000_000)),
    ("2025-01-01T23:59:60Z", .issue(.malformedDate)), ("2025-01-01T24:00:00Z", .issue(.malformedDate)),
    ("2025-01-01T00:60:00Z", .issue(.malformedDate)), ("2025-01-01T00:00:00", .issue(.malformedDate)),
    ("2025-01-01T00:00Z", .issue(.malformedDate)), ("2025-01-01T00:00:00.Z", .issue(.malformedDate)),
    ("2025-01-01T00:00:00,5Z", .issue(.malformedDate)), ("2025-01-01 00:00:00Z", .issue(.malformedDate)),
    ("2025-01-01T00:00:00+0100", .issue(.malformedDate)),
    ("2025-01-01T00:00:00+24:00", .issue(.malformedDate)),
    ("2025-01-01T00:00:00+01:60", .issue(.malformedDate)), ("2025-01-01T00:00:00+01", .issue(.malformedDate)),
    ("2025-01-01T00:00:00ZZ", .issue(.malformedDate)), ("2025-01-01T00:00:00.5", .issue(.malformedDate)),
    ("2025-01-01T00-00-00Z", .issue(.malformedDate)), ("2025-01-01T", .issue(.malformedDate)),
    ("2025-01-01T00:00:00Z\0", .issue(.malformedDate)),
  ])
  func instants(text: String, expected: Parsed<Int64>) throws {
    let day = try #require(Day(year: 2025, month: 1, day: 1))
    let start = Instant(startOf: day).nanoseconds
    #expect(
      Parsed(text) { (text) throws(ValueIssue) in try Instant(text: text).nanoseconds - start } == expected,
      "\(text)")
  }

  @Test(arguments: [
    ("0", Parsed.value(Int64(0))), ("0.00", .value(0)), ("1", .value(100)), ("1.5", .value(150)),
    ("1.05", .value(105)), ("0.01", .value(1)), ("007", .value(700)),
    ("10000000000000", .value(1_000_000_000_000_000)), ("10000000000000.00", .value(1_000_000_000_000_000)),
    ("10000000000000.01", .issue(.outOfRange)), ("99999999999999999999999999", .issue(.outOfRange)),
    ("-1", .issue(.outOfRange)), ("-0", .issue(.malformedNumber)), ("-0.00", .issue(.malformedNumber)),
    ("+1", .issue(.malformedNumber)), ("1e3", .issue(.malformedNumber)), ("nan", .issue(.malformedNumber)),
    ("0x10", .issue(.malformedNumber)), (".5", .issue(.malformedNumber)), ("5.", .issue(.malformedNumber)),
    ("1,000", .issue(.malformedNumber)), ("1 000", .issue(.malformedNumber)),
    (" 1", .issue(.malformedNumber)),
    ("1.005", .issue(.malformedNumber)), ("1.000", .issue(.malformedNumber)),
    ("1.5.0", .issue(.malformedNumber)),
    ("-", .issue(.malformedNumber)), (".", .issue(.malformedNumber)), ("$5", .issue(.malformedNumber)),
    ("１", .issue(.malformedNumber)), ("inf", .issue(.malformedNumber)), ("1_000", .issue(.malformedNumber)),
  ])
  func money(text: String, expected: Parsed<Int64>) {
    let parsed = Parsed(text) { (text) throws(ValueIssue) in try Cents(text: text, negative: false).amount }
    #expect(parsed == expected, "\(text)")
  }

  @Test(arguments: [
    ("-1", Parsed.value(Int64(-100))), ("-0.01", .value(-1)),
    ("-10000000000000", .value(-1_000_000_000_000_000)),
    ("-10000000000000.01", .issue(.outOfRange)), ("--1", .issue(.malformedNumber)),
    ("-0", .issue(.malformedNumber)), ("-.5", .issue(.malformedNumber)), ("0", .value(0)),
  ])
  func refunds(text: String, expected: Parsed<Int64>) {
    let parsed = Parsed(text) { (text) throws(ValueIssue) in try Cents(text: text, negative: true).amount }
    #expect(parsed == expected, "\(text)")
  }

  @Test(arguments: [
    ("1", Parsed.value(UInt16(600))), ("1.00", .value(600)), ("4.75", .value(2850)), ("5", .value(3000)),
    ("4.7", .value(2820)), ("0.99", .issue(.outOfRange)), ("5.01", .issue(.outOfRange)),
    ("0", .issue(.outOfRange)),
    ("-1", .issue(.outOfRange)), ("4.755", .issue(.malformedNumber)), ("five", .issue(.malformedNumber)),
  ])
  func stars(text: String, expected: Parsed<UInt16>) {
    #expect(
      Parsed(text) { (text) throws(ValueIssue) in try Stars(text: text).sixHundredths } == expected, "\(text)"
    )
  }

  @Test(arguments: [
    ("0", Parsed.value(UInt8(0))), ("10", .value(10)), ("11", .issue(.outOfRange)),
    ("-1", .issue(.outOfRange)),
    ("7.0", .issue(.malformedNumber)), ("7.5", .issue(.malformedNumber)), ("-0", .issue(.malformedNumber)),
  ])
  func privateScores(text: String, expected: Parsed<UInt8>) {
    #expect(
      Parsed(text) { (text) throws(ValueIssue) in try PrivateScore(text: text).value } == expected, "\(text)")
  }

  @Test(arguments: [
    ("c1", true), ("a=b", true), ("x-1", true), (String(repeating: "x", count: 64), true),
    (String(repeating: "x", count: 65), false), (String(repeating: "é", count: 32), true),
    (String(repeating: "é", count: 33), false), ("=1", false), ("+1", false), ("-1", false), ("@x", false),
    ("a\u{0}b", false), ("a\tb", false), ("a\nb", false), ("a\u{1F}", false), ("a\u{7F}", false),
    ("a\u{80}", false), ("a\u{9F}", false), ("a\u{A0}", true), ("a b", true), ("日本", true),
    ("\u{42}\u{82}", false),
    ("\u{102}", true), ("  ", true),
  ])
  func identifiers(text: String, isAllowed: Bool) {
    let parsed = Parsed(text) { (text) throws(ValueIssue) -> Bool in
      try IdentifierText.check(text)
      return true
    }
    #expect(parsed == (isAllowed ? .value(true) : .issue(.malformedIdentifier)), "\(text)")
  }

  @Test func choices() {
    for ground in RemovalGround.allCases {
      let choices = Choices<RemovalGround>()
      #expect(
        Parsed(ground.rawValue) { (text) throws(ValueIssue) in try choices.read(text) } == .value(ground))
      for wrong in [
        ground.rawValue + "x", String(ground.rawValue.dropLast()), ground.rawValue + "\u{0}",
        ground.rawValue.replacing("a", with: "á").replacing("e", with: "\u{45}\u{301}"),
        ground.rawValue.replacing("_", with: "\u{7F}") + "@",
      ] {
        #expect(
          Parsed(wrong) { (text) throws(ValueIssue) in try choices.read(text) } == .issue(.unknownChoice))
      }
    }
    #expect(Parsed("true") { (text) throws(ValueIssue) in try Choices.boolean.read(text) } == .value(true))
    #expect(Parsed("TRUE") { (text) throws(ValueIssue) in try Choices.boolean.read(text) } == .value(true))
    #expect(
      Parsed("1") { (text) throws(ValueIssue) in try Choices.boolean.read(text) } == .issue(.unknownChoice))
  }

  /// Each word in capitals, and with the bytes beside the letters in place of letters.
  @Test func choicesAreReadInAnyASCIICase() throws {
    for ground in RemovalGround.allCases {
      let capitals = Array(ground.rawValue.uppercased().utf8)
      let found = try Choices<RemovalGround>().find(capitals.span)
      #expect(found.choice == ground && !found.isExact)
      #expect(try Choices<RemovalGround>().find(Array(ground.rawValue.utf8).span).isExact)
    }
    for byte in UInt8.min ... .max where ![0x41, 0x61].contains(byte) {
      #expect(throws: ValueIssue.self) { try Choices([("a", 1)]).read([byte].span) }
    }
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") {
      let word = String(decoding: [byte + 32], as: UTF8.self)
      #expect(try Choices([(word, 1)]).read([byte].span) == 1)
    }
  }

  @Test(arguments: [
    ("1.23457E+17", true), ("1E+12", true), ("9,9E+100", true), ("12E+17", false), ("1.2E+1", false),
    ("1.2E17", false), ("1.2e+17", false), ("x1E+12", false), ("1.E+17", false), ("E+17", false),
    ("1E+1234", false),
    ("1E+17E+17", false), ("1+17", false), ("1.2.3E+17", false),
  ])
  func roundedNumbers(text: String, isRounded: Bool) throws {
    let bytes = Array(text.utf8)
    #expect(IdentifierText.isRoundedNumber(bytes.span) == isRounded)
    // What looks like one is never taken for plain.
    if isRounded { #expect(try !IdentifierHash().checked(bytes.span).isPlain) }
  }

  @Test(arguments: [
    ("c1", false), ("c1\u{200B}", true), ("c\u{A0}1", true), ("\u{3000}", true), ("ц1", false),
    ("c1\u{AD}", true),
    ("\u{FEFF}c1", true), ("日本", false), ("a contract of 1", false), ("a contract of 1\u{2060}", true),
  ])
  func invisibleCharacters(text: String, isInvisible: Bool) throws {
    let bytes = Array(text.utf8)
    #expect(IdentifierText.hasInvisibleCharacter(bytes.span) == isInvisible)
    if isInvisible { #expect(try !IdentifierHash().checked(bytes.span).isPlain) }
  }

  @Test func choicesNameWhatIsAllowed() {
    let choices = Choices<ContractStatus>()
    let bytes = Array("open".utf8)
    #expect(throws: ValueIssue(.unknownChoice, allowed: "active, paused or ended")) {
      _ = try choices.read(bytes.span)
    }
  }

  /// Any number of cents comes back from its own text.
  @Test func moneyComesBack() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<10_000 {
      let bits = Int64.random(in: 0...49, using: &generator)
      let amount = Int64.random(in: -(1 << bits)...(1 << bits), using: &generator)
      let text = Cents(amount).description
      let parsed = Parsed(text) { (text) throws(ValueIssue) in try Cents(text: text, negative: true) }
      #expect(parsed == .value(Cents(amount)), "\(text)")
    }
  }
}
