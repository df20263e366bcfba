/** `ingest`: files given by hand through the same line as collected pages; with `--as`, as a list of rows. @module */
import { ingest as ingestFiles } from "../../pipelines/ingest.ts";
import { loadAll, openWorkspace, requireOneKind } from "../../pipelines/workspace.ts";
import { everySource } from "../../sources/mod.ts";
import { type Arguments, type Command, dataFolder, dataOption, text, UsageError } from "./command.ts";
import { ingestList } from "./ingest_list.ts";
import { publish, releaseLine, summary } from "./publishing.ts";

/** The command. */
export const ingest: Command = {
  name: "ingest",
  summary: "把本地文件送入同一流程 Put local files through the same line",
  usage: "<file>…",
  options: [
    dataOption,
    { name: "publisher", value: "NAME", summary: "who published them, where the text does not say" },
    { name: "region", value: "CODE", summary: "GB/T 2260 code of the publisher's place" },
    { name: "url", value: "URL", summary: "original address (one file only)" },
    {
      name: "as",
      value: "KIND",
      summary:
        "a list of rows: capabilities, demands, instruments or institutions; files and folders are one issue",
    },
    {
      name: "list",
      value: "NAME",
      summary: "name of the list; the same name again is its next issue (with --as)",
    },
    { name: "mapping", value: "FILE", summary: "which column is which field, as JSON (with --as)" },
    { name: "preview", value: null, summary: "show mapping and sample rows, change nothing (with --as)" },
    {
      name: "withdraw-all",
      value: null,
      summary:
        "the list is empty now: an issue without rows withdraws all of them, else it is refused (with --as)",
    },
    { name: "no-release", value: null, summary: "load only; release later" },
  ],
  network: false,
  async run(args, { effects, root }) {
    const hints = hintsFrom(args);
    const workspace = await openWorkspace(dataFolder(args), { effects, root });
    try {
      const known = await everySource();
      requireOneKind(workspace, known, false);
      if (args.options.as !== undefined) return await ingestList(args, { workspace, known, effects });
      const ingested = await ingestFiles(args.positionals, {
        archive: workspace.archive,
        effects,
        hints,
        reader: workspace.reader,
      });
      await loadAll(workspace, known);
      const lines = ingested.map(({ path, url, added }) => `${added ? "added" : "known"}  ${path}  ${url}`);
      if (args.options["no-release"]) return { json: { files: ingested }, text: lines.join("\n") };
      const released = await publish(workspace, { effects, sample: false });
      return {
        json: { files: ingested, ...summary(released) },
        text: [...lines, releaseLine(released)].join("\n"),
      };
    } finally {
      await workspace.close();
    }
  },
};

function hintsFrom(args: Arguments) {
  const publisher = text(args, "publisher"), region = text(args, "region"), url = text(args, "url");
  if (args.positionals.length === 0) {
    throw new UsageError("Cannot ingest: wanted at least one file, found none");
  }
  if (url !== undefined && args.positionals.length > 1) {
    throw new UsageError(`Cannot use --url with ${args.positionals.length} files: wanted one file`);
  }
  if (url !== undefined && !URL.canParse(url)) {
    throw new UsageError(`Cannot use --url ${url}: wanted an address`);
  }
  if (region !== undefined && !/^\d{6}$/.test(region)) {
    throw new UsageError(`Cannot use --region ${region}: wanted six digits of GB/T 2260`);
  }
  for (const option of ["list", "mapping", "preview", "withdraw-all"]) {
    if (args.options[option] !== undefined && args.options.as === undefined) {
      throw new UsageError(`Cannot use --${option} without --as: wanted what the rows are`);
    }
  }
  return { ...(publisher && { publisher }), ...(region && { region }), ...(url && { url }) };
}
