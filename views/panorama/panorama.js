// The panorama's behaviour in the browser: what lights up, what steps back, keys, and the width of the gaps.
// The tree arrives as XML made in Python and is parsed as XML; texts are set as text, never as HTML.
const shown = new WeakMap();

export default function ({ data: packed, parentElement, setTriggerValue }) {
  // a line for the picture, which stays, and one for what is opened
  const data = Object.assign({}, ...new TextDecoder().decode(packed).split("\n").map((line) => JSON.parse(line)));
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
    this.set = readAddress();
    this.last = null; // the card opened last: keys go back to it
    this.hovered = this.focused = null;
    this.onEscape = (event) => this.leaveProfile(event);
    document.addEventListener("keydown", this.onEscape, true);
    this.sizes = new ResizeObserver(() => this.fit());
  }

  leave() {
    document.removeEventListener("keydown", this.onEscape, true);
    this.sizes.disconnect();
    this.root?.remove();
  }

  take(data) {
    const fresh = this.data?.xml !== data.xml;
    const hadFocus = fresh && this.parent.activeElement?.dataset?.card !== undefined;
    this.data = data;
    if (fresh) this.build(data);
    this.opened = data.opened === null ? null : this.numbers.get(data.opened) ?? null;
    if (this.opened !== null) this.set.centre = data.opened;
    this.root.classList.toggle("dark", isDark(this.parent, data.theme));
    this.change();
    if (fresh) this.restore(hadFocus);
    // where the focus goes back to when the profile is left, however it was opened
    if (this.opened !== null) this.last = this.opened;
  }

  // After anything was set: buttons, picture and address say the same.
  change() {
    this.controls();
    this.paint();
    writeAddress(this.set);
  }

  build(data) {
    const tree = new DOMParser().parseFromString(data.xml, "application/xml").documentElement;
    const root = document.importNode(tree, true);
    this.root?.remove();
    this.parent.append(root);
    this.root = root;
    this.picture = root.querySelector(".scroll > svg");
    this.numbers = new Map(data.cards.map((card, at) => [card.id, at]));
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
    this.searched = data.cards.map((card) => [card.name, card.readout, card.id].join("\n").toLowerCase());
    // what has no button here cannot be unset here
    for (const [name, kind] of [["pressed", "state"], ["strategies", "strategy"]]) {
      const offered = [...root.querySelectorAll(`[data-${kind}]`)].map((pill) => pill.dataset[kind]);
      this.set[name] = new Set(offered.filter((value) => this.set[name].has(value)));
    }
    if (!this.numbers.has(this.set.centre)) this.set.centre = null;
    this.fitted = null;
    this.sizes.disconnect();
    this.sizes.observe(root.querySelector(".scroll"));
    this.fit();
    this.listen(root);
  }

  // --- what is set above the picture ---

  controls() {
    const { pressed, strategies, query, range, steps } = this.set;
    const press = (kind, chosen) => {
      for (const node of this.root.querySelectorAll(`[data-${kind}]`)) {
        set(node, "aria-pressed", chosen(node.dataset[kind]));
      }
    };
    press("state", (state) => pressed.has(state));
    press("strategy", (strategy) => strategies.has(strategy));
    press("range", (each) => each === range);
    press("steps", (each) => each === steps);
    press("marks", () => this.marked());
    const find = this.root.querySelector(".find");
    if (find.value !== query) find.value = query;
    for (const each of RANGES) this.root.classList.toggle(`range-${each}`, each === range);
    this.root.classList.toggle("overlay", this.marked());
    const { centre, noCentre } = this.data.words;
    const name = this.data.cards[this.centre()]?.name;
    this.root.querySelector(".around").textContent = name === undefined ? noCentre : centre.replace("#", () => name);
  }

  // Whether the strategies of the targets stand on the cards.
  marked() {
    return this.set.marks || this.set.strategies.size > 0;
  }

  // The card in the middle of the focus, or null.
  centre() {
    return this.set.range === "focus" ? this.numbers.get(this.set.centre) ?? null : null;
  }

  listen(root) {
    root.addEventListener("click", (event) => this.click(event));
    root.addEventListener("keydown", (event) => this.key(event));
    root.querySelector(".find").addEventListener("input", (event) => {
      this.set.query = event.target.value;
      this.change();
    });
    // A new picture may bring another card under a pointer at rest: only a pointer that moves lights anything.
    root.addEventListener("pointermove", (event) => this.hover(numberOf(event.target)));
    root.addEventListener("pointerleave", () => this.hover(null));
    root.addEventListener("focusin", (event) => this.focus(numberOf(event.target), event.target));
    root.addEventListener("focusout", () => this.focus(null));
  }

  click(event) {
    const { dataset } = event.target.closest("button") ?? {};
    if (dataset) this.choose(dataset);
    else if (event.target.closest(".scroll")) {
      const at = numberOf(event.target);
      if (at === null) this.close();
      else this.open(at);
    }
    this.change();
  }

  choose({ state, strategy, range, steps, marks, print }) {
    if (state) toggle(this.set.pressed, state);
    else if (strategy) toggle(this.set.strategies, strategy);
    else if (steps) this.set.steps = steps;
    else if (range) this.look(range);
    else if (marks) {
      this.set.marks = !this.marked();
      this.set.strategies.clear();
    } else if (print) window.print();
    else this.table();
  }

  // How far to look; a focus begins around the card that is open, or was last.
  look(range) {
    this.set.range = range;
    const at = this.opened ?? this.last;
    if (at !== null) this.set.centre = this.data.cards[at].id;
  }

  open(at) {
    const { id } = this.data.cards[at];
    this.last = at;
    this.set.centre = id;
    if (this.opened !== at) this.press(id);
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
    const back = this.opened ?? this.last;
    if (event.target.closest(".find") && this.set.query) this.set.query = "";
    else if (this.opened === null && this.set.range === "focus") this.set.range = RANGES[0];
    else {
      this.close();
      if (back !== null) this.cards[back].node.focus();
    }
    this.change();
  }

  // Escape inside the profile, which stands beside the picture, leaves it too; a list open in it is shut first.
  leaveProfile(event) {
    const inside = event.target.closest?.(".st-key-link-profile");
    const busy = event.target.closest?.("[role=combobox][aria-expanded=true]");
    if (event.key !== "Escape" || !inside || busy || this.opened === null) return;
    event.preventDefault();
    this.cards[this.opened].node.focus();
    this.close();
    this.change();
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
      if (ahead > 1 && far < least && !card.node.classList.contains("gone")) [best, least] = [card, far];
    }
    best?.node.focus();
  }

  rove(at) {
    for (const { node } of this.cards) node.setAttribute("tabindex", "-1");
    this.cards[at].node.setAttribute("tabindex", "0");
  }

  // After a new picture the visitor stands where he stood.
  restore(hadFocus) {
    const start = this.root.querySelector("[data-card]:not(.gone)") ?? this.root.querySelector("[data-card]");
    this.rove(this.last ?? this.opened ?? Number(start?.dataset.card ?? 0));
    const free = document.activeElement === document.body;
    if (this.last !== null && (hadFocus || free)) this.cards[this.last].node.focus({ preventScroll: true });
    if (this.opened !== null) this.cards[this.opened].node.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  // --- what is lit and what steps back ---

  paint() {
    const middle = this.centre();
    const around = middle === null ? null : this.reach(middle);
    const lit = this.hovered ?? (around ? null : this.opened);
    const reach = lit === null ? null : this.reach(lit);
    const seen = this.selection();
    this.paintCards(around, reach, seen);
    this.paintLines(around, reach, seen, lit ?? middle);
    this.say(this.focused ?? this.hovered);
  }

  paintCards(around, reach, seen) {
    for (const [at, { node }] of this.cards.entries()) {
      const stays = at === this.focused || at === this.opened;
      node.classList.toggle("gone", around !== null && !around.cards.has(at));
      // a card that is open fades lines alone: the others stay readable, and as their marks in the legend
      const fades = reach && this.hovered !== null;
      node.classList.toggle("back", fades ? !reach.cards.has(at) && !stays : !stays && !(seen?.has(at) ?? true));
      node.classList.toggle("matched", this.matches?.has(at) ?? false);
      set(node, "aria-expanded", at === this.opened);
      const ring = node.lastChild;
      ring.setAttribute("class", `halo ${this.ring(at)}`);
      frame(ring, at === this.focused ? 4 : 1.5);
    }
  }

  // In a focus the lines of its centre are lit as if it were open.
  paintLines(around, reach, seen, lit) {
    const shown = reach ?? around;
    for (const [at, { node, start, end }] of this.lines.entries()) {
      const direct = shown && (start === lit || end === lit);
      const indirect = shown && !direct && shown.lines.has(at);
      const faded = reach ? !direct && !indirect : seen !== null && !(seen.has(start) && seen.has(end));
      node.classList.toggle("gone", around !== null && !around.lines.has(at));
      node.classList.toggle("direct", Boolean(direct));
      node.classList.toggle("indirect", Boolean(indirect));
      node.classList.toggle("back", faded);
    }
  }

  ring(at) {
    if (at === this.focused) return "focused";
    if (at === this.opened) return "opened";
    if (at === this.hovered) return "hovered";
    if (this.set.range === "owner" && this.data.cards[at].unmet) return "wanting";
    return "match";
  }

  // The cards the filters leave in front, or null when nothing is set.
  selection() {
    const { pressed, strategies, query, range } = this.set;
    const words = query.trim().toLowerCase();
    this.matches = words ? new Set(this.searched.flatMap((text, at) => (text.includes(words) ? [at] : []))) : null;
    this.root.querySelector(".tally").textContent = words ? this.data.words.found.replace("#", this.matches.size) : "";
    if (!pressed.size && !strategies.size && !words && range !== "owner") return null;
    const served = range === "owner" ? this.served() : null;
    const chosen = (card, at) =>
      (!pressed.size || pressed.has(card.state)) &&
      (!strategies.size || strategies.has(card.strategy)) &&
      (this.matches?.has(at) ?? true) &&
      (served?.has(at) ?? true);
    return new Set(this.data.cards.flatMap((card, at) => (chosen(card, at) ? [at] : [])));
  }

  // What the chain owner makes, and what directly feeds it or takes from it.
  served() {
    const own = new Set(this.data.cards.flatMap((card, at) => (card.owner ? [at] : [])));
    const near = this.lines.flatMap(({ start, end }) => (own.has(start) ? [end] : own.has(end) ? [start] : []));
    return new Set([...own, ...near]);
  }

  // Everything that feeds a card and everything it reaches; in focus only as many steps as are set.
  reach(centre) {
    const { range, steps } = this.set;
    const most = range === "focus" && steps !== "all" ? Number(steps) : Infinity;
    const cards = new Set([centre]);
    const lines = new Set();
    for (const [from, to] of [["end", "start"], ["start", "end"]]) {
      const met = new Set([centre]);
      let edge = [centre];
      for (let step = 0; step < most && edge.length; step++) {
        const next = this.lines.flatMap((line, at) => (edge.includes(line[from]) ? [[at, line[to]]] : []));
        edge = [];
        for (const [at, card] of next) {
          lines.add(at);
          cards.add(card);
          if (!met.has(card)) edge.push(card);
          met.add(card);
        }
      }
    }
    return { cards, lines };
  }

  say(at) {
    const readout = this.root.querySelector(".readout");
    readout.classList.toggle("shown", at !== null);
    const said = readout.querySelector(".said");
    const text = at === null ? "" : this.data.cards[at].readout;
    if (said.textContent !== text) said.textContent = text;
  }

  // --- the same as a table ---

  table() {
    const twin = this.root.querySelector(".twin");
    const link = this.root.querySelector(".twins");
    if (!twin.firstChild) twin.append(this.rows());
    twin.hidden = !twin.hidden;
    set(link, "aria-expanded", !twin.hidden);
    link.textContent = twin.hidden ? this.data.words.table : this.data.words.hide;
    if (!twin.hidden) twin.focus();
  }

  rows() {
    const { cards, columns, marks, strategies, words } = this.data;
    const names = (from, to, at) =>
      this.lines.filter((line) => line[from] === at).map((line) => cards[line[to]].name).join(words.comma);
    const table = document.createElement("table");
    row(table.createTHead(), "th", columns);
    const body = table.createTBody();
    for (const [at, { name, stage, mark, detail, strategy }] of cards.entries()) {
      const told = [name, stage, marks[mark], detail, strategy ? strategies[strategy] : words.none];
      row(body, "td", [...told, names("end", "start", at), names("start", "end", at)]);
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

function toggle(chosen, value) {
  if (!chosen.delete(value)) chosen.add(value);
}

function set(node, name, value) {
  if (node.getAttribute(name) !== String(value)) node.setAttribute(name, String(value));
}
