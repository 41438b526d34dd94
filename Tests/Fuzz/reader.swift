// The reader of records, on any bytes: the short way on small chunks against libcsv alone on large ones.

import CSV
import Foundation
import Synchronization

/// Tries one input; the fuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let path = FileManager.default.temporaryDirectory.path + "/jss-fuzz-\(getpid()).csv"
  guard (try? Data(bytes: data, count: count).write(to: URL(fileURLWithPath: path))) != nil else { return 0 }
  defer { unlink(path) }
  var small = CSVReader(path: path)
  small.blockSize = 64
  small.recordLimit = 1024
  var plain = small
  plain.blockSize = 4096
  plain.usesReferenceParser = true
  let answers = [read(small, workers: 2), read(plain, workers: 1)]
  precondition(answers[0] == answers[1], "two ways of reading differ:\n\(answers[0])\n\(answers[1])")
  return 0
}

/// All that a reader tells of a file.
private func read(_ reader: CSVReader, workers: Int) -> [String] {
  let answer = Mutex<[String]>([])
  let done = DispatchSemaphore(value: 0)
  Task.detached {
    var told: [String] = []
    do {
      let summary = try await reader.read(
        workers: workers,
        header: { (header: Header) throws(Never) in Projection(allOf: header.names.count) },
        decode: { batch in
          batch.records.map { record in
            record.fault.map { "\($0.code)" } ?? "\(batch.texts(of: record))"
          }
        },
        commit: {
          (texts: consuming [String], batch: borrowing RecordBatch, position: BatchPosition) throws(Never) in
          for (index, text) in texts.enumerated() {
            told.append("\(position.firstLine + Int(batch.records[index].line)) \(text)")
          }
        })
      told.append("\(summary.records) records")
    } catch {
      told.append("\(error)")
    }
    answer.withLock { [told] in $0 = told }
    done.signal()
  }
  done.wait()
  return answer.withLock { $0 }
}
