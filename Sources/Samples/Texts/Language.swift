/// The language that a client writes in.
enum Language: Int, CaseIterable {
  case english, spanish, french, german, polish, vietnamese, russian, greek, arabic, hebrew, hindi, chinese,
    japanese

  static func drawn(_ random: inout RandomStream) -> Language {
    random.happens(760) ? .english : random.pick(allLanguages)
  }

  private static let allLanguages = allCases
}

/// A field of work.
enum Field: CaseIterable {
  case web, design, writing, translation, video, data, marketing, support, finance, engineering
}
