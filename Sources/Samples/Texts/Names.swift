/// Made-up names of people and agencies.
enum Names {
  /// A person's name, in one of fourteen languages.
  static func person(using random: inout RandomStream) -> String {
    let stock = random.pick(people)
    return random.pick(stock.given) + stock.border + random.pick(stock.family)
  }

  /// An agency's name.
  static func agency(using random: inout RandomStream) -> String {
    random.pick(colours) + " " + random.pick(things) + random.pick(tails)
  }

  private static let people: [(given: [String], border: String, family: [String])] = [
    (
      ["Maren", "Odell", "Tamsin", "Corwin", "Isolde", "Perrin"], " ",
      ["Ashgrove", "Fennimore", "Quillby", "Thistlewood", "Wrenfield"]
    ),
    (["Amara", "Chidi", "Folake", "Kwabena", "Zuri"], " ", ["Abenaro", "Lumezi", "Odunkwe", "Tambolo"]),
    (["Inés", "Joaquín", "Begoña", "Íñigo"], " ", ["Valdorrío", "Peñaluz", "Montefrío", "Camposeco"]),
    (["Zoé", "Loïc", "Anaïs", "Gaël"], " ", ["Beaumarais", "L'Hersant", "Clairfontet", "Évremont"]),
    (["Jürgen", "Heike", "Sören", "Grete"], " ", ["Mühlengrund", "Weißdorn", "Achterkamp", "von der Aue"]),
    (["Łucja", "Tomasz", "Żaneta", "Błażej"], " ", ["Jaworznik", "Ciemnolas", "Gęśla", "Wrzosek-Łąk"]),
    (["Linh", "Thảo", "Đức"], " ", ["Hồng Sơn", "Bạch Khê", "Lạc Vũ"]),
    (["Ярослава", "Тимур", "Злата", "Глеб"], " ", ["Ветлугин", "Осокорь", "Синебор"]),
    (["Ελπίδα", "Θάνος", "Νεφέλη"], " ", ["Πετρολιάς", "Ανεμούδης", "Κυμάτου"]),
    (["نور", "سامر", "هالة", "يزن"], " ", ["الوادي", "بيت الريح", "المرجاني"]),
    (["נועם", "תמר", "איתי"], " ", ["אבני־חול", "שחף", "גלבועי"]),
    (["आरव", "मीरा", "कबीर"], " ", ["वनमाली", "नदीवाल", "सूर्यकेतु"]),
    (["云", "思远", "若水"], "", ["竹溪", "青岚"]),
    (["葵", "蓮", "美月"], " ", ["霧ヶ原", "白鷺沢"]),
  ]
  private static let colours = [
    "Amber", "Blue", "Copper", "Crimson", "Golden", "Green", "Indigo", "Ivory", "Quiet", "Silver", "Slate",
    "Wild",
  ]
  private static let things = [
    "Anchor", "Badger", "Compass", "Fern", "Heron", "Kite", "Lantern", "Orchard", "Pebble", "Quill",
    "Sparrow", "Tide",
  ]
  private static let tails = [
    " Studio", " & Sons", " Collective", ", Ltd", " Works", " Büro", " Atelier", " Partners",
  ]
}
