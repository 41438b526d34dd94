import Testing

/// A CSV document and what it holds: one for each kind of document that readers disagree about.
struct DocumentCase: Sendable, CustomTestStringConvertible {
  let name: String
  let input: [UInt8]
  /// Every record as bytes, the header's first; nil for a document at fault (1.1).
  let expected: [[[UInt8]]]?

  var testDescription: String { name }

  init(_ name: String, input: [UInt8], expected: [[[UInt8]]]?) {
    self.name = name
    self.input = input
    self.expected = expected
  }

  private init(_ name: String, _ text: String, _ rows: [[String]]?) {
    self.init(name, input: Array(text.utf8), expected: rows.map { $0.map { $0.map { Array($0.utf8) } } })
  }

  static let own: [DocumentCase] = [
    DocumentCase(
      "one record", "id,day,sum\nc1,2024-03-01,5\n", [["id", "day", "sum"], ["c1", "2024-03-01", "5"]]),
    DocumentCase("no line end at the end", "id,sum\nc1,5", [["id", "sum"], ["c1", "5"]]),
    DocumentCase("CR LF", "id,sum\r\nc1,5\r\nc2,6\r\n", [["id", "sum"], ["c1", "5"], ["c2", "6"]]),
    DocumentCase("CR LF, none at the end", "id,sum\r\nc1,5", [["id", "sum"], ["c1", "5"]]),
    DocumentCase(
      "LF and CR LF in turns", "id,sum\nc1,5\r\nc2,6\n", [["id", "sum"], ["c1", "5"], ["c2", "6"]]),
    DocumentCase("one column", "id\nc1\nc2\n", [["id"], ["c1"], ["c2"]]),
    DocumentCase("an empty field in the middle", "a,b,c\n1,,3\n", [["a", "b", "c"], ["1", "", "3"]]),
    DocumentCase("an empty field first", "a,b,c\n,2,3\n", [["a", "b", "c"], ["", "2", "3"]]),
    DocumentCase("an empty field last", "a,b,c\n1,2,\n", [["a", "b", "c"], ["1", "2", ""]]),
    DocumentCase("empty fields alone", "a,b,c\n,,\n", [["a", "b", "c"], ["", "", ""]]),
    DocumentCase("empty quotes", "a,b\n\"\",\"\"\n", [["a", "b"], ["", ""]]),
    DocumentCase("quotes around all", "\"a\",\"b\"\n\"1\",\"2\"\n", [["a", "b"], ["1", "2"]]),
    DocumentCase("quotes around some", "a,b,c\n1,\"2\",3\n", [["a", "b", "c"], ["1", "2", "3"]]),
    DocumentCase(
      "a comma within quotes", "a,b\n\"late, but good\",2\n", [["a", "b"], ["late, but good", "2"]]),
    DocumentCase("commas alone within quotes", "a,b\n\",,,\",2\n", [["a", "b"], [",,,", "2"]]),
    DocumentCase(
      "a line end within quotes", "a,b\n\"first\nsecond\",2\n", [["a", "b"], ["first\nsecond", "2"]]),
    DocumentCase(
      "CR LF within quotes", "a,b\n\"first\r\nsecond\",2\n", [["a", "b"], ["first\r\nsecond", "2"]]),
    DocumentCase("empty lines within quotes", "a,b\n\"\n\n\",2\n", [["a", "b"], ["\n\n", "2"]]),
    DocumentCase(
      "quotes doubled", "a,b\n\"she said \"\"done\"\"\",2\n", [["a", "b"], ["she said \"done\"", "2"]]),
    DocumentCase("a doubled quote alone", "a,b\n\"\"\"\",2\n", [["a", "b"], ["\"", "2"]]),
    DocumentCase("two doubled quotes", "a,b\n\"\"\"\"\"\",2\n", [["a", "b"], ["\"\"", "2"]]),
    DocumentCase("a doubled quote before a comma", "a,b\n\"\"\",\",2\n", [["a", "b"], ["\",", "2"]]),
    DocumentCase("a doubled quote before a line end", "a,b\n1,\"\"\"\n\"\n", [["a", "b"], ["1", "\"\n"]]),
    DocumentCase(
      "a record that looks like a header within quotes", "a,b\n\"a,b\n1,2\",3\n",
      [["a", "b"], ["a,b\n1,2", "3"]]),
    DocumentCase("an apostrophe", "a,b\nit's,'2'\n", [["a", "b"], ["it's", "'2'"]]),
    DocumentCase("a backslash before a quote's end", "a,b\n\"\\\",2\n", [["a", "b"], ["\\", "2"]]),
    DocumentCase("other separators", "a,b\n1;2,3|4\n", [["a", "b"], ["1;2", "3|4"]]),
    DocumentCase("a number sign first", "a,b\n#1,2\n", [["a", "b"], ["#1", "2"]]),
    DocumentCase("umlauts, Greek, emoji", "a,b\nÄußerst,Ωραία 🎉\n", [["a", "b"], ["Äußerst", "Ωραία 🎉"]]),
    DocumentCase(
      "JSON within quotes", "a,b\n1,\"{\"\"k\"\": [1, 2]}\"\n", [["a", "b"], ["1", "{\"k\": [1, 2]}"]]),
    DocumentCase("a formula", "a,b\n=1+1,@x\n", [["a", "b"], ["=1+1", "@x"]]),
    DocumentCase(
      "a long field", "a,b\n\(String(repeating: "x", count: 700)),2\n",
      [["a", "b"], [String(repeating: "x", count: 700), "2"]]),
    DocumentCase("blanks around a value", "a,b\n  1 ,\t2\t\n", [["a", "b"], ["1", "2"]]),
    DocumentCase("blanks within quotes", "a,b\n\" 1 \",2\n", [["a", "b"], [" 1 ", "2"]]),
    DocumentCase("blanks around quotes", "a,b\n \"1\" ,2\n", [["a", "b"], ["1", "2"]]),
    DocumentCase(
      "bytes that are no UTF-8", input: Array("a,b\n".utf8) + [0xFF, 0xE4] + Array(",2\n".utf8),
      expected: nil),
    DocumentCase("a stray quote in a value", "a,b\n1\"2,3\n", nil),
    DocumentCase("a value behind a quote's end", "a,b\n\"1\"2,3\n", nil),
    DocumentCase("a quote that never ends", "a,b\n\"1,2\n", nil),
    DocumentCase("a lone CR", "a,b\r1,2\r", nil),
  ]
}
