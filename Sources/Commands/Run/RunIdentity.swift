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

  /// A run's identity by what it is made of.
  ///
  /// - Parameters:
  ///   - files: Digests by name: the inputs', or for those who may not see these the published files'.
  ///   - kind: What the files are.
  ///   - arguments: Every argument that changes an output.
  ///   - previous: The id of the run before.
  init(
    _ files: [(name: String, sha256: String?)], _ kind: Files, scorer: Scorer, arguments: [JSONValue.Member],
    previous: String?
  ) {
    asOf = scorer.asOf.description
    self.previous = previous
    let identity: JSONValue = [
      kind.rawValue: .object(files.map { .init($0.name, .optional($0.sha256)) }),
      "policy": .string(scorer.policy.digest),
      "as_of": .string(asOf),
      "version": .string(Version.current),
      "arguments": .object(arguments),
      "previous": .optional(previous),
    ]
    runID = String(sha256(Array(JSONWriter.text(identity).utf8).span).prefix(12))
  }

  /// The files that an identity is over.
  enum Files: String {
    case inputs
    /// Tables, and pages as they are without the run's id.
    case outputs
  }
}
