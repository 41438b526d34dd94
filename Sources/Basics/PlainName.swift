/// Names that may be part of files' names, tables and pages as they are: 1 to 64 ASCII letters, digits, dots, dashes and
/// underscores.
package enum PlainName {
  /// Whether a text is such a name.
  package static func isValid(_ text: String) -> Bool {
    (1...64).contains(text.utf8.count) && text.allSatisfy(isAllowed)
  }

  /// Whether such a name may have a character.
  package static func isAllowed(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }
}
