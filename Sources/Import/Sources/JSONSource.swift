// Answers of the platform in JSON: the profile page's work history, and GraphQL (8.3.17 and 8.3.18).

internal import Basics
internal import JobSuccess

/// Reads contracts from a document of JSON, at any depth and under any name.
struct JSONSource {
  let text: [UInt8]
  let me: String

  /// The claims of all objects that are contracts.
  ///
  /// - Parameter named: The source that a person named; nil for what the objects look like.
  func read(as named: String?) throws(SourceRefusal) -> SourceReading {
    guard let document = LocatedJSON(text) else {
      throw SourceRefusal(
        "this is not JSON from its first byte to its last; save the whole answer, unchanged")
    }
    var walk = ObjectWalk(offsets: document.objectOffsets)
    walk.visit(document.root)
    let history = walk.found.filter { $0.shape == .workHistory }
    let answers = walk.found.filter { $0.shape != .workHistory }
    let isHistory = named.map { $0 == "upwork-work-history" } ?? (history.count >= answers.count)
    let items = isHistory && named != nil ? history : named != nil ? answers : walk.found
    if items.isEmpty { throw refusal(of: document.root) }
    var reading = SourceReading(
      source: isHistory ? "upwork-work-history" : "upwork-graphql", rows: .contracts)
    let lines = LineCounter(text)
    for item in items {
      reading.counts.read += 1
      do {
        let claim = try item.shape.claim(JSONObject(item.value))
        reading.counts.ofContract += 1
        reading.see(claim.startedOn)
        if claim.status == .ended { reading.see(claim.endedOn) }
        reading.see(claim.clientFeedback.value?.day)
        reading.see(claim.freelancerFeedback.value?.day)
        reading.claims.append(claim)
      } catch {
        reading.counts.rejected += 1
        reading.rejects.append(
          ImportReject(
            line: lines.line(of: item.offset), column: error.member, columnNumber: nil, code: error.code,
            value: error.value, advice: error.advice,
            record: Array(JSONWriter.text(item.value).utf8.prefix(1000))))
      }
    }
    return reading
  }

  /// Why a document has no contracts: the platform's own error comes first.
  private func refusal(of root: JSONValue) -> SourceRefusal {
    if let errors = root["errors"]?.array, let first = errors.first {
      let message = first["message"]?.string ?? JSONWriter.text(first)
      return SourceRefusal(
        "the platform answered with an error: \(Printable.value(message)). Ask again with what it asks for (as a token with "
          + "the right scope), and save that answer")
    }
    return SourceRefusal(
      "no contract is in it: no object has startedOn and totalCharges, as the work history of a profile, or is one of "
        + "talentWorkHistory, contractList or contractDetails; `jss import --list` says where to find them")
  }
}

/// Finds the objects that are contracts.
private struct ObjectWalk {
  let offsets: [Int]
  private var next = 0
  private(set) var found: [Found] = []

  struct Found {
    let shape: ContractShape
    let value: JSONValue
    let offset: Int
  }

  init(offsets: [Int]) { self.offsets = offsets }

  /// Takes an object before what is in it, as the offsets are. What is in a contract is none.
  mutating func visit(_ value: JSONValue, inContract: Bool = false) {
    switch value {
    case .array(let values): for value in values { visit(value, inContract: inContract) }
    case .object(let members):
      let offset = next < offsets.count ? offsets[next] : 0
      next += 1
      let shape = inContract ? nil : ContractShape(JSONObject(value))
      if let shape { found.append(Found(shape: shape, value: value, offset: offset)) }
      for member in members { visit(member.value, inContract: inContract || shape != nil) }
    default: break
    }
  }
}

/// The physical lines of ascending or any offsets.
private struct LineCounter {
  private let ends: [Int]

  init(_ text: [UInt8]) { ends = text.indices.filter { text[$0] == 0x0A } }

  /// The line of an offset, from 1.
  func line(of offset: Int) -> Int {
    var (low, high) = (0, ends.count)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < offset { low = middle + 1 } else { high = middle }
    }
    return low + 1
  }
}

/// Why an object is not taken as a contract.
struct JSONFault: Error {
  let member: String
  let code: ImportIssue
  let value: String?
  let advice: String
}

/// An object whose members are looked up by name; null is absent.
struct JSONObject {
  private let members: [String: JSONValue]

  init(_ value: JSONValue) {
    guard case .object(let members) = value else {
      self.members = [:]
      return
    }
    self.members = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Whether it has a member, be it null.
  func has(_ name: String) -> Bool { members[name] != nil }

  /// The first of several members that is there and not null.
  func value(_ names: String...) -> JSONValue? {
    for name in names {
      if let value = members[name], value != .null { return value }
    }
    return nil
  }

  func object(_ name: String) -> JSONObject? {
    guard let value = value(name), case .object = value else { return nil }
    return JSONObject(value)
  }

  /// A text, or a number as it is written; nil for an empty one.
  func text(_ names: String...) -> String? {
    for name in names {
      switch members[name] {
      case .string(let text): if !text.trimmingSpaces.isEmpty { return text.trimmingSpaces }
      case .integer(let number): return String(number)
      case .decimal(let text): return text
      default: continue
      }
    }
    return nil
  }

  func isTrue(_ name: String) -> Bool { members[name] == .bool(true) }

  /// The UTC day of a moment; nil where there is none. Throws for a text that is no moment.
  func day(_ names: String...) throws(JSONFault) -> Day? {
    for name in names {
      switch members[name] {
      case .integer(let milliseconds):
        if let day = Instants.day(milliseconds: Int64(milliseconds)) { return day }
        throw JSONFault(
          member: name, code: .malformedDate, value: String(milliseconds),
          advice: "allowed: milliseconds since 1970")
      case .string(let text):
        if text.isEmpty { continue }
        if let day = Instants.day(text) { return day }
        throw JSONFault(
          member: name, code: .malformedDate, value: text,
          advice: "allowed: a moment as 2024-05-01T00:00:00.000Z")
      default: continue
      }
    }
    return nil
  }

  /// An amount: a number, a text, or an object that has one. Throws for what is none.
  func money(_ name: String) throws(JSONFault) -> Cents? {
    guard let value = value(name) else { return nil }
    let text: String?
    if case .object = value {
      text = JSONObject(value).text("amount", "rawValue", "displayValue")
    } else {
      text = self.text(name)
    }
    guard let text else { return nil }
    let plain = Decimal10(plain: text)?.rounded(to: 2).map { Cents(Int64($0)) }
    if let cents = plain ?? NumberFormat().money(text) { return cents }
    throw JSONFault(
      member: name, code: .malformedNumber, value: text, advice: "allowed: an amount in dollars")
  }

  /// A number in hundredths; nil where there is none.
  func hundredths(_ name: String) -> Int? { text(name).flatMap { Decimal10(plain: $0) }?.rounded(to: 2) }
}
