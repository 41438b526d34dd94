import Basics
import Publication
import Reporting
import ScoreHistory

/// Holds a run against the rules of `--fail-on` or `--hold-on`.
struct Gates {
  let rules: [GateRule]

  /// What a run is judged by.
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

    let rule: GateRule
    let outcome: GateOutcome
    /// The figure that was held against it.
    let found: String
  }

  func verdicts(_ evidence: Evidence) -> [GateResult] {
    rules.map { verdict($0, evidence) }
  }

  /// The rules that match.
  func matched(_ evidence: Evidence) -> [GateResult] {
    verdicts(evidence).filter { $0.outcome == .matched }
  }

  private func verdict(_ rule: GateRule, _ evidence: Evidence) -> GateResult {
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

  private func verdict(_ rule: GateRule, _ count: Int, of whole: Int, _ words: String) -> GateResult {
    GateResult(
      rule: rule, outcome: rule.matches(count, of: whole) ? .matched : .passed,
      found: "\(count) of \(whole) \(words)")
  }
}

extension Gates.Evidence {
  /// Gathers what is known of a run that is not in the history, and may never be: `scores` are its own.
  init(
    _ manifest: Manifest, _ figures: RunFigures, _ scores: PublishedScores, before history: HistoryStore
  ) throws {
    let last = try history.lastRun(before: manifest.asOf)
    self.figures = figures
    comparison = try last.map { try history.comparison(of: scores, with: $0.runID) }
    mean = scores.mean
    lastMean = last?.meanScore
  }

  /// Gathers what is known of a run that is in the history.
  init(_ manifest: Manifest, _ figures: RunFigures, in history: HistoryStore) throws {
    let run = try history.run(id: manifest.runID)
    let last = try history.lastRun(before: manifest.asOf)
    self.figures = figures
    comparison = try last.map { try history.comparison($0.runID, manifest.runID) }
    mean = run?.meanScore
    lastMean = last?.meanScore
  }
}

extension Failure {
  /// The end of a published run that rules of `--fail-on` matched; nil where none did.
  init?(_ verdicts: [Gates.GateResult]) {
    self.init(verdicts, of: "--fail-on") { rules in
      "the run is published, but \(rules) matched: look at it before it is used"
    }
  }

  /// The end of a run that rules of `--hold-on` matched; nil where none did.
  ///
  /// - Parameters:
  ///   - name: The run's name in the output folder `out`.
  init?(held name: String, in out: String, _ verdicts: [Gates.GateResult]) {
    self.init(verdicts, of: "--hold-on") { rules in
      "the run is held, because \(rules) matched: look at \(out)/runs/\(name); \(out)/latest is as it was, and "
        + "`jss promote \(name) --out \(out)` makes it the latest run"
    }
  }

  private init?(_ verdicts: [Gates.GateResult], of option: String, heading: (String) -> String) {
    let matched = verdicts.filter { $0.outcome == .matched }
    guard !matched.isEmpty else { return nil }
    let rules = matched.count == 1 ? "a \(option) rule" : "\(matched.count) \(option) rules"
    self.init(
      .ruleMatched, heading: heading(rules), messages: matched.map { "\($0.rule): \($0.found)" })
  }
}
