// The panorama's behaviour in the browser: what lights up, what steps back, keys, and the width of the gaps.
// The tree arrives as XML made in Python and is parsed as XML; texts are set as text, never as HTML.
const kept = new Map(); // what a visitor set, by component key: it outlives a remount beside a profile
const shown = new WeakMap();

export default function ({ data, parentElement, setTriggerValue }) {
  const view = shown.get(parentElement) ?? new View(parentElement);
  shown.set(parentElement, view);
  view.press = (value) => setTriggerValue("press", value);
  view.take(data);
  return () => {
    view.leave();
    shown.delete(parentElement);
  };
}

class View {
  constructor(parent) {
    this.parent = parent;
    this.hovered = this.focused = null;
    this.onSlash = (event) => this.slash(event);
    document.addEventListener("keydown", this.onSlash);
    this.sizes = new ResizeObserver(() => this.fit());
  }

  leave() {
    document.removeEventListener("keydown", this.onSlash);
    this.sizes.disconnect();
    this.root?.remove();
  }

  take(data) {
    const fresh = this.data?.xml !== data.xml;
    const hadFocus = fresh && this.parent.activeElement?.dataset?.card !== undefined;
    const memory = kept.get(data.key) ?? { range: "whole" };
    kept.set(data.key, memory);
    this.memory = memory;
    const given = JSON.stringify([data.pressed, data.query]);
    if (memory.given !== given) {
      Object.assign(memory, { given, pressed: new Set(data.pressed), query: data.query });
    }
    this.data = data;
    if (fresh) this.build(data);
    this.opened = data.opened === null ? null : this.numbers.get(data.opened) ?? null;
    this.root.classList.toggle("dark", isDark(this.parent, data.theme));
    this.controls();
    this.paint();
    if (fresh) this.restore(hadFocus);
  }

  build(data) {
    const tree = new DOMParser().parseFromString(data.xml, "application/xml").documentElement;
    const root = document.importNode(tree, true);
    this.root?.remove();
    this.parent.append(root);
    this.root = root;
    this.picture = root.querySelector(".scroll > svg");
    this.numbers = new Map(data.cards.map((card, at) => [card[0], at]));
    this.cards = [];
    for (const node of root.querySelectorAll("[data-card]")) {
      const [x, y] = node.getAttribute("transform").match(/-?[\d.]+/g).map(Number);
      this.cards[node.dataset.card] = { node, x, y, band: node.classList.contains("band") };
      node.append(halo(node));
    }
    this.lines = [...root.querySelectorAll(".lines > .l")].map((node) => {
      const [start, end] = node.dataset.ends.split(" ").map(Number);
      const [first, last] = (node.dataset.band ?? "0 0").split(" ").map(Number);
      return { node, start, end, d: node.getAttribute("d"), first, last };
    });
    this.searched = data.cards.map((card) => [card[1], card[5], card[0]].join("\n").toLowerCase());
    this.fitted = null;
    this.sizes.disconnect();
    this.sizes.observe(root.querySelector(".scroll"));
    this.fit();
    this.listen(root);
  }

  // --- what is set above the picture ---

  controls() {
    const { pressed, query, range } = this.memory;
    for (const pill of this.root.querySelectorAll(".pill")) set(pill, "aria-pressed", pressed.has(pill.dataset.state));
    for (const part of this.root.querySelectorAll("[data-range]")) set(part, "aria-pressed", part.dataset.range === range);
    const find = this.root.querySelector(".find");
    if (find.value !== query) find.value = query;
  }

  listen(root) {
    root.addEventListener("click", (event) => this.click(event));
    root.addEventListener("keydown", (event) => this.key(event));
    root.querySelector(".find").addEventListener("input", (event) => {
      this.memory.query = event.target.value;
      this.paint();
    });
    // A new picture may bring another card under a pointer at rest: only a pointer that moves lights anything.
    root.addEventListener("pointermove", (event) => this.hover(numberOf(event.target)));
    root.addEventListener("pointerleave", () => this.hover(null));
    root.addEventListener("focusin", (event) => this.focus(numberOf(event.target), event.target));
    root.addEventListener("focusout", () => this.focus(null));
  }

  click(event) {
    const pill = event.target.closest(".pill");
    const range = event.target.closest("[data-range]");
    if (pill) {
      const { pressed } = this.memory;
      if (!pressed.delete(pill.dataset.state)) pressed.add(pill.dataset.state);
    } else if (range) {
      this.memory.range = range.dataset.range;
    } else if (event.target.closest(".link")) {
      this.table();
    } else if (event.target.closest(".scroll")) {
      const at = numberOf(event.target);
      if (at === null) this.close();
      else this.open(at);
    }
    this.controls();
    this.paint();
  }

