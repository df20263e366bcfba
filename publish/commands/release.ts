/** `release`: publish what the working database holds, put releases where the world reads them, pack and prune old ones. @module */
import { loadAll, openWorkspace, sourcesInArchive } from "../../pipelines/workspace.ts";
import { everySource } from "../../sources/mod.ts";
import { prune } from "../release/prune.ts";
import { restore } from "../release/restore.ts";
import { keptDays, wholeDays } from "../release/retention.ts";
import { isVersion } from "../release/version.ts";
import { exportSite } from "../site/export.ts";
import { readSigningKey, type SigningKey } from "../release/sign.ts";
import {
  type Arguments,
  type Command,
  type Context,
  dataFolder,
  dataOption,
  type Result,
  text,
  UsageError,
} from "./command.ts";
import { publish, releaseLine, summary } from "./publishing.ts";
import { pushReleases } from "./release/push.ts";

/** The command. */
export const release: Command = {
  name: "release",
  summary:
    "发布一个不变的版本 Publish an immutable version; pack and prune old ones; push them to a folder or bucket",
  usage: "[prune | restore <version> | push <folder or s3://bucket/prefix>]",
  options: [
    dataOption,
    {
      name: "sign",
      value: "KEYFILE",
      summary: "Ed25519 private key (PKCS #8 PEM) to sign the manifest with",
    },
    {
      name: "site",
      value: "FOLDER",
      summary: "also write the newest release's pages as files, to be served at --url",
    },
    { name: "url", value: "ADDRESS", summary: "address that the folder of releases is published under" },
    {
      name: "shrink",
      value: '"TABLE: REASON"',
      summary: "why a table may lose more of its rows than the bound",
    },
    { name: "xlsx", value: null, summary: "also write the small tables as a workbook, zhiji.xlsx" },
    { name: "keep", value: "DAYS", summary: `prune: days to keep every release for (default: ${keptDays})` },
    {
      name: "whole",
      value: "DAYS",
      summary: `prune: days that each of them stands whole, not packed (default: ${wholeDays})`,
    },
    {
      name: "endpoint",
      value: "ADDRESS",
      summary: "push: address of the bucket's server (default: AWS_ENDPOINT_URL)",
    },
  ],
  network: true,
  run(args, context) {
    const [verb, ...rest] = args.positionals;
    if (verb === "push") return pushReleases(rest, args, context);
    if (verb === "prune" && rest.length === 0) return pruneReleases(args, context);
    if (verb === "restore" && rest.length === 1) return restoreRelease(rest[0] ?? "", args, context);
    if (verb === undefined) return makeRelease(args, context);
    throw new UsageError(
      `Cannot release ${
        args.positionals.join(" ")
      }: wanted nothing, prune, restore and a version, or push and where to`,
    );
  },
};

/** Only pushing needs the network; the permission goes before anything else is done. */
async function offline(): Promise<void> {
  for (const name of ["net", "run"] as const) await Deno.permissions.revoke({ name });
}

async function makeRelease(args: Arguments, { effects, root }: Context): Promise<Result> {
  await offline();
  const key = await signingKey(args), url = text(args, "url");
  const reasons = reasonsOf(text(args, "shrink"));
  const workspace = await openWorkspace(dataFolder(args), { effects, root });
  try {
    const known = await everySource();
    await loadAll(workspace, known);
    const samples = new Set(
      known.filter((source) => source.status === "sample").map((source) => source.id),
    );
    const sample = sourcesInArchive(workspace.archive).some((id) => samples.has(id));
    const released = await publish(workspace, {
      effects,
      sample,
      reasons,
      workbook: args.options.xlsx === true,
      ...(key && { key }),
      ...(url && { url }),
    });
    const site = text(args, "site");
    if (site !== undefined) {
      const origin = new URL(url ?? "http://localhost:8000").origin;
      const { pages } = await exportSite({ data: dataFolder(args), to: site, origin, effects });
      effects.log.info(`Site: ${pages} pages in ${site}`);
    }
    return { json: summary(released), text: releaseLine(released) };
  } finally {
    await workspace.close();
  }
}

async function signingKey(args: Arguments): Promise<SigningKey | null> {
  const path = text(args, "sign");
  return path === undefined ? null : await readSigningKey(await Deno.readTextFile(path), path);
}

function reasonsOf(given: string | undefined): Record<string, string> {
  if (given === undefined) return {};
  const match = /^([a-z][a-z0-9_]*):\s*(\S.*)$/.exec(given);
  if (match?.[1] && match[2]) return { [match[1]]: match[2] };
  throw new UsageError(`Cannot use --shrink "${given}": wanted "table: reason"`);
}

async function pruneReleases(args: Arguments, { effects }: Context): Promise<Result> {
  await offline();
  const keep = days(args, { name: "keep", usual: keptDays });
  const whole = days(args, { name: "whole", usual: wholeDays });
  const done = await prune(dataFolder(args), { keep, whole, effects });
  const line = `清理 Pruned ${done.pruned.length}, 打包 packed ${done.packed.length}, ${done.bytes} bytes; ` +
    `${done.kept.length} stand whole`;
  return { json: done, text: line };
}

function days(args: Arguments, { name, usual }: { name: string; usual: number }): number {
  const given = (text(args, name) ?? String(usual)).replace(/d$/, "");
  if (/^\d{1,6}$/.test(given)) return Number(given);
  throw new UsageError(`Cannot use --${name} ${given}: wanted a number of days`);
}

async function restoreRelease(version: string, args: Arguments, { effects }: Context): Promise<Result> {
  await offline();
  if (!isVersion(version)) {
    throw new UsageError(`Cannot restore ${version}: wanted a version such as 2024-09-06.2`);
  }
  const done = await restore(dataFolder(args), { version, effects });
  const line = done.made.length > 0
    ? `已复原 Restored ${version}: ${done.made.length} files, byte for byte`
    : `版本完整 ${version} stands whole`;
  return { json: done, text: line };
}
