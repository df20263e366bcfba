/** Writes the rows of capability_rows.ts as an XLSX, streamed, strings shared as spreadsheets do. @module */
import { strToU8, Zip, ZipDeflate } from "fflate";
import { capabilityRows, type Making } from "./capability_rows.ts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const relations = "http://schemas.openxmlformats.org/package/2006/relationships";

/** Writes the book. */
export async function writeCapabilityBook(path: string, making: Making): Promise<void> {
  using out = await Deno.open(path, { write: true, create: true, truncate: true });
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    for (let done = 0; done < chunk.length;) done += out.writeSync(chunk.subarray(done));
  });
  const add = (name: string, texts: Iterable<string>) => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    for (const text of texts) part.push(strToU8(text));
    part.push(new Uint8Array(), true);
  };
  add("xl/workbook.xml", [
    `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="能力表" sheetId="1" r:id="r1"/></sheets></workbook>`,
  ]);
  add("xl/_rels/workbook.xml.rels", [
    `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  ]);
  const strings = new Map<string, number>();
  add("xl/worksheets/sheet1.xml", sheet(making, strings));
  add("xl/sharedStrings.xml", [
    `<sst xmlns="${main}">`,
    ...[...strings.keys()].map((text) => `<si><t>${text}</t></si>`),
    "</sst>",
  ]);
  zip.end();
}

function* sheet(making: Making, strings: Map<string, number>): Generator<string> {
  yield `<worksheet xmlns="${main}"><sheetData>`;
  let number = 0;
  for (const chunk of capabilityRows(making)) {
    let text = "";
    for (const line of chunk.split("\n")) {
      if (line === "") continue;
      number++;
      const cells = line.split(",").map((cell, column) =>
        cellOf(cell, { at: `${String.fromCharCode(65 + column)}${number}`, strings })
      );
      text += `<row r="${number}">${cells.join("")}</row>`;
    }
    yield text;
  }
  yield "</sheetData></worksheet>";
}

function cellOf(cell: string, { at, strings }: { at: string; strings: Map<string, number> }): string {
  if (cell === "") return "";
  if (/^\d{1,15}$/.test(cell)) return `<c r="${at}"><v>${cell}</v></c>`;
  const index = strings.get(cell) ?? strings.size;
  strings.set(cell, index);
  return `<c r="${at}" t="s"><v>${index}</v></c>`;
}
