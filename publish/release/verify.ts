/**
 * Verifies a release from its own files, with no trust in whoever served it: signature, chain of releases, hashes of all
 * files, row counts and set hashes of all tables, keys, and every quote sliced out of its text again.
 *
 * The descriptor in the release says what its tables look like, so releases made by older code verify too. The rows of a
 * packed release are read where they stand now, and must have its set hashes (verify_past.ts). Nothing is written; tables whose
 * bytes are not as listed are not opened.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import type { Database } from "../../pipelines/load/duckdb.ts";
import { quoteName } from "../../pipelines/model/mod.ts";
import { sha256 } from "../../pipelines/model/id.ts";
import { followChain } from "./chain.ts";
import { type Finding, shown } from "./checks/check.ts";
import { checkEvidence } from "./checks/evidence.ts";
import { checkKeys } from "./checks/keys.ts";
import { checkMetadata } from "./checks/metadata.ts";
import { told } from "./checks/sets.ts";
import { databaseSumsName, type FileDigest, fileDigest, listFiles, readSums, sumsName } from "./checksums.ts";
import { readDescriptor, shapesIn } from "./datapackage.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { type Packed, packedName, readPacked } from "./packed.ts";
import { partOfRow } from "./part.ts";
import { openPublished, readParquet } from "./published.ts";
import { digestRows, type RowsDigest, sameRows, sumOf } from "./set_hash.ts";
import type { Shape } from "./shape.ts";
import { fingerprint, isSigned, publicKeyName, signatureName } from "./sign.ts";
import { isPruned, packOf, tombstoneName } from "./tombstone.ts";
import { pastTables } from "./verify_past.ts";

/** What verification found. */
export interface VerifyReport {
  /** As the manifest says; null when it cannot be read. */
  version: string | null;
  sample: boolean;
  /** True when there is no finding. */
  ok: boolean;
  /** Files hashed. */
  files: number;
  /** Rows counted in each table that could be opened. */
  rows: Record<string, number>;
  /** Facts sliced again, and facts whose text is not published. */
  evidence: { checked: number; withheld: number };
  /** Fingerprint of the key that signed it, and whether that is the key it was to be; null when nobody signed. */
  signature: { fingerprint: string; trusted: boolean } | null;
  /** Earlier releases whose manifests are as this one's chain says; not complete where their folders are not at hand. */
  chain: { links: number; complete: boolean };
  /** True when its tables were removed by the rule of retention: then only what is left was verified. */
  pruned: boolean;
  /** True when files of its tables were given up that can be made again: then their rows were verified where they stand now. */
  packed: boolean;
  findings: Finding[];
}

/** How far a step of verification has come. */
export type Progress = (step: string, done: number, total: number) => void;

/** What verification needs. */
export interface VerifyOptions {
  files: Pick<Files, "read" | "readRange" | "list" | "stat">;
  progress?: Progress;
  /** Public key, PEM, that the release must be signed with. */
  key?: string;
}

/** Verifies the release in a folder. Bad content is reported, never thrown. */
export async function verify(folder: string, options: VerifyOptions): Promise<VerifyReport> {
  const { files } = options;
  const report: VerifyReport = {
    version: null,
    sample: false,
    ok: false,
    files: 0,
    rows: {},
    evidence: { checked: 0, withheld: 0 },
    signature: null,
    chain: { links: 0, complete: false },
    pruned: false,
    packed: false,
    findings: [],
  };
  const progress: Progress = options.progress ?? (() => {});
  const manifest = await readManifest(folder, files).catch((error: unknown) => {
    if (!(error instanceof ArchiveCorrupt)) throw error;
    report.findings.push({
      check: "manifest",
      subject: "manifest.json",
      wanted: "a manifest",
      found: error.message,
    });
    return null;
  });
  if (manifest) {
    report.version = manifest.version;
    report.sample = manifest.sample;
    report.pruned = await files.stat(`${folder}/${tombstoneName}`) !== null;
    const packed = report.pruned ? null : await readPacked(folder, files).catch((error: unknown) => {
      const wanted = "the list of files given up";
      report.findings.push({ check: "packed", subject: packedName, wanted, found: message(error) });
      return null;
    });
    report.packed = packed !== null;
    const work: Work = { manifest, packed, files, report, progress };
    await verifyOrigin(folder, { ...work, options });
    const digests = await verifyFiles(folder, work);
    await verifyInputs(folder, work);
    await verifyTables(folder, { ...work, digests }).catch((error: unknown) =>
      report.findings.push({
        check: "tables",
        subject: "tables",
        wanted: "readable tables",
        found: message(error),
      })
    );
  }
  report.ok = report.findings.length === 0;
  return report;
}

