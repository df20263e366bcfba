/** `explain`: a document with its facts marked in it and the reasons for them ({@linkcode marked}); touches nothing. @module */
import { RecordError } from "../../pipelines/errors.ts";
import { explain as explainFacts } from "../../pipelines/extract/mod.ts";
import { type Command, text, UsageError } from "./command.ts";
import { parsedFile } from "./extract.ts";
import { marked } from "./marked.ts";

/** The command. */
export const explain: Command = {
  name: "explain",
  summary:
    "标出文件中的事实并说明依据 Print a file with its facts marked and the reasons for them; touches nothing",
  usage: "<file>",
  options: [
    { name: "publisher", value: "NAME", summary: "who published it, where the text does not say" },
    { name: "region", value: "CODE", summary: "GB/T 2260 code of the publisher's place" },
  ],
  network: false,
  async run(args, { effects }) {
    const [path, ...more] = args.positionals;
    if (path === undefined || more.length > 0) {
      throw new UsageError(`Cannot explain: wanted one file, found ${args.positionals.length}`);
    }
    const stat = await effects.files.stat(path);
    if (stat === null || stat.folder) {
      const found = stat === null ? "nothing there" : "a folder";
      throw new RecordError(`Cannot explain ${path}: wanted a file, found ${found}`, {
        next: "deno task zhiji explain --help",
      });
    }
    const parsed = await parsedFile({ bytes: await effects.files.read(path), name: path }, effects);
    const publisher = text(args, "publisher"), region = text(args, "region");
    const hints = { ...(publisher && { publisher }), ...(region && { region_code: region }) };
    const { facts, reasons } = explainFacts({ ...parsed, hints });
    const colour = !Deno.noColor && Deno.stdout.isTerminal();
    return {
      json: { ...facts, reasons: facts.indicators.map((fact) => reasons.get(fact)), text: parsed.text },
      text: marked({ text: parsed.text, facts, reasons }, { colour }),
    };
  },
};
