// The public profile as any visitor sees it (4.6).

internal import JobSuccess

extension HTML {
  mutating func visitorsSection(_ profile: VisitorsProfile, shownJobs: Int) {
    section("What a visitor sees", "visitors") { html in
      html.definitions(profile.head)
      let shown = profile.jobs.prefix(shownJobs)
      guard !shown.isEmpty else { return html.tag(.p, "No work yet.") }
      for job in shown { html.visitorsJob(job, shownJobs > 100 ? 320 : 600) }
      if shown.count < profile.jobs.count {
        html.tag(
          .p,
          "The \(shown.count) newest of \(profile.jobs.count) entries; the older ones are not shown here.",
          .class(.rest))
      }
    }
  }

  /// The star average in words.
  func starsSentence(_ profile: VisitorsProfile) -> Words {
    "\(own: counted(profile.jobs.count, "job")). Stars: \(profile.starsWords)."
  }

  private mutating func visitorsJob(_ job: VisitorsJob, _ longest: Int) {
    tag(.article, .class(.column)) { html in
      html.tag(.h3, job.title.map { "\($0)" } ?? "Untitled")
      html.tag(.p, .class(.note)) { html in
        html.write(Words(own: "\(job.startedOn) to \(job.endedOn?.description ?? "now")"))
        if let stars = job.feedback?.stars { html.write(" · \(own: stars.text) stars") }
        for stars in job.midContractStars { html.write(" · \(own: stars.text) stars midway") }
      }
      switch job.feedback?.comment {
      case .text(let comment)?: html.quote(Foreign(comment, limit: longest))
      case .removed?: html.tag(.p, Words(own: FeedbackVisibility.notice), .class(.muted))
      case VisitorsFeedback.Comment.none?: html.tag(.p, "No comment.", .class(.muted))
      case nil:
        html.tag(.p, job.endedOn == nil ? "In progress." : "No feedback given.", .class(.muted))
      }
      if let response = job.feedback?.response {
        html.tag(.p, "Answer", .class(.note))
        html.quote(Foreign(response, limit: longest))
      }
    }
  }
}

extension VisitorsProfile {
  /// `4.71 of 5`, or that there are none.
  var starsWords: Words { stars.map { "\(own: $0.text(places: 2)) of 5" } ?? "none" }

  fileprivate var head: [(term: Words, meaning: Words)] {
    var lines: [(term: Words, meaning: Words)] = [
      ("Job Success Score", percent.map { "\($0)%" } ?? "none"), ("Stars", starsWords),
      ("Jobs", Words(jobs.count)),
      ("Badge", Words(own: badge?.words ?? "not known")),
    ]
    if let exclusiveAgency {
      let score: Words = exclusiveAgency.percent.map { "\($0)%" } ?? "no score"
      lines.insert(("Shown instead", "the score of the agency \(exclusiveAgency.id): \(score)"), at: 1)
    }
    return lines
  }
}
