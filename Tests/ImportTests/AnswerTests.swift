import Testing

@testable import Import

/// A folder in memory, as import leaves it and as a person changes it.
private struct MemoryFolder {
  private(set) var files: [String: [UInt8]] = [:]
  private(set) var result: ImportResult

  init(_ sources: SourceFile...) throws {
    let input = ImportInput(sources: sources, answers: [], me: "me")
    result = try ImportResult(input)
    write(input)
  }

  private mutating func write(_ input: ImportInput) {
    files = Dictionary(uniqueKeysWithValues: result.allFiles(input, version: "1").map { ($0.path, $0.bytes) })
  }

  /// Changes a file as an editor does.
  mutating func replace(_ path: String, _ old: String, with new: String) {
    let text = String(decoding: files[path] ?? [], as: UTF8.self)
    #expect(text.contains(old), "\(path) has no '\(old)': \(text)")
    files[path] = Array(text.replacing(old, with: new).utf8)
  }

  mutating func append(_ path: String, _ line: String) {
    files[path, default: []] += Array((line + "\n").utf8)
  }

  /// Imports again, with new files.
  mutating func again(_ sources: SourceFile..., edits: ImportedFolder.EditChoice = .ask) throws {
    let before = try ImportedFolder { files[$0] }
    let answers = try before.answers(edits) { files[$0] }
    let input = ImportInput(sources: before.input.sources + sources, answers: answers, me: before.input.me)
    result = try ImportResult(input)
    write(input)
  }
}

/// What was filled in, and what was changed by hand (8.1.4, 8.5.26, 8.5.27).
@Suite struct AnswerTests {
  private static let paid = report(row("2026-02-05", "Hourly", "40.00"))

