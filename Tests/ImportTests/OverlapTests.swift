import Testing

@testable import Import

/// Downloads that overlap, twins within one file, rows that changed since (8.3.14).
@Suite struct OverlapTests {
  @Test func overlapsVanishAndTwinsStay() throws {
    let twin = row("2026-01-02", "Bonus", "10.00", ref: "7")
    let first = report(twin, twin, row("2026-01-09", "Hourly", "40.00", ref: "8"), name: "a.csv")
    let second = report(
      row("2026-01-09", "Hourly", "40.00", ref: "8"), twin, row("2026-01-16", "Hourly", "5.00", ref: "9"))
    let result = try build(first, second)
    #expect(
      result.rows("payments.csv").map { $0.split(separator: ",").last } == [
        "10.00", "10.00", "40.00", "5.00",
      ])
    #expect(result.lines(into: "d").contains("2 rows are in several downloads, and counted once."))
  }

  @Test func aChangedRowIsTakenFromTheLaterDownload() throws {
    let early = report(row("2026-01-02", "Hourly", "10.00", ref: "7"), name: "a.csv")
    let late = report(
      row("2026-01-02", "Hourly", "12.00", ref: "7"), row("2026-02-01", "Hourly", "1.00", ref: "8"))
    for sources in [[early, late], [late, early]] {
      let result = try ImportResult(ImportInput(sources: sources, answers: [], me: "me"))
      #expect(result.rows("contracts.csv")[0].contains(",13.00,"))
      #expect(result.warnings.contains { $0.hasPrefix("changed_row: 1 row") })
    }
  }

  @Test func refundsLowerEarningsAndFeesNeverDo() throws {
    let result = try build(
      report(
        row("2026-01-02", "Fixed-price", "1,000.00", ref: "1"),
        row("2026-01-02", "Service Fee", "-100.00", ref: "2"),
        row("2026-01-03", "VAT", "-5.00", ref: "3"),
        row("2026-01-09", "Refund to client", "-250.005", ref: "4")))
    #expect(result.rows("contracts.csv")[0].contains(",749.99,2026-01-02,2026-01-02"))
    #expect(result.rows("payments.csv").count == 2)
  }

  @Test func anUnknownTypeRejectsItsRowAlone() throws {
    let result = try build(
      report(row("2026-01-02", "Mystery", "1.00"), row("2026-01-02", "Hourly", "2.00", ref: "2")))
    #expect(result.rows("import/rejects.csv").count == 1)
    #expect(
      result.text("import/rejects.csv").contains("report.csv,2,Transaction type,unknown_choice,\"'Mystery'"))
    #expect(result.rows("payments.csv").count == 1)
  }

  @Test func adjustmentsNeedAClient() throws {
    let result = try build(
      report(
        row("2026-01-02", "Adjustment", "3.00"), row("2026-01-02", "Credit", "3.00", client: "", ref: "2")))
    #expect(result.rows("payments.csv").count == 1)
    #expect(result.text("import/rejects.csv").contains("Client team,missing_value"))
  }
}
