internal import Foundation
internal import GRDB

/// A stretch of runs in which a profile's value is the same.
struct Stretch: Equatable {
  /// The number of its first run.
  let first: Int64
  /// The number of its last run; nil if the last recorded run still has the value.
  let last: Int64?
  let value: StoredValue
}

/// A score as the table holds it, with the keys of its names.
struct StoredValue: Equatable {
  let jss: Int64?
  let exact: Int64?
  let band: Int64
  let window: Int64
}

/// A profile with its score in one run.
struct StoredScore {
  let id: [UInt8]
  let key: Int64
  /// nil if the run doesn't have the profile.
  let stretch: Stretch?
}

/// Reads all profiles with their scores in one run, in the order of their ids' bytes. It reads a page at a time, so
/// that the table may be changed meanwhile: what is inserted comes before the next page.
struct StoredScores {
  private static let pageSize = 8192

  private let statement: Statement
  private let run: Int64
  private var page: [StoredScore] = []
  private var position = 0

  init(_ db: Database, run: Int64) throws {
    self.run = run
    statement = try db.makeStatement(
      sql: """
        SELECT p.id, p.key, s.first_run, s.last_run, s.jss, s.exact, s.band, s.window
        FROM (SELECT id, key FROM profile WHERE id > :after ORDER BY id LIMIT :count) p
        LEFT JOIN score s ON s.profile = p.key AND s.first_run =
          (SELECT max(first_run) FROM score WHERE profile = p.key AND first_run <= :run)
        ORDER BY p.id
        """)
    try load(after: Data())
  }

  /// The current profile; nil at the end.
  var current: StoredScore? { position < page.count ? page[position] : nil }

  /// Goes on to the next profile.
  mutating func advance() throws {
    guard let last = current else { return }
    position += 1
    if position == page.count { try load(after: Data(last.id)) }
  }

  private mutating func load(after id: Data) throws {
    page.removeAll(keepingCapacity: true)
    position = 0
    let rows = try Row.fetchCursor(
      statement, arguments: ["after": id, "count": StoredScores.pageSize, "run": run])
    while let row = try rows.next() {
      page.append(
        StoredScore(id: Array(row[0] as Data), key: row[1], stretch: stretch(row)))
    }
  }

  private func stretch(_ row: Row) -> Stretch? {
    guard let first = row[2] as Int64? else { return nil }
    let last = row[3] as Int64?
    if let last, last < run { return nil }
    return Stretch(
      first: first, last: last,
      value: StoredValue(jss: row[4], exact: row[5], band: row[6], window: row[7]))
  }
}
