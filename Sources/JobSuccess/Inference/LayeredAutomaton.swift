/// A finite automaton that reads the values of variables in their order: a dynamic programme whose states are not
/// probabilities yet.
///
/// It has a layer for each variable that matters to it. The states of a layer are numbered from 0 in the order in which
/// they are first reached, so nothing depends on hashing. The first layer has one state.
struct LayeredAutomaton {
  /// The states before a variable is read.
  struct Layer {
    /// The index of the variable.
    let variable: Int
    /// The number of values of the variable.
    let width: Int
    /// For each state and value, the state of the next layer; `dead` where none follows.
    var next: [Int32] = []
    /// For each state and value, what the likelihood is multiplied by; empty if that is always 1.
    var weights: [Double] = []

    /// The number of states.
    var count: Int { next.count / width }
  }

  /// In place of a state: no values of the other variables can explain what was observed.
  static let dead: Int32 = -1

  /// One for each variable that matters, in the order of the variables.
  var layers: [Layer] = []
  /// The class of each state after the last variable; `dead` for none.
  var finals: [Int32]
  /// What the likelihood is multiplied by in any case.
  var factor = 1.0

  /// An automaton with one state in the end, of this class.
  init(class final: Int32) {
    finals = [final]
  }

  /// An automaton of layers.
  init(layers: [Layer], finals: [Int32]) {
    self.layers = layers
    self.finals = finals
  }

  // MARK: Fewest states

  /// Merges states from which the same values lead to the same classes, removes states from which none leads to any, and
  /// leaves out variables that make no difference.
  mutating func minimize() {
    var numbering = RowNumbering()
    // For each state of the layer after the current one, its merged state.
    var merged = numbering.merge(rows: finals, width: 1, weights: [])
    finals = numbering.representatives.map { finals[$0] }
    var kept: [Layer] = []
    for layer in layers.reversed() {
      var mapped = layer
      for index in mapped.next.indices where mapped.next[index] != LayeredAutomaton.dead {
        mapped.next[index] = merged[Int(mapped.next[index])]
      }
      if mapped.makesNoDifference {
        merged = (0..<mapped.count).map { mapped.next[$0 * mapped.width] }
        continue
      }
      let states = numbering.merge(rows: mapped.next, width: mapped.width, weights: mapped.weights)
      var reduced = Layer(variable: layer.variable, width: layer.width)
      for state in numbering.representatives {
        reduced.next += mapped.next[state * layer.width..<(state + 1) * layer.width]
        if !mapped.weights.isEmpty {
          reduced.weights += mapped.weights[state * layer.width..<(state + 1) * layer.width]
        }
      }
      kept.append(reduced)
      merged = states
    }
    layers = kept.reversed()
    if merged[0] == LayeredAutomaton.dead { self = LayeredAutomaton(class: LayeredAutomaton.dead) }
  }

  /// Makes the classes of the final states likelihoods, and one final state of all.
  ///
  /// - Parameter likelihood: Above 0 for each class that is not dead.
  mutating func weigh(_ likelihood: (Int32) -> Double) {
    let values = finals.map { $0 == LayeredAutomaton.dead ? 0 : likelihood($0) }
    guard let last = layers.indices.last else {
      guard values[0] > 0 else {
        self = LayeredAutomaton(class: LayeredAutomaton.dead)
        return
      }
      factor *= values[0]
      finals = [0]
      return
    }
    if values.allSatisfy({ $0 == 1 || $0 == 0 }) {
      for index in layers[last].next.indices where layers[last].next[index] != LayeredAutomaton.dead {
        let isPossible = values[Int(layers[last].next[index])] > 0
        layers[last].next[index] = isPossible ? 0 : LayeredAutomaton.dead
      }
    } else {
      layers[last].weights = layers[last].next.map { $0 == LayeredAutomaton.dead ? 0 : values[Int($0)] }
      for index in layers[last].next.indices where layers[last].next[index] != LayeredAutomaton.dead {
        layers[last].next[index] = layers[last].weights[index] > 0 ? 0 : LayeredAutomaton.dead
      }
    }
    finals = [0]
  }
}

extension LayeredAutomaton.Layer {
  /// Whether all values lead from each state to the same one.
  fileprivate var makesNoDifference: Bool {
    guard weights.isEmpty else { return false }
    for state in 0..<count {
      let first = next[state * width]
      for value in 1..<max(1, width) where next[state * width + value] != first { return false }
    }
    return true
  }
}
