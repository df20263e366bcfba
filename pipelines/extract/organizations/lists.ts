/** Bodies listed in tables, with their certificate, field and office in the group that the table is of. @module */
import { type ListTable, readListTables } from "../list_tables.ts";
import type { Paper } from "../paper.ts";
import type { FoundBody, MembershipFact } from "./found.ts";
import { typeOfListed } from "./kinds.ts";
import { listedName } from "./naming.ts";

/** Office that a table or sentence names. */
export type Role = MembershipFact["role"];

/** A body of a table with what stands beside it. */
export interface ListedBody extends FoundBody {
  role: Role | null;
  field: string | null;
}

const columns = {
  name:
    /^(?:单位|机构|企业|实验室|中心|平台|联盟|站点|成员|组织|依托单位|申报单位|报送单位|承担单位|检验检测机构|检测机构)(?:名称|全称)?$|成员单位/,
  certificate: /证书编号|资质认定|CMA/,
  field: /领域|专业|方向/,
  role: /职务|角色|身份/,
} as const;

/** Bodies of all tables that have a column of them. */
export function listedBodies({ text, region_code }: Paper): ListedBody[] {
  return readListTables(text).flatMap((table) => bodiesOf(table, region_code));
}

function bodiesOf({ head, rows }: ListTable, issuer: string | null): ListedBody[] {
  const at = (pattern: RegExp) => head.findIndex((name) => pattern.test(name));
  const name = at(columns.name), certificate = at(columns.certificate), field = at(columns.field);
  const role = at(columns.role);
  if (name < 0) return [];
  return rows.flatMap((row) => {
    const cell = row[name];
    const named = cell ? listedName(cell.text, { type: typeOfListed(cell.text), issuer }) : null;
    if (!cell || !named) return [];
    const number = certificateOf(row[certificate]?.text ?? "");
    const fields = row[field]?.text ? [row[field].text] : [];
    return [{
      ...named,
      cma_number: number,
      founded: null,
      fields,
      parent: null,
      aliases: [],
      start: cell.start,
      end: cell.end,
      role: roleOf(row[role]?.text ?? ""),
      field: fields[0] ?? null,
    }];
  });
}

/** Twelve digits, as CMA certificates are numbered; a shortened or masked number is none. */
function certificateOf(text: string): string | null {
  return /^\d{11,12}[A-Z]?$/.exec(text.replace(/\s/g, ""))?.[0] ?? null;
}

/** Office that a word names; null where it names none. */
export function roleOf(text: string): Role | null {
  if (/副(?:理事长|主席|会长|组长)/.test(text)) return "vice_chair";
  if (/理事长|主席|会长|牵头|盟主/.test(text)) return "chair";
  if (/秘书/.test(text)) return "secretariat";
  return /成员|理事|会员/.test(text) ? "member" : null;
}
