import Testing

@testable import JobSuccess

/// What is offered and what isn't, in which order, and what it could do to the score (4.5).
@Suite struct ActionTests {
  @Test("by deadline, none last, then by contract id, then by name") func order() {
    let built = history(badge: .topRated) {
      contract("c1", client: "a", started: "2024-05-01", ended: "2024-06-30", stars: 1, private: 1)
      contract("c2", client: "b", started: "2024-05-01", ended: "2024-06-30")
      contract("c3", client: "c", started: "2024-05-01", ended: "2024-06-20", stars: 1, private: 2) {
        feedback("t3", on: "2024-06-21", by: .freelancer)
      }
      contract("c4", client: "d", started: "2024-05-01", lastPaid: "2024-06-14")
      for number in 5...9 {
        contract(
          "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
          private: 10)
      }
    }
    #expect(
      Possible(built, on: "2024-07-01").lines == [
        "ask_for_change c3 2024-07-04", "ask_for_change c1 2024-07-14", "leave_feedback c1 2024-07-14",
        "ask_for_feedback c2 2024-07-14", "leave_feedback c2 2024-07-14",
        "request_mid_contract_feedback c4 2024-07-14", "respond c3 2024-07-18",
        "request_removal c1 2024-09-02",
        "request_removal c3 2024-09-02",
      ])
  }

  @Test("a response to hidden feedback isn't offered") func hiddenFeedback() {
    func line(
      _ events: @escaping () -> [ContractEvent] = { [] }, removed: Day? = nil, mode: RemovalMode = .jssOnly,
      earnings: Dollars = 500
    )
      -> BuiltHistory
    {
      history {
        contract(
          "c1", client: "a", started: "2024-05-01", ended: "2024-06-10", earnings: earnings, stars: 1,
          private: 1,
          removed: removed, mode: mode, events)
      }
    }
    #expect(!Possible(line(), on: "2024-06-24").offers(.respond))
    #expect(Possible(line(), on: "2024-06-25").offers(.respond))
    #expect(
      Possible(line({ [feedback("t", on: "2024-06-11", by: .freelancer)] }), on: "2024-06-24").offers(
        .respond))
    // Removed from the profile it is hidden; removed from the score alone it is not.
    #expect(!Possible(line(removed: "2024-06-26", mode: .jssAndProfile), on: "2024-06-26").offers(.respond))
    #expect(Possible(line(removed: "2024-06-27", mode: .jssAndProfile), on: "2024-06-26").offers(.respond))
    #expect(Possible(line(removed: "2024-06-26", mode: .jssOnly), on: "2024-06-26").offers(.respond))
    // Below $1 nothing is public.
    #expect(!Possible(line(earnings: 0.99), on: "2024-06-26").offers(.respond))
  }

  @Test("answered once, on its day") func answered() {
    let built = history {
      contract("c1", client: "a", started: "2024-05-01", ended: "2024-06-01", stars: 1, private: 1)
    }
    func offers(on day: Day) -> Bool {
      Possible(built, on: day) { history in
        for index in history.feedback.indices { history.feedback[index].respondedOn = "2024-06-20" }
      }.offers(.respond)
    }
    #expect(offers(on: "2024-06-19"))
    #expect(!offers(on: "2024-06-20"))
    #expect(!offers(on: "2024-06-21"))
  }

  @Test(
    "worth an answer: negative, or below 4 stars",
    arguments: [
      (3.99, 10, true), (4, 10, false), (5, 0, true), (5, 10, false),
    ] as [(Stars, PrivateScore, Bool)]) func worthAnAnswer(stars: Stars, score: PrivateScore, isOffered: Bool)
  {
    let built = history {
      contract("c1", client: "a", started: "2024-05-01", ended: "2024-06-01", stars: stars, private: score)
    }
    #expect(Possible(built, on: "2024-06-20").offers(.respond) == isOffered)
  }

  @Test("removed feedback can't be changed") func removedFeedback() {
    for mode in RemovalMode.allCases {
      let built = history {
        contract(
          "c1", client: "a", started: "2024-05-01", ended: "2024-06-10", stars: 1, private: 1,
          removed: "2024-06-12",
          mode: mode)
      }
      #expect(Possible(built, on: "2024-06-11").offers(.askForChange))
      #expect(!Possible(built, on: "2024-06-12").offers(.askForChange))
      // It was given all the same.
      #expect(!Possible(built, on: "2024-06-12").offers(.askForFeedback))
    }
  }

  @Test("late feedback counts like any other") func lateFeedback() {
    let built = history {
      contract(
        "c1", client: "a", started: "2024-05-01", ended: "2024-06-01", stars: 1, private: 1,
        submitted: "2024-06-20")
    }
    #expect(Possible(built, on: "2024-06-19").lines.isEmpty)
    #expect(Possible(built, on: "2024-06-20").lines == ["respond c1 2024-06-29"])
    #expect(built.scored(on: "2024-06-20").verdict("c1") == .negative(.negativeFeedback))
  }

  @Test("mid-contract feedback never moves a score, and can't be answered") func midContractFeedback() {
    func built(_ stars: Stars?) -> BuiltHistory {
      history {
        for number in 1...3 {
          contract(
            "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-05-20", stars: 5,
            private: 8
          ) {
            if let stars { feedback("m\(number)", on: "2024-04-01", .midContract, stars: stars) }
          }
        }
      }
    }
    let day: Day = "2024-06-10"
    let plain = built(nil).scored(on: day)
    for stars in [1, 5] as [Stars] {
      let scored = built(stars).scored(on: day)
      #expect(scored.percent == plain.percent && scored.stars == plain.stars)
      #expect(Possible(built(stars), on: day).lines.isEmpty)
    }
  }

  @Test("a report waits for its decision") func reports() throws {
    let built = history {
      contract("c1", client: "a", started: "2024-05-01", ended: "2024-06-01", stars: 5, private: 9)
    }
    let key = try #require(built.key(of: "c1"))
    let index = built.history.feedback.startIndex
    func deadline(_ decision: ReportDecision?, on day: Day) -> Day? {
      Possible(built, on: day) { history in
        history.reports = [
          FeedbackReport(
            contract: key, feedback: index, reportedOn: "2024-06-28", ground: .fraud, decision: decision)
        ]
      }.deadline(.reviewReport)
    }
    #expect(deadline(.pending, on: "2024-06-27") == nil)
    #expect(deadline(.pending, on: "2024-06-28") == "2024-07-09")
    #expect(deadline(nil, on: "2024-07-09") == "2024-07-09")
    #expect(deadline(nil, on: "2024-07-10") == nil)
    for decision in [ReportDecision.kept, .removed] { #expect(deadline(decision, on: "2024-06-28") == nil) }
  }

  @Test("what the platform's removal of a reported feedback could do") func reportedFeedback() throws {
    let built = history {
      contract("c0", client: "z", started: "2024-05-01", ended: "2024-06-01", stars: 1, private: 1) {
        feedback("m", on: "2024-05-20", .midContract, stars: 2)
      }
      for number in 1...4 {
        contract(
          "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
          private: 10)
      }
    }
    let key = try #require(built.key(of: "c0"))
    let run = built.history[key].feedback
    func note(_ reported: Int) -> String? {
      Possible(built, on: "2024-09-10") { history in
        history.reports = [
          FeedbackReport(contract: key, feedback: reported, reportedOn: "2024-09-09", ground: .fraud)
        ]
      }.actions.first { $0.kind == .reviewReport }?.note
    }
    let final = try #require(run.first { built.history.feedback[$0].kind == .final })
    let midContract = try #require(run.first { built.history.feedback[$0].kind == .midContract })
    #expect(note(final) == "the removal lifts 60 to 100")
    #expect(note(midContract) == "")
  }

  @Test("a removal is offered where 3.3 allows it and it raises the score") func removals() {
    func built(_ badge: Badge?) -> BuiltHistory {
      history(badge: badge) {
        contract("c0", client: "z", started: "2024-01-01", ended: "2024-02-01", stars: 1, private: 1)
        for number in 1...4 {
          contract(
            "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
            private: 10)
        }
      }
    }
    #expect(Possible(built(.topRated), on: "2024-09-02").lines == ["request_removal c0 2024-09-02"])
    #expect(Possible(built(.topRated), on: "2024-09-02").actions.map(\.alternatives) == [1])
    let always = Policy.standard.with { $0.removalPerk = .always }
    #expect(Possible(built(.topRated), on: "2024-09-02", by: always).lines == ["request_removal c0 any day"])
    #expect(Possible(built(.topRated), on: "2024-09-03").lines.isEmpty)
    #expect(Possible(built(.risingTalent), on: "2024-09-02").lines.isEmpty)
    #expect(Possible(built(nil), on: "2024-09-02").lines.isEmpty)
  }

  @Test("removals are alternatives: one request, then three months") func alternatives() {
    let built = history(badge: .topRated) {
      for number in 0...5 {
        contract(
          "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
          private: number < 2 ? 1 : 10)
      }
    }
    let actions = Possible(built, on: "2024-09-02").actions
    #expect(actions.map(\.kind) == [.requestRemoval, .requestRemoval])
    #expect(actions.map(\.alternatives) == [2, 2])
  }

  @Test("what can be done about an agency's contract is the agency's to do") func memberContract() {
    func built(isOwned: Bool) -> BuiltHistory {
      history(badge: .topRated) {
        contract(
          "c0", client: "z", started: "2024-05-01", ended: "2024-06-20", stars: 1, private: 1,
          isOwned: isOwned)
        for number in 1...4 {
          contract(
            "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
            private: 10)
        }
      }
    }
    #expect(Possible(built(isOwned: true), on: "2024-07-01").lines.count == 3)
    #expect(Possible(built(isOwned: false), on: "2024-07-01").lines.isEmpty)
  }

  @Test("an idle contract may be closed, where the policy knows idle ones") func idle() {
    let built = history {
      contract("c1", client: "a", started: "2024-01-10", lastPaid: "2024-03-31")
      contract("c2", client: "b", started: "2024-03-31", earnings: 0)
    }
    let idle = Policy.standard.with { $0.idleAfterMonths = 3 }
    #expect(!Possible(built, on: "2024-06-29", by: idle).offers(.closeIdle))
    #expect(
      Possible(built, on: "2024-06-30", by: idle).lines == ["close_idle c1 any day", "close_idle c2 any day"])
    #expect(!Possible(built, on: "2024-06-30").offers(.closeIdle))
  }

  @Test("what a correction could do: 5 stars here lift the score") func effect() throws {
    let built = history {
      contract("c0", client: "z", started: "2024-05-01", ended: "2024-06-01", stars: 1, private: 1)
      for number in 1...9 {
        contract(
          "c\(number)", client: "k\(number)", started: "2024-01-01", ended: "2024-02-01", stars: 5,
          private: 10)
      }
    }
    let action = try #require(Possible(built, on: "2024-06-02").actions.first { $0.kind == .askForChange })
    #expect(action.note == "a corrected 5 stars here lifts 80 to 100")
  }

  @Test("effects are what plain scoring says", arguments: variedPolicies) func effectsAgainstPlainScoring(
    _ policy: Policy
  ) {
    var moved = 0
    for seed in 0..<300 {
      let history = CrowdedHistory.make(
        UInt64(seed) &* 17, contracts: 4 + seed % 20, clients: [1, 3, 9][seed % 3])
      // A day just behind a contract's end, when something can be done.
      guard let ended = history.contracts.compactMap(\.endedOn).filter({ $0 <= CrowdedHistory.asOf }).max()
      else { continue }
      let scorer = Scorer(policy, asOf: ended + seed % 15)
      let sheet = scorer.score(history)
      for action in Actions(scorer, history, sheet).all(effects: []) {
        guard let effect = action.effect else { continue }
        var changed = history
        let key = action.contract.index
        if action.kind == .askForChange,
          let standing = history.standingFeedback(of: history.contracts[key], on: scorer.asOf)
        {
          changed.feedback[standing].stars = 5
          if changed.feedback[standing].privateScore != nil { changed.feedback[standing].privateScore = 10 }
        } else {
          let given = Feedback(
            submittedAt: Instant(startOf: scorer.asOf), author: .client, kind: .final, stars: 5,
            privateScore: 10)
          changed.contracts[key].feedback = changed.feedback.endIndex..<changed.feedback.endIndex + 1
          changed.feedback.append(given)
        }
        let plain = scorer.score(changed).result.percent
        #expect(effect == ActionEffect(before: sheet.result.percent, after: plain))
        if effect.before != effect.after { moved += 1 }
      }
    }
    #expect(moved > 10)
  }
}
