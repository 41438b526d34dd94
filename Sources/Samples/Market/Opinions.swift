import JobSuccess

/// What both sides say of a contract: in between, at its end, and afterwards.
struct Opinions {
  /// Profile and contract number, which the feedbacks' ids are made of.
  let mark: String
  let client: Client
  let mood: Mood
  let traits: Traits
  let asOf: Day

  func add(to contract: inout DraftContract, _ random: inout RandomStream) {
    addMidContract(to: &contract, &random)
    guard let ended = contract.endedOn else { return }
    let byTalent = talentsFeedback(ended, &random)
    if let byTalent { contract.feedback.append(byTalent) }
    let isHeard = random.happens(contract.earnings >= .oneDollar ? traits.heard : traits.heard / 3)
    guard isHeard, var first = clientsFeedback(ended, &random) else { return sort(&contract) }
    if random.happens(8), let corrected = corrected(first, ended, &random) {
      contract.feedback.append(first)
      first = corrected
    }
    respond(to: &first, ended, byTalent, &random)
    report(&first, &random)
    contract.feedback.append(first)
    sort(&contract)
  }

  private func sort(_ contract: inout DraftContract) {
    contract.feedback.sort { ($0.submittedAt.seconds, $0.id) < ($1.submittedAt.seconds, $1.id) }
  }

  /// Long work is asked about on the way, at most twice; not every client answers.
  private func addMidContract(to contract: inout DraftContract, _ random: inout RandomStream) {
    guard contract.kind == .hourly, contract.earnings > .zero, random.happens(160) else { return }
    var day = contract.startedOn + random.whole(30...60)
    let last = contract.endedOn ?? asOf
    for number in 1...2 where day <= last {
      contract.midContractRequests.append(Moment(day, &random))
      let answered = Moment(day + random.whole(1...10), &random)
      if random.happens(620), answered.day <= last {
        var feedback = DraftFeedback(
          id: "fb-" + mark + "-m" + String(number), author: .client, kind: .midContract, submittedAt: answered
        )
        feedback.publicScore = mood.publicScore(&random) ?? 500
        if random.happens(700) { feedback.comment = Comments.byClient(mood, client.language, &random) }
        contract.feedback.append(feedback)
      }
      day = day + random.whole(35...90)
    }
  }

  private func talentsFeedback(_ ended: Day, _ random: inout RandomStream) -> DraftFeedback? {
    let submitted = Moment(ended + random.below(14), &random)
    guard random.happens(traits.ratesClients), submitted.day <= asOf else { return nil }
    var feedback = DraftFeedback(id: "fb-" + mark + "-2", author: .freelancer, submittedAt: submitted)
    let isHappy = mood != .upset || random.happens(400)
    feedback.publicScore = isHappy ? random.pick([500, 500, 500, 480, 460]) : random.whole(20...80) * 5
    if random.happens(500) { feedback.attributes = attributes(near: feedback.publicScore ?? 500, &random) }
    if random.happens(650) { feedback.comment = Comments.aboutClient(isHappy, client.language, &random) }
    return feedback
  }

  private func clientsFeedback(_ ended: Day, _ random: inout RandomStream) -> DraftFeedback? {
    let delay = random.happens(6) ? random.whole(15...90) : random.below(random.happens(600) ? 3 : 15)
    let submitted = Moment(ended + delay, &random)
    guard submitted.day <= asOf else { return nil }
    var feedback = DraftFeedback(id: "fb-" + mark + "-1", author: .client, submittedAt: submitted)
    feedback.publicScore = mood.publicScore(&random)
    feedback.privateScore = mood.privateScore(&random)
    if random.happens(320), let score = feedback.publicScore {
      feedback.attributes = attributes(near: score, &random)
      // Either the export tells the mean, or it leaves that to the reader.
      feedback.publicScore = random.happens(150) ? nil : (feedback.attributes.reduce(0, +) + 3) / 6
    }
    if random.happens(780) { feedback.comment = Comments.byClient(mood, client.language, &random) }
    return feedback
  }

  /// Six attributes, mostly whole stars, whose mean is near a score.
  private func attributes(near score: Int, _ random: inout RandomStream) -> [Int] {
    (0..<6).map { _ in
      if random.happens(30) { return min(500, max(100, score - random.below(100))) }
      let stars = (score + random.below(100)) / 100
      return min(500, max(100, stars * 100))
    }
  }

  /// A second final feedback that takes the first one's place, most often a kinder one.
  private func corrected(_ first: DraftFeedback, _ ended: Day, _ random: inout RandomStream)
    -> DraftFeedback?
  {
    let day = first.submittedAt.day + random.whole(1...9)
    guard day <= min(asOf, ended + 14) else { return nil }
    var feedback = DraftFeedback(id: "fb-" + mark + "-3", author: .client, submittedAt: Moment(day, &random))
    feedback.publicScore = min(500, (first.publicScore ?? 400) + 50)
    feedback.privateScore = min(10, (first.privateScore ?? 7) + random.below(3))
    feedback.comment = first.comment
    return feedback
  }

  /// The talent's answer, once the feedback is public, until the deadline of 4.2.
  private func respond(
    to feedback: inout DraftFeedback, _ ended: Day, _ byTalent: DraftFeedback?, _ random: inout RandomStream
  ) {
    let isLow = (feedback.publicScore ?? 500) < 400
    guard random.happens(isLow ? 480 : 45) else { return }
    let isPublicFrom = byTalent.map { max($0.submittedAt.day, feedback.submittedAt.day) } ?? (ended + 15)
    let day = max(isPublicFrom, feedback.submittedAt.day + 1) + random.below(8)
    guard day <= min(asOf, ended + 28) else { return }
    feedback.response = Comments.response(toPraise: !isLow, client.language, &random)
    feedback.respondedAt = Moment(day, &random)
  }

  /// Bad feedback is reported at times. The platform decides within some days, and keeps most of it.
  private func report(_ feedback: inout DraftFeedback, _ random: inout RandomStream) {
    let isLow = (feedback.publicScore ?? 500) < 400
    guard random.happens(isLow ? 220 : mood == .upset ? 20 : 0) else { return }
    let latest = max(feedback.submittedAt.day, feedback.respondedAt?.day ?? feedback.submittedAt.day)
    let reported = Moment(latest + random.whole(1...12), &random)
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