  open(at) {
    this.memory.last = this.data.cards[at][0];
    if (this.opened !== at) this.press(this.data.cards[at][0]);
    this.opened = at;
  }

  close() {
    if (this.opened === null) return;
    this.opened = null;
    this.press("close");
  }

  hover(at) {
    if (at === this.hovered) return;
    this.hovered = at;
    this.paint();
  }

  focus(at, target) {
    this.focused = at !== null && target.matches(":focus-visible") ? at : null;
    if (at !== null) this.rove(at);
    this.paint();
  }

  // --- keys ---

  key(event) {
    const at = numberOf(event.target);
    const turns = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key === "Escape") this.escape(event);
    else if (at === null) return;
    else if (event.key in turns) this.step(at, ...turns[event.key]);
    else if (event.key === "Enter" || event.key === " ") this.click(event);
    else return;
    event.preventDefault();
  }

  escape(event) {
    if (event.target.closest(".find") && this.memory.query) {
      this.memory.query = "";
      this.controls();
    } else {
      const back = this.opened ?? this.numbers.get(this.memory.last);
      this.close();
      if (back !== undefined) this.cards[back].node.focus();
    }
    this.paint();
  }

  // Goes to the nearest card in a direction; a step aside counts double, so that rows and columns are kept.
  step(from, right, down) {
    const here = this.cards[from];
    let best = null;
    let least = Infinity;
    for (const card of this.cards) {
      const ahead = (card.at - here.at) * right + (card.y - here.y) * down;
      const aside = Math.abs((card.at - here.at) * down) + Math.abs((card.y - here.y) * right);
      const far = ahead + 2 * aside;
      if (ahead > 1 && far < least) [best, least] = [card, far];
    }
    best?.node.focus();
  }

  rove(at) {
    for (const { node } of this.cards) node.setAttribute("tabindex", "-1");
    this.cards[at].node.setAttribute("tabindex", "0");
  }

  slash(event) {
    const typing = event.composedPath()[0]?.matches?.("input, textarea, select, [contenteditable=true]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.root.querySelector(".find").focus();
  }

  // After a new picture the visitor stands where he stood.
  restore(hadFocus) {
    const last = this.numbers.get(this.memory.last);
    this.rove(last ?? this.opened ?? Number(this.root.querySelector("[data-card]")?.dataset.card ?? 0));
    const free = document.activeElement === document.body || pictureInFocus();
    if (last !== undefined && (hadFocus || free)) this.cards[last].node.focus({ preventScroll: true });
    if (this.opened !== null) this.cards[this.opened].node.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // --- what is lit and what steps back ---

  paint() {
    const centre = this.hovered ?? this.opened;
    const reach = centre === null ? null : this.reach(centre);
    const seen = this.selection();
    for (const [at, { node }] of this.cards.entries()) {
      const stays = at === this.focused || at === this.opened;
      node.classList.toggle("back", reach ? !reach.cards.has(at) && !stays : !(seen?.has(at) ?? true));
      node.classList.toggle("matched", this.matches?.has(at) ?? false);
      set(node, "aria-expanded", at === this.opened);
      const ring = node.lastChild;
      ring.setAttribute("class", `halo ${this.ring(at)}`);
      frame(ring, this.data.cards.length ? (at === this.focused ? 4 : 1.5) : 0);
    }
    for (const [at, { node, start, end }] of this.lines.entries()) {
      const direct = reach && (start === centre || end === centre);
      const indirect = reach && !direct && reach.lines.has(at);
      node.classList.toggle("direct", Boolean(direct));
      node.classList.toggle("indirect", Boolean(indirect));
      node.classList.toggle("back", reach ? !direct && !indirect : seen !== null && !(seen.has(start) && seen.has(end)));
    }
    this.say(this.focused ?? this.hovered);
  }

  ring(at) {
    if (at === this.focused) return "focused";
    if (at === this.opened) return "opened";
    if (at === this.hovered) return "hovered";
    return "match";
  }

  // The cards the filters leave in front, or null when nothing is set.
  selection() {
    const { pressed, query, range } = this.memory;
    const words = query.trim().toLowerCase();
    this.matches = words ? new Set(this.searched.flatMap((text, at) => (text.includes(words) ? [at] : []))) : null;
    this.root.querySelector(".tally").textContent = words ? this.data.words.found.replace("#", this.matches.size) : "";
    if (!pressed.size && !words && range !== "owner") return null;
    const served = range === "owner" ? this.served() : null;
    const chosen = (card, at) =>
      (!pressed.size || pressed.has(card[3])) && (this.matches?.has(at) ?? true) && (served?.has(at) ?? true);
    return new Set(this.data.cards.flatMap((card, at) => (chosen(card, at) ? [at] : [])));
  }

  // What the chain owner makes, and what directly feeds it or takes from it.
  served() {
    const own = new Set([...this.cards.keys()].filter((at) => this.cards[at].node.querySelector('[href="#owner"]')));
    const near = this.lines.flatMap(({ start, end }) => (own.has(start) ? [end] : own.has(end) ? [start] : []));
    return new Set([...own, ...near]);
  }

  // Everything that feeds a card and everything it reaches; in focus only its neighbours.
  reach(centre) {
    const cards = new Set([centre]);
    const lines = new Set();
    for (const [from, to] of [["end", "start"], ["start", "end"]]) {
      const ahead = [centre];
      const met = new Set(ahead);
      while (ahead.length) {
        const card = ahead.pop();
        for (const [at, line] of this.lines.entries()) {
          if (line[from] !== card) continue;
          lines.add(at);
          cards.add(line[to]);
          if (this.memory.range !== "focus" && !met.has(line[to])) ahead.push(line[to]);
          met.add(line[to]);
        }
      }
    }
    return { cards, lines };
  }

  say(at) {
    const readout = this.root.querySelector(".readout");
    readout.classList.toggle("shown", at !== null);
    const said = readout.querySelector(".said");
    const text = at === null ? "" : this.data.cards[at][5];
    if (said.textContent !== text) said.textContent = text;
  }

  // --- the same as a table ---

  table() {
    const twin = this.root.querySelector(".twin");
    const link = this.root.querySelector(".link");
    if (!twin.firstChild) twin.append(this.rows());
    twin.hidden = !twin.hidden;
    set(link, "aria-expanded", !twin.hidden);
    link.textContent = twin.hidden ? this.data.words.table : this.data.words.hide;
    if (!twin.hidden) twin.focus();
  }

  rows() {
    const { cards, columns, states, words } = this.data;
    const names = (from, to, at) => this.lines.filter((l) => l[from] === at).map((l) => cards[l[to]][1]).join(words.comma);
    const table = document.createElement("table");
    row(table.createTHead(), "th", columns);
    const body = table.createTBody();
    for (const [at, [, name, stage, state, detail]] of cards.entries()) {
      const cells = [name, stage, states[state], detail, names("end", "start", at), names("start", "end", at)];
      row(body, "td", cells);
    }
    return table;
  }

  // --- width: gaps give way, cards never do ---

  fit() {
    const { stops, base } = this.data;
    const width = Math.max(this.root.querySelector(".scroll").clientWidth || base, stops[0][0]);
    if (width === this.fitted) return;
    this.fitted = width;
    const [lanes, band] = [1, 2].map((row) => between(anchors(stops, base, row), anchors(stops, width, row)));
    for (const card of this.cards) {
      card.at = (card.band ? band : lanes)(card.x);
      card.node.setAttribute("transform", `translate(${card.at} ${card.y})`);
    }
    for (const { node, d, first, last } of this.lines) {
      const points = d.match(/-?[\d.]+/g).length / 2;
      let at = 0;
      const place = (x, point) => (point < first || point >= points - last ? band : lanes)(Number(x));
      node.setAttribute("d", d.replace(/-?[\d.]+/g, (n) => (at++ % 2 ? n : place(n, (at - 1) / 2))));
    }
    for (const node of this.picture.querySelectorAll(".lane, .head, .head tspan[x]")) {
      const map = node.closest(".band") ? band : lanes;
      node.dataset.x ??= `${node.getAttribute("x")} ${node.getAttribute("width") ?? 0}`;
      const [x, wide] = node.dataset.x.split(" ").map(Number);
      node.setAttribute("x", map(x));
      if (wide) node.setAttribute("width", map(x + wide) - map(x));
    }
    this.picture.setAttribute("width", width);
    this.picture.setAttribute("viewBox", `0 0 ${width} ${this.picture.getAttribute("height")}`);
  }
}

function numberOf(target) {
  const card = target.closest?.("[data-card]");
  return card ? Number(card.dataset.card) : null;
}

// Whether a card of any picture holds the focus. When a profile opens or closes the page mounts the picture anew, and
// the new one may arrive while the old one still stands and holds it: the focus would go with the old one.
function pictureInFocus() {
  return document.activeElement?.shadowRoot?.activeElement?.dataset?.card !== undefined;
}

function halo(node) {
  const ring = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ring.setAttribute("class", "halo");
  ring.setAttribute("rx", "4");
  return ring;
}

function frame(ring, off) {
  const width = Number(ring.ownerSVGElement.dataset.cardWidth);
  for (const [name, value] of [["x", -off], ["y", -off], ["width", width + 2 * off], ["height", 34 + 2 * off]]) {
    ring.setAttribute(name, value);
  }
}

function row(parent, kind, texts) {
  const line = parent.insertRow();
  for (const text of texts) line.appendChild(document.createElement(kind)).textContent = text;
}

function set(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}

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
