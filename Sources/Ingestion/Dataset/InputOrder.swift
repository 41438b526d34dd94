import Basics

// Two orders number the same things. Reading numbers them in the order of the input: an `InputIndex`. The dataset numbers
// them in its own order: a `ContractKey`, a `ProfileKey`, or a plain index for feedback and payments. The types differ,
// so that one can't be used in place of the other.

/// The number of something in the order of the input, from 0.
///
/// Contracts, feedback, payments and requests are numbered as their files' accepted records follow each other; profiles
/// in the order in which contracts.csv and profiles.csv first name them.
struct InputIndex<Subject>: Hashable, Sendable {
  private let number: UInt32

  @inline(__always)
  init(_ number: UInt32) {
    self.number = number
  }

  /// The number as an index into what has no typed subscript, such as an `IdentifierList`.
  @inline(__always)
  var index: Int { Int(number) }
}

/// A value of each subject, in the order of the input.
struct InputColumn<Subject, Value: Sendable>: Sendable {
  private var values: [Value]

  init(_ values: [Value] = []) {
    self.values = values
  }

  var count: Int { values.count }

  var indices: some RandomAccessCollection<InputIndex<Subject>> {
    values.indices.lazy.map { InputIndex(UInt32(truncatingIfNeeded: $0)) }
  }

  @inline(__always)
  subscript(index: InputIndex<Subject>) -> Value {
    get { values[index.index] }
    set { values[index.index] = newValue }
  }

  mutating func reserveCapacity(_ count: Int) {
    values.reserveCapacity(count)
  }

  mutating func append(_ value: Value) {
    values.append(value)
  }

  /// Appends `count` values, all of which `fill` has to write.
  @inline(__always)
  mutating func append(_ count: Int, _ fill: (inout OutputSpan<Value>) -> Void) {
    values.append(addingCapacity: count, initializingWith: fill)
  }
}

extension InputColumn {
  /// The values that `transform` makes of these, on up to `workers` threads.
  func map<Other>(workers: Int, _ transform: @Sendable (Value) -> Other) -> InputColumn<Subject, Other> {
    let values = values
    let parts = evenParts(values.count, workers)
    return InputColumn<Subject, Other>(
      filledArray(parts: parts) { part, output in
        for value in values[parts[part]] { output.append(transform(value)) }
      })
  }

  /// The dataset's key of each subject.
  ///
  /// - Parameters:
  ///   - order: The subject at each of the dataset's indices.
  ///   - count: The number of subjects.
  ///   - copies: The dataset's indices, ascending, of subjects that are there another time.
  ///   - key: The key for an index of the dataset.
  init(
    inverting order: [InputIndex<Subject>], count: Int,
    except copies: some Sequence<Range<Int>> = EmptyCollection(),
    _ key: (Int) -> Value
  ) {
    values = count == 0 ? [] : [Value](repeating: key(0), count: count)
    var start = 0
    for copy in copies {
      for index in start..<copy.lowerBound { values[order[index].index] = key(index) }
      start = copy.upperBound
    }
    for index in start..<order.count { values[order[index].index] = key(index) }
  }
}
