/** `verify`: check a release with nothing but its own files, from a folder or from any server. @module */
import { drawProgress } from "../release/progress.ts";
import { fetchRelease } from "../release/remote.ts";
import { verify as verifyRelease, type VerifyReport } from "../release/verify.ts";
import { type Command, type Context, dataFolder, dataOption, text, UsageError } from "./command.ts";
import { namedRelease } from "./named_release.ts";

/** The command. */
export const verify: Command = {
  name: "verify",
  summary: "核验一个版本 Check a release: signature, chain, hashes, counts, every quote; trusts no server",
  usage: "<version, latest, folder or address>",
  options: [dataOption, { name: "key", value: "FILE", summary: "public key (PEM) that must have signed it" }],
  network: true,
  async run(args, { effects }) {
    const [name, ...more] = args.positionals;
    if (name === undefined || more.length > 0) {
      throw new UsageError(
        `Cannot verify: wanted one version, folder or address, found ${args.positionals.length}`,
      );
    }
    const keyFile = text(args, "key");
    const key = keyFile === undefined ? undefined : await Deno.readTextFile(keyFile);
    const progress = drawProgress({
      write: (line) => void Deno.stderr.writeSync(new TextEncoder().encode(line)),
      terminal: Deno.stderr.isTerminal(),
    });
    const options = { files: effects.files, progress, ...(key !== undefined && { key }) };
    const report = /^https?:\/\//.test(name)
      ? await verifyAddress(name, { ...options, effects })
      : await verifyFolder(name, { ...options, data: dataFolder(args) });
    return { json: report, text: readable(report), exitCode: report.ok ? 0 : 1 };
  },
};

type Verifying = Parameters<typeof verifyRelease>[1] & { progress: ReturnType<typeof drawProgress> };

/** Nothing is asked of the network for what stands on the disk. */
async function verifyFolder(
  name: string,
  { data, ...options }: Verifying & { data: string },
): Promise<VerifyReport> {
  await Deno.permissions.revoke({ name: "net" });
  return await verifyRelease(await namedRelease(name, { data, files: options.files }), options);
}

async function verifyAddress(
  address: string,
  { effects, ...options }: Verifying & { effects: Context["effects"] },
): Promise<VerifyReport> {
  const into = await Deno.makeTempDir({ prefix: "zhiji-verify-" });
  try {
    const get = globalThis.fetch;
    const folder = await fetchRelease(address, into, {
      get: (url) => get(url),
      files: effects.files,
      progress: options.progress,
    });
    return await verifyRelease(folder, options);
  } finally {
    await effects.files.remove(into);
  }
}

function readable(
  { version, ok, files, rows, evidence, signature, chain, pruned, packed, findings }: VerifyReport,
): string {
  const count = Object.values(rows).reduce((sum, number) => sum + number, 0);
  const signed = signature
    ? `签名 signed by ${signature.fingerprint}${
      signature.trusted ? "" : " (the release's own key; name yours with --key)"
    }`
    : findings.some(({ check, found }) => check === "signature" && found !== "none")
    ? "签名不符 the signature is not valid"
    : "未签名 not signed";
  return [
    ...findings.map(({ check, subject, wanted, found }) =>
      `FAIL  ${check}  ${subject}: wanted ${wanted}, found ${found}`
    ),
    `${files} files, ${count} rows, ${evidence.checked} quotes sliced again, ${evidence.withheld} withheld`,
    `${signed}; 链 chain of ${chain.links} earlier releases${chain.complete ? ", to the first" : ""}`,
    ...(pruned ? ["此版本的表已按保留规则清理 its tables were pruned; what is left was verified"] : []),
    ...(packed
      ? [
        "此版本已打包，表中各行由较早版本与其后的变化读出并核验 it is packed: rows were read from an earlier release and the changes since",
      ]
      : []),
    ok ? `核验通过 Verified: ${version}` : `核验不通过 Not verified: ${findings.length} findings`,
  ].join("\n");
}