  private func asked() throws -> (MemoryFolder, id: String) {
    let folder = try MemoryFolder(AnswerTests.paid)
    return (folder, try #require(folder.result.toFill.lines.first?.contract))
  }

  @Test func answersMoveAndAreNotAskedAgain() throws {
    var (folder, id) = try asked()
    folder.replace("to-fill.csv", "40.00,?,?,,", with: "40.00,2026-02-20,4.5,successful,")
    try folder.again()
    #expect(
      folder.result.rows("import/answers.csv") == [
        "\(id),end_reason,successful", "\(id),ended,2026-02-20", "\(id),stars,4.50",
      ])
    #expect(folder.result.rows("to-fill.csv").isEmpty)
    #expect(folder.result.rows("contracts.csv")[0].contains(",ended,2026-02-05,2026-02-20,,successful,40.00"))
    #expect(
      folder.result.rows("feedback.csv") == ["\(id)-client,\(id),client,final,2026-02-20,4.50,,,,,,,,,"])
    let files = folder.files
    try folder.again()
    #expect(folder.files == files)
  }

  @Test func answersSurviveNewerDownloadsAndFollowTheirContract() throws {
    var (folder, id) = try asked()
    folder.replace("to-fill.csv", "40.00,?,?,,", with: "40.00,open,none,,")
    try folder.again(report(row("2026-03-05", "Hourly", "2.00", ref: "2")))
    #expect(folder.result.rows("contracts.csv")[0].contains(",active,2026-02-05,,,,42.00"))
    try folder.again(page(history("5", from: "2026-01-01", to: "2026-03-06", total: "42")))
    #expect(folder.result.rows("contracts.csv").map { $0.prefix(4) } == ["c-5,"])
    #expect(folder.result.rows("contracts.csv")[0].contains(",active,2026-01-01,"))
    #expect(
      folder.result.warnings.contains { $0.hasPrefix("answer_differs: c-5: ended was answered with 'open'") })
    #expect(folder.result.text("import/answers.csv").contains(id))
  }

  @Test func unknownIsAnAnswer() throws {
    var (folder, id) = try asked()
    folder.replace("to-fill.csv", "40.00,?,?,,", with: "40.00,unknown,?,,")
    try folder.again()
    #expect(folder.result.toFill.questions == 1)
    #expect(folder.result.text("unknowns.csv").contains("\(id),status,assumed,active,not_exported"))
    #expect(folder.result.text("to-fill.csv").contains(",40.00,unknown,?,,"))
  }

  @Test func malformedCellsAreAllListedAndNothingMoves() throws {
    var (folder, _) = try asked()
    folder.replace("to-fill.csv", "40.00,?,?,,", with: "40.00,soon,6,,")
    folder.append("to-fill.csv", "t-nobody,,,,,,2026-01-01,,,")
    let error = #expect(throws: BadAnswers.self) { try folder.again() }
    #expect(
      error?.lines == [
        "to-fill.csv:2:7: 'soon' is no answer to ended; allowed: the last day as YYYY-MM-DD, or open, or unknown",
        "to-fill.csv:2:8: '6' is no answer to stars; allowed: 1 to 5, as 4.75, or none where the client left no feedback, or unknown",
        "to-fill.csv:3:1: 't-nobody' is no contract that is asked about; leave the first column as it was",
      ])
  }

  @Test(arguments: [
    ("?,4", "fill in ended as well"), ("open,4", "fill in ended as well"),
    ("2026-01-01,?", "before the contract started"),
  ])
  func answersHaveToFitTogether(cells: String, problem: String) throws {
    var (folder, _) = try asked()
    folder.replace("to-fill.csv", "40.00,?,?,,", with: "40.00,\(cells),,")
    let error = #expect(throws: BadAnswers.self) { try folder.again() }
    #expect(error?.lines.count == 1 && error?.lines[0].contains(problem) == true)
  }

  @Test func aSpreadsheetMaySaveTheWorksheet() throws {
    var (folder, id) = try asked()
    let text = String(decoding: folder.files["to-fill.csv"] ?? [], as: UTF8.self)
      .replacing(",", with: ";").replacing("?;?", with: "2026-02-20;5").replacing("\n", with: "\r\n")
    folder.replace(
      "to-fill.csv", String(decoding: folder.files["to-fill.csv"] ?? [], as: UTF8.self),
      with: "\u{FEFF}" + text)
    try folder.again()
    #expect(folder.result.text("import/answers.csv").contains("\(id),stars,5.00"))
  }

  @Test func formulasInTheWorksheetAreHarmless() throws {
    let folder = try MemoryFolder(
      report(row("2026-02-05", "Hourly", "40.00", title: "=HYPERLINK(1)", client: "@acme")))
    #expect(folder.result.rows("to-fill.csv")[0].contains(",'@acme,'=HYPERLINK(1),"))
    #expect(folder.result.rows("contracts.csv")[0].contains(",=HYPERLINK(1),"))
  }

  @Test func onlyWhatIsRecentIsAsked() throws {
    let old = history("5", from: "2020-01-01", to: "2020-02-01", total: nil)
    let new = history("6", from: "2026-01-01", to: "2026-02-01", total: nil)
    #expect(try build(page(old, new)).toFill.lines.map(\.contract) == ["c-6"])
  }

  // MARK: Changes by hand

  @Test func changesByHandAreListedAndNotOverwritten() throws {
    var (folder, id) = try asked()
    folder.replace("contracts.csv", ",40.00,", with: ",55.00,")
    folder.append("payments.csv", "\(id),2026-02-06,15.00")
    let error = #expect(throws: UndecidedEdits.self) { try folder.again() }
    #expect(
      error?.lines == [
        "contracts.csv: \(id): earnings: '40.00' is now '55.00'",
        #"payments.csv: a row was added: {"amount":"15.00","contract_id":"\#(id)","paid_on":"2026-02-06"}"#,
      ])
  }

  @Test func changesAreKeptAsAnswers() throws {
    var (folder, id) = try asked()
    folder.replace("contracts.csv", ",40.00,", with: ",55.00,")
    folder.replace("profiles.csv", "freelancer,Ada", with: "freelancer,Ada B.")
    folder.append("payments.csv", "\(id),2026-02-06,15.00")
    try folder.again(edits: .keep)
    let files = folder.files
    try folder.again()
    #expect(folder.files == files)
    try folder.again(report(row("2026-03-05", "Hourly", "2.00", ref: "2")))
    #expect(folder.result.rows("contracts.csv")[0].contains(",55.00,"))
    #expect(folder.result.rows("payments.csv").contains("\(id),2026-02-06,15.00"))
    #expect(folder.result.rows("profiles.csv") == ["me,freelancer,Ada B."])
  }

  @Test func changesAreDropped() throws {
    var (folder, _) = try asked()
    let files = folder.files
    folder.replace("contracts.csv", ",40.00,", with: ",55.00,")
    folder.append("import/answers.csv", "x,stars,5")
    try folder.again(edits: .discard)
    #expect(folder.files == files)
  }

  @Test func aRemovedRowStaysAway() throws {
    var folder = try MemoryFolder(page(history("5", from: "2026-01-01"), history("6", from: "2026-01-02")))
    folder.replace("contracts.csv", "c-6,me,,k-70,Site,fixed,active,2026-01-02,,,,100.00,,\n", with: "")
    try folder.again(edits: .keep)
    #expect(
      folder.result.rows("contracts.csv").count == 1 && !folder.result.text("unknowns.csv").contains("c-6"))
  }

  @Test func aChangeThatNoColumnAllowsIsRefused() throws {
    var (folder, _) = try asked()
    folder.replace("contracts.csv", ",40.00,", with: ",lots,")
    let error = #expect(throws: BadAnswers.self) { try folder.again(edits: .keep) }
    #expect(error?.lines.count == 1)
  }

  @Test func aSourceThatIsGoneIsNamed() throws {
    var (folder, _) = try asked()
    folder.replace("import/sources.csv", "report.csv,upwork", with: "report.csv,upwork")
    let gone = try #require(folder.files.keys.first { $0.hasPrefix("import/sources/") })
    folder.replace(gone, "40.00", with: "41.00")
    #expect(throws: DamagedFolder(gone)) { try folder.again() }
  }
}
