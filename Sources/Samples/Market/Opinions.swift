import JobSuccess

/// Draws what both sides say about a contract: mid-contract feedback, final feedback, responses and reports.
struct Opinions {
  /// Profile and contract number, as in `000017-003`: the middle of the feedback's ids.
  let mark: String
  let client: Client
  let mood: Mood
  let traits: ProfileTraits
  let asOf: Day

  /// Adds the feedback to the contract, in the order of submission.
  func add(to contract: inout DraftContract, using random: inout RandomStream) {
    addMidContract(to: &contract, using: &random)
    guard let ended = contract.endedOn else { return }
    let byTalent = talentsFeedback(endedOn: ended, using: &random)
    if let byTalent { contract.feedback.append(byTalent) }
    let hasFeedback = random.happens(
      contract.earnings >= .oneDollar ? traits.feedbackRate : traits.feedbackRate / 3)
    guard hasFeedback, var first = clientsFeedback(endedOn: ended, using: &random) else {
      return sort(&contract)
    }
    if random.happens(8), let corrected = corrected(first, endedOn: ended, using: &random) {
      contract.feedback.append(first)
      first = corrected
    }
    respond(to: &first, endedOn: ended, byTalent: byTalent, using: &random)
    report(&first, using: &random)
    contract.feedback.append(first)
    sort(&contract)
  }

  private func sort(_ contract: inout DraftContract) {
    contract.feedback.sort { ($0.submittedAt.seconds, $0.id) < ($1.submittedAt.seconds, $1.id) }
  }

  /// Adds up to two requests for mid-contract feedback to an hourly contract, and the answers to most of them.
  private func addMidContract(to contract: inout DraftContract, using random: inout RandomStream) {
    guard contract.kind == .hourly, contract.earnings > .zero, random.happens(160) else { return }
    var day = contract.startedOn + random.whole(30...60)
    let last = contract.endedOn ?? asOf
    for number in 1...2 where day <= last {
      contract.midContractRequests.append(Moment(day, using: &random))
      let answered = Moment(day + random.whole(1...10), using: &random)
      if random.happens(620), answered.day <= last {
        var feedback = DraftFeedback(
          id: "fb-" + mark + "-m" + String(number), author: .client, kind: .midContract, submittedAt: answered
        )
        feedback.publicScore = mood.publicScore(using: &random) ?? 500
        if random.happens(700) { feedback.comment = Comments.byClient(mood, client.language, using: &random) }
        contract.feedback.append(feedback)
      }
      day = day + random.whole(35...90)
    }
  }

  private func talentsFeedback(endedOn ended: Day, using random: inout RandomStream) -> DraftFeedback? {
    let submitted = Moment(ended + random.below(14), using: &random)
    guard random.happens(traits.ratesClients), submitted.day <= asOf else { return nil }
    var feedback = DraftFeedback(id: "fb-" + mark + "-2", author: .freelancer, submittedAt: submitted)
    let isHappy = mood != .upset || random.happens(400)
    feedback.publicScore = isHappy ? random.pick([500, 500, 500, 480, 460]) : random.whole(20...80) * 5
    if random.happens(500) {
      feedback.attributes = attributes(near: feedback.publicScore ?? 500, using: &random)
    }
    if random.happens(650) {
      feedback.comment = Comments.aboutClient(isHappy: isHappy, client.language, using: &random)
    }
    return feedback
  }

  private func clientsFeedback(endedOn ended: Day, using random: inout RandomStream) -> DraftFeedback? {
    let delay = random.happens(6) ? random.whole(15...90) : random.below(random.happens(600) ? 3 : 15)
    let submitted = Moment(ended + delay, using: &random)
    guard submitted.day <= asOf else { return nil }
    var feedback = DraftFeedback(id: "fb-" + mark + "-1", author: .client, submittedAt: submitted)
    feedback.publicScore = mood.publicScore(using: &random)
    feedback.privateScore = mood.privateScore(using: &random)
    if random.happens(320), let score = feedback.publicScore {
      feedback.attributes = attributes(near: score, using: &random)
      // Some exports have the mean of the attributes, others leave it empty.
      feedback.publicScore = random.happens(150) ? nil : (feedback.attributes.reduce(0, +) + 3) / 6
    }
    if random.happens(780) { feedback.comment = Comments.byClient(mood, client.language, using: &random) }
    return feedback
  }

  /// Six attributes in hundredths of stars, mostly whole stars, with a mean near `score`.
  private func attributes(near score: Int, using random: inout RandomStream) -> [Int] {
    (0..<6).map { _ in
      if random.happens(30) { return min(500, max(100, score - random.below(100))) }
      let stars = (score + random.below(100)) / 100
      return min(500, max(100, stars * 100))
    }
  }

  /// A second final feedback that replaces the first, with scores at least as high; nil if it is too late for one.
  private func corrected(_ first: DraftFeedback, endedOn ended: Day, using random: inout RandomStream)
    -> DraftFeedback?
  {
    let day = first.submittedAt.day + random.whole(1...9)
    guard day <= min(asOf, ended + 14) else { return nil }
    var feedback = DraftFeedback(
      id: "fb-" + mark + "-3", author: .client, submittedAt: Moment(day, using: &random))
    feedback.publicScore = min(500, (first.publicScore ?? 400) + 50)
    feedback.privateScore = min(10, (first.privateScore ?? 7) + random.below(3))
    feedback.comment = first.comment
    return feedback
  }

  /// Adds the talent's answer: it is given once the feedback is public, and before the deadline of 4.2.
  private func respond(
    to feedback: inout DraftFeedback, endedOn ended: Day, byTalent: DraftFeedback?,
    using random: inout RandomStream
  ) {
    let isLow = (feedback.publicScore ?? 500) < 400
    guard random.happens(isLow ? 480 : 45) else { return }
    let isPublicFrom = byTalent.map { max($0.submittedAt.day, feedback.submittedAt.day) } ?? (ended + 15)
    let day = max(isPublicFrom, feedback.submittedAt.day + 1) + random.below(8)
    guard day <= min(asOf, ended + 28) else { return }
    feedback.response = Comments.response(toPraise: !isLow, client.language, using: &random)
    feedback.respondedAt = Moment(day, using: &random)
  }

  /// Reports some of the bad feedback. The platform decides within nine days, and keeps most of it.
  private func report(_ feedback: inout DraftFeedback, using random: inout RandomStream) {
    let isLow = (feedback.publicScore ?? 500) < 400
    guard random.happens(isLow ? 220 : mood == .upset ? 20 : 0) else { return }
    let latest = max(feedback.submittedAt.day, feedback.respondedAt?.day ?? feedback.submittedAt.day)
    let reported = Moment(latest + random.whole(1...12), using: &random)
    guard reported.day <= asOf else { return }
    let (ground, removalGround) = random.pick([
      (ReportGround.manipulation, RemovalGround.manipulation), (.inappropriate, .inappropriate),
      (.irrelevant, .irrelevant), (.conflictOfInterest, .conflictOfInterest), (.fraud, .fraud),
    ])
    let decided = reported.day + random.whole(1...9)
    let decision: ReportDecision = decided > asOf ? .pending : random.happens(350) ? .removed : .kept
    feedback.report = DraftReport(reportedAt: reported, ground: ground, decision: decision)
    if decision == .removed {
      feedback.remove(random.happens(150) ? .jssOnly : .jssAndProfile, on: decided, ground: removalGround)
    }
  }
}
