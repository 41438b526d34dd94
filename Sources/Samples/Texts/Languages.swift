/// The language that a client writes in.
enum Language: Int, CaseIterable {
  case english, spanish, french, german, polish, vietnamese, russian, greek, arabic, hebrew, hindi, chinese,
    japanese

  /// The language of a client: English for three in four, else any.
  static func drawn(using random: inout RandomStream) -> Language {
    random.happens(760) ? .english : random.pick(allCases)
  }
}

/// Whole comments in a language other than English, by what they say.
struct ForeignComments {
  let praise: [String]
  let mixed: [String]
  let complaint: [String]
  let thanks: [String]
  let defence: [String]

  /// nil for English, whose comments are composed; see ``Comments``.
  static func of(_ language: Language) -> ForeignComments? {
    switch language {
    case .english: nil
    case .spanish: spanish
    case .french: french
    case .german: german
    case .polish: polish
    case .vietnamese: vietnamese
    case .russian: russian
    case .greek: greek
    case .arabic: arabic
    case .hebrew: hebrew
    case .hindi: hindi
    case .chinese: chinese
    case .japanese: japanese
    }
  }

  private static let spanish = ForeignComments(
    praise: [
      "Muy buen trabajo, rápido y limpio.", "¡Excelente! Entendió la idea a la primera.",
      "Entregó antes de la fecha, con todo explicado.", "Volveremos a contratar, sin duda.",
    ],
    mixed: [
      "El resultado está bien, aunque tardó más de lo acordado.", "Bien, pero faltaron algunos detalles.",
    ],
    complaint: ["No cumplió el plazo y dejó de contestar.", "Tuvimos que rehacerlo todo, una lástima."],
    thanks: ["¡Muchas gracias, fue un placer!", "Un cliente claro y amable."],
    defence: ["Lamento el retraso; el encargo cambió dos veces.", "Los pagos llegaron tarde."])

  private static let french = ForeignComments(
    praise: [
      "Travail soigné, délais tenus.", "Très à l'écoute, et force de proposition.",
      "Parfait du début à la fin !",
      "Le résultat dépasse ce que nous espérions, merci.",
    ],
    mixed: ["Correct, mais il a fallu relancer plusieurs fois.", "Bonne idée, finition un peu légère."],
    complaint: ["Livré en retard, incomplet, et sans un mot.", "« Presque fini » pendant un mois…"],
    thanks: ["Merci à vous, au plaisir !", "Brief clair, échanges agréables."],
    defence: [
      "Désolée de ce retard : le périmètre avait doublé.", "Le cahier des charges a changé en route.",
    ])

  private static let german = ForeignComments(
    praise: [
      "Saubere Arbeit, pünktlich geliefert.", "Sehr angenehme Zusammenarbeit, jederzeit wieder.",
      "Hat mitgedacht und einen Fehler in unseren Unterlagen gefunden.",
      "Größtes Lob von der ganzen Büroetage!",
    ],
    mixed: [
      "Im Großen und Ganzen gut, die Abstimmung war mühsam.", "Ordentlich, aber später als vereinbart.",
    ],
    complaint: [
      "Leider unbrauchbar, wir mussten neu anfangen.", "Drei Wochen keine Antwort, dann eine halbe Datei.",
    ],
    thanks: ["Herzlichen Dank, gern wieder!", "Klare Vorgaben, schnelle Zahlung."],
    defence: ["Das tut mir leid. Die Änderungen kamen nach der Abnahme.", "Vereinbart war etwas anderes."])

  private static let polish = ForeignComments(
    praise: [
      "Świetna robota, szybko i dokładnie.", "Polecam, kontakt wzorowy.",
      "Wszystko zgodnie z umową, dziękujemy!",
    ],
    mixed: ["W porządku, choć trzeba było poprawiać.", "Dobrze, ale z opóźnieniem."],
    complaint: [
      "Niestety praca niedokończona, brak kontaktu.", "Źle przetłumaczone, musieliśmy zacząć od nowa.",
    ],
    thanks: ["Dziękuję, miło było współpracować.", "Konkretny klient, polecam."],
    defence: ["Przykro mi, zakres zmieniał się co tydzień.", "Zlecenie zmieniło się w połowie."])

