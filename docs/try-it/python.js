// Python for the page: Pyodide, and the library with what it needs, all from this folder.
import { loadPyodide } from "./pyodide/pyodide.mjs";

const pyodide = await loadPyodide();
const there = performance.now();
let waited = 0; // milliseconds from Pyodide to the first answer, without those in which nobody had asked
let answering;

try {
  pyodide.unpackArchive(await (await fetch("library.zip")).arrayBuffer(), "zip", { extractDir: "/library" });
  pyodide.runPython("import sys; sys.path.insert(0, '/library')");
  answering = pyodide.pyimport("answering");
  waited = performance.now() - there;
  postMessage({ kind: "ready", seconds: waited / 1000 });
} catch (error) {
  postMessage({ kind: "failed", reason: error.message });
}

const work = {
  ask({ dossier, question }) {
    const began = performance.now();
    const result = JSON.parse(answering.answer(dossier, question));
    const seconds = (performance.now() - began) / 1000;
    postMessage({ kind: "answer", result, seconds, first: waited === null ? null : waited / 1000 + seconds });
    waited = null;
  },
  run({ code, dossier }) {
    postMessage({ kind: "printed", result: JSON.parse(answering.run(code, dossier)) });
  },
};

onmessage = ({ data }) => {
  try {
    work[data.kind](data);
  } catch (error) {
    postMessage({ kind: "failed", reason: error.message });
  }
};
