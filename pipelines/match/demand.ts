/**
 * A demand: what is to be tested, how, to which standard, where. From labelled fields, or from one line of text.
 *
 * `动力电池 循环寿命 GB/T 31484` → the words 动力电池 and 循环寿命, each wanted somewhere, and the standard GB/T 31484 of any year.
 *
 * @module
 */
import { splitStandards } from "../lists/standards.ts";
import { folded } from "./fold.ts";

/** What a part of a demand must meet: the object, the parameter, or, in free text, either or the standard's name. */
export type PartRole = "object" | "parameter" | "any";

/** One thing wanted. */
export interface DemandPart {
  role: PartRole;
  /** As given. */
  text: string;
  /** As compared; never empty. */
  folded: string;
}

/** A standard asked for; null year for any edition. */
export interface AskedStandard {
  key: string;
  year: number | null;
}

/** A demand, read. It asks for one thing at least. */
export interface Demand {
  parts: DemandPart[];
  standard: AskedStandard | null;
  /** Code of GB/T 2260, or null for anywhere. */
  region: string | null;
}

/** What a demand is read from; `text` or any of the others. */
export interface DemandWords {
  text?: string | null;
  object?: string | null;
  parameter?: string | null;
  standard?: string | null;
  region?: string | null;
}

/** Longest field, in characters, and most words of a line. */
export const demandLimits = { characters: 200, words: 8 } as const;

/** A demand cannot be read; `field` says which, the message what was wanted and found. */
export class DemandError extends Error {
  override name = "DemandError";
  constructor(readonly field: keyof DemandWords, readonly wanted: string, readonly found: string) {
    super(`Cannot read the demand's ${field}: wanted ${wanted}, found ${found}`);
  }
}

/**
 * Reads a demand. The first standard counts where several stand in one field.
 * @throws {DemandError} when it asks for nothing, is too long, or names no standard where one should stand
 */
export function readDemand(words: DemandWords): Demand {
  for (const [field, value] of Object.entries(words)) {
    if ((value?.length ?? 0) > demandLimits.characters) {
      const wanted = `at most ${demandLimits.characters} characters`;
      throw new DemandError(field as keyof DemandWords, wanted, `${value?.length}`);
    }
  }
  const line = readLine(words.text ?? "");
  const standard = readStandard(words.standard ?? "") ?? line.standard;
  const parts = [
    ...part("object", words.object ?? ""),
    ...part("parameter", words.parameter ?? ""),
    ...line.words.flatMap((word) => part("any", word)),
  ];
  if (parts.length === 0 && standard === null) {
    throw new DemandError("text", "an object, a parameter or a standard", "none");
  }
  return { parts, standard, region: words.region ?? null };
}

function readStandard(text: string): AskedStandard | null {
  if (text.trim() === "") return null;
  const [first] = splitStandards(text);
  if (first === undefined) {
    throw new DemandError("standard", "a number such as GB/T 31484-2015", `"${text.slice(0, 60)}"`);
  }
  return { key: first.key, year: first.year };
}

/** Words that say only that something is tested. */
const idle = /^(?:检验检测|检测|检验|试验|测试|测定|需求|标准)$/;

function readLine(text: string): { words: string[]; standard: AskedStandard | null } {
  const numbers = splitStandards(text);
  const [first] = numbers;
  const rest = first === undefined ? text : withoutNumbers(text);
  const words = rest.split(/[\s,，、;；。|]+/).filter((word) => folded(word) !== "" && !idle.test(word));
  if (words.length > demandLimits.words) {
    throw new DemandError("text", `at most ${demandLimits.words} words`, `${words.length}`);
  }
  return { words, standard: first === undefined ? null : { key: first.key, year: first.year } };
}

/** The line without the letters, digits and marks of standards: a run from a code to the end of its number. */
function withoutNumbers(text: string): string {
  return text.normalize("NFKC").replace(/[‐‑‒–—―−]/g, "-")
    .replace(
      /(?<![A-Za-z])[A-Z]{1,8}[A-Z0-9]{0,4}(?: ?\/ ?[A-Z]{1,6})? ?[A-Z]?\d[\d.\-:]*(?: ?[-:] ?\d{4})?/gi,
      (run) => splitStandards(run).length > 0 ? " " : run,
    );
}

function part(role: PartRole, text: string): DemandPart[] {
  const stripped = text.trim();
  const compared = folded(stripped).replace(/(?<=.{2})(?:检验检测|检测|检验|测试|测定)$/u, "");
  return compared === "" ? [] : [{ role, text: stripped, folded: compared }];
}
