/**
 * What the archive holds of lists: each issue with the captures its files stand in. Pure.
 *
 * A file given by hand may be larger than one record should be, so it stands in the archive in pieces, and an issue may have several
 * files; each capture says which piece of which issue it is. Of a collected list an issue is an article with the files
 * linked from it, told when the collection that brought it was finished. Captures that come later only add issues to the end.
 *
 * @module
 */
import type { Capture } from "../archive/capture.ts";
import { givenFiles } from "../given_files.ts";
import { sha256 } from "../model/id.ts";
import type { ListKind } from "../model/lists.ts";
import { chinaDay } from "../normalise/days.ts";
import type { Link, PublishedList, Source } from "../../sources/define.ts";

/** One file of an issue. */
export interface ArchivedFile {
  name: string;
  /** Digests of the payloads that make it up, in order. */
  digests: string[];
}

/** One issue of a list. */
export interface ArchivedIssue {
  kind: ListKind;
  /** Name of the list, and what tells it from others of its source and kind. */
  name: string;
  key: string;
  /** Mapping as JSON, or null to guess it. */
  mapping: string | null;
  region: string | null;
  /** ISO day. */
  day: string;
  /** Address that messages point to. */
  url: string;
  files: ArchivedFile[];
  /** SHA-256 over names and bytes of the files. */
  digest: string;
  /** False where the article may as well hold no list. */
  expected: boolean;
  /** Whether the issue may hold no row; only who gives it by hand can say so. */
  withdrawAll: boolean;
}

/** What is said of a piece of a given list; see {@linkcode pieceHints}. */
export interface Piece {
  kind: ListKind;
  list: string;
  mapping: string | null;
  region: string | null;
  withdrawAll: boolean;
  /** Name of the file. */
  name: string;
  /** Place of the piece among those of the issue, from 1, and how many there are. */
  at: number;
  of: number;
}

/** The hints that a piece is archived with. */
export function pieceHints(
  { kind, list, mapping, region, withdrawAll, name, at, of }: Piece,
): Record<string, string> {
  return {
    as: kind,
    list,
    name,
    piece: `${at}/${of}`,
    ...(mapping !== null && { mapping }),
    ...(region !== null && { region }),
    ...(withdrawAll && { withdraw: "all" }),
  };
}

function pieceOf({ hints }: Capture): Piece | null {
  if (hints?.as === undefined || hints.list === undefined) return null;
  const [at = 0, of = 0] = (hints.piece ?? "").split("/").map(Number);
  const { as, list, mapping = null, region = null, name = list } = hints;
  return { kind: as as ListKind, list, mapping, region, withdrawAll: hints.withdraw === "all", name, at, of };
}

