package import JobSuccess

/// What a history tells of a profile's score, ready for a page.
///
/// It holds what both the marketplace's and the talent's page show, each from the history that they may see: no private
/// score, no satisfaction value, no comment.
package struct ScoreStory: Sendable {
  package let asOf: Day
  package let policy: Policy
  package let kind: ProfileKind
  package let result: JobSuccessScore
  /// In the policy's order.
  package let windows: [WindowScore]
  /// The position of the deciding window; with no score, of the longest.
  package let shownWindow: Int
  /// By contract id.
  package let contracts: [ContractStory]
  /// How far missing feedback keeps the shown window's score from 1.
  package let missingCost: Ratio
  /// The last 24 months up to the as-of date, and the days after it.
  package let past: [ForecastDay]
  package let forecast: Forecast
  /// The removals that change the score, the best first, and how many change nothing.
  package let removals: [RemovalEffect]
  package let removalsWithoutEffect: Int
  /// Why no removal may be asked for now; empty where one may.
  package let failedChecks: [FailedCheck]
  /// The best set of at most three removals; nil where it would take too long to find.
  package let plan: RemovalPlan?
  /// What it takes to reach the bands above the score.
  package let targets: [Target]
  /// What a target counts.
  package let targetContract: HypotheticalContracts
  package let actions: [Action]
  /// By what they spent, the most first.
  package let clients: [ClientStory]
  package let badges: BadgeCriteria

  /// The most removals that a plan holds.
  package static let planned = 3

  /// - Parameter each: What a target counts.
  init<Texts: ProfileTexts>(
    _ history: History, _ scorer: Scorer, each: HypotheticalContracts, _ texts: Texts
  ) throws(Texts.Failure) {
    let sheet = scorer.score(history)
    let shown = scorer.shownWindow(of: sheet.result)
    asOf = scorer.asOf
    policy = scorer.policy
    kind = history.profile.kind
    result = sheet.result
    windows = sheet.windows
    shownWindow = shown
    missingCost = scorer.missingCost(in: shown, of: sheet)
    let past = DailyReplay.scores(history, scorer.policy, upTo: scorer.asOf)
    self.past = past
    forecast = Forecast(scorer, history.known(on: scorer.asOf))
    var whatIf = RemovalWhatIf(scorer, history, sheet)
    let effects = whatIf.effectsOfAll()
    removals = effects.filter { $0.change.reason == nil }.bestFirst()
    removalsWithoutEffect = effects.count - removals.count
    failedChecks = RemovalEligibility(history, scorer.policy, on: scorer.asOf).failed
    plan = try? RemovalPlan.best(scorer, history, sheet, atMost: ScoreStory.planned)
    targetContract = each
    targets = ScoreStory.goals(above: sheet.result).map { Target($0, by: scorer, history, sheet, each: each) }
    actions = Actions(scorer, history, sheet).all(effects: effects)
    clients = ClientScorecard.all(history, sheet).map { ClientStory(id: texts.id(of: $0.client), card: $0) }
    let sundays = past.filter { $0.day.isSunday }.suffix(BadgeLimits.sundaysSeen).map(\.score)
    badges = BadgeCriteria(history, sheet, sundays: sundays)
    var contracts: [ContractStory] = []
    for contract in sheet.contracts {
      contracts.append(
        ContractStory(
          contract, id: texts.id(of: contract.facts.key), title: try texts.title(of: contract.facts.key),
          contribution: scorer.contribution(of: contract, in: shown, of: sheet)))
    }
    self.contracts = contracts
  }

  /// The lowest scores of the bands above a score.
  private static func goals(above result: JobSuccessScore) -> [Int] {
    [Band.goodFrom, Band.excellentFrom].filter { goal in
      result.percent.map { $0 < goal } ?? (goal == Band.excellentFrom)
    }
  }

  /// The contract of a key.
  func contract(_ key: ContractKey) -> ContractStory? {
    contracts.first { $0.key == key }
  }
}

/// What a client is to the profile (4.7).
package struct ClientStory: Sendable {
  package let id: String
  package let card: ClientScorecard
}

extension Day {
  fileprivate var isSunday: Bool { weekday == 6 }
}

/// What one contract is to the score.
package struct ContractStory: Sendable {
  package let key: ContractKey
  package let id: String
  package let title: String?
  package let endedOn: Day?
  package let earnings: Cents
  /// The stars that the profile shows; nil where there are none or they are removed from it.
  package let stars: Stars?
  package let verdict: Verdict
  package let outcomeDay: Day?
  package let jobs: Int
  /// What it is in the shown window; nil where none of its jobs lies there.
  package let contribution: Contribution?

  init(
    _ contract: AssessedContract, id: String, title: String?, contribution: Contribution?
  ) {
    let facts = contract.facts
    key = facts.key
    self.id = id
    self.title = title
    endedOn = facts.endedOn
    earnings = facts.earnings
    stars = FeedbackVisibility(facts.removal).showsStars ? facts.stars : nil
    verdict = contract.verdict
    outcomeDay = contract.outcomeDay
    jobs = contract.jobs.count
    self.contribution = contribution
  }

  /// What people know it by: its title, else its id.
  var name: UntrustedText { UntrustedText(title ?? id) }
}
