/** The listing that a family's function makes of options known only at run time. @module */
import type { Listing } from "../../../sources/define.ts";
import { feed } from "../../../sources/families/feed.ts";
import { gkmlpt, type GkmlptOptions } from "../../../sources/families/gkmlpt.ts";
import { igs } from "../../../sources/families/igs.ts";
import { jpaas, type JpaasOptions } from "../../../sources/families/jpaas.ts";
import { jpage, type JpageOptions } from "../../../sources/families/jpage.ts";
import { jsonList, type JsonListOptions } from "../../../sources/families/json_list.ts";
import { nfcms, type NfcmsOptions } from "../../../sources/families/nfcms.ts";
import { numbered, type NumberedOptions } from "../../../sources/families/numbered.ts";
import { plain, type PlainOptions } from "../../../sources/families/plain.ts";
import { shanghai } from "../../../sources/families/shanghai.ts";
import { sitemap, type SitemapOptions } from "../../../sources/families/sitemap.ts";
import { trs, type TrsOptions } from "../../../sources/families/trs.ts";
import { ucap, type UcapOptions } from "../../../sources/families/ucap.ts";
import { vsb, type VsbOptions } from "../../../sources/families/vsb.ts";
import type { Family } from "./recognise.ts";

type Options = Record<string, unknown>;

const makers: Record<Family, (options: Options) => Listing> = {
  feed: (options) => feed(as<{ start: string }>(options)),
  sitemap: (options) => sitemap(as<SitemapOptions>(options)),
  gkmlpt: (options) => gkmlpt(as<GkmlptOptions>(options)),
  igs: (options) => igs(as<{ start: string }>(options)),
  json: (options) => jsonList(as<JsonListOptions>(options)),
  jpaas: (options) => jpaas(as<JpaasOptions>(options)),
  jpage: (options) => jpage(as<JpageOptions>(options)),
  ucap: (options) => ucap(as<UcapOptions>(options)),
  trs: (options) => trs(as<TrsOptions>(options)),
  vsb: (options) => vsb(as<VsbOptions>(options)),
  nfcms: (options) => nfcms(as<NfcmsOptions>(options)),
  shanghai: (options) => shanghai(as<{ start: string }>(options)),
  numbered: (options) => numbered(as<NumberedOptions>(options)),
  plain: (options) => plain(as<PlainOptions>(options)),
};

/** Makes the listing; `options` are those that `recognise` gives for the family, every choice made. */
export function listingOf(family: Family, options: Options): Listing {
  return makers[family](options);
}

/** The recogniser of each family writes the options of that family; the compiler cannot follow it through a record. */
function as<T>(options: Options): T {
  return options as T;
}
