internal import Basics
import JobSuccess

/// A profile told by hand, contract by contract. Days are counted back from the day of the stories.
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
    random = RandomStream(seed: 0, stream: UInt64(slug.utf8.reduce(0) { $0 * 31 % 1_000_003 + Int($1) }))
  }

  /// An agency `ag-slug` of some freelancers, by their ids and names.
  init(agency slug: String, _ name: String, badge: Badge, members: KeyValuePairs<String, String>) {
    self.init(freelancer: slug, name, badge: badge, members: members.map { ($0.key, $0.value) })
  }

  private init(freelancer slug: String, _ name: String, badge: Badge, members: [(id: String, name: String)]) {
    self.slug = slug
    profile = DraftProfile(id: "ag-" + slug, kind: .agency, name: name, badge: badge)
    profile.silentMembers = members.map { DraftMember(id: $0.id, name: $0.name, exclusiveAgency: nil) }
    freelancers = members.map(\.id)
    random = RandomStream(seed: 0, stream: UInt64(slug.utf8.reduce(0) { $0 * 31 % 1_000_003 + Int($1) }))
  }

  /// What the client of a story's contract said, in stars (hundredths), 0 to 10 in private, and words.
  struct Verdict {
    var stars: Int? = 500
    var inPrivate: Int? = 10
    var words = ""
    /// Days from the contract's end to the feedback.
    var after = 1

    static let good = Verdict()
  }

  /// Adds a contract that began and ended so many days ago, still open where `ended` is nil. It is paid at its end,
  /// or as payments.csv says, in like parts, where `paid` names days ago. Gives the contract's place.
  @discardableResult
  mutating func contract(
    _ title: String, client: String, started: Int, ended: Int?, dollars: Int, _ verdict: Verdict? = nil,
    reason: EndReason? = nil, standing: ClientStanding? = nil, paid: [Int] = []
  ) -> Int {
    let number = profile.contracts.count
    let mark = slug + "-" + zeroPadded(number + 1, to: 2)
    var contract = DraftContract(
      id: "ct-" + mark, freelancer: freelancers[number % freelancers.count],
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
    if let verdict, let ended {
      let submitted = Moment(Stories.asOf - ended + verdict.after, &random)
      var feedback = DraftFeedback(id: "fb-" + mark + "-1", author: .client, submittedAt: submitted)
      feedback.publicScore = verdict.stars
      feedback.privateScore = verdict.inPrivate
      feedback.comment = verdict.words
      contract.feedback = [feedback]
    }
    profile.contracts.append(contract)
    return number
  }

  /// Adds like contracts of two weeks that went well, each with a client of its own, ended one after the other between
  /// two days.
  mutating func routine(
    _ count: Int, ended first: Int, to last: Int, dollars: [Int], verdict: Verdict? = .good
  ) {
    for index in 0..<count {
      let ended = first - (first - last) * index / max(1, count - 1)
      var words = verdict
      if verdict != nil, random.happens(800) { words?.words = Comments.byClient(.pleased, .english, &random) }
      contract(
        Titles.title(field: random.pick(Field.allCases), language: .english, &random),
        client: "cl-" + slug + "-" + zeroPadded(profile.contracts.count + 1, to: 2),
        started: ended + random.whole(6...20),
        ended: ended, dollars: dollars[index % dollars.count], words,
        reason: verdict == nil ? nil : .successful)
    }
  }

  /// The talent's feedback about the client of a contract, so many days after its end.
  mutating func aboutClient(of contract: Int, stars: Int, after days: Int, words: String) {
    guard let ended = profile.contracts[contract].endedOn else { return }
    var feedback = DraftFeedback(
      id: "fb-" + slug + "-" + zeroPadded(contract + 1, to: 2) + "-2", author: .freelancer,
      submittedAt: Moment(ended + days))
    feedback.publicScore = stars
    feedback.comment = words
    profile.contracts[contract].feedback.append(feedback)
  }

  /// The talent's answer to the client's feedback, given so many days ago.
  mutating func respond(to contract: Int, ago days: Int, _ words: String) {
    guard let standing = profile.contracts[contract].standing else { return }
    profile.contracts[contract].feedback[standing].response = words
    profile.contracts[contract].feedback[standing].respondedAt = Moment(Stories.asOf - days)
  }

  /// A report of the client's feedback that is not decided yet.
  mutating func report(_ contract: Int, ago days: Int, ground: ReportGround) {
    guard let standing = profile.contracts[contract].standing else { return }
    profile.contracts[contract].feedback[standing].report = DraftReport(
      reportedAt: Moment(Stories.asOf - days), ground: ground, decision: .pending)
  }

  /// A request to have a contract's feedback removed, made so many days ago; a granted one is removed the next day.
  mutating func askForRemoval(
    of contract: Int, ago days: Int, _ mode: RemovalMode, by asker: Requester, _ decision: RequestDecision
  ) {
    let number = String(profile.removalRequests.count + 1)
    profile.removalRequests.append(
      DraftRemovalRequest(
        id: "rq-" + slug + "-" + number, contract: profile.contracts[contract].id, mode: mode,
        requestedAt: Moment(Stories.asOf - days), requestedBy: asker, decision: decision))
    if decision == .granted, let standing = profile.contracts[contract].standing {
      profile.contracts[contract].feedback[standing].remove(mode, on: Stories.asOf - days + 1, ground: .perk)
    }
  }
}
