import JobSuccess

/// What a run finds worth a look while it scores, bounded: the index shows it, and pages are made for those at risk.
struct RunFindings: Sendable {
  private(set) var risks: TopList<AtRisk>
  private(set) var lifts: TopList<Lifted>
  private(set) var deadlines: TopList<Due>
  private(set) var movers: TopList<Moved>

  /// Rows of each of the index' tables.
  static let listed = 200

  /// Finds as many profiles at risk as the index shows and pages are made of.
  init(pages: Int) {
    risks = TopList(max(pages, RunFindings.listed))
    lifts = TopList(RunFindings.listed)
    deadlines = TopList(RunFindings.listed)
    movers = TopList(RunFindings.listed)
  }

  /// A profile below 90, or soon: the lowest exact score first, then by id.
  struct AtRisk: Comparable, Sendable {
    /// The profile's index in the dataset.
    let profile: Int
    let result: JobSuccessScore
    /// When it falls; nil where it is below now.
    let falls: ScoreRisk?
    let afterRemoval: Int?

    static func == (left: Self, right: Self) -> Bool { left.profile == right.profile }

    static func < (left: Self, right: Self) -> Bool {
      guard let score = left.result.exact, let other = right.result.exact, score != other else {
        return left.profile < right.profile
      }
      return score < other
    }
  }

  /// A profile that one removal lifts to 90 or more: the highest score first, then by id.
  struct Lifted: Comparable, Sendable {
    let profile: Int
    let percent: Int?
    let contract: ContractKey
    let after: Int
    let isAllowed: Bool

    static func < (left: Self, right: Self) -> Bool {
      (right.after, left.profile) < (left.after, right.profile)
    }
  }

  /// Something to do: by deadline, profile, contract, action.
  struct Due: Comparable, Sendable {
    let profile: Int
    let percent: Int?
    let contract: ContractKey
    let action: ActionKind
    let deadline: Day

    static func < (left: Self, right: Self) -> Bool {
      (left.deadline, left.contract, left.action) < (right.deadline, right.contract, right.action)
    }
  }

  /// A profile whose shown score is another than in the run before: the largest change first, then by id.
  struct Moved: Comparable, Sendable {
    let profile: Int
    let percent: Int?
    let before: Int?
    let points: Int

    static func < (left: Self, right: Self) -> Bool {
      (right.points, left.profile) < (left.points, right.profile)
    }
  }

  /// Looks at one profile.
  mutating func add(
    _ profile: Int, _ sheet: ScoreSheet, best: RemovalEffect?, _ actions: [Action], _ history: History,
    _ scorer: Scorer, since previous: PreviousScores?
  ) {
    let percent = sheet.result.percent
    if let change = previous?.change(of: profile, to: percent) {
      movers.add(Moved(profile: profile, percent: percent, before: change.before, points: change.points))
    }
    if let risk = scorer.risk(of: sheet) {
      risks.add(
        AtRisk(
          profile: profile, result: sheet.result, falls: risk.day == scorer.asOf ? nil : risk,
          afterRemoval: best?.after.percent))
    }
    if (percent ?? -1) < ScoreRisk.mark, let best, let after = best.after.percent, after >= ScoreRisk.mark {
      lifts.add(
        Lifted(
          profile: profile, percent: percent, contract: sheet.contracts[best.position].facts.key,
          after: after,
          isAllowed: RemovalEligibility(history, scorer.policy, on: scorer.asOf).failed.isEmpty))
    }
    for action in actions {
      guard let deadline = action.deadline else { continue }
      deadlines.add(
        Due(
          profile: profile, percent: percent, contract: action.contract, action: action.kind,
          deadline: deadline))
    }
  }

  /// Looks at one profile for visitors, who may not see what is ahead: below 90 now, by the shown score, then by id.
  mutating func add(_ profile: Int, shown: JobSuccessScore) {
    guard let percent = shown.percent, percent < ScoreRisk.mark else { return }
    risks.add(
      AtRisk(profile: profile, result: shown, falls: nil, afterRemoval: nil))
  }

  mutating func add(_ other: RunFindings) {
    risks.add(other.risks)
    lifts.add(other.lifts)
    deadlines.add(other.deadlines)
    movers.add(other.movers)
  }
}
