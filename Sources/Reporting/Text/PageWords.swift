// How pages say what the domain gives: windows, bands, outcomes, money, days.

internal import JobSuccess

extension Points {
  /// A share of one: 0.8642 is 86.42 points.
  init(share: Ratio) { self.init(hundredths: share.scaled(by: 10_000)) }

  /// The exact score of a result; nil where there is none.
  init?(_ result: JobSuccessScore) {
    guard let exact = result.exact else { return nil }
    self.init(share: exact)
  }
}

extension Window {
  /// `12 months`, for a heading.
  var heading: String {
    switch self {
    case .months(let months): "\(months) months"
    case .trending: "Trend"
    }
  }
}

extension Rating {
  /// A whole-percent score's band.
  init(percent: Int?) {
    switch percent.map(Band.init(percent:)) {
    case .excellent: self.init(.full, "Excellent")
    case .good: self.init(.half, "Good")
    case .needsImprovement: self.init(.low, "Needs improvement")
    case nil: self.init(.empty, "No score")
    }
  }
}

extension Outcome {
  /// The outcome as a shape.
  var glyph: Glyph {
    switch self {
    case .positive: .up
    case .neutral: .level
    case .negative: .down
    case .ineligible: .empty
    }
  }
}

extension ProfileKind {
  /// The kind as a heading.
  var heading: String {
    switch self {
    case .freelancer: "Freelancer"
    case .agency: "Agency"
    }
  }
}

extension Badge {
  /// The badge as the profile shows it.
  package var words: String {
    switch self {
    case .none: "none"
    case .risingTalent: "Rising Talent"
    case .topRated: "Top Rated"
    case .topRatedPlus: "Top Rated Plus"
    }
  }
}

extension Stars {
  /// With two decimals: `4.85`.
  var text: String { ratio.text(places: 2) }
}

extension Cents {
  /// Whole dollars in groups, for a column: `1,250`. Rounded half up.
  var dollars: InlineText { InlineText(Int(amount + 50) / 100) }
}

/// `1 contract`, `2 contracts`.
func counted(_ number: Int, _ what: String) -> String {
  "\(grouped(number)) \(what)\(number == 1 ? "" : "s")"
}

extension String {
  /// The first letter large, to begin a sentence or a cell.
  var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}

extension InlineText {
  /// Several in one sentence: `A, B and C`.
  static func list(_ items: [InlineText]) -> InlineText {
    guard let last = items.last else { return "" }
    guard items.count > 1 else { return last }
    let first = items[0]
    let others = items[1..<items.count - 1].reduce(first) { "\($0), \($1)" as InlineText }
    return "\(others) and \(last)"
  }
}
