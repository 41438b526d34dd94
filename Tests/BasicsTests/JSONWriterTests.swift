import Basics
import Foundation
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  @Test("members stay in their order, and the text is the same every time")
  func order() {
    let value: JSONValue = [
      "b": 1, "a": ["x", .null, true], "empty": [], "none": .object([]), "score": .decimal("98.5000"),
    ]
    #expect(JSONWriter.text(value) == #"{"b":1,"a":["x",null,true],"empty":[],"none":{},"score":98.5000}"#)
    #expect(
      JSONWriter.text(value, indents: true) == """
        {
          "b": 1,
          "a": [
            "x",
            null,
            true
          ],
          "empty": [],
          "none": {},
          "score": 98.5000
        }
        """)
  }

  @Test("every character below 256, and some far above, reads back as it was")
  func escaping() throws {
    let scalars =
      (0...255).compactMap { Unicode.Scalar(UInt32($0)) } + ["\u{2028}", "\u{1F600}", "\u{0301}", "\u{FEFF}"]
    for scalar in scalars {
      let text = "a\(scalar)\u{301}b"
      let data = Data(JSONWriter.text(.array([.string(text)])).utf8)
      let read = try #require(try JSONSerialization.jsonObject(with: data) as? [String])
      #expect(Array(read[0].utf8) == Array(text.utf8))
    }
    #expect(JSONWriter.text("\u{1B}\n\"\\") == #""\u001b\n\"\\""#)
  }

  @Test("output in pieces is the same as whole")
  func pieces() {
    var writer = JSONWriter()
    var bytes: [UInt8] = []
    for number in 0..<3 {
      writer.write(["n": .integer(number)])
      writer.endLine()
      bytes += writer.takeBytes()
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "{\"n\":0}\n{\"n\":1}\n{\"n\":2}\n")
  }
}
