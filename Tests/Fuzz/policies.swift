// The loader of policy files, on any bytes: a policy that is understood comes back from its own text the same.

import Exports
import JobSuccess

/// Tries one input; the fuzzer calls it.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ data: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  do {
    let policy = try Policy.parse(bytes, file: "fuzz.yaml")
    precondition(policy.digest == (try? Policy.parse(bytes, file: "other.yaml"))?.digest)
  } catch {
    precondition(!error.faults.isEmpty && error.faults.allSatisfy { !error.message($0).isEmpty })
  }
  return 0
}
