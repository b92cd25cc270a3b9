// The sheet of the search: a field with a list under it (the combobox pattern of WAI-ARIA), and what is chosen beside.
// Texts are set as text; the marks of states are XML made on the server and parsed as XML.

class Sheet {
  constructor(data, { asked, chosen }) {
    this.words = data.words;
    this.marks = data.marks;
    this.picks = !data.slash;
    this.asked = asked;
    this.chosen = chosen;
    this.group = null;
    this.rows = [];
    this.at = 0;
    this.answered = this.pressed = null; // the text of the answer shown, and of one that Enter waits for
    this.build(data);
  }

  build({ words, label }) {
    this.input = part("input", "text");
    const list = { role: "combobox", "aria-expanded": "false", "aria-controls": "results", "aria-autocomplete": "list" };
    setAll(this.input, { ...list, type: "text", autocomplete: "off", spellcheck: "false", "aria-label": label });
    this.input.placeholder = words.hint;
    this.reading = part("span", "reading");
    this.status = part("span", "count");
    this.status.setAttribute("role", "status");
    const close = button("close", () => this.close(), part("kbd", "", "Esc"));
    close.setAttribute("aria-label", words.close);
    this.pills = part("div", "pills");
    this.pills.hidden = true;
    setAll(this.pills, { role: "group", "aria-label": words.groups });
    this.list = part("div", "results");
    setAll(this.list, { role: "listbox", id: "results", "aria-label": words.results });
    this.none = part("p", "none");
    this.about = part("div", "about");
    const body = part("div", "body", part("div", "left", this.none, this.list), this.about);
    this.dialog = part("dialog", "sheet", part("div", "head", lens(), this.input, this.reading, this.status, close));
    this.dialog.append(this.pills, body, this.foot());
    this.dialog.setAttribute("aria-label", words.title);
    this.listen();
  }

  foot() {
    const { choose, group, open, slash, knows } = this.words;
    const keys = [["↑", "↓", choose], ["PgUp", "PgDn", group], ["Enter", open], ...(this.picks ? [] : [["/", slash]])];
    const told = keys.map((key) => part("span", "", ...key.slice(0, -1).map((each) => part("kbd", "", each)), key.at(-1)));
    return part("div", "foot", ...told, part("span", "knows", knows));
  }

