import ArgumentParser
import Basics

/// What a command can be given, as the argument parser knows it.
struct CommandOptions {
  enum Kind { case positional, option, flag }

  struct Argument {
    let kind: Kind
    /// Its long name; of a positional argument what it is called in the help.
    let name: String
    /// All names, with their dashes.
    let names: [String]
    let isRepeating: Bool
    let isOptional: Bool
    let defaultValue: String?
  }

  /// `run`, or `history runs`.
  let command: String
  let arguments: [Argument]

  /// Options that say something of the command line and not of the answer.
  private static let apart = ["config", "print-config", "help", "version"]

  /// Those that a file may have: options by their long names, and the input folder.
  var settable: [Argument] {
    arguments.filter { argument in
      switch argument.kind {
      case .positional: argument.name == "input" && !argument.isRepeating
      case .option, .flag: !argument.name.isEmpty && !CommandOptions.apart.contains(argument.name)
      }
    }
  }

  /// Every command that does something, with its options.
  static var all: [CommandOptions] {
    guard let tool = JSONValue(Array(JSS._dumpHelp().utf8)), let root = tool["command"] else { return [] }
    return commands(of: root, path: [])
  }

  private static func commands(of command: JSONValue, path: [String]) -> [CommandOptions] {
    let inner = command["subcommands"]?.array ?? []
    guard inner.isEmpty else {
      return inner.flatMap { command -> [CommandOptions] in
        guard let name = command["commandName"]?.string, name != "help" else { return [] }
        return commands(of: command, path: path + [name])
      }
    }
    return [
      CommandOptions(
        command: path.joined(separator: " "),
        arguments: (command["arguments"]?.array ?? []).compactMap(Argument.init))
    ]
  }
}

extension CommandOptions.Argument {
  init?(_ json: JSONValue) {
    switch json["kind"]?.string {
    case "positional": kind = .positional
    case "option": kind = .option
    case "flag": kind = .flag
    default: return nil
    }
    let known = (json["names"]?.array ?? []).compactMap { name -> (isLong: Bool, name: String)? in
      name["name"]?.string.map { (name["kind"]?.string == "long", $0) }
    }
    names = known.map { ($0.isLong ? "--" : "-") + $0.name }
    name = kind == .positional ? json["valueName"]?.string ?? "" : known.first(where: \.isLong)?.name ?? ""
    isRepeating = json["isRepeating"] == .bool(true)
    isOptional = json["isOptional"] == .bool(true)
    defaultValue = json["defaultValue"]?.string
  }
}
