// The page's views, as tabs: a comparison, and many versions of one story.

const tabs = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[role=tab]")]);
const panel = (/** @type {HTMLElement} */ tab) => /** @type {HTMLElement} */ (document.getElementById(tab.getAttribute("aria-controls") ?? ""));

/** Shows a view, which is told by an event of that name. @param {number} at */
export function showView(at) {
  tabs.forEach((tab, i) => {
    tab.setAttribute("aria-selected", String(i === at));
    tab.tabIndex = i === at ? 0 : -1;
    panel(tab).hidden = i !== at;
  });
  panel(tabs[at]).dispatchEvent(new Event("show"));
}

tabs.forEach((tab, i) => {
  tab.addEventListener("click", () => showView(i));
  tab.addEventListener("keydown", ({ key }) => {
    if (key !== "ArrowLeft" && key !== "ArrowRight") return;
    showView(1 - i);
    tabs[1 - i].focus();
  });
});
