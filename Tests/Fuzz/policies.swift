// The loader of policy files, on any bytes: what is understood is understood the same again, and every fault has a message.

import Ingestion
import JobSuccess

/// Tries one input; the fuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  do throws(PolicyError) {
    let policy = try PolicyFile.parse(bytes, file: "fuzz.yaml")
    precondition(policy.digest == (try? PolicyFile.parse(bytes, file: "fuzz.yaml"))?.digest)
  } catch {
    precondition(!error.faults.isEmpty && error.faults.allSatisfy { !error.message(for: $0).isEmpty })
  }
  return 0
}
