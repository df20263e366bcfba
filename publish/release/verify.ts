/**
 * Verifies a release from its own files, with no trust in whoever served it: hashes of all files, row counts and set
 * hashes of all tables, keys, and every quote sliced out of its text again.
 *
 * The descriptor in the release says what its tables look like, so releases made by older code verify too. Nothing is
 * written; tables whose bytes are not as listed are not opened.
 *
 * @module
 */
import type { Files } from "../../pipelines/effects.ts";
import { ArchiveCorrupt } from "../../pipelines/errors.ts";
import { type Finding, shown } from "./checks/check.ts";
import { checkEvidence } from "./checks/evidence.ts";
import { checkKeys } from "./checks/keys.ts";
import { checkMetadata } from "./checks/metadata.ts";
import { databaseSumsName, type FileDigest, fileDigest, listFiles, readSums, sumsName } from "./checksums.ts";
import { readDescriptor, shapesIn } from "./datapackage.ts";
import { type Manifest, readManifest } from "./manifest.ts";
import { openPublished } from "./published.ts";
import { digestTable } from "./set_hash.ts";

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
  findings: Finding[];
}

/** What verification needs; `progress` is told each step in words. */
export interface VerifyOptions {
  files: Pick<Files, "read" | "readRange" | "list" | "stat">;
  progress?: (step: string) => void;
}

/** Verifies the release in a folder. Bad content is reported, never thrown. */
export async function verify(folder: string, options: VerifyOptions): Promise<VerifyReport> {
  const { files, progress } = options;
  const report: VerifyReport = {
    version: null,
    sample: false,
    ok: false,
    files: 0,
    rows: {},
    evidence: { checked: 0, withheld: 0 },
    findings: [],
  };
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
    progress?.("hashes of files");
    const digests = await verifyFiles(folder, { manifest, files, report });
    progress?.("tables and evidence");
    await verifyTables(folder, { manifest, files, report, digests }).catch((error: unknown) =>
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

function message(error: unknown): string {
  return shown(error instanceof Error ? error.message : String(error));
}

interface Work {
  manifest: Manifest;
  files: VerifyOptions["files"];
  report: VerifyReport;
}

async function verifyFiles(folder: string, work: Work): Promise<FileDigest[]> {
  const { manifest, files, report } = work;
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
  for (const path of paths) {
    const digest = await fileDigest(folder, { path, files });
    digests.push(digest);
    report.files += 1;
    const inManifest = path === "manifest.json" ? digest.sha256 : listed.get(path); // it cannot hold its own hash
    for (const [list, wanted] of [["manifest.json", inManifest], ["SHA256SUMS", sums.get(path)]] as const) {
      if (wanted !== digest.sha256) finding(path, `${wanted ?? "no such file"} (${list})`, digest.sha256);
    }
  }
  for (const path of new Set([...listed.keys(), ...sums.keys()])) {
    if (!paths.includes(path)) finding(path, "the file", "no such file");
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
  const { manifest, files, report, digests } = work;
  const spoilt = report.findings.filter(({ subject }) => /^tables\/|^datapackage\.json$/.test(subject));
  if (spoilt.length > 0) return; // already reported; what stands in them proves nothing
  report.findings.push(...(await checkMetadata(folder, { files, digests })).findings);
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
  const published = await openPublished(folder, shapes);
  try {
    for (const shape of shapes) {
      const { rows, set } = await digestTable(published, shape);
      const wanted = manifest.tables[shape.name];
      report.rows[shape.name] = rows;
      if (wanted?.rows !== rows || wanted.set !== set) {
        report.findings.push({
          check: "sets",
          subject: shape.name,
          wanted: `${wanted?.rows} rows with set hash ${wanted?.set}`,
          found: `${rows} rows with set hash ${set}`,
        });
      }
    }
    const { checked, withheld, findings } = await checkEvidence(published, shapes);
    report.evidence = { checked, withheld };
    report.findings.push(...findings, ...(await checkKeys(published, shapes)).findings);
  } finally {
    published.close();
  }
}
