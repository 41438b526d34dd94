/// Titles of contracts. English ones name a task and mostly whom it is for; other languages have whole titles.
enum Titles {
  /// A title for a contract in a field of work, mostly in the client's language.
  static func title(field: Field, language: Language, using random: inout RandomStream) -> String {
    if let titles = foreign(language), !random.happens(250) { return random.pick(titles) }
    var title = random.pick(tasks(field))
    if random.happens(820) { title += " for " + random.pick(places) }
    if random.happens(110) { title += random.pick(tails) }
    return title
  }

  private static let places = [
    "a bakery chain", "a bicycle shop", "a choir's website", "a climbing gym", "a clinic", "a coffee roaster",
    "a dance school", "a family museum", "a farm shop", "a film festival", "a hiking app",
    "a housing cooperative",
    "a law office", "a lighthouse hotel", "a logistics start-up", "a music label", "a pet food brand",
    "a podcast", "a robotics course", "a sailing club", "a ski rental", "a solar installer", "a tea house",
    "a toy maker", "a travel blog", "a vineyard", "an aquarium", "an online pharmacy", "an opera house",
    "our spring campaign", "our team's intranet", "two small shops",
  ]

  private static let tails = [
    " (phase 2)", ", part-time", ", long term", " - urgent", " & follow-up", " 🚀", " (NDA)", ", 3 revisions",
    " \"from scratch\"", ", step 1 of 3",
  ]

  private static func tasks(_ field: Field) -> [String] {
    switch field {
    case .web: web
    case .design: design
    case .writing: writing
    case .translation: translation
    case .video: video
    case .data: data
    case .marketing: marketing
    case .support: support
    case .finance: finance
    case .engineering: engineering
    }
  }

  private static let web = [
    "Booking form", "Checkout repair", "Landing page", "Members' area", "Mobile menu", "Online shop",
    "Page speed work", "Plugin upgrade", "Search page", "Site migration",
  ]
  private static let design = [
    "Brochure", "Icon set", "Logo and type", "Menu design", "Packaging", "Poster series", "Slide template",
    "Trade fair stand", "User interface kit", "Café signage",
  ]
  private static let writing = [
    "About-us page", "Blog articles", "Case study", "E-mail series", "Grant application", "Manual",
    "Press release", "Product texts", "Speech", "Yearly report",
  ]
  private static let translation = [
    "Contract translation", "German to English manual", "Menu in five languages", "Patent translation",
    "Proofreading", "Spanish subtitles", "Terms of use, translated", "Website localisation",
  ]
  private static let video = [
    "Animation, 30 seconds", "Colour grading", "Drone footage cut", "Explainer video", "Intro and outro",
    "Interview editing", "Podcast cutting", "Short clips",
  ]
  private static let data = [
    "Address cleaning", "Customer dashboard", "Data entry", "Forecast of sales", "Survey analysis",
    "Spreadsheet automation", "Tables from PDF files", "Warehouse queries",
  ]
  private static let marketing = [
    "Ad campaign", "Competitor research", "Keyword plan", "Newsletter", "Social media calendar",
    "Tracking set-up", "Influencer list", "Search ranking audit",
  ]
  private static let support = [
    "Appointment desk", "Chat support", "Customer e-mails", "Help centre articles", "Order tracking",
    "Virtual assistance", "Weekend phone cover",
  ]
  private static let finance = [
    "Bookkeeping", "Cash flow model", "Invoice check", "Month-end closing", "Payroll", "Tax return papers",
    "Valuation model", "VAT filing",
  ]
  private static let engineering = [
    "3D model of a bracket", "Circuit board review", "Embedded firmware", "Floor plan", "Load calculation",
    "Mould design", "Sensor prototype", "Stairs, drawn to scale",
  ]

  /// The whole titles of a language; nil for English, whose titles are composed.
  private static func foreign(_ language: Language) -> [String]? {
    switch language {
    case .english: nil
    case .spanish:
      [
        "Diseño de logotipo", "Traducción de catálogo", "Tienda en línea", "Edición de vídeo para niños",
        "Artículos sobre jardinería",
      ]
    case .french:
      [
        "Création d'un site vitrine", "Réécriture de fiches produits", "Maquette de menu, format A4",
        "Sous-titrage", "Saisie de données",
      ]
    case .german:
      [
        "Überarbeitung der Startseite", "Übersetzung eines Handbuchs", "Buchführung für März",
        "Verpackung für Müsli", "Lektorat",
      ]
    case .polish:
      [
        "Sklep internetowy z rowerami", "Tłumaczenie umowy", "Księgowość miesięczna", "Projekt ulotki",
        "Montaż filmu",
      ]
    case .vietnamese:
      ["Thiết kế trang bán hàng", "Dịch tài liệu kỹ thuật", "Dựng video giới thiệu", "Viết bài quảng cáo"]
    case .russian:
      ["Перевод инструкции", "Логотип для пекарни", "Вёрстка сайта", "Настройка рекламы", "Монтаж ролика"]
    case .greek:
      ["Μετάφραση ιστοσελίδας", "Σχεδιασμός λογοτύπου", "Λογιστική υποστήριξη", "Επιμέλεια κειμένου"]
    case .arabic: ["تصميم شعار", "ترجمة دليل المستخدم", "متجر إلكتروني", "كتابة مقالات", "تحرير فيديو قصير"]
    case .hebrew: ["עיצוב לוגו", "תרגום חוברת", "אתר לחנות ספרים", "עריכת סרטון"]
    case .hindi: ["वेबसाइट का डिज़ाइन", "पुस्तिका का अनुवाद", "लेख लेखन", "वीडियो संपादन"]
    case .chinese: ["网站改版", "产品说明书翻译", "标志设计", "短视频剪辑", "数据整理"]
    case .japanese: ["ロゴのデザイン", "取扱説明書の翻訳", "ネットショップの構築", "動画編集", "記事の執筆"]
    }
  }
}

/// The field of work that a profile's contracts belong to; it decides which tasks their titles name.
enum Field: CaseIterable {
  case web, design, writing, translation, video, data, marketing, support, finance, engineering
}
