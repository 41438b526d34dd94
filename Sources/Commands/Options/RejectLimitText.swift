import ArgumentParser
import JobSuccess

extension RejectLimit {
  /// Reads `20` or `0.5%`.
  init(parsing text: String) throws {
    if text.hasSuffix("%"), let percent = FixedDecimal(text.dropLast()), percent >= .zero,
      percent.millionths <= 100_000_000, percent.millionths % 100 == 0, !text.hasPrefix("-")
    {
      self = .share(millionths: percent.millionths / 100)
    } else if let count = Int(text), count >= 0, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      self = .count(count)
    } else {
      throw ValidationError(
        "'\(Printable.line(text))' is no limit; allowed: a count of records such as 20, or a percentage from 0% to 100% "
          + "with at most four decimals such as 0.5%")
    }
  }
}

extension RejectLimit: CustomStringConvertible {
  /// `20` or `0.5%`.
  var description: String {
    switch self {
    case .count(let most): String(most)
    case .share(let millionths): "\(FixedDecimal(millionths: millionths * 100))%"
    }
  }
}
