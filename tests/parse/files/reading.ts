/** Reads files in tests, and makes those that several tests need. @module */
import { strToU8, zipSync } from "fflate";
import {
  defaultLimits,
  type FileContent,
  type Limits,
  readFile,
} from "../../../pipelines/parse/files/mod.ts";

/** Reads in this thread without programs. */
export function read(bytes: Uint8Array, name: string, limits: Partial<Limits> = {}): Promise<FileContent> {
  return readFile(bytes, {
    name,
    limits: { ...defaultLimits, ...limits },
    convert: null,
    signal: new AbortController().signal,
  });
}

export function kinds({ issues }: FileContent): string[] {
  return issues.map(({ kind }) => kind);
}

export function text(value: string): Uint8Array {
  return strToU8(value);
}

/** A ZIP of texts. */
export function zip(files: Record<string, string | Uint8Array>): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, value]) => [name, typeof value === "string" ? text(value) : value]),
    ),
    { mtime: "2024-01-02T00:00:00" },
  );
}

/** A DOCX whose body is this WordprocessingML. */
export function docx(body: string, prolog = '<?xml version="1.0" encoding="UTF-8"?>'): Uint8Array {
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return zip({
    "[Content_Types].xml":
      `<Types xmlns="${types}"><Default Extension="xml" ContentType="application/xml"/>` +
      `<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.` +
      `wordprocessingml.document.main+xml"/></Types>`,
    "_rels/.rels":
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" ` +
      `Target="word/document.xml"/></Relationships>`,
    "word/document.xml": `${prolog}<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`,
  });
}

/** A paragraph of a DOCX. */
export function paragraph(value: string): string {
  return `<w:p><w:r><w:t>${value}</w:t></w:r></w:p>`;
}

/** A row of a DOCX table; `properties` go into each cell. */
export function row(...cells: (string | { value: string; properties: string })[]): string {
  const inside = cells.map((cell) =>
    typeof cell === "string"
      ? `<w:tc>${paragraph(cell)}</w:tc>`
      : `<w:tc><w:tcPr>${cell.properties}</w:tcPr>${paragraph(cell.value)}</w:tc>`
  );
  return `<w:tr>${inside.join("")}</w:tr>`;
}
