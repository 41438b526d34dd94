import ArgumentParser
import Basics
import Ingestion
import JobSuccess
import Reporting

/// `jss policy list`: the built-in policies.
struct PolicyList: Command {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "Names the built-in policies, what they follow, and their digests.",
    discussion: "--json answers {\"policies\": [{\"name\", \"origin\", \"sha256\"}]}.")

  @OptionGroup var output: OutputOptions

  func run(in session: Session) async throws {
    if output.json {
      let policies = Policy.builtIn.map { policy -> JSONValue in
        [
          "name": .string(policy.name), "origin": .optional(Policy.origin(ofBuiltIn: policy.name)),
          "sha256": .string(policy.digest),
        ]
      }
      try session.output.write(JSONWriter.text(["policies": .array(policies)], indents: true) + "\n")
      return
    }
    var table = TextTable(.text("policy"), .text("sha256"), .text("what it follows"))
    for policy in Policy.builtIn {
      let digest = String(policy.digest.prefix(12))
      table.add(policy.name, digest, Policy.origin(ofBuiltIn: policy.name) ?? "")
    }
    try session.output.write(table.text(for: session.terminal))
  }
}
