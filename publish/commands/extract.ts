/** `extract`: the facts of one file, printed; touches nothing. @module */
import type { Effects } from "../../pipelines/effects.ts";
import { RecordError } from "../../pipelines/errors.ts";
import { extract as extractFacts } from "../../pipelines/extract/mod.ts";
import type { Parsed } from "../../pipelines/parse/parsed.ts";
import type { Facts } from "../../pipelines/extract/facts.ts";
import {
  defaultLimits,
  defaultWalls,
  machineConvert,
  openFileReader,
} from "../../pipelines/parse/files/mod.ts";
import { parseGiven } from "../../pipelines/parse/mod.ts";
import { type Command, text, UsageError } from "./command.ts";

/** The command. */
export const extract: Command = {
  name: "extract",
  summary:
    "读出一个文件中的事实，不写任何东西 Print the facts of one file (text, HTML, PDF, DOCX, XLSX …); touches nothing",
  usage: "<file>",
  options: [
    { name: "publisher", value: "NAME", summary: "who published it, where the text does not say" },
    { name: "region", value: "CODE", summary: "GB/T 2260 code of the publisher's place" },
  ],
  network: false,
  async run(args, { effects }) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) {
      throw new UsageError(`Cannot extract: wanted one file, found ${args.positionals.length}`);
    }
    const stat = await effects.files.stat(path);
    if (stat === null || stat.folder) {
      const found = stat === null ? "nothing there" : "a folder";
      throw new RecordError(`Cannot extract ${path}: wanted a file, found ${found}`, {
        next: "deno task zhiji extract --help",
      });
    }
    const parsed = await parsedFile({ bytes: await effects.files.read(path), name: path }, effects);
    const publisher = text(args, "publisher"), region = text(args, "region");
    const hints = { ...(publisher && { publisher }), ...(region && { region_code: region }) };
    const facts = extractFacts({ ...parsed, hints });
    return { json: { ...facts, withheld: parsed.withheld, text: parsed.text }, text: readable(facts) };
  },
};

/** A file read as extraction reads it, whatever its format. */
export async function parsedFile(
  file: { bytes: Uint8Array; name: string },
  { files }: Pick<Effects, "files">,
): Promise<Parsed> {
  const folder = await Deno.makeTempDir({ prefix: "zhiji-" });
  const convert = machineConvert({ files, folder });
  const reader = openFileReader({ ...defaultWalls, limits: defaultLimits, convert });
  try {
    return await parseGiven(file, reader);
  } finally {
    await reader.close();
    await files.remove(folder);
  }
}

function readable({ document, indicators, commitments, doubts }: Facts): string {
  const figures = indicators.map((row) =>
    `  ${row.value_text}  ${row.what}  [${row.kind} ${row.comparator} ${row.value ?? "–"} ${
      row.unit ?? ""
    }] ` +
    `${row.period ?? "–"} ${row.region_code ?? "–"}\n      ${oneLine(row.quote)}`
  );
  const undertakings = commitments.map((row) =>
    `  ${row.number ?? "–"}  ${oneLine(row.text)}  [${row.status}] ${row.due ?? ""} ${
      row.responsible.join("、")
    }`
  );
  return [
    ...Object.entries(document).map(([name, value]) => `${name.padEnd(16)}  ${value ?? "–"}`),
    `\n指标 indicators: ${indicators.length}`,
    ...figures,
    `\n承诺 commitments: ${commitments.length}`,
    ...undertakings,
    ...doubts.map((doubt) => `存疑 doubt: ${doubt.kind} ${doubt.message}`),
  ].join("\n");
}

function oneLine(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length > 100 ? `${line.slice(0, 99)}…` : line;
}
