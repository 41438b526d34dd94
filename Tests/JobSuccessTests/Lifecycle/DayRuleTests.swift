import Testing

@testable import JobSuccess

/// Every period of chapter 4 on the day before its border, on it, and on the day after.
@Suite struct DayRuleTests {
  @Test(
    "seven business days after a report, counted from the next day",
    arguments: [
      // A Monday, a Friday, a Saturday, a Sunday; over a month's, a leap February's and a year's end.
      ("2024-08-05", "2024-08-14"), ("2024-08-09", "2024-08-20"), ("2024-08-10", "2024-08-20"),
      ("2024-08-11", "2024-08-20"), ("2024-02-22", "2024-03-04"), ("2023-02-22", "2023-03-03"),
      ("2024-12-27", "2025-01-07"), ("2024-12-31", "2025-01-09"),
    ] as [(Day, Day)]) func businessDays(reported: Day, decided: Day)
  {
    #expect(reported.adding(businessDays: Deadlines.reportBusinessDays) == decided)
  }

  @Test func businessDaysAgainstCounting() {
    for start in 0..<14 {
      let day = ("2024-02-20" as Day) + start
      for count in 0...12 {
        let later = day.adding(businessDays: count)
        let between = (1...30).map { day + $0 }.filter { $0 <= later && $0.weekday < 5 }
        #expect(between.count == count && (count == 0 || later.weekday < 5))
      }
    }
  }

  /// Ends of a month, a leap February, a year.
  static let ends: [Day] = [
    "2024-08-05", "2024-02-15", "2023-02-14", "2024-02-29", "2024-12-31", "2025-01-31",
  ]

  @Test("both sides may give feedback until day 14", arguments: ends) func givingFeedback(ended: Day) {
    let built = history { contract("c1", client: "a", started: ended - 20, ended: ended) }
    #expect(Possible(built, on: ended - 1).lines.isEmpty)
    for day in [ended, ended + 13, ended + 14] {
      let possible = Possible(built, on: day)
      #expect(possible.deadline(.leaveFeedback) == ended + 14)
      #expect(possible.deadline(.askForFeedback) == ended + 14)
    }
    #expect(Possible(built, on: ended + 15).lines.isEmpty)
  }

  @Test("a change may be asked for until day 14", arguments: ends) func asking(ended: Day) {
    let built = history {
      contract("c1", client: "a", started: ended - 20, ended: ended, stars: 1, private: 1)
    }
    #expect(!Possible(built, on: ended - 1).offers(.askForChange))
    for day in [ended, ended + 13, ended + 14] {
      #expect(Possible(built, on: day).deadline(.askForChange) == ended + 14)
    }
    #expect(!Possible(built, on: ended + 15).offers(.askForChange))
  }

  @Test("public feedback may be answered until day 28", arguments: ends) func answering(ended: Day) {
    let built = history {
      contract("c1", client: "a", started: ended - 20, ended: ended, stars: 1, private: 1)
    }
    // Not public before day 15: the talent gave none.
    #expect(!Possible(built, on: ended + 14).offers(.respond))
    for day in [ended + 15, ended + 27, ended + 28] {
      #expect(Possible(built, on: day).deadline(.respond) == ended + 28)
    }
    #expect(!Possible(built, on: ended + 29).offers(.respond))
  }

  @Test("one side's feedback is invisible until day 15", arguments: ends) func doubleBlind(ended: Day) throws
  {
    let built = history {
      contract("c1", client: "a", started: ended - 20, ended: ended, stars: 5)
    }
    let given = try #require(built.history.feedback.first)
    for (day, isPublic) in [(ended - 1, false), (ended, false), (ended + 14, false), (ended + 15, true)] {
      let facts = try #require(built.facts("c1", on: day))
      #expect(built.history.isPublic(given, of: facts, on: day) == isPublic)
    }
  }

  @Test func bothSidesMakeItPublicOnTheDayOfTheSecond() throws {
    let built = history {
      contract("c1", client: "a", started: "2024-02-01", ended: "2024-02-28", stars: 5) {
        feedback("t", on: "2024-03-01", by: .freelancer, stars: 4)
      }
    }
    for (day, isPublic) in [("2024-02-28", false), ("2024-02-29", false), ("2024-03-01", true)]
      as [(Day, Bool)]
    {
      let facts = try #require(built.facts("c1", on: day))
      #expect((built.history.publicFeedback(of: facts, on: day) != nil) == isPublic)
    }
  }

