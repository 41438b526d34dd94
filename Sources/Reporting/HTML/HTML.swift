// The writer of pages: elements, attributes and text into one buffer of bytes.

internal import Basics

/// One page while it is written.
///
/// Markup comes from the names of enums (`Element`, `Attribute`, `Style`) and from static strings alone; all
/// other text goes through `escape`, byte by byte. There is no way to write a string as it is, so no text
/// of a stranger can become markup. Elements close where their closure ends, so every page is well-formed.
package struct HTML: ~Copyable {
  /// Where the page will be; links are relative to that.
  package let place: Place
  private var bytes: [UInt8] = []

  /// Begins an empty page.
  package init(place: Place = .top) {
    self.place = place
    bytes.reserveCapacity(1 << 16)
  }

  /// The page's bytes, valid UTF-8.
  package consuming func finish() -> [UInt8] { bytes }

  /// How many bytes have been written.
  package var count: Int { bytes.count }

  /// An element and its content. An attribute that is nil is left out.
  package mutating func tag(
    _ element: Element, _ attributes: Attribute?..., content: (inout HTML) -> Void
  ) {
    open(element.rawValue, attributes)
    content(&self)
    close(element)
  }

  /// An element that holds only words.
  package mutating func tag(_ element: Element, _ words: InlineText, _ attributes: Attribute?...) {
    open(element.rawValue, attributes)
    write(words)
    close(element)
  }

  /// An element without content or end tag.
  package mutating func tag(_ element: VoidElement, _ attributes: Attribute?...) {
    open(element.rawValue, attributes)
  }

  /// Words as text, strangers' text among them isolated and cut.
  package mutating func write(_ words: InlineText) {
    for piece in words.pieces { write(piece) }
  }

  private mutating func write(_ piece: InlineText.Piece) {
    switch piece {
    case .own(let text): escape(text)
    case .foreign(let foreign): write(foreign)
    case .strong(let words): tag(.strong, words)
    case .small(let words): tag(.small, words)
    case .estimate(let words):
      tag(.span, .class(.estimate)) { html in html.write(words) }
    case .day(let day): tag(.time) { html in html.escape(day) }
    case .link(let words, let link):
      if link.leads(from: place) { tag(.a, words, .href(link)) } else { write(words) }
    case .mark(let glyph):
      tag(.span, .classes([.mark, glyph.style].compactMap(\.self)), .hiddenFromReaders) { html in
        html.escape(glyph.description)
      }
    case .unseen(let text):
      tag(.span, .class(.unseen)) { html in html.escape(text) }
    }
  }

  private mutating func open(_ name: String, _ attributes: [Attribute?]) {
    byte("<")
    bytes.append(contentsOf: name.utf8)
    for case let attribute? in attributes { write(attribute) }
    byte(">")
  }

  private mutating func close(_ element: Element) {
    byte("<")
    byte("/")
    bytes.append(contentsOf: element.rawValue.utf8)
    byte(">")
  }

  private mutating func write(_ attribute: Attribute) {
    byte(" ")
    bytes.append(contentsOf: attribute.name.utf8)
    guard let value = attribute.value(in: place) else { return }
    byte("=")
    byte("\"")
    escape(value)
    byte("\"")
  }

  private mutating func byte(_ scalar: Unicode.Scalar) {
    bytes.append(UInt8(ascii: scalar))
  }

  /// Escaped text, on one line or with its line breaks kept. Safe in an element and in a quoted attribute.
  mutating func escape(_ text: String, breaks: LineBreaks = .shown) {
    Escape.append(text, breaks: breaks, to: &bytes)
  }

  /// The document type, which opens a page.
  mutating func doctype() {
    bytes.append(contentsOf: "<!doctype html>\n".utf8)
  }

  /// The content of a block of data: JSON without a character of markup, so that nothing in it can end the element.
  mutating func embed(_ json: JSONValue) {
    var writer = JSONWriter()
    writer.write(json)
    for byte in writer.bytes {
      switch byte {
      case UInt8(ascii: "<"): bytes.append(contentsOf: "\\u003c".utf8)
      case UInt8(ascii: ">"): bytes.append(contentsOf: "\\u003e".utf8)
      case UInt8(ascii: "&"): bytes.append(contentsOf: "\\u0026".utf8)
      case UInt8(ascii: "'"): bytes.append(contentsOf: "\\u0027".utf8)
      default: bytes.append(byte)
      }
    }
  }

  /// The content of a style or script element: static text from the source.
  mutating func embed(_ text: StaticString) {
    bytes.append(contentsOf: text.description.utf8)
  }
}
