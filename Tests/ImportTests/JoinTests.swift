import Testing

@testable import Import

/// Payments and contract numbers (8.4).
@Suite struct JoinTests {
  @Test func aPaidContractJoinsTheNumberedOneOfItsTitle() throws {
    let result = try build(
      page(history("5", from: "2026-01-01", to: "2026-02-01", total: "40")),
      report(row("2026-02-05", "Hourly", "40.00")))
    #expect(
      result.rows("contracts.csv") == [
        "c-5,me,,k-70,Site,fixed,ended,2026-01-01,2026-02-01,,,40.00,2026-02-05,2026-02-05"
      ])
    #expect(result.rows("payments.csv") == ["c-5,2026-02-05,40.00"])
  }

  @Test(arguments: [("2026-02-06", "2026-02-20"), ("2025-12-01", "2026-01-05")])
  func aContractThatStartedLaterOrEndedLongBeforeIsAnother(start: String, end: String) throws {
    let result = try build(
      page(history("5", from: start, to: end)), report(row("2026-02-05", "Hourly", "40.00")))
    #expect(result.rows("contracts.csv").count == 2)
  }

  @Test func ofSeveralTheTotalDecidesAndElseItWaits() throws {
    let (one, two) = (
      history("5", from: "2026-01-01", total: "40"), history("6", from: "2026-01-02", total: "60")
    )
    let equal = try build(page(one, two), report(row("2026-02-05", "Hourly", "60.00")))
    #expect(equal.rows("payments.csv") == ["c-6,2026-02-05,60.00"])

    let waiting = try build(page(one, two), report(row("2026-02-05", "Hourly", "50.00")))
    #expect(waiting.rows("payments.csv").isEmpty && waiting.rows("contracts.csv").count == 2)
    #expect(waiting.rows("to-fill.csv").first?.hasSuffix(",?") == true)
    let id = try #require(waiting.toFill.lines.first?.contract)
    let sources = page(one, two)
    for (answer, contracts) in [("c-5", 2), ("no", 3)] {
      let answered = try build(
        sources, report(row("2026-02-05", "Hourly", "50.00")),
        answers: [Answer(contract: id, column: "same_as", value: answer)])
      #expect(answered.rows("contracts.csv").count == contracts)
      #expect(!answered.text("to-fill.csv").contains(id) || answer == "no")
    }
  }

  @Test func aClientsNameIsOneClientEverywhere() throws {
    let result = try build(
      page(history("5", from: "2026-01-01", total: "40")),
      report(
        row("2026-02-05", "Hourly", "40.00"), row("2026-02-05", "Hourly", "9.00", title: "Other", ref: "2")))
    #expect(result.rows("contracts.csv").allSatisfy { $0.contains(",k-70,") })
  }

  @Test func downloadsThatCoverAContractWin() throws {
    let rows = [
      row("2026-01-02", "Hourly", "10.00", title: "Before", ref: "1"),
      row("2026-01-20", "Hourly", "40.00", ref: "2"),
      row("2026-04-01", "Hourly", "10.00", title: "After", ref: "3"),
    ]
    let covered = try build(
      page(history("5", from: "2026-01-05", to: "2026-02-01", total: "50")), report(rows[0], rows[1], rows[2])
    )
    #expect(covered.text("payments.csv").contains("c-5,2026-01-20,40.00"))
    #expect(covered.text("unknowns.csv").contains("c-5,earnings,differs,40.00,sources_differ"))
    let partial = try build(
      page(history("5", from: "2026-01-05", to: "2026-02-01", total: "50")), report(rows[0], rows[1]))
    #expect(!partial.text("payments.csv").contains("c-5"))
    #expect(partial.text("unknowns.csv").contains("c-5,payments,partial,,downloads_do_not_cover"))
    #expect(partial.text("contracts.csv").contains(",50.00,,"))
  }

  @Test func theBetterSourceIsUsedAndTheDifferenceListed() throws {
    let details = SourceFile(
      name: "details.json",
      bytes: Array(
        """
        {"x":{"id":"5","title":"Site","status":"CLOSED","endDate":"2026-02-03","startDate":"2026-01-01",\
        "closingReason":{"reason":"Job was completed successfully"},"endedBy":{"id":"c"},"freelancer":{"id":"f"},\
        "clientOrganization":{"id":"70","name":"Acme"}}}
        """.utf8))
    let result = try build(page(history("5", from: "2026-01-01", to: "2026-02-01")), details)
    #expect(result.rows("contracts.csv")[0].contains(",ended,2026-01-01,2026-02-03,client,successful,100.00"))
    #expect(result.text("unknowns.csv").contains("c-5,ended_on,differs,2026-02-03,sources_differ"))
  }
}
