// The public profile as any visitor sees it (4.6).

internal import Analysis
internal import JobSuccess

extension HTML {
  /// The public profile with so many bytes of each comment; `isFolded`: its jobs behind a line.
  mutating func visitorsSection(_ profile: VisitorsProfile, longestComment: Int, isFolded: Bool = false) {
    section("What a visitor sees", "visitors") { html in
      html.definitions(profile.head)
      let shown = profile.jobs
      guard !shown.isEmpty else { return html.tag(.p, "No work yet.") }
      html.folded(
        "The \(own: counted(shown.count, "job")) that come first", "job-list",
        isLong: isFolded && shown.count > 3
      ) { html in
        for job in shown { html.visitorsJob(job, longestComment) }
        if shown.count < profile.jobCount {
          html.tag(
            .p, "The \(shown.count) newest of \(profile.jobCount) jobs; the older ones are not shown here.",
            .class(.rest))
        }
      }
    }
  }

  private mutating func visitorsJob(_ job: VisitorsJob, _ longest: Int) {
    tag(.article, .class(.entry)) { html in
      html.tag(.h3, job.title.map { "\($0)" } ?? "Untitled")
      var facts: InlineText =
        "\(own: job.entry.startedOn.description) to \(own: job.entry.endedOn?.description ?? "now")"
      if case .given(let stars?, _, _) = job.entry.feedback { facts = "\(facts) · \(own: stars.text) stars" }
      html.tag(.p, facts, .class(.note))
      if let notice = job.entry.feedback.notice {
        html.tag(.p, InlineText(own: notice), .class(.muted))
      } else if let comment = job.comment {
        html.quote(UntrustedText(comment, limit: longest))
      } else {
        html.tag(.p, "No comment.", .class(.muted))
      }
      if let response = job.response {
        html.tag(.p, "Answer", .class(.note))
        html.quote(UntrustedText(response, limit: longest))
      }
      for (given, comment) in zip(
        job.entry.midContract.suffix(job.midContractComments.count), job.midContractComments)
      {
        html.tag(.p, given.stars.map { "Midway: \(own: $0.text) stars" } ?? "Midway", .class(.note))
        if let comment { html.quote(UntrustedText(comment, limit: longest)) }
      }
      let (midway, all) = (job.midContractComments.count, job.entry.midContract.count)
      if midway < all {
        html.tag(
          .p, "The \(midway) newest of \(all) feedbacks given midway; the older ones are not shown here.",
          .class(.rest))
      }
    }
  }
}

extension VisitorsProfile {
  /// `4.71 of 5`, or that there are none.
  var starsText: String { stars.map { "\($0.text(places: 2)) of 5" } ?? "none" }

  /// Jobs and stars in a sentence.
  var sentence: InlineText { "\(own: counted(jobCount, "job")). Stars: \(own: starsText)." }

  fileprivate var head: [(term: InlineText, meaning: InlineText)] {
    var lines: [(term: InlineText, meaning: InlineText)] = [
      ("Job Success Score", score.words(none: "none")), ("Stars", InlineText(own: starsText)),
      ("Jobs", InlineText(jobCount)), ("Badge", InlineText(own: badge?.words ?? "not known")),
    ]
    if let exclusiveAgency {
      let score = exclusiveAgency.score.words(none: "no score")
      lines.insert(("Shown instead", "the score of the agency \(exclusiveAgency.id): \(score)"), at: 1)
    }
    return lines
  }
}

extension OfficialPercent {
  /// The score, or why there is none to see.
  fileprivate func words(none: InlineText) -> InlineText {
    switch self {
    case .shown(let percent?): "\(percent)%"
    case .shown(nil): none
    case .withheld: InlineText(own: OfficialPercent.withheldWords)
    }
  }
}
