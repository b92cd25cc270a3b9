// Streamlit's navigation puts a division between a list and its entries, so that a screen reader finds neither list nor
// entries. The division of each section is the list; the element around all of them says nothing. Changes are told to
// an observer before the browser paints them, so nobody ever meets the lists as they were.
(() => {
  const lists = "[data-testid=stSidebarNavItems]";
  const mend = () => {
    for (const list of document.querySelectorAll(lists)) {
      for (const section of list.children) {
        if (section.localName !== "div" || !section.querySelector(":scope > li")) continue;
        if (list.getAttribute("role") !== "none") list.setAttribute("role", "none");
        if (section.getAttribute("role") !== "list") section.setAttribute("role", "list");
      }
    }
  };
  new MutationObserver(mend).observe(document, { childList: true, subtree: true });
})();
