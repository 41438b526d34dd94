package import Analysis
internal import Basics
package import JobSuccess

/// What the scores of a profile tell by one policy, or by several side by side: the answer of `jss infer`.
package struct InferenceReport {
  private let profile: ProfileInference
  private let answers: [InferenceAnswer]
  /// The file of the prior; nil for the standard one.
  private let priorFile: String?
  private let terminal: Terminal

  /// A report of answers, one a policy.
  package init(
    _ profile: ProfileInference, _ answers: [InferenceAnswer], priorFile: String?, _ terminal: Terminal
  ) {
    self.profile = profile
    self.answers = answers
    self.priorFile = priorFile
    self.terminal = terminal
  }

  /// The report, as text or as one JSON object.
  package func written(asJSON: Bool) -> String {
    asJSON ? JSONWriter.text(.object(members), indents: true) + "\n" : terminal.folded(text)
  }

  // MARK: JSON

  private var members: [JSONValue.Member] {
    let head: [JSONValue.Member] =
      InferenceHead.members(profile, priorFile) + [
        .init("lag", .integer(answers.first?.lag ?? 0))
      ]
    if answers.count == 1, let answer = answers.first { return head + self.members(answer) }
    return head + [
      .init("answers", .array(answers.map { .object(self.members($0)) })),
      .init("explains_more", .optional(PolicyComparison(answers).better?.policy.name)),
    ]
  }

  private func members(_ answer: InferenceAnswer) -> [JSONValue.Member] {
    let words = InferenceWords(answer: answer, names: profile.names)
    let explanation = answer.explanation
    return [
      .init("policy", PolicyName.json(answer.policy)),
      .init("observations", .integer(answer.available)),
      .init("used", .integer(answer.used.count)),
      .init("conclusion", .string(answer.conclusion.name)),
      .init("evidence", explanation.map { ProbabilityText.exact($0.evidence.value) } ?? .null),
      .init("log_evidence", explanation.map { ProbabilityText.exact($0.evidence.logarithm) } ?? .null),
      .init("condition", .string(words.condition)),
      .init("words", .array(((words.usedWords.map { [$0] } ?? []) + words.sentences).map { .string($0) })),
      .init("drops", .array(explanation?.drops.map(json) ?? [])),
      .init(
        "suspects",
        .array(explanation?.suspects.map { InferenceTables.suspects.object(row($0)) } ?? [])),
    ]
  }

  private func json(_ drop: ScoreDrop) -> JSONValue {
    [
      "from": .string(drop.from.day.description), "to": .string(drop.to.day.description),
      "jss_from": .optional(drop.from.percents?.lowerBound),
      "jss_to": .optional(drop.to.percents?.lowerBound),
      "new_feedback": .integer(drop.newCount), "p_no_new_bad": ProbabilityText.json(drop.noNewBad),
    ]
  }

  private func row(_ suspect: Suspect) -> InferenceTables.SuspectRow {
    InferenceTables.SuspectRow(
      profileID: profile.id, contractID: profile.names.id(of: suspect.feedback.contract), suspect: suspect)
  }

  // MARK: Text

  private var text: String {
    let parts = answers.map { answer in
      let words = InferenceWords(answer: answer, names: profile.names)
      let lines = (words.usedWords.map { [$0] } ?? []) + words.sentences
      return terminal.styled(words.condition, .bold) + ":\n"
        + lines.map { "  \($0)\n" }.joined() + table(answer)
    }
    return InferenceHead.text(profile, priorFile, terminal) + seen + "\n" + parts.joined(separator: "\n")
      + comparison
  }

  private var seen: String {
    let used = answers.map(\.used).max { $0.count < $1.count } ?? []
    let lag = answers.first.map { $0.lag > 0 ? ", each up to \($0.lag) days old" : "" } ?? ""
    return "Seen: " + used.map(InferenceWords.seen).joined(separator: ", ") + lag + "\n"
  }

  private func table(_ answer: InferenceAnswer) -> String {
    guard let explanation = answer.explanation, !explanation.suspects.isEmpty else { return "" }
    var table = TextTable(
      .text("contract"), .text("submitted"), .text("new since"), .number("neutral"), .number("negative"),
      .number("bad"), .number("before"), .number("group"), .text("verdict"))
    for suspect in explanation.suspects {
      table.add(
        profile.names.id(of: suspect.feedback.contract),
        suspect.feedback.submittedOn?.description ?? "not public",
        suspect.newSince?.description ?? "", ProbabilityText.short(suspect.probability(of: .neutral)),
        ProbabilityText.short(suspect.probability(of: .negative)), ProbabilityText.short(suspect.bad),
        ProbabilityText.short(suspect.feedback.priorBad), suspect.group.map(String.init) ?? "",
        suspect.verdict.rawValue)
    }
    return "\n" + table.text(for: terminal)
  }

  private var comparison: String {
    guard answers.count > 1 else {
      return "\nThe answer rests on one policy. With --policy twice or more, policies are compared.\n"
    }
    return "\n" + PolicyComparison(answers).words + "\n"
  }
}

extension InferenceAnswer.Conclusion {
  /// The name in JSON.
  fileprivate var name: String {
    switch self {
    case .explained: "explained"
    case .contradiction: "contradiction"
    case .undecided: "undecided"
    }
  }
}

/// What begins every answer about hidden feedback: whose, of which day, and what it assumes.
enum InferenceHead {
  static func members(_ profile: ProfileInference, _ priorFile: String?) -> [JSONValue.Member] {
    [
      .init("profile_id", .string(profile.id)), .init("profile_kind", .string(profile.kind.rawValue)),
      .init("as_of", .string(profile.asOf.description)), .init("prior", .string(prior(priorFile))),
    ]
  }

  static func text(_ profile: ProfileInference, _ priorFile: String?, _ terminal: Terminal) -> String {
    "\(terminal.styled(Printable.line(profile.id), .bold)) (\(profile.kind.rawValue)) as of \(profile.asOf), prior: \(Printable.line(prior(priorFile)))\n"
  }

  /// What the prior is called.
  static func prior(_ file: String?) -> String { file.map { "assumed, from \($0)" } ?? "assumed" }
}
