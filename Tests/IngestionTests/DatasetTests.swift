import CSV
import JobSuccess
import Support
import Testing

@testable import Analysis
@testable import Ingestion

/// The dataset against the plain one, on random small inputs full of contradictions.
@Suite struct DatasetTests {
  @Test(arguments: 0..<60)
  func agreesWithThePlainDataset(seed: Int) async throws {
    let files = randomFiles(seed: UInt64(seed))
    let plain = PlainDataset(files)
    let folder = try InputFolder(
      Dictionary(uniqueKeysWithValues: files.map { ($0.key, text($0.key, $0.value)) }))
    let (dataset, report) = try await folder.read(
      workers: seed % 2 + 1, blockSize: seed + 1,
      hash: seed % 3 == 0 ? IdentifierHash { 0 } : IdentifierHash())

    #expect(Set(report.rows.map { "\($0.finding.file.rawValue):\($0.finding.line)" }) == plain.rejected)
    #expect(try lines(of: dataset) == plain.lines)
    let feedback = try #require(report.files.first { $0.file == .feedback })
    #expect(feedback.superseded == plain.superseded)
    #expect(feedback.accepted + feedback.superseded + feedback.rejected == files[.feedback]?.count)
  }

  /// Shuffled rows, CRLF, a byte order mark, reordered and added columns: the same dataset.
  @Test(arguments: 0..<10)
  func formDoesNotMatter(seed: Int) async throws {
    var generator = SeededGenerator(seed: UInt64(seed) + 1000)
    // Without double ids and contradictions, the order of rows means nothing.
    let files = soundFiles(randomFiles(seed: UInt64(seed) + 1000))
    let plain = try InputFolder(
      Dictionary(uniqueKeysWithValues: files.map { ($0.key, text($0.key, $0.value)) }))
    let expected = try await plain.read()
    #expect(expected.report.rows.isEmpty)

    var others: [ExportFile: String] = [:]
    for (file, records) in files {
      let columns = file.columns.map(\.name) + ["remark", "x"]
      others[file] =
        "\u{FEFF}"
        + text(
          file, records.shuffled(using: &generator), columns: columns.shuffled(using: &generator),
          lineEnd: "\r\n")
    }
    let folder = try InputFolder(others)
    let (dataset, report) = try await folder.read(workers: 1, blockSize: 17, hash: IdentifierHash { 7 })
    #expect(report.rows.isEmpty)
    #expect(report.files.allSatisfy { Set($0.ignoredColumns.map(\.name)) == ["remark", "x"] })
    #expect(dataset.feedback == expected.dataset.feedback)
    #expect(dataset.payments == expected.dataset.payments)
    #expect(try lines(of: dataset) == lines(of: expected.dataset))
  }

  /// Equal only where bytes are equal: é as one scalar and as two.
  @Test func composedAndDecomposedIdsStayTwo() async throws {
    let (nfc, nfd) = ("caf\u{E9}", "cafe\u{301}")
    #expect(nfc == nfd)
    let folder = try folder(adding: [
      .contracts: [
        ["contract_id": nfc, "freelancer_id": nfc, "client_id": nfc],
        ["contract_id": nfd, "freelancer_id": nfd, "client_id": nfd],
      ]
    ])
    let (dataset, report) = try await folder.read()
    #expect(report.rows.isEmpty)
    let (first, second) = (
      try #require(dataset.profile(withID: nfc)), try #require(dataset.profile(withID: nfd))
    )
    #expect(first != second)
    #expect(Array(dataset.id(of: first).utf8) == Array(nfc.utf8))
    #expect(Array(dataset.id(of: second).utf8) == Array(nfd.utf8))
    #expect(Set(dataset.contracts.map(\.client)).count == 3)
  }

