import Analysis
internal import JobSuccess

/// A profile's page (6.2), for each audience from a view of its own.
enum ProfilePage {
  /// For those to whom the score is explained. A talent's figures are estimates, and say so.
  static func bytes(_ profile: ExplainedProfile, _ facts: RunFacts, at place: Place) -> [UInt8] {
    let (story, estimate) = (profile.story, profile.story.analysis.estimate)
    let hasDrop = profile.hidden?.answer != nil
    let chapters = (hasDrop ? [Chapter("What the drop tells", "drop")] : []) + ProfilePage.chapters(story)
    var frame = frame(profile.visitors, facts, chapters, place)
    frame.part = .panel
    return frame.page { html in
      if let estimate {
        html.storyHero(story, estimate)
        let above: InlineText =
          estimate.official == .withheld
          ? "So is the large figure above" : "The large figure above is the official score"
        html.callout(
          "All figures below are \(own: PublicEstimate.notice)",
          "Private feedback, and feedback that isn't public yet, are not in them. \(above).")
        if let range = profile.hidden?.estimate {
          html.callout(
            "Between which scores", InlineText(own: EstimateWords.interval(range, story.analysis.policy)))
        }
      } else {
        html.storyHero(story, nil)
      }
      if let range = story.analysis.range {
        html.callout("Not all is known", InlineText(own: range.sentence))
      }
      if let rates = UnknownWords.rates(story.analysis.history.rates) {
        html.callout("Other currencies", InlineText(own: rates))
      }
      html.storyTiles(story)
      if let hidden = profile.hidden { html.hiddenFeedbackSection(hidden) }
      html.storySections(story, profile.visitors, signals: profile.signals)
      html.visitorsSection(profile.visitors, longestComment: 600, isFolded: true)
      html.panelData(story)
    }
  }

  /// The public profile.
  static func bytes(_ profile: VisitorsProfile, _ facts: RunFacts, at place: Place) -> [UInt8] {
    frame(profile, facts, [], place).page { html in
      html.hero(
        Hero(
          score: profile.score.percent, standing: Rating(percent: profile.score.percent),
          window: "Job Success Score",
          sentence: profile.sentence))
      // A page stays small: of many jobs, each comment gets fewer bytes.
      let longest = min(1_000, max(100, 50_000 / max(1, profile.jobCount)))
      html.visitorsSection(profile, longestComment: longest)
    }
  }

  private static func chapters(_ story: ScoreStory) -> [Chapter] {
    [
      Chapter("What changed", "changed"), Chapter(story.whyHeading, "why"),
      Chapter("What would change it", "change"), Chapter("To do", "todo"), Chapter("Windows", "windows"),
    ]
      + (story.hasDays ? [Chapter("Day by day", "days")] : []) + [
        Chapter("Contracts", "contracts")
      ] + (story.analysis.memberShares.isEmpty ? [] : [Chapter("By freelancer", "members")]) + [
        Chapter("Clients", "clients"), Chapter("Badges", "badges"),
        Chapter("What a visitor sees", "visitors"),
      ]
  }

  private static func frame(
    _ profile: VisitorsProfile, _ facts: RunFacts, _ chapters: [Chapter], _ place: Place
  )
    -> Frame
  {
    Frame(
      title: UntrustedText(profile.name ?? profile.id), kicker: "\(own: profile.kind.heading) \(profile.id)",
      facts: facts, chapters: chapters, place: place)
  }
}

extension HTML {
  /// The sections of a story, from why to what to do. `signals` are what rests on private feedback, for those who may see
  /// it.
  fileprivate mutating func storySections(
    _ story: ScoreStory, _ visitors: VisitorsProfile, signals: ExplainedProfile.Signals?
  ) {
    changedSection(story)
    if story.analysis.result.exact == nil { neededSection(story) } else { whySection(story) }
    changeSection(story, visitors)
    todoSection(story)
    windowsSection(story)
    daysSection(story)
    contractsSection(story, signals)
    membersSection(story)
    clientsSection(story)
    badgesSection(story)
  }
}
