/// The words that a column may hold, each with its value: `hourly` or `fixed`.
package struct Choices<Choice: Sendable>: Sendable {
  private struct Word {
    var first: UInt64
    var second: UInt64
    var third: UInt64
    var count: Int
    var choice: Choice
  }

  private let words: [Word]
  private let allowed: String

  /// The choices of a column. Each word has at most 24 bytes, so that three words of eight hold it.
  package init(_ choices: [(String, Choice)]) {
    words = choices.map { name, choice in
      let bytes = Array(name.utf8)
      let span = bytes.span
      return Word(
        first: span.word(at: 0), second: span.word(at: 8), third: span.word(at: 16), count: span.count,
        choice: choice)
    }
    allowed = ColumnValue.choice(choices.map(\.0)).form
  }

  /// Reads one of the words, in any ASCII case.
  package func read(_ text: Span<UInt8>) throws(ValueIssue) -> Choice { try find(text).choice }

  /// Reads one of the words, in any ASCII case, and says whether it matches byte for byte.
  @inline(__always)
  func find(_ text: Span<UInt8>) throws(ValueIssue) -> (choice: Choice, isExact: Bool) {
    let first = text.word(at: 0)
    for word in words where word.first == first && word.count == text.count {
      if text.count <= 8 || (word.second == text.word(at: 8) && word.third == text.word(at: 16)) {
        return (word.choice, true)
      }
    }
    guard let choice = findInOtherCase(text) else { throw ValueIssue(.unknownChoice, allowed: allowed) }
    return (choice, false)
  }

  private func findInOtherCase(_ text: Span<UInt8>) -> Choice? {
    let (first, second, third) = (
      lowercased(text.word(at: 0)), lowercased(text.word(at: 8)), lowercased(text.word(at: 16))
    )
    return words.first {
      $0.count == text.count && $0.first == first && $0.second == second && $0.third == third
    }?.choice
  }
}

/// Eight bytes with the ASCII letters among them in lower case.
private func lowercased(_ word: UInt64) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let low = word & (0x7F &* ones)
  // The top bit of each byte: from A on, and after Z.
  let fromA = low &+ (UInt64(0x80 - 0x41) &* ones)
  let afterZ = low &+ (UInt64(0x80 - 0x5B) &* ones)
  let letters = fromA & ~afterZ & ~word & (0x80 &* ones)
  return word | letters &>> 2
}

extension Choices where Choice: CaseIterable & RawRepresentable<String> {
  /// The choices of an enumeration, named by its raw values.
  package init() {
    self.init(Choice.allCases.map { ($0.rawValue, $0) })
  }
}

extension Choices where Choice == Bool {
  /// `true` or `false`.
  package static let boolean = Choices([("true", true), ("false", false)])
}
