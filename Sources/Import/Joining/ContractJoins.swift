// Which paid contract is which numbered one (8.4.21 and 8.4.22).

internal import JobSuccess

/// What joining needs to know of a numbered contract.
struct JoinCandidate: Sendable {
  let id: String
  let title: String
  /// The agency's id; empty for none, nil where no source says.
  let agency: String?
  let startedOn: Day?
  let endedOn: Day?
  let total: Cents?
}

/// Where each paid contract without a number goes.
struct ContractJoins: Sendable {
  /// Where a paid contract goes.
  enum Place: Equatable, Sendable {
    /// It is this numbered contract.
    case joined(String)
    /// No numbered contract is it: the profile hides some.
    case alone
    /// It could be one of these: its rows wait for an answer.
    case waiting([String])
  }

  /// By the paid contract's id.
  private(set) var places: [String: Place] = [:]

  /// How many days after its end a contract is still paid.
  static let daysAfterEnd = 30

  /// - Parameter answers: The `same_as` of paid contracts: a contract's id, `no` or `unknown`.
  init(_ paid: [PaidContract], _ candidates: [JoinCandidate], answers: [String: String]) {
    let byTitle = Dictionary(grouping: candidates) { Identifiers.folded($0.title) }
    let known = Set(candidates.map(\.id))
    var found: [String: [JoinCandidate]] = [:]
    for contract in paid {
      let answer = answers[contract.id]
      if let answer, known.contains(answer) {
        places[contract.id] = .joined(answer)
      } else if answer == "no" || contract.title.isEmpty {
        places[contract.id] = .alone
      } else {
        let fitting = (byTitle[Identifiers.folded(contract.title)] ?? []).filter {
          ContractJoins.fits(contract, $0)
        }
        found[contract.id] = fitting
      }
    }
    decide(paid.filter { places[$0.id] == nil }, found)
  }

  /// Whether a paid contract may be a numbered one with the same title.
  private static func fits(_ paid: PaidContract, _ candidate: JoinCandidate) -> Bool {
    let agency = paid.agency.isEmpty ? "" : "a-" + Identifiers.slug(paid.agency)
    if let other = candidate.agency, other != agency { return false }
    if let start = candidate.startedOn, start > paid.firstDay { return false }
    guard let end = candidate.endedOn, let last = paid.lastPaidOn else { return true }
    return last <= end + daysAfterEnd
  }

  private mutating func decide(_ paid: [PaidContract], _ found: [String: [JoinCandidate]]) {
    var wanted: [String: [PaidContract]] = [:]
    for contract in paid.sorted(by: { $0.id < $1.id }) {
      let candidates = found[contract.id] ?? []
      let equal = candidates.filter { $0.total == contract.total }
      if candidates.isEmpty {
        places[contract.id] = .alone
      } else if let one = candidates.count == 1 ? candidates.first : equal.count == 1 ? equal.first : nil {
        wanted[one.id, default: []].append(contract)
      } else {
        places[contract.id] = .waiting(candidates.map(\.id).sorted())
      }
    }
    let taken = Set(places.values.compactMap { if case .joined(let id) = $0 { id } else { nil } })
    for (id, contracts) in wanted {
      // Two clients can't be one contract: the one with its total is it, and else a person says.
      let total = found.values.lazy.flatMap(\.self).first { $0.id == id }?.total
      let equal = contracts.filter { $0.total == total }
      for contract in contracts {
        if taken.contains(id) {
          places[contract.id] = .alone
        } else if contracts.count == 1 || equal.count == 1 {
          places[contract.id] = contracts.count == 1 || equal[0].id == contract.id ? .joined(id) : .alone
        } else {
          places[contract.id] = .waiting([id])
        }
      }
    }
  }
}
