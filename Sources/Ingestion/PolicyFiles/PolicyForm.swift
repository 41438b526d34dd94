// The forms of a policy's values: types, bounds, and what a message says is allowed.

internal import Basics
internal import JobSuccess

/// How a value of one type is written in a policy file and read from it.
struct PolicyForm<Value>: Sendable {
  /// The value as JSON, decimals as strings: no reader may take them for binary fractions.
  let write: @Sendable (Value) -> JSONValue
  /// Replaces a value, or the parts of it that the file names; false after a fault.
  let read: @Sendable (PolicyReader, PolicyItem, inout Value) -> Bool

  /// A group of keys, of which the first may decide which of the others there are.
  ///
  /// - Parameter check: A fault between values that are each within their bounds.
  static func group(
    _ parameters: [PolicyParameter<Value>],
    check: @escaping @Sendable (Value, PolicyItem) -> PolicyFault? = { _, _ in nil }
  ) -> PolicyForm {
    PolicyForm { value in
      .object(parameters.filter { $0.isThere(value) }.map { JSONValue.Member($0.name, $0.write(value)) })
    } read: { reader, item, value in
      guard var group = reader.group(item, known: parameters.map(\.name)) else { return false }
      let there = parameters.map { $0.isThere(value) }
      var isGood = true
      for (parameter, wasThere) in zip(parameters, there) {
        group.hasBase = item.hasBase && wasThere
        if parameter.isThere(value) {
          isGood = parameter.read(reader, group, &value) && isGood
          if !isGood, parameter.name == parameters[0].name, there.contains(false) { return false }
        } else if let item = group[parameter.name] {
          let (first, value) = (parameters[0], parameters[0].write(value).inline)
          reader.note(
            item.fault(
              .notAllowedHere, "means nothing where the \(first.name) is \(value)",
              allowed: "remove it, or change \(first.key)"))
        }
      }
      guard isGood, let fault = check(value, group) else { return isGood }
      return reader.note(fault)
    }
  }

  /// `off`, a rule, or `on` for the rule that the extended policy or `standard` has.
  static func off<Rule: Sendable>(or form: PolicyForm<Rule>, _ standard: Rule) -> PolicyForm
  where Value == Rule? {
    PolicyForm { rule in
      rule.map(form.write) ?? "off"
    } read: { reader, item, value in
      var rule = value ?? standard
      if case .scalar(let text, _) = item.node.content, let isOn = PolicyReader.isOn(text) {
        value = isOn ? rule : nil
        return true
      }
      let isGood = form.read(reader, item.with(base: item.hasBase && value != nil), &rule)
      value = rule
      return isGood
    }
  }

  /// A single value, which may be in quotes or, `isPlain`, may not.
  ///
  /// - Parameter allowed: What it may be, for a message.
  private static func scalar(
    _ allowed: String, isPlain: Bool = false, write: @escaping @Sendable (Value) -> JSONValue,
    read parse: @escaping @Sendable (String) -> Result<Value, PolicyFault>
  ) -> PolicyForm {
    PolicyForm(write: write) { reader, item, value in
      guard case .scalar(let text, let isQuoted) = item.node.content else {
        return reader.note(item.fault(.wrongType, "is \(item.node.kindName)", allowed: "allowed: \(allowed)"))
      }
      switch isPlain && isQuoted ? .failure(.wrongType("is text in quotes")) : parse(text) {
      case .success(let read):
        value = read
        return true
      case .failure(let fault):
        let allowed = "\(fault.allowed ?? "")allowed: \(allowed)"
        return reader.note(item.fault(fault.kind, fault.problem, value: text, allowed: allowed))
      }
    }
  }
}

/// What is wrong with the text of a single value; `allowed` is what goes before what the form allows.
extension PolicyFault {
  fileprivate static let outOfRange = PolicyFault(.outOfRange, "is out of range")

  fileprivate static func wrongType(_ problem: String) -> PolicyFault { PolicyFault(.wrongType, problem) }

  fileprivate static func unknown(
    _ text: String, among words: [String], _ problem: String = "is not among the choices",
    kind: Kind = .unknownChoice
  ) -> PolicyFault {
    PolicyFault(kind, problem, allowed: Suggestion.question(Suggestion.find(text, among: words), quote: "\""))
  }
}

extension PolicyForm {
  /// `true` or `false`, which may be written as `yes`, `no`, `on` or `off` (2.8).
  static func flag() -> PolicyForm where Value == Bool {
    scalar("true, false, yes, no, on, off", write: JSONValue.bool) { text in
      PolicyReader.isOn(text).map(Result.success) ?? .failure(.wrongType("is neither true nor false"))
    }
  }

