internal import Basics
import JobSuccess

/// Builds a profile by hand, contract by contract. Days are counted back from the day of the stories.
struct Story {
  private(set) var profile: DraftProfile
  private let slug: String
  private let freelancers: [String]
  private var random: RandomStream

  /// A freelancer `fl-slug`.
  init(freelancer slug: String, _ name: String, badge: Badge, exclusiveAgency: String? = nil) {
    self.slug = slug
    profile = DraftProfile(id: "fl-" + slug, kind: .freelancer, name: name, badge: badge)
    profile.exclusiveAgency = exclusiveAgency
    freelancers = [profile.id]
    random = Story.random(slug)
  }

  /// An agency `ag-slug` of some freelancers, by their ids and names, and of others who have stories of their own.
  init(
    agency slug: String, _ name: String, badge: Badge, members: KeyValuePairs<String, String>,
    with others: [String] = [], areExclusive: Bool = false
  ) {
    self.slug = slug
    let id = "ag-" + slug
    profile = DraftProfile(id: id, kind: .agency, name: name, badge: badge)
    profile.silentMembers = members.map {
      DraftMember(id: $0.key, name: $0.value, exclusiveAgency: areExclusive ? id : nil)
    }
    freelancers = members.map(\.key) + others
    random = Story.random(slug)
  }

  private static func random(_ slug: String) -> RandomStream {
    RandomStream(seed: 0, stream: UInt64(slug.utf8.reduce(0) { $0 * 31 % 1_000_003 + Int($1) }))
  }

  /// A client's final feedback.
  struct Review {
    /// Hundredths, 100 to 500.
    var stars: Int? = 500
    /// 0 to 10.
    var inPrivate: Int? = 10
    var words = ""
    /// Days from the contract's end to the feedback.
    var after = 1

    static let good = Review()
  }

  /// Adds a contract that began `started` and ended `ended` days ago; nil if it is still open. With `paid` it has equal
  /// payments so many days ago, else it is paid at its end. An agency's contract is `by` one of its freelancers, in turn
  /// where it doesn't say. Returns the contract's index.
  @discardableResult
  mutating func contract(
    _ title: String, client: String, started: Int, ended: Int?, dollars: Int, _ review: Review? = nil,
    reason: EndReason? = nil, standing: ClientStanding? = nil, paid: [Int] = [], by freelancer: String? = nil
  ) -> Int {
    let number = profile.contracts.count
    let mark = slug + "-" + zeroPadded(number + 1, to: 2)
    var contract = DraftContract(
      id: "ct-" + mark, freelancer: freelancer ?? freelancers[number % freelancers.count],
      agency: profile.kind == .agency ? profile.id : nil, client: client, startedOn: Stories.asOf - started)
    contract.title = title
    contract.kind = started - (ended ?? 0) > 45 ? .hourly : .fixed
    contract.clientStanding = standing
    contract.earnings = Cents(Int64(dollars) * 100)
    contract.isLarge = dollars >= 5000
    if let ended {
      contract.status = .ended
      contract.endedOn = Stories.asOf - ended
      contract.endedBy = .client
      contract.endReason = reason
    }
    let days = paid.map { Stories.asOf - $0 }
    if dollars > 0 {
      contract.firstPaidOn = days.first ?? min(contract.startedOn + 7, Stories.asOf - (ended ?? 0))
      contract.lastPaidOn = days.last ?? Stories.asOf - (ended ?? 0)
    }
    contract.payments = days.map { Payment(paidOn: $0, amount: Cents(Int64(dollars * 100 / days.count))) }
    if !days.isEmpty { contract.earnings = contract.payments.reduce(.zero) { $0 + $1.amount } }
    if let review, let ended {
      let submitted = Moment(Stories.asOf - ended + review.after, using: &random)
      var feedback = DraftFeedback(id: "fb-" + mark + "-1", author: .client, submittedAt: submitted)
      feedback.publicScore = review.stars
      feedback.privateScore = review.inPrivate
      feedback.comment = review.words
      contract.feedback = [feedback]
    }
    profile.contracts.append(contract)
    return number
  }

  /// Adds `count` similar contracts of one to three weeks, each with a client of its own. Their ends are spread evenly
  /// from `first` to `last` days ago.
  mutating func routine(
    _ count: Int, ended first: Int, to last: Int, dollars: [Int], review: Review? = .good
  ) {
    for index in 0..<count {
      let ended = first - (first - last) * index / max(1, count - 1)
      var review = review
      if review != nil, random.happens(800) {
        review?.words = Comments.byClient(.pleased, .english, using: &random)
      }
      contract(
        Titles.title(field: random.pick(Field.allCases), language: .english, using: &random),
        client: "cl-" + slug + "-" + zeroPadded(profile.contracts.count + 1, to: 2),
        started: ended + random.whole(6...20),
        ended: ended, dollars: dollars[index % dollars.count], review,
        reason: review == nil ? nil : .successful)
    }
  }

  /// Adds the talent's feedback about the client, `days` days after the contract's end.
  mutating func aboutClient(of contract: Int, stars: Int, after days: Int, words: String) {
    guard let ended = profile.contracts[contract].endedOn else { return }
    var feedback = DraftFeedback(
      id: "fb-" + slug + "-" + zeroPadded(contract + 1, to: 2) + "-2", author: .freelancer,
      submittedAt: Moment(ended + days))
    feedback.publicScore = stars
    feedback.comment = words
    profile.contracts[contract].feedback.append(feedback)
  }

  /// Adds the talent's answer to the client's feedback, given `days` days ago.
  mutating func respond(to contract: Int, ago days: Int, _ words: String) {
    guard let last = profile.contracts[contract].lastClientFeedback else { return }
    profile.contracts[contract].feedback[last].response = words
    profile.contracts[contract].feedback[last].respondedAt = Moment(Stories.asOf - days)
  }

  /// Adds a report of the client's feedback, made `days` days ago, that is not decided yet.
  mutating func report(_ contract: Int, ago days: Int, ground: ReportGround) {
    guard let last = profile.contracts[contract].lastClientFeedback else { return }
    profile.contracts[contract].feedback[last].report = DraftReport(
      reportedAt: Moment(Stories.asOf - days), ground: ground, decision: .pending)
  }

  /// Adds an official score that the talent noted on a day, `year`-`month`-`day`.
  mutating func note(_ percent: Int, on year: Int, _ month: Int, _ day: Int) {
    profile.observedScores.append(
      ScoreObservation(day: Day(unchecked: year, month, day), percent: percent))
  }

  /// Adds a request to remove a contract's feedback, made `days` days ago. If it is granted, the feedback is removed
  /// the day after.
  mutating func askForRemoval(
    of contract: Int, ago days: Int, mode: RemovalMode, by asker: Requester, decision: RequestDecision
  ) {
    let number = String(profile.removalRequests.count + 1)
    profile.removalRequests.append(
      DraftRemovalRequest(
        id: "rq-" + slug + "-" + number, contract: profile.contracts[contract].id, mode: mode,
        requestedAt: Moment(Stories.asOf - days), requestedBy: asker, decision: decision))
    if decision == .granted, let last = profile.contracts[contract].lastClientFeedback {
      profile.contracts[contract].feedback[last].remove(mode, on: Stories.asOf - days + 1, ground: .perk)
    }
  }
}
