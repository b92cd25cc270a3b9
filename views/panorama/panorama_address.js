// What a visitor set above a panorama stands in the page's address, so that the address opens the same view again.
const RANGES = ["whole", "focus", "owner"];
const STEPS = ["1", "2", "3", "all"];

function readAddress() {
  const given = new URLSearchParams(location.search);
  const several = (name) => new Set((given.get(name) ?? "").split(",").filter(Boolean));
  const one = (name, known) => (known.includes(given.get(name)) ? given.get(name) : known[0]);
  return {
    pressed: several("state"),
    strategies: several("strategy"),
    marks: given.get("marks") === "1",
    query: given.get("find") ?? "",
    range: one("range", RANGES),
    steps: one("steps", STEPS),
    centre: given.get("at"),
  };
}

// Streamlit writes the address too, with what the server knows (chain, link, language): what is set here is added
// after it has. The visitor's way back is not filled with every filter he tried.
function writeAddress({ pressed, strategies, marks, query, range, steps, centre }) {
  const focus = range === "focus";
  const values = {
    state: [...pressed].join(","),
    strategy: [...strategies].join(","),
    marks: marks ? "1" : "",
    find: query.trim(),
    range: range === RANGES[0] ? "" : range,
    steps: focus && steps !== STEPS[0] ? steps : "",
    at: focus ? centre ?? "" : "",
  };
  const address = new URL(location.href);
  const now = address.searchParams;
  const changed = Object.entries(values).filter(([name, value]) => (now.get(name) ?? "") !== value);
  for (const [name, value] of changed) {
    if (value) now.set(name, value);
    else now.delete(name);
  }
  if (changed.length) history.replaceState(history.state, "", address);
}

