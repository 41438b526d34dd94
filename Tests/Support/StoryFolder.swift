import Foundation

/// SampleData with a few of its profiles alone: the same rows, read in no time.
package struct StoryFolder {
  private let folder: TemporaryFolder
  package var path: String { folder.path }

  /// A folder of what concerns these profiles, by what their ids end in: `amara` for `fl-amara` and its `ct-amara-01`.
  package init(_ profiles: [String]) throws {
    folder = try TemporaryFolder()
    let sampleData = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "SampleData")
    for name in ["contracts", "feedback", "payments", "profiles", "removal_requests"] {
      let text = try String(contentsOf: sampleData.appending(path: "\(name).csv"), encoding: .utf8)
      let records = StoryFolder.records(text)
      let kept = records.dropFirst().filter { record in
        profiles.contains { record.contains("-\($0),") || record.contains("ct-\($0)-") }
      }
      _ = try folder.write((records.prefix(1) + kept).joined(), to: "\(name).csv")
    }
  }

  /// The records of a file with their line ends; a comment may hold line ends between quotes.
  private static func records(_ text: String) -> [String] {
    var records: [String] = []
    var isOpen = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.isEmpty || isOpen {
      if isOpen { records[records.count - 1] += line + "\n" } else { records.append(line + "\n") }
      if line.utf8.count(where: { $0 == UInt8(ascii: "\"") }) % 2 == 1 { isOpen.toggle() }
    }
    return records
  }
}