/** Files that hold rows and no running text, so that they are no documents. */
const rowsOnly = /\.(?:xlsx?|et|csv|tsv|zip)(?:[?#]|$)/i;

/** Whether a capture is part of a list and not a document: a piece given by hand, or a spreadsheet of a list's source. */
export function isListFile(capture: Capture, source: Source | undefined): boolean {
  if (pieceOf(capture) !== null) return true;
  if (source?.publishes === undefined || capture.role !== "attachment") return false;
  return [capture.url, capture.finalUrl, capture.hints?.name ?? ""].some((name) => rowsOnly.test(name));
}

/** The issues of a source, in the order they are loaded. */
export function archivedIssues(captures: Iterable<Capture>, source: Source): ArchivedIssue[] {
  if (source.id === givenFiles.id) return givenIssues(captures);
  return source.publishes === undefined ? [] : collectedIssues(captures, source, source.publishes);
}

function givenIssues(captures: Iterable<Capture>): ArchivedIssue[] {
  const issues: ArchivedIssue[] = [];
  let open: { piece: Piece; capture: Capture }[] = [];
  for (const capture of captures) {
    const piece = pieceOf(capture);
    if (piece === null) continue;
    if (piece.at === 1) open = [];
    open.push({ piece, capture });
    // A killed intake leaves a beginning; the next one begins anew.
    if (piece.at !== piece.of || open.length !== piece.of) continue;
    const files: ArchivedFile[] = [];
    for (const { piece: { name }, capture: { digest } } of open) {
      const last = files.at(-1);
      if (last?.name === name) last.digests.push(digest);
      else files.push({ name, digests: [digest] });
    }
    const { kind, list, mapping, region, withdrawAll } = piece;
    issues.push({
      ...{ kind, name: list, key: list, mapping, region, files, withdrawAll },
      day: chinaDay(capture.date),
      url: open[0]?.capture.url ?? capture.url,
      digest: digestOf(files),
      expected: true,
    });
    open = [];
  }
  return issues;
}

/** An article of a list, as the captures so far tell it. */
interface Article {
  url: string;
  title: string;
  day: string;
  digest: string;
  /** Files linked from it, where somebody looked. */
  links: readonly Link[] | null;
  files: Map<string, ArchivedFile>;
  told: string | null;
}

function collectedIssues(
  captures: Iterable<Capture>,
  source: Source,
  list: PublishedList,
): ArchivedIssue[] {
  const articles = new Map<string, Article>();
  const issues: ArchivedIssue[] = [];
  let newest = "";
  for (const capture of captures) {
    if (capture.role === "article") noteArticle(articles, capture);
    else if (capture.role === "attachment") noteFile(articles, capture);
    if (capture.role !== "report") continue;
    for (const article of [...articles.values()].sort(byDay)) {
      const issue = issueOf(article, { source, list });
      if (issue.digest === article.told) continue;
      article.told = issue.digest;
      if (list.each === "whole" && issue.day < newest) continue;
      if (list.each === "whole") newest = issue.day;
      issues.push(issue);
    }
  }
  return issues;
}

function isSeen({ outcome }: Capture): boolean {
  return outcome === "ok" || outcome === "unchanged";
}

function noteArticle(articles: Map<string, Article>, capture: Capture): void {
  if (!isSeen(capture)) return;
  const { url, row, digest, links, date } = capture;
  const known = articles.get(url);
  articles.set(url, {
    url,
    title: row?.title ?? url,
    day: row?.date ?? known?.day ?? chinaDay(date),
    digest,
    links: links ?? known?.links ?? null,
    files: known?.files ?? new Map(),
    told: known?.told ?? null,
  });
}

function noteFile(articles: Map<string, Article>, capture: Capture): void {
  const article = articles.get(capture.parent ?? "");
  if (!article || !isSeen(capture)) return;
  const name = capture.hints?.name ?? capture.url.slice(capture.url.lastIndexOf("/") + 1);
  article.files.set(capture.url, { name, digests: [capture.digest] });
}

function byDay(one: Article, other: Article): number {
  return one.day === other.day ? (one.url < other.url ? -1 : 1) : one.day < other.day ? -1 : 1;
}

/** The issue that an article is: its linked files, or itself where it links none. */
function issueOf(article: Article, { source, list }: { source: Source; list: PublishedList }): ArchivedIssue {
  const { url, title, day, digest, links, files: known } = article;
  const linked = new Set((links ?? []).map((link) => link.url));
  const attached = [...known].filter(([address]) => links === null || linked.has(address))
    .sort(([one], [other]) => one < other ? -1 : 1).map(([, file]) => file);
  const files = attached.length > 0 ? attached : [{ name: title, digests: [digest] }];
  const { kind, name, each, mapping } = list;
  return {
    kind,
    name: each === "whole" ? name : `${name}：${title}`,
    key: each === "whole" ? name : `${name} ${url}`,
    mapping: mapping === undefined ? null : JSON.stringify({ as: kind, ...mapping }),
    region: source.region === "000000" ? null : source.region,
    day,
    url,
    files,
    digest: digestOf(files),
    expected: attached.length > 0,
    withdrawAll: false,
  };
}

function digestOf(files: readonly ArchivedFile[]): string {
  return sha256(files.map(({ name, digests }) => [name, ...digests].join("\n")).join("\n\n"));
}
