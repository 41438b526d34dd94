import Basics
import Ingestion
import JobSuccess
import Publication
import Reporting

/// What makes a run the run it is (6.1): the same again has the same id, and is published once.
struct RunIdentity {
  let asOf: String
  /// 12 hexadecimal digits.
  let runID: String
  let previous: String?

  /// `2024-08-31-0a1b2c3d4e5f`: the run's folder in OUT/runs.
  var folderName: String { asOf + "-" + runID }

  /// - Parameters:
  ///   - files: The inputs, with their digests.
  ///   - arguments: Every argument that changes an output.
  ///   - previous: The id of the run before.
  init(files: [FileReport], scorer: Scorer, arguments: [JSONValue.Member], previous: String?) {
    asOf = scorer.asOf.description
    self.previous = previous
    let identity: JSONValue = [
      "inputs": .object(files.map { .init($0.file.rawValue, .optional($0.sha256)) }),
      "policy": .string(scorer.policy.digest),
      "as_of": .string(asOf),
      "version": .string(Version.current),
      "arguments": .object(arguments),
      "previous": .optional(previous),
    ]
    runID = String(sha256(Array(JSONWriter.text(identity).utf8).span).prefix(12))
  }
}
