@testable import JobSuccess

/// Chapter 7 as plainly and slowly as its text goes, to hold the inference against: every combination of what hidden
/// feedback may be is written into the history and scored on every day.
struct PlainInference {
  let history: History
  let policy: Policy
  let asOf: Day
  let lag: Int
  let observations: [ScoreObservation]

  /// One hidden feedback with all it may be.
  struct Unknown {
    let contract: Int
    /// The index of the feedback in the history's; nil where the client may have given one that is not public.
    let feedback: Int?
    let values: [Possibility]
  }

  /// What a hidden feedback may be.
  struct Possibility {
    let outcome: HiddenOutcome
    var probability: Double
    /// The private score to write, of several one that gives the outcome.
    let privateScore: PrivateScore?
    /// The day of the feedback, where it is not public; nil where there is none.
    var givenOn: Day?
  }

  /// The days that an observation's score may be of.
  func days(of observation: ScoreObservation) -> [Day] {
    (0...lag).map { observation.day - $0 }
  }

  var used: [ScoreObservation] { observations.filter { $0.day <= asOf } }

  func unknowns() -> [Unknown] {
    let days = Set(used.flatMap(days))
    var found: [Unknown] = []
    for index in history.contracts.indices {
      let contract = history.contracts[index]
      guard contract.isOwned || policy.memberContracts == .both else { continue }
      if contract.clientStanding == .suspended { continue }
      if contract.clientStanding == .flagged, policy.excludeFlaggedClients { continue }
      if isBlind(contract) {
        guard let endedOn = contract.endedOn, days.contains(where: { $0 >= endedOn }) else { continue }
        found.append(Unknown(contract: index, feedback: nil, values: notPublic(contract, endedOn)))
        continue
      }
      for given in contract.feedback where isStanding(given, of: contract, on: days) {
        let stars = history.feedback[given].stars
        found.append(Unknown(contract: index, feedback: given, values: values(stars, contract.endReason)))
      }
    }
    return found
  }

  /// Whether the time to give feedback is not over, and the talent has given none.
  private func isBlind(_ contract: Contract) -> Bool {
    guard let endedOn = contract.endedOn, endedOn <= asOf, asOf <= endedOn + 14 else { return false }
    return !contract.feedback.contains {
      let given = history.feedback[$0]
      return given.author == .freelancer && given.kind == .final && given.submittedOn <= asOf
    }
  }

  private func isStanding(_ given: Int, of contract: Contract, on days: Set<Day>) -> Bool {
    days.contains { day in
      let known = contract.feedback.filter {
        history.feedback[$0].isClientsFinal && history.feedback[$0].submittedOn <= day
      }
      guard known.last == given, contract.startedOn <= day else { return false }
      guard let removedOn = history.feedback[given].removedOn else { return true }
      return day < removedOn
    }
  }

  private func values(_ stars: Stars?, _ reason: EndReason?) -> [Possibility] {
    let scale = SatisfactionScale(policy.satisfaction)
    var values: [Possibility] = []
    let scores: [PrivateScore?] = [nil] + (0...10).map { PrivateScore(UInt8($0)) }
    for outcome in HiddenOutcome.allCases {
      let giving = scores.filter {
        HiddenOutcome(scale.satisfaction(stars: stars, privateScore: $0, endReason: reason)) == outcome
      }
      guard let first = giving.first else { continue }
      let probability = giving.reduce(0) { $0 + PlainPrior.probability(of: $1, stars, reason) }
      values.append(Possibility(outcome: outcome, probability: probability, privateScore: first))
    }
    return values
  }

  /// Feedback of unknown stars of any day since the end, or none.
  private func notPublic(_ contract: Contract, _ endedOn: Day) -> [Possibility] {
    let scale = SatisfactionScale(policy.satisfaction)
    let days = (0...(asOf - endedOn)).map { endedOn + $0 }
    var values: [Possibility] = []
    for score in (0...10).map({ PrivateScore(UInt8($0)) }) {
      let outcome = HiddenOutcome(
        scale.satisfaction(stars: nil, privateScore: score, endReason: contract.endReason))
      let probability = PlainPrior.probability(of: score, nil, contract.endReason)
      for day in days {
        values.append(
          Possibility(
            outcome: outcome, probability: probability / Double(days.count), privateScore: score, givenOn: day
          ))
      }
    }
    values.append(
      Possibility(
        outcome: .none, probability: PlainPrior.probability(of: nil, nil, contract.endReason),
        privateScore: nil))
    return values
  }

