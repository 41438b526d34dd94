import Ingestion
import Testing

@testable import Import

/// Mapping files (8.6).
@Suite struct MappingTests {
  private func faults(_ text: String) -> [String] {
    do {
      _ = try MappingFile.parse(Array(text.utf8), file: "m.yaml")
      return []
    } catch {
      return error.messages
    }
  }

  @Test func unknownKeysAreNamedWithTheirPlaces() {
    let text = """
      name: sheet
      rows: contract
      columns:
        contract_id: {from: Id, prefixx: c-}
        titel: Title
      formats: {}
      """
    let found = faults(text)
    #expect(found.count == 3)
    #expect(
      found[0].hasPrefix(
        "m.yaml:4:27: columns.contract_id.prefixx: is not a key of a mapping; did you mean \"prefix\"?"))
    #expect(
      found[1].hasPrefix("m.yaml:5:3: columns.titel: is not a key of a mapping; did you mean \"title\"?"))
    #expect(found[2].hasPrefix("m.yaml:6:1: formats: is not a key of a mapping; did you mean \"format\"?"))
  }

  @Test(arguments: [
    ("", "the file is empty"),
    ("name: a\nrows: contracts\ncolumns: {contract_id: Id}", "did you mean \"contract\"?"),
    ("name: a\nrows: contract\ncolumns: {title: T}", "columns.contract_id: is missing"),
    ("name: a\nrows: payment\ncolumns: {paid_on: D, amount: A}", "columns.contract_id: is missing"),
    ("name: a b\nrows: contract\ncolumns: {contract_id: Id}", "allowed: 1 to 64 letters"),
    ("name: a\nrows: contract\nformat: {dates: DDMM}\ncolumns: {contract_id: Id}", "a form of YYYY"),
    ("name: a\nrows: contract\nformat: {encoding: utf-7}\ncolumns: {contract_id: Id}", "allowed: utf-8"),
    ("name: a\nrows: contract\nformat: {header_row: 0}\ncolumns: {contract_id: Id}", "a line, 1 to 20"),
    (
      "name: a\nrows: feedback\ncolumns: {contract_id: Id, public_score: {from: S, scale: {from: [5, 1], to: [1, 5]}}}",
      "two whole numbers"
    ),
    (
      "name: a\nrows: contract\ncolumns: {contract_id: Id}\ncurrency: {from: C, rates: {EUR: x}}",
      "what one is in dollars"
    ),
    ("- a", "the keys name, rows"),
  ])
  func faultsSayWhatIsAllowed(text: String, words: String) {
    let found = faults(text)
    #expect(found.contains { $0.contains(words) }, "\(found)")
  }

  @Test(arguments: BuiltInMapping.all.map(\.text))
  func builtInMappingsAreMappingFiles(text: String) { #expect(faults(text).isEmpty) }

  /// What `--show` prints reads a file as the built-in source does.
  @Test func aShownMappingReadsWhatTheSourceReads() throws {
    let plain = report(row("2026-02-05", "Hourly", "40.00"), row("2026-02-06", "Refund", "-4.00", ref: "2"))
    var mapped = plain
    mapped.reading.mapping = Array(BuiltInMapping.transactions.text.utf8)
    let (one, two) = (try build(plain), try build(mapped))
    for path in ["contracts.csv", "payments.csv", "unknowns.csv", "to-fill.csv"] {
      #expect(one.text(path) == two.text(path))
    }
  }

  private func mapped(_ text: String, _ mapping: String) -> SourceFile {
    var source = SourceFile(name: "table.csv", bytes: Array(text.utf8))
    (source.reading.mapping, source.reading.mappingName) = (Array(mapping.utf8), "m.yaml")
    return source
  }

  @Test func aRateIsToldAndACurrencyWithoutOneIsRejected() throws {
    let mapping = """
      name: sheet
      rows: contract
      columns: {contract_id: Id, client_id: Who, started_on: From, earnings: Sum, status: State}
      currency: {from: Cur, rates: {EUR: 1.085}}
      """
    let result = try build(
      mapped(
        "Id,Who,From,Sum,Cur,State\na,k,2026-01-01,10.01,EUR,active\nb,k,2026-01-01,10,GBP,active\nc,k,2026-01-01,10,USD,active\n",
        mapping))
    #expect(
      result.rows("contracts.csv").map { $0.contains(",10.86,") || $0.contains(",10.00,") } == [true, true])
    #expect(result.text("unknowns.csv").contains("a,earnings,assumed,10.86,rate_EUR_1.085"))
    #expect(
      result.text("import/rejects.csv").contains(
        "table.csv,3,Cur,other_currency,'GBP' is a currency without a rate"))
    #expect(result.lines(into: "d")[0].contains("amounts in EUR at 1.085 dollars"))
  }

  @Test func aColumnWithoutAMappingIsUnknownAndAnEmptyCellIsKnownToBeEmpty() throws {
    let result = try build(
      mapped(
        "Id,Who,From,To,Stars,By\na,k,2026-01-01,2026-02-01,,\n",
        "name: sheet\nrows: contract_with_feedback\ncolumns: {contract_id: Id, client_id: Who, started_on: From, ended_on: To, public_score: Stars, ended_by: By}\n"
      ))
    #expect(
      result.rows("unknowns.csv") == [
        "a,end_reason,unknown,,not_exported", "a,earnings,unknown,0.00,not_exported",
        "a,payments,unknown,,not_exported",
      ])
    #expect(result.rows("to-fill.csv") == ["a,k,,2026-01-01,2026-02-01,?,,,,"])
  }
}
