import JobSuccess
import Support
import Testing

@testable import Ingestion

/// A line under `extends: standard` (or a whole file), and the one fault it must give.
struct FaultCase: Sendable, CustomTestStringConvertible {
  let yaml: String
  let kind: PolicyFault.Kind
  let key: String?
  let line: Int
  let column: Int
  let words: String

  var testDescription: String { yaml }

  init(
    _ line: String, _ kind: PolicyFault.Kind, _ key: String?, at place: (Int, Int), says words: String,
    whole: Bool = false
  ) {
    yaml = whole ? line : "extends: standard\n" + line
    (self.kind, self.key, self.line, self.column, self.words) = (kind, key, place.0, place.1, words)
  }
}

@Suite("What is wrong with a policy file")
struct PolicyFaultTests {
  static let cases: [FaultCase] = [
    // Keys.
    .init("windws: [6]", .unknownKey, "windws", at: (2, 1), says: "did you mean \"windows\"?"),
    .init("satisfaction: {weight: 1}", .unknownKey, "satisfaction.weight", at: (2, 16), says: "\"weights\""),
    .init("minimum:\n  contract: 1", .unknownKey, "minimum.contract", at: (3, 3), says: "\"contracts\""),
    .init("length: {days: 3}", .unknownKey, "length.days", at: (2, 10), says: "period_days, max_jobs"),
    .init("removal_perk: {till: 2024-01-01}", .unknownKey, "removal_perk.till", at: (2, 16), says: "until"),
    .init("numerator: net\nnumerator: net", .duplicateKey, "numerator", at: (2, 1), says: "more than once"),
    .init("minimum: {clients: 1, clients: 2}", .duplicateKey, "clients", at: (2, 11), says: "more than once"),
    .init("extends: standrd", .unknownPolicy, "extends", at: (1, 10), says: "\"standard\"", whole: true),
    .init("extends: other.yaml", .unknownPolicy, "extends", at: (1, 10), says: "no other", whole: true),
    .init("? [a]\n: b", .wrongType, nil, at: (1, 1), says: "where a key belongs"),
    // Types.
    .init("windows: 6", .wrongType, "windows", at: (2, 10), says: "a list of months"),
    .init("windows: [six]", .wrongType, "windows", at: (2, 11), says: "\"six\" is not a whole number"),
    .init("windows: [\"6\"]", .wrongType, "windows", at: (2, 11), says: "in quotes"),
    .init("windows: [6.5]", .outOfRange, "windows", at: (2, 11), says: "1 to 120"),
    .init("numerator: [net]", .wrongType, "numerator", at: (2, 12), says: "is a list"),
    .init("satisfaction: weighted", .wrongType, "satisfaction", at: (2, 15), says: "a single value"),
    .init("earnings_tiers: {}", .wrongType, "earnings_tiers", at: (2, 17), says: "a group of keys"),
    .init("earnings_tiers: [1]", .wrongType, "earnings_tiers[1]", at: (2, 18), says: "up_to, weight"),
    .init("length: 90", .wrongType, "length", at: (2, 9), says: "period_days"),
    .init("long_term_days: soon", .wrongType, "long_term_days", at: (2, 17), says: "whole number"),
    .init(
      "exclude_flagged_clients: maybe", .wrongType, "exclude_flagged_clients", at: (2, 26), says: "yes, no"),
    .init(
      "removal_perk: {until: 2024-02-30}", .wrongType, "removal_perk.until", at: (2, 23), says: "YYYY-MM-DD"),
    .init(
      "missing_feedback: {tolerance: .35}", .wrongType, "missing_feedback.tolerance", at: (2, 31),
      says: "plain decimal"),
    .init(
      "missing_feedback: {tolerance: 3e-1}", .wrongType, "missing_feedback.tolerance", at: (2, 31),
      says: "plain decimal"),
    .init(
      "missing_feedback: {tolerance: nan}", .wrongType, "missing_feedback.tolerance", at: (2, 31),
      says: "plain decimal"),
    .init(
      "missing_feedback: {min_ended: 0x10}", .wrongType, "missing_feedback.min_ended", at: (2, 31),
      says: "whole"),
    .init("minimum: {contracts: +2}", .wrongType, "minimum.contracts", at: (2, 22), says: "whole number"),
    .init("minimum: {contracts: }", .wrongType, "minimum.contracts", at: (2, 22), says: "whole number"),
    .init("- standard", .wrongType, nil, at: (1, 1), says: "the file is a list", whole: true),
    .init("standard", .wrongType, nil, at: (1, 1), says: "a single value", whole: true),
    // Choices.
    .init("numerator: nett", .unknownChoice, "numerator", at: (2, 12), says: "did you mean \"net\"?"),
    .init("no_work: positive", .unknownChoice, "no_work", at: (2, 10), says: "ineligible, negative"),
    .init(
      "satisfaction: {method: mean}", .unknownChoice, "satisfaction.method", at: (2, 24),
      says: "weighted, override"),
    .init(
      "minimum: {clients_scope: windows}", .unknownChoice, "minimum.clients_scope", at: (2, 26),
      says: "\"window\""),
    .init("removal_perk: sometimes", .unknownChoice, "removal_perk", at: (2, 15), says: "none, always"),
    // Bounds.
    .init("windows: []", .outOfRange, "windows", at: (2, 10), says: "no number of months"),
    .init("windows: [trending]", .outOfRange, "windows", at: (2, 10), says: "no number of months"),
    .init("windows: [0]", .outOfRange, "windows", at: (2, 11), says: "1 to 120"),
    .init("windows: [-6]", .outOfRange, "windows", at: (2, 11), says: "1 to 120"),
    .init("windows: [121]", .outOfRange, "windows", at: (2, 11), says: "1 to 120"),
    .init("windows: [99999999999999999999]", .outOfRange, "windows", at: (2, 11), says: "1 to 120"),
    .init("windows: [6, 12, 6]", .duplicateValue, "windows", at: (2, 18), says: "\"6\" is given twice"),
    .init("windows: [6, trending, 12]", .outOfOrder, "windows", at: (2, 24), says: "trending last"),
    .init("windows: [6, trending, trending]", .outOfOrder, "windows", at: (2, 24), says: "trending last"),
    .init(
      "satisfaction: {weights: {public: -0.1}}", .outOfRange, "satisfaction.weights.public", at: (2, 34),
      says: "from 0"),
    .init(
      "satisfaction: {weights: {public: 100.0001}}", .outOfRange, "satisfaction.weights.public", at: (2, 34),
      says: "to 100"),
    .init(
      "satisfaction: {weights: {public: 0.00001}}", .outOfRange, "satisfaction.weights.public", at: (2, 34),
      says: "four decimals"),
    .init(
      "satisfaction: {weights: {public: 0.00000000001}}", .outOfRange, "satisfaction.weights.public",
      at: (2, 34), says: "four decimals"),
    .init(
      "satisfaction: {weights: {public: 0, private: 0}}", .outOfRange, "satisfaction.weights", at: (2, 25),
      says: "all 0"),
    .init(
      "satisfaction: {positive_from: 1.01}", .outOfRange, "satisfaction.positive_from", at: (2, 31),
      says: "0 to 1"),
    .init(
      "satisfaction: {negative_below: 0.7501}", .outOfOrder, "satisfaction.negative_below", at: (2, 32),
      says: "above positive_from, 0.75"),
    .init(
      "satisfaction: {positive_from: 0.49}", .outOfOrder, "satisfaction.negative_below", at: (2, 31),
      says: "above positive_from, 0.49"),
    .init(
      "satisfaction: {positive_stars: 3}", .notAllowedHere, "satisfaction.positive_stars", at: (2, 32),
      says: "method is weighted"),
    .init(
      "earnings_tiers: [{weight: 0}]", .outOfRange, "earnings_tiers[1].weight", at: (2, 27), says: "above 0"),
    .init(
      "earnings_tiers: [{weight: -1}]", .outOfRange, "earnings_tiers[1].weight", at: (2, 27), says: "above 0"),
    .init(
      "earnings_tiers: [{up_to: 5}]", .missingKey, "earnings_tiers[1].weight", at: (2, 18), says: "is missing"
    ),
    .init(
      "earnings_tiers: [{up_to: 0, weight: 1}]", .outOfRange, "earnings_tiers[1].up_to", at: (2, 26),
      says: "above 0"),
    .init(
      "earnings_tiers: [{up_to: 1.001, weight: 1}]", .outOfRange, "earnings_tiers[1].up_to", at: (2, 26),
      says: "two decimals"),
    .init(
      "earnings_tiers: [{up_to: 10000000000000.01, weight: 1}]", .outOfRange, "earnings_tiers[1].up_to",
      at: (2, 26), says: "10 trillion"),
    .init(
      "earnings_tiers: [{up_to: 5, weight: 1}, {up_to: 5, weight: 2}]", .outOfOrder,
      "earnings_tiers[2].up_to", at: (2, 49), says: "rising order"),
    .init(
      "earnings_tiers: [{weight: 1}, {up_to: 5, weight: 2}]", .missingKey, "earnings_tiers[1].up_to",
      at: (2, 18), says: "only the last"),
    .init("length: {period_days: 0}", .outOfRange, "length.period_days", at: (2, 23), says: "1 to 3650"),
    .init("length: {max_jobs: 101}", .outOfRange, "length.max_jobs", at: (2, 20), says: "1 to 100"),
    .init("long_term_days: 0", .outOfRange, "long_term_days", at: (2, 17), says: "1 to 36500"),
    .init("minimum: {contracts: 0}", .outOfRange, "minimum.contracts", at: (2, 22), says: "1 to 1000"),
    .init(
      "missing_feedback: {tolerance: 1.1}", .outOfRange, "missing_feedback.tolerance", at: (2, 31),
      says: "0 to 1"),
    .init("name: 'a b'", .outOfRange, "name", at: (2, 7), says: "can't be a policy's name"),
    .init("name: \(String(repeating: "x", count: 65))", .outOfRange, "name", at: (2, 7), says: "1 to 64"),
    // The text.
    .init("", .empty, nil, at: (1, 1), says: "empty", whole: true),
    .init("# only a comment\n", .empty, nil, at: (1, 1), says: "policy show standard", whole: true),
    .init("---\n", .empty, nil, at: (1, 1), says: "empty", whole: true),
    .init("windows: [6", .malformed, nil, at: (18, 1), says: "not valid YAML"),
    .init("a: b: c", .malformed, nil, at: (2, 5), says: "not valid YAML"),
    .init("---\nname: x", .malformed, nil, at: (2, 1), says: "single document"),
    .init("name: a\u{1}b", .malformed, nil, at: (2, 8), says: "control characters"),
    .init("windows: &a [6]", .alias, nil, at: (2, 10), says: "write the value out"),
    .init("windows: *a", .alias, nil, at: (2, 10), says: "aliases"),
  ]

