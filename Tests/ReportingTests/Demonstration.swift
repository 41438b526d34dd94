import Reporting
import Support

// Pages of made-up figures with every component on them, for the tests here and those in a browser.

enum Demonstration {
  /// All pages, by their place in a run's folder.
  static var pages: [(path: String, bytes: [UInt8])] {
    [
      ("index.html", index), (profileName.path, profile), (emptyName.path, empty),
      ("hostile.html", HostileText.page),
    ]
  }

  static let profileName = PageName(profileID: "fl-20417")
  static let emptyName = PageName(profileID: "fl-90001")

  static let facts = RunFacts(
    asOf: "2026-03-31", policy: "standard", policyDigest: String(repeating: "3f9a61c2", count: 8),
    run: "8d41f0c97be2", audience: "internal")

  static let titles = [
    "Product photos for a tea shop", "Rewrite of a booking site's checkout", "Monthly bookkeeping",
    "Subtitles for a cooking course", "Logo and letterhead", "Data entry, 400 invoices",
    "Translation of a manual, German to English", "Landing page for a festival", "SQL reports for a clinic",
    "Voice-over for two short films", "Search ads, spring campaign", "Migration to a new mail server",
    "Illustrations for a children's book", "Interview transcripts", "Test plan for a payment app",
    "תרגום אתר לאנגלית", "Weekly newsletter", "3D model of a chair",
  ]

  // MARK: A profile

  static let profile = Frame(
    title: UntrustedText("fl-20417"), kicker: "Freelancer", facts: facts,
    chapters: [
      Chapter("Windows", "windows"), Chapter("History", "history"), Chapter("Contracts", "contracts"),
      Chapter("What would change it", "change"), Chapter("To do", "todo"), Chapter("Badges", "badges"),
      Chapter("Public profile", "public"),
    ], place: .profiles
  ).page { html in
    html.hero(hero)
    html.tiles([
      Tile("Contracts in the window", "23", note: "with 17 clients"),
      Tile("Ended without feedback", "4", note: "2 count against the score"),
      Tile("Best removal", "+4.2", note: "to 91, not allowed yet"),
      Tile("Next deadline", "3 days", note: "answer a review"),
    ])
    html.section("Four windows", "windows", lead: "The best of three decides, here the 12 months.") { html in
      html.windowBars(windows)
    }
    html.section(
      "Day by day", "history",
      lead: "Two years back, and half a year ahead if nothing new happens. Gaps are days without a score."
    ) { html in
      html.dailyLine(daily)
      html.callout(
        "Falls below 86 on 19 May",
        "Two good contracts leave the 12-month window that day. A good outcome before then would make up for it."
      )
    }
    html.section("What each contract adds or costs", "contracts") { html in
      html.waterfall(waterfall)
      html.table(contracts)
    }
    html.section("What would change it", "change", lead: "Two more good outcomes give 90.") { html in
      html.sideBySide([
        Side("As it is", sides[0]), Side("Removed from the score", sides[1]),
        Side("Removed everywhere", chosen: true, sides[2]),
      ]) { html, entries in html.definitions(entries) }
    }
    html.section("To do", "todo") { html in html.timeline(deadlines) }
    html.section("Top Rated", "badges", lead: "Three of four criteria are met.") { html in
      html.checklist(criteria)
    }
    html.section("What a visitor sees", "public") { html in
      html.definitions([("Job Success", "86%"), ("Stars", "4.71 of 5, from 19 reviews"), ("Badge", "none")])
      html.quote(
        UntrustedText("Delivered on time.\nThe second round of photos was even better than the first."))
    }
  }

  static let hero = Hero(
    score: 86, standing: Rating(.half, "Good"), window: "12-month window decides",
    sentence: """
      Two contracts cost most: \("Landing page for a festival") ended badly, and \
      \("Search ads, spring campaign") ended without feedback. Without them the score would be 94.
      """,
    facts: [("Exact", "86.42"), ("Last run", "87"), ("Goal 90", "2 more good outcomes")])

