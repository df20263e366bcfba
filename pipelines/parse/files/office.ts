/**
 * The XML containers: which of them a ZIP is, and the parts of one, unpacked under the budget.
 *
 * Document type declarations are refused, as the Office and OFD standards forbid them: without them there are no
 * entities to expand.
 *
 * @module
 */
import type { FileType } from "./content.ts";
import type { Budget } from "./limits.ts";
import { Unreadable } from "./unreadable.ts";
import type { Entry } from "./zip.ts";

/** What an archive is by the names inside; `label` names a container that cannot be read. */
export function containerOf(entries: readonly Entry[]): { type: FileType; label: string } {
  const names = new Set(entries.map(({ name }) => name));
  if (names.has("word/document.xml")) return { type: "docx", label: "a DOCX" };
  if (names.has("xl/workbook.xml")) return { type: "xlsx", label: "an XLSX" };
  if (names.has("OFD.xml")) return { type: "ofd", label: "an OFD" };
  if (names.has("xl/workbook.bin")) return { type: "unknown", label: "an XLSB" };
  if (names.has("ppt/presentation.xml")) return { type: "unknown", label: "a PPTX" };
  if (names.has("META-INF/manifest.xml") && names.has("content.xml")) {
    return { type: "unknown", label: "an OpenDocument file" };
  }
  if (names.has("[Content_Types].xml")) return { type: "unknown", label: "an Office file of another kind" };
  return { type: "zip", label: "a ZIP" };
}

/** Unpacks the wanted parts; of several with one name the last counts, as in any ZIP reader. */
export function unpackParts(
  entries: readonly Entry[],
  { budget, wanted }: { budget: Budget; wanted: (name: string) => boolean },
): Record<string, Uint8Array> {
  const parts: Record<string, Uint8Array> = {};
  for (const entry of entries) {
    if (!wanted(entry.name)) continue;
    const bytes = entry.unpack(budget);
    if (/\.(?:xml|rels)$/i.test(entry.name)) refuseDeclaration(bytes, entry.name);
    parts[entry.name] = bytes;
  }
  return parts;
}

/** Looks through everything before the root element, which is where a declaration may stand. */
function refuseDeclaration(bytes: Uint8Array, name: string): void {
  for (let at = bytes.indexOf(open); at >= 0; at = bytes.indexOf(open, at)) {
    const next = bytes[at + 1] ?? 0;
    const isComment = next === exclamation && bytes[at + 2] === dash;
    if (isComment) at = endOf(bytes, { from: at + 4, mark: [dash, dash, close] });
    else if (next === question) at = endOf(bytes, { from: at + 2, mark: [question, close] });
    // UTF-16 would hide the declaration behind zeros, and no Office program writes it.
    else if (next === exclamation || next === 0) {
      throw new Unreadable("refused", `wanted ${name} without a document type: found one`);
    } else return;
  }
}

const [open, close, question, exclamation, dash] = [0x3c, 0x3e, 0x3f, 0x21, 0x2d];

/** Where a comment or an instruction ends; the end of the bytes when it does not. */
function endOf(bytes: Uint8Array, { from, mark }: { from: number; mark: number[] }): number {
  const last = mark.length - 1;
  for (let at = bytes.indexOf(close, from); at >= 0; at = bytes.indexOf(close, at + 1)) {
    if (at - last >= from && mark.every((byte, index) => bytes[at - last + index] === byte)) return at + 1;
  }
  return bytes.length;
}