  listen() {
    this.input.addEventListener("input", () => {
      this.group = null;
      this.asked();
    });
    this.dialog.addEventListener("keydown", (event) => this.key(event));
    this.dialog.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("close", () => this.empty());
    this.list.addEventListener("pointerover", (event) => this.hover(event));
    // no press on the list takes the focus out of the field
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  text() {
    return this.input.value.trim();
  }

  open() {
    if (this.dialog.open) return;
    this.input.value = "";
    this.group = null;
    this.answered = null;
    this.dialog.showModal();
    this.input.focus();
  }

  close() {
    this.dialog.close();
  }

  empty() {
    this.rows = [];
    this.list.replaceChildren();
    this.about.replaceChildren();
  }

  // --- what was found ---

  // Shows an answer, or that none could be had; a press of Enter that came before it is carried out now.
  show(answer, text) {
    this.answer = answer;
    this.answered = text;
    this.rows = answer?.groups.flatMap((group) => group.rows) ?? [];
    this.showGroups(answer?.groups ?? []);
    this.showPills(answer);
    this.reading.replaceChildren(...(answer?.reading.length ? [answer.reading[0], " ", part("b", "", answer.reading[1])] : []));
    const missing = answer !== null && !answer.found;
    this.none.textContent = answer === null ? this.words.lost : missing ? fill(this.words.none, text) : "";
    this.status.textContent = text && answer?.found ? fill(this.words.count, answer.total) : "";
    this.input.setAttribute("aria-expanded", String(this.rows.length > 0));
    this.move(0);
    const pressed = this.pressed === text;
    this.pressed = null;
    if (pressed && answer?.found && this.rows.length) this.take(0);
  }

  showPills(answer) {
    const counts = answer?.counts ?? [];
    const pill = ([id, name, count]) => {
      const made = button("pill", () => this.alone(id), `${name} `, part("b", "", String(count)));
      made.setAttribute("aria-pressed", String(this.group === id));
      return made;
    };
    this.pills.hidden = counts.length < 2;
    this.pills.replaceChildren(...[[null, this.words.all, answer?.total ?? 0], ...counts].map(pill));
  }

  // Shows one kind alone, or all again.
  alone(group) {
    this.group = group;
    this.input.focus();
    this.asked();
  }

  showGroups(groups) {
    let at = 0;
    this.options = [];
    const made = groups.map((group, number) => {
      const name = part("b", "", group.name);
      name.id = `group-${number}`;
      const head = part("div", "group-head", name, part("span", "why", group.why));
      if (group.count > group.rows.length && group.id !== this.group && this.known(group.id)) {
        const more = part("span", "more", fill(this.words.more, group.count));
        more.dataset.group = group.id;
        more.setAttribute("aria-hidden", "true"); // the pills above do the same
        head.append(more);
      }
      const options = group.rows.map((row) => this.option(row, at++));
      const box = part("div", "group", head, ...options);
      setAll(box, { role: "group", "aria-labelledby": name.id });
      return box;
    });
    this.list.replaceChildren(...made);
  }

  // Whether a group is one kind of thing, which can be shown alone.
  known(id) {
    return this.answer.counts.some(([each]) => each === id);
  }

  option(row, at) {
    const second = pieces(row.second);
    const made = part("div", "row", this.mark(row), part("span", "name", ...pieces(row.name)), part("span", "second", ...second));
    made.append(part("span", "side", row.side));
    const said = [plain(row.name), row.head, plain(row.second), row.side].filter(Boolean);
    setAll(made, { role: "option", id: `row-${at}`, "aria-label": said.join(", "), "aria-selected": "false" });
    made.dataset.at = at;
    this.options.push(made);
    return made;
  }

  mark({ mark, key }) {
    const box = part("span", `sign ${key.split(":")[0]}`);
    if (mark !== null) box.append(parsed(this.marks[mark]));
    return box;
  }

  // Makes one row the chosen one and shows what it is.
  move(at) {
    this.at = Math.min(Math.max(at, 0), this.rows.length - 1);
    for (const [number, option] of this.options.entries()) option.setAttribute("aria-selected", String(number === this.at));
    const option = this.options[this.at];
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
    if (this.at === 0) this.list.scrollTop = 0;
    this.describe(this.rows[this.at]);
  }

  describe(row) {
    this.about.replaceChildren();
    if (row === undefined) return;
    const head = part("div", "about-head", this.mark(row), row.head);
    this.about.append(head, part("h2", "", plain(row.name)));
    if (row.sentence) this.about.append(this.sentence(row));
    const facts = part("dl", "", ...row.facts.flatMap(([caption, value]) => [part("dt", "", caption), part("dd", "", value)]));
    this.about.append(facts);
    const ways = this.picks ? [[null, this.words.pick]] : row.ways;
    if (!this.picks) this.about.append(part("h3", "", this.words.ways));
    this.about.append(...ways.map((way, number) => this.way(way, number)));
  }

  sentence({ sentence, mark }) {
    const made = part("p", "sentence", sentence);
    if (mark !== null) made.style.borderColor = `var(--lp-${mark})`;
    return made;
  }

  way([, label], number) {
    const keys = number === 0 ? [part("kbd", "", "Enter")] : [part("kbd", "", "Alt"), part("kbd", "", String(number + 1))];
    return button("way", () => this.take(number), part("span", "", label), part("span", "keys", ...keys));
  }

  // Goes the way of a number from the chosen row.
  take(number) {
    const row = this.rows[this.at];
    if (row === undefined) return;
    const way = this.picks ? [] : row.ways[number];
    if (way !== undefined) this.chosen(row, way);
  }

  // --- keys and pointer ---

  key(event) {
    // Streamlit takes single letters for commands where it does not see that one writes
    event.stopPropagation();
    // while an input method is composing, its keys are its own
    if (event.isComposing || event.keyCode === 229) return;
    const digit = event.altKey && event.code.match(/^Digit([2-9])$/);
    if (digit) this.take(Number(digit[1]) - 1);
    else if (event.ctrlKey || event.metaKey || event.altKey) return;
    else if (event.key === "ArrowDown") this.move((this.at + 1) % Math.max(this.rows.length, 1));
    else if (event.key === "ArrowUp") this.move((this.at + this.rows.length - 1) % Math.max(this.rows.length, 1));
    else if (event.key === "PageDown") this.step(1);
    else if (event.key === "PageUp") this.step(-1);
    else if (event.key === "Escape") this.close();
    else if (event.key === "Enter" && event.target === this.input) this.enter();
    else return;
    event.preventDefault();
  }

  // Enter opens the chosen row; if what is typed has not been answered yet, it waits for the answer.
  enter() {
    if (this.answered === this.text()) this.take(0);
    else this.pressed = this.text();
  }

  // Goes to the first row of the next group, or of the one before.
  step(by) {
    const first = (option) => option.previousElementSibling.className === "group-head";
    const starts = this.options.filter(first).map((option) => Number(option.dataset.at));
    const here = starts.findLastIndex((start) => start <= this.at);
    this.move(starts[(here + by + starts.length) % starts.length] ?? 0);
  }

  click(event) {
    const option = event.target.closest("[role=option]");
    const more = event.target.closest("[data-group]");
    if (event.target === this.dialog) this.close();
    else if (more) this.alone(more.dataset.group);
    else if (option) {
      this.move(Number(option.dataset.at));
      this.take(0);
    }
  }

  // A pointer that rests on a row chooses it; one on its way to the other side does not.
  hover(event) {
    clearTimeout(this.resting);
    const option = event.target.closest("[role=option]");
    if (option && event.movementX + event.movementY !== 0) this.resting = setTimeout(() => this.move(Number(option.dataset.at)), 150);
  }
}
