import Testing

@testable import Import

/// Whether feedback is there, is known to be none, or is not known (8.5.25).
@Suite struct FeedbackKnowledgeTests {
  private func stars(endedDaysBefore days: Int) throws -> String {
    // The other contract starts on the as-of day.
    let end = ["2026-03-15", "2026-03-16"][days == 15 ? 0 : 1]
    let result = try build(
      page(history("5", from: "2026-01-01", to: end), history("6", "Other", from: "2026-03-30")))
    return result.rows("unknowns.csv").first { $0.hasPrefix("c-5,stars") } ?? ""
  }

  @Test func withinFourteenDaysItIsTooEarly() throws {
    #expect(try stars(endedDaysBefore: 14) == "c-5,stars,unknown,,too_early")
    #expect(try stars(endedDaysBefore: 15) == "")
  }

  @Test func aSuppressedFeedbackIsUnknown() throws {
    let text = """
      {"list":[{"contract":{"id":"5","title":"Site","status":"CLOSED","startDate":"2025-01-01","endDate":"2025-02-01",\
      "clientTeamId":"9"},"contractAggregate":{"totalCharge":"10"},\
      "feedback":{"feedbackToFreelancer":{"score":5,"feedbackSuppressed":true}}}]}
      """
    let result = try build(SourceFile(name: "a.json", bytes: Array(text.utf8)))
    #expect(result.text("unknowns.csv").contains("c-5,stars,unknown,,suppressed"))
    #expect(result.rows("feedback.csv").isEmpty && result.text("to-fill.csv").contains(",10.00,,?,,"))
  }

  @Test func feedbackBeforeTheEndCountsAsGivenAtTheEnd() throws {
    let given = #"{"score":4.555,"comment":"a\nb","scoreDetails":[],"creationTs":"2026-01-20T00:00:00Z"}"#
    let result = try build(page(history("5", from: "2026-01-01", to: "2026-02-01", feedback: given)))
    #expect(result.text("feedback.csv").contains("c-5-client,c-5,client,final,2026-02-01,4.56,"))
    #expect(result.text("unknowns.csv").contains("c-5,submitted_at,differs,2026-02-01,end_of_contract"))
  }

  @Test func finalFeedbackOnAnOpenContractIsNotWritten() throws {
    let given = #"{"score":5,"comment":"","scoreDetails":[],"creationTs":null}"#
    let result = try build(page(history("5", from: "2026-01-01", feedback: given)))
    #expect(result.rows("feedback.csv").isEmpty)
    #expect(result.text("unknowns.csv").contains("c-5,stars,unknown,,contract_is_open"))
  }

  @Test func aNewerPageWithoutAFeedbackStands() throws {
    let given = #"{"score":2,"comment":"","scoreDetails":[],"creationTs":null}"#
    let old = page(history("5", from: "2025-01-01", to: "2025-02-01", feedback: given), name: "old.json")
    let new = page(
      history("5", from: "2025-01-01", to: "2025-02-01"), history("6", "Other", from: "2026-01-01"))
    #expect(try build(old, new).rows("feedback.csv").isEmpty)
  }

  @Test func whatABrokenObjectIsTold() throws {
    let result = try build(
      page(history("5", from: "2026-01-01"), history("6", from: "2026-02-01", to: "2026-01-01")))
    #expect(
      result.text("import/rejects.csv").contains(
        "history.json,1,endedOn,inconsistent_dates,'2026-01-01' contradicts another date"))
  }
}
