import Foundation
import Ingestion
import JobSuccess
import Reporting
import Support
import Testing

@testable import Analysis

/// Each sentence of a page about a removal or a day to come holds: against the schedule of removals, and the forecast.
struct PromiseTests {
  @Test(arguments: [Audience.internal, .talent])
  func pagesPromiseWhatCanBeKept(audience: Audience) async throws {
    let (dataset, scorer) = try await SampleMarket.read()
    let market = try await Market.read(
      Project.path("SampleData"), ReadingOptions(workers: 1), for: audience)
    let view = try market.view(scorer)
    let pages = try ProfilePages(market, view, RunFacts(view, run: "none"), at: .alone)
    var placed = 0
    var waits = 0
    // The stories have names, all others numbers.
    for key in dataset.profileKeys where !dataset.id(of: key).contains("0") {
      let text = try Page(pages.page(of: key)).text
      let analysis = view.analysis(of: key)
      placed += try expectRemovals(text, analysis)
      waits += try expectDays(text, analysis)
    }
    #expect(placed > 3 && waits > 3, "the sample has too few promises: \(placed), \(waits)")
  }

  /// Removals that a page calls possible are the schedule's, with its days and scores.
  private func expectRemovals(_ text: String, _ analysis: ProfileAnalysis) throws -> Int {
    let found = text.firstMatch(of: /(\d+) removals? possible (.*?)(If more could be removed|To |Band )/)
    guard let plan = try? analysis.plan(atMost: 3), !plan.positions.isEmpty else {
      #expect(found == nil, "\(analysis.id)")
      return 0
    }
    // Asked anew, as `jss simulate --plan 3 --schedule` does.
    let schedule = RemovalSchedule(
      analysis.requests(for: plan.positions.map { analysis.sheet.contracts[$0].facts.key }).map(\.removals),
      analysis.scorer, analysis.history)
    #expect(found.map { Int($0.1) } ?? 0 == schedule.steps.count, "\(analysis.id)")
    #expect(text.contains("If more could be removed") == !schedule.unplaced.isEmpty, "\(analysis.id)")
    guard let found else {
      #expect(text.contains("No removal possible by \(schedule.lastDay)"), "\(analysis.id)")
      return 0
    }
    let changes = found.2.matches(
      of: /(?:until|on|now) ?(\d{4}-\d\d-\d\d)?: (?:(\d+|no score) → (\d+)|≈ ([+−±]\d+|a score))/)
    #expect(changes.count == schedule.steps.count, "\(analysis.id): \(found.2)")
    for (change, step) in zip(changes, schedule.steps) {
      if let day = change.output.1, step.day > analysis.asOf { #expect(String(day) == step.day.description) }
      if let before = change.output.2, let after = change.output.3 {
        #expect(Int(before) == step.without.percent && Int(after) == step.score.percent, "\(analysis.id)")
      }
    }
    if text.contains("may be asked for now") {
      #expect(
        analysis.requests(for: schedule.steps.map(\.key)).contains { request in
          RemovalEligibility(request.removals.owner, analysis.policy, on: analysis.asOf).failed.isEmpty
        })
    }
    return schedule.steps.count
  }

  /// What waiting does is the forecast's, to its end.
  private func expectDays(_ text: String, _ analysis: ProfileAnalysis) throws -> Int {
    let days = Dictionary(
      uniqueKeysWithValues: Forecast(analysis.scorer, analysis.sheet).days.map {
        ($0.day.description, $0.score.percent)
      })
    let promises = text.matches(
      of:
        /or by waiting: (\d+) from (\S+), (?:at least until (\S+?)[.;]?\s|(?:back to|down to) (\d+) on (\d{4}-\d\d-\d\d)|without a score(?: again)? on (\d{4}-\d\d-\d\d))/
    )
    for promise in promises {
      let (score, first) = (Int(promise.output.1), String(promise.output.2))
      #expect(days[first] == score, "\(analysis.id): \(promise.output.0)")
      if let end = promise.output.5 ?? promise.output.6 {
        #expect(
          days[String(end)] == promise.output.4.flatMap { Int($0) }, "\(analysis.id): \(promise.output.0)")
      } else {
        #expect(days.allSatisfy { $0.key < first || ($0.value ?? 0) >= 80 }, "\(analysis.id)")
      }
    }
    #expect(text.components(separatedBy: "by waiting").count - 1 == promises.count, "\(analysis.id)")
    return promises.count
  }
}

/// The text of a page, without its tags.
private struct Page {
  let text: String

  init(_ bytes: [UInt8]) {
    let main = String(decoding: bytes, as: UTF8.self).components(separatedBy: "<main").last ?? ""
    text = main.replacing(/<[^>]*>/, with: " ").replacing(/\s+/, with: " ").replacing(" ,", with: ",")
      .replacing(" :", with: ":").replacing(" ;", with: ";").replacing("≈ ≈", with: "≈")
  }
}
