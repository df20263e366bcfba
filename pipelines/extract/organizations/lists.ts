/** Bodies listed in tables, with their certificate, field and office in the group that the table is of. @module */
import { findDates, resolvePeriod } from "../../normalise/dates.ts";
import type { Cell, ListTable } from "../list_tables.ts";
import type { Paper } from "../paper.ts";
import type { FoundBody, MembershipFact } from "./found.ts";
import { typeOfListed } from "./kinds.ts";
import { type Issue, listedName } from "./naming.ts";

/** Office that a table or sentence names. */
export type Role = MembershipFact["role"];

/** A body of a table with what stands beside it. */
export interface ListedBody extends FoundBody {
  role: Role | null;
  field: string | null;
  /** ISO day, month or year it is a member from. */
  since: string | null;
}

/** Bodies of tables, and the bodies that stand beside them as what they rest on. */
export interface Listed {
  bodies: ListedBody[];
  parents: FoundBody[];
}

const columns = {
  name:
    /^(?:单位|机构|企业|实验室|中心|平台|联盟|站点|成员|组织|依托单位|申报单位|报送单位|承担单位|检验检测机构|检测机构)(?:名称|全称)?$|成员单位/,
  certificate: /证书编号|资质认定|CMA/,
  field: /领域|专业|方向/,
  role: /职务|角色|身份/,
  parent: /^(?:依托|承担|承建|建设|挂靠|所属|主管)(?:单位|机构)/,
  since: /^(?:加入|入会|入盟|入驻|聘任)(?:时间|日期)$/,
} as const;

/** Bodies of all tables that have a column of them. */
export function listedBodies({ tables, region_code, anchor }: Paper): Listed {
  const issue = { issuer: region_code, on: anchor };
  const found = tables.map((table) => bodiesOf(table, issue));
  return {
    bodies: found.flatMap(({ bodies }) => bodies),
    parents: found.flatMap(({ parents }) => parents),
  };
}

function bodiesOf({ head, rows }: ListTable, issue: Issue): Listed {
  const at = (pattern: RegExp) => head.findIndex((name) => pattern.test(name));
  const name = at(columns.name), certificate = at(columns.certificate), field = at(columns.field);
  const role = at(columns.role), since = at(columns.since);
  const rests = head.findIndex((title, column) => column !== name && columns.parent.test(title));
  const listed: Listed = { bodies: [], parents: [] };
  if (name < 0) return listed;
  for (const row of rows) {
    const body = bodyOf(row[name], issue), parent = bodyOf(row[rests], issue);
    if (!body) continue;
    if (parent) listed.parents.push(parent);
    const fields = row[field]?.text ? [row[field].text] : [];
    listed.bodies.push({
      ...body,
      cma_number: certificateOf(row[certificate]?.text ?? ""),
      fields,
      parent: parent && { name: parent.name, region_code: parent.region_code },
      role: roleOf(row[role]?.text ?? ""),
      field: fields[0] ?? null,
      since: sinceOf(row[since]?.text ?? "", issue.on),
    });
  }
  return listed;
}

function bodyOf(cell: Cell | undefined, issue: Issue): FoundBody | null {
  const named = cell ? listedName(cell.text, { ...issue, type: typeOfListed(cell.text) }) : null;
  if (!cell || !named) return null;
  const unsaid = { cma_number: null, founded: null, fields: [], parent: null, aliases: [] };
  return { ...named, ...unsaid, start: cell.start, end: cell.end };
}

function sinceOf(text: string, on: string | null): string | null {
  const [only, ...more] = findDates(text);
  return only && more.length === 0 ? resolvePeriod(only, on) : null;
}

/** Twelve digits, as CMA certificates are numbered; a shortened or masked number is none. */
function certificateOf(text: string): string | null {
  return /^\d{11,12}[A-Z]?$/.exec(text.replace(/\s/g, ""))?.[0] ?? null;
}

/** Office that a word names; null where it names none. */
export function roleOf(text: string): Role | null {
  if (/副(?:理事长|主席|会长|组长|主任)/.test(text)) return "vice_chair";
  if (/理事长|主席|会长|组长|主任(?:委员|单位)|召集|牵头|盟主/.test(text)) return "chair";
  if (/秘书/.test(text)) return "secretariat";
  return /成员|理事|会员|委员/.test(text) ? "member" : null;
}