  @Test("each fault is told once, with its place, its key and what to do", arguments: cases)
  func fault(expected: FaultCase) throws {
    let error = #expect(throws: PolicyError.self) {
      try PolicyFile.parse(Array(expected.yaml.utf8), file: "mine.yaml")
    }
    let faults = try #require(error).faults
    #expect(faults.count == 1)
    let fault = try #require(faults.first)
    #expect(fault.kind == expected.kind)
    #expect(fault.key == expected.key)
    #expect(fault.place == PolicyPlace(line: expected.line, column: expected.column))
    #expect(fault.description.contains(expected.words), "\(fault)")
  }

  @Test("all faults of a file are told, in its order")
  func several() throws {
    let yaml =
      "extends: standard\nno_work: x\nwindws: [6]\nwindows: [0]\nminimum: {contracts: 0, clients: x}\n"
    let error = #expect(throws: PolicyError.self) {
      try PolicyFile.parse(Array(yaml.utf8), file: "mine.yaml")
    }
    #expect(
      try #require(error).faults.map(\.key) == [
        "no_work", "windws", "windows", "minimum.contracts", "minimum.clients",
      ])
    #expect(
      try #require(error).description.hasPrefix("mine.yaml:2:10: no_work: \"x\" is not among the choices; "))
  }

  @Test("the keys that a message allows are name, extends and those that a policy is written with")
  func knownKeys() throws {
    let error = #expect(throws: PolicyError.self) { try PolicyFile.parse(Array("q: 1".utf8), file: "a.yaml") }
    let written = Policy.standard.yaml.split(separator: "\n").filter {
      $0.first.map { $0 != " " && $0 != "#" } ?? false
    }
    .compactMap { $0.split(separator: ":").first.map(String.init) }
    let allowed = "allowed here: " + (["name", "extends"] + written.dropFirst()).joined(separator: ", ")
    #expect(try #require(error).faults.map(\.allowed) == [allowed])
  }

  @Test("without extends, every key but the name must be there")
  func missing() throws {
    let error = #expect(throws: PolicyError.self) {
      try PolicyFile.parse(Array("windows: [6]".utf8), file: "a.yaml")
    }
    let faults = try #require(error).faults
    #expect(faults.allSatisfy { $0.kind == .missingKey })
    #expect(faults.count == 12)
  }

  @Test("the other method's keys must all be there")
  func methodChange() throws {
    let yaml = "extends: standard\nsatisfaction: {method: override}"
    let error = #expect(throws: PolicyError.self) { try PolicyFile.parse(Array(yaml.utf8), file: "a.yaml") }
    #expect(
      try #require(error).faults.map(\.key) == [
        "satisfaction.positive_stars", "satisfaction.negative_private",
      ])
  }

  @Test("a file that is too large, deeper than any policy, no text or not there is told, and none hangs")
  func hostile() throws {
    func kinds(_ bytes: [UInt8]) throws -> [PolicyFault.Kind] {
      let error = #expect(throws: PolicyError.self) { try PolicyFile.parse(bytes, file: "a.yaml") }
      return try #require(error).faults.map(\.kind)
    }
    #expect(try kinds(Array(repeating: UInt8(ascii: "#"), count: 65_537)) == [.tooLarge])
    #expect(try kinds([UInt8(ascii: "a"), 0xFF]) == [.notText])
    #expect(try kinds(Array(repeating: UInt8(ascii: "["), count: 60_000)) == [.malformed])
    #expect(try kinds(Array(repeating: UInt8(ascii: "{"), count: 60_000)) == [.malformed])
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "#", count: 65_537), to: "large.yaml")
    try folder.write(String(repeating: "#", count: 65_536), to: "comments.yaml")
    try folder.write("", to: "empty.yaml")
    try folder.makePipe("pipe.yaml")
    let faults = [
      "large.yaml": PolicyFault.Kind.tooLarge, "comments.yaml": .empty, "empty.yaml": .empty,
      "pipe.yaml": .unreadable, "none.yaml": .unreadable, "": .unreadable,
    ]
    for (name, kind) in faults {
      let error = #expect(throws: PolicyError.self) { try PolicyFile.read(path: folder.path(of: name)) }
      #expect(try #require(error).faults.map(\.kind) == [kind], "\(name)")
    }
    let device = #expect(throws: PolicyError.self) { try PolicyFile.read(path: "/dev/zero") }
    #expect(try #require(device).faults.map(\.kind) == [.unreadable])
  }

  @Test("no line of a policy file, cut or changed, makes the reader crash")
  func mutations() {
    var random = SeededGenerator(seed: 7)
    let text = Array(Policy.standard.yaml.utf8)
    for _ in 0..<2_000 {
      var bytes = text
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes.remove(at: place)
        case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default:
          bytes.insert(Array("[]{}:,-#&*!|>'\"%@ \n\t0".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      do throws(PolicyError) {
        let policy = try PolicyFile.parse(bytes, file: "mine.yaml")
        #expect((try? PolicyFile.parse(Array(policy.yaml.utf8), file: "mine.yaml")) == policy)
      } catch {
        #expect(!error.faults.isEmpty)
      }
    }
  }
}
