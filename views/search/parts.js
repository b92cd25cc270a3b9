// Small parts of the search sheet.

function part(tag, name, ...children) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  made.append(...children);
  return made;
}

function button(name, press, ...children) {
  const made = part("button", name, ...children);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function setAll(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}

// A text with what was searched for marked in it; it comes in pieces.
function pieces(segments) {
  return segments.map(([text, hit]) => (hit ? part("mark", "", text) : document.createTextNode(text)));
}

function plain(segments) {
  return segments.map(([text]) => text).join("").trim();
}

function fill(text, value) {
  return text.replace("#", () => value);
}

function parsed(xml) {
  return document.importNode(new DOMParser().parseFromString(xml, "application/xml").documentElement, true);
}

function lens() {
  return parsed(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">' +
      '<circle cx="6.5" cy="6.5" r="4.5" fill="none" stroke="currentColor" stroke-width="1.5"/>' +
      '<path d="M10 10l4.5 4.5" stroke="currentColor" stroke-width="1.5"/></svg>',
  );
}
