/// Replays a client relationship with changed contracts.
///
/// Its contracts are assessed again in phases: a phase begins on each day on which a contract's facts differ from
/// those of the day before. First all phases are found, and with them the days on which the relationship is
/// long-term. Then it is decided what each phase counts as.
struct ChangingRelationship {
  private var phases: [Phase] = []
  private var mayBeLongTerm = false
  /// For each day: the first and last paid day and the last outcome day of the contracts with phases.
  private var firstPaidOn: [Day]
  private var lastPaidOn: [Day]
  private var outcomeDay: [Day]
  /// The days on which a contract has negative feedback, so that the relationship is not long-term.
  private var hasNegativeFeedback = StepSet()
  /// The first and last paid day and the last outcome day of the contracts that stay in the sums, the same on all
  /// days.
  private var keptFirstPaidOn = Day.never
  private var keptLastPaidOn = Day.longAgo
  private var keptOutcomeDay = Day.longAgo
  // Memory that is used again for each contract.
  private var jobs: [Job] = []

  /// Some days on which the facts of a contract don't change.
  private struct Phase {
    let position: SheetPosition
    let steps: Range<Int>
    let facts: ContractFacts
    /// The verdict of rules 1 to 5; nil if none of them applies.
    let byFeedback: Verdict?
    let tierWeight: Int
    /// Whether the facts are those of the as-of date.
    let isTodays: Bool
    /// Whether it counts as paid up to the scored day.
    let isPaidUpToNow: Bool
  }

  /// Memory for the relationships of a replay.
  init(for replay: ScoreReplay) {
    firstPaidOn = Array(repeating: .never, count: replay.days.count)
    lastPaidOn = Array(repeating: .longAgo, count: replay.days.count)
    outcomeDay = lastPaidOn
  }

  /// Adds the contracts of a relationship to the sums of all days, as what they count on each day. `changed` has the
  /// positions of the changed ones, in ascending order. The client must have been removed from the sums before.
  mutating func add(
    _ relationship: RelationshipIndex, changed: [SheetPosition], sheet: ScoreSheet, history: History,
    replay: ScoreReplay,
    to sums: inout ReplaySums
  ) {
    begin(relationship, sheet: sheet, history: history, replay: replay)
    var next = 0
    for place in sheet.relationships[relationship].members {
      let position = sheet.byClient[place]
      let isChanged = next < changed.count && changed[next] == position
      if isChanged { next += 1 }
      // An unchanged contract stays in the sums if it counts the same in any relationship.
      if !isChanged, !mayBeLongTerm || sheet.contracts[position].isSettled {
        keep(position, of: sheet, replay: replay, in: &sums)
      } else {
        sums.remove(position, of: sheet, replay: replay)
        addPhases(of: position, sheet: sheet, history: history, replay: replay)
      }
    }
    let longTerm = mayBeLongTerm ? longTermSteps(replay: replay) : StepSet()
    for index in phases.indices {
      count(phases[index], longTerm: longTerm, sheet: sheet, history: history, replay: replay, to: &sums)
    }
    addClient(replay: replay, to: &sums)
  }

  /// Prepares for a relationship.
  private mutating func begin(
    _ relationship: RelationshipIndex, sheet: ScoreSheet, history: History, replay: ScoreReplay
  ) {
    phases.removeAll(keepingCapacity: true)
    for step in outcomeDay.indices { outcomeDay[step] = .longAgo }
    keptOutcomeDay = .longAgo
    // Without refunds a relationship only gets longer. One that is too short on the as-of date always was.
    mayBeLongTerm =
      sheet.relationships[relationship].isLongEnough
      || replay.today.policy.longTermDays != nil && !history.payments.isEmpty
        && sheet.relationships[relationship].members.contains {
          replay.isRefunded(sheet.contracts[sheet.byClient[$0]].facts.key, history)
        }
    guard mayBeLongTerm else { return }
    for step in firstPaidOn.indices {
      firstPaidOn[step] = .never
      lastPaidOn[step] = .longAgo
    }
    (keptFirstPaidOn, keptLastPaidOn) = (.never, .longAgo)
    hasNegativeFeedback = StepSet()
  }

  /// Leaves an unchanged contract in the sums.
  private mutating func keep(
    _ position: SheetPosition, of sheet: ScoreSheet, replay: ScoreReplay, in sums: inout ReplaySums
  ) {
    sums.addDeparted(position, of: sheet, replay: replay)
    if let day = sheet.contracts[position].outcomeDay { keptOutcomeDay = max(keptOutcomeDay, day) }
    guard mayBeLongTerm else { return }
    if sheet.contracts[position].verdict.rule == .negativeFeedback {
      hasNegativeFeedback.insert(replay.days.indices)
    }
    guard sheet.contracts[position].facts.hasEarnings,
      let first = sheet.contracts[position].facts.firstPaidOn,
      let last = sheet.contracts[position].facts.lastPaidOn
    else { return }
    keptFirstPaidOn = min(keptFirstPaidOn, first)
    keptLastPaidOn = max(keptLastPaidOn, last)
  }

