/** `cite`: how a release is cited, with the hash that the whole of it hangs on. @module */
import { ExpectationFailed } from "../../pipelines/errors.ts";
import {
  citationBibtex,
  citationCff,
  citationGb7714,
  citationPlain,
  type Cited,
} from "../release/metadata/citation.ts";
import { versions } from "../release/read.ts";
import { type Command, dataFolder, dataOption, text, UsageError } from "./command.ts";

const styles: Record<string, (cited: Cited) => string> = {
  gbt7714: citationGb7714,
  bibtex: citationBibtex,
  cff: citationCff,
  plain: citationPlain,
};

/** The command. */
export const cite: Command = {
  name: "cite",
  summary: "给出引用格式 How to cite a release",
  usage: "[version]",
  options: [
    dataOption,
    { name: "style", value: "NAME", summary: `one of ${Object.keys(styles).join(", ")} (default: all)` },
    { name: "url", value: "ADDRESS", summary: "where the release can be had" },
  ],
  network: false,
  async run(args, { effects: { files } }) {
    const [name, ...more] = args.positionals;
    const style = text(args, "style");
    if (more.length > 0) {
      throw new UsageError(`Cannot cite: wanted one version, found ${args.positionals.length}`);
    }
    if (style !== undefined && !Object.hasOwn(styles, style)) {
      throw new UsageError(`Cannot use --style ${style}: wanted one of ${Object.keys(styles).join(", ")}`);
    }
    const data = dataFolder(args);
    const releases = (await versions(data, files)).filter((entry) => entry.result === "success");
    const entry = name === undefined ? releases.at(-1) : releases.find(({ version }) => version === name);
    if (!entry) {
      const wanted = releases.map(({ version }) => version).join(", ") || "a release";
      throw new ExpectationFailed(`Cannot cite ${name ?? data}: wanted ${wanted}, found none such`, {
        next: "deno task zhiji release",
      });
    }
    const url = text(args, "url");
    const cited = { ...entry, ...(url !== undefined && { url }) };
    const chosen = Object.entries(styles).filter(([one]) => style === undefined || one === style);
    const told = Object.fromEntries(chosen.map(([one, write]) => [one, write(cited)]));
    return {
      json: { version: entry.version, manifest: entry.manifest, ...told },
      text: Object.values(told).join("\n").trimEnd(),
    };
  },
};
