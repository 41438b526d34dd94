import Analysis
import Ingestion
import JobSuccess
import Reporting

/// Fills the views of the index from what a run found.
struct IndexView {
  let dataset: Dataset
  let view: AudienceView
  /// The profiles that have a page.
  let withPage: Set<ProfileKey>
  let hasPrevious: Bool

  /// For those who may see more than the public profile; `report` is for the marketplace's own people.
  func overview(_ findings: RunFindings, _ summary: RunSummary, _ report: ReadingReport?) -> RunOverview {
    var run = RunOverview()
    run.profiles = summary.profiles
    run.contracts = summary.contracts
    run.percents = summary.percents
    run.reasons = summary.reasons
    run.badges = summary.badges
    run.risks = listed(findings.risks) { found in
      RunOverview.Risk(
        subject(found.profile, found.result.percent), exact: found.result.exact ?? .zero, falls: found.falls,
        afterRemoval: found.afterRemoval)
    }
    run.lifts = listed(findings.lifts) { found in
      RunOverview.Lift(
        subject(found.profile, found.percent), contract: dataset.id(of: found.contract), after: found.after,
        isAllowed: found.isAllowed)
    }
    run.deadlines = listed(findings.deadlines) { found in
      RunOverview.Due(
        subject(found.profile, found.percent), contract: dataset.id(of: found.contract), action: found.action,
        deadline: found.deadline, daysLeft: found.deadline - view.scorer.asOf)
    }
    if hasPrevious {
      run.movers = listed(findings.movers) { found in
        RunOverview.Mover(subject(found.profile, found.percent), before: found.before)
      }
    }
    run.pages = pages
    run.quality = report.map(RunOverview.DataQuality.init)
    return run
  }

  /// For visitors.
  func visitors(_ summary: RunSummary) -> VisitorsOverview {
    VisitorsOverview(profiles: summary.profiles, pages: pages)
  }

  private var pages: [RunOverview.Subject] {
    withPage.sorted().map { subject($0.index, view.shownPercent(of: $0)) }
  }

  private func subject(_ index: Int, _ percent: Int?) -> RunOverview.Subject {
    let key = ProfileKey(index)
    let page = withPage.contains(key) ? PageName(profileID: dataset.idBytes(of: key)) : nil
    return RunOverview.Subject(id: dataset.id(of: key), kind: dataset[key].kind, percent: percent, page: page)
  }

  private func listed<Found, Row>(_ found: TopList<Found>, _ row: (Found) -> Row) -> RunOverview.Listed<Row> {
    RunOverview.Listed(found.first.prefix(RunFindings.listed).map(row), of: found.total)
  }
}

extension RunOverview.DataQuality {
  /// Counts of a reading: rejects by file and fault, then warnings.
  init(_ report: ReadingReport) {
    var groups: [(file: String, title: String, count: Int, isRejected: Bool)] = []
    for reject in report.rejects {
      let (file, title) = (reject.finding.file.rawValue, reject.finding.code.title)
      if let known = groups.firstIndex(where: { $0.file == file && $0.title == title }) {
        groups[known].count += 1
      } else {
        groups.append((file, title, 1, true))
      }
    }
    for file in report.files {
      for group in file.warnings { groups.append((file.file.rawValue, group.code.title, group.count, false)) }
    }
    self.init(records: report.records, rejected: report.rejects.count, groups: groups)
  }
}
