import CSV
import JobSuccess

/// Writes values as an export has them (1.1). nil is an empty field.
extension CSVWriter {
  mutating func text(_ value: String?) {
    guard let value, !value.isEmpty else { return emptyField() }
    field(value)
  }

  mutating func whole(_ value: Int?) {
    guard let value else { return emptyField() }
    field(value)
  }

  /// A number of hundredths, written with two decimals.
  mutating func hundredths(_ value: Int?) {
    guard let value else { return emptyField() }
    field(Cents(Int64(value)).description)
  }

  mutating func day(_ value: Day?) {
    guard let value else { return emptyField() }
    field(digits(of: value))
  }

  /// A plain date, or an instant at its offset from UTC.
  mutating func moment(_ value: Moment?) {
    guard let value else { return emptyField() }
    guard let second = value.second else { return day(value.day) }
    let local = second + value.offsetMinutes * 60
    let shift = local < 0 ? -1 : local / 86_400
    let clock = local - shift * 86_400
    var text = digits(of: value.day + shift) + [UInt8(ascii: "T")] + twoDigits(clock / 3600)
    text += [UInt8(ascii: ":")] + twoDigits(clock / 60 % 60) + [UInt8(ascii: ":")] + twoDigits(clock % 60)
    if value.offsetMinutes == 0 {
      text.append(UInt8(ascii: "Z"))
    } else {
      let ahead = abs(value.offsetMinutes)
      text.append(UInt8(ascii: value.offsetMinutes < 0 ? "-" : "+"))
      text += twoDigits(ahead / 60) + [UInt8(ascii: ":")] + twoDigits(ahead % 60)
    }
    field(text)
  }

  private func digits(of day: Day) -> [UInt8] {
    let (year, month, day) = day.date
    let dash = UInt8(ascii: "-")
    return twoDigits(year / 100) + twoDigits(year % 100) + [dash] + twoDigits(month) + [dash] + twoDigits(day)
  }

  private func twoDigits(_ value: Int) -> [UInt8] {
    [UInt8(ascii: "0") + UInt8(value / 10), UInt8(ascii: "0") + UInt8(value % 10)]
  }
}
