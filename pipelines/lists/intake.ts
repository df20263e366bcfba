/**
 * Takes a published list in: files → rows of capabilities, demands, instruments or institutions, compared with the issue before.
 *
 * One transaction: an issue is loaded whole, with its rejects counted, or not at all. Giving the same bytes again changes nothing.
 * All bulk work is DuckDB's; JavaScript sees the head of the file and distinct cells.
 *
 * @module
 */
import { type Database, literal } from "../load/duckdb.ts";
import type { Files } from "../effects.ts";
import { ParseError } from "../errors.ts";
import { stableId } from "../model/id.ts";
import type { ChainRecord } from "../model/chains.ts";
import type { ListIssueRecord, ListKind } from "../model/lists.ts";
import {
  type Difference,
  type Reading,
  readRows,
  replaceLines,
  replaceRows,
  settleFirst,
} from "./capability_issue.ts";
import { type CertificateFault, certificateFaults } from "./certificate_faults.ts";
import { classifier } from "./chains.ts";
import { bodiesTouched, loadInstitutions } from "./institution_load.ts";
import { keepLines, layoutText, type Lines, linesOf } from "./line_memory.ts";
import { keepIssue, type ListState, stateOf } from "./list_state.ts";
import type { Mapping } from "./mapping.ts";
import { isPlain, type PlainKind, readPlain, replacePlain } from "./plain_issue.ts";
import type { RowCounts } from "./sheets.ts";
import { sqlRules } from "./sql_rules.ts";
import type { Staged } from "./staged.ts";
import { type ListPart, type StagedSheets, stageParts } from "./staging.ts";
import { type Tally, tally, tallyChange } from "./tally.ts";

/** A list to take in. */
export interface ListOptions {
  /** The files that make up the issue, in order. */
  parts: readonly ListPart[];
  /** Name of the file, or of them all, as messages and rejects give it. */
  name: string;
  /** SHA-256 of the bytes, as the archive knows them. */
  digest: string;
  as: ListKind;
  /** Null for the one that the list was given before, else to guess it from the headers of each issue. */
  mapping: Mapping | null;
  list: {
    /** Id of the source that publishes it. */
    source: string;
    /** Name that stays from issue to issue. */
    name: string;
    /** What tells it from other lists of the source and kind; most often its name. */
    key: string;
    /** Place it is about, for rows that state none. */
    region: string | null;
  };
  /** ISO day of the issue; a certificate cannot be younger. */
  day: string;
  /** Whether an issue without a row is meant so, and withdraws all rows; else it is refused. */
  withdrawAll: boolean;
  /** Folder for files that live as long as the intake. */
  folder: string;
  /** Folder that keeps what is remembered of lines between intakes. */
  memory: string;
  files: Files;
  vocabulary: readonly ChainRecord[];
}

/** What became of a list. */
export interface ListReport extends Difference, RowCounts, Tally {
  list: string;
  /** Null when the list held these bytes already. */
  issue: string | null;
  mapping: Mapping;
  /** First two digits of the codes of provinces whose rows were touched; `00` for rows of no known place. */
  provinces: string[];
  /** Sheets left out, each with the reason. */
  passed: StagedSheets["passed"];
  /** Whether only changed lines were read. */
  byLines: boolean;
  /** Certificate numbers of the list that are none. */
  certificates: CertificateFault[];
}

/**
 * Takes a list in.
 * @throws {ParseError} when the file is no such list, cannot be read without losing rows, or has no row; then nothing has changed
 * @throws {DefinitionError} when the mapping names a field that such lists do not have
 */
