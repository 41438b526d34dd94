package import Analysis
package import Basics
internal import CSV

/// One of two runs that are compared.
package struct ComparedRun: Sendable {
  package let audience: String
  let runID: String
  let asOf: String
  let policy: String
  let policyDigest: String
  let path: String

  /// From a run's manifest. What it lacks is empty.
  package init(_ manifest: JSONValue, at path: String) {
    audience = manifest["arguments"]?["audience"]?.string ?? ""
    runID = manifest["run_id"]?.string ?? ""
    asOf = manifest["as_of"]?.string ?? ""
    policy = manifest["policy"]?["name"]?.string ?? ""
    policyDigest = manifest["policy"]?["sha256"]?.string ?? ""
    self.path = path
  }

  fileprivate var words: String {
    "\(Printable.line(asOf))-\(Printable.line(runID)) (\(audience), policy \(Printable.line(policy)))"
  }

  fileprivate var json: JSONValue {
    [
      "run_id": .string(runID), "as_of": .string(asOf), "audience": .string(audience),
      "policy": ["name": .string(policy), "sha256": .string(policyDigest)],
    ]
  }
}

/// What differs between two runs, for people, as CSV, and for programs.
package struct CompareAnswer {
  private let from: ComparedRun
  private let to: ComparedRun
  private let scores: RunDifferences
  private let outcomes: RunDifferences?

  /// - Parameter outcomes: Nil where the runs have none.
  package init(
    from: ComparedRun, to: ComparedRun, scores: RunDifferences, outcomes: RunDifferences?
  ) {
    self.from = from
    self.to = to
    self.scores = scores
    self.outcomes = outcomes
  }

  private var hasSamePolicy: Bool { from.policyDigest == to.policyDigest }

  // MARK: For people

  package func text(for terminal: Terminal, limit: Int) -> String {
    let policies =
      hasSamePolicy
      ? "Both have the same policy."
      : "The policies differ: \(Printable.line(from.policy)) (SHA-256 \(from.policyDigest.prefix(12))) and "
        + "\(Printable.line(to.policy)) (\(to.policyDigest.prefix(12)))."
    return terminal.folded(
      "from \(from.words)\nto   \(to.words)\n\(policies)\n\n" + scoresText(terminal, limit)
        + (outcomes.map { "\n" + outcomesText($0, terminal, limit) } ?? ""))
  }

  private func scoresText(_ terminal: Terminal, _ limit: Int) -> String {
    let heading = terminal.styled("Scores", .bold) + ": " + counts(scores, of: "profile") + "\n"
    let moved = scores.rows.map { (row: $0, points: points($0)) }.enumerated().sorted { left, right in
      let (a, b) = (abs(left.element.points ?? 101), abs(right.element.points ?? 101))
      return a == b ? left.offset < right.offset : a > b
    }.map(\.element)
    guard !moved.isEmpty, limit > 0 else { return heading }
    var table = TextTable(
      .text("profile"), .number("before"), .number("after"), .change("change"), .text("exactly"))
    for (row, points) in moved.prefix(limit) {
      let exact = [row.before, row.after].map { value("jss_exact", of: $0, in: scores) ?? "" }
      table.add(
        row.key[0], shown(row.before), shown(row.after),
        points.map { $0 > 0 ? "+\($0)" : String($0) } ?? "",
        exact == ["", ""] ? "" : "\(exact[0]) → \(exact[1])")
    }
    return heading + table.text(for: terminal) + rest(moved.count, limit)
  }

  private func outcomesText(_ outcomes: RunDifferences, _ terminal: Terminal, _ limit: Int) -> String {
    let heading = terminal.styled("Outcomes", .bold) + ": " + counts(outcomes, of: "contract") + "\n"
    var groups: [String: (before: String, after: String, count: Int)] = [:]
    for row in outcomes.rows {
      let (before, after) = (outcome(row.before, in: outcomes), outcome(row.after, in: outcomes))
      groups["\(before)\u{0}\(after)", default: (before, after, 0)].count += 1
    }
    guard !groups.isEmpty, limit > 0 else { return heading }
    let sorted = groups.sorted { left, right in
      left.value.count == right.value.count ? left.key < right.key : left.value.count > right.value.count
    }
    var table = TextTable(.number("contracts"), .text("before"), .text("after"))
    for (_, group) in sorted.prefix(limit) { table.add(String(group.count), group.before, group.after) }
    return heading + table.text(for: terminal) + rest(sorted.count, limit)
  }

  private func counts(_ differences: RunDifferences, of what: String) -> String {
    "\(counted(differences.same, what)) the same, \(differences.changed.count) changed, "
      + "\(differences.onlyBefore) only before, \(differences.onlyAfter) only after"
  }

  private func rest(_ count: Int, _ limit: Int) -> String {
    count > limit ? "and \(count - limit) more; --limit shows more, --format csv all\n" : ""
  }

  private func value(_ column: String, of values: [String]?, in table: RunDifferences) -> String? {
    values.flatMap { values in table.columns.firstIndex(of: column).map { values[$0] } }
  }

  /// The whole percent, `no score`, or nothing where the run doesn't have the profile.
  private func shown(_ values: [String]?) -> String {
    guard let jss = value("jss", of: values, in: scores) else { return "" }
    return jss.isEmpty ? "no score" : jss
  }

  /// How far the shown score moved; nil where it is not in both.
  private func points(_ row: RunDifferences.Row) -> Int? {
    guard let before = value("jss", of: row.before, in: scores).flatMap({ Int($0) }),
      let after = value("jss", of: row.after, in: scores).flatMap({ Int($0) })
    else { return nil }
    return after - before
  }

  /// `negative (negative_feedback), 1 job`.
  private func outcome(_ values: [String]?, in table: RunDifferences) -> String {
    guard let outcome = value("outcome", of: values, in: table) else { return "not there" }
    let rule = value("rule", of: values, in: table) ?? ""
    let jobs = value("jobs", of: values, in: table).flatMap { Int($0) } ?? 0
    return "\(outcome) (\(rule))" + (jobs > 0 ? ", \(counted(jobs, "job"))" : "")
  }

  // MARK: For programs

  /// A row a value that differs.
  package var csv: [UInt8] {
    var rows = CSVWriter()
    for name in ["table", "profile_id", "contract_id", "column", "before", "after"] { rows.field(name) }
    rows.endRow()
    for (name, table) in [("scores", Optional(scores)), ("outcomes", outcomes)] {
      guard let table else { continue }
      for row in table.rows {
        for (index, column) in table.columns.enumerated() where row.before?[index] != row.after?[index] {
          rows.field(name)
          rows.field(row.key[0])
          rows.field(row.key.count > 1 ? row.key[1] : "")
          rows.field(column)
          rows.field(row.before?[index] ?? "")
          rows.field(row.after?[index] ?? "")
          rows.endRow()
        }
      }
    }
    return rows.bytes
  }

  package var json: JSONValue {
    [
      "from": from.json, "to": to.json, "same_policy": .bool(hasSamePolicy),
      "scores": json(scores), "outcomes": outcomes.map(json) ?? .null,
    ]
  }

  /// A value as the table's data package describes its column; null where it is empty.
  private static func json(_ value: String, of column: String) -> JSONValue {
    guard !value.isEmpty else { return .null }
    switch column {
    case "jss", "jobs": return Int(value).map { .integer($0) } ?? .string(value)
    case "jss_exact", "weight": return .decimal(value)
    default: return .string(value)
    }
  }

  private func json(_ table: RunDifferences) -> JSONValue {
    func object(_ values: [String]?) -> JSONValue {
      guard let values else { return .null }
      return .object(zip(table.columns, values).map { .init($0, CompareAnswer.json($1, of: $0)) })
    }
    return [
      "same": .integer(table.same), "only_before": .integer(table.onlyBefore),
      "only_after": .integer(table.onlyAfter),
      "changed": .array(
        table.rows.map { row in
          .object(
            zip(["profile_id", "contract_id"], row.key).map { .init($0, .string($1)) } + [
              .init("before", object(row.before)), .init("after", object(row.after)),
            ])
        }),
    ]
  }
}
