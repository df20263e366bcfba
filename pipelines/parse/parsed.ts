/** What parsing makes of one page or file: everything that extraction may know. @module */
import type { Link } from "../../sources/define.ts";

/** Personal data masked in the text, counted by kind. */
export type Withheld = Partial<Record<"phone" | "email" | "id_number" | "contact", number>>;

/** One page or file, read. */
export interface Parsed {
  /** Title of the page, furniture and spam removed; null when the page states none. */
  title: string | null;
  /**
   * The clean text: paragraphs separated by one line feed, no page furniture, personal data masked character for
   * character with `＊`. Script, annotations and wording are the page's own. All spans of facts point into it.
   */
  text: string;
  /**
   * Metadata as the page names it, values trimmed: `PubDate`, `ContentSource`, `发文字号`, `成文日期` … and from the
   * list `row.title`, `row.date`, `row.note`. Lines of furniture that state a date or source give `line.date`, `line.source`.
   */
  fields: Record<string, string>;
  attachments: Link[];
  /** Charset the bytes were decoded with. */
  charset: string;
  /** Which selector or rule found the body; `fallback` marks the readability-like guess. */
  container: string;
  withheld: Withheld;
}