  static let windows = WindowBars(
    "windows-chart", title: "Score by window",
    bars: [
      WindowBar("6 months", Points(hundredths: 81_30), basis: "11 contracts, 9 clients"),
      WindowBar("12 months", Points(hundredths: 86_42), basis: "23 contracts, 17 clients", decides: true),
      WindowBar("24 months", Points(hundredths: 84_95), basis: "41 contracts, 29 clients"),
      WindowBar("Trending", nil, basis: "Needs 4 clients in 3 months, has 2"),
    ])

  static let daily: DailyLine = {
    var random = SeededGenerator(seed: 11)
    var days = Days(from: "2024-04-01")
    var at = 91_00
    let past = (0..<730).map { index -> DailyPoint in
      let aim = index < 250 ? 94_00 : index < 560 ? 81_00 : 87_00
      if index < 722, random.below(9) == 0 { at = min(at + random.below(280) - 140 + (aim - at) / 6, 99_00) }
      if index == 722 { at = 86_42 }
      return DailyPoint(days.next(), (190..<214).contains(index) ? nil : Points(hundredths: at))
    }
    let ahead = (0..<180).map { index -> DailyPoint in
      if index % 49 == 48 { at += index < 100 ? -180 : 130 }
      return DailyPoint(days.next(), Points(hundredths: at))
    }
    return DailyLine(
      "daily", title: "Score by day", past: past, ahead: ahead,
      thresholds: [Threshold(Points(90), "90, excellent")])
  }()

  static let changes = [
    35, 20, -310, 20, 15, -150, 40, -420, -95, 20, -285, 18, 22, -71, 10, 8, -40, 16, 22, 18, -190, 5, -66,
  ]

  static let reasons: [InlineText] = [
    "4 stars or more from the client", "Ended without feedback; counts as neutral",
    "Below 3 stars from the client",
  ]

  static let waterfall: Waterfall = {
    let steps = changes.enumerated().map { index, change in
      WaterfallStep(
        UntrustedText(titles[index % titles.count]), change: Points(hundredths: change),
        reason: reasons[change > 0 ? 0 : change > -100 ? 1 : 2])
    }
    return Waterfall(
      "waterfall", title: "From 100 to the score", start: ("Nothing but good outcomes", Points(100)),
      end: ("Score", Points(hundredths: 86_42)), steps: steps, limit: 10)
  }()

  static let contracts: DataTable = {
    let outcomes: [InlineText] = ["\(mark: .up) Good", "\(mark: .level) Neutral", "\(mark: .down) Bad"]
    let rows = changes.enumerated().map { index, change -> [Cell] in
      let outcome = change > 0 ? 0 : change > -100 ? 1 : 2
      return [
        Cell("\(titles[index % titles.count])", sortsBy: titles[index % titles.count]),
        "\("cl-\(3000 + index * 37 % 90)")", Cell(outcomes[outcome], sortsBy: "\(outcome)"),
        Cell((index + 1) * 1_250), Cell(change: Points(hundredths: change)),
        Cell(reasons[outcome]),
      ]
    }
    return DataTable(
      "contract-table", caption: "All contracts of the window",
      columns: [
        .text("Contract"), .text("Client"), .text("Outcome"), .number("Earned, $"), .number("Effect"),
        .prose("Why"),
      ], rows: rows, search: "Find a contract")
  }()

  static let sides: [[(term: InlineText, meaning: InlineText)]] = [
    [("Score", "86"), ("Stars", "4.71"), ("Reviews", "19"), ("Comment", "shown")],
    [("Score", "91"), ("Stars", "4.71"), ("Reviews", "19"), ("Comment", "shown")],
    [("Score", "91"), ("Stars", "4.83"), ("Reviews", "18"), ("Comment", "“Feedback removed”")],
  ]

  static let deadlines = [
    Deadline(
      day: "2026-04-03", left: "3 days left", title: "Answer the review of \("Landing page for a festival")",
      detail: "One answer, and it can't be edited."),
    Deadline(
      day: "2026-04-09", left: "9 days left", title: "Leave feedback for \("cl-3012")",
      detail: "Both sides' reviews stay hidden until then."),
    Deadline(
      day: nil, left: "Any day", title: "Ask for the removal of \("Search ads, spring campaign")",
      detail: "Would raise the score from 86 to 91."),
  ]

