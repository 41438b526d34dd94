package import Analysis
package import Basics
internal import Ingestion
package import JobSuccess

/// What begins every answer about a profile.
extension ProfileAnalysis {
  /// Whose score, of which day, by which policy, and what it is: a line each, and one more for an estimate.
  package func headline(_ terminal: Terminal) -> String {
    let kind = kind.rawValue
    let id = terminal.styled(Printable.line(self.id), .bold)
    return """
      \(id) (\(kind)) as of \(asOf)\(foresight), policy \(Printable.line(policy.name))
      Job Success Score \(ScoreWords.sentence(result, policy))
      \(estimate.map { "All figures here are \(PublicEstimate.notice). \($0.words)\n" } ?? "")
      """ + unknownSentences.map { $0 + "\n" }.joined()
  }

  /// That a day ahead is known from an earlier one.
  private var foresight: String {
    scorer.knownOn == asOf ? "" : ", if nothing new happens after \(scorer.knownOn)"
  }

  /// What begins every answer in JSON: whose score, of which day, by which policy, and what it is.
  package var members: [JSONValue.Member] {
    [
      .init("profile_id", .string(id)),
      .init("profile_kind", .string(kind.rawValue)),
      .init("as_of", .string(asOf.description)),
    ]
      + (scorer.knownOn == asOf ? [] : [.init("known_on", .string(scorer.knownOn.description))]) + [
        .init("policy", PolicyName.json(policy)),
        .init("score", .object(ComparisonJSON.score(result))),
      ] + (estimate.map(ScoreJSON.members) ?? [])
  }
}

/// An answer for people, and its members for programs.
package struct Answer {
  package let text: String
  package let members: [JSONValue.Member]

  /// The whole answer about a profile: with what begins every one, as text or as one JSON object.
  package func written(about profile: ProfileAnalysis, asJSON: Bool, for terminal: Terminal) -> String {
    asJSON
      ? JSONWriter.text(.object(profile.members + members), indents: true) + "\n"
      : terminal.folded(profile.headline(terminal) + "\n" + text)
  }

  /// Why a profile has its score and, where that was asked, what changed it.
  ///
  /// - Parameters:
  ///   - titles: Those of the profile's contracts, where they are known.
  ///   - names: Those of an agency's members.
  package init(
    explaining profile: ProfileAnalysis, _ attribution: Attribution?, titles: [ContractKey: String] = [:],
    names: ProfileNameColumn? = nil, detail: ExplanationDetail = ExplanationDetail(), for terminal: Terminal
  ) throws(UnreadableTexts) {
    text = try ExplanationText(profile, titles: titles, names: names, detail, for: terminal).text(attribution)
    members = ExplanationJSON(profile).members(attribution)
  }

  init(text: String, members: [JSONValue.Member]) {
    self.text = text
    self.members = members
  }

  package static func + (first: Answer, second: Answer) -> Answer {
    let gap = second.text.isEmpty ? "" : "\n"
    return Answer(text: first.text + gap + second.text, members: first.members + second.members)
  }
}

/// How every output names its policy: the name, and the SHA-256 of the resolved parameters (2.8).
package enum PolicyName {
  package static func json(_ policy: Policy) -> JSONValue {
    ["name": .string(policy.name), "sha256": .string(policy.digest)]
  }
}
