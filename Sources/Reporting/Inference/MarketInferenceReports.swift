package import Analysis
package import Basics
package import JobSuccess

/// How well policies explain the scores of many profiles: the answer of `jss calibrate`.
package enum CalibrationReport {
  /// The report, as text or as one JSON object. With a grid only the points that remain are shown as text.
  package static func written(
    _ calibration: Calibration, ofGrid: Bool, priorFile: String?, asJSON: Bool, for terminal: Terminal
  ) -> String {
    if asJSON {
      return JSONWriter.text(
        .object([
          .init("prior", .string(InferenceHead.prior(priorFile))),
          .init("observed_profiles", .integer(calibration.profiles)),
          .init("policies", .array(calibration.rows.map(InferenceTables.calibration.object))),
        ]), indents: true) + "\n"
    }
    let remaining = calibration.rows.filter { $0.inconsistent == 0 }
    var table = TextTable(
      .text(ofGrid ? "parameters" : "policy"), .number("days"), .number("explained"),
      .number("contradicted by"),
      .number("log evidence"), .text("can't be told from"))
    for row in ofGrid ? remaining : calibration.rows {
      table.add(
        row.name, String(row.days), String(row.explained), String(row.inconsistent),
        row.logEvidence.map(ProbabilityText.decimal) ?? "", row.tied.joined(separator: ", "))
    }
    let undecided = calibration.rows.map(\.undecided).max() ?? 0
    let open =
      undecided > 0 ? "Of up to \(undecided) profiles there are too many explanations: undecided.\n" : ""
    let grid = ofGrid ? "\(remaining.count) of \(calibration.rows.count) points remain.\n" : ""
    let notes = grid + open
    return terminal.folded(
      "\(calibration.profiles) profiles with observed scores, prior: \(Printable.line(InferenceHead.prior(priorFile)))\n\n"
        + table.text(for: terminal) + (notes.isEmpty ? "" : "\n" + notes))
  }
}

/// What the publication of scores tells of private feedback: the answer of `jss audit-leak`.
package enum LeakReport {
  /// The report, as text or as one JSON object.
  package static func written(
    _ rows: [InferenceTables.LeakRow], _ policy: Policy, asOf: Day, priorFile: String?, asJSON: Bool,
    for terminal: Terminal
  ) -> String {
    if asJSON {
      return JSONWriter.text(
        .object([
          .init("as_of", .string(asOf.description)), .init("policy", PolicyName.json(policy)),
          .init("prior", .string(InferenceHead.prior(priorFile))),
          .init("days", .integer(LeakAudit.days)),
          .init("cadences", .array(rows.map(InferenceTables.leak.object))),
        ]), indents: true) + "\n"
    }
    var table = TextTable(
      .text("cadence"), .text("rounding"), .number("profiles"), .number("feedbacks"), .number("bad"),
      .number("pinned"), .number("wrongly"), .number("bits"), .number("left"), .number("leaked"))
    for row in rows {
      let leak = row.leak
      table.add(
        row.cadence.name, row.rounding.rawValue, String(leak.profiles), String(leak.feedbacks),
        String(leak.bad),
        String(leak.pinned), String(leak.wronglyPinned), ProbabilityText.decimal(leak.bitsBefore),
        ProbabilityText.decimal(leak.bitsAfter), share(leak))
    }
    let partial = rows.map(\.leak.partial).max() ?? 0
    let note =
      partial > 0
      ? "\nOf up to \(partial) profiles only the newest scores were used, or none: with more there are too many explanations. "
        + "More may leak.\n" : ""
    return terminal.folded(
      """
      What the scores of a year up to \(asOf) tell somebody who knows the policy \(Printable.line(policy.name)); prior: \
      \(Printable.line(InferenceHead.prior(priorFile)))

      \(table.text(for: terminal))\(note)
      """)
  }

  /// What leaks by one cadence, for run.json.
  package static func json(_ row: InferenceTables.LeakRow) -> JSONValue { InferenceTables.leak.object(row) }

  /// A line about one cadence, for a page.
  package static func line(_ row: InferenceTables.LeakRow) -> String {
    let leak = row.leak
    return
      "Published \(row.cadence.name), the score tells who knows the policy \(leak.pinned) of \(leak.bad) bad private "
      + "feedbacks and \(share(leak)) of what there is to know (\(leak.profiles) profiles, prior assumed)."
  }

  private static func share(_ leak: Leak) -> String {
    guard leak.bitsBefore > 0 else { return "0 %" }
    let percent = (1 - leak.bitsAfter / leak.bitsBefore) * 100
    return "\(Int(max(0, percent).rounded(.toNearestOrAwayFromZero))) %"
  }
}
