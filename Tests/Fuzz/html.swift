// The writer of HTML, on any text: no byte of markup but our own, and no control character, gets through.

@testable import Reporting

/// Tries one input; the fuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  let foreign = UntrustedText(bytes: bytes, limit: 1 + count / 2)
  for text in [String(decoding: bytes, as: UTF8.self)] {
    var escaped: [UInt8] = []
    Escape.append(text, breaks: .shown, to: &escaped)
    precondition(!escaped.contains { $0 < 0x20 || $0 == 0x7F || "<>\"'".utf8.contains($0) })
  }
  var html = HTML()
  html.tag(.p, InlineText(foreign: foreign), .label(String(decoding: bytes, as: UTF8.self)))
  let page = html.finish()
  // Our own marks: the paragraph's and, around strangers' text, what isolates its direction.
  precondition(page.filter { $0 == UInt8(ascii: "<") }.count == page.filter { $0 == UInt8(ascii: ">") }.count)
  precondition(String(validating: page, as: UTF8.self) != nil)
  return 0
}
