import Analysis
import Basics
import Ingestion
import JobSuccess
import Publication
import ScoreHistory

extension RunScope {
  /// What a run for an audience by a policy has in common with others.
  init(_ audience: Audience, _ policy: Policy) {
    self.init(audience: audience.rawValue, policyName: policy.name, policyDigest: policy.digest)
  }

  /// The audience and the policy of a published run.
  init(_ manifest: Manifest) {
    self.init(
      audience: manifest.json["arguments"]?["audience"]?.string,
      policyName: manifest.json["policy"]?["name"]?.string ?? "",
      policyDigest: manifest.json["policy"]?["sha256"]?.string ?? "")
  }

  /// Passes if an output folder holds runs with this scope, or none; else throws what to do (6.1).
  ///
  /// A failed run publishes nothing, but leaves rejects, which not every audience may see.
  func check(_ folder: OutputFolder, at path: String) throws {
    if let last = try folder.publishedRuns().compactMap(\.manifest).last, !RunScope(last).includes(self) {
      throw Failure(
        .cannotCreate,
        "\(path) is of other runs (\(RunScope(last))) than this one (\(self)); name another folder with --out, or move "
          + "this one away to begin a new one")
    }
    if let failed = try folder.failedRun(), !hasReaders(of: RunScope(failed)) {
      throw Failure(
        .cannotCreate,
        "\(path)/failed is of a run for other readers (\(RunScope(failed))) than this one (\(self)); remove it, or name "
          + "another folder with --out")
    }
  }
}
