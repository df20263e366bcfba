/**
 * Verifies a release in the browser: every file but the second forms of tables against the SHA-256 that the manifest
 * lists, the rows of every table against their count, and every quote against its text, both read from Parquet.
 * WebCrypto of the platform, hyparquet and fzstd as this site serves them; nothing is loaded from anywhere else.
 */
const button = document.getElementById("start");
const state = document.getElementById("state");
const list = document.getElementById("files");
const words = button.dataset;
const folder = `/v1/releases/${words.release}`;
button.hidden = false;
button.addEventListener("click", () => {
  button.disabled = true;
  verify().catch((error) => say(`${words.bad}: ${error.message}`));
});

async function verify() {
  const manifest = JSON.parse(new TextDecoder().decode(await bytesOf("manifest.json")));
  const wanted = manifest.files.filter(({ path }) => !/^tables\/.*\.(csv|jsonl\.gz)$/.test(path));
  const tables = new Map();
  let wrong = 0;
  const tell = (text, right) => {
    line(text, right);
    if (!right) wrong++;
  };
  for (const [at, { path, sha256 }] of wanted.entries()) {
    const bytes = await bytesOf(path).catch(() => new ArrayBuffer(0));
    const right = hex(await crypto.subtle.digest("SHA-256", bytes)) === sha256;
    tell(`${path} ${right ? words.good : words.bad}`, right);
    const [, table] = /^tables\/([a-z_]+)(?:\/.*)?\.parquet$/.exec(path) ?? [];
    if (table) tables.set(table, [...tables.get(table) ?? [], bytes]);
    say(`${at + 1} / ${wanted.length}`);
  }
  await counts(tables, { manifest, tell });
  await quotes(tables, tell);
  say(`${words.done}: ${wrong === 0 ? words.whole : `${wrong} ${words.faults}`}`);
}

async function bytesOf(path) {
  const response = await fetch(`${folder}/${path}`);
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  return await response.arrayBuffer();
}

/** The rows that each table holds against those that the manifest counts. */
async function counts(tables, { manifest, tell }) {
  const { parquetMetadata } = await import("/assets/hyparquet/index.js");
  let right = 0;
  for (const [table, { rows }] of Object.entries(manifest.tables)) {
    const found = attempt(() =>
      (tables.get(table) ?? []).reduce((sum, bytes) => sum + Number(parquetMetadata(bytes).num_rows), 0)
    );
    if (found === rows) right++;
    else tell(`${table}: ${rows} ${words.rows}, ${found ?? words.unreadable}`, false);
  }
  tell(`${right} ${words.counted}`, right === Object.keys(manifest.tables).length);
}

/** Cuts every quote out of the text it names. Texts that are not published cannot be checked. */
async function quotes(tables, tell) {
  try {
    const texts = new Map();
    for (const row of await rows(tables, "document_versions", ["document_id", "hash", "text"])) {
      if (row.text !== null) texts.set(`${row.document_id} ${row.hash}`, row.text);
    }
    let held = 0, lost = 0;
    for (const table of ["indicators", "commitments"]) {
      const columns = ["document_id", "text_hash", "quote", "start", "end"];
      for (const { document_id, text_hash, quote, start, end } of await rows(tables, table, columns)) {
        const text = texts.get(`${document_id} ${text_hash}`);
        if (text === undefined) continue;
        if (text.slice(Number(start), Number(end)) === quote) held++;
        else lost++;
      }
    }
    tell(`${held} ${words.quotes}${lost ? `; ${lost} ${words.lost}` : ""}`, lost === 0);
  } catch (error) {
    tell(`${words.lost}: ${words.unreadable} (${error.message})`, false);
  }
}

/** Rows of a table from its Parquet files, which DuckDB compresses with Zstandard. */
async function rows(tables, table, columns) {
  const { parquetReadObjects } = await import("/assets/hyparquet/index.js");
  const { decompress } = await import("/assets/fzstd.js");
  const compressors = { ZSTD: (input, length) => decompress(input, new Uint8Array(length)) };
  const found = [];
  for (const file of tables.get(table) ?? []) {
    for (const row of await parquetReadObjects({ file, columns, compressors })) found.push(row);
  }
  return found;
}

function attempt(work) {
  try {
    return work();
  } catch {
    return null;
  }
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
