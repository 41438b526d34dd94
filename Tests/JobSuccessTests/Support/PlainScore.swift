@testable import JobSuccess

/// Chapter 2 once more, as plainly and slowly as its text goes, to hold the scorer against.
///
/// It shares the model and the policy with the scorer, and nothing else: every question is answered by looking through
/// everything again.
struct PlainScore {
  let history: History
  let policy: Policy
  let asOf: Day

  // MARK: 2.1

  func contracts() -> [Int] {
    history.contracts.indices.filter {
      let contract = history.contracts[$0]
      return contract.startedOn <= asOf && (contract.isOwned || policy.memberContracts == .both)
    }
  }

  func endedOn(_ contract: Int) -> Day? {
    guard let day = history.contracts[contract].endedOn, day <= asOf else { return nil }
    return day
  }

  func standing(_ contract: Int) -> Feedback? {
    let known = history.contracts[contract].feedback.map { history.feedback[$0] }
      .filter { $0.author == .client && $0.kind == .final && $0.submittedAt.day <= asOf }
    // The last by instant; of equal instants the last in the array, which is in the order of ids.
    return known.reduce(nil) { best, next in
      guard let best, next.submittedAt < best.submittedAt else { return next }
      return best
    }
  }

  func payments(_ contract: Int) -> [Payment] {
    history.contracts[contract].payments.map { history.payments[$0] }
  }

  func earnings(_ contract: Int) -> Int64 {
    let rows = payments(contract)
    if !rows.isEmpty { return rows.filter { $0.paidOn <= asOf }.map(\.amount.amount).reduce(0, +) }
    if let first = history.contracts[contract].firstPaidOn, first > asOf { return 0 }
    return history.contracts[contract].earnings.amount
  }

  // MARK: 2.2

  func satisfaction(_ contract: Int) -> Satisfaction? {
    guard let feedback = standing(contract) else { return nil }
    let reason = endedOn(contract) == nil ? nil : history.contracts[contract].endReason
    switch policy.satisfaction {
    case .weighted(let weighted):
      var (sum, weights) = (Int128(0), Int128(0))
      /// A signal is a count of 2,400ths.
      func add(_ weight: FixedDecimal, _ signal: Int) {
        sum += Int128(weight.millionths) * Int128(signal)
        weights += Int128(weight.millionths)
      }
      if let stars = feedback.stars { add(weighted.publicWeight, Int(stars.sixHundredths) - 600) }
      if let score = feedback.privateScore { add(weighted.privateWeight, Int(score.value) * 240) }
      if reason == .successful { add(weighted.endReasonWeight, 2400) }
      if reason == .unsuccessful { add(weighted.endReasonWeight, 0) }
      if weights == 0 { return nil }
      let whole = weights * 2400
      if sum * 1_000_000 >= Int128(weighted.positiveFrom.millionths) * whole { return .positive }
      return sum * 1_000_000 < Int128(weighted.negativeBelow.millionths) * whole ? .negative : .neutral
    case .override(let limits):
      let tooFewStars = feedback.stars.map {
        Int($0.sixHundredths) * 1_000_000 < limits.positiveStars.millionths * 600
      }
      let badPrivate = feedback.privateScore.map { Int($0.value) <= limits.negativePrivate }
      if tooFewStars == true || badPrivate == true || reason == .unsuccessful { return .negative }
      let isSilent = tooFewStars == nil && badPrivate == nil && reason != .successful
      return isSilent ? nil : .positive
    }
  }

  // MARK: 2.3

  func isExcluded(_ contract: Int) -> Bool {
    let standing = history.contracts[contract].clientStanding
    return standing == .suspended || (standing == .flagged && policy.excludeFlaggedClients)
  }

  func isRemoved(_ contract: Int) -> Bool {
    guard let feedback = standing(contract), feedback.removal != nil, let day = feedback.removedOn else {
      return false
    }
    return day <= asOf
  }

  func isNegativeByRule3(_ contract: Int) -> Bool {
    !isExcluded(contract) && !isRemoved(contract) && satisfaction(contract) == .negative
  }

