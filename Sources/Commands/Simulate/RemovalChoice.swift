import Analysis
import Basics
import Ingestion
import JobSuccess
import Reporting

extension RemovalChoice {
  /// What the arguments name, in their order. A contract that is named twice in one mode is one removal.
  static func resolve(_ arguments: [String], _ profile: OpenProfile) throws(Failure)
    -> [RemovalChoice]
  {
    var choices: [RemovalChoice] = []
    for argument in arguments {
      let choice = try resolve(argument, profile)
      guard let known = choices.first(where: { $0.key == choice.key }) else {
        choices.append(choice)
        continue
      }
      guard known.mode == choice.mode else {
        throw Failure(
          .usage,
          "'\(profile.analysis.names.id(of: choice.key))' is removed both as jss_only and as jss_and_profile; choose one"
        )
      }
    }
    return choices
  }

  private static func resolve(_ argument: String, _ profile: OpenProfile) throws(Failure) -> RemovalChoice {
    // A contract's id may hold colons: it is the whole argument where there is such a contract.
    var (id, mode) = (argument, RemovalMode.jssOnly)
    if profile.market.findContract(withID: argument, of: profile.key) == nil,
      let colon = argument.lastIndex(of: ":")
    {
      id = String(argument[..<colon])
      mode = try RemovalChoice.mode(String(argument[argument.index(after: colon)...]))
    }
    return RemovalChoice(facts: try profile.factsWithFeedback(of: id, todo: "remove"), mode: mode)
  }

  private static func mode(_ name: String) throws(Failure) -> RemovalMode {
    if let mode = RemovalMode(rawValue: name) { return mode }
    let nearest = Suggestion.find(name, among: RemovalMode.allCases.map(\.rawValue))
    throw Failure(
      .usage,
      "there is no removal mode '\(name)'; \(Suggestion.question(nearest))allowed: jss_only, "
        + "jss_and_profile")
  }
}

extension OpenProfile {
  /// A contract of this profile with standing final client feedback; `todo` says what it is wanted for.
  func factsWithFeedback(of id: String, todo: String) throws(Failure) -> ContractFacts {
    let key: ContractKey
    do { key = try market.contract(withID: id, of: self.key) } catch { throw Failure(error) }
    let (history, sheet) = (analysis.history, analysis.sheet)
    guard analysis.scorer.counts(history[key]) else {
      throw Failure(
        .usage,
        "contract '\(id)' belongs to '\(analysis.names.parties(of: key).owner)', and under the policy \(analysis.policy.name) "
          + "an agency's contracts don't count for its members (member_contracts)")
    }
    guard let position = sheet.position(of: key) else {
      throw Failure(
        .usage,
        "contract '\(id)' starts on \(history[key].startedOn): on \(sheet.asOf) there is nothing to \(todo)")
    }
    let facts = sheet.contracts[position].facts
    guard facts.standingFeedback != nil else {
      throw Failure(
        .usage,
        "contract '\(id)' has no final client feedback on \(sheet.asOf): there is nothing to \(todo)")
    }
    return facts
  }
}