  /// Finds the phases of a contract.
  private mutating func addPhases(
    of position: SheetPosition, sheet: ScoreSheet, history: History, replay: ScoreReplay
  ) {
    let key = sheet.contracts[position].facts.key
    let contract = history[key]
    let changes = changes(of: contract, history: history, replay: replay)
    let count = replay.days.count
    var next = changes.first(from: 0)
    while let step = next, step < count {
      next = changes.first(from: step + 1)
      let day = replay.days[step]
      let isPaidUpToNow = contract.payments.isEmpty && contract.paidUntil > day
      // After the last change the facts are those of the as-of date, unless it counts as paid up to each day.
      let isTodays = next == nil && !isPaidUpToNow
      let steps = step..<min(next ?? count, count)
      if isTodays {
        let contract = sheet.contracts[position]
        add(
          Phase(
            position: position, steps: steps, facts: contract.facts,
            byFeedback: contract.verdict.rule.isByFeedback ? contract.verdict : nil,
            tierWeight: contract.tierWeight,
            isTodays: true, isPaidUpToNow: false), replay: replay)
      } else if let facts = replay.facts(of: key, in: history, on: day) {
        // Satisfaction and weights don't depend on the day.
        let satisfaction = replay.today.satisfaction.satisfaction(of: facts)
        add(
          Phase(
            position: position, steps: steps, facts: facts,
            byFeedback: OutcomeRules.byFeedback(facts, satisfaction, replay.today.policy),
            tierWeight: replay.today.weightUnit.weight(of: facts.earnings), isTodays: false,
            isPaidUpToNow: isPaidUpToNow && facts.hasEarnings), replay: replay)
      }
    }
  }

  /// Adds a phase, and its negative feedback and paid days to the relationship.
  private mutating func add(_ phase: Phase, replay: ScoreReplay) {
    phases.append(phase)
    guard mayBeLongTerm else { return }
    if phase.byFeedback?.rule == .negativeFeedback { hasNegativeFeedback.insert(phase.steps) }
    guard phase.facts.hasEarnings, let first = phase.facts.firstPaidOn, let last = phase.facts.lastPaidOn
    else { return }
    for step in phase.steps {
      firstPaidOn[step] = min(firstPaidOn[step], first)
      lastPaidOn[step] = max(lastPaidOn[step], phase.isPaidUpToNow ? replay.days[step] : last)
    }
  }

  /// The steps on which a contract's facts may differ from those of the step before, perhaps also the step after the
  /// last day.
  private func changes(of contract: Contract, history: History, replay: ScoreReplay) -> StepSet {
    var changes = StepSet()
    // An open contract that can't be idle or in a long-term relationship doesn't count, so its changes don't matter.
    let idleMonths = replay.today.policy.idleAfterMonths
    var countsFrom = mayBeLongTerm || idleMonths != nil ? contract.startedOn : contract.endedOn ?? .never
    for index in contract.feedback where history.feedback[index].isClientsFinal {
      let submittedOn = history.feedback[index].submittedOn
      countsFrom = min(countsFrom, submittedOn)
      changes.insert(replay.firstStep(from: submittedOn))
      if let removedOn = history.feedback[index].removedOn {
        changes.insert(replay.firstStep(from: removedOn))
      }
    }
    if countsFrom <= replay.days[0] { changes.insert(0) }
    changes.insert(replay.firstStep(from: countsFrom))
    if let endedOn = contract.endedOn { changes.insert(replay.firstStep(from: endedOn)) }
    if let idleMonths {
      // It may become idle so long after its start, and after each day that may have been its last paid one.
      let paidOn = contract.payments.map { history.payments[$0].paidOn }
      for day in [contract.startedOn, contract.paidUntil] + paidOn where day < replay.today.asOf {
        changes.insert(replay.firstStep(from: day.adding(months: idleMonths)))
      }
    }
    guard contract.payments.isEmpty else {
      for index in contract.payments.reversed() {
        let paidOn = history.payments[index].paidOn
        guard paidOn > replay.days[0] else { break }
        changes.insert(replay.firstStep(from: max(paidOn, countsFrom)))
      }
      return changes
    }
    if let firstPaidOn = contract.firstPaidOn {
      changes.insert(replay.firstStep(from: max(firstPaidOn, countsFrom)))
    }
    changes.insert(replay.firstStep(from: max(contract.paidUntil, countsFrom)))
    return changes
  }

