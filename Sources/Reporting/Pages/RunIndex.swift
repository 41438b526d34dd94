package import Analysis
package import Ingestion
internal import JobSuccess

/// The index of a run: what it found, with the names and pages of the profiles.
package struct RunIndex: Sendable {
  private let market: Market
  private let view: AudienceView
  /// The profiles that have a page.
  private let withPage: Set<ProfileKey>
  /// The runs before this one, the last of them the one that it is compared with.
  private let earlier: RunTrend
  private let files: DatasetTexts

  /// The most profiles that the index lists; where there are more, the list is a page of its own.
  package static let listed = 1_000

  /// Opens the input's files for the names on the index.
  package init(_ market: Market, _ view: AudienceView, withPage: Set<ProfileKey>, after earlier: RunTrend)
    throws(UnreadableTexts)
  {
    self.market = market
    self.view = view
    self.withPage = withPage
    self.earlier = earlier
    files = try market.openTexts()
  }

  /// The page for the audience.
  ///
  /// - Parameters:
  ///   - shown: All profiles of the run.
  ///   - leak: What published scores give away, if that was asked; for the marketplace's own people.
  package func page(
    _ findings: RunFindings, _ summary: RunSummary, _ shown: ShownScores, _ facts: RunFacts,
    leak: InferenceTables.LeakRow? = nil
  ) throws(UnreadableTexts) -> [UInt8] {
    switch view.audience {
    case .internal:
      var overview = try overview(findings, summary, shown)
      overview.leak = leak.map(LeakReport.line)
      return IndexPage.bytes(overview, facts, isEstimate: false)
    case .talent: return IndexPage.bytes(try overview(findings, summary, shown), facts, isEstimate: true)
    case .public:
      return IndexPage.bytes(VisitorsOverview(list: try list(shown), tables: tables), facts)
    }
  }

  private var tables: [TableSchema] { AudienceTables.all(for: view.audience) }

  private func overview(_ findings: RunFindings, _ summary: RunSummary, _ shown: ShownScores)
    throws(UnreadableTexts) -> RunOverview
  {
    var run = RunOverview()
    run.profiles = summary.profiles
    run.contracts = summary.contracts
    run.percents = summary.percents
    run.reasons = summary.reasons
    run.badges = summary.badges
    run.tables = tables
    run.risks = try listed(findings.risks, atMost: RunFindings.listed) { found throws(UnreadableTexts) in
      RunOverview.Risk(
        subject: try subject(found.profile, found.result.percent), exact: found.result.exact ?? .zero,
        falls: found.falls, afterRemoval: found.afterRemoval)
    }
    run.unclear = try listed(findings.unclear) { found throws(UnreadableTexts) in
      RunOverview.Unclear(
        subject: try subject(found.profile, found.percent), sentence: found.sentences.joined(separator: " "))
    }
    run.lifts = try listed(findings.lifts) { found throws(UnreadableTexts) in try lift(found) }
    run.laterLifts = try listed(findings.laterLifts) { found throws(UnreadableTexts) in try lift(found) }
    run.deadlines = try listed(findings.deadlines) { found throws(UnreadableTexts) in
      RunOverview.Due(
        subject: try subject(found.profile, found.percent), contract: market.id(of: found.contract),
        action: found.action,
        deadline: found.deadline, daysLeft: found.deadline - view.scorer.asOf,
        alternatives: found.alternatives)
    }
    run.since = try since(findings, summary)
    run.list = try list(shown)
    if shown.count <= ProfileCard.most {
      let movers = zip(findings.movers.first.map(\.profile), run.since?.movers.shown ?? [])
      let moved = Dictionary(movers.map { ($0, $1) }) { first, _ in first }
      for index in run.list.shown.indices {
        run.cards.append(card(shown[index].profile, run.list.shown[index], moved: moved))
      }
    }
    run.quality = market.reading.details.map(RunOverview.DataQuality.init)
    return run
  }

  private func lift(_ found: RunFindings.Lifted) throws(UnreadableTexts) -> RunOverview.Lift {
    RunOverview.Lift(
      subject: try subject(found.profile, found.percent), contract: market.id(of: found.contract),
      after: found.after)
  }

  private func since(_ findings: RunFindings, _ summary: RunSummary) throws(UnreadableTexts) -> RunOverview
    .Since?
  {
    guard let last = earlier.points.last else { return nil }
    let movers = try listed(findings.movers) { found throws(UnreadableTexts) in
      RunOverview.Mover(
        subject: try subject(found.profile, found.percent), before: found.before,
        cause: try ChangeCause(view, files).words(of: found.profile, since: last.asOf, from: found.before))
    }
    let now = RunPoint(asOf: view.scorer.asOf, summary, market.reading)
    return RunOverview.Since(day: last.asOf, movers: movers, trend: earlier.adding(now))
  }

  /// - Parameter moved: The profiles whose shown score is another than in the run before.
  private func card(
    _ profile: ProfileKey, _ subject: RunOverview.Subject, moved: [ProfileKey: RunOverview.Mover]
  ) -> ProfileCard {
    let analysis = view.analysis(of: profile)
    var change: ProfileCard.Change?
    if let last = earlier.points.last {
      if let moved = moved[profile] {
        change = .moved(since: last.asOf, before: moved.before, moved.cause)
      } else {
        let wasThere = !analysis.attribution(since: last.asOf).before.contracts.isEmpty
        change = wasThere ? .same(since: last.asOf) : .new(since: last.asOf)
      }
    }
    return ProfileCard(subject: subject, change: change, next: ProfileCard.Next(analysis))
  }

  private func list(_ shown: ShownScores) throws(UnreadableTexts) -> ProfileList {
    var list = ProfileList(total: shown.count)
    for index in 0..<shown.count {
      let (profile, percent) = shown[index]
      guard shown.count <= RunIndex.listed || withPage.contains(profile) else { continue }
      list.shown.append(try subject(profile, percent))
      if list.shown.count == RunIndex.listed { break }
    }
    return list
  }

  private func subject(_ key: ProfileKey, _ percent: Int?) throws(UnreadableTexts) -> RunOverview.Subject {
    let page = withPage.contains(key) ? PageName(profileID: market.idBytes(of: key)) : nil
    return RunOverview.Subject(
      id: market.id(of: key), name: try view.texts(of: key, from: files).profileName(),
      kind: market.kind(of: key), percent: percent, page: page)
  }

  private func listed<Found, Row>(
    _ found: TopList<Found>, atMost limit: Int = IndexPage.shownRows,
    _ row: (Found) throws(UnreadableTexts) -> Row
  ) throws(UnreadableTexts) -> RunOverview.Listed<Row> {
    var rows: [Row] = []
    for found in found.first.prefix(limit) { rows.append(try row(found)) }
    return RunOverview.Listed(rows, of: found.total)
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
