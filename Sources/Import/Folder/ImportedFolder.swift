// A folder that import made: what it holds, what a person changed in it, and what it becomes (8.1).

internal import Basics
internal import CSV

/// The state of an imported folder, read back from it.
package struct ImportedFolder: Sendable {
  /// The folder as import wrote it last: its sources and its answers.
  package let input: ImportInput
  /// The digests of the files that import wrote, by path.
  private let digests: [String: String]

  /// Where the manifest is.
  package static let manifest = "import/manifest.json"
  /// Where copies of sources are.
  package static let sources = "import/sources/"

  /// The names of what import makes in a folder; what else is there is a person's own, and stays.
  package static let ownNames: Set<String> = [
    "contracts.csv", "feedback.csv", "payments.csv", "profiles.csv", "unknowns.csv", "to-fill.csv", "import",
  ]

  /// Reads a folder's own records. Throws what is missing or damaged.
  ///
  /// - Parameter file: The bytes of a file of the folder by its path; nil where there is none.
  package init(_ file: (String) throws -> [UInt8]?) throws {
    guard let bytes = try file(ImportedFolder.manifest), let json = JSONValue(bytes),
      let files = json["files"]?.array
    else { throw DamagedFolder(ImportedFolder.manifest) }
    digests = Dictionary(
      files.compactMap { entry in
        entry["path"]?.string.flatMap { path in entry["sha256"]?.string.map { (path, $0) } }
      }
    ) { first, _ in first }
    guard let list = json["sources"]?.array else { throw DamagedFolder(ImportedFolder.manifest) }
    var sources: [SourceFile] = []
    for stored in list.map(ImportRecords.StoredSource.init) {
      guard let bytes = try file(ImportedFolder.sources + stored.stored) else {
        throw DamagedFolder(ImportedFolder.sources + stored.stored)
      }
      var reading = SourceFile.Reading()
      reading.source = stored.from
      reading.encoding = stored.encoding
      if let name = stored.mapping {
        guard let mapping = try file(ImportedFolder.sources + name),
          digests[ImportedFolder.sources + name] == Identifiers.digest(mapping)
        else {
          throw DamagedFolder(ImportedFolder.sources + name)
        }
        reading.mapping = mapping
        reading.mappingName = String(name.drop { $0 != "-" }.dropFirst())
      }
      let source = SourceFile(name: stored.name, bytes: bytes, reading: reading)
      guard source.digest == stored.digest else {
        throw DamagedFolder(ImportedFolder.sources + stored.stored)
      }
      sources.append(source)
    }
    let answers = (json["answers"]?.array ?? []).map {
      Answer(
        contract: $0["contract_id"]?.string ?? "", column: $0["column"]?.string ?? "",
        value: $0["value"]?.string ?? "")
    }
    input = ImportInput(sources: sources, answers: answers, me: json["freelancer_id"]?.string ?? "me")
  }

  /// What is to be done about what a person changed.
  package enum EditChoice: Sendable {
    case ask, keep, discard
  }

  /// The answers that the next import has, with what was filled in and changed since.
  ///
  /// - Parameter file: The bytes of a file of the folder by its path; nil where there is none.
  /// - Throws: ``UndecidedEdits`` where cells were changed and nobody said what to do, ``BadAnswers`` where an answer is
  ///   none.
  package func answers(
    _ choice: EditChoice, _ file: (String) throws -> [UInt8]?
  ) throws -> [Answer] {
    var changed: [String: [UInt8]] = [:]
    let records = ["import/sources.csv", "import/rejects.csv"]
    for path in EditedFile.allCases.map(\.rawValue) + ["to-fill.csv", "import/answers.csv"] + records {
      guard let digest = digests[path] else { continue }
      let bytes = try file(path) ?? []
      if Identifiers.digest(bytes) != digest { changed[path] = bytes }
    }
    guard !changed.isEmpty else { return input.answers }
    let before = try ImportResult(input)
    var answers = input.answers
    var (lines, faults): ([String], [String]) = ([], [])
    if let bytes = changed["import/answers.csv"], choice != .discard {
      let list = ImportRecords.answers(in: bytes)
      lines.append("import/answers.csv: it is not as import wrote it")
      if list == nil {
        faults.append("import/answers.csv: it can't be read; the columns are contract_id, column, value")
      }
      if choice == .keep { answers = list ?? [] }
    }
    for path in records where changed[path] != nil && choice != .discard {
      lines.append("\(path): it is not as import wrote it")
      faults.append("\(path): it says what was read, and can't be kept as it is; use --discard-edits")
    }
    for edited in EditedFile.allCases {
      guard let theirs = changed[edited.rawValue], choice != .discard else { continue }
      var edits = HandEdits()
      edits.compare(edited, ours: before.bytes(of: edited.rawValue) ?? [], theirs: theirs)
      lines += edits.lines
      faults += edits.faults
      answers = HandEdits.merged(answers, with: edits.answers)
    }
    if choice == .ask, !lines.isEmpty { throw UndecidedEdits(lines: lines) }
    if let bytes = changed["to-fill.csv"] {
      let filled = before.toFill.answers(in: bytes)
      answers += filled.answers
      faults += filled.faults
    }
    guard faults.isEmpty else { throw BadAnswers(lines: faults) }
    return answers
  }
}

extension ImportResult {
  /// All files of the folder: the tables, the sources as they came, and the manifest, which has the digest of each.
  package func allFiles(_ input: ImportInput, version: String) -> [(path: String, bytes: [UInt8])] {
    var all = files
    var names: Set<String> = []
    for source in input.sources {
      all.append((ImportedFolder.sources + source.storedName, source.bytes))
      guard let name = source.reading.storedMappingName, let mapping = source.reading.mapping,
        names.insert(name).inserted
      else { continue }
      all.append((ImportedFolder.sources + name, mapping))
    }
    all.sort { precedes($0.path, $1.path) }
    let manifest: JSONValue = [
      "program": "jss", "version": .string(version), "as_of": .string(asOf),
      "freelancer_id": .string(input.me),
      "answers": .array(
        input.answers.map {
          ["contract_id": .string($0.contract), "column": .string($0.column), "value": .string($0.value)]
        }),
      "sources": .array(input.sources.map { ImportRecords.StoredSource($0).json }),
      "files": .array(
        all.map {
          [
            "path": .string($0.path), "bytes": .integer($0.bytes.count),
            "sha256": .string(Identifiers.digest($0.bytes)),
          ]
        }),
    ]
    all.append((ImportedFolder.manifest, Array((JSONWriter.text(manifest, indents: true) + "\n").utf8)))
    return all
  }
}

/// A file that import wrote is gone or was changed, and can't be made again.
package struct DamagedFolder: Error, Equatable, Sendable {
  /// Its path in the folder.
  package let path: String

  init(_ path: String) { self.path = path }
}

/// Cells were changed by hand, and nobody said whether to keep them.
package struct UndecidedEdits: Error, Equatable, Sendable {
  /// A line for each change.
  package let lines: [String]
}

/// What was filled in or changed can't be taken.
package struct BadAnswers: Error, Equatable, Sendable {
  /// A line for each fault.
  package let lines: [String]
}
