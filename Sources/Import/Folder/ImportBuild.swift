// The folder as a pure function of source files and answers (8.1.2).

internal import Basics
internal import CSV
internal import JobSuccess

/// Why an import fails.
package enum ImportError: Error, Sendable {
  /// Files that are not taken in: a message a file, or more.
  case refused([String])
}

/// What goes into an import.
package struct ImportInput: Sendable {
  /// Each once, by digest.
  package private(set) var sources: [SourceFile]
  /// Sorted.
  package private(set) var answers: [Answer]
  /// The freelancer_id where an export does not name one.
  package let me: String

  /// The order of sources and answers does not matter. Of two files with the same bytes the later reading counts, under
  /// the smaller name.
  package init(sources: [SourceFile], answers: [Answer], me: String) {
    var byDigest: [String: SourceFile] = [:]
    for source in sources {
      guard let known = byDigest[source.digest], precedes(known.name, source.name) else {
        byDigest[source.digest] = source
        continue
      }
      byDigest[source.digest]?.reading = source.reading
    }
    self.sources = byDigest.values.sorted { $0.digest < $1.digest }
    self.answers = ImportInput.merged(answers)
    self.me = me
  }

  /// Of two answers to one question the later counts; rows added or removed by hand are all kept.
  private static func merged(_ answers: [Answer]) -> [Answer] {
    var cells: [String: Answer] = [:]
    var rows: [Answer] = []
    for answer in answers {
      if answer.column.hasSuffix(":added") || answer.column.hasSuffix(":removed") {
        rows.append(answer)
      } else {
        cells[answer.contract + "\u{0}" + answer.column] = answer
      }
    }
    return (cells.values + rows).sorted()
  }
}

/// An imported folder, before it is written.
package struct ImportResult: Sendable {
  /// The latest day in any source, as `2026-10-02`: no clock is read.
  package let asOf: String
  /// What was counted and found, for words.
  let summary: ImportSummary
  let toFill: ToFill
  /// The generated files without the manifest, by their paths.
  package let files: [(path: String, bytes: [UInt8])]

  /// Reads the sources and builds the folder.
  package init(_ input: ImportInput) throws(ImportError) {
    var reader = SourceReader(me: input.me)
    var readings: [SourceReading] = []
    var refusals: [String] = []
    for file in input.sources {
      do {
        let reading = try reader.read(file)
        readings.append(reading)
        refusals += ImportResult.refusals(file, reading)
      } catch {
        refusals.append("\(Printable.line(file.name))\(error.place): \(error.message)")
      }
    }
    guard refusals.isEmpty else { throw .refused(refusals) }
    var assembly = Assembly(readings, input, reader.names)
    readings = []
    asOf = assembly.asOf.description
    var toFill = ToFill(assembly.waiting, asOf: assembly.asOf)
    var tables = ImportedTables(assembly.claims, freelancers: assembly.freelancers)
    var summary = ImportSummary(input)
    while let contract = assembly.next() {
      tables.add(contract)
      toFill.add(contract)
      summary.add(contract)
    }
    toFill.sort()
    summary.finish(input, assembly, toFill)
    (self.toFill, self.summary) = (toFill, summary)
    var files = EditedTables.apply(input.answers, to: tables.files()) + [("to-fill.csv", toFill.bytes)]
    files.append(("import/answers.csv", ImportRecords.answers(input.answers)))
    files.append(("import/sources.csv", ImportRecords.sources(input.sources, assembly.readings)))
    let rejects = ImportRecords.rejects(input.sources, assembly.readings)
    if let rejects { files.append(("import/rejects.csv", rejects)) }
    self.files = files
  }

  /// Why a file of which no row is accepted fails the import.
  private static func refusals(_ file: SourceFile, _ reading: SourceReading) -> [String] {
    guard reading.counts.rejected > 0, reading.counts.rejected == reading.counts.read else { return [] }
    let all = reading.rejects.flatMap { [$0] + $0.others }
    let name = Printable.line(file.name)
    let shown = all.prefix(10).map { name + $0.message }
    return shown
      + (all.count > 10 ? ["\(name): and \(all.count - 10) faults more; no row of it can be taken"] : [])
  }
}

extension ImportResult {
  /// The bytes of a generated file; nil for none of this path.
  package func bytes(of path: String) -> [UInt8]? { files.first { $0.path == path }?.bytes }
}