  func verdict(_ contract: Int) -> Verdict {
    if isExcluded(contract) { return .ineligible(.clientExcluded) }
    if isRemoved(contract) { return .ineligible(.feedbackRemoved) }
    let (satisfaction, worked) = (satisfaction(contract), earnings(contract) >= 100)
    if satisfaction == .negative { return .negative(.negativeFeedback) }
    if satisfaction != nil, !worked { return .ineligible(.noEarnings) }
    if satisfaction == .positive { return .positive(.feedback) }
    if satisfaction == .neutral { return .neutral(.feedback) }
    if worked, isLongTerm(history.contracts[contract].client) { return .positive(.longTerm) }
    if endedOn(contract) == nil && idleFrom(contract) == nil { return .ineligible(.open) }
    if !worked { return policy.noWork == .negative ? .negative(.noWork) : .ineligible(.noWork) }
    return .ineligible(.noFeedback)
  }

  /// The first day on which an open contract is idle; none where it is not idle on the day.
  func idleFrom(_ contract: Int) -> Day? {
    guard let months = policy.idleAfterMonths, endedOn(contract) == nil else { return nil }
    let last = earnings(contract) >= 100 ? paidDays(contract)?.last : history.contracts[contract].startedOn
    guard let day = last?.adding(months: months), day <= asOf else { return nil }
    return day
  }

  // MARK: 2.4

  /// The first and the last day that a contract counts as paid; none where no payment counts.
  func paidDays(_ contract: Int) -> (first: Day, last: Day)? {
    let rows = payments(contract)
    guard rows.isEmpty else {
      let days = rows.filter { $0.paidOn <= asOf && $0.amount.amount > 0 }.map(\.paidOn)
      guard let first = days.min(), let last = days.max() else { return nil }
      return (first, last)
    }
    let told = history.contracts[contract]
    return (
      min(asOf, told.firstPaidOn ?? told.startedOn), min(asOf, told.lastPaidOn ?? told.endedOn ?? asOf)
    )
  }

  func isLongTerm(_ client: ClientKey) -> Bool {
    guard let days = policy.longTermDays else { return false }
    let theirs = contracts().filter { history.contracts[$0].client == client }
    if theirs.contains(where: isNegativeByRule3) { return false }
    let paid = theirs.filter { earnings($0) >= 100 }.compactMap(paidDays)
    guard let first = paid.map(\.first).min(), let last = paid.map(\.last).max() else { return false }
    return last - first >= days
  }

  // MARK: 2.5

  func isPaid(_ contract: Int, from first: Day, to last: Day) -> Bool {
    let rows = payments(contract)
    if !rows.isEmpty {
      return rows.contains {
        $0.paidOn <= asOf && $0.amount.amount > 0 && $0.paidOn >= first && $0.paidOn <= last
      }
    }
    let told = history.contracts[contract]
    let lastPaid = min(asOf, told.lastPaidOn ?? told.endedOn ?? asOf)
    return earnings(contract) >= 100 && first <= lastPaid
  }

  func weight(_ contract: Int) -> FixedDecimal {
    let tier = policy.earningsTiers.first { tier in
      guard let upTo = tier.upTo else { return true }
      return upTo.amount >= earnings(contract)
    }
    return (tier ?? policy.earningsTiers.last)?.weight ?? 1
  }

  func jobs(_ contract: Int) -> [(day: Day, outcome: Outcome)] {
    let (outcome, rule) = (verdict(contract).outcome, verdict(contract).rule)
    let openDay = rule == .noWork ? idleFrom(contract) : paidDays(contract)?.last
    guard outcome != .ineligible, let outcomeDay = endedOn(contract) ?? openDay else { return [] }
    var days: [Day] = []
    if let length = policy.length {
      let start = history.contracts[contract].startedOn
      var period = 1
      while start + period * length.periodDays <= outcomeDay {
        let first = period == 1 ? start : start + ((period - 1) * length.periodDays + 1)
        let last = start + period * length.periodDays
        if isPaid(contract, from: first, to: last) { days.append(last) }
        period += 1
      }
      days = days.suffix(length.maxJobs)
    }
    return days.dropLast().map { ($0, .positive) } + [(outcomeDay, outcome)]
  }

