import Basics
import Foundation
import Import
import Publication

/// An import into one folder, which is locked.
struct FolderImport {
  let folder: WholeFolder
  /// The folder as it was named, for messages.
  let path: String
  let choice: ImportedFolder.EditChoice

  /// What the folder is to become: from the sources and answers that it has, and from new files.
  func prepare(_ fresh: [SourceFile], me: String?) throws -> (input: ImportInput, result: ImportResult) {
    guard let before = try existing() else { return try FolderImport.result(of: fresh, me: me, path: path) }
    let answers: [Answer]
    do {
      answers = try before.answers(choice) { try folder.contents(of: $0) }
    } catch let error as UndecidedEdits {
      throw Failure(
        .badData,
        heading:
          "files of \(path) were changed by hand; --keep-edits makes what was changed answers, --discard-edits drops it",
        messages: error.lines)
    } catch let error as BadAnswers {
      throw Failure(
        .badData, heading: "what was filled in can't be taken; nothing was changed", messages: error.lines)
    }
    return try FolderImport.build(
      ImportInput(sources: before.input.sources + fresh, answers: answers, me: me ?? before.input.me))
  }

  /// Whether anything has the folder's name.
  static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// What a new folder is to become.
  static func result(
    of fresh: [SourceFile], me: String?, path: String
  ) throws -> (input: ImportInput, result: ImportResult) {
    guard !fresh.isEmpty else {
      throw Failure(.noInput, "\(path) is no imported folder yet: name the files that you downloaded")
    }
    return try build(ImportInput(sources: fresh, answers: [], me: me ?? "me"))
  }

  private static func build(_ input: ImportInput) throws -> (input: ImportInput, result: ImportResult) {
    do {
      return (input, try ImportResult(input))
    } catch {
      throw Failure(error)
    }
  }

  /// The folder as import left it; nil for a new or an empty one. Fails for a folder that import did not make.
  private func existing() throws -> ImportedFolder? {
    guard let names = try folder.names(), !names.isEmpty else { return nil }
    guard try folder.contents(of: ImportedFolder.manifest) != nil else {
      throw Failure(
        .cannotCreate,
        "\(path) holds files that import did not make; name another folder, or move them away first")
    }
    do {
      return try ImportedFolder { try folder.contents(of: $0) }
    } catch let error as DamagedFolder {
      throw Failure(
        .badData,
        "\(path)/\(error.path) is gone or was changed, and import needs it; import all files again into another folder"
      )
    }
  }

  /// The names of what a person has put into the folder.
  func foreignNames() throws -> [String] {
    (try folder.names() ?? []).filter { !ImportedFolder.ownNames.contains($0) }
  }
}

extension Failure {
  /// Files that are not taken in.
  init(_ error: ImportError) {
    switch error {
    case .refused(let messages):
      self.init(
        .badData, heading: messages.count > 1 ? "nothing was imported" : nil, messages: messages)
    }
  }
}

extension ImportCommand {
  /// The sources, and where to find each.
  func answerList(_ session: Session) throws {
    if output.json {
      let sources: [JSONValue] = KnownSource.all.map {
        [
          "source": .string($0.name), "title": .string($0.title), "place": .string($0.place),
          "format": .string($0.mapping == nil ? "json" : "csv"),
        ]
      }
      try session.output.write(JSONWriter.text(.array(sources), indents: true) + "\n")
      return
    }
    for source in KnownSource.all {
      try session.output.write("\(source.name)\n  \(source.title). \(source.place)\n")
    }
    try session.output.write(
      "another table\n  by a mapping: --map FILE.yaml; `jss import --show upwork-weekly` is one\n")
  }

  /// A CSV source as a mapping.
  func answerShow(_ name: String, _ session: Session) throws {
    let known = KnownSource.all
    guard let source = known.first(where: { $0.name == name }) else {
      throw Failure(
        .usage, ImportCommand.noSource(name, among: known.filter { $0.mapping != nil }.map(\.name)))
    }
    guard let mapping = source.mapping else {
      throw Failure(.usage, "\(name) is read from JSON by its shape; it has no mapping")
    }
    try session.output.write(mapping.text)
  }
}