  @Test("an instant in another offset counts on its UTC day")
  func instants() throws {
    // 23:30 of the 14th at -01:00 is the 15th in UTC, and 00:30 at +01:00 the day before.
    let perHour: Int64 = 3_600_000_000_000
    let midnight = Instant(startOf: "2024-12-31").nanoseconds
    for (nanoseconds, day) in [
      (midnight - perHour / 2 + perHour, "2024-12-31"), (midnight + perHour / 2 - perHour, "2024-12-30"),
    ] as [(Int64, Day)] {
      let built = history {
        contract("c1", client: "a", started: "2024-12-01", ended: "2024-12-20", stars: 5)
      }
      let changed = built.with { $0.submittedAt = Instant(nanoseconds: nanoseconds) }
      let only = try #require(changed.contracts.first)
      #expect(changed.feedback.first?.submittedOn == day)
      #expect(changed.standingFeedback(of: only, on: day) != nil)
      #expect(changed.standingFeedback(of: only, on: day - 1) == nil)
    }
  }

  @Test(
    "mid-contract feedback may be asked for from day 30 on",
    arguments: ["2024-01-30", "2024-02-01", "2023-02-01", "2024-12-05"] as [Day])
  func age(started: Day) {
    let built = history { contract("c1", client: "a", started: started) { payment(on: started + 20, 50) } }
    #expect(!Possible(built, on: started + 29).offers(.requestMidContractFeedback))
    for day in [started + 30, started + 31, started + 50] {
      // Without anything new, the payment is too long ago after 30 days.
      #expect(Possible(built, on: day).deadline(.requestMidContractFeedback) == started + 50)
    }
    #expect(!Possible(built, on: started + 51).offers(.requestMidContractFeedback))
  }

  @Test("not within 30 days of the last mid-contract feedback") func lastMidContractFeedback() {
    let built = history {
      contract("c1", client: "a", started: "2024-01-01") {
        payment(on: "2024-03-15", 50)
        feedback("m", on: "2024-02-29", .midContract, stars: 4)
      }
    }
    #expect(Possible(built, on: "2024-03-15").lines.isEmpty)
    #expect(!Possible(built, on: "2024-03-29").offers(.requestMidContractFeedback))
    #expect(!Possible(built, on: "2024-03-30").offers(.requestMidContractFeedback))
    #expect(Possible(built, on: "2024-03-31").deadline(.requestMidContractFeedback) == "2024-04-14")
  }

  @Test("a second request within 14 days isn't offered") func secondRequest() throws {
    let built = history {
      contract("c1", client: "a", started: "2024-01-01") { payment(on: "2024-02-29", 50) }
    }
    let key = try #require(built.key(of: "c1"))
    func offers(on day: Day) -> Bool {
      Possible(built, on: day) { history in
        history.midContractRequests = [MidContractRequest(contract: key, requestedOn: "2024-02-20")]
      }.offers(.requestMidContractFeedback)
    }
    // The payment is of the 29th, so that every day from then on is asked about.
    #expect(!offers(on: "2024-02-29"))
    #expect(!offers(on: "2024-03-04"))
    #expect(!offers(on: "2024-03-05"))
    #expect(offers(on: "2024-03-06"))
    // Nothing is known of a request before its day.
    #expect(Possible(built, on: "2024-02-29").offers(.requestMidContractFeedback))
  }

  @Test("4.3's other conditions") func otherConditions() {
    let conditions: [(ContractLine, Bool)] = [
      (contract("c1", client: "a", started: "2024-01-01", lastPaid: "2024-03-10"), true),
      // 30 days ago, and a day more.
      (contract("c1", client: "a", started: "2024-01-01", lastPaid: "2024-02-29"), true),
      (contract("c1", client: "a", started: "2024-01-01", lastPaid: "2024-02-28"), false),
      // No day is given: paid up to now if there are earnings.
      (contract("c1", client: "a", started: "2024-01-01"), true),
      (contract("c1", client: "a", started: "2024-01-01", earnings: 0.99), false),
      // A small payment is one, a refund is none.
      (contract("c1", client: "a", started: "2024-01-01") { payment(on: "2024-03-29", 0.5) }, true),
      (contract("c1", client: "a", started: "2024-01-01") { payment(on: "2024-03-29", -5) }, false),
      (contract("c1", client: "a", started: "2024-01-01", ended: "2024-03-30"), false),
      (contract("c1", client: "a", started: "2024-01-01", ended: "2024-03-31"), true),
    ]
    for (line, isOffered) in conditions {
      let possible = Possible(history { [line] }, on: "2024-03-30")
      #expect(possible.offers(.requestMidContractFeedback) == isOffered, "\(line)")
    }
  }
}
