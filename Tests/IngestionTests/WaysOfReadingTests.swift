import CSV
import Foundation
import JobSuccess
import Testing

@testable import Ingestion

/// The sample market, read in every way: threads, block sizes and libcsv alone give the same ledger and findings.
@Suite struct WaysOfReadingTests {
  @Test func giveTheSame() async throws {
    let sample = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("SampleData").path
    let expected = try await read(sample, workers: 1)
    let ways: [(Int, Int?, Bool)] = [(2, nil, false), (2, 1777, false), (1, 4099, true), (2, 60_000, true)]
    for (workers, blockSize, plain) in ways {
      let found = try await read(sample, workers: workers, blockSize: blockSize, usesPlainPath: plain)
      #expect(found.ledger.contracts == expected.ledger.contracts, "\(workers), \(blockSize ?? 0), \(plain)")
      #expect(found.ledger.feedback == expected.ledger.feedback)
      #expect(found.ledger.payments == expected.ledger.payments)
      #expect(found.ledger.profiles == expected.ledger.profiles)
      #expect(found.report.files == expected.report.files)
      let contracts = expected.ledger.contracts.indices.map { ContractKey($0) }
      #expect(
        contracts.allSatisfy {
          found.ledger.id(of: $0) == expected.ledger.id(of: $0)
            && found.ledger.id(of: found.ledger.contracts[$0.index].client)
              == expected.ledger.id(of: expected.ledger.contracts[$0.index].client)
        })
    }
  }

  private func read(
    _ folder: String, workers: Int, blockSize: Int? = nil, usesPlainPath: Bool = false
  ) async throws -> (ledger: Ledger, report: ReadingReport) {
    var options = ReadingOptions(workers: workers)
    options.blockSize = blockSize
    options.usesPlainPath = usesPlainPath
    return try await readExports(folder: folder, options: options)
  }
}