  // MARK: 2.6 and 2.7

  /// One window's sums, with weights as plain numbers.
  struct Sums: Equatable {
    var positive = Ratio.zero
    var neutral = Ratio.zero
    var negative = Ratio.zero
    var missing = Ratio.zero
    var contracts = 0
    var clients = 0
    var score: Ratio?
  }

  func sums(months: Int) -> Sums {
    var sums = Sums()
    let first = asOf.adding(months: -months)
    var clients: Set<ClientKey> = []
    var lifetime: Set<ClientKey> = []
    for contract in contracts() {
      let weight = Ratio(weight(contract).millionths, 1_000_000)
      let jobs = jobs(contract)
      if !jobs.isEmpty { lifetime.insert(history.contracts[contract].client) }
      let inside = jobs.filter { first <= $0.day && $0.day <= asOf }
      for job in inside {
        switch job.outcome {
        case .positive: sums.positive = sums.positive + weight
        case .neutral: sums.neutral = sums.neutral + weight
        default: sums.negative = sums.negative + weight
        }
      }
      guard !inside.isEmpty else { continue }
      sums.contracts += 1
      clients.insert(history.contracts[contract].client)
    }
    sums.clients = clients.count
    sums.missing = missing(from: first)
    let total = sums.positive + sums.neutral + sums.negative + sums.missing
    let counted = policy.minimum.clientsScope == .window ? clients.count : lifetime.count
    if sums.contracts >= policy.minimum.contracts, counted >= policy.minimum.clients, Ratio.zero < total {
      let net = sums.positive - sums.negative
      let above = policy.numerator == .net ? max(.zero, net) : sums.positive
      sums.score = Ratio(above.numerator * total.denominator, above.denominator * total.numerator)
    }
    return sums
  }

  func missing(from first: Day) -> Ratio {
    guard let rule = policy.missingFeedback else { return .zero }
    let ended = contracts().filter { contract in
      guard let day = endedOn(contract) ?? idleFrom(contract) else { return false }
      return day >= first && earnings(contract) >= 100 && !isExcluded(contract)
    }
    let missingFeedback = ended.filter { verdict($0).rule == .noFeedback }
    let (t, n) = (ended.count, missingFeedback.count)
    guard t > 0, t >= rule.minEnded, Ratio(rule.tolerance.millionths, 1_000_000) < Ratio(n, t) else {
      return .zero
    }
    let excess = n - rule.tolerance.millionths * t / 1_000_000
    return Ratio(missingFeedback.map { weight($0).millionths }.reduce(0, +) * excess, n * 1_000_000)
  }

  /// The score and the name of its window, or the reason for none.
  func result() -> (score: Ratio?, window: String?, reason: NoScoreReason?) {
    var candidates = policy.windows.sorted(by: >).map { (name: "\($0)m", score: sums(months: $0).score) }
    if policy.hasTrending, let six = sums(months: 6).score, let three = sums(months: 3).score {
      candidates.append(("trending", Ratio.mean(six, three)))
    }
    var best: (name: String, score: Ratio)?
    for case (let name, let score?) in candidates where best.map({ $0.score < score }) ?? true {
      best = (name, score)
    }
    if let best { return (best.score, best.name, nil) }
    let longest = sums(months: policy.windows.max() ?? 0)
    if longest.contracts == 0 { return (nil, nil, .noEligibleContracts) }
    return (nil, nil, longest.contracts < policy.minimum.contracts ? .tooFewContracts : .tooFewClients)
  }

  // MARK: 2.10

  func stars(within days: Int?) -> Ratio? {
    var (sum, weights) = (Int128(0), Int128(0))
    for contract in contracts() where earnings(contract) >= 100 {
      guard let feedback = standing(contract), let stars = feedback.stars else { continue }
      if let days, asOf - feedback.submittedAt.day > days { continue }
      sum += Int128(stars.sixHundredths) * Int128(earnings(contract))
      weights += Int128(earnings(contract)) * 600
    }
    return weights == 0 ? nil : Ratio(sum, weights)
  }
}
