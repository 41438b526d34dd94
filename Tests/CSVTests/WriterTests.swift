// What the writer quotes, and that the reader gets back what was written.

import CSV
import Support
import Testing

struct WriterTests {
  private func text(_ write: (inout CSVWriter) -> Void) -> String {
    var writer = CSVWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"hi\"", "\"say \"\"hi\"\"\""), ("a\nb", "\"a\nb\""),
    ("a\rb", "\"a\rb\""), (" a", "\" a\""), ("a\t", "\"a\t\""), ("a b", "a b"), ("=1", "=1"), ("ä", "ä"),
  ])
  func quotesOnlyWhereNeeded(value: String, cell: String) {
    #expect(text { $0.field(value) } == cell)
    #expect(text { $0.field(utf8(value)) } == cell)
  }

  @Test(arguments: [
    ("=SUM(A1)", "'=SUM(A1)"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
    ("\rx", "\"'\rx\""), ("a=b", "a=b"), ("", ""), ("=a,b", "\"'=a,b\""),
  ])
  func marksFormulas(value: String, cell: String) {
    #expect(text { $0.textCell(value) } == cell)
    #expect(text { $0.textCell(utf8(value)) } == cell)
  }

  /// Texts of any length are copied whole, and a byte that needs quotes is found at any index.
  @Test func separatorsAreQuotedAtEveryIndexOfEveryLength() {
    for length in 0...70 {
      let plain = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
      #expect(text { $0.field(plain) } == String(decoding: plain, as: UTF8.self))
      for place in 0..<length {
        for byte in utf8(",\"\r\n") {
          var value = plain
          value[place] = byte
          let doubled = value.flatMap { $0 == UInt8(ascii: "\"") ? [$0, $0] : [$0] }
          #expect(text { $0.field(value) } == "\"" + String(decoding: doubled, as: UTF8.self) + "\"")
        }
      }
    }
  }

  @Test func formattedFieldsAreCopiedIntoRows() {
    let common = CSVFields { row in
      row.field("a,b")
      row.emptyField()
      row.field(7)
    }
    let nothing = CSVFields { $0.emptyField() }
    let written = text {
      $0.fields(common)
      $0.endRow()
      $0.field("x")
      $0.fields(common)
      $0.fields(nothing)
      $0.endRow()
      $0.fields(nothing)
      $0.endRow()
    }
    #expect(written == "\"a,b\",,7\nx,\"a,b\",,7,\n\"\"\n")
  }

  @Test func rowsEndWithALineFeedAndAnEmptyOneIsQuoted() {
    let written = text {
      $0.field("id")
      $0.emptyField()
      $0.field(-12)
      $0.endRow()
      $0.emptyField()
      $0.endRow()
      $0.field(Int.min)
      $0.field(0)
      $0.endRow()
    }
    #expect(written == "id,,-12\n\"\"\n-9223372036854775808,0\n")
  }

  @Test func numbersAreWrittenInDecimal() {
    let written = text {
      $0.field(862069, places: 4)
      $0.field(-5, places: 2)
      $0.field(7, places: 0)
      $0.field(Int.min, places: 4)
      $0.field(Int.max)
      $0.field(10)
      $0.field(0, places: 2)
      $0.field(year: 2024, month: 2, day: 9)
    }
    #expect(
      written
        == "86.2069,-0.05,7,-922337203685477.5808,9223372036854775807,10,0.00,2024-02-09")
  }

  @Test(arguments: 0..<200)
  func readerGetsBackWhatWasWritten(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let alphabet = utf8("ab ,\"\n\r\t=")
    let table = (0..<10).map { _ in
      (0..<3).map { _ in
        (0..<Int.random(in: 0...5, using: &generator)).map { _ in
          alphabet.randomElement(using: &generator) ?? 0
        }
      }
    }
    var writer = CSVWriter()
    for row in table {
      for value in row { writer.field(value) }
      writer.endRow()
    }
    #expect(CSV.rows(of: writer.bytes) == table)
  }
}
