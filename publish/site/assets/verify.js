/**
 * Verifies a release in the browser: the SHA-256 of every table against SHA256SUMS, and every quote against its text.
 * Plain script of the platform (fetch, WebCrypto, DecompressionStream); nothing is loaded from anywhere else.
 */
const button = document.getElementById("start");
const state = document.getElementById("state");
const list = document.getElementById("files");
const folder = `/v1/releases/${button.dataset.release}`;
button.hidden = false;
button.addEventListener("click", () => {
  button.disabled = true;
  verify().catch((error) => say(`${button.dataset.bad}: ${error.message}`));
});

async function verify() {
  const sums = (await (await fetch(`${folder}/SHA256SUMS`)).text()).trim().split("\n").map((line) =>
    line.split("  ")
  );
  const wanted = sums.filter(([, path]) => path.startsWith("tables/") && path.endsWith(".jsonl.gz"));
  const kept = new Map();
  let good = 0;
  for (const [sum, path] of wanted) {
    const bytes = await (await fetch(`${folder}/${path}`)).arrayBuffer();
    const right = hex(await crypto.subtle.digest("SHA-256", bytes)) === sum;
    if (right) good++;
    line(`${path.replace("tables/", "")} ${right ? button.dataset.good : button.dataset.bad}`, right);
    if (/^tables\/(document_versions|indicators|commitments)[./]/.test(path)) kept.set(path, bytes);
    say(`${good} / ${wanted.length}`);
  }
  const { held, lost } = await quotes(kept);
  line(`${held} ${button.dataset.quotes}${lost ? `; ${lost} ${button.dataset.lost}` : ""}`, lost === 0);
  say(`${button.dataset.done}: ${good} / ${wanted.length}`);
}

/** Cuts every quote out of the text it names. Texts that are not published cannot be checked. */
async function quotes(kept) {
  const texts = new Map();
  for (const row of await rows(kept, "document_versions")) {
    if (row.text !== null) texts.set(`${row.document_id} ${row.hash}`, row.text);
  }
  let held = 0, lost = 0;
  for (const table of ["indicators", "commitments"]) {
    for (const { document_id, text_hash, quote, start, end } of await rows(kept, table)) {
      const text = texts.get(`${document_id} ${text_hash}`);
      if (text === undefined) continue;
      if (text.slice(start, end) === quote) held++;
      else lost++;
    }
  }
  return { held, lost };
}

async function rows(kept, table) {
  const found = [];
  for (const [path, bytes] of kept) {
    if (!path.startsWith(`tables/${table}.`) && !path.startsWith(`tables/${table}/`)) continue;
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    const text = await new Response(stream).text();
    for (const line of text.split("\n")) if (line !== "") found.push(JSON.parse(line));
  }
  return found;
}

function hex(buffer) {
  return [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function line(text, right) {
  const item = document.createElement("li");
  item.textContent = text;
  item.className = right ? "right" : "wrong";
  list.append(item);
}

function say(text) {
  state.textContent = text;
}
