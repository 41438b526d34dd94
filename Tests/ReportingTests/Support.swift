// Seeded numbers, days in a row, and a reader of markup that is strict about what the writer may produce.

/// Days of the calendar, one after the other.
struct Days {
  private var year: Int
  private var month: Int
  private var day: Int

  init(from text: String) {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    (year, month, day) = (parts[0], parts[1], parts[2])
  }

  mutating func next() -> String {
    defer {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
      day += 1
      if day > lengths[month - 1] { (month, day) = (month + 1, 1) }
      if month > 12 { (year, month) = (year + 1, 1) }
    }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(year)-\(two(month))-\(two(day))"
  }
}

/// An element as it was read back.
struct Tag: Equatable {
  var name: String
  var attributes: [String: String]
}

/// A reader of the markup that the writer writes; nil where it is not well-formed.
struct Markup {
  private(set) var tags: [Tag] = []
  /// All text outside of tags, with the named characters put back.
  private(set) var text = ""

  static let void: Set<String> = ["meta", "link", "br", "hr"]

  init?(_ bytes: [UInt8]) {
    guard let source = String(validating: bytes, as: UTF8.self) else { return nil }
    let scalars = Array(source.unicodeScalars)
    var stack: [String] = []
    var index = 0
    func read(until stop: Unicode.Scalar) -> String? {
      guard let end = scalars[index...].firstIndex(of: stop) else { return nil }
      defer { index = end + 1 }
      return String(String.UnicodeScalarView(scalars[index..<end]))
    }
    while index < scalars.count {
      if scalars[index] != "<" {
        let end = scalars[index...].firstIndex(of: "<") ?? scalars.count
        text += Markup.plain(String(String.UnicodeScalarView(scalars[index..<end])))
        index = end
        continue
      }
      index += 1
      guard let inner = read(until: ">") else { return nil }
      if inner.hasPrefix("!") { continue }
      if inner.hasPrefix("/") {
        guard stack.popLast() == String(inner.dropFirst()) else { return nil }
        continue
      }
      guard let tag = Markup.tag(inner) else { return nil }
      tags.append(tag)
      if tag.name == "script" || tag.name == "style" {
        guard let end = Markup.find("</\(tag.name)>", in: scalars, from: index) else { return nil }
        index = end
        continue
      }
      if !Markup.void.contains(tag.name) { stack.append(tag.name) }
    }
    guard stack.isEmpty else { return nil }
  }

  private static func find(_ needle: String, in scalars: [Unicode.Scalar], from start: Int) -> Int? {
    let needle = Array(needle.unicodeScalars)
    var index = start
    while index + needle.count <= scalars.count {
      if scalars[index..<index + needle.count].elementsEqual(needle) { return index + needle.count }
      index += 1
    }
    return nil
  }

  private static func tag(_ inner: String) -> Tag? {
    let parts = inner.unicodeScalars.split(separator: "\"", omittingEmptySubsequences: false).map(String.init)
    guard parts.count % 2 == 1 else { return nil }
    let head = parts[0].split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    var tag = Tag(name: head[0], attributes: [:])
    var names = head.count > 1 ? head[1] : ""
    for index in stride(from: 1, to: parts.count, by: 2) {
      guard names.hasSuffix("=") else { return nil }
      let name = names.dropLast().split(separator: " ").last.map(String.init) ?? ""
      guard tag.attributes.updateValue(plain(parts[index]), forKey: name) == nil else { return nil }
      names = parts[index + 1]
    }
    return names.contains("=") ? nil : tag
  }

  private static func plain(_ text: String) -> String {
    var out = ""
    var rest = Substring(text)
    let names = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")]
    while let and = rest.unicodeScalars.firstIndex(of: "&") {
      out += rest[..<and]
      rest = rest[and...]
      guard let (name, sign) = names.first(where: { rest.unicodeScalars.starts(with: $0.0.unicodeScalars) })
      else { return "unescaped &: \(text)" }
      out += sign
      rest = rest[rest.unicodeScalars.index(rest.startIndex, offsetBy: name.unicodeScalars.count)...]
    }
    return out + rest
  }
}