/** Who made it, and what came before it. */
async function verifyOrigin(folder: string, work: Work & { options: VerifyOptions }): Promise<void> {
  const { manifest, files, report, options: { key } } = work;
  work.progress("signature", 0, 1);
  const has = async (name: string) => await files.stat(`${folder}/${name}`) !== null;
  const wrong = (wanted: string, found: string) =>
    report.findings.push({ check: "signature", subject: "manifest.json", wanted, found });
  if (await has(signatureName)) {
    const publicKey = key ??
      (await has(publicKeyName)
        ? new TextDecoder().decode(await files.read(`${folder}/${publicKeyName}`))
        : "");
    const bytes = await files.read(`${folder}/manifest.json`);
    const signature = await files.read(`${folder}/${signatureName}`);
    if (await isSigned({ bytes, signature, publicKey })) {
      report.signature = { fingerprint: fingerprint(publicKey), trusted: key !== undefined };
    } else wrong(`a signature by ${key === undefined ? publicKeyName : "the given key"}`, "one that is not");
  } else if (key !== undefined) wrong("a signature by the given key", "none");
  work.progress("signature", 1, 1);
  work.progress("chain", 0, 1);
  const { findings, ...chain } = await followChain(folder, {
    manifest,
    files,
    told: (links) => work.progress("chain", links, links + 1), // how many there are only the first one tells
  });
  work.progress("chain", chain.links, chain.links);
  report.chain = chain;
  report.findings.push(...findings);
}

/** The list of captures is the one that the manifest's digest speaks of. */
async function verifyInputs(folder: string, { manifest, files, report }: Work): Promise<void> {
  const { list, digest } = manifest.inputs;
  if (list !== "inputs.txt" || await files.stat(`${folder}/${list}`) === null) return;
  const text = new TextDecoder().decode(await files.read(`${folder}/${list}`));
  const found = sha256(text.replace(/\n$/, ""));
  if (found !== digest) report.findings.push({ check: "inputs", subject: list, wanted: digest, found });
}

function message(error: unknown): string {
  return shown(error instanceof Error ? error.message : String(error));
}

interface Work {
  manifest: Manifest;
  /** What it gave up, when it is packed. */
  packed: Packed | null;
  files: VerifyOptions["files"];
  report: VerifyReport;
  progress: Progress;
}

async function verifyFiles(folder: string, work: Work): Promise<FileDigest[]> {
  const { manifest, packed, files, report, progress } = work;
  const listed = new Map(
    [...manifest.files, ...manifest.databases].map(({ path, sha256 }) => [path, sha256]),
  );
  const sums = new Map([
    ...await sumsOf(folder, sumsName, work),
    ...await sumsOf(folder, databaseSumsName, work),
  ]);
  const finding = (subject: string, wanted: string, found: string) => {
    report.findings.push({ check: "files", subject, wanted, found });
  };
  const paths = (await listFiles(folder, files)).filter((path) =>
    path !== sumsName && path !== databaseSumsName
  );
  const digests: FileDigest[] = [];
  for (const [index, path] of paths.entries()) {
    progress("hashes of files", index, paths.length);
    if (path === tombstoneName || path === packedName) continue; // it came when the rest went
    const digest = await fileDigest(folder, { path, files });
    digests.push(digest);
    report.files += 1;
    const own = path === "manifest.json" || path === signatureName; // no file can hold its own hash
    const inManifest = own ? digest.sha256 : listed.get(path);
    for (const [list, wanted] of [["manifest.json", inManifest], ["SHA256SUMS", sums.get(path)]] as const) {
      if (wanted !== digest.sha256) finding(path, `${wanted ?? "no such file"} (${list})`, digest.sha256);
    }
  }
  progress("hashes of files", paths.length, paths.length);
  for (const path of new Set([...listed.keys(), ...sums.keys()])) {
    if (paths.includes(path) || (report.pruned && isPruned(path)) || packed?.given.includes(path)) continue;
    const pack = report.pruned || packed ? packOf(path, manifest.version) : null;
    if (pack !== null && await files.stat(`${folder}/${pack}`) !== null) continue; // packed with its month
    finding(path, "the file", "no such file");
  }
  return digests;
}

