// How the picture follows its width: the gaps give way, the cards never do.

// The anchors at a width: evenly between two stops, and onward after the last.
function anchors(stops, width, row) {
  let at = stops.findIndex((stop) => stop[0] >= width);
  if (at < 0) at = stops.length - 1;
  const [low, high] = [stops[Math.max(0, at - 1)], stops[at]];
  const share = high[0] === low[0] ? 0 : (width - low[0]) / (high[0] - low[0]);
  return low[row].map((x, index) => x + share * (high[row][index] - x));
}

// A map of places that takes one list of anchors to another, evenly between them.
function between(from, to) {
  return (x) => {
    let at = from.findIndex((anchor) => anchor >= x);
    if (at === 0) return x - from[0] + to[0];
    if (at < 0) return x - from.at(-1) + to.at(-1);
    const share = (x - from[at - 1]) / (from[at] - from[at - 1] || 1);
    return Math.round(10 * (to[at - 1] + share * (to[at] - to[at - 1]))) / 10;
  };
}

