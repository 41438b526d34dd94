/// Comments about contracts. English ones are composed of whole sentences; other languages have whole comments.
enum Comments {
  /// A client's comment about the work.
  static func byClient(_ mood: Mood, _ language: Language, using random: inout RandomStream) -> String {
    if let stock = ForeignComments.of(language) {
      return switch mood {
      case .pleased, .content:
        joined([random.pick(stock.praise)], more: random.happens(300) ? stock.praise : [], using: &random)
      case .lukewarm: random.pick(stock.mixed)
      case .upset: random.pick(stock.complaint)
      }
    }
    return switch mood {
    case .pleased:
      joined(
        [random.pick(openers), random.pick(praises)], more: random.happens(450) ? closers : [], using: &random
      )
    case .content: joined([random.pick(praises)], more: random.happens(400) ? closers : [], using: &random)
    case .lukewarm: joined([random.pick(mixed)], more: random.happens(500) ? advice : [], using: &random)
    case .upset: joined([random.pick(complaints)], more: random.happens(600) ? advice : [], using: &random)
    }
  }

  /// The talent's comment about a client.
  static func aboutClient(isHappy: Bool, _ language: Language, using random: inout RandomStream) -> String {
    if let stock = ForeignComments.of(language), !random.happens(400) {
      return random.pick(isHappy ? stock.thanks : stock.defence)
    }
    return random.pick(isHappy ? clientPraises : clientComplaints)
  }

  /// The talent's answer to a client's feedback.
  static func response(toPraise: Bool, _ language: Language, using random: inout RandomStream) -> String {
    if let stock = ForeignComments.of(language) {
      return random.pick(toPraise ? stock.thanks : stock.defence)
    }
    return random.pick(toPraise ? thanks : defences)
  }

  /// The sentences of `first` and one of `more`, with a space or line breaks between them, some with an emoji.
  private static func joined(_ first: [String], more: [String], using random: inout RandomStream) -> String {
    var sentences = first
    if !more.isEmpty {
      let last = random.pick(more)
      if last != first.last { sentences.append(last) }
    }
    let border = random.pick(shares: [" ": 930, "\n": 50, "\n\n": 14, "\r\n": 6])
    let text = sentences.joined(separator: border)
    return random.happens(30) ? text + random.pick([" 👍", " 🙏🏽", " 🎉🎉", " ⭐️", " :)", " 👩🏽‍💻"]) : text
  }

  private static let openers = [
    "Great work.", "A pleasure from start to end.", "Exactly what we were looking for!",
    "Quick and friendly.",
    "Very happy with the result.", "Our third project together, and the best so far.", "Wow.",
    "Superb, as always.",
    "Came in on short notice and saved the launch.", "Patient, exact, and full of ideas.", "Top.", "Lovely.",
    "Everything went to plan.", "What a find!",
  ]
  private static let praises = [
    "The files were tidy, named well, and easy to hand on.", "Asked the right questions before starting.",
    "Delivered two days before the deadline.", "Wrote \"done\" only when it was done, which is rare.",
    "Understood the brief at once; no second round was needed.",
    "Our customers noticed the change within a week.",
    "Explained each step so that we can go on by ourselves.",
    "Answers came within the hour, across nine time zones.",
    "Found a mistake in our own figures, and said so kindly.",
    "The price was fair and there were no surprises.",
    "Kept a short log of what was changed and why.", "The draft was good, the final version better.",
    "Took our many small wishes with humour.", "The handover notes alone were worth the money.",
    "Even the odd cases (leap days, empty rows, long names) were thought of.",
    "The accents in \"cafe\u{301}\" and \"nai\u{308}ve\" came out right on every page.",
    "Clean work, good communication, on budget.", "We will keep the layout for years.",
  ]
  private static let closers = [
    "Will hire again.", "Recommended to our partners.", "We hope to work together soon.", "Thank you!",
    "Five stars, no doubt.", "See you in spring.", "Our team says hello.", "Next order is on its way.",
    "+1 from the whole office.", "- M.",
  ]
  private static let mixed = [
    "Fine in the end, but we had to remind them more than once.", "Good eye, slow answers.",
    "The first half was great; the second half felt rushed.",
    "It works. We expected a little more polish, though.",
    "Some of the agreed points were left out, others were done twice.",
    "Skilled, but hard to reach on weekdays, and the hours ran over.",
    "Three rounds of corrections for what was meant to be a \"small fix\".",
    "Okay for the price.", "Nice person. The result needed work on our side.",
  ]
  private static let complaints = [
    "The deadline passed without a word.", "What we got was not what we had agreed on.",
    "We had to start again with somebody else.",
    "Half of the pages were empty, the other half had our name wrong.",
    "Hours were booked for which we saw no work.", "Said \"almost ready\" for three weeks.",
    "The texts had plainly been run through a machine and not been read.",
    "Stopped answering after the first payment.",
    "Files came in a format that we can't open, and the sources were kept back.",
    "Rude on the phone, late with the draft, and the draft was poor.", "Not recommended.",
  ]
  private static let advice = [
    "A clearer plan at the start would have helped.", "Please read the brief, all of it.",
    "We agreed to end the contract early.", "To be fair, our brief changed once.",
    "Next time we would set smaller milestones.", "A pity, as the samples looked good.",
    "In short:\n- late\n- over budget\n- incomplete", "Maybe it was just bad timing.",
  ]
  private static let clientPraises = [
    "Clear brief, quick answers, prompt payment.", "A client one wishes for: friendly, exact and fair.",
    "Knew what they wanted, and said \"thank you\".", "Trusting and well organised; I'd gladly come back.",
    "Good feedback on every draft.", "Paid within a day.", "Thank you for the good work together!",
  ]
  private static let clientComplaints = [
    "The brief changed every week, the budget did not.", "Long silences, then everything at once.",
    "Asked for extra rounds without pay.", "Please agree on the scope before you hire.",
    "Polite, but nobody could decide anything.",
  ]
  private static let thanks = [
    "Thank you, it was a joy!", "Thanks for the kind words.", "Glad that it helped. Until next time!",
    "Happy to hear it; the door stays open.", "🙏",
  ]
  private static let defences = [
    "I'm sorry that it didn't work out. The scope had doubled by then, as our messages show.",
    "Thank you for the candid words. I've refunded the last milestone and changed how I plan my weeks.",
    "We delivered what was agreed in writing; the wishes after that were a new project.",
    "The delay was mine, and I regret it.",
    "I was ill in that week and told you so on the first day, \"no problem\" was the answer.",
    "I'd have been glad to correct it, had I been told.",
  ]
}
