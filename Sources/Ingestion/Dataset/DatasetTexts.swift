package import CSV
package import JobSuccess

/// The texts of an input folder, fetched from its files when somebody asks: millions of comments and titles stay
/// there. Fails with `CSVError` where a file can't be read any more, or isn't the one that the dataset was read from.
package struct DatasetTexts: Sendable {
  private let dataset: Dataset
  private var fetchers: [ExportFile: RecordFetcher] = [:]

  /// Opens the files that the dataset was read from.
  package init(_ dataset: Dataset) throws(CSVError) {
    self.dataset = dataset
    for (file, source) in dataset.sources {
      fetchers[file] = try RecordFetcher(path: source.path, identity: source.identity)
    }
  }

  /// A contract's title; nil where it has none.
  package func title(of contract: ContractKey) throws(CSVError) -> String? {
    try text(.contracts, dataset.contractOffsets[contract.index], ContractColumn.title)
  }

  /// The id of the feedback at an index of the dataset.
  package func feedbackID(_ feedback: Int) throws(CSVError) -> String? {
    try text(.feedback, dataset.feedbackOffsets[feedback], FeedbackColumn.feedbackID)
  }

  /// The comment of the feedback at an index of the dataset; nil where it has none.
  package func comment(of feedback: Int) throws(CSVError) -> String? {
    try text(.feedback, dataset.feedbackOffsets[feedback], FeedbackColumn.comment)
  }

  /// The response to the feedback at an index of the dataset; nil where it has none.
  package func response(to feedback: Int) throws(CSVError) -> String? {
    try text(.feedback, dataset.feedbackOffsets[feedback], FeedbackColumn.response)
  }

  /// The star attributes of the feedback at an index of the dataset, in hundredths of a star; those that it holds.
  package func attributes(of feedback: Int) throws(CSVError) -> [StarAttribute: Int] {
    var attributes: [StarAttribute: Int] = [:]
    for (attribute, column) in zip(StarAttribute.allCases, FeedbackColumn.attributes) {
      guard let text = try text(.feedback, dataset.feedbackOffsets[feedback], column) else { continue }
      // Only accepted records are in the dataset, so what stands there is a number of stars.
      attributes[attribute] = try? starHundredths(Array(text.utf8).span)
    }
    return attributes
  }

  /// A profile's name; nil where profiles.csv doesn't tell.
  package func name(of profile: ProfileKey) throws(CSVError) -> String? {
    guard let offset = dataset.profiles[profile.index].recordOffset else { return nil }
    return try text(.profiles, offset, ProfileColumn.name)
  }

  private func text(_ file: ExportFile, _ offset: Int, _ column: some ColumnName) throws(CSVError) -> String?
  {
    guard let fetcher = fetchers[file], let place = dataset.sources[file]?.header.places[column.rawValue],
      let fields = try fetcher.fields(at: offset), place < fields.count, !fields[place].isEmpty
    else { return nil }
    return String(decoding: fields[place], as: UTF8.self)
  }
}

/// The six star attributes of a feedback, by their columns' names (1.3).
package enum StarAttribute: String, CaseIterable, Sendable {
  // In the order of FeedbackColumn.attributes.
  case skills, quality, availability, deadlines, communication, cooperation
}

/// A file that was read, and how to know it again.
struct SourceFile: Sendable {
  var path: String
  var identity: FileIdentity
  var header: ExportHeader
}