async function sumsOf(folder: string, name: string, { files, report }: Work): Promise<Map<string, string>> {
  try {
    return readSums(new TextDecoder().decode(await files.read(`${folder}/${name}`)));
  } catch (error) {
    report.findings.push({
      check: "files",
      subject: name,
      wanted: "a list of hashes",
      found: message(error),
    });
    return new Map();
  }
}

async function verifyTables(folder: string, work: Work & { digests: FileDigest[] }): Promise<void> {
  const { manifest, packed, files, report, progress, digests } = work;
  const spoilt = report.findings.filter(({ subject }) => /^tables\/|^datapackage\.json$/.test(subject));
  if (spoilt.length > 0 || report.pruned) return; // already reported; what stands in them proves nothing
  const gone = packed?.given.filter((path) => !digests.some((one) => one.path === path)) ?? [];
  if (gone.length === 0) report.findings.push(...(await checkMetadata(folder, { files, digests })).findings);
  const descriptor = readDescriptor(new TextDecoder().decode(await files.read(`${folder}/datapackage.json`)));
  const shapes = shapesIn(descriptor);
  for (const table of Object.keys(manifest.tables)) {
    if (shapes.some((shape) => shape.name === table)) continue;
    report.findings.push({
      check: "sets",
      subject: table,
      wanted: "a table",
      found: "none in datapackage.json",
    });
  }
  const releases = folder.replace(/\/[^/]*\/?$/, "");
  const past = packed && gone.length > 0
    ? await pastTables({ releases, packed: { ...packed, given: gone }, shapes, files })
    : { rows: new Map<string, string>(), findings: [] };
  report.findings.push(...past.findings);
  if (past.findings.length > 0) return; // what stands in them proves nothing
  const published = await openPublished(folder, shapes, {
    also: past.rows.size > 0 ? [releases] : [],
    rows: past.rows,
  });
  try {
    for (const [index, shape] of shapes.entries()) {
      progress("rows and set hashes of tables", index, shapes.length);
      const rows = past.rows.has(shape.name) ? quoteName(shape.name) : readParquet(folder, shape);
      await verifyTable(published, { shape, rows, manifest, report });
    }
    progress("rows and set hashes of tables", shapes.length, shapes.length);
    progress("evidence", 0, 1);
    const { checked, withheld, findings } = await checkEvidence(published, shapes, {
      told: (done, total) => progress("evidence", done, total),
    });
    report.evidence = { checked, withheld };
    progress("evidence", checked + withheld, checked + withheld);
    progress("keys", 0, 1);
    report.findings.push(...findings, ...(await checkKeys(published, shapes)).findings);
    progress("keys", 1, 1);
  } finally {
    published.close();
  }
}

async function verifyTable(
  database: Database,
  { shape, rows, manifest, report }: {
    shape: Shape;
    rows: string;
    manifest: Manifest;
    report: VerifyReport;
  },
): Promise<void> {
  const wanted = manifest.tables[shape.name];
  const part = shape.parts ? partOfRow() : "''";
  const found = await digestRows(database, { shape, rows, part });
  const whole = sumOf(Object.values(found));
  report.rows[shape.name] = whole.rows;
  const differ = (subject: string, expected: RowsDigest | undefined, own: RowsDigest | undefined) => {
    if (sameRows(expected, own)) return;
    report.findings.push({ check: "sets", subject, wanted: told(expected), found: told(own) });
  };
  differ(shape.name, wanted, whole);
  for (const name of shape.parts ?? []) {
    differ(`${shape.name}, part ${name}`, wanted?.parts?.[name], found[name]);
  }
}