  // Some of the Vietnamese has combining marks, as some keyboards write it.
  private static let vietnamese = ForeignComments(
    praise: [
      "Làm viê\u{323}c nhanh, râ\u{301}t câ\u{309}n thâ\u{323}n.", "Kết quả đẹp, sẽ hợp tác lâu dài.",
      "Rất hài lòng!",
    ],
    mixed: ["Tạm ổn, nhưng trả lời hơi chậm."],
    complaint: ["Trễ hẹn nhiều lần, không báo trước."],
    thanks: ["Cảm ơn anh chị!", "Khách hàng dễ chịu."],
    defence: ["Xin lỗi vì chậm trễ, yêu cầu đã thay đổi."])

  private static let russian = ForeignComments(
    praise: [
      "Отличная работа, быстро и аккуратно.", "Всё понял с первого раза, рекомендую.",
      "Сдано раньше срока, спасибо!",
    ],
    mixed: ["В целом неплохо, но пришлось напоминать.", "Нормально, хотя правок было много."],
    complaint: [
      "Сроки сорваны, на сообщения не отвечает.", "Пришлось всё переделывать, «почти готово» длилось месяц.",
    ],
    thanks: ["Спасибо, приятно работать!", "Чёткое задание, быстрая оплата."],
    defence: ["Жаль, что так вышло: задание менялось трижды.", "Договорённость была другой."])

  private static let greek = ForeignComments(
    praise: ["Εξαιρετική δουλειά, στην ώρα της.", "Άψογη συνεργασία, ευχαριστούμε!"],
    mixed: ["Καλό αποτέλεσμα, αλλά με καθυστέρηση."],
    complaint: ["Δεν παρέδωσε ποτέ το τελικό αρχείο."],
    thanks: ["Ευχαριστώ πολύ!", "Σαφείς οδηγίες, καλή συνεργασία."],
    defence: ["Λυπάμαι για την καθυστέρηση, άλλαξαν οι απαιτήσεις."])

  private static let arabic = ForeignComments(
    praise: [
      "عمل ممتاز وسريع، شكرًا جزيلًا.", "التزم بالموعد وفهم المطلوب من أول مرة.",
      "سنتعامل معه مرة أخرى، بإذن الله.",
    ],
    mixed: ["النتيجة جيدة، لكن التواصل كان بطيئًا."],
    complaint: ["لم يلتزم بالموعد، وتوقف عن الرد."],
    thanks: ["شكرًا لكم، سعدت بالعمل معكم.", "عميل واضح ومتعاون."],
    defence: ["أعتذر عن التأخير، فقد تغيّر المطلوب أكثر من مرة."])

  private static let hebrew = ForeignComments(
    praise: ["עבודה מצוינת, בזמן ובתקציב.", "מקצועי ונעים, ממליצים בחום!"],
    mixed: ["התוצאה טובה, אבל היה צריך להזכיר."],
    complaint: ["לא עמד בלוח הזמנים, ולא ענה להודעות."],
    thanks: ["תודה רבה, היה תענוג!", "לקוח ברור והוגן."],
    defence: ["צר לי על העיכוב, הדרישות השתנו באמצע."])

  private static let hindi = ForeignComments(
    praise: ["बहुत अच्छा काम, समय पर पूरा हुआ।", "बात तुरंत समझ गए, फिर से काम करेंगे।"],
    mixed: ["काम ठीक है, पर जवाब देर से मिले।"],
    complaint: ["समय पर काम नहीं हुआ, और कोई जवाब भी नहीं।"],
    thanks: ["धन्यवाद, साथ काम करके अच्छा लगा।"],
    defence: ["देरी के लिए खेद है, काम का दायरा बदल गया था।"])

  private static let chinese = ForeignComments(
    praise: ["做得很好，沟通顺畅，提前交付。", "非常专业，下次还会合作！", "细节处理得很到位，谢谢。"],
    mixed: ["结果还可以，就是回复慢了一点。"],
    complaint: ["多次拖延，最后也没有交齐文件。"],
    thanks: ["谢谢，合作愉快！", "需求清楚，付款及时。"],
    defence: ["很抱歉，中途需求改了三次。"])

  private static let japanese = ForeignComments(
    praise: ["丁寧で早く、とても助かりました。", "こちらの意図をすぐに理解してくれました。", "納期より早い納品、ありがとうございます！"],
    mixed: ["仕上がりは良いですが、返信が少し遅めでした。"],
    complaint: ["納期を過ぎても連絡がなく、作り直しになりました。"],
    thanks: ["ありがとうございました。また「ぜひ」お願いします。"],
    defence: ["ご迷惑をおかけしました。途中で仕様が変わりました。"])
}
