/**
 * What a page is made for: a language, an address and a release.
 *
 * A page has one address in both languages; `lang=en` switches the words around the data, never the data, and every link
 * between pages carries it on. Chinese is said by saying nothing.
 *
 * @module
 */
import type { Bilingual } from "../release/identity.ts";
import { badParameter } from "../api/problem.ts";
import type { OpenRelease } from "../api/open_release.ts";

/** Languages of the pages. */
export type Language = "zh" | "en";

/** What the frame must know of the release shown. */
export type ShownRelease = Pick<OpenRelease, "version" | "sample">;

/** What every part of a page is given. */
export interface View {
  lang: Language;
  /** Null on pages that show none. */
  release: ShownRelease | null;
  /** Path and query of the page without its language. */
  path: string;
  /** Scheme and host that the page is served at, for canonical links. */
  origin: string;
  /** The words in the page's language. */
  t(zh: string, en: string): string;
  /** The same of a pair. */
  say(pair: Bilingual): string;
  /** A path of ours, given or kept in the language. API and files have none. */
  to(path: string): string;
}

/** A view. */
export function viewOf(
  { lang, release, path, origin }: Pick<View, "lang" | "release" | "path" | "origin">,
): View {
  return {
    lang,
    release,
    path,
    origin,
    t: (zh, en) => lang === "en" ? en : zh,
    say: (pair) => pair[lang],
    to: (target) => lang === "en" ? inEnglish(target) : target,
  };
}

/** The address of the English form of a page; addresses of API and files stay as they are. */
export function inEnglish(target: string): string {
  if (/^\/(v1|assets|docs|openapi)(\/|\.|$)/.test(target)) return target;
  const [before = "", fragment] = target.split("#");
  const url = `${before}${before.includes("?") ? "&" : "?"}lang=en`;
  return fragment === undefined ? url : `${url}#${fragment}`;
}

/** Takes the language out of an address. @throws {Problem} 400 when there is no such language */
export function languageOf(address: string): { lang: Language; url: string } {
  const url = new URL(address);
  const given = url.searchParams.getAll("lang");
  const [lang = "zh"] = given;
  if (given.length > 1 || (lang !== "zh" && lang !== "en")) {
    throw badParameter({
      parameter: "lang",
      wanted: "zh or en, once",
      found: JSON.stringify(given.join(" ").slice(0, 40)),
    });
  }
  url.searchParams.delete("lang");
  return { lang, url: url.href };
}
