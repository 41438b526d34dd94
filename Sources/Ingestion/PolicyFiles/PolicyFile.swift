// Files from disk to policies; names to built-in ones.

internal import Basics
internal import CSV
package import JobSuccess

/// The name of a policy is not built in and not a path.
package struct UnknownPolicy: Error, Equatable, Sendable {
  package let name: String
  /// The built-in policy with the most similar name; nil where none is similar.
  package let nearest: String?
}

/// Reads policy files.
package enum PolicyFile {
  /// The policy of a file's text (2.8).
  ///
  /// - Parameter file: The file's name in messages; without its ending it is the policy's name where the text gives none.
  package static func parse(_ bytes: [UInt8], file: String) throws(PolicyError) -> Policy {
    let root: PolicyNode
    do {
      root = try PolicyDocument.parse(bytes)
    } catch {
      throw PolicyError(file: file, faults: [error])
    }
    let reader = PolicyReader()
    let policy = reader.policy(root, defaultName: stem(of: file))
    guard reader.faults.isEmpty else { throw PolicyError(file: file, faults: reader.faults) }
    return policy
  }

  /// Reads a policy file. Of whatever is at the path, no more is read than a policy file may hold, and never from a pipe
  /// or a device, which could have no end or never begin.
  package static func read(path: String) throws(PolicyError) -> Policy {
    try parse(try bytes(path: path), file: path)
  }

  /// The bytes of a policy file, or of another file of its kind.
  static func bytes(path: String) throws(PolicyError) -> [UInt8] {
    do {
      return try SmallFile.bytes(of: path, limit: PolicyDocument.largestFile + 1)
    } catch {
      throw PolicyError(file: path, faults: [unreadable(error)])
    }
  }

  /// The root of a file's text. `example` is how such a file begins, for the message about an empty one.
  static func root(_ bytes: [UInt8], file: String, example: String) throws(PolicyError) -> PolicyNode {
    do {
      return try PolicyDocument.parse(bytes)
    } catch {
      let fault =
        error.kind == .empty
        ? PolicyFault(.empty, at: .start, "the file is empty", allowed: "begin with `\(example)`") : error
      throw PolicyError(file: file, faults: [fault])
    }
  }

  private static func unreadable(_ error: CSVError) -> PolicyFault {
    let allowed = "the path of a YAML file"
    return switch error {
    case .missing: PolicyFault(.unreadable, "there is no such file")
    case .notRegular(_, .folder): PolicyFault(.unreadable, "it is a folder", allowed: allowed)
    case .notRegular(_, .pipe):
      PolicyFault(
        .unreadable, "it is a pipe", allowed: allowed + "; write what comes through the pipe to one first")
    case .notRegular(_, .other): PolicyFault(.unreadable, "it is a device or socket", allowed: allowed)
    default: PolicyFault(.unreadable, "the file can't be read", allowed: "may you read it?")
    }
  }

  /// Whether an argument means a file: it has a slash in it, or a YAML file's ending.
  package static func isPath(_ argument: String) -> Bool {
    argument.utf8.contains(UInt8(ascii: "/")) || argument.hasSuffix(".yaml") || argument.hasSuffix(".yml")
  }

  private static func stem(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? String(name)
  }
}

extension Policy {
  /// The policy of an argument: a built-in one's name, or a policy file's path (with a slash, `.yaml` or `.yml` in it).
  ///
  /// Throws ``PolicyError`` for a bad file and ``UnknownPolicy`` for a name that no built-in policy has.
  package static func load(_ argument: String) throws -> Policy {
    if PolicyFile.isPath(argument) { return try PolicyFile.read(path: argument) }
    if let policy = builtIn(named: argument) { return policy }
    throw UnknownPolicy(
      name: argument, nearest: Suggestion.find(argument, among: builtIn.map(\.name)))
  }
}
