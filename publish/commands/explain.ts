/** `explain`: a document with its facts marked in it and the reasons for them ({@linkcode marked}); touches nothing. @module */
import { explain as explainFacts } from "../../pipelines/extract/mod.ts";
import type { Command } from "./command.ts";
import { marked } from "./marked.ts";
import { fileOptions, oneFile } from "./one_file.ts";

/** The command. */
export const explain: Command = {
  name: "explain",
  summary:
    "标出文件中的事实并说明依据 Print a file with its facts marked and the reasons for them; touches nothing",
  usage: "<file>",
  options: fileOptions,
  network: false,
  async run(args, { effects }) {
    const parsed = await oneFile("explain", args, effects);
    const { facts, reasons } = explainFacts(parsed);
    const colour = !Deno.noColor && Deno.stdout.isTerminal();
    return {
      json: { ...facts, reasons: facts.indicators.map((fact) => reasons.get(fact)), text: parsed.text },
      text: marked({ text: parsed.text, facts, reasons }, { colour }),
    };
  },
};
