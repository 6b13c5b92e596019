// Python runs in a worker, so that the page answers while it does, and so that it can be stopped.  All that comes back
// is put into the page as text; a chart is shown as a picture, in which nothing runs.
const at = (id) => document.getElementById(id);
const buttons = document.querySelectorAll("button[type=submit]");
let python;
let charts = [];

function start() {
  python = new Worker("python.js", { type: "module" });
  python.onmessage = ({ data }) => receive[data.kind](data);
  python.onerror = (event) => say(`Python cannot be loaded here: ${event.message ?? "see the console"}`);
}

function say(text) {
  at("state").textContent = text;
}

function working(yes) {
  buttons.forEach((button) => { button.disabled = yes; });
  at("stop").hidden = !yes;
}

const receive = {
  ready({ seconds }) {
    say(`Ready: the library was there ${seconds.toFixed(2)} s after Python.`);
    document.body.dataset.ready = seconds;
    working(false);
  },
  failed({ reason }) {
    say(`Something went wrong: ${reason}`);
    working(false);
  },
  answer({ result, seconds, first }) {
    working(false);
    say(`Answered in ${seconds.toFixed(2)} s.`);
    if (first !== null) {
      document.body.dataset.first = first;
      say(`The first answer took ${first.toFixed(2)} s, loading the library included.`);
    }
    show(result);
  },
  printed({ result }) {
    working(false);
    say("Done.");
    at("output").hidden = false;
    at("printed").textContent = result.printed;
  },
};

function show({ error, answer, explained, figures, all }) {
  at("answer").hidden = false;
  at("verdict").textContent = error ?? answer;
  at("explained").textContent = explained ?? "";
  charts.forEach((address) => URL.revokeObjectURL(address));
  charts = [];
  at("figures").replaceChildren(...(figures ?? []).flatMap(shown));
  at("all").replaceChildren(...(all ?? []).map((line) => element("li", line)));
}

function shown({ title, sentence, chart }) {
  const picture = document.createElement("img");
  picture.src = URL.createObjectURL(new Blob([chart], { type: "image/svg+xml" }));
  picture.alt = `Chart of ${title}: each statement is a mark.`;
  charts.push(picture.src);
  return [element("h3", title), element("p", sentence), picture];
}

function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function ask() {
  working(true);
  say("Python is at work.");
  python.postMessage({ kind: "ask", dossier: at("dossier").value, question: at("question").value });
}

at("asking").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});

at("running").addEventListener("submit", (event) => {
  event.preventDefault();
  working(true);
  say("Python is at work.");
  python.postMessage({ kind: "run", code: at("code").value, dossier: at("dossier").value });
});

document.querySelectorAll(".example").forEach((button) => {
  button.addEventListener("click", () => {
    at("question").value = button.textContent;
    if (!buttons[0].disabled) ask();
  });
});

at("stop").addEventListener("click", () => {
  python.terminate();
  say("Stopped. Python is being loaded again.");
  start();
});

at("dossier").value = await (await fetch("dossier.toml")).text();
start();
