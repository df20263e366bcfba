// deno-lint-ignore-file jsx-key -- keys are for pages that change in the browser; these are made once on the server
/** The text of a document with every fact marked where it stands. @module */
import type { WholeDocument } from "../api/records.ts";
import { mostFacts } from "./fact_list.tsx";
import { type FactSpan, markedParagraphs, type Segment } from "./marked_text.ts";

/** The text. */
export function DocumentText({ document, text }: { document: WholeDocument; text: string }) {
  return (
    <div class="text" lang={`zh-${document.script}`}>
      {markedParagraphs(text, factSpans(document)).map((paragraph) => (
        <p>{paragraph.map((segment) => <TextSegment segment={segment} />)}</p>
      ))}
    </div>
  );
}

/** The facts that stand in the current text; those of an earlier one would be marked at the wrong place. */
function factSpans(document: WholeDocument): FactSpan[] {
  const current = ({ text_hash }: { text_hash: string }) => text_hash === document.text_hash;
  const { indicators, commitments } = document;
  return [
    ...indicators.slice(0, mostFacts).filter(current).map((fact) => ({
      ...fact,
      kind: "indicator" as const,
    })),
    ...commitments.slice(0, mostFacts).filter(current).map((fact) => ({
      ...fact,
      kind: "commitment" as const,
    })),
  ];
}

/** Fewer characters are too narrow for a finger: they are marked, and their record leads to them, but they lead nowhere. */
const narrowest = 3;

function TextSegment({ segment: { text, facts, begins } }: { segment: Segment }) {
  const innermost = facts.at(-1);
  if (!innermost) return <>{text}</>;
  const kinds = [...new Set(facts.map(({ kind }) => kind))].join(" ");
  const linked = text.trim().length >= narrowest;
  return (
    <>
      {begins.map(({ id }) => <span id={`at-${id}`} />)}
      {linked
        ? <a class={`fact ${kinds}`} href={`#fact-${innermost.id}`}>{text}</a>
        : <span class={`fact ${kinds}`}>{text}</span>}
    </>
  );
}
