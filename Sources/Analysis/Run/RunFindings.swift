package import Ingestion
package import JobSuccess

/// What a run finds that people should see, while it scores: bounded, so that it does not grow with the market. The index
/// shows it, and pages are made for those at risk.
package struct RunFindings: Sendable {
  package private(set) var risks: TopList<AtRisk>
  /// By a removal that may be asked for now, and by one that may not.
  package private(set) var lifts: TopList<Lifted>
  package private(set) var laterLifts: TopList<Lifted>
  package private(set) var deadlines: TopList<Due>
  package private(set) var movers: TopList<Moved>
  /// Profiles of which not all is known (8.5.28).
  package private(set) var unclear: TopList<Unclear>

  /// Rows of each of the index' tables.
  package static let listed = 200

  /// Profiles of which not all is known that a message names.
  package static let told = 5

  /// Finds as many profiles at risk as the index shows and pages are made of.
  package init(pages: Int) {
    risks = TopList(max(pages, RunFindings.listed))
    lifts = TopList(RunFindings.listed)
    laterLifts = TopList(RunFindings.listed)
    deadlines = TopList(RunFindings.listed)
    movers = TopList(RunFindings.listed)
    unclear = TopList(RunFindings.listed)
  }

  /// A profile below 90, or soon: the lowest exact score first, then by id.
  package struct AtRisk: Comparable, Sendable {
    package let profile: ProfileKey
    package let result: JobSuccessScore
    /// When it falls; nil where it is below now.
    package let falls: ScoreRisk?
    /// Whole percent; nil where no removal raises the score.
    package let afterRemoval: Int?

    package static func == (left: Self, right: Self) -> Bool { left.profile == right.profile }

    package static func < (left: Self, right: Self) -> Bool {
      guard let score = left.result.exact, let other = right.result.exact, score != other else {
        return left.profile < right.profile
      }
      return score < other
    }
  }

  /// A profile that one removal lifts to 90 or more: the highest score first, then by id.
  package struct Lifted: Comparable, Sendable {
    package let profile: ProfileKey
    package let percent: Int?
    package let contract: ContractKey
    package let after: Int

    package static func < (left: Self, right: Self) -> Bool {
      (right.after, left.profile) < (left.after, right.profile)
    }
  }

  /// Something to do: by deadline, contract, action.
  package struct Due: Comparable, Sendable {
    package let profile: ProfileKey
    package let percent: Int?
    package let contract: ContractKey
    package let action: ActionKind
    package let deadline: Day
    /// Of how many that exclude each other this one lifts the score most: 1 for most.
    package let alternatives: Int

    package static func < (left: Self, right: Self) -> Bool {
      (left.deadline, left.contract, left.action) < (right.deadline, right.contract, right.action)
    }
  }

  /// A profile whose shown score is another than in the run before: the largest change first, then by id.
  package struct Moved: Comparable, Sendable {
    package let profile: ProfileKey
    package let percent: Int?
    package let before: Int?
    package let points: Int

    package static func < (left: Self, right: Self) -> Bool {
      (right.points, left.profile) < (left.points, right.profile)
    }
  }

  /// A profile whose score could be another, or rests on rates of currencies, by id.
  package struct Unclear: Comparable, Sendable {
    package let profile: ProfileKey
    package let percent: Int?
    /// What it could be; nil where only rates are to be told.
    package let range: ScoreRange?
    /// The rates at which its earnings became dollars.
    package let rates: [String]

    package static func < (left: Self, right: Self) -> Bool { left.profile < right.profile }
  }

  /// Adds what one profile gives.
  package mutating func add(_ key: ProfileKey, _ profile: ProfileAnalysis, since previous: PreviousScores?) {
    let percent = profile.result.percent
    let best = profile.bestRemoval
    if let change = previous?.change(of: key, to: percent) {
      movers.add(Moved(profile: key, percent: percent, before: change.before, points: change.points))
    }
    let (range, rates) = (profile.range, profile.history.rates)
    if range != nil || !rates.isEmpty {
      unclear.add(Unclear(profile: key, percent: percent, range: range, rates: rates))
    }
    if let risk = profile.risk {
      risks.add(
        AtRisk(
          profile: key, result: profile.result, falls: risk.day == profile.asOf ? nil : risk,
          afterRemoval: best?.after.percent))
    }
    if (percent ?? -1) < ScoreRisk.mark, let best, let after = best.after.percent, after >= ScoreRisk.mark {
      let contract = profile.sheet.contracts[best.position].facts.key
      let lifted = Lifted(profile: key, percent: percent, contract: contract, after: after)
      if profile.eligibility(for: contract).failed.isEmpty {
        lifts.add(lifted)
      } else {
        laterLifts.add(lifted)
      }
    }
    for todo in Todo.all(profile.actions) {
      guard let deadline = todo.deadline else { continue }
      let action = todo.choices[0]
      deadlines.add(
        Due(
          profile: key, percent: percent, contract: action.contract, action: action.kind, deadline: deadline,
          alternatives: action.alternatives))
    }
  }

  /// Adds what another part of the market gives.
  package mutating func add(_ other: RunFindings) {
    risks.add(other.risks)
    lifts.add(other.lifts)
    laterLifts.add(other.laterLifts)
    deadlines.add(other.deadlines)
    movers.add(other.movers)
    unclear.add(other.unclear)
  }
}
