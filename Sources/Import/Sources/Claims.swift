// What sources say, before it is joined.

internal import Basics
internal import JobSuccess

/// Where a value is from, best first (8.4.20).
enum ClaimRank: Int, Comparable, Sendable {
  case contractDetails, talentWorkHistory, profilePage, table, weekly, transactions

  static func < (left: ClaimRank, right: ClaimRank) -> Bool { left.rawValue < right.rawValue }
}

/// What one source says of one contract that has a number. Nil is what it does not say.
struct ContractClaim: Sendable {
  let id: String
  let rank: ClaimRank
  /// The index of its file, in the order of digests.
  var file = 0
  var freelancer: String?
  var agency: Party?
  /// Whether it says of whose profile the contract is, so that no agency means the freelancer's own.
  var saysAgency = false
  var client: Party?
  var title: String?
  var kind: ContractKind?
  var status: ContractStatus?
  var startedOn: Day?
  var endedOn: Day?
  var endedBy: Told<EndedBy> = .notTold
  var endReason: Told<EndReason> = .notTold
  var total: Total = .notTold
  /// The client's final feedback, and the freelancer's.
  var clientFeedback: Told<FeedbackClaim> = .notTold
  var freelancerFeedback: Told<FeedbackClaim> = .notTold
  /// The days of the first and the last payment, where the source has no payments.
  var firstPaidOn: Day?
  var lastPaidOn: Day?
  /// The words of contracts.csv.
  var clientStanding: String?
  var largeContract: String?
  /// Why the total is not quite its source's, as `rate_EUR_1.08`.
  var rate: String?

  init(_ id: String, _ rank: ClaimRank) {
    (self.id, self.rank) = (id, rank)
  }

  /// What the contract has earned in all.
  enum Total: Equatable, Sendable {
    case notTold
    /// The source has a place for it, and hides it.
    case hidden
    case known(Cents)

    var cents: Cents? { if case .known(let cents) = self { cents } else { nil } }
  }
}

/// A client or an agency.
struct Party: Equatable, Sendable {
  /// With its letter: `k-700100`.
  let id: String
  /// Its name for people, where one is known.
  let name: String?
}

/// A value that a source may have, may know to be absent, or may hide.
enum Told<Value: Sendable>: Sendable {
  /// The source has no place for it.
  case notTold
  /// It is known to be absent.
  case absent
  /// There is or is not one, and nobody may see it.
  case suppressed
  case given(Value)

  var value: Value? { if case .given(let value) = self { value } else { nil } }
  var isAbsent: Bool { if case .absent = self { true } else { false } }
  var isSuppressed: Bool { if case .suppressed = self { true } else { false } }
}

extension Told: Equatable where Value: Equatable {}

/// A feedback as a source has it.
struct FeedbackClaim: Equatable, Sendable {
  var author = FeedbackAuthor.client
  var kind = FeedbackKind.final
  /// Its day; nil where the source has none.
  var day: Day?
  /// Stars in hundredths; nil where it has none.
  var stars: Int16?
  var privateScore = PrivateScore.notTold
  /// The other columns of feedback.csv that it fills, as they are written there.
  var cells: [String: String] = [:]
  /// The id that the source gives it.
  var id: String?

  /// What a source says of the private score.
  enum PrivateScore: Equatable, Sendable {
    /// It has no place for it.
    case notTold
    /// It is known to be empty.
    case none
    /// 0 to 10.
    case given(Int8)
  }

  /// Stars as feedback.csv has them, where there are some.
  var score: String? { stars.map { decimalText(Int($0), places: 2) } }

  /// Whether it has stars or a private score.
  var hasScore: Bool {
    if case .given = privateScore { true } else { stars != nil }
  }
}

/// A feedback that is a row by itself.
struct FeedbackRow: Sendable {
  let contract: String
  let claim: FeedbackClaim
  /// Where it is, for the case that no contract has the id.
  let line: Int
  let column: String
  let columnNumber: Int?
  let record: [UInt8]
}

/// One row of payments. Texts are the numbers of a ``NameTable``; 0 is none.
struct PaymentRow: Hashable, Sendable {
  var day: Day
  var amount: Cents
  /// The contract's id, where the row has one.
  var contract: Int32 = 0
  var client: Int32 = 0
  var title: Int32 = 0
  var agency: Int32 = 0
  var freelancer: Int32 = 0
  var period: Int32 = 0
  var typeWord: Int32 = 0
  var hours: Int32 = 0
  var transactionID: Int32 = 0
  var refID: Int32 = 0
  /// The rate at which the amount became dollars, as `rate_EUR_1.08`.
  var rate: Int32 = 0
  var type = PaymentType.earning
  /// The first day of the period that is paid for.
  var periodStart: Day?
}
