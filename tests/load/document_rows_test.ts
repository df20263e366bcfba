/** Rows that hang on a document: the days it states and its attachments, led to their files once those are read. */
import { assertEquals } from "@std/assert";
import { type Answer, loadAnswers, source, withStore } from "./captures.ts";

const page = "http://s.example/202403/t20240301_1.html", file = "http://s.example/202403/P1.docx";
const text = "为加强计量站点管理,提高服务能力,现将有关事项通知如下,请认真抓好落实并及时反馈办理情况。\n" +
  "本通知自2024年4月1日起施行,有效期3年。\n附件：1.站点名单 2.登记表\n甲市市场监督管理局\n2024年2月28日";

/** A source whose articles link to one file. */
const linking = source("s", {
  article: ({ text: html }) => ({
    title: "关于加强计量站点管理的通知",
    body: (/\{.*\}/s.exec(html)?.[0] ?? "").length > 0
      ? text.split("\n").map((line) => `<p>${line}</p>`).join("")
      : "",
    container: "json",
    fields: { PubDate: "2024-03-01" },
    attachments: [{ title: "附件1：站点名单.docx", url: file }],
  }),
});

const said = { title: "关于加强计量站点管理的通知", text };
const first: Answer = { at: "2024-03-02", url: page, said };
const second: Answer = {
  at: "2024-03-03",
  url: file,
  said: { title: "站点名单", text: "站点名单如下,共列三个站点,均已通过验收。" },
  role: "file",
};

Deno.test("load() keeps every day a document states and what it says of its force", async () => {
  await withStore(async (store) => {
    await loadAnswers(store, [first], [linking]);
    assertEquals(await store.database.all("SELECT effective, expires, legal_status FROM documents"), [
      { effective: "2024-04-01", expires: "2027-03-31", legal_status: "in_force" },
    ]);
    const days = await store.database.all<Record<string, unknown>>(
      "SELECT number, meaning, day, place, used FROM document_dates ORDER BY number",
    );
    assertEquals(days.map((row) => Object.values(row).join(" ")), [
      "1 signed 2024-02-28 signature true",
      "2 published 2024-03-01 field true",
      "3 published 2024-03-01 address true",
      "4 effective 2024-04-01 text true",
      "5 expires 2027-03-31 text true",
    ]);
  });
});

Deno.test("load() leads an attachment to its document once the file is read, in steps as at once", async () => {
  const attached =
    "SELECT number, title, url, file_id = (SELECT id FROM documents WHERE url = a.url) AS led FROM " +
    "attachments AS a WHERE document_id = (SELECT id FROM documents WHERE title LIKE '关于%') ORDER BY number";
  await withStore(async (store) => {
    await loadAnswers(store, [first], [linking]);
    assertEquals((await store.database.all<{ led: unknown }>(attached)).map(({ led }) => led), [null, null]);
    await loadAnswers(store, [first, second], [linking]);
    assertEquals(await store.database.all(attached), [
      { number: 1, title: "站点名单", url: file, led: true },
      { number: 2, title: "登记表", url: null, led: null },
    ]);
  });
});
