/// Why an input with too many rejected records can't be used: counts, the first record of each fault, and what to do.
package struct RejectsMessage {
  /// How many records were rejected, how many are allowed, and what to do.
  package let heading: String
  /// The first record of each fault, with the number of records that have it.
  package let firstOfEachCode: [String]

  package init(_ report: ReadingReport, _ limit: RejectLimit) {
    let most = limit.most(of: report.records)
    let allowed = limit == .count(most) ? String(most) : "\(most), \(limit)"
    heading =
      "\(report.rejected) of \(report.records) records were rejected; allowed: \(allowed). Fix the export (`jss validate` lists "
      + (report.rejects.listed < report.rejected ? "the first \(report.rejects.listed)" : "all of them")
      + "), or allow more with --max-rejects. The first of each fault, with the number of records that have it:"
    firstOfEachCode = report.rejects.firstOfEachCode().map { first in
      "\(first.count) \(first.finding.code.rawValue): \(first.finding.place): \(first.finding.message)"
    }
  }
}