  /// The unknowns with what is the same on all used days taken together: feedback that is not public has one value for
  /// each outcome and first used day on which it counts.
  func mergedUnknowns() -> [Unknown] {
    let days = Set(used.flatMap(days)).sorted()
    return unknowns().map { unknown in
      guard unknown.feedback == nil else { return unknown }
      var merged: [Possibility] = []
      for value in unknown.values {
        var value = value
        value.givenOn = value.givenOn.map { given in days.first { $0 >= given } ?? asOf + 1 }
        if let place = merged.firstIndex(where: { $0.outcome == value.outcome && $0.givenOn == value.givenOn }
        ) {
          merged[place].probability += value.probability
        } else {
          merged.append(value)
        }
      }
      return Unknown(contract: unknown.contract, feedback: nil, values: merged)
    }
  }

  func advance(_ choice: inout [Int], _ unknowns: [Unknown]) -> Bool {
    for index in choice.indices {
      choice[index] += 1
      if choice[index] < unknowns[index].values.count { return true }
      choice[index] = 0
    }
    return false
  }

  /// The history with what was chosen.
  func written(_ choice: [Int], _ unknowns: [Unknown]) -> History {
    var history = history
    for index in history.feedback.indices { history.feedback[index].privateScore = nil }
    for (place, unknown) in zip(choice, unknowns) {
      let value = unknown.values[place]
      if let feedback = unknown.feedback {
        history.feedback[feedback].privateScore = value.privateScore
        continue
      }
      let own = history.contracts[unknown.contract].feedback
      for index in own where history.feedback[index].isClientsFinal {
        history.feedback[index].submittedAt = Instant(nanoseconds: .max)
      }
      guard let day = value.givenOn else { continue }
      let start = history.feedback.endIndex
      history.feedback.append(
        Feedback(
          submittedAt: Instant(startOf: day), author: .client, kind: .final, privateScore: value.privateScore)
      )
      history.contracts[unknown.contract].feedback = start..<start + 1
    }
    return history
  }
}

/// The table of 7.3, once more.
enum PlainPrior {
  static func probability(of score: PrivateScore?, _ stars: Stars?, _ reason: EndReason?) -> Double {
    let scores: [PrivateScore?] = [nil] + (0...10).map { PrivateScore(UInt8($0)) }
    let all = scores.reduce(0) { $0 + weight(of: $1, stars, reason) }
    return weight(of: score, stars, reason) / all
  }

  private static func weight(of score: PrivateScore?, _ stars: Stars?, _ reason: EndReason?) -> Double {
    let row: [Double] =
      switch stars.map({ Double($0.sixHundredths) / 600 }) {
      case nil: [50, 50, 50, 130, 660]
      case let stars? where stars >= 5: [15, 20, 25, 120, 760]
      case let stars? where stars >= 4.5: [30, 60, 90, 220, 540]
      case let stars? where stars >= 4: [70, 120, 160, 270, 320]
      case let stars? where stars >= 3: [250, 250, 200, 150, 90]
      default: [600, 200, 80, 40, 20]
      }
    guard let score else { return 60 }
    let factor =
      switch reason {
      case .unsuccessful: 4.0
      case .other: 2.0
      case .clientUnresponsive: 1.5
      case .successful: 0.75
      case nil: 1.0
      }
    switch score.value {
    case 0...2: return row[0] / 3 * factor
    case 3...4: return row[1] / 2 * factor
    case 5...6: return row[2] / 2 * factor
    case 7...8: return row[3] / 2
    default: return row[4] / 2
    }
  }
}

extension PlainInference {
  /// The probability of each shown score of a day, nil for none, without any observation.
  func distribution(on day: Day) -> [Int?: Double] {
    let unknowns = unknowns()
    var found: [Int?: Double] = [:]
    var choice = Array(repeating: 0, count: unknowns.count)
    repeat {
      var probability = 1.0
      for (unknown, place) in zip(unknowns, choice) { probability *= unknown.values[place].probability }
      let percent = Scorer(policy, asOf: day).score(written(choice, unknowns)).result.percent
      found[percent, default: 0] += probability
    } while advance(&choice, unknowns)
    return found
  }
}
