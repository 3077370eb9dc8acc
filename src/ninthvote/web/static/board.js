// With a script the board answers at once; without it the same form and links ask for a page.
(() => {
  "use strict";
  let open = [];
  const board = () => document.getElementById("board");

  // A chair is a link that holds the whole next question: its votes are put into the form, and the form asks.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".horseshoe a");
    if (!link || !board() || event.ctrlKey || event.metaKey || event.shiftKey || !window.htmx) return;
    event.preventDefault();
    const asked = new URL(link.href.baseVal, location.href).searchParams;
    for (const choice of board().querySelectorAll("input[type=radio]")) {
      choice.checked = choice.value === (asked.get(choice.name) ?? "");
    }
    htmx.trigger(board(), "change");
  });

  // What was opened stays open, and what was focused keeps the focus, when the answer is put in place.
  document.addEventListener("htmx:beforeSwap", () => {
    open = [...document.querySelectorAll("main details[open][id]")].map((element) => element.id);
  });
  document.addEventListener("htmx:afterSwap", () => {
    for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  });
})();