  static let criteria = [
    Criterion(met: false, "Score of 90 or more", figure: "86"),
    Criterion(met: true, "90 or more on 13 of the last 16 Sundays", figure: "14 Sundays"),
    Criterion(met: true, "At least $1,000 earned in 12 months", figure: "$28,340"),
    Criterion(met: true, "First contract began more than 90 days ago", figure: "1,204 days"),
  ]

  // MARK: A profile with nothing

  static let empty = Frame(
    title: UntrustedText("fl-90001"), kicker: "Freelancer", facts: facts, place: .profiles
  ).page { html in
    html.hero(
      Hero(
        score: nil, standing: Rating(.empty, "No score"), window: "no window has enough",
        sentence: "One client so far; a score needs at least two in a window."))
    html.section("Windows", "windows") { html in
      html.windowBars(
        WindowBars(
          "windows-chart", title: "Score by window",
          bars: [WindowBar("6 months", nil, basis: "1 contract, 1 client")]))
      html.dailyLine(
        DailyLine("daily", title: "Score by day", past: [DailyPoint("2026-03-31", nil)], ahead: []))
      html.histogram(
        Histogram(
          "none", title: "Stars", binName: "Stars", countName: "Reviews", bins: [HistogramBin("5", count: 0)])
      )
      html.waterfall(
        Waterfall(
          "waterfall", title: "No contracts", start: ("Start", Points(100)), end: ("End", Points(100)),
          steps: []))
    }
  }

  // MARK: The index

  static let index = Frame(
    title: UntrustedText("All profiles"), kicker: "Run of 31 March 2026", facts: facts,
    chapters: [Chapter("Distribution", "distribution"), Chapter("At risk", "risk"), Chapter("Data", "data")]
  ).page { html in
    html.tiles([
      Tile("Profiles with a score", "184,206", note: "of 211,930 with a contract"),
      Tile("Excellent", "121,544", note: "66%"), Tile("At risk", "9,317", note: "below 90, or soon"),
      Tile("A removal would lift", "1,208", note: "over 90"),
    ])
    html.section("Distribution", "distribution") { html in html.histogram(histogram) }
    html.section("At risk", "risk", lead: "Below 90 now, or within 30 days by forecast.") { html in
      html.table(risk)
      html.rest(shown: risk.rows.count, of: 9_317, what: "profiles at risk", in: .scores)
    }
    html.section("Data", "data") { html in
      html.callout(
        "41 rows were left out",
        "A rate of 0.002%. Each is listed with its reason in \("rejects.csv", to: .file(.rejects)).",
        urgent: true)
    }
  }

  static let histogram: Histogram = {
    let counts = [
      0, 3, 12, 40, 77, 121, 240, 610, 1_190, 2_480, 4_020, 6_900, 9_800, 15_300, 22_100, 30_400, 48_900,
      42_013,
    ]
    let bins = counts.enumerated().map { index, count in
      let low = 15 + index * 5
      return HistogramBin(low == 100 ? "100" : "\(low)–\(low + 4)", count: count, strong: low >= 90)
    }
    return Histogram(
      "scores", title: "Profiles by score", binName: "Score", countName: "Profiles", bins: bins)
  }()

  static let risk: DataTable = {
    var random = SeededGenerator(seed: 4)
    let rows = (0..<60).map { index -> [Cell] in
      let id = index == 0 ? "fl-20417" : "fl-\(20_000 + random.below(60_000))"
      let score = 8_900 - index * 61 - random.below(60)
      return [
        Cell("\("\(id)", to: .profile(PageName(profileID: id)))"),
        Cell(InlineText(own: random.below(4) == 0 ? "Agency" : "Freelancer")),
        Cell(Points(hundredths: score)),
        Cell(change: Points(hundredths: random.below(500) - 320)),
        index % 7 == 3 ? Cell(nil) : Cell(Points(hundredths: score + random.below(300) - 150)),
        Cell(4 + random.below(80)),
      ]
    }
    return DataTable(
      "risk-table", caption: "Profiles at risk, the lowest exact score last",
      columns: [
        .text("Profile"), .text("Kind"), .number("Score"), .number("Since last run"), .number("In 30 days"),
        .number("Contracts"),
      ], rows: rows, search: "Find a profile")
  }()
}
