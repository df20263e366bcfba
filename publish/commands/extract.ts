/** `extract`: the facts of one file, printed; touches nothing. @module */
import type { Facts } from "../../pipelines/extract/facts.ts";
import { extract as extractFacts } from "../../pipelines/extract/mod.ts";
import type { Command } from "./command.ts";
import { fileOptions, oneFile } from "./one_file.ts";

/** The command. */
export const extract: Command = {
  name: "extract",
  summary:
    "读出一个文件中的事实，不写任何东西 Print the facts of one file (text, HTML, PDF, DOCX, XLSX …); touches nothing",
  usage: "<file>",
  options: fileOptions,
  network: false,
  async run(args, { effects }) {
    const parsed = await oneFile("extract", args, effects);
    const facts = extractFacts(parsed);
    return { json: { ...facts, withheld: parsed.withheld, text: parsed.text }, text: readable(facts) };
  },
};

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
