/**
 * Tables that are plainly no list: the head of a page (索引号, 发文机构 …), a frame that only lays text out, the table of those who may
 * sign. They are left out quietly; any other table beside a list is told of.
 *
 * @module
 */
import { namesSigners } from "./annex.ts";
import { headerKey } from "./fields.ts";

/** What heads of pages say of a document. */
const words: ReadonlySet<string> = new Set([
  "索引号",
  "信息索引号",
  "发文机构",
  "发文机关",
  "发文单位",
  "发布机构",
  "发布机关",
  "公开机构",
  "责任部门",
  "信息来源",
  "来源",
  "成文日期",
  "发文日期",
  "发布日期",
  "发布时间",
  "公开日期",
  "生成日期",
  "生效日期",
  "废止日期",
  "文号",
  "发文字号",
  "公文编号",
  "主题分类",
  "主题词",
  "关键词",
  "体裁分类",
  "组配分类",
  "公开方式",
  "公开范围",
  "有效性",
  "时效性",
  "效力状态",
  "标题",
  "文件名称",
  "信息名称",
]);

/** Most rows of a page's head, and of a frame. */
const most = { head: 12, frame: 3 };

/** Whether a table of that name is plainly no list, by its first rows: more of them than a head has. */
export function isNoList(name: string, head: readonly (readonly string[])[]): boolean {
  const rows = head.map((row) => row.filter((cell) => cell !== "")).filter((row) => row.length > 0);
  if (rows.length === 0) return true;
  if (namesSigners(rows.slice(0, 5))) return true;
  if (name !== "") return false;
  if (rows.length <= most.frame && rows.every((row) => row.length === 1)) return true;
  return rows.length <= most.head && isHead(rows);
}

/** Whether a table says of a document what heads of pages say: two words at least, and one in two or three cells. */
function isHead(rows: readonly (readonly string[])[]): boolean {
  const cells = rows.flat();
  const found = cells.filter((cell) => words.has(headerKey(cell.replace(/[:：][\s\S]*$/, ""))));
  const both = found.filter((cell) => /[:：]\s*\S/.test(cell)).length;
  return found.length >= 2 && (found.length + both) * 5 >= cells.length * 2;
}