  /// A whole number in plain digits.
  static func whole(_ range: ClosedRange<Int>) -> PolicyForm where Value == Int {
    let allowed = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    return scalar(allowed, isPlain: true, write: JSONValue.integer) { text in
      let isWhole = FixedDecimal.isPlain(text) && text.allSatisfy(\.isNumber)
      guard isWhole || FixedDecimal(text) != nil else { return .failure(.wrongType("is not a whole number")) }
      guard isWhole, let value = Int(text), range.contains(value) else { return .failure(.outOfRange) }
      return .success(value)
    }
  }

  /// A decimal with at most four decimals, read digit by digit: 0.1 is a tenth. `isAbove`: the lower bound is excluded.
  static func decimal(_ range: ClosedRange<Int>, isAbove: Bool = false) -> PolicyForm
  where Value == FixedDecimal {
    let low = FixedDecimal(millionths: range.lowerBound * 1_000_000)
    let high = FixedDecimal(millionths: range.upperBound * 1_000_000)
    let bounds = isAbove ? "above \(low), up to \(high)" : "from \(low) to \(high)"
    let allowed = "a decimal number \(bounds), at most four decimals"
    return scalar(allowed, isPlain: true, write: { .string($0.description) }) { text in
      guard FixedDecimal.isPlain(text) else { return .failure(.wrongType("is not a plain decimal number")) }
      guard let value = FixedDecimal(text), (low...high).contains(value), !isAbove || value > low,
        value.millionths.isMultiple(of: 100)
      else { return .failure(.outOfRange) }
      return .success(value)
    }
  }

  /// Dollars above 0, with at most two decimals, up to the largest amount that input may name.
  static func dollars() -> PolicyForm where Value == Cents {
    scalar("dollars above 0 with at most two decimals, up to 10 trillion", isPlain: true) { cents in
      .string(cents.amount.isMultiple(of: 100) ? String(cents.amount / 100) : cents.description)
    } read: { text in
      guard FixedDecimal.isPlain(text) else {
        return .failure(.wrongType("is not a plain amount of dollars"))
      }
      guard let amount = units(of: Array(text.utf8).span, places: 2), amount > 0,
        amount <= Cents.largest.amount
      else { return .failure(.outOfRange) }
      return .success(Cents(amount))
    }
  }

  /// One of a few words.
  static func choice() -> PolicyForm
  where Value: CaseIterable & RawRepresentable<String> & SendableMetatype {
    let words = Value.allCases.map(\.rawValue)
    return scalar(words.joined(separator: ", "), write: { .string($0.rawValue) }) { text in
      Value(rawValue: text).map(Result.success) ?? .failure(.unknown(text, among: words))
    }
  }

  /// The name of a policy.
  static func name() -> PolicyForm where Value == String {
    scalar(PolicyReader.allowedName, write: JSONValue.string) { text in
      PlainName.isValid(text)
        ? .success(text) : .failure(PolicyFault(.outOfRange, "can't be a policy's name"))
    }
  }

  /// A built-in policy by its name.
  static func builtIn() -> PolicyForm where Value == Policy {
    let names = Policy.builtIn.map(\.name)
    let problem = "is not a built-in policy, and a file may extend no other"
    return scalar(names.joined(separator: ", "), write: { .string($0.name) }) { text in
      Policy.builtIn(named: text).map(Result.success)
        ?? .failure(.unknown(text, among: names, problem, kind: .unknownPolicy))
    }
  }

  /// A date of the years that input may name.
  static func day() -> PolicyForm where Value == Day {
    scalar("a date, YYYY-MM-DD, from 1990-01-01 to 2199-12-31", write: { .string($0.description) }) { text in
      Day(text: text).map(Result.success) ?? .failure(.wrongType("is no such date"))
    }
  }

  /// `none`, `always` or a group with the last day.
  static func perk() -> PolicyForm where Value == RemovalPerk {
    let words = ["none", "always", "{until: YYYY-MM-DD}"]
    let word = scalar(words.joined(separator: ", "), write: { $0 == .none ? "none" : "always" }) { text in
      text == "none"
        ? .success(.none) : text == "always" ? .success(.always) : .failure(.unknown(text, among: words))
    }
    let group = group([.init("removal_perk.until", \.lastDay, .day())])
    return PolicyForm { perk in
      if case .until = perk { group.write(perk) } else { word.write(perk) }
    } read: { reader, item, perk in
      if case .scalar = item.node.content { return word.read(reader, item, &perk) }
      return group.read(reader, item.with(base: false), &perk)
    }
  }
}

extension RemovalPerk {
  /// The last day of a perk that ends.
  fileprivate var lastDay: Day {
    get { if case .until(let day) = self { day } else { .latest } }
    set { self = .until(newValue) }
  }
}
