/** `release push`: puts releases where the world reads them. @module */
import { drawProgress } from "../../release/progress.ts";
import { bucketTarget } from "../../release/targets/bucket.ts";
import { folderTarget } from "../../release/targets/folder.ts";
import { push } from "../../release/targets/push.ts";
import type { Target } from "../../release/targets/target.ts";
import { type Arguments, type Context, dataFolder, type Result, text, UsageError } from "../command.ts";

/** Pushes all releases of the data folder to a folder or to `s3://bucket/prefix`. */
export async function pushReleases(
  rest: string[],
  args: Arguments,
  { effects: { files } }: Context,
): Promise<Result> {
  const [to, ...more] = rest;
  if (to === undefined || more.length > 0) {
    throw new UsageError(`Cannot push: wanted one folder or s3://bucket/prefix, found ${rest.length}`);
  }
  const target = await open(to, {
    endpoint: text(args, "endpoint") ?? Deno.env.get("AWS_ENDPOINT_URL"),
    files,
  });
  const progress = drawProgress({
    write: (line) => void Deno.stderr.writeSync(new TextEncoder().encode(line)),
    terminal: Deno.stderr.isTerminal(),
  });
  try {
    const report = await push(dataFolder(args), { target, files, progress });
    const line =
      `已送出 Pushed ${report.sent} files, ${report.bytes} bytes; ${report.skipped} stood there already`;
    return { json: report, text: line };
  } finally {
    target.close();
  }
}

async function open(
  to: string,
  { endpoint, files }: { endpoint: string | undefined; files: Context["effects"]["files"] },
): Promise<Target> {
  const bucket = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*))?$/.exec(to);
  if (!bucket) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(to)) {
      throw new UsageError(`Cannot push to ${to}: wanted a folder or s3://bucket/prefix`);
    }
    return folderTarget(to.replace(/\/+$/, ""), files);
  }
  const prefix = (bucket[2] ?? "").replace(/^\/+|\/+$/g, "");
  return await bucketTarget({
    bucket: bucket[1] ?? "",
    prefix: prefix === "" ? "" : `${prefix}/`,
    ...(endpoint !== undefined && { endpoint }),
    files,
  });
}
