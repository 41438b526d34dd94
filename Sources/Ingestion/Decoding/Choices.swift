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

  /// Reads one of the words, which has to match byte for byte.
  package func read(_ text: Span<UInt8>) throws(ValueIssue) -> Choice {
    let first = text.word(at: 0)
    for word in words where word.first == first && word.count == text.count {
      if text.count <= 8 || (word.second == text.word(at: 8) && word.third == text.word(at: 16)) {
        return word.choice
      }
    }
    throw ValueIssue(.unknownChoice, allowed: allowed)
  }
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
