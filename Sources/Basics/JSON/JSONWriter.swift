/// Writes JSON values (RFC 8259) as UTF-8.
package struct JSONWriter {
  /// What has been written so far.
  package private(set) var bytes: [UInt8] = []
  private let indents: Bool

  /// - Parameter indents: Whether each member has a line of its own, indented by two spaces a level; else all is on one line
  ///   without spaces.
  package init(indents: Bool = false) {
    self.indents = indents
  }

  /// The text of one value, without a line end.
  package static func text(_ value: JSONValue, indents: Bool = false) -> String {
    var writer = JSONWriter(indents: indents)
    writer.write(value)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// Writes a value.
  ///
  /// - Parameter level: How many arrays and objects it is nested in, for its indentation.
  package mutating func write(_ value: JSONValue, level: Int = 0) {
    switch value {
    case .null: add("null")
    case .bool(let flag): add(flag ? "true" : "false")
    case .integer(let number): add(String(number))
    case .decimal(let text): add(text)
    case .string(let text): writeString(text)
    case .array(let values):
      writeAll(values, open: "[", close: "]", level: level) { writer, value in
        writer.write(value, level: level + 1)
      }
    case .object(let members):
      writeAll(members, open: "{", close: "}", level: level) { writer, member in
        writer.writeString(member.name)
        writer.add(writer.indents ? ": " : ":")
        writer.write(member.value, level: level + 1)
      }
    }
  }

  /// Writes an object in which one member, between the others, is an array of values that are made one after the other.
  ///
  /// - Parameters:
  ///   - next: Makes the array's next value; nil after the last.
  ///   - flush: Called after each value, to take the bytes that were written.
  package mutating func writeObject(
    _ before: [JSONValue.Member], array name: String, _ after: [JSONValue.Member],
    next: () throws -> JSONValue?, flush: (inout JSONWriter) throws -> Void
  ) throws {
    add("{")
    for member in before {
      writeMember(member)
      add(",")
    }
    breakLine(1)
    writeString(name)
    add(indents ? ": [" : ":[")
    var isEmpty = true
    while let value = try next() {
      if !isEmpty { add(",") }
      isEmpty = false
      breakLine(2)
      write(value, level: 2)
      try flush(&self)
    }
    if !isEmpty { breakLine(1) }
    add("]")
    for member in after {
      add(",")
      writeMember(member)
    }
    breakLine(0)
    add("}")
  }

  private mutating func writeMember(_ member: JSONValue.Member) {
    breakLine(1)
    writeString(member.name)
    add(indents ? ": " : ":")
    write(member.value, level: 1)
  }

  /// Writes a line end, after a value that has a line of its own.
  package mutating func endLine() {
    bytes.append(UInt8(ascii: "\n"))
  }

  /// Returns what has been written since the last call and removes it from `bytes`, for output in pieces.
  package mutating func takeBytes() -> [UInt8] {
    let written = bytes
    bytes.removeAll(keepingCapacity: true)
    return written
  }

  private mutating func writeAll<Element>(
    _ elements: [Element], open: String, close: String, level: Int,
    _ write: (inout JSONWriter, Element) -> Void
  ) {
    add(open)
    for (place, element) in elements.enumerated() {
      if place > 0 { add(",") }
      breakLine(level + 1)
      write(&self, element)
    }
    if !elements.isEmpty { breakLine(level) }
    add(close)
  }

  private mutating func breakLine(_ level: Int) {
    guard indents else { return }
    endLine()
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private mutating func writeString(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
      case UInt8(ascii: "\n"): add("\\n")
      case UInt8(ascii: "\r"): add("\\r")
      case UInt8(ascii: "\t"): add("\\t")
      case 0..<0x20, 0x7F: add("\\u" + zeroPadded(String(byte, radix: 16), to: 4))
      default: bytes.append(byte)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
