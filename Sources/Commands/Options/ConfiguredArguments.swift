import Basics
import Ingestion

/// A command line with what a file of options adds to it: what the command line says wins.
struct ConfiguredArguments {
  /// What the parser gets.
  private(set) var arguments: [String]
  /// What holds for each option of the command, for --print-config; nil where that was not asked.
  private(set) var listing: String?

  /// Where a value is from.
  private enum Origin {
    case commandLine([String])
    case file([String], place: String)
    case standard
  }

  /// Takes a command line as it is, or with the options of the file that its --config names.
  init(_ given: [String]) throws {
    arguments = given
    let own = given.prefix { $0 != "--" }
    let asksListing = own.contains("--print-config")
    let path = try ConfiguredArguments.path(in: Array(own))
    guard path != nil || asksListing else { return }
    let commands = CommandOptions.all
    guard
      let command = commands.filter({ command in
        given.starts(with: command.command.split(separator: " ").map(String.init))
      }).max(by: { $0.command.count < $1.command.count })
    else { return }
    let words = command.command.split(separator: " ").count
    let line = CommandLineWords(Array(given.dropFirst(words)), of: command)
    let file = try path.map { path in try ConfiguredArguments.read(path, commands) }
    var added: [String] = []
    var origins: [(argument: CommandOptions.Argument, origin: Origin)] = []
    for argument in command.settable {
      if let texts = line.values(of: argument) {
        origins.append((argument, .commandLine(texts)))
      } else if let entry = file.flatMap({ ConfiguredArguments.entry(argument.name, of: command, in: $0) }) {
        added += try ConfiguredArguments.words(of: entry, argument, in: file?.path ?? "")
        origins.append((argument, .file(entry.values, place: "\(file?.path ?? ""):\(entry.place.line)")))
      } else {
        origins.append((argument, .standard))
      }
    }
    arguments = Array(given.prefix(words)) + added + Array(given.dropFirst(words))
    if asksListing { listing = ConfiguredArguments.listing(of: command, origins) }
  }

