import Foundation

/// A folder with the rows of a few profiles of SampleData, which is quick to read.
package struct StoryFolder {
  private let folder: TemporaryFolder
  /// The folder's path.
  package var path: String { folder.path }

  /// A folder with all rows of these profiles, by name: `amara` for `fl-amara` and its `ct-amara-01`.
  package init(_ profiles: Set<String>) throws {
    folder = try TemporaryFolder()
    for name in ["contracts", "feedback", "payments", "profiles", "removal_requests", "observed_scores"] {
      let records = StoryFolder.records(
        try Data(contentsOf: URL(fileURLWithPath: Project.path("SampleData/\(name).csv"))))
      let kept = records.dropFirst().filter { StoryFolder.names($0).contains(where: profiles.contains) }
      let text = String(decoding: (records.prefix(1) + kept).joined(), as: UTF8.self)
      try folder.write(text, to: "\(name).csv")
    }
  }

  /// The middle parts of a record's first three ids.
  private static func names(_ record: ArraySlice<UInt8>) -> [String] {
    record.split(separator: UInt8(ascii: ","), maxSplits: 3).prefix(3).compactMap { id in
      let parts = id.split(separator: UInt8(ascii: "-"), maxSplits: 2)
      return parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : nil
    }
  }

  /// The records of a file with their line ends; a comment may hold line ends between quotes.
  private static func records(_ data: Data) -> [ArraySlice<UInt8>] {
    let bytes = Array(data)
    var records: [ArraySlice<UInt8>] = []
    var (start, isQuoted) = (0, false)
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard bytes[index] == UInt8(ascii: "\n"), !isQuoted else { continue }
      records.append(bytes[start...index])
      start = index + 1
    }
    return records
  }
}
