package import Analysis
package import Ingestion
internal import JobSuccess

/// The index of a run: what it found, with the names and pages of the profiles.
package struct RunIndex: Sendable {
  private let market: Market
  private let view: AudienceView
  /// The profiles that have a page.
  private let withPage: Set<ProfileKey>
  private let hasPrevious: Bool

  package init(_ market: Market, _ view: AudienceView, withPage: Set<ProfileKey>, hasPrevious: Bool) {
    self.market = market
    self.view = view
    self.withPage = withPage
    self.hasPrevious = hasPrevious
  }

  /// The page for the audience.
  ///
  /// - Parameter leak: What published scores give away, if that was asked; for the marketplace's own people.
  package func page(
    _ findings: RunFindings, _ summary: RunSummary, _ facts: RunFacts, leak: InferenceTables.LeakRow? = nil
  ) -> [UInt8] {
    switch view.audience {
    case .internal:
      var overview = overview(findings, summary)
      overview.leak = leak.map(LeakReport.line)
      return IndexPage.bytes(overview, facts, isEstimate: false)
    case .talent: return IndexPage.bytes(overview(findings, summary), facts, isEstimate: true)
    case .public: return IndexPage.bytes(VisitorsOverview(profiles: summary.profiles, pages: pages), facts)
    }
  }

  private func overview(_ findings: RunFindings, _ summary: RunSummary) -> RunOverview {
    var run = RunOverview()
    run.profiles = summary.profiles
    run.contracts = summary.contracts
    run.percents = summary.percents
    run.reasons = summary.reasons
    run.badges = summary.badges
    run.risks = listed(findings.risks) { found in
      RunOverview.Risk(
        subject: subject(found.profile, found.result.percent), exact: found.result.exact ?? .zero,
        falls: found.falls,
        afterRemoval: found.afterRemoval)
    }
    run.lifts = listed(findings.lifts) { found in
      RunOverview.Lift(
        subject: subject(found.profile, found.percent), contract: market.id(of: found.contract),
        after: found.after,
        isAllowed: found.isAllowed)
    }
    run.deadlines = listed(findings.deadlines) { found in
      RunOverview.Due(
        subject: subject(found.profile, found.percent), contract: market.id(of: found.contract),
        action: found.action,
        deadline: found.deadline, daysLeft: found.deadline - view.scorer.asOf)
    }
    if hasPrevious {
      run.movers = listed(findings.movers) { found in
        RunOverview.Mover(subject: subject(found.profile, found.percent), before: found.before)
      }
    }
    run.pages = pages
    run.quality = market.reading.details.map(RunOverview.DataQuality.init)
    return run
  }

  private var pages: [RunOverview.Subject] {
    withPage.sorted().map { subject($0, view.shownPercent(of: $0)) }
  }

  private func subject(_ key: ProfileKey, _ percent: Int?) -> RunOverview.Subject {
    let page = withPage.contains(key) ? PageName(profileID: market.idBytes(of: key)) : nil
    return RunOverview.Subject(
      id: market.id(of: key), kind: market.kind(of: key), percent: percent, page: page)
  }

  private func listed<Found, Row>(_ found: TopList<Found>, _ row: (Found) -> Row) -> RunOverview.Listed<Row> {
    RunOverview.Listed(found.first.prefix(RunFindings.listed).map(row), of: found.total)
  }
}

extension RunOverview.DataQuality {
  /// Counts of a reading: rejects by file and fault, then warnings.
  init(_ report: ReadingReport) {
    var groups: [(file: String, title: String, count: Int, isRejected: Bool)] = []
    for file in report.files {
      groups += file.rejectCounts.map { (file.file.rawValue, $0.code.title, $0.count, true) }
    }
    for file in report.files {
      for group in file.warnings { groups.append((file.file.rawValue, group.code.title, group.count, false)) }
    }
    self.init(records: report.records, rejected: report.rejected, groups: groups)
  }
}
