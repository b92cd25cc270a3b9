// Puts Streamlit's own English words into the language of the page, which our style says; also the document's language.
// Texts of ours stand in its Markdown or in our components, and are left alone. Changes are told to an observer before
// the browser paints them.
((words, patterns) => {
  const NAMES = ["aria-label", "title", "placeholder", "alt"];
  const OURS = "[data-testid=stMarkdownContainer], [data-testid=stHtml], textarea, style, script";
  const TIPS = "[role=tooltip], [data-testid=stTooltipContent]";
  const originals = new WeakMap(); // what stood where we put our words: the text of a text, of an element by name
  let language = "";

  const spoken = (text) => {
    const bare = text.trim();
    if (language !== "zh" || !bare) return text;
    if (Object.hasOwn(words, bare)) return text.replace(bare, () => words[bare]);
    for (const [pattern, said] of patterns) if (pattern.test(bare)) return bare.replace(pattern, said);
    return text;
  };

  // The words of the framework where ours stand now, else what stands there.
  const original = (node, name, now) => {
    const kept = originals.get(node)?.[name];
    return kept !== undefined && kept.ours === now ? kept.own : now;
  };

  const keep = (node, name, own, ours) => originals.set(node, { ...originals.get(node), [name]: { own, ours } });

  const mendText = (node) => {
    const parent = node.parentElement;
    if (!parent || (parent.closest(OURS) && !parent.closest(TIPS))) return;
    const own = original(node, "text", node.data);
    const ours = spoken(own);
    if (ours === node.data) return;
    keep(node, "text", own, ours);
    node.data = ours;
  };

  const mendNames = (element) => {
    for (const name of NAMES) {
      const now = element.getAttribute(name);
      if (now === null) continue;
      const own = original(element, name, now);
      const ours = spoken(own);
      if (ours === now) continue;
      keep(element, name, own, ours);
      element.setAttribute(name, ours);
    }
  };

  const mend = (root) => {
    if (root.nodeType === Node.TEXT_NODE) mendText(root);
    if (root.nodeType !== Node.ELEMENT_NODE) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) mendText(node);
      else mendNames(node);
    }
  };

  // Our style says the language; it is read anew only when a style of the page came or changed.
  const styled = ({ target, addedNodes }) =>
    target.parentElement?.closest("style") || [target, ...addedNodes].some((node) => node.querySelector?.("style"));

  const read = () => {
    const now = getComputedStyle(document.documentElement).getPropertyValue("--lp-language").trim();
    if (!now || now === language) return;
    language = now;
    document.documentElement.lang = now === "zh" ? "zh-CN" : now;
    mend(document.body);
  };

  new MutationObserver((records) => {
    if (records.some(styled)) read();
    for (const { type, target, addedNodes } of records) {
      if (type === "childList") addedNodes.forEach(mend);
      else if (type === "characterData") mendText(target);
      else mendNames(target);
    }
  }).observe(document, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMES });
})
