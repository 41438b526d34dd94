package import Analysis
internal import Basics
package import JobSuccess

/// The scores that a profile may have without any observation: the answer of `jss estimate`.
package struct EstimateReport {
  private let profile: ProfileInference
  private let policy: Policy
  private let estimate: ScoreEstimate?
  private let priorFile: String?
  private let terminal: Terminal

  /// A report; an estimate that is nil took too many steps.
  package init(
    _ profile: ProfileInference, _ policy: Policy, _ estimate: ScoreEstimate?, priorFile: String?,
    for terminal: Terminal
  ) {
    self.profile = profile
    self.policy = policy
    self.estimate = estimate
    self.priorFile = priorFile
    self.terminal = terminal
  }

  /// The report, as text or as one JSON object.
  package func written(asJSON: Bool) -> String {
    asJSON ? JSONWriter.text(.object(members), indents: true) + "\n" : terminal.folded(text)
  }

  private var members: [JSONValue.Member] {
    let head = InferenceHead.members(profile, priorFile) + [.init("policy", PolicyName.json(policy))]
    guard let estimate else { return head + [.init("conclusion", "undecided")] }
    // The estimate has its day itself.
    return head.filter { $0.name != "as_of" } + [
      .init("conclusion", "estimated")
    ] + InferenceTables.estimate.members(estimate) + [
      .init("values", .array(estimate.values.map(InferenceTables.estimateValues.object)))
    ]
  }

  private var text: String {
    let head = InferenceHead.text(profile, priorFile, terminal)
    guard let estimate else { return head + "\nToo many explanations: undecided.\n" }
    return head + "\n\(EstimateWords.interval(estimate, policy))\n\n" + table(estimate)
  }

  private func table(_ estimate: ScoreEstimate) -> String {
    var table = TextTable(.number("score"), .number("probability"), .number("at most"))
    var sum = estimate.noScore
    if estimate.mayLackScore { table.add("none", ProbabilityText.short(estimate.noScore), "") }
    for value in estimate.values {
      sum += value.probability
      table.add(String(value.percent), ProbabilityText.short(value.probability), ProbabilityText.short(sum))
    }
    return table.text(for: terminal)
  }
}