  /// The days on which the relationship is long-term (2.4).
  private func longTermSteps(replay: ScoreReplay) -> StepSet {
    var steps = StepSet()
    guard let days = replay.today.policy.longTermDays else { return steps }
    for step in replay.days.indices where !hasNegativeFeedback.contains(step) {
      let first = min(keptFirstPaidOn, firstPaidOn[step])
      if first != .never, max(keptLastPaidOn, lastPaidOn[step]) - first >= days { steps.insert(step) }
    }
    return steps
  }

  /// Adds what a phase counts as to the sums, by its feedback, or by whether the relationship is long-term.
  private mutating func count(
    _ phase: Phase, longTerm: StepSet, sheet: ScoreSheet, history: History, replay: ScoreReplay,
    to sums: inout ReplaySums
  ) {
    if let verdict = phase.byFeedback {
      return count(
        phase, as: verdict, on: phase.steps, sheet: sheet, history: history, replay: replay, to: &sums)
    }
    var step = phase.steps.lowerBound
    while step < phase.steps.upperBound {
      let isLongTerm = longTerm.contains(step)
      var end = step + 1
      while end < phase.steps.upperBound, longTerm.contains(end) == isLongTerm { end += 1 }
      let verdict = OutcomeRules.withoutFeedback(
        phase.facts, isLongTerm: isLongTerm, replay.today.policy)
      count(phase, as: verdict, on: step..<end, sheet: sheet, history: history, replay: replay, to: &sums)
      step = end
    }
  }

  /// Adds what a phase counts as by a verdict, on some of its days.
  private mutating func count(
    _ phase: Phase, as verdict: Verdict, on steps: Range<Int>, sheet: ScoreSheet, history: History,
    replay: ScoreReplay, to sums: inout ReplaySums
  ) {
    let assessed = AssessedContract(facts: phase.facts, verdict: verdict, tierWeight: phase.tierWeight)
    if phase.facts.countsAsEndedOn != nil { sums.addMissingFeedback(of: assessed, on: steps, replay: replay) }
    guard assessed.isEligible, let day = assessed.outcomeDayIfEligible else { return }
    let lastIsOnStep = phase.isPaidUpToNow && phase.facts.endedOn == nil
    for step in steps { outcomeDay[step] = max(outcomeDay[step], lastIsOnStep ? .never : day) }
    if lastIsOnStep {
      addPaidUpToNow(assessed, on: steps, history: history, replay: replay, to: &sums)
    } else if phase.isTodays, verdict.rule == sheet.contracts[phase.position].verdict.rule {
      sums.add(
        sheet.jobs[sheet.contracts[phase.position].jobs], on: steps, lastIsOnStep: false, replay: replay)
    } else {
      jobs.removeAll(keepingCapacity: true)
      replay.today.addJobs(of: assessed, history, to: &jobs)
      sums.add(jobs[...], on: steps, lastIsOnStep: false, replay: replay)
    }
  }

  /// Adds an open contract that counts as paid up to the scored day. It gets one more job with each complete period.
  private mutating func addPaidUpToNow(
    _ contract: AssessedContract, on steps: Range<Int>, history: History, replay: ScoreReplay,
    to sums: inout ReplaySums
  ) {
    var step = steps.lowerBound
    while step < steps.upperBound {
      var end = steps.upperBound
      if let length = replay.today.policy.length {
        let complete = (replay.days[step] - contract.facts.startedOn) / length.periodDays
        let next = contract.facts.startedOn + (complete + 1) * length.periodDays
        if let next = replay.firstStep(from: next) { end = min(end, next) }
      }
      guard let facts = replay.facts(of: contract.facts.key, in: history, on: replay.days[step]) else {
        return
      }
      jobs.removeAll(keepingCapacity: true)
      let assessed = AssessedContract(
        facts: facts, verdict: contract.verdict, tierWeight: contract.tierWeight)
      replay.today.addJobs(of: assessed, history, to: &jobs)
      sums.add(jobs[...], on: step..<end, lastIsOnStep: true, replay: replay)
      step = end
    }
  }

  /// Adds the client, which counts in a window as long as one of the contracts does.
  private func addClient(replay: ScoreReplay, to sums: inout ReplaySums) {
    var step = 0
    while step < outcomeDay.count {
      let day = max(outcomeDay[step], keptOutcomeDay)
      var end = step + 1
      while end < outcomeDay.count, max(outcomeDay[end], keptOutcomeDay) == day { end += 1 }
      if day != .longAgo { sums.addClient(until: day, on: step..<end, replay: replay) }
      step = end
    }
  }
}

extension AssessedContract {
  /// Whether it has ended and counts the same in any relationship.
  fileprivate var isSettled: Bool {
    facts.endedOn != nil && verdict.rule.isByFeedback
  }
}
