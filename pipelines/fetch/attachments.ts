/**
 * Files linked from an article: which of them are fetched.
 *
 * Those on the article's own host, the list's, the source's home, a subdomain of one of these, or a host allowed by
 * name; no more than a cap for one article. The rest are issues, never silence.
 *
 * @module
 */
import type { Link, Source } from "../../sources/define.ts";

/** What limits the fetching of files. */
export interface AttachmentLimits {
  /** Hosts besides those of the source. */
  hosts: readonly string[];
  /** Most files of one article. */
  most: number;
}

/** Links that are to be fetched, and those that are not, each with the reason. */
export interface Chosen {
  links: Link[];
  left: { kind: string; url: string; what: string }[];
}

/** Chooses among the links of an article. */
export function chooseLinks(
  links: readonly Link[],
  { article, source, limits }: { article: string; source: Source; limits: AttachmentLimits },
): Chosen {
  const homes = [article, source.list.start.url, source.home].map(hostOf);
  const chosen: Chosen = { links: [], left: [] };
  for (const link of new Map(links.map((link) => [link.url, link])).values()) {
    const { url } = link;
    const host = hostOf(url);
    const ours = limits.hosts.includes(host) ||
      homes.some((home) => host === home || host.endsWith(`.${home}`));
    if (!ours) {
      chosen.left.push({
        kind: "external_attachment",
        url,
        what: `wanted a file of this site, found one at ${host}`,
      });
    } else if (chosen.links.length >= limits.most) {
      chosen.left.push({
        kind: "attachment_cap",
        url,
        what: `wanted at most ${limits.most} files of an article, found more`,
      });
    } else chosen.links.push(link);
  }
  return chosen;
}

/** Host without the `www.` that stands for the site itself. */
function hostOf(url: string): string {
  return (URL.parse(url)?.hostname ?? "").replace(/^www\./, "");
}

/**
 * Whether a page may link a file, from its text alone. Taking a page apart costs more than all else in collecting it, and
 * most pages link none.
 */
export function mayLinkFile(text: string): boolean {
  return /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|csv|txt|rtf|zip|rar|7z)\b|download|attach/i.test(text);
}
