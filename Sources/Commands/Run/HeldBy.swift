import Basics
import Publication

/// What holds a run, in its run.json as long as it is held.
enum HeldBy {
  /// The member's name.
  static let member = "held_by"

  /// The rules that matched, with the figures that they were held against for those who may see the input.
  static func json(_ rules: [Gates.GateResult], showsFigures: Bool) -> JSONValue {
    .array(
      rules.map { result in
        ["rule": .string(result.rule.description), "found": .optional(showsFigures ? result.found : nil)]
      })
  }

  /// The rules that hold a run, each with the figure that was found where its run.json has it.
  static func rules(of manifest: Manifest) -> [(rule: String, found: String?)] {
    (manifest.json[member]?.array ?? []).compactMap { entry in
      entry["rule"]?.string.map { ($0, entry["found"]?.string) }
    }
  }
}
