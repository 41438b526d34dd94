import Foundation
import JobSuccess
import Samples
import Testing

/// The committed sample. `JSS_RECORD=1 swift test --filter SampleDataTests` writes it anew.
@Suite struct SampleDataTests {
  @Test func theCommittedFilesAreTheGeneratorsOutput() async throws {
    for (file, bytes) in await made(.committed) {
      let place = sampleFolder.appending(path: file.name)
      // Only what differs is written: other tests read the files at the same time.
      let isRecording = ProcessInfo.processInfo.environment["JSS_RECORD"] == "1"
      if isRecording, (try? Data(contentsOf: place)) != Data(bytes) {
        try Data(bytes).write(to: place)
      }
      let committed = try Data(contentsOf: place)
      #expect(committed == Data(bytes), "\(file.name) differs from what the generator makes")
    }
  }

  @Test func itIsAsLargeAsASampleShouldBe() async {
    let files = await made(.committed)
    let contracts = table(files[.contracts])
    #expect((2300...2700).contains(contracts.count))
    #expect(Set(contracts.map { $0["agency_id"] == "" ? $0["freelancer_id"] : $0["agency_id"] }).count > 120)
    #expect(files.values.reduce(0) { $0 + $1.count } < 1_100_000)
  }

  private static let choices: [(SampleFile, column: String, values: [String])] = [
    (.contracts, "contract_type", ["hourly", "fixed"]),
    (.contracts, "status", ["active", "paused", "ended"]),
    (.contracts, "ended_by", ["", "client", "freelancer", "platform"]),
    (.contracts, "end_reason", ["", "successful", "unsuccessful", "client_unresponsive", "other"]),
    (.contracts, "client_standing", ["", "good", "flagged", "suspended"]),
    (.contracts, "large_contract", ["true", "false"]), (.feedback, "author", ["client", "freelancer"]),
    (.feedback, "kind", ["final", "mid_contract"]),
    (.feedback, "removal", ["", "jss_only", "jss_and_profile"]),
    (.profiles, "kind", ["freelancer", "agency"]),
    (.profiles, "badge", ["", "none", "rising_talent", "top_rated", "top_rated_plus"]),
    (.removalRequests, "mode", ["jss_only", "jss_and_profile"]),
    (.removalRequests, "requested_by", ["freelancer", "owner", "business_manager", "member"]),
    (.removalRequests, "decision", ["granted", "denied", "pending"]),
    (.feedbackReports, "decision", ["pending", "removed", "kept"]),
  ]

  @Test func itShowsEveryChoice() async {
    let files = await made(.committed).mapValues { table($0) }
    for (file, column, values) in Self.choices {
      let shown = Set((files[file] ?? []).compactMap { $0[column] })
      #expect(shown.isSuperset(of: values), "\(file.name), \(column)")
    }
  }

  @Test func itHoldsTextsInManyScripts() async {
    let bytes = await made(.committed)[.feedback] ?? []
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    let scripts: [ClosedRange<UInt32>] = [
      0xC0...0xFF, 0x300...0x36F, 0x370...0x3FF, 0x400...0x4FF, 0x590...0x5FF, 0x600...0x6FF, 0x900...0x97F,
      0x3040...0x30FF, 0x4E00...0x9FFF, 0x1F300...0x1FAFF,
    ]
    for script in scripts {
      #expect(
        text.contains { script.contains($0.value) },
        "no character from U+\(String(script.lowerBound, radix: 16))")
    }
  }
}