  private static func path(in words: [String]) throws -> String? {
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--config=") { return String(word.dropFirst("--config=".count)) }
      if word == "--config" {
        guard index + 1 < words.count else { return nil }
        return words[index + 1]
      }
    }
    return nil
  }

  // MARK: The file

  /// Reads a file, and throws where it has a command or an option that there is not.
  private static func read(_ path: String, _ commands: [CommandOptions]) throws -> OptionsFile {
    let file = try OptionsFile.read(path: path)
    var faults: [PolicyFault] = []
    for section in file.sections {
      let known: [CommandOptions]
      if let name = section.command {
        known = commands.filter { $0.command == name }
        if known.isEmpty {
          faults.append(
            unknown(name, at: section.place, "is no command", among: commands.map(\.command)))
          continue
        }
      } else {
        known = commands
      }
      let names = Set(known.flatMap { $0.settable.map(\.name) })
      for entry in section.entries where !names.contains(entry.key) {
        let key = (section.command.map { $0 + "." } ?? "") + entry.key
        let whose = section.command.map { "of jss \($0)" } ?? "of a command"
        faults.append(
          unknown(key, at: entry.place, "is no option \(whose)", among: names.sorted(), entry.key))
      }
    }
    guard faults.isEmpty else { throw PolicyError(file: path, faults: faults) }
    return file
  }

  private static func unknown(
    _ key: String, at place: PolicyPlace, _ problem: String, among known: [String], _ word: String? = nil
  ) -> PolicyFault {
    let nearest = Suggestion.question(Suggestion.find(word ?? key, among: known), quote: "\"")
    return PolicyFault(
      .unknownKey, at: place, key: key, problem,
      allowed: nearest
        + (known.count <= 40 ? "there is: \(known.joined(separator: ", "))" : "`jss --help` has all"))
  }

  /// What a file gives an option of a command: its own section before what is for all.
  private static func entry(_ name: String, of command: CommandOptions, in file: OptionsFile) -> OptionsFile
    .Entry?
  {
    let sections = file.sections.sorted { $0.command != nil && $1.command == nil }
    return sections.filter { $0.command == nil || $0.command == command.command }
      .lazy.compactMap { section in section.entries.last { $0.key == name } }.first
  }

  /// The words of a command line that say the same.
  private static func words(
    of entry: OptionsFile.Entry, _ argument: CommandOptions.Argument, in path: String
  ) throws -> [String] {
    func fault(_ problem: String, _ allowed: String) -> PolicyError {
      PolicyError(
        file: path,
        faults: [PolicyFault(.wrongType, at: entry.place, key: entry.key, problem, allowed: allowed)])
    }
    if entry.isList, !argument.isRepeating {
      throw fault("is a list, but can be given once", "a single value")
    }
    switch argument.kind {
    case .option: return entry.values.map { "--\(argument.name)=\($0)" }
    case .positional: return entry.values
    case .flag:
      guard let text = entry.values.first, ["true", "false"].contains(text) else {
        throw fault("is neither true nor false", "true or false")
      }
      return text == "true" ? ["--\(argument.name)"] : []
    }
  }

  // MARK: What holds

  /// A file of options that says what holds, each line with where it is from.
  private static func listing(
    of command: CommandOptions, _ origins: [(argument: CommandOptions.Argument, origin: Origin)]
  ) -> String {
    var text = "# What holds for `jss \(command.command)`, and where it is from; --config reads this form.\n"
    text += "\(scalar(command.command)):\n"
    for (argument, origin) in origins {
      let (values, place): ([String], String) =
        switch origin {
        case .commandLine(let texts): (texts, "command line")
        case .file(let texts, let place): (texts, Printable.line(place))
        case .standard:
          (argument.defaultValue.map { [$0] } ?? (argument.kind == .flag ? ["false"] : []), "default")
        }
      let value =
        argument.isRepeating
        ? "[" + values.map(scalar).joined(separator: ", ") + "]" : values.last.map(scalar)
      if let value, !argument.isRepeating || !values.isEmpty {
        text += "  \(argument.name): \(value)  # \(place)\n"
      } else {
        text += "  # \(argument.name):  not given\n"
      }
    }
    return text
  }

  /// A value as YAML reads it back: plain where it can't be taken for anything else.
  private static func scalar(_ text: String) -> String {
    let isPlain =
      !text.isEmpty && text.first != "-"
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "-"):
          true
        default: false
        }
      }
    return isPlain ? text : JSONWriter.text(.string(text))
  }
}

/// The words of a command line behind the command's name, by what they are given to.
private struct CommandLineWords {
  private var options: [String: [String]] = [:]
  private var positionals: [String] = []
  private let command: CommandOptions

  init(_ words: [String], of command: CommandOptions) {
    self.command = command
    var index = 0
    var isPlain = false
    while index < words.count {
      let word = words[index]
      index += 1
      guard !isPlain, word.hasPrefix("-"), word != "-" else {
        positionals.append(word)
        continue
      }
      if word == "--" {
        isPlain = true
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let argument = command.arguments.first(where: { $0.names.contains(parts[0]) }) else { continue }
      switch argument.kind {
      case .flag: options[argument.name, default: []].append("true")
      case .option where parts.count == 2: options[argument.name, default: []].append(parts[1])
      case .option:
        if index < words.count { options[argument.name, default: []].append(words[index]) }
        index += 1
      case .positional: break
      }
    }
  }

  /// What the command line gives an argument; nil where it gives nothing.
  func values(of argument: CommandOptions.Argument) -> [String]? {
    guard argument.kind == .positional else { return options[argument.name] }
    let required = command.arguments.count { $0.kind == .positional && !$0.isOptional }
    return positionals.count >= required ? positionals.first.map { [$0] } : nil
  }
}
