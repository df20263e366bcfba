/** `sources`: list the sources, check one on the network, make a new one, replay one offline. @module */
import { DefinitionError } from "../../pipelines/errors.ts";
import { chinaDay } from "../../pipelines/normalise/days.ts";
import type { Source } from "../../sources/define.ts";
import { everySource } from "../../sources/mod.ts";
import { openSamples } from "../../sources/samples/server.ts";
import {
  type Arguments,
  type Command,
  contact,
  contactOption,
  type Context,
  dataFolder,
  dataOption,
  type Result,
  text,
  UsageError,
} from "./command.ts";
import { withAsk } from "./sources/ask.ts";
import { checkSource, describeCheck } from "./sources/check.ts";
import { idOf, type Said } from "./sources/draft.ts";
import { describeSources, listSources } from "./sources/list.ts";
import { type NewSource, newSource } from "./sources/new.ts";
import { describeReplay, replayCapture, replaySample, replaySite } from "./sources/replay.ts";

/** The command. */
export const sources: Command = {
  name: "sources",
  summary: "列出、检查、新建、重放来源 List, check, make and replay sources",
  usage: "[check <name> | new <url> | replay <name> [digest]]",
  options: [
    dataOption,
    contactOption,
    { name: "id", value: "NAME", summary: "new: folder to make, region_publisher_what" },
    { name: "title", value: "TEXT", summary: "new: title in Chinese, where the pages do not say it" },
    { name: "title-en", value: "TEXT", summary: "new: title in English" },
    { name: "publisher", value: "NAME", summary: "new: who publishes it" },
    { name: "region", value: "CODE", summary: "new: GB/T 2260 code of the publisher's place" },
    { name: "body", value: "SELECTOR", summary: "new: the element that holds an article's body" },
    { name: "into", value: "DIR", summary: "new: folder to make it in (default: sources)" },
  ],
  network: true,
  async run(args, context) {
    const [name = "list", ...rest] = args.positionals;
    const action = actions[name];
    if (!action) {
      throw new UsageError(`Cannot run sources ${name}: wanted one of ${Object.keys(actions).join(", ")}`);
    }
    if (!action.network) await Deno.permissions.revoke({ name: "net" });
    return await action.run({ ...args, positionals: rest }, context);
  },
};

interface Action {
  /** Only two of the four use the network; the others give the permission up as other commands do. */
  network: boolean;
  run(args: Arguments, context: Context): Promise<Result>;
}

const actions: Record<string, Action> = {
  list: { network: false, run: list },
  check: { network: true, run: check },
  new: { network: true, run: make },
  replay: { network: false, run: replay },
};

async function list(args: Arguments, { effects }: Context): Promise<Result> {
  if (args.positionals.length > 0) {
    throw new UsageError(`Cannot list sources: wanted nothing after it, found ${args.positionals.join(" ")}`);
  }
  const listed = await listSources(await everySource(), { data: dataFolder(args), effects });
  return { json: { sources: listed }, text: describeSources(listed) };
}

async function check(args: Arguments, { effects }: Context): Promise<Result> {
  const source = await named(args, 1);
  const day = chinaDay(effects.clock());
  const report = await withAsk(
    { url: source.list.start.url, contact: () => contact(args) },
    (ask) => checkSource(source, { ask, day }),
  );
  return { json: report, text: describeCheck(report), exitCode: report.ok ? 0 : 1 };
}

async function make(args: Arguments, { effects, root }: Context): Promise<Result> {
  const [url = "", ...more] = args.positionals;
  if (!URL.canParse(url) || more.length > 0) {
    throw new UsageError(`Cannot make a source: wanted one address, found "${args.positionals.join(" ")}"`);
  }
  const said = saidIn(args), into = text(args, "into");
  const id = said.id ?? idOf(url);
  const folder = `${into ?? `${root}/sources`}/${id}`;
  if (await effects.files.stat(folder) !== null) {
    throw new DefinitionError(`Cannot make ${folder}: wanted a new folder, found one`, {
      source: id,
      next: `deno task zhiji sources new ${url} --id NAME`,
    });
  }
  // Beside the other sources it imports as they do; elsewhere it has to say where they are.
  const within = into === undefined ? "../" : new URL(`file://${root}/sources/`).href;
  const made = await withAsk(
    { url, contact: () => contact(args) },
    (ask) => newSource(url, { id, ask, said, sources: within }),
  );
  for (const [name, content] of made.files) {
    await effects.files.write(`${folder}/${name}`, new TextEncoder().encode(content));
  }
  return madeResult(made, { id, folder });
}

/** What was made, and what a person has to do next. */
function madeResult(made: NewSource, { id, folder }: { id: string; folder: string }): Result {
  const { files, reasons, empty, rows } = made;
  const next = empty.length > 0
    ? `待填 Fill in ${empty.join(", ")} in ${folder}/source.ts`
    : `下一步 Next: read ${folder}/expected.json beside the page`;
  return {
    json: { id, folder, files: [...files.keys()], reasons, empty, rows },
    text: [`新来源 New source: ${folder} (${rows} rows)`, ...reasons.map((reason) => `  ${reason}`), next]
      .join("\n"),
  };
}

function saidIn(args: Arguments): Said {
  const names = {
    id: "id",
    title: "title",
    titleEn: "title-en",
    publisher: "publisher",
    region: "region",
    body: "body",
  };
  const said: Said = Object.fromEntries(
    Object.entries(names).flatMap(([field, option]) => {
      const value = text(args, option);
      return value === undefined ? [] : [[field, value]];
    }),
  );
  if (said.id !== undefined && !/^[a-z0-9]+(?:_[a-z0-9]+){2,}$/.test(said.id)) {
    throw new UsageError(`Cannot use --id ${said.id}: wanted region_publisher_what in lower case`);
  }
  if (said.region !== undefined && !/^\d{6}$/.test(said.region)) {
    throw new UsageError(`Cannot use --region ${said.region}: wanted six digits of GB/T 2260`);
  }
  return said;
}

async function replay(args: Arguments, { effects, root }: Context): Promise<Result> {
  const source = await named(args, 2);
  const digest = args.positionals[1];
  const folder = new URL(`file://${root}/sources/${source.id}/`);
  const pages = digest !== undefined
    ? await replayCapture(source, { digest, data: dataFolder(args), effects })
    : source.status === "sample"
    ? await replaySite(source, await openSamples())
    : await replaySample(source, folder);
  return { json: { source: source.id, pages }, text: describeReplay(pages) };
}

/** The source that is named first. @throws {UsageError} when none is, or too much follows */
async function named({ positionals }: Arguments, most: number): Promise<Source> {
  const [name, ...more] = positionals;
  if (name === undefined || more.length >= most) {
    throw new UsageError(
      `Cannot find the source: wanted its name, found "${
        positionals.join(" ")
      }"; next: deno task zhiji sources`,
    );
  }
  const source = (await everySource()).find(({ id }) => id === name);
  if (source) return source;
  throw new UsageError(
    `Cannot find ${name}: wanted the name of a source, found none such; next: deno task zhiji sources`,
  );
}
