/// An index into an array of a score sheet, typed by the array's elements, so that it can't be used for another
/// array.
@usableFromInline package struct SheetIndex<Element>: Strideable, Hashable, Sendable {
  /// The index as a number, from 0, for arrays with an element for each element of that array.
  @usableFromInline package let index: Int

  /// The index of an element.
  @inlinable package init(_ index: Int) {
    self.index = index
  }

  @inlinable package static func < (left: SheetIndex, right: SheetIndex) -> Bool {
    left.index < right.index
  }

  /// The number of elements from this index to another.
  @inlinable package func distance(to other: SheetIndex) -> Int {
    other.index - index
  }

  /// The index that many elements later.
  @inlinable package func advanced(by distance: Int) -> SheetIndex {
    SheetIndex(index + distance)
  }
}

/// A contract's index in a sheet's `contracts`. The order is that of the contract ids' bytes.
package typealias SheetPosition = SheetIndex<AssessedContract>

/// A relationship's index in a sheet's `relationships`.
package typealias RelationshipIndex = SheetIndex<Relationship>

/// An index in a sheet's `byClient`.
typealias ClientOrderIndex = SheetIndex<SheetPosition>

extension Array {
  /// The typed indices.
  @inlinable package var sheetIndices: Range<SheetIndex<Element>> {
    SheetIndex(0)..<SheetIndex(count)
  }

  /// The element of an index.
  @inlinable package subscript(position: SheetIndex<Element>) -> Element {
    @inline(__always) _read { yield self[position.index] }
    @inline(__always) _modify { yield &self[position.index] }
  }

  /// The elements of a range of indices.
  @inlinable package subscript(range: Range<SheetIndex<Element>>) -> ArraySlice<Element> {
    self[range.lowerBound.index..<range.upperBound.index]
  }
}
