import CSV
import Foundation
import JobSuccess
import Testing

@testable import Ingestion

/// The sample market, read in every way: threads, block sizes and libcsv alone give the same dataset and findings.
@Suite struct WaysOfReadingTests {
  @Test func giveTheSame() async throws {
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("SampleData").path
    let expected = try await read(sample, workers: 1)
    let ways: [(Int, Int?, Bool)] = [(2, nil, false), (2, 1777, false), (1, 4099, true), (2, 60_000, true)]
    for (workers, blockSize, plain) in ways {
      let found = try await read(sample, workers: workers, blockSize: blockSize, usesReferenceParser: plain)
      #expect(
        found.dataset.contracts == expected.dataset.contracts, "\(workers), \(blockSize ?? 0), \(plain)")
      #expect(found.dataset.feedback == expected.dataset.feedback)
      #expect(found.dataset.payments == expected.dataset.payments)
      #expect(found.dataset.profiles == expected.dataset.profiles)
      #expect(found.report.files == expected.report.files)
      let contracts = expected.dataset.contracts.indices.map { ContractKey($0) }
      #expect(
        contracts.allSatisfy {
          found.dataset.id(of: $0) == expected.dataset.id(of: $0)
            && found.dataset.id(of: found.dataset.contracts[$0.index].client)
              == expected.dataset.id(of: expected.dataset.contracts[$0.index].client)
        })
    }
  }

  private func read(
    _ folder: String, workers: Int, blockSize: Int? = nil, usesReferenceParser: Bool = false
  ) async throws -> (dataset: Dataset, report: ReadingReport) {
    var options = ReadingOptions(workers: workers)
    options.blockSize = blockSize
    options.usesReferenceParser = usesReferenceParser
    return try await readExports(folder: folder, options: options)
  }
}
