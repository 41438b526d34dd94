// What the scripts of the index and of the list make elements with; it comes before them in the same element.

enum ElementScript {
  /// `make(name, props, ...content)`: an element with properties and what is in it.
  static let text: StaticString = #"""
    "use strict";
    const make = (name, props = {}, ...content) => {
      const made = Object.assign(document.createElement(name), props);
      made.append(...content);
      return made;
    };

    """#
}