  @Test func starsAreThePublicScoreOrTheMeanOfSix() async throws {
    let attributes = [
      "skills": "5", "quality": "4.5", "availability": "4", "deadlines": "3.99", "communication": "1",
    ]
    let folder = try folder(adding: [
      .feedback: [
        attributes.merging(["feedback_id": "b2", "public_score": "", "cooperation": "2"]) { $1 },
        attributes.merging(["feedback_id": "b3", "public_score": ""]) { $1 },
        attributes.merging(["feedback_id": "b4", "public_score": "3.33", "cooperation": "2"]) { $1 },
        ["feedback_id": "b5", "public_score": ""],
      ]
    ])
    let (dataset, _) = try await folder.read()
    #expect(
      dataset.feedback.map(\.stars) == [
        Stars(hundredths: 500), Stars(sixHundredths: 2049), nil, Stars(hundredths: 333), nil,
      ])
  }

  /// The last submitted final one stands: by the instant, then by the larger id's bytes; earlier ones stay known.
  @Test func laterFinalFeedbackSupersedes() async throws {
    let folder = try folder(adding: [
      .feedback: [
        ["feedback_id": "z", "submitted_at": "2025-04-02T00:00:00+01:00"], ["feedback_id": "a"],
        ["feedback_id": "é", "author": "freelancer"], ["feedback_id": "e", "author": "freelancer"],
        ["feedback_id": "m", "kind": "mid_contract", "submitted_at": "2025-02-01"],
      ],
      .feedbackReports: [["feedback_id": "a"], ["feedback_id": "z"]],
    ])
    let (dataset, report) = try await folder.read()
    let texts = try DatasetTexts(dataset)
    #expect(
      try dataset.feedback.indices.map { try texts.feedback($0).id } == ["m", "a", "b1", "e", "é", "z"])
    let feedback = try #require(report.files.first { $0.file == .feedback })
    #expect((feedback.records, feedback.accepted, feedback.superseded, feedback.rejected) == (6, 3, 3, 0))
    let profile = try #require(dataset.profile(withID: "f1"))
    #expect(dataset.history(of: profile).reports.map(\.feedback) == [1, 5])
  }

  @Test func lateFeedbackIsAWarning() async throws {
    let folder = try folder(adding: [
      .feedback: [
        ["feedback_id": "b2", "submitted_at": "2025-04-14T23:59:59Z"],
        ["feedback_id": "b3", "submitted_at": "2025-04-15"],
        ["feedback_id": "b4", "submitted_at": "2025-06-15", "author": "freelancer"],
        ["feedback_id": "b4", "submitted_at": "2025-06-15"],
      ]
    ])
    let (_, report) = try await folder.read()
    let warnings = try #require(report.files.first { $0.file == .feedback }).warnings
    #expect(warnings.map(\.code) == [.lateFeedback])
    #expect(warnings.map(\.count) == [2])
    #expect(warnings.first?.examples.map(\.place) == ["feedback.csv:4:5", "feedback.csv:5:5"])
  }

  @Test func textsComeFromTheFiles() async throws {
    let folder = try folder(adding: [
      .contracts: [["contract_id": "t", "freelancer_id": "f3", "title": "A \"big\", \nlong one"]],
      .feedback: [
        [
          "feedback_id": "t", "contract_id": "t", "comment": "ça va", "response": "ok",
          "responded_at": "2025-04-02",
        ]
      ],
      .profiles: [
        ["profile_id": "f3", "name": "Ana", "badge": "top_rated", "exclusive_agency_id": "a1"],
        ["profile_id": "a1", "kind": "agency"],
      ],
    ])
    let (dataset, _) = try await folder.read()
    let texts = try DatasetTexts(dataset)
    let profile = try #require(dataset.profile(withID: "f3"))
    let history = dataset.history(of: profile)
    let contract = try #require(dataset.contract(withID: "t", of: profile))
    #expect(try texts.title(of: contract) == "A \"big\", \nlong one")
    let feedback = try #require(history[contract].feedback.first)
    #expect(try texts.feedback(feedback).comment == "ça va")
    #expect(try texts.feedback(feedback).response == "ok")
    #expect(try texts.name(of: profile) == "Ana")
    #expect(history.profile.badge == .topRated)
    #expect(dataset.exclusiveAgencyID(of: profile) == "a1")
    #expect(dataset.owner(of: contract) == profile)
    #expect(dataset.contract(withID: "t") == contract)
    let first = try #require(dataset.contract(withID: "c1"))
    #expect(try texts.title(of: first) == nil)
  }

  @Test func idsAreFoundWithTheNearestForASlip() async throws {
    let (dataset, _) = try await folder(adding: [.contracts: [["freelancer_id": "freelancer-0815"]]]).read()
    #expect(dataset.profile(withID: "freelancer-0851") == nil)
    #expect(dataset.nearestProfileID(to: "freelancer-0851") == "freelancer-0815")
    #expect(dataset.nearestProfileID(to: "somebody") == nil)
    let profile = try #require(dataset.profile(withID: "freelancer-0815"))
    #expect(dataset.contract(withID: "c8", of: profile) == nil)
    #expect(dataset.contract(withID: "c1", of: profile) == nil)
  }

  /// A dataset in the words of `PlainDataset.lines`.
  private func lines(of dataset: Dataset) throws -> [String] {
    let texts = try DatasetTexts(dataset)
    return try dataset.profileKeys.flatMap { key in
      let history = dataset.history(of: key)
      var lines = ["\(dataset.id(of: key)) \(dataset[key].kind.rawValue)"]
      for (index, contract) in zip(history.contracts.indices, history.contracts) {
        let end = contract.endedOn?.description ?? ""
        lines.append(
          "  \(dataset.id(of: ContractKey(index))) \(dataset.id(of: contract.client)) \(contract.startedOn) \(end) "
            + String(contract.earnings.amount / 100)
            + (contract.isOwned ? "" : " of \(dataset.id(of: dataset.owner(of: ContractKey(index))))"))
        let parties = dataset.parties(of: ContractKey(index), in: key)
        #expect(contract.isOwned ? parties.owner == key : parties.freelancer == key)
        for index in contract.feedback {
          let feedback = history.feedback[index]
          lines.append(
            "    \(try texts.feedback(index).id ?? "") \(feedback.submittedOn) \(feedback.author.rawValue) "
              + feedback.kind.rawValue)
        }
        lines += history.payments[contract.payments].map { "    \($0.paidOn) \($0.amount.amount / 100)" }
      }
      return lines
        + history.removalRequests.map { "request \(dataset.id(of: $0.contract)) \($0.requestedAt.day)" }
    }
  }
}

