// The search in a page: a field, and the sheet it opens. What is typed is asked of the server, one question at a time.
const searches = new WeakMap();
const RECENT = 6;
const EARLY = 1500; // milliseconds after which a page is as good as drawn
const RENEWED = 400; // milliseconds until a search whose index the server has dropped is asked again

export default function ({ data: parts, parentElement, setTriggerValue }) {
  const data = Object.assign({}, ...parts.map((part) => JSON.parse(part)));
  const search = searches.get(parentElement) ?? new Search(parentElement);
  searches.set(parentElement, search);
  search.tell = setTriggerValue;
  search.take(data);
  return () => {
    search.leave();
    searches.delete(parentElement);
  };
}

class Search {
  constructor(parent) {
    this.parent = parent;
    this.onSlash = (event) => this.slash(event);
    document.addEventListener("keydown", this.onSlash);
    // the server makes ready while one still looks at the page
    this.early = setTimeout(() => this.data.slash && this.fetch(""), EARLY);
  }

  leave() {
    clearTimeout(this.early);
    document.removeEventListener("keydown", this.onSlash);
    this.root?.remove();
  }

  take(data) {
    this.data = data;
    const named = `${data.words.title} ${data.label}`;
    if (this.named !== named) this.build();
    this.named = named;
    this.root.classList.toggle("dark", isDark(this.parent, data.theme));
  }

  build() {
    this.root?.remove();
    this.field = part("button", "field", part("span", "label", this.data.label));
    this.field.type = "button";
    this.field.setAttribute("aria-haspopup", "dialog");
    if (this.data.slash) {
      this.field.append(part("kbd", "", "/"));
      this.field.setAttribute("aria-keyshortcuts", "/");
    }
    this.field.addEventListener("click", () => this.open());
    this.sheet = new Sheet(this.data, {
      asked: () => this.ask(),
      chosen: (row, way) => this.choose(row, way),
    });
    this.root = part("div", "lp search", this.field, this.sheet.dialog);
    this.parent.append(this.root);
  }

  // A slash anywhere but where one writes; with a Chinese input method the key has another sign but the same place.
  slash(event) {
    const typing = event.composedPath()[0]?.matches?.("input, textarea, select, [contenteditable=true]");
    const slash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    const busy = document.querySelector("[role=dialog]") || this.sheet.dialog.open;
    if (!this.data.slash || !slash || typing || busy || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.open();
  }

  open() {
    this.sheet.open();
    this.ask();
  }

  // While a question is under way the next one waits, and only the last that was typed is asked.
  async ask() {
    if (this.asking) {
      this.waiting = true;
      return;
    }
    this.asking = true;
    do {
      this.waiting = false;
      const text = this.sheet.text();
      const answer = await this.fetch(text);
      if (!this.waiting) this.sheet.show(answer, text);
    } while (this.waiting);
    this.asking = false;
  }

  // The answer to a text, or null if none could be had.
  async fetch(text, again = true) {
    const address = new URL(this.data.address, new URL(".", location.href));
    const asked = { text, group: this.sheet.group ?? "" };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    for (const group of this.data.only) address.searchParams.append("only", group);
    if (!text) for (const key of this.recent()) address.searchParams.append("recent", key);
    let answer;
    try {
      answer = await (await fetch(address)).json();
    } catch {
      return null; // the sheet says that the server cannot be reached
    }
    if (answer !== null || !again) return answer;
    this.tell("renew", this.data.address);
    await new Promise((then) => setTimeout(then, RENEWED));
    return this.fetch(text, false);
  }

  choose(row, way) {
    this.remember(row.key);
    this.sheet.close();
    if (!this.data.slash) this.tell("pick", row.key);
    else this.tell("go", { page: way[0], parameters: way[2] });
  }

  recent() {
    try {
      return JSON.parse(localStorage.getItem(this.kept()) ?? "[]");
    } catch {
      return []; // nothing is kept where the browser keeps nothing, or what it kept is no list
    }
  }

  remember(key) {
    const kept = [key, ...this.recent().filter((each) => each !== key)].slice(0, RECENT);
    try {
      localStorage.setItem(this.kept(), JSON.stringify(kept));
    } catch {
      // a browser may forbid it: then nothing is offered next time
    }
  }

  kept() {
    return `lianpu-recent ${this.data.city}`;
  }
}
