internal import Analysis
package import JobSuccess

/// A score and its windows before and after, for people.
package struct ComparisonText {
  private let comparison: Comparison
  private let simulation: Simulation
  private let headings: (before: String, after: String)
  private let isOnePolicy: Bool

  package init(_ comparison: Comparison, _ simulation: Simulation) {
    self.comparison = comparison
    self.simulation = simulation
    headings = ("before", "after")
    isOnePolicy = true
  }

  /// A comparison of two policies, by their names.
  package init(_ comparison: Comparison, _ simulation: Simulation, policies: (String, String)) {
    self.comparison = comparison
    self.simulation = simulation
    headings = policies
    isOnePolicy = false
  }

  /// The effect in words, the windows, and the other contracts that the change reaches.
  package var text: String {
    EffectWords(comparison, simulation.scorer).sentences + figures
  }

  /// The same without the words.
  var figures: String { windows + others }

  /// Each window before and after, the score first.
  private var windows: String {
    let (before, after) = (comparison.before, comparison.after)
    var table = TextTable(
      .text(""), .number(headings.before), .number(headings.after), .number("change"), .text("decides"))
    table.add(
      "score", ScoreWords.short(before.result), ScoreWords.short(after.result),
      change(before.result.percent, after.result.percent))
    let added = after.windows.filter { window in !before.windows.contains { $0.window == window.window } }
    for window in before.windows.map(\.window) + added.map(\.window) {
      let old = before.windows.first { $0.window == window }
      let new = after.windows.first { $0.window == window }
      table.add(
        window.name, score(old), score(new), change(old?.score, new?.score),
        [
          before.result.window == window ? headings.before : nil,
          after.result.window == window ? headings.after : nil,
        ]
        .compactMap(\.self).joined(separator: ", "))
    }
    return table.text(for: simulation.terminal)
  }

  private var others: String {
    guard !comparison.others.isEmpty else { return "" }
    var table = TextTable(.text("contract"), .text("client"), .text(headings.before), .text(headings.after))
    for other in comparison.others {
      table.add(
        simulation.id(of: other.key), simulation.clientID(of: other.key),
        other.before.words, other.after.words)
    }
    return "\n" + heading + table.text(for: simulation.terminal)
  }

  private var heading: String {
    let count =
      comparison.others.count == 1 ? "1 other contract" : "\(comparison.others.count) other contracts"
    // Under one policy only a relationship without its negative feedback becomes long-term; under another its days may count otherwise.
    guard isOnePolicy,
      comparison.others.allSatisfy({ $0.after.rule == .longTerm })
    else { return "This changes \(count):\n" }
    let clients = Set(comparison.others.map { simulation.about.history[$0.key].client }).count
    let relationships =
      clients == 1 ? "A client relationship becomes" : "\(clients) client relationships become"
    return "\(relationships) long-term again, which makes \(count) count:\n"
  }

  private func score(_ window: WindowScore?) -> String {
    guard let window else { return "" }
    return window.score?.text(times: 100, places: 4) ?? "too little"
  }

  private func change(_ before: Int?, _ after: Int?) -> String {
    guard let before, let after else { return "" }
    return after > before ? "+\(after - before)" : String(after - before)
  }

  private func change(_ before: Ratio?, _ after: Ratio?) -> String {
    guard let before, let after else { return "" }
    return (after - before).signedPercent
  }
}
