"use strict";
(() => {
  const search = document.querySelector(".search");
  if (search) {
    const words = document.getElementById("words");
    const name = document.getElementById("name");
    const count = document.getElementById("count");
    const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
    const figures = [...document.querySelectorAll("article.figure")].map((section) => ({
      section,
      entry: document.querySelector(`nav a[href="#${section.getAttribute("aria-labelledby")}"]`)?.closest("li"),
      rows: [...section.querySelectorAll("tr[data-by]")],
      text: null,
    }));
    const choose = () => {
      const wanted = fold(words.value).split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const figure of figures) {
        let speaks = !name.value;
        for (const row of figure.rows) {
          const chosen = Boolean(name.value) && row.dataset.by === name.value;
          row.classList.toggle("chosen", chosen);
          speaks ||= chosen;
        }
        if (wanted.length) figure.text ??= fold(figure.section.textContent);
        const fits = speaks && wanted.every((word) => figure.text.includes(word));
        figure.section.hidden = !fits;
        if (figure.entry) figure.entry.hidden = !fits;
        shown += fits;
      }
      const filtered = wanted.length > 0 || name.value !== "";
      const said = count.dataset.shown.replace("{shown}", shown).replace("{all}", figures.length);
      count.textContent = filtered ? said : "";
    };
    const all = () => {
      words.value = name.value = "";
      choose();
    };
    words.addEventListener("input", choose);
    name.addEventListener("change", choose);
    document.getElementById("all").addEventListener("click", all);
    document.addEventListener("click", (event) => {
      const anchor = event.target.closest('a[href^="#"]');
      const place = anchor && document.getElementById(anchor.getAttribute("href").slice(1));
      if (place && place.closest("[hidden]")) all();
    });
    search.hidden = false;
    choose();
  }
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const one of opened) one.open = true;
  });
  addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });
})();
