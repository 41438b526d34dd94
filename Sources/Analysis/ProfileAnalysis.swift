import Ingestion
package import JobSuccess

/// All there is to say of one profile on one day, as an audience may see it: each figure is computed once, when it is
/// first asked for, from one history and one score sheet.
///
/// Commands, tables and pages read it and compute nothing of the domain themselves. It belongs to one thread.
package final class ProfileAnalysis {
  package let audience: Audience
  package let scorer: Scorer
  /// The ids of the profile, its contracts and its clients.
  package let names: any ProfileNames
  /// In full for the marketplace's own people, for others what is public of it.
  package let history: History
  /// The score sheet of `history` on the scorer's day.
  package private(set) var sheet: ScoreSheet
  /// Whatever the audience: for what anyone may see.
  private let full: History
  /// The owners of contracts that are not the profile's own; nil for a history by itself.
  private let owners: ContractOwners?
  private let showsOfficial: Bool
  private let memory: AnalysisMemory?

  /// An analysis of a full history, of which it keeps what the audience may see.
  package convenience init(
    of full: History, _ scorer: Scorer, for audience: Audience, named names: any ProfileNames
  ) {
    self.init(of: full, scorer, for: audience, named: names, owners: nil, showsOfficial: true, memory: nil)
  }

  init(
    of full: History, _ scorer: Scorer, for audience: Audience, named names: any ProfileNames,
    owners: ContractOwners?, showsOfficial: Bool, memory: AnalysisMemory?
  ) {
    self.audience = audience
    self.scorer = scorer
    self.names = names
    self.full = full
    self.owners = owners
    self.showsOfficial = showsOfficial
    self.memory = memory
    history = audience.seesPrivateData ? full : PublicSignals(full, on: scorer.knownOn).history
    var sheet = memory?.takeSheet() ?? ScoreSheet(asOf: scorer.asOf)
    scorer.score(history, into: &sheet)
    self.sheet = sheet
  }

  deinit {
    memory?.give(back: sheet)
  }

  /// The profile's id.
  package private(set) lazy var id: String = names.profileID

  package var asOf: Day { scorer.asOf }
  package var policy: Policy { scorer.policy }
  package var kind: ProfileKind { history.profile.kind }
  /// How many of the contracts that count the profile owns: a market's sum counts each contract once.
  package var ownedContracts: Int { sheet.contracts.count { history[$0.facts.key].isOwned } }
  /// The score from `history`: the official one for the marketplace's own people, else an estimate.
  package var result: JobSuccessScore { sheet.result }

  /// The position of the window whose figures are shown: the deciding one, with no score the longest.
  package private(set) lazy var shownWindow: Int = scorer.shownWindow(of: sheet.result)

  /// The figures of that window.
  package var shown: WindowScore { sheet.windows[shownWindow] }

  /// The averages of the public stars (2.10).
  package private(set) lazy var stars = StarAverages(sheet, history)

  /// The lowest and the highest score over all that is not known; nil where all is known that could count (8.5.28).
  package private(set) lazy var range: ScoreRange? =
    history.unknowns.isEmpty ? nil : ScoreRange(history, scorer)

  // MARK: Official and public

  /// How the score compares with the official one; nil for those whose scores are no estimates.
  package private(set) lazy var estimate: PublicEstimate? =
    audience.seesPrivateData
    ? nil
    : PublicEstimate(
      estimated: result.percent, official: showsOfficial ? .shown(fullSheet.result.percent) : .withheld)

  /// What any visitor sees.
  package private(set) lazy var published = PublishedProfile(
    of: full, fullSheet, showsOfficial: showsOfficial)

  /// The sheet of the full history: the same one where nothing is hidden that a score rests on.
  private lazy var fullSheet: ScoreSheet =
    history.contracts == full.contracts && history.feedback == full.feedback
      && history.payments == full.payments ? sheet : scorer.score(full)

  // MARK: Removals

  /// The effect of removing each candidate by itself, in the order of the contract ids (6.1).
  package private(set) lazy var removals: [RemovalEffect] = {
    var whatIf = RemovalWhatIf(scorer, history, sheet)
    return whatIf.effectsOfAll()
  }()

  /// The removals that help, the best first.
  package private(set) lazy var raisingRemovals: [RemovalEffect] =
    removals.filter { $0.change == .raises || $0.change == .gainsScore }.bestFirst()

  /// The removal with the highest exact score after it, allowed or not, where that beats the score as it is (6.1).
  package var bestRemoval: RemovalEffect? { raisingRemovals.first }

  /// Whether a removal may be asked for under the Top Rated perk (3.3).
  package private(set) lazy var eligibility = RemovalEligibility(history, policy, on: asOf)

  /// Whether the owner of a contract may ask for the removal of its feedback (3.3).
  package func eligibility(for contract: ContractKey) -> RemovalEligibility {
    guard let owners, !history[contract].isOwned else { return eligibility }
    return owners.eligibility(of: owners.owner(of: contract))
  }

  /// The id of the agency that owns a contract of its member; nil for the profile's own.
  package func agency(of contract: ContractKey) -> String? {
    history[contract].isOwned ? nil : names.parties(of: contract).owner
  }

  /// Removals by who has to request them: the profile itself first, also where it has none, then the other owners by the
  /// first of their contracts.
  package func requests(for keys: [ContractKey]) -> [OwnersRequests] {
    var own = OwnersRemovals([], owner: history)
    var others: [(owner: ProfileKey, keys: [ContractKey])] = []
    var places: [ProfileKey: Int] = [:]
    for key in keys {
      guard let owners, !history[key].isOwned else {
        own.keys.append(key)
        continue
      }
      let owner = owners.owner(of: key)
      if let known = places[owner] {
        others[known].keys.append(key)
      } else {
        places[owner] = others.count
        others.append((owner, [key]))
      }
    }
    return [OwnersRequests(owner: nil, removals: own)]
      + others.compactMap { other in
        owners.map {
          OwnersRequests(
            owner: $0.id(of: other.owner),
            removals: OwnersRemovals(other.keys, owner: $0.history(of: other.owner)))
        }
      }
  }

  /// The best set of at most so many removals.
  ///
  /// - Throws: `PlanError` where the search would take too long.
  package func plan(atMost count: Int) throws(PlanError) -> RemovalPlan {
    try RemovalPlan.best(scorer, history, sheet, atMost: count)
  }

  /// When the removals of a plan can be requested, one after the other, from the as-of date on (3.4).
  package func schedule(_ plan: RemovalPlan) -> RemovalSchedule {
    RemovalSchedule(
      requests(for: plan.positions.map { sheet.contracts[$0].facts.key }).map(\.removals), scorer, history,
      today: result)
  }

  // MARK: Days

  /// The score of each day of the last 24 months, the as-of date last.
  package private(set) lazy var past: [ForecastDay] = DailyReplay.scores(history, scorer, sheet, keep: keep)

  /// The score of the days to come if nothing new happens, the as-of date first.
  package private(set) lazy var forecast = Forecast(scorer, sheet)

  /// Those of the last 16 Sundays, oldest first.
  package var sundays: ArraySlice<ForecastDay> {
    past.filter { $0.day.isSunday }.suffix(BadgeLimits.sundaysSeen)
  }

  /// What changed between an earlier day and the as-of date.
  package func attribution(since day: Day) -> Attribution {
    attribution(from: day, to: asOf)
  }

  /// What changed between two days up to the as-of date.
  package func attribution(from first: Day, to last: Day) -> Attribution {
    let (before, after) = (scored(on: first), scored(on: last))
    return Attribution(history, from: before.scorer, before.sheet, to: after.scorer, after.sheet)
  }

  /// The sheet of a day up to the as-of date, scored once: steps that follow each other share one.
  private func scored(on day: Day) -> (scorer: Scorer, sheet: ScoreSheet) {
    if day == asOf { return (scorer, sheet) }
    let scorer = Scorer(policy, asOf: day)
    if let known = earlierSheets[day] { return (scorer, known) }
    let sheet = scorer.score(history)
    keep(sheet)
    return (scorer, sheet)
  }

  /// Keeps the sheet of an earlier day, unless there are so many contracts that scoring twice is better than the memory.
  private func keep(_ sheet: ScoreSheet) {
    guard (earlierSheets.count + 1) * sheet.contracts.count <= ProfileAnalysis.mostKeptContracts else {
      return
    }
    earlierSheets[sheet.asOf] = sheet
  }

  private var earlierSheets: [Day: ScoreSheet] = [:]
  private static let mostKeptContracts = 100_000

  // MARK: What to reach and what to do

  /// What a target counts unless somebody says otherwise. Nobody but the marketplace sees private scores.
  package var targetContract: HypotheticalContracts {
    audience.seesPrivateData ? HypotheticalContracts() : HypotheticalContracts(privateScore: nil)
  }

  /// What it takes to reach the bands above the score.
  package private(set) lazy var targets: [Target] = {
    let goals = [Band.goodFrom, Band.excellentFrom].filter { goal in
      result.percent.map { $0 < goal } ?? (goal == Band.excellentFrom)
    }
    guard !goals.isEmpty else { return [] }
    let search = TargetSearch(scorer, sheet, each: targetContract)
    return goals.map { search.target($0, forecast) }
  }()

  /// What it takes to reach a whole percent, with contracts like `each`.
  package func target(_ percent: Int, each: HypotheticalContracts) -> Target {
    TargetSearch(scorer, sheet, each: each).target(percent, forecast)
  }

  /// What can be done about feedback (4.5), by deadline, then contract id.
  package private(set) lazy var actions: [Action] =
    Actions(scorer, history, sheet).all(effects: eligibility.failed.isEmpty ? removals : [])

  /// Whether and when the score falls below 90 soon; nil where it does not.
  package var risk: ScoreRisk? { scorer.risk(of: sheet) }

  // MARK: Badges and clients

  /// What the rules of the badges say (4.8).
  package private(set) lazy var badges: BadgeCriteria =
    if let memory {
      BadgeCriteria(history, sheet, goodSundays: memory.goodSundays(history, sheet))
    } else {
      BadgeCriteria(history, sheet, sundays: sundays.map(\.score))
    }

  /// The clients from the talent's side (4.7): the one whose contracts cost the shown window most first, then the one that
  /// spent most.
  package private(set) lazy var clients: [ClientScorecard] = {
    let shares = clientShares
    let all = ClientScorecard.all(history, sheet)
    let costs = all.map { shares[$0.client]?.costs ?? .zero }
    return all.indices.sorted { costs[$0] == costs[$1] ? $0 < $1 : costs[$0] > costs[$1] }.map { all[$0] }
  }()

  /// What each client's contracts do to the shown window; none for a client without a job there.
  package private(set) lazy var clientShares: [ClientKey: PartyShare] = sharesOfClients()

  /// What each member's contracts do to an agency's shown window, what costs most first; none for a freelancer.
  package private(set) lazy var memberShares: [MemberShare] = sharesOfMembers()

  /// Where five public stars come with a low private score; nil for those who may not see private scores.
  package var surprises: [PrivateSurprise]? {
    audience.seesPrivateData ? PrivateSurprise.all(sheet) : nil
  }
}

extension Day {
  fileprivate var isSunday: Bool { weekday == 6 }
}
