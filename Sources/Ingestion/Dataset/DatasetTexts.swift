package import CSV
package import JobSuccess

/// The texts of an input folder, which are read from its files on demand: millions of comments and titles are not kept in
/// memory. Throws `CSVError` where a file can't be read any more or has changed since the dataset was read.
package struct DatasetTexts: Sendable {
  private let dataset: Dataset
  private var fetchers: [ExportFile: RecordFetcher] = [:]

  /// Opens the files that the dataset was read from.
  package init(_ dataset: Dataset) throws(CSVError) {
    self.dataset = dataset
    for (file, source) in dataset.sources {
      fetchers[file] = try RecordFetcher(
        path: source.path, identity: source.identity,
        columnCount: source.header.names.count)
    }
  }

  /// A contract's title; nil where it has none.
  package func title(of contract: ContractKey) throws(CSVError) -> String? {
    try record(.contracts, dataset.recordOffset(of: contract))?[ContractColumn.title]
  }

  /// The texts of the feedback at an index of the dataset. Reads its record once.
  package func feedback(_ index: Int) throws(CSVError) -> FeedbackTexts {
    let record = try record(.feedback, dataset.recordOffset(ofFeedback: index))
    return FeedbackTexts(
      id: record?[FeedbackColumn.feedbackID], comment: record?[FeedbackColumn.comment],
      response: record?[FeedbackColumn.response],
      attributes: Dictionary(
        uniqueKeysWithValues: zip(StarAttribute.allCases, FeedbackColumn.attributes).compactMap {
          (attribute, column) in
          // The record was accepted, so that the text is a number of stars.
          record?[column].flatMap { try? starHundredths(Array($0.utf8).span) }.map { (attribute, $0) }
        }))
  }

  /// Whether profiles.csv has a column of names.
  package var hasProfileNames: Bool {
    dataset.sources[.profiles]?.header.places[ProfileColumn.name.rawValue] != nil
  }

  /// A profile's name; nil where profiles.csv has none.
  package func name(of profile: ProfileKey) throws(CSVError) -> String? {
    guard hasProfileNames, let offset = dataset.profiles[profile.index].recordOffset else { return nil }
    return try record(.profiles, offset)?[ProfileColumn.name]
  }

  private func record(_ file: ExportFile, _ offset: Int) throws(CSVError) -> FetchedRecord? {
    guard let fetcher = fetchers[file], let source = dataset.sources[file],
      let fields = try fetcher.fields(at: offset)
    else { return nil }
    return FetchedRecord(fields: fields, places: source.header.places)
  }
}

/// The fields of one record, by their columns.
private struct FetchedRecord {
  let fields: [[UInt8]]
  /// The index in a record of each column of the file; nil for columns that the header lacks.
  let places: [Int?]

  /// A column's text; nil where the file has no such column, or the record no value.
  subscript(column: some ColumnName) -> String? {
    guard let place = places[column.rawValue], place < fields.count, !fields[place].isEmpty else {
      return nil
    }
    return String(decoding: fields[place], as: UTF8.self)
  }
}

/// The texts of a feedback; nil where it has none.
package struct FeedbackTexts: Sendable {
  package let id: String?
  package let comment: String?
  package let response: String?
  /// In hundredths of a star; without those that are empty.
  package let attributes: [StarAttribute: Int]
}

/// The six star attributes of a feedback, by their columns' names (1.3).
package enum StarAttribute: String, CaseIterable, Sendable {
  // In the order of FeedbackColumn.attributes.
  case skills, quality, availability, deadlines, communication, cooperation
}

/// A file that was read, with what identifies it when it is opened again.
struct SourceFile: Sendable {
  var path: String
  var identity: FileIdentity
  var text: FileText
  var header: ExportHeader
}
