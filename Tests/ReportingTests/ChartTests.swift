// Charts: figures in, shapes and a table out.

import Testing

@testable import Reporting

@Suite struct ChartTests {
  private static func written(_ write: (inout HTML) -> Void) throws -> (Markup, String) {
    var html = HTML()
    write(&html)
    let bytes = html.finish()
    return (try #require(Markup(bytes)), String(decoding: bytes, as: UTF8.self))
  }

  private static func shapes(_ markup: Markup, _ name: String, _ style: Style) -> [[String: String]] {
    markup.tags.filter { $0.name == name && $0.attributes["class"] == style.rawValue }.map(\.attributes)
  }

  // MARK: Figures

  @Test(arguments: [
    (86_42, "86.4", "+86.4", "86.42"), (86_45, "86.5", "+86.5", "86.45"), (-64, "−0.6", "−0.6", "-0.64"),
    (-65, "−0.7", "−0.7", "-0.65"), (4, "0.0", "0.0", "0.04"), (-4, "0.0", "0.0", "-0.04"),
    (100_00, "100.0", "+100.0", "100.00"), (0, "0.0", "0.0", "0.00"),
  ])
  func points(_ hundredths: Int, _ text: String, _ signed: String, _ key: String) {
    let points = Points(hundredths: hundredths)
    #expect(points.text == text)
    #expect(points.signed == signed)
    #expect(points.sortKey == key)
  }

  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_234_567, "1,234,567"), (-1_000, "−1,000"),
    (.min, "−9,223,372,036,854,775,808"),
  ])
  func groups(_ number: Int, _ text: String) { #expect(grouped(number) == text) }

  @Test(arguments: [
    (Length.share(0), "0%"), (.share(5), "0.05%"), (.share(33_33), "33.33%"), (.share(100_00), "100%"),
    (.share(1, of: 3), "33.33%"), (.share(1, of: 0), "100%"), (.tenths(-5), "-0.5"), (.tenths(120), "12"),
    (.tenths(123), "12.3"), (.pixels(-8), "-8"),
  ])
  func lengths(_ length: Length, _ text: String) { #expect(length.text == text) }

  @Test func scalesHaveRoundTicks() {
    #expect(Scale(75_00, 100_00).ticks(atMost: 5) == [75_00, 80_00, 85_00, 90_00, 95_00, 100_00])
    #expect(Scale(0, 48_900).ticks(atMost: 4) == [0, 10_000, 20_000, 30_000, 40_000])
    #expect(Scale(0, 0).ticks(atMost: 4) == [0, 1])
    for low in [0, 3, 99] {
      for span in [1, 2, 7, 48, 999, 123_456] {
        let ticks = Scale(low, low + span).ticks(atMost: 4)
        #expect(ticks.count <= 5 && ticks.allSatisfy { $0 >= low && $0 <= low + span })
      }
    }
  }

  // MARK: Charts

  @Test func aHistogramHasABarForEachFilledBin() throws {
    let (markup, _) = try Self.written { html in html.histogram(Demonstration.histogram) }
    #expect(Self.shapes(markup, "rect", .plain).count == 14)
    let strong = Self.shapes(markup, "rect", .strong)
    #expect(strong.count == 3)
    #expect(strong.map { $0["height"] } == ["105.6", "170", "146"])
    #expect(markup.tags.filter { $0.name == "tr" }.count == 19)
    #expect(markup.text.contains("184,206 profiles in 18 bins; the fullest is 95–99 with 48,900."))
  }

  @Test func aWaterfallLeadsFromStartToEnd() throws {
    let waterfall = Waterfall(
      "w", title: "W", start: ("Start", Points(100)), end: ("End", Points(90)),
      steps: [
        WaterfallStep(UntrustedText("a"), change: Points(-8), reason: ""),
        WaterfallStep(UntrustedText("b"), change: Points(2), reason: ""),
        WaterfallStep(UntrustedText("c"), change: Points(-3), reason: ""),
        WaterfallStep(UntrustedText("d"), change: Points(-1), reason: ""),
        WaterfallStep(UntrustedText("e"), change: Points(0), reason: ""),
      ], limit: 3)
    let (markup, text) = try Self.written { html in html.waterfall(waterfall) }
    #expect(Self.shapes(markup, "rect", .costs).count == 3)
    #expect(Self.shapes(markup, "rect", .adds).count == 1)
    #expect(Self.shapes(markup, "circle", .dot).count == 2)
    #expect(text.contains(">2 other contracts</text>"))
    #expect(!text.contains("Rounding"))
    #expect(markup.tags.filter { $0.name == "tr" }.count == 6)
    #expect(markup.text.contains("From 100.0 (Start) to 90.0 (End): 1 of 5 contracts add, 3 cost."))
  }

  @Test(arguments: [(90_05, true), (90_04, false), (90_00, false)])
  func whatTheStepsLeaveOverShowsAsRoundingFromAHalfOfTheShownDigit(end: Int, isShown: Bool) throws {
    let waterfall = Waterfall(
      "w", title: "W", start: ("Start", Points(100)), end: ("End", Points(hundredths: end)),
      steps: [WaterfallStep(UntrustedText("a"), change: Points(-10), reason: "")])
    let (_, text) = try Self.written { html in html.waterfall(waterfall) }
    #expect(text.contains(">Rounding</text>") == isShown)
  }

  @Test func aDailyLineHasStepsGapsAndAForecast() throws {
    func points(_ scores: [Int?]) -> [DailyPoint] {
      scores.enumerated().map { DailyPoint("2026-01-\(10 + $0)", $1.map { Points($0) }) }
    }
    let line = DailyLine(
      "d", title: "D", past: points([90, 90, 88, nil, nil, 95]), ahead: points([95, 80]),
      thresholds: [Threshold(Points(90), "90, excellent"), Threshold(Points(10), "never")])
    let (markup, text) = try Self.written { html in html.dailyLine(line) }
    #expect(Self.shapes(markup, "path", .line).first?["d"] == "M0 1000H2V1200H3M5 500H6")
    #expect(Self.shapes(markup, "path", .ahead).first?["d"] == "M6 500H7V2000H8")
    #expect(Self.shapes(markup, "svg", .plot).first?["viewBox"] == "0 0 8 2500")
    #expect(Self.shapes(markup, "line", .today).first?["x1"] == "75%")
    #expect(text.contains("90, excellent") && !text.contains("never"))
    #expect(markup.text.contains("No score on 2 of 6 days. If nothing new happens, 80.0 on 2026-01-11."))
    #expect(markup.tags.filter { $0.name == "tr" }.count == 7)
  }

  @Test func windowBarsMarkTheOneThatDecides() throws {
    let (markup, _) = try Self.written { html in html.windowBars(Demonstration.windows) }
    #expect(Self.shapes(markup, "rect", .strong).map { $0["width"] } == ["86.42%"])
    #expect(Self.shapes(markup, "rect", .plain).count == 2)
    #expect(markup.text.contains("12 months: 86.4, decides."))
  }

  @Test func everyChartIsNamedAndHasItsFigures() throws {
    for page in [Demonstration.profile, Demonstration.index, HostileText.page] {
      let markup = try #require(Markup(page))
      let figures = markup.tags.filter { $0.name == "figure" }.count
      let charts = markup.tags.filter { $0.name == "svg" && $0.attributes["role"] == "img" }
      #expect(charts.count == figures)
      #expect(
        charts.allSatisfy {
          $0.attributes["aria-labelledby"] != nil && $0.attributes["aria-describedby"] != nil
        })
      #expect(markup.tags.filter { $0.name == "desc" }.count == figures)
      #expect(markup.tags.filter { $0.name == "details" }.count == figures)
    }
  }

  @Test func nothingToDrawIsSaid() throws {
    let (markup, _) = try Self.written { html in
      html.dailyLine(DailyLine("d", title: "D", past: [DailyPoint("2026-01-01", nil)], ahead: []))
      html.histogram(Histogram("h", title: "H", binName: "Score", countName: "Profiles", bins: []))
      html.windowBars(WindowBars("b", title: "B", bars: []))
    }
    #expect(markup.text.contains("No score on any of 1 days."))
    #expect(markup.text.contains("There is nothing to count."))
  }
}

@Suite struct SizeTests {
  @Test func aProfileWithThreeHundredContractsStaysSmall() {
    let steps = (0..<300).map { index in
      WaterfallStep(
        UntrustedText(Demonstration.titles[index % 18]), change: Points(hundredths: index % 70 - 40),
        reason: "Ended without feedback; counts as neutral")
    }
    let rows = (0..<300).flatMap { _ in Demonstration.contracts.rows.prefix(1) }
    let page = Frame(title: UntrustedText("x"), kicker: "Freelancer", facts: Demonstration.facts).page {
      html in
      html.waterfall(
        Waterfall("w", title: "W", start: ("Start", Points(100)), end: ("End", Points(90)), steps: steps))
      html.dailyLine(Demonstration.daily)
      html.table(
        DataTable("t", caption: "All", columns: Demonstration.contracts.columns, rows: rows, search: "Find"))
    }
    #expect(page.count < 220_000)
  }
}
