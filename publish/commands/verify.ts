/** `verify`: check a release with nothing but its own files. @module */
import { releaseFolder } from "../release/read.ts";
import { verify as verifyRelease, type VerifyReport } from "../release/verify.ts";
import { type Command, dataFolder, dataOption, UsageError } from "./command.ts";

/** The command. */
export const verify: Command = {
  name: "verify",
  summary: "离线核验一个版本 Check a version offline: hashes, counts, every quote",
  usage: "<version or folder>",
  options: [dataOption],
  network: false,
  async run(args, { effects }) {
    const [name, ...more] = args.positionals;
    if (name === undefined || more.length > 0) {
      throw new UsageError(`Cannot verify: wanted one version or folder, found ${args.positionals.length}`);
    }
    const isFolder = (await effects.files.stat(`${name}/manifest.json`)) !== null;
    const folder = isFolder ? name : releaseFolder(dataFolder(args), name);
    const report = await verifyRelease(folder, { files: effects.files, progress: effects.log.info });
    return { json: report, text: readable(report), exitCode: report.ok ? 0 : 1 };
  },
};

function readable({ version, ok, files, rows, evidence, findings }: VerifyReport): string {
  const count = Object.values(rows).reduce((sum, number) => sum + number, 0);
  return [
    ...findings.map(({ check, subject, wanted, found }) =>
      `FAIL  ${check}  ${subject}: wanted ${wanted}, found ${found}`
    ),
    `${files} files, ${count} rows, ${evidence.checked} quotes sliced again, ${evidence.withheld} withheld`,
    ok ? `核验通过 Verified: ${version}` : `核验不通过 Not verified: ${findings.length} findings`,
  ].join("\n");
}
