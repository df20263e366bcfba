/**
 * What a source is: one column of one government site, declared in a few lines.
 *
 * A source says who publishes, when to look, where the list is (one of the families), how an article is read,
 * what kind of document it holds and how much is expected of it. It holds no code of its own; what is peculiar to a
 * content management system stands in `families/`. Nothing here touches the network.
 *
 * @module
 */

/** A fetched page, already decoded to text. */
export interface Page {
  url: string;
  text: string;
}

/** One request of a listing. */
export interface ListRequest {
  url: string;
  method?: "GET" | "POST";
  /** Form body of a POST. */
  body?: string;
}

/** One line of a list: where the article is, and what the list says of it, as printed. */
export interface Row {
  /** Absolute address, fragment removed. */
  url: string;
  title: string;
  /** Date as ISO `YYYY-MM-DD` where the row states a whole one, else null. */
  date: string | null;
  /** Anything else the row prints, such as a consultation's period and status. */
  note: string | null;
}

/** What one list answer holds. */
export interface ListPage {
  rows: Row[];
  /** The following request, or null on the last page. The collector also stops when a page brings no new address. */
  next: ListRequest | null;
  /** Number of rows that the site states in all, or null when it does not say. */
  total: number | null;
}

/** Reads list answers of one content management system. Pure. */
export interface Listing {
  /** Name of the family, such as `trs` or `jpaas`. */
  family: string;
  start: ListRequest;
  /**
   * True where pages are numbered and nothing on them says which is the last: a following page is then tried, and that it
   * is missing is the end of the list. Left out, a page names its follower only where there is one.
   */
  openEnded?: true;
  /** @throws {Error} when the answer is not a list of this family at all; an empty list is `rows: []`. */
  read(page: Page, request: ListRequest): ListPage;
}

/** A file linked from an article. */
export interface Link {
  url: string;
  title: string;
}

/** An article page taken apart, nothing normalised yet. */
export interface Article {
  title: string | null;
  /** HTML of the body container, or null when none of the selectors fits. */
  body: string | null;
  /** Which selector or rule found the body. */
  container: string | null;
  /** Metadata as named on the page (`PubDate`, `ContentSource`, `发文字号` …), values trimmed. */
  fields: Record<string, string>;
  attachments: Link[];
}

/** Takes an article page apart. Pure. */
export type ArticleReader = (page: Page) => Article;

/** Kinds of document; `other` is a decision of the extractor, never a default of a source. */
export const documentKinds = [
  "proposal_reply",
  "measures",
  "plan",
  "consultation",
  "work_notice",
  "statistics",
  "case",
  "list",
  "news",
  "other",
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What the rows of a published list are. */
export const listKinds = ["capabilities", "demands", "instruments", "institutions"] as const;
export type ListKind = (typeof listKinds)[number];

/** A list of rows that a column publishes: in files attached to its articles, or, where one has none, in the article itself. */
export interface PublishedList {
  kind: ListKind;
  /** Name that stays from issue to issue. */
  name: string;
  /**
   * `whole`: each article holds the whole list anew and takes the place of the one before; `part`: each article holds a
   * part that stays beside the others, such as the bodies approved in one month.
   */
  each: "whole" | "part";
  /** Which column is which field; left out, it is guessed from the headers of each file. */
  mapping?: {
    /** Header as printed → field, or null for a column left out. Headers on two lines are joined by `/`. */
    columns: Record<string, string | null>;
    /** Values for fields that stand outside the columns. */
    constants?: Record<string, string>;
    /** Fields whose empty cells repeat the cell above. */
    fill?: string[];
  };
}

/** What may be published: `open` full text; `quote` metadata, facts and quotes of at most 120 characters. */
export type Rights = "open" | "quote";

/** `unverified` until a check passed on the open network; `lapsed` is kept for the record and not collected. */
export type SourceStatus = "sample" | "unverified" | "active" | "lapsed";

/** Days of every year as `MM-DD`, both included; a season that runs over New Year has `from` after `to`. */
export interface Season {
  from: string;
  to: string;
}

/** A source as its folder declares it; the folder's name is the id. Fields stand in this order. */
export interface SourceDefinition {
  // who
  title: { zh: string; en: string };
  publisher: string;
  /** GB/T 2260 six-digit code of the publisher's place; `000000` is the nation. */
  region: string;
  home: string;
  rights: Rights;
  status: SourceStatus;
  // when
  schedule: "daily" | "weekly" | "monthly";
  /** Time of the year when a publication is due, such as a yearly report: looked at daily then. */
  season?: Season;
  // where
  list: Listing;
  /** Hosts besides its own that its attached files stand on. */
  fileHosts?: string[];
  /** True for a host whose TLS is too old for the runtime; it is then asked through curl, certificates verified. */
  oldTls?: true;
  // what
  article: ArticleReader;
  /** The kind all documents of the column have, where the column holds one kind only. */
  kind?: DocumentKind;
  /** The list of rows it publishes, where it publishes one. */
  publishes?: PublishedList;
  // expect
  expect: {
    /** Fewest rows the first list page may hold; fewer stops the source. */
    rows: number;
    /** Days that its newest row may be old before the column counts as frozen, where its schedule says too little. */
    age?: number;
  };
}

/** A defined source: the definition and its id. */
export interface Source extends SourceDefinition {
  id: string;
}

/** Declares a source. Checks what the types cannot. @throws {TypeError} naming the field and the value. */
export function defineSource(definition: SourceDefinition): SourceDefinition {
  const { region, home, expect, title, publisher, season, publishes } = definition;
  if (!/^\d{6}$/.test(region)) {
    throw new TypeError(`Cannot define source: "region" must be six digits: found "${region}"`);
  }
  if (!URL.canParse(home)) {
    throw new TypeError(`Cannot define source: "home" must be an address: found "${home}"`);
  }
  if (!(expect.rows >= 1)) {
    throw new TypeError(`Cannot define source: "expect.rows" must be at least 1: found ${expect.rows}`);
  }
  for (const day of season ? [season.from, season.to] : []) {
    if (!/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(day)) {
      throw new TypeError(`Cannot define source: "season" must be days such as 03-15: found "${day}"`);
    }
  }
  if (publishes?.name === "") {
    throw new TypeError(`Cannot define source: "publishes.name" must not be empty`);
  }
  if (!title.zh || !title.en || !publisher) {
    throw new TypeError(`Cannot define source: "title" and "publisher" must not be empty`);
  }
  return definition;
}
