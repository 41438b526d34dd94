/// The states that an inference may still use. Each state that is made costs one, whichever automaton it is of.
struct StateBudget {
  /// The number of states that are left.
  private(set) var left: Int

  /// A budget of so many states.
  init(_ states: Int) {
    left = states
  }

  /// Uses some states.
  mutating func spend(_ states: Int) throws(TooManyStates) {
    left -= states
    if left < 0 { throw TooManyStates() }
  }
}

/// An inference would take more states than it may.
struct TooManyStates: Error {}

extension LayeredAutomaton {
  /// The automaton that reads the variables of two others and follows both.
  ///
  /// - Parameter combined: The class of two final states by their classes; `dead` for none.
  static func product(
    _ left: LayeredAutomaton, _ right: LayeredAutomaton, _ budget: inout StateBudget,
    combined: (Int32, Int32) -> Int32
  ) throws(TooManyStates) -> LayeredAutomaton {
    guard left.finals != [dead], right.finals != [dead] else { return LayeredAutomaton(class: dead) }
    var numbering = PairNumbering()
    _ = numbering.number(PairNumbering.pair(0, 0))
    var layers: [Layer] = []
    var (nextLeft, nextRight) = (0, 0)
    while nextLeft < left.layers.count || nextRight < right.layers.count {
      let leftLayer = nextLeft < left.layers.count ? left.layers[nextLeft] : nil
      let rightLayer = nextRight < right.layers.count ? right.layers[nextRight] : nil
      let variable = min(leftLayer?.variable ?? .max, rightLayer?.variable ?? .max)
      let readsLeft = leftLayer?.variable == variable
      let readsRight = rightLayer?.variable == variable
      let pairs = numbering.takePairs()
      let layer = Layer.product(
        pairs, readsLeft ? leftLayer : nil, readsRight ? rightLayer : nil, &numbering)
      try budget.spend(numbering.pairs.count)
      layers.append(layer)
      if readsLeft { nextLeft += 1 }
      if readsRight { nextRight += 1 }
    }
    let finals = numbering.pairs.map { pair in
      let (a, b) = PairNumbering.parts(pair)
      return combined(left.finals[Int(a)], right.finals[Int(b)])
    }
    var product = LayeredAutomaton(layers: layers, finals: finals)
    product.factor = left.factor * right.factor
    return product
  }
}

extension LayeredAutomaton.Layer {
  /// The layer of a product, whose next states are added to `numbering`. A layer that is nil doesn't read the variable.
  fileprivate static func product(
    _ pairs: [UInt64], _ left: Self?, _ right: Self?, _ numbering: inout PairNumbering
  ) -> Self {
    let (some, width) = (left ?? right, (left ?? right)?.width ?? 1)
    var layer = Self(variable: some?.variable ?? 0, width: width)
    layer.next.reserveCapacity(pairs.count * width)
    let isWeighted = !(left?.weights.isEmpty ?? true) || !(right?.weights.isEmpty ?? true)
    if isWeighted { layer.weights.reserveCapacity(pairs.count * width) }
    for pair in pairs {
      let (a, b) = PairNumbering.parts(pair)
      for value in 0..<width {
        let nextA = left.map { $0.next[Int(a) * width + value] } ?? a
        let nextB = right.map { $0.next[Int(b) * width + value] } ?? b
        let isDead = nextA == LayeredAutomaton.dead || nextB == LayeredAutomaton.dead
        layer.next.append(
          isDead ? LayeredAutomaton.dead : numbering.number(PairNumbering.pair(nextA, nextB)))
        if isWeighted {
          layer.weights.append(
            (left?.weight(Int(a) * width + value) ?? 1) * (right?.weight(Int(b) * width + value) ?? 1))
        }
      }
    }
    return layer
  }

  private func weight(_ index: Int) -> Double {
    weights.isEmpty ? 1 : weights[index]
  }
}
