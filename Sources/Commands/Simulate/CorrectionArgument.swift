import Analysis
import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `--change C:stars=5,private=9`: the client corrects a feedback.
struct CorrectionArgument {
  private let contract: String
  private let stars: Stars?
  private let privateScore: PrivateScore?

  @Sendable init(_ text: String) throws {
    // A contract's id may hold colons and commas; the values hold no colon.
    guard let colon = text.lastIndex(of: ":") else {
      throw ValidationError("give the contract and what changes, such as c1:stars=5,private=9")
    }
    contract = String(text[..<colon])
    let values = try KeyedValues(String(text[text.index(after: colon)...]), allowed: ["stars", "private"])
    stars = try values.value("stars", Stars.init(text:))
    privateScore = try values.value("private", PrivateScore.init(text:))
  }

  /// What the arguments name, each contract once and none that is to be removed.
  static func resolve(
    _ arguments: [CorrectionArgument], _ profile: OpenProfile, besides removed: [ContractKey]
  ) throws(Failure) -> [Correction] {
    var corrections: [Correction] = []
    for argument in arguments {
      let correction = try argument.resolve(profile)
      let key = correction.facts.key
      guard !removed.contains(key) else {
        throw Failure(
          .usage, "the feedback on '\(argument.contract)' is both removed and corrected; choose one")
      }
      guard !corrections.contains(where: { $0.facts.key == key }) else {
        throw Failure(
          .usage, "the feedback on '\(argument.contract)' is corrected twice; say it in one --change")
      }
      corrections.append(correction)
    }
    return corrections
  }

  /// The correction of a profile's feedback; fails where there is none to correct.
  private func resolve(_ profile: OpenProfile) throws(Failure) -> Correction {
    let facts = try profile.factsWithFeedback(of: contract, todo: "change")
    guard facts.removal == nil else {
      throw Failure(
        .usage,
        "the feedback on '\(contract)' was removed: removed feedback can't be corrected")
    }
    return Correction(facts: facts, stars: stars, privateScore: privateScore)
  }
}
