/**
 * `GET /v1/documents/{id}/evidence/{fact}`: the words a fact stands in, with the sentence and what is around it.
 *
 * A fact is a row of any table with evidence in that document. Where rights withhold the text there is the quote alone.
 *
 * @module
 */
import { Hono } from "hono";
import { columns, quoteName, tables } from "../../../pipelines/model/mod.ts";
import type { Fact } from "../../release/checks/evidence.ts";
import { itemBody, json } from "../answer.ts";
import type { OpenRelease } from "../open_release.ts";
import { readParameters } from "../parameters.ts";
import { Problem } from "../problem.ts";
import type { Releases } from "../releases.ts";
import { itemParameters } from "./tables.ts";

const around = 200; // UTF-16 code units of context to either side
const evidence = ["document_id", "text_hash", "quote", "start", "end"];

/** Names of the tables whose rows are facts with evidence. */
function factTables(): string[] {
  return tables.filter((table) => {
    const names = columns(table).map(({ name }) => name);
    return names.includes("id") && evidence.every((name) => names.includes(name));
  }).map(({ name }) => name);
}

/** The route. */
export function evidenceRoute(releases: Releases): Hono {
  const names = factTables();
  return new Hono().get("/:id/evidence/:fact", (c) => {
    const { version } = readParameters(c.req.url, itemParameters);
    const { id, fact } = c.req.param();
    return releases.use(version, async (release) => {
      const found = await factOf(release, { names, id, fact });
      if (!found) {
        const detail = `Cannot find fact "${fact.slice(0, 40)}" of document "${
          id.slice(0, 40)
        }" in release ${release.version}`;
        throw new Problem("not_found", detail);
      }
      return json(c, itemBody(release, await withContext(release, found)), { pinned: version !== undefined });
    });
  });
}

async function factOf(
  { database, tables: there }: OpenRelease,
  { names, id, fact }: { names: string[]; id: string; fact: string },
): Promise<Fact | null> {
  const selects = names.filter((name) => there.has(name)).map((name) =>
    `SELECT '${name}' AS "table", id, ${evidence.map(quoteName).join(", ")} FROM ${quoteName(name)}
     WHERE id = $1 AND document_id = $2`
  );
  const [found] = await database.all<Fact>(`${selects.join(" UNION ALL ")} LIMIT 1`, [fact, id]);
  return found ?? null;
}

async function withContext({ database }: OpenRelease, { table, id, ...fact }: Fact) {
  const [version] = await database.all<{ text: string | null; archive: string; url: string; rights: string }>(
    `SELECT v.text, v.archive, d.url, d.rights FROM document_versions v JOIN documents d ON d.id = v.document_id
     WHERE v.document_id = $1 AND v.hash = $2 ORDER BY v.number DESC LIMIT 1`,
    [fact.document_id, fact.text_hash],
  );
  const text = version?.rights === "open" ? version.text : null;
  const span = text === null ? null : sentenceOf(text, fact);
  return {
    table,
    id,
    ...fact,
    sentence: text !== null && span ? { text: text.slice(span.start, span.end), ...span } : null,
    before: text !== null && span ? text.slice(Math.max(0, span.start - around), span.start) : null,
    after: text !== null && span ? text.slice(span.end, span.end + around) : null,
    url: version?.url ?? null,
    archive: version?.archive ?? null,
  };
}

const ends = "。！？；\n";

/** From the end of the sentence before to the end of the one the words close in. */
function sentenceOf(
  text: string,
  { start, end }: Pick<Fact, "start" | "end">,
): { start: number; end: number } {
  let first = start, last = end;
  while (first > 0 && !ends.includes(text[first - 1] ?? "")) first--;
  while (last < text.length && !ends.includes(text[last - 1] ?? "")) last++;
  return { start: first, end: last };
}
