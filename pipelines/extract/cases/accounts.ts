/** Cases told one after another: 案例一：名称。正文, or numbered lines that name a case and its body. @module */
import { regionOfAgency } from "../../normalise/regions.ts";
import { isBody } from "../bodies.ts";
import type { Line } from "../outline.ts";
import type { Paper } from "../paper.ts";
import type { FoundCase } from "./found.ts";

const opening = /^案例(?:[一二三四五六七八九十]{1,3}|\d{1,2}|[①-⑳])[:：、. ]{0,2}(?=\S)/;
const numbering = /^(?:\(?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\)?[、.]|[①-⑳])\s*/;

/** Cases of a paper that announces them. */
export function accountsOf({ text, lines, anchor }: Paper): FoundCase[] {
  const told = lines.flatMap((line, index) =>
    opening.test(line.text) ? [account(line, lines[index + 1], { text, on: anchor })] : []
  );
  return told.length > 0 ? told : numberedLines(lines);
}

/** The name ends with its sentence; what follows on the line, or else the next line, tells the case. */
function account(
  line: Line,
  next: Line | undefined,
  { text, on }: { text: string; on: string | null },
): FoundCase {
  const body = line.text.replace(opening, ""), from = line.end - body.length;
  const stop = body.search(/[。!！]/);
  const title = (stop < 0 ? body : body.slice(0, stop)).trim();
  const rest = { start: from + stop + 1, end: line.end };
  const behind = stop >= 0 && text.slice(rest.start, rest.end).trim() !== "";
  const follows = !behind && next && !opening.test(next.text) && next.text.length >= 20 ? next : null;
  const summary = behind ? rest : follows && { start: follows.start, end: follows.end };
  return {
    title,
    start: from,
    end: follows ? follows.end : line.end,
    region: summary && placeAtHead(text.slice(summary.start, summary.end), on),
    summary,
  };
}

/** Place that the account opens with: 无锡一家…, 苏州吴江…. */
function placeAtHead(summary: string, on: string | null): string | null {
  return regionOfAgency(summary.trim().slice(0, 8), { on });
}

/** At least three lines that are numbered on from 1 and no longer than a name. */
function numberedLines(lines: readonly Line[]): FoundCase[] {
  const named = lines.filter((line) =>
    numbering.test(line.text) && line.text.length <= 70 && !/[。;；:：]$/.test(line.text)
  );
  if (named.length < 3 || !/^[(（]?(?:1|一|①)/.test(named[0]?.text ?? "")) return [];
  return named.flatMap((line) => {
    const body = line.text.replace(numbering, ""), start = line.end - body.length;
    const [, title = body, organisation = null] =
      /^(.{4,50}?)\s*(?:\(([^()]{4,40})\)|(?:——|--|—)(.{4,40}))$/.exec(body) ?? [];
    const beside = /(?:——|--|—)(.{4,40})$/.exec(body)?.[1] ?? organisation;
    if (title.length < 4) return [];
    return [{ title, start, end: line.end, organisation: beside && isBody(beside) ? beside : null }];
  });
}
