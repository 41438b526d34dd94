import Testing

@testable import JobSuccess

@Suite("What is known on day D (2.1)")
struct AsOfTests {
  @Test("a contract exists from its first day")
  func start() {
    let built = history { contract("c1", client: "a", started: "2025-03-01") }
    #expect(built.scored(on: "2025-02-28").assessed("c1") == nil)
    #expect(built.scored(on: "2025-02-28").sheet.contracts.isEmpty)
    #expect(built.scored(on: "2025-03-01").verdict("c1") == .ineligible(.open))
  }

  @Test("its end and its end reason exist from its last day")
  func end() throws {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-10", reason: .successful)
    }
    let before = try #require(built.scored(on: "2025-04-09").assessed("c1")?.facts)
    #expect(before.endedOn == nil)
    #expect(before.endReason == nil)
    let on = try #require(built.scored(on: "2025-04-10").assessed("c1")?.facts)
    #expect(on.endedOn == "2025-04-10")
    #expect(on.endReason == .successful)
  }

  @Test("feedback exists from the UTC day it was submitted on, however late that day")
  func submission() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f1", on: "2025-04-05", nanoseconds: 86_399_999_999_999, stars: 5)
      }
    }
    #expect(built.scored(on: "2025-04-04").verdict("c1") == .ineligible(.noFeedback))
    #expect(built.scored(on: "2025-04-05").verdict("c1") == .positive(.feedback))
  }

  @Test("a later final feedback replaces the earlier one from its own day")
  func replacement() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f1", on: "2025-04-05", stars: 1)
        feedback("f2", on: "2025-04-20", stars: 5)
        feedback("f3", on: "2025-05-10", stars: 3)
      }
    }
    #expect(built.scored(on: "2025-04-19").verdict("c1") == .negative(.negativeFeedback))
    #expect(built.scored(on: "2025-04-20").verdict("c1") == .positive(.feedback))
    #expect(built.scored(on: "2025-05-09").verdict("c1") == .positive(.feedback))
    #expect(built.scored(on: "2025-05-10").verdict("c1") == .neutral(.feedback))
  }

  @Test("of two on one day the later instant counts, of one instant the larger id (1.3)")
  func sameDay() {
    let scored = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f9", on: "2025-04-05", nanoseconds: 1, stars: 1)
        feedback("f1", on: "2025-04-05", nanoseconds: 2, stars: 5)
      }
      contract("c2", client: "b", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f9", on: "2025-04-05", stars: 1)
        feedback("f10", on: "2025-04-05", stars: 5)
      }
    }.scored(on: "2025-04-05")
    #expect(scored.verdict("c1") == .positive(.feedback))
    #expect(scored.verdict("c2") == .negative(.negativeFeedback))
  }

  @Test("the later one counts with its own values: nothing is taken from the earlier one")
  func replacementWithLess() {
    let scored = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f1", on: "2025-04-05", stars: 1, private: 0)
        feedback("f2", on: "2025-04-06", private: 10)
        feedback("f3", on: "2025-04-07", by: .freelancer, stars: 1)
      }
    }.scored(on: "2025-06-01")
    #expect(scored.verdict("c1") == .positive(.feedback))
    #expect(scored.stars.lifetime == nil)
  }

  @Test("a removal takes effect on its day, and the feedback counts before")
  func removal() {
    let built = history {
      contract(
        "c1", client: "a", started: "2025-03-01", ended: "2025-04-01", stars: 1, removed: "2025-05-01")
    }
    #expect(built.scored(on: "2025-04-30").verdict("c1") == .negative(.negativeFeedback))
    #expect(built.scored(on: "2025-05-01").verdict("c1") == .ineligible(.feedbackRemoved))
    #expect(built.scored(on: "2025-05-02").verdict("c1") == .ineligible(.feedbackRemoved))
  }

  @Test("a removal brings no superseded feedback back")
  func removalOfTheLater() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f1", on: "2025-04-05", stars: 5)
        feedback("f2", on: "2025-04-10", stars: 1, removed: "2025-05-01")
      }
    }
    #expect(built.scored(on: "2025-04-09").verdict("c1") == .positive(.feedback))
    #expect(built.scored(on: "2025-04-10").verdict("c1") == .negative(.negativeFeedback))
    #expect(built.scored(on: "2025-05-01").verdict("c1") == .ineligible(.feedbackRemoved))
  }

  @Test("the removal of a superseded feedback is no removal of the standing one")
  func removalOfTheEarlier() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01") {
        feedback("f1", on: "2025-04-05", stars: 1, removed: "2025-04-08")
        feedback("f2", on: "2025-04-10", stars: 5)
      }
    }
    #expect(built.scored(on: "2025-04-09").verdict("c1") == .ineligible(.feedbackRemoved))
    #expect(built.scored(on: "2025-04-10").verdict("c1") == .positive(.feedback))
  }

  @Test("where payments.csv has a row, the earnings on D are the sum up to D")
  func earningsFromPayments() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-06-01", earnings: 9000) {
        payment(on: "2025-03-10", 100.50)
        payment(on: "2025-04-10", 200)
        payment(on: "2025-05-10", -50.25)
      }
    }
    let expected: [(Day, Dollars)] = [
      ("2025-03-09", 0), ("2025-03-10", 100.50), ("2025-04-09", 100.50), ("2025-04-10", 300.50),
      ("2025-05-09", 300.50), ("2025-05-10", 250.25), ("2030-01-01", 250.25),
    ]
    for (day, dollars) in expected {
      #expect(built.scored(on: day).assessed("c1")?.facts.earnings == dollars.cents, "\(day)")
    }
  }

  @Test("a row after D is enough for the earnings column not to count")
  func futurePaymentOnly() {
    let built = history {
      contract("c1", client: "a", started: "2025-03-01", ended: "2025-04-01", earnings: 9000) {
        payment(on: "2025-06-10", 100)
      }
    }
    #expect(built.scored(on: "2025-06-09").assessed("c1")?.facts.earnings == .zero)
    #expect(built.scored(on: "2025-06-09").verdict("c1") == .ineligible(.noWork))
    #expect(built.scored(on: "2025-06-10").assessed("c1")?.facts.earnings == Cents(100_00))
  }

  @Test("without rows the earnings column counts, but not before the first payment")
  func earningsColumn() {
    let built = history {
      contract(
        "c1", client: "a", started: "2025-03-01", ended: "2025-04-01", earnings: 700, firstPaid: "2025-05-01")
      contract("c2", client: "b", started: "2025-03-01", ended: "2025-04-01", earnings: 800)
    }
    #expect(built.scored(on: "2025-04-30").assessed("c1")?.facts.earnings == .zero)
    #expect(built.scored(on: "2025-04-30").verdict("c1") == .ineligible(.noWork))
    #expect(built.scored(on: "2025-05-01").assessed("c1")?.facts.earnings == Cents(700_00))
    #expect(built.scored(on: "2025-03-01").assessed("c2")?.facts.earnings == Cents(800_00))
  }

  @Test("a history scored on D is the history without what is dated after D")
  func future() {
    let full = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5)
      contract("c2", client: "b", started: "2025-01-01", ended: "2025-02-01", stars: 5, removed: "2025-07-01")
      contract(
        "c3", client: "c", started: "2025-01-01", ended: "2025-08-01", stars: 1, submitted: "2025-08-02")
      contract("c4", client: "d", started: "2025-07-01", ended: "2025-08-01", stars: 1)
    }.scored(on: "2025-06-30")
    let known = history {
      contract("c1", client: "a", started: "2025-01-01", ended: "2025-02-01", stars: 5)
      contract("c2", client: "b", started: "2025-01-01", ended: "2025-02-01", stars: 5)
      contract("c3", client: "c", started: "2025-01-01")
    }.scored(on: "2025-06-30")
    #expect(full.percent == 100)
    #expect(full.sheet.windows.map(\.tally) == known.sheet.windows.map(\.tally))
    #expect(full.sheet.contracts.map(\.verdict) == known.sheet.contracts.map(\.verdict))
  }

  @Test("a client's standing has no date and counts on every day")
  func clientStanding() {
    let built = history {
      contract(
        "c1", client: "a", started: "2025-01-01", ended: "2025-02-01", standing: .suspended, stars: 5)
    }
    #expect(built.scored(on: "2025-02-01").verdict("c1") == .ineligible(.clientExcluded))
    #expect(built.scored(on: "2026-02-01").verdict("c1") == .ineligible(.clientExcluded))
  }
}
