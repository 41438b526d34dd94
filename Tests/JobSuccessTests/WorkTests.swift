import Synchronization
import Testing

@testable import JobSuccess

#if DEBUG
  /// How the work of what-ifs and lists grows with a profile: no shape makes it grow faster than the profile.
  @Suite struct WorkTests {
    private static let day: Day = "2025-08-31"

    /// A profile with one kind of contract, so many times.
    enum Shape: String, CaseIterable {
      /// All of one client, ended lately: each has feedback that can be asked for or corrected.
      case oneClientLately
      /// All of one client, reported, and one negative feedback that keeps the relationship from being long-term.
      case oneClientReported
      /// All open, each with requests for mid-contract feedback.
      case openWithRequests
      /// Each of its own client.
      case manyClients
      /// All feedback is given midway, on one open contract.
      case midwayOnOneContract

      func history(_ count: Int) -> History {
        if self == .midwayOnOneContract {
          var line = contract("c", client: "k", started: WorkTests.day - 2000, earnings: 300)
          line.events = (0..<count).map {
            feedback("f\(1_000_000 + $0)", on: WorkTests.day - 1 - $0 % 1900, .midContract, stars: 4)
          }
          return BuiltHistory(Profile(kind: .freelancer, badge: .topRated), [line]).history
        }
        let lines = (0..<count).map { index in
          let id = "c\(1_000_000 + index)"
          let client = self == .manyClients ? "k\(index)" : "k"
          let isOpen = self == .openWithRequests
          var line = contract(
            id, client: client, started: WorkTests.day - 200,
            ended: isOpen ? nil : WorkTests.day - index % 14,
            earnings: 300)
          let isBad = self == .oneClientReported ? index == 0 : index % 3 == 1
          if !isOpen, self == .oneClientReported || index % 3 > 0 {
            line.events.append(
              feedback("f", on: WorkTests.day - index % 14, stars: isBad ? 1 : 5, private: isBad ? 0 : 10))
          }
          return line
        }
        var history = BuiltHistory(Profile(kind: .freelancer, badge: .topRated), lines).history
        switch self {
        case .openWithRequests:
          history.midContractRequests = history.contracts.indices.map {
            MidContractRequest(contract: ContractKey($0), requestedOn: WorkTests.day - 20)
          }
        case .oneClientReported:
          let first = history.contracts.startIndex
          history.reports = history.contracts.indices.map { index in
            FeedbackReport(
              contract: ContractKey(first), feedback: history.contracts[first].feedback.lowerBound,
              reportedOn: WorkTests.day - 1, ground: .fraud, decision: index % 2 == 0 ? .pending : nil)
          }
        case .oneClientLately, .manyClients, .midwayOnOneContract: break
        }
        return history
      }
    }

    private func steps(_ body: () -> Void) -> Int {
      let steps = Mutex(0)
      Work.$onSteps.withValue({ count in steps.withLock { $0 += count } }) { body() }
      return steps.withLock { $0 }
    }

    @Test(arguments: Shape.allCases) func workGrowsAsTheProfileDoes(_ shape: Shape) {
      let scorer = Scorer(.standard, asOf: Self.day)
      let counts = [200, 800].map { count in
        let history = shape.history(count)
        return steps {
          let sheet = scorer.score(history)
          var removals = RemovalWhatIf(scorer, history, sheet)
          let actions = Actions(scorer, history, sheet).all(effects: removals.effectsOfAll())
          #expect(actions.count >= count / 2 || [.openWithRequests, .midwayOnOneContract].contains(shape))
          _ = ClientScorecard.all(history, sheet)
          _ = TargetSearch(scorer, sheet, each: HypotheticalContracts()).target(99, Forecast(scorer, sheet))
        }
      }
      #expect(counts[0] >= 200)
      #expect(Double(counts[1]) <= 4.2 * Double(counts[0]), "\(counts)")
    }
  }
#endif
