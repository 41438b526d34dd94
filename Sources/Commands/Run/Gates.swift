import Basics
import Publication
import Reporting
import ScoreHistory

/// Holds a published run against the rules of `--fail-on`.
struct Gates {
  let rules: [FailOnRule]

  /// What a published run is judged by.
  struct Evidence {
    let figures: RunFigures
    /// What became of the profiles since the last run; nil where there was none.
    let comparison: RunComparison?
    /// In ten-thousandths of a percent; nil where there is no score.
    let mean: Int?
    let lastMean: Int?
  }

  /// What a rule gave.
  struct GateResult: Equatable {
    enum GateOutcome: Equatable { case passed, matched, noLastRun }

    let rule: FailOnRule
    let outcome: GateOutcome
    /// The figure that was held against it.
    let found: String
  }

  func verdicts(_ evidence: Evidence) -> [GateResult] {
    rules.map { verdict($0, evidence) }
  }

  private func verdict(_ rule: FailOnRule, _ evidence: Evidence) -> GateResult {
    let figures = evidence.figures
    switch rule.figure {
    case .rejected: return verdict(rule, figures.rejected, of: figures.records, "records rejected")
    case .scored: return verdict(rule, figures.scored, of: figures.profiles, "profiles scored")
    case .changed:
      guard let comparison = evidence.comparison else { break }
      return verdict(rule, comparison.changed, of: comparison.profiles, "profiles changed since the last run")
    case .meanChange:
      guard let mean = evidence.mean, let last = evidence.lastMean else { break }
      let change = mean - last
      let isBeyond = rule.comparison == .above ? abs(change) > rule.limit : abs(change) < rule.limit
      let text = "the mean moved by \(change < 0 ? "" : "+")\(decimalText(change, places: 4)) points"
      return GateResult(rule: rule, outcome: isBeyond ? .matched : .passed, found: text)
    }
    return GateResult(rule: rule, outcome: .noLastRun, found: "there is no earlier run to compare with")
  }

  private func verdict(_ rule: FailOnRule, _ count: Int, of whole: Int, _ words: String) -> GateResult {
    GateResult(
      rule: rule, outcome: rule.matches(count, of: whole) ? .matched : .passed,
      found: "\(count) of \(whole) \(words)")
  }
}

extension Gates.Evidence {
  /// Gathers what is known of a run that is in the history.
  init(_ manifest: Manifest, in history: HistoryStore) throws {
    let run = try history.run(id: manifest.runID)
    let last = try history.lastRun(before: manifest.asOf)
    figures = RunFigures(manifest)
    comparison = try last.map { try history.comparison($0.runID, manifest.runID) }
    mean = run?.meanScore
    lastMean = last?.meanScore
  }
}

extension Failure {
  /// The end of a run that rules matched; nil where none did.
  init?(_ verdicts: [Gates.GateResult]) {
    let matched = verdicts.filter { $0.outcome == .matched }
    guard !matched.isEmpty else { return nil }
    let rules = matched.count == 1 ? "a --fail-on rule" : "\(matched.count) --fail-on rules"
    self.init(
      .ruleMatched, heading: "the run is published, but \(rules) matched: look at it before it is used",
      messages: matched.map { "\($0.rule): \($0.found)" })
  }
}
