/// The probabilities of the hidden feedback's values after the observations: a forward and a backward pass over an
/// automaton, in double precision.
///
/// The sums of a layer are divided by a power of two where they get small, so that many observations don't end at 0.
struct Posterior {
  /// The automaton's likelihood is above 0.
  private let automaton: LayeredAutomaton
  private let probabilities: [[Double]]
  /// For each layer, the forward sums, divided.
  private var forward: [[Double]] = []
  /// The evidence: `evidence` times 2 to the power of `exponent`.
  private(set) var evidence = Probability.zero

  /// The forward pass.
  ///
  /// - Parameter probabilities: For each variable, those of its values.
  init(_ automaton: LayeredAutomaton, _ probabilities: [[Double]]) {
    self.automaton = automaton
    self.probabilities = probabilities
    (evidence, forward) = Posterior.forward(automaton, probabilities, keepsSums: true)
  }

  /// The probability of what was observed if some values are not allowed: their probability is 0 in `probabilities`.
  func evidence(with probabilities: [[Double]]) -> Probability {
    Posterior.forward(automaton, probabilities, keepsSums: false).evidence
  }

  private static func forward(
    _ automaton: LayeredAutomaton, _ probabilities: [[Double]], keepsSums: Bool
  ) -> (evidence: Probability, sums: [[Double]]) {
    guard automaton.finals != [LayeredAutomaton.dead] else { return (.zero, []) }
    var sums: [[Double]] = []
    var current = [1.0]
    var exponent = 0
    // Variables that the automaton doesn't read have probabilities that sum to 1, unless some are not allowed.
    var factor = automaton.factor
    var isRead = Array(repeating: false, count: probabilities.count)
    for (index, layer) in automaton.layers.enumerated() {
      isRead[layer.variable] = true
      let isLast = index == automaton.layers.count - 1
      let count = isLast ? automaton.finals.count : automaton.layers[index + 1].count
      var following = Array(repeating: 0.0, count: count)
      let values = probabilities[layer.variable]
      var entry = 0
      for state in 0..<layer.count {
        let sum = current[state]
        for value in 0..<layer.width {
          let next = layer.next[entry]
          if next != LayeredAutomaton.dead {
            let weight = layer.weights.isEmpty ? 1 : layer.weights[entry]
            following[Int(next)] += sum * values[value] * weight
          }
          entry += 1
        }
      }
      if keepsSums { sums.append(current) }
      let largest = following.reduce(0, max)
      if largest > 0, largest < 0x1p-200 {
        for state in following.indices { following[state] *= 0x1p200 }
        exponent -= 200
      }
      current = following
    }
    for variable in probabilities.indices where !isRead[variable] {
      factor *= min(1, probabilities[variable].reduce(0, +))
    }
    return (Probability(current.reduce(0, +) * factor, exponent), sums)
  }

  /// For each variable, the probabilities of its values after the observations. Those of a variable that makes no
  /// difference are the ones before.
  func marginals() -> [[Double]] {
    var marginals = probabilities
    var backward = Array(repeating: 1.0, count: automaton.finals.count)
    for (index, layer) in automaton.layers.enumerated().reversed() {
      var before = Array(repeating: 0.0, count: layer.count)
      var sums = Array(repeating: 0.0, count: layer.width)
      let values = probabilities[layer.variable]
      var entry = 0
      for state in 0..<layer.count {
        let reached = forward[index][state]
        var total = 0.0
        for value in 0..<layer.width {
          let next = layer.next[entry]
          if next != LayeredAutomaton.dead {
            let weight = layer.weights.isEmpty ? 1 : layer.weights[entry]
            let part = values[value] * weight * backward[Int(next)]
            total += part
            sums[value] += reached * part
          }
          entry += 1
        }
        before[state] = total
      }
      let all = sums.reduce(0, +)
      if all > 0 { marginals[layer.variable] = sums.map { $0 / all } }
      let largest = before.reduce(0, max)
      if largest > 0, largest < 0x1p-200 {
        for state in before.indices { before[state] *= 0x1p200 }
      }
      backward = before
    }
    return marginals
  }
}

/// A probability that may be smaller than a double can be.
package struct Probability: Sendable {
  private let significand: Double
  private let exponent: Int

  /// 0.
  static let zero = Probability(0, 0)

  /// `significand` times 2 to the power of `exponent`.
  init(_ significand: Double, _ exponent: Int) {
    self.significand = significand
    self.exponent = exponent
  }

  /// Whether it is 0.
  package var isZero: Bool { significand == 0 }

  /// The value; 0 if it is smaller than a double can be.
  package var value: Double {
    Double(sign: .plus, exponent: max(-2000, exponent), significand: significand)
  }

  /// Its natural logarithm; negative infinity if it is 0.
  package var logarithm: Double {
    guard significand > 0 else { return -.infinity }
    return naturalLogarithm(significand) + Double(exponent) * naturalLogarithmOf2
  }

  /// Divided by another one, which is not 0.
  package func divided(by other: Probability) -> Double {
    Double(
      sign: .plus, exponent: max(-2000, min(2000, exponent - other.exponent)),
      significand: significand / other.significand)
  }
}

private let naturalLogarithmOf2 = 0.693_147_180_559_945_3

/// The natural logarithm of a number above 0, the same on every machine: by the series of the inverse hyperbolic tangent
/// of the significand, between 1/√2 and √2.
package func naturalLogarithm(_ value: Double) -> Double {
  var (fraction, exponent) = (value.significand, Double(value.exponent))
  if fraction > 1.414_213_562_373_095 {
    fraction /= 2
    exponent += 1
  }
  let x = (fraction - 1) / (fraction + 1)
  let square = x * x
  var (term, sum) = (x, 0.0)
  var divisor = 1.0
  while term.magnitude > 1e-18 {
    sum += term / divisor
    term *= square
    divisor += 2
  }
  return 2 * sum + exponent * naturalLogarithmOf2
}