/// Records from small pools of ids and days, so that they meet and contradict each other.
private func randomFiles(seed: UInt64) -> [ExportFile: [Values]] {
  var generator = SeededGenerator(seed: seed)
  func number(_ count: Int) -> Int { Int.random(in: 0..<count, using: &generator) }
  func profile() -> String {
    ["f", "p-long-profile-id-with-many-bytes-", "é"][number(3)] + String(number(4))
  }
  func contract() -> String { "contract-\(number(30))" }
  func day(_ month: Int) -> String { "2025-0\(month + number(3))-0\(number(9) + 1)" }
  func moment(_ month: Int) -> String { day(month) + ["", "T00:00:00Z", "T10:00:00Z"][number(3)] }

  return [
    .contracts: (0..<30).map { _ in
      let hasEnded = number(3) > 0
      return [
        "contract_id": contract(), "freelancer_id": profile(),
        "agency_id": number(3) == 0 ? "a" + profile() : "",
        "client_id": "k\(number(5))", "started_on": day(1), "status": hasEnded ? "ended" : "active",
        "ended_on": hasEnded ? day(4) : "", "earnings": number(10) == 0 ? "x" : String(number(1000)),
      ]
    },
    .profiles: (0..<6).map { _ in
      [
        "profile_id": (number(3) == 0 ? "a" : "") + profile(),
        "kind": number(3) == 0 ? "agency" : "freelancer",
        "exclusive_agency_id": number(3) == 0 ? "a" + profile() : "",
      ]
    },
    .feedback: (0..<60).map { _ in
      [
        "feedback_id": "b\(number(80))", "contract_id": contract(),
        "author": number(3) == 0 ? "freelancer" : "client",
        "kind": number(3) == 0 ? "mid_contract" : "final", "submitted_at": moment(number(5) + 1),
      ]
    },
    .payments: (0..<40).map { _ in
      [
        "contract_id": contract(), "paid_on": day(number(5) + 1),
        "amount": number(20) == 0 ? "x" : String(1 + number(9)),
      ]
    },
    .removalRequests: (0..<10).map { _ in
      [
        "request_id": "r\(number(12))", "profile_id": profile(), "contract_id": contract(),
        "requested_at": "2025-07-0\(number(9) + 1)",
      ]
    },
  ]
}

/// The records of some files that the plain dataset accepts.
private func soundFiles(_ files: [ExportFile: [Values]]) -> [ExportFile: [Values]] {
  let rejected = PlainDataset(files).rejected
  return Dictionary(
    uniqueKeysWithValues: files.map { file, records in
      (
        file,
        records.enumerated().filter { !rejected.contains("\(file.rawValue):\($0.offset + 2)") }.map(\.element)
      )
    })
}