export async function ingestList(database: Database, options: ListOptions): Promise<ListReport> {
  const { as, digest, folder, files, list: { source, key } } = options;
  const id = stableId("list", source, as, key);
  await database.run(sqlRules);
  const state = await stateOf(database, id);
  const mapping = options.mapping ?? (state?.given ? JSON.parse(state.mapping) as Mapping : null);
  await files.makeFolder(folder);
  try {
    const { staged, passed } = await stageParts(options.parts, { ...options, mapping });
    const [first] = staged;
    if (first === undefined) throw new TypeError(`Cannot take in ${options.name}: staging gave no sheet`);
    const known = { list: id, mapping: first.mapping, passed };
    if (state?.digest === digest) return await unchanged(database, { ...known, as, number: state.list });
    const lines = await linesOf(options, { state, staged });
    const taken = await database.transaction(() => takeIn(database, { options, id, state, staged, lines }));
    if (as === "capabilities") await keepLines(options, { lines, state, ...taken });
    return { ...known, ...taken };
  } finally {
    await files.remove(folder);
  }
}

type Known = Pick<ListReport, "list" | "passed"> & { mapping: Mapping };

async function unchanged(
  database: Database,
  known: Known & { as: ListKind; number: number },
): Promise<ListReport> {
  const { list, mapping, passed, as, number } = known;
  return {
    list,
    mapping,
    passed,
    issue: null,
    ...await tally(database, { as, list, number }),
    read: 0,
    rejected: 0,
    added: 0,
    withdrawn: 0,
    changed: 0,
    provinces: [],
    byLines: true,
    certificates: await certificateFaults(database, { as, list, number }),
  };
}

interface Taking {
  options: ListOptions;
  id: string;
  state: ListState | null;
  staged: Staged[];
  lines: Lines | null;
}

type Taken = Omit<ListReport, "list" | "mapping" | "passed"> & { issue: string };

async function takeIn(database: Database, taking: Taking): Promise<Taken> {
  const { options, id, state, staged, lines } = taking;
  const { as, list: { source, name, region }, day, folder, files, vocabulary } = options;
  const [next] = await database.all<{ list: number }>(
    "SELECT coalesce(max(list), 0) + 1 AS list FROM list_state",
  );
  const number = (state?.number ?? 0) + 1;
  const issue = stableId("list_issue", id, String(number), options.digest);
  const reading: Reading = {
    database,
    files,
    folder,
    list: state?.list ?? next?.list ?? 1,
    issue: number,
    words: { list: id, region, year: Number(day.slice(0, 4)), classify: classifier(vocabulary) },
  };
  await database.run("INSERT OR REPLACE INTO lists VALUES ($1, $2, $3, $4, $5, $6)", [
    id,
    source,
    as,
    name,
    region,
    JSON.stringify(staged[0]?.mapping),
  ]);
  const done = isPlain(as)
    ? await takePlain(reading, { as, issue, source, staged })
    : await takeCapabilities(reading, { state, staged, lines });
  await keepRejects(reading, { id, issue, file: options.name, all: !done.byLines });
  if (!done.byLines || await bodiesTouched(database)) await loadInstitutions(reading);
  const rejected = await database.all<{ rows: number }>(
    "SELECT count(*) AS rows FROM list_rejects WHERE list_id = $1",
    [id],
  );
  const report: Taken = {
    ...done,
    issue,
    rejected: rejected[0]?.rows ?? 0,
    certificates: await certificateFaults(database, { as, list: id, number: reading.list }),
    ...done.byLines && state !== null
      ? await tallyChange(database, state)
      : await tally(database, { as, list: id, number: reading.list }),
  };
  if (report.records === 0 && !options.withdrawAll) throw noRows(options.name, report);
  await keepIssue(database, {
    row: issueRow(report, { options, list: id, number }),
    state: {
      list: reading.list,
      layout: layoutText(staged),
      given: options.mapping !== null || state?.given === true,
    },
  });
  return report;
}

/** An issue that would leave the list empty: more often a broken export than a list that nobody is on any more. */
function noRows(name: string, { read, rejected }: Pick<Taken, "read" | "rejected">): ParseError {
  const found = read === 0 ? "none" : `${rejected} rejected of ${read}`;
  return new ParseError(
    `Cannot read ${name}: wanted rows below the header, found ${found}`,
    { next: "deno task zhiji ingest FILE --as KIND --withdraw-all, if the list is empty now" },
  );
}

