/**
 * Files linked from an article page, inside and outside the body: the list of attachments often stands beside the
 * container and may appear twice. Pure.
 *
 * A link counts as a file by the ending of its path or of a name in its query
 * (`/attach/20269/<hex>.wps?fileName=附件3：….wps`). The true type is known only from the bytes.
 *
 * @module
 */
import type { Link } from "../define.ts";
import { absolute } from "./address.ts";
import { finder, type Survey, tidy } from "./html.ts";
import { linkTitle } from "./rows.ts";

const ending = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|csv|txt|rtf|zip|rar|7z)$/i;

const hint = /\.(?:pdf|docx?|xlsx?|pptx?|wps|et|ofd|csv|txt|rtf|zip|rar|7z)\s*(?:$|[?#&])/i;

const anchors = finder("a[href]");

/** All linked files, each address once, in the order of the page. */
export function readAttachments(page: Survey, base: string): Link[] {
  const links = new Map<string, Link>();
  for (const anchor of anchors(page)) {
    // Pages hold hundreds of links and few files: look before an address is taken apart.
    if (!hint.test(anchor.attribs.href ?? "")) continue;
    const url = absolute(anchor.attribs.href ?? "", base);
    const name = url === null ? null : fileName(url);
    if (url === null || name === null || links.has(url)) continue;
    links.set(url, { url, title: linkTitle(anchor, null) || name });
  }
  return [...links.values()];
}

/** Name of the linked file as the address gives it, or null when it names none. */
function fileName(address: string): string | null {
  const url = new URL(address);
  const inPath = url.pathname.split("/").pop() ?? "";
  const named = [...url.searchParams.values()].find((value) => ending.test(value));
  if (named !== undefined) return tidy(named);
  return ending.test(inPath) ? decode(inPath) : null;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // percent-encoded GBK, or a bare percent sign
  }
}
