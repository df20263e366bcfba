/** The rows of a list as memory keeps them. */
import { assertEquals } from "@std/assert";
import { RowList } from "../../pipelines/fetch/row_list.ts";
import type { Row } from "../../sources/define.ts";

function row(number: number, title: string): Row {
  return { url: `http://amr.sample.example/${number}.html`, title, date: "2026-05-01", note: null };
}

Deno.test("RowList gives rows back in their order, each address once, the first of them", () => {
  const rows = new RowList(), count = 1500;
  for (let number = 0; number < count; number++) rows.add(row(number, `关于计量的通知𠮷 ${number}`));
  rows.add(row(0, "again"));
  rows.add(row(700, "again"));
  rows.add(row(count - 1, "again"));
  assertEquals(rows.length, count);
  assertEquals([...rows], Array.from({ length: count }, (_, at) => row(at, `关于计量的通知𠮷 ${at}`)));
});

Deno.test("RowList.add() leaves what is being read alone: a row added on the way comes last", () => {
  const rows = new RowList(), seen: string[] = [];
  rows.add(row(0, "甲"));
  for (const { title } of rows) {
    if (title === "甲") rows.add(row(1, "乙"));
    seen.push(title);
  }
  assertEquals(seen, ["甲", "乙"]);
});