function issueRow(
  report: Taken,
  { options, list, number }: { options: ListOptions; list: string; number: number },
): ListIssueRecord {
  const { issue: id, read, rejected, records, added, withdrawn, changed, unclassified } = report;
  return {
    id,
    list_id: list,
    number,
    date: options.day,
    file: options.name,
    digest: options.digest,
    ...{ read, rejected, records, added, withdrawn, changed, unclassified },
    without_standard: report.withoutStandard,
  };
}

type Done = Difference & RowCounts & Pick<ListReport, "provinces" | "byLines">;

async function takeCapabilities(
  reading: Reading,
  { state, staged, lines }: { state: ListState | null; staged: Staged[]; lines: Lines | null },
): Promise<Done> {
  const [only] = staged;
  if (only !== undefined && state !== null && lines?.comparison && lines.scanned.difference !== null) {
    const { comparison, scanned: { difference, ...counted } } = lines;
    const read = counted.lines - only.skip;
    const compared = await replaceLines(reading, {
      staged: only,
      comparison,
      fresh: difference.fresh,
      among: read,
    });
    return { ...compared, read, provinces: await provinces(reading, state), byLines: true };
  }
  const counts = await readRows(reading, { sheets: staged, straight: state === null });
  const difference = state === null ? await settleFirst(reading) : await replaceRows(reading);
  return { ...difference, ...counts, provinces: await provinces(reading, state), byLines: false };
}

async function provinces({ database, list }: Reading, state: ListState | null): Promise<string[]> {
  const touched = state === null
    ? `SELECT DISTINCT who FROM capability_rows WHERE list = ${list}`
    : "SELECT who FROM gone_who UNION SELECT f.who FROM fresh f JOIN added a ON a.place = f.rowid";
  const rows = await database.all<{ province: string }>(
    `SELECT DISTINCT coalesce(left(region_code, 2), '00') AS province FROM capability_who WHERE id IN (${touched}) ORDER BY 1`,
  );
  return rows.map(({ province }) => province);
}

async function takePlain(
  reading: Reading,
  { as, issue, source, staged }: {
    as: PlainKind;
    issue: string;
    source: string;
    staged: Staged[];
  },
): Promise<Done> {
  const counts = await readPlain(reading, { sheets: staged, as });
  const difference = await replacePlain(reading, { as, issue, source });
  const rows = await reading.database.all<{ province: string }>(
    `SELECT DISTINCT coalesce(left(region_code, 2), '00') AS province FROM (
       SELECT f.region_code FROM identified f LEFT JOIN known k ON k.id = f.id WHERE f.content IS DISTINCT FROM k.content
       UNION ALL SELECT k.region_code FROM known k LEFT JOIN identified f ON k.id = f.id WHERE f.content IS DISTINCT FROM k.content)
     ORDER BY 1`,
  );
  return { ...counts, ...difference, provinces: rows.map(({ province }) => province), byLines: false };
}

/** Rejects of the rows read now; those of lines that were not read again stay, unless their line is gone. */
async function keepRejects(
  { database, words: { list } }: Reading,
  { id, issue, file, all }: { id: string; issue: string; file: string; all: boolean },
): Promise<void> {
  await database.run(
    all
      ? `DELETE FROM list_rejects WHERE list_id = ${literal(list)}`
      : `DELETE FROM list_rejects WHERE list_id = ${literal(list)} AND (issue_id, row) IN (
           SELECT i.id, u.row FROM lost_lines u JOIN list_issues i ON i.list_id = ${
        literal(list)
      } AND i.number = u.issue)`,
  );
  await database.run(
    `INSERT INTO list_rejects SELECT ${literal(id)}, ${literal(issue)}, ${
      literal(file)
    }, sheet, row, reason, message
     FROM fresh_rejects ORDER BY sheet, row`,
  );
}
