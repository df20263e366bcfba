/** Routes of search and documents. @module */
import type { Context } from "hono";
import { z } from "zod";
import { documentChanges } from "../api/changes.ts";
import { readParameters } from "../api/parameters.ts";
import { listQuestion } from "../api/question.ts";
import { wholeDocument } from "../api/records.ts";
import type { Wanted } from "../api/releases.ts";
import { leadOn } from "../api/routes/documents.ts";
import { searchDocuments, searchParameters } from "../api/search_documents.ts";
import { regionNames, searchChoices } from "./choices.ts";
import { DocumentPage } from "./document_page.tsx";
import type { Make } from "./page.ts";
import { SearchPage } from "./search_page.tsx";
import { inEnglish } from "./view.ts";

const noParameters = z.object({});

/** Makers by path. */
export function documentPages({ report }: { report: string | null }): Record<string, (c: Context) => Make> {
  return {
    "/documents/:id": (c) => document(c.req.param("id") ?? "", report),
  };
}

/** The release that a search is answered from: a cursor or a pin may name one. */
export function searchedRelease(url: string): Wanted {
  return listQuestion(withoutEmpty(url), searchParameters).version;
}

/** Makes a page of results. */
export const search: Make = async ({ release, view, url: address }) => {
  const url = withoutEmpty(address);
  const asked = listQuestion(url, searchParameters);
  const { cursor: _cursor, ...values } = Object.fromEntries(new URL(url).searchParams);
  const parameters = { ...asked.parameters, facets: true };
  const found = await searchDocuments(release, { ...asked, parameters });
  const choices = await searchChoices(release);
  return <SearchPage view={view} values={values} choices={choices} found={found} />;
};

/** A form sends every field it has; an empty one says nothing. */
function withoutEmpty(address: string): string {
  const url = new URL(address);
  url.search = new URLSearchParams([...url.searchParams].filter(([, value]) => value !== "")).toString();
  return url.href;
}

function document(id: string, report: string | null): Make {
  return async ({ release, view, url }) => {
    readParameters(url, noParameters);
    const found = await wholeDocument(release.database, id);
    if (!found) {
      return await leadOn(release, { id, url: view.lang === "en" ? inEnglish(url) : url, pinned: false });
    }
    const codes = [found.region_code, ...found.indicators.map((fact) => fact.region_code)];
    const regions = await regionNames(release.database, codes);
    const changes = found.versions.length > 1 && found.rights === "open"
      ? await documentChanges(release.database, id)
      : [];
    return <DocumentPage view={view} document={found} regions={regions} changes={changes} report={report} />;
  };
}
