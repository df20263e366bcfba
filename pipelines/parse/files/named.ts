/** Whether a file is what its name says. The name never decides how it is read. @module */
import type { FileIssue, FileType } from "./content.ts";

/** Types that an extension promises; others promise nothing. WPS saves DOC and XLS under its own names. */
const promised: Readonly<Record<string, readonly FileType[]>> = {
  pdf: ["pdf"],
  docx: ["docx"],
  doc: ["doc", "rtf"],
  wps: ["doc", "docx", "compound"],
  rtf: ["rtf"],
  xlsx: ["xlsx"],
  xls: ["xls"],
  et: ["xls", "xlsx"],
  csv: ["csv", "txt"],
  txt: ["txt", "csv"],
  htm: ["html"],
  html: ["html"],
  zip: ["zip"],
  ofd: ["ofd"],
};

/** The issue that name and content disagree, or null; `label` says what was found. */
export function nameIssue(
  name: string,
  { type, label }: { type: FileType; label: string },
): FileIssue | null {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";
  const types = promised[extension];
  if (types === undefined || types.includes(type)) return null;
  return {
    kind: "not_what_its_name_says",
    message: `The name ends in .${extension}: wanted ${types.join(" or ")}, found ${label}`,
  };
}
