package import Analysis
internal import Basics
internal import CSV
internal import Ingestion
package import JobSuccess

/// What a visitor sees, side by side with what they would see after removals.
package struct PublicProfileAnswer {
  let about: ProfileAnalysis
  let texts: DatasetProfileTexts
  /// The profile as it is first.
  let versions: [PublicVersion]

  /// An answer about a profile in several versions.
  package init(about: ProfileAnalysis, texts: DatasetProfileTexts, versions: [PublicVersion]) {
    self.about = about
    self.texts = texts
    self.versions = versions
  }

  // MARK: For people

  package func text(_ terminal: Terminal) throws(UnreadableTexts) -> String {
    let id = terminal.styled(Printable.line(about.id), .bold)
    let kind = about.kind.rawValue
    var text = "\(id) (\(kind)) as a visitor sees it on \(about.asOf)\n"
    if let name = try texts.profileName() { text += Printable.line(name) + "\n" }
    if let agency = texts.exclusiveAgency() {
      let score = shown(agency.score, none: "no score")
      text += "Shows the score of the agency \(Printable.line(agency.id)): \(score)\n"
    }
    if about.estimate != nil, versions.count > 1 {
      text += "Scores after removals are \(PublicEstimate.notice).\n"
    }
    text += "\n" + figures(terminal) + "\n" + terminal.styled("Work history", .bold) + "\n"
    for entry in versions[0].profile.entries { text += try block(entry) }
    return text
  }

  private func figures(_ terminal: Terminal) -> String {
    var table = TextTable([.text("")] + versions.map { .number(words($0.name)) })
    let none = about.estimate?.official == .withheld ? "not shown" : "none"
    let scores = versions.enumerated().map { index, version in
      version.profile.score.map { "\($0)%" } ?? (index == 0 ? none : "none")
    }
    table.add(["Job Success Score"] + scores)
    table.add(["badge"] + versions.map { $0.profile.badge?.words ?? "not known" })
    table.add(["stars"] + versions.map { $0.profile.stars?.text(places: 2) ?? "none" })
    table.add(["jobs"] + versions.map { String($0.profile.jobs) })
    return table.text(for: terminal)
  }

  /// A contract, and where it looks otherwise after a removal, how.
  private func block(_ entry: PublicEntry) throws(UnreadableTexts) -> String {
    let title = try texts.title(of: entry.contract).map { Printable.line($0) + ", " } ?? ""
    let dates = "\(entry.startedOn) to \(entry.endedOn?.description ?? "today")"
    var text = "  \(title)\(dates) (\(Printable.line(texts.id(of: entry.contract))))\n"
    text += try lines(entry.feedback, indent: "    ")
    for given in entry.midContract {
      let comment = try texts.comment(of: given.text).map { " " + quoted($0, "    ") } ?? ""
      text += "    mid-contract: \(stars(given.stars))\(comment)\n"
    }
    for version in versions.dropFirst() {
      guard let other = version.profile.entries.first(where: { $0.contract == entry.contract }),
        other.feedback != entry.feedback
      else { continue }
      text += "    \(words(version.name)):\n" + (try lines(other.feedback, indent: "      "))
    }
    return text
  }

  private func lines(_ feedback: PublicFeedback, indent: String) throws(UnreadableTexts) -> String {
    guard case .given(let given, let text, let response) = feedback else {
      return feedback.notice.map { indent + $0 + "\n" } ?? ""
    }
    let comment = try texts.comment(of: text).map { " " + quoted($0, indent) } ?? ""
    var lines = "\(indent)\(stars(given))\(comment)\n"
    if let response, let answer = try texts.response(to: response) {
      lines += "\(indent)answer: \(quoted(answer, indent))\n"
    }
    return lines
  }

  /// A text between quotes; its further lines are indented a little more.
  private func quoted(_ text: String, _ indent: String) -> String {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return "“" + lines.map { Printable.line(String($0)) }.joined(separator: "\n" + indent + "  ") + "”"
  }

  private func stars(_ stars: Stars?) -> String {
    stars.map { "\($0.ratio.text(places: 2)) stars" } ?? "no stars"
  }

  private func shown(_ score: OfficialPercent, none: String) -> String {
    switch score {
    case .shown(let percent): percent.map(String.init) ?? none
    case .withheld: OfficialPercent.withheldWords
    }
  }

  private func words(_ name: String) -> String {
    name == "as_it_is" ? "as it is" : name
  }

  // MARK: For programs

  package func json() throws(UnreadableTexts) -> String {
    var shown: [JSONValue] = []
    for version in versions { shown.append(try object(version)) }
    let agency = texts.exclusiveAgency()
    var members: [JSONValue.Member] = [
      .init("profile_id", .string(about.id)),
      .init("profile_kind", .string(about.kind.rawValue)),
      .init("as_of", .string(about.asOf.description)),
      .init("policy", PolicyName.json(about.policy)),
      .init(
        "exclusive_agency",
        agency.map { ["agency_id": .string($0.id), "jss": .optional($0.score.percent)] } ?? .null),
      .init("versions", .array(shown)),
    ]
    if about.estimate != nil, versions.count > 1 {
      members.append(.init("notice", .string("scores after removals are \(PublicEstimate.notice)")))
    }
    return JSONWriter.text(.object(members), indents: true) + "\n"
  }

  private func object(_ version: PublicVersion) throws(UnreadableTexts) -> JSONValue {
    var history: [JSONValue] = []
    for entry in version.profile.entries { history.append(try object(entry)) }
    return [
      "name": .string(version.name),
      "jss": .optional(version.profile.score),
      "badge": .optional(version.profile.badge?.rawValue),
      "stars": ScoreJSON.decimal(version.profile.stars, places: 2),
      "jobs": .integer(version.profile.jobs),
      "history": .array(history),
    ]
  }

  private func object(_ entry: PublicEntry) throws(UnreadableTexts) -> JSONValue {
    var (stars, comment, response): (Stars?, String?, String?) = (nil, nil, nil)
    if case .given(let given, let text, let answer) = entry.feedback {
      stars = given
      comment = try texts.comment(of: text)
      if let answer { response = try texts.response(to: answer) }
    }
    var midContract: [JSONValue] = []
    for given in entry.midContract {
      midContract.append([
        "stars": ScoreJSON.decimal(given.stars?.ratio, places: 2),
        "comment": .optional(try texts.comment(of: given.text)),
      ])
    }
    return [
      "contract_id": .string(texts.id(of: entry.contract)),
      "title": .optional(try texts.title(of: entry.contract)),
      "started_on": .string(entry.startedOn.description),
      "ended_on": .optional(entry.endedOn?.description),
      "shows": .string(entry.feedback.name),
      "stars": ScoreJSON.decimal(stars?.ratio, places: 2),
      "comment": .optional(comment),
      "response": .optional(response),
      "mid_contract": .array(midContract),
    ]
  }
}

extension PublicFeedback {
  fileprivate var name: String {
    switch self {
    case .inProgress: "in_progress"
    case .noFeedback: "no_feedback"
    case .given: "given"
    case .removed: "removed"
    }
  }
}

/// The public profile as it is, or as if some feedback were removed.
package struct PublicVersion {
  let name: String
  let profile: PublicProfile

  /// A version with its name in JSON.
  package init(name: String, profile: PublicProfile) {
    self.name = name
    self.profile = profile
  }
}
