// Packs the wheels for the page, compiled by the very Python that will run them: else the first answer waits until two
// hundred modules are compiled in the browser.  Run by .ci/try-it: node pack.mjs FOLDER
import { readFile, readdir, writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const folder = process.argv[2];
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide/pyodide.mjs`));
const pyodide = await loadPyodide();

for (const name of (await readdir(`${folder}/wheels`)).filter((one) => one.endsWith(".whl"))) {
  const { buffer } = new Uint8Array(await readFile(`${folder}/wheels/${name}`));
  pyodide.unpackArchive(buffer, "wheel", { extractDir: "/packed" });
}
pyodide.FS.writeFile("/packed/answering.py", (await readFile(`${folder}/answering.py`)).toString());
pyodide.runPython(`
import compileall, py_compile, shutil
compileall.compile_dir("/packed", quiet=1, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH, stripdir="/packed")
shutil.make_archive("/library", "zip", "/packed")
`);
await writeFile(`${folder}/library.zip`, pyodide.FS.readFile("/library.zip"));
