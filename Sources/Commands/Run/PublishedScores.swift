import CSV
import Publication
import Reporting
import ScoreHistory

/// The scores of a published run, read back from its scores.csv, as the history takes them.
///
/// The history is written from what was published and from nothing else. So recording a run and mending the history
/// after a crash are one thing, and it can't hold what a run for talents or for the public must not show.
struct PublishedScores: Sequence, Sendable {
  /// The ids' bytes, one behind the other: no array a profile.
  private var ids: [UInt8] = []
  private var ends: [Int] = []
  private var values: [ScoreValue] = []
  /// A record that is none of ours was met.
  private var isBroken = false

  var count: Int { values.count }

  /// The mean exact score in ten-thousandths of a percent, rounded half up; nil where no profile has one.
  var mean: Int? {
    let exact = values.lazy.compactMap(\.exact)
    let count = exact.reduce(0) { count, _ in count + 1 }
    return count == 0 ? nil : (2 * exact.reduce(0, +) + count) / (2 * count)
  }

  func makeIterator() -> AnyIterator<ScoreRecord> {
    var index = 0
    return AnyIterator {
      guard index < values.count else { return nil }
      defer { index += 1 }
      let start = index == 0 ? 0 : ends[index - 1]
      return ScoreRecord(profile: Array(ids[start..<ends[index]]), value: values[index])
    }
  }

  /// Reads the table of the run in a folder, as many rows as its manifest lists.
  static func read(_ run: Manifest, in folder: String, workers: Int) async throws -> PublishedScores {
    let table = ScoresTable.table.schema.file
    let rows = run.outputs.first { $0.path == table }?.rows ?? 0
    let path = folder + "/" + table
    var scores = PublishedScores()
    var reader = CSVReader(path: path)
    // What was put in the table's place is not what was published.
    reader.followsLink = false
    do {
      _ = try await reader.read(
        workers: workers, header: { (header: Header) throws(NotScores) in try projection(header) },
        decode: { PublishedScores($0) },
        commit: { (portion: consuming PublishedScores, _, _) throws(NotScores) in scores.append(portion) })
    } catch {
      switch error {
      case .cancelled: throw CancellationError()
      case .file(.readFailed), .file(.unreadable):
        throw Failure(
          .inputOutput, "cannot read \(path), so the run is not in the history; the next run tries again")
      default: throw unusable(path)
      }
    }
    guard !scores.isBroken, scores.count == rows else { throw unusable(path) }
    return scores
  }

  /// The header lacks a column that every scores.csv has.
  private struct NotScores: Error {}

  /// Who is scored, the whole percent and the band; where the audience may see them, the exact score and its window.
  private static func projection(_ header: Header) throws(NotScores) -> Projection {
    let places = ["profile_id", "jss", "band", "jss_exact", "window"].map { name in
      header.names.firstIndex { $0.elementsEqual(name.utf8) }
    }
    let columns = places.prefix { $0 != nil }.compactMap(\.self)
    guard columns.count >= 3 else { throw NotScores() }
    return Projection(
      columnCount: header.names.count, columns: columns.count == 5 ? columns : Array(columns[..<3]))
  }

  private init() {}

  private init(_ batch: borrowing RecordBatch) {
    for record in batch.records {
      guard record.fault == nil else {
        isBroken = true
        continue
      }
      ids += batch.bytes[batch.field(0, of: record).range]
      ends.append(ids.count)
      let texts = (1..<batch.slotCount).map {
        String(decoding: batch.bytes[batch.field($0, of: record).range], as: UTF8.self)
      }
      let hasExact = texts.count == 4
      let value = ScoreValue(
        jss: Int(texts[0]), exact: hasExact ? PublishedScores.tenThousandths(texts[2]) : nil, band: texts[1],
        window: hasExact ? texts[3] : "")
      isBroken = isBroken || (value.jss == nil) != texts[0].isEmpty
      values.append(value)
    }
  }

  /// `86.2069`, which has four decimals always.
  private static func tenThousandths(_ text: String) -> Int? {
    Int(text.filter { $0 != "." })
  }

  private mutating func append(_ other: PublishedScores) {
    let start = ids.count
    ids += other.ids
    ends += other.ends.map { start + $0 }
    values += other.values
    isBroken = isBroken || other.isBroken
  }

  private static func unusable(_ path: String) -> Failure {
    Failure(
      .badData,
      "\(path) can't be read or is not as it was written, so the run can't be recorded in the history; "
        + "`jss verify` tells what differs, and `jss run --force` makes the run again")
  }
}
