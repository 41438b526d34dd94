import Analysis
import CSV
import Publication

/// A table of a run, read back for a comparison.
struct RunTables {
  let place: RunPlace
  let workers: Int

  /// The scores, by profile.
  func scores() async throws -> ComparedRows {
    try await read("scores.csv", key: ["profile_id"], columns: ["jss", "jss_exact", "band", "window"])
  }

  /// The outcomes, by profile and contract; nil where the run has no such table, as one for the public.
  func outcomes() async throws -> ComparedRows? {
    guard place.manifest.outputs.contains(where: { $0.path == "outcomes.csv" }) else { return nil }
    return try await read(
      "outcomes.csv", key: ["profile_id", "contract_id"], columns: ["outcome", "rule", "jobs", "weight"])
  }

  /// The columns that a table has of those named; a table for the public has fewer.
  private func read(_ file: String, key: [String], columns: [String]) async throws -> ComparedRows {
    let path = place.path + "/" + file
    var found: [String] = []
    var rows: ComparedRows?
    var reader = CSVReader(path: path)
    // What was put in the table's place is not what was published.
    reader.followsLink = false
    do {
      _ = try await reader.read(
        workers: workers,
        header: { (header: Header) throws(OtherTable) in
          let places = (key + columns).map { name in header.names.firstIndex { $0.elementsEqual(name.utf8) } }
          guard !places.prefix(key.count).contains(nil) else { throw OtherTable() }
          found = zip(columns, places.dropFirst(key.count)).compactMap { $1 == nil ? nil : $0 }
          return Projection(columnCount: header.names.count, columns: places.compactMap(\.self))
        },
        decode: { ComparedRows($0, keys: key.count) },
        commit: { (portion: consuming ComparedRows, _, _) throws(OtherTable) in
          if rows == nil { rows = portion } else { rows?.append(portion) }
        })
    } catch {
      if case .cancelled = error { throw CancellationError() }
      throw unusable(path)
    }
    var all = rows ?? ComparedRows(width: found.count)
    guard all.isWhole, all.count == place.manifest.outputs.first(where: { $0.path == file })?.rows else {
      throw unusable(path)
    }
    all.columns = found
    return all
  }

  /// It is not a table of a run.
  private struct OtherTable: Error {}

  private func unusable(_ path: String) -> Failure {
    Failure(
      .badData,
      "\(path) can't be read or is not as it was written; `jss verify \(place.path)` tells what differs")
  }
}

extension ComparedRows {
  /// The records of a batch, whose first columns are the key.
  fileprivate init(_ batch: borrowing RecordBatch, keys count: Int) {
    self.init(width: batch.slotCount - count)
    for record in batch.records {
      guard record.fault == nil else {
        appendBroken()
        continue
      }
      append(
        key: (0..<count).map { Array(batch.bytes[batch.field($0, of: record).range]) },
        values: (count..<batch.slotCount).map {
          String(decoding: batch.bytes[batch.field($0, of: record).range], as: UTF8.self)
        })
    }
  }
}
