import Support
import Testing

/// Instants in files count on their UTC day, whatever their offset says: over a leap day's, a month's and a year's end.
@Suite("jss actions, by UTC days")
struct ActionDayTests {
  private let input: TemporaryFolder

  init() throws {
    input = try TemporaryFolder()
    // The end is 2024-02-29 in UTC, the client's feedback 2024-03-01, the answer 2024-03-15.
    _ = try input.write(
      """
      contract_id,freelancer_id,client_id,status,started_on,ended_on,earnings,last_paid_on
      c1,f1,k1,ended,2024-02-01,2024-02-28T23:30:00-02:00,300.00,
      c2,f1,k2,active,2024-10-01,,300.00,2025-01-10

      """, to: "contracts.csv")
    _ = try input.write(
      """
      feedback_id,contract_id,author,kind,submitted_at,public_score,response,responded_at
      b1,c1,client,final,2024-02-29T23:30:00-01:00,1.00,Thank you,2024-03-16T00:30:00+01:00
      b2,c1,freelancer,final,2024-03-03T00:59:59+01:00,5.00,,

      """, to: "feedback.csv")
    // Both are of 2025-01-01, a Wednesday.
    _ = try input.write(
      "contract_id,requested_at\nc2,2024-12-31T22:00:00-03:00\n", to: "mid_contract_requests.csv")
    _ = try input.write(
      "feedback_id,reported_at,ground\nb1,2024-12-31T23:30:00-00:30,fraud\n", to: "feedback_reports.csv")
  }

  /// As `respond c1 2024-03-28`.
  private func actions(on day: String) throws -> [String] {
    let outcome = try ProgramRunner.run(
      ["actions", input.path, "--as-of", day, "--format", "csv", "--quiet"])
    #expect(outcome.exitCode == 0, "\(outcome.standardError)")
    return outcome.standardOutput.split(separator: "\n").dropFirst().map { row in
      let cells = row.split(separator: ",", omittingEmptySubsequences: false)
      return "\(cells[3]) \(cells[2]) \(cells[1])"
    }
  }

  @Test("a contract's end and the feedback on it")
  func feedback() throws {
    #expect(try actions(on: "2024-02-28") == [])
    let asking = ["ask_for_feedback c1 2024-03-14", "leave_feedback c1 2024-03-14"]
    #expect(try actions(on: "2024-02-29") == asking)
    let given = ["ask_for_change c1 2024-03-14", "leave_feedback c1 2024-03-14"]
    #expect(try actions(on: "2024-03-01") == given)
    // The talent's own comes on the 2nd, and makes both public.
    let both = ["ask_for_change c1 2024-03-14", "respond c1 2024-03-28"]
    #expect(try actions(on: "2024-03-02") == both)
    #expect(try actions(on: "2024-03-14") == both)
    // On the 15th the time for a change is over, and the answer is there.
    #expect(try actions(on: "2024-03-15") == [])
  }

  @Test("a request for mid-contract feedback, and a report")
  func requests() throws {
    #expect(try actions(on: "2024-12-31") == ["request_mid_contract_feedback c2 2025-01-30"])
    let report = "review_report c1 2025-01-10"
    #expect(try actions(on: "2025-01-01") == [report])
    #expect(try actions(on: "2025-01-10") == [report])
    #expect(try actions(on: "2025-01-15") == [])
    #expect(try actions(on: "2025-01-16") == ["request_mid_contract_feedback c2 2025-02-09"])
    #expect(try actions(on: "2025-02-09").count == 1)
    #expect(try actions(on: "2025-02-10") == [])
  }
}
