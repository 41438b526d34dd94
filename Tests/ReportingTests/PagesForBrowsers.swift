// Writes the demonstration pages where the browser tests ask for them.

import Foundation
import Testing

@Suite struct PagesForBrowsers {
  /// `JSS_DEMONSTRATION=folder swift test --filter PagesForBrowsers`
  @Test(.enabled(if: ProcessInfo.processInfo.environment["JSS_DEMONSTRATION"] != nil))
  func write() throws {
    let folder = URL(filePath: try #require(ProcessInfo.processInfo.environment["JSS_DEMONSTRATION"]))
    for page in Demonstration.pages + LargePages.all {
      let file = folder.appending(path: page.path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(page.bytes).write(to: file)
    }
  }
}
