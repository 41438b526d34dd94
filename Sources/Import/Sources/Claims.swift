// What sources say, before it is joined.

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
  /// Columns of contracts.csv that are taken as they are.
  var others: [String: String] = [:]
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
  /// The columns of feedback.csv that it fills, as they are written there.
  var cells: [String: String] = [:]
  /// The id that the source gives it.
  var id: String?
  /// Its row, where it is one by itself.
  var row: Row?

  /// Where a feedback of a table is.
  struct Row: Equatable, Sendable {
    let line: Int
    let column: String
    let columnNumber: Int?
    let record: [UInt8]
  }

  /// Stars in hundredths, where it has a public score.
  var score: String? { cells["public_score"] }

  /// Whether it has stars or a private score.
  var hasScore: Bool {
    ["public_score", "private_score"].contains { !(cells[$0] ?? "").isEmpty }
  }
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
  var type = PaymentType.earning
  /// The first day of the period that is paid for.
  var periodStart: Day?
}

/// Texts by number, so that a row is small and quick to compare.
struct NameTable: Sendable {
  private var numbers: [String: Int32] = ["": 0]
  private(set) var names = [""]

  mutating func number(_ name: String) -> Int32 {
    if name.isEmpty { return 0 }
    if let known = numbers[name] { return known }
    let number = Int32(names.count)
    numbers[name] = number
    names.append(name)
    return number
  }

  subscript(_ number: Int32) -> String { names[Int(number)] }
}
