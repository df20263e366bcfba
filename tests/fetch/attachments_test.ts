import { assertEquals } from "@std/assert";
import { article, brief, kinds, listPage, openMemory, root, run, type Served, Site, source } from "./site.ts";

const link = (path: string, title = "附件") => `<a href="${path}">${title}</a>`;
const file = (bytes: string): Served => ({ text: bytes, headers: { "content-type": "application/pdf" } });

Deno.test("collect() fetches the files of an article, each once, with the row of the article", async () => {
  const site = new Site({
    "/list": listPage(["/a", "/b"]),
    "/a": article("甲") + link("/files/1.pdf", "附件1") + link("/files/2.xls", "附件2"),
    "/b": article("乙") + link("/files/1.pdf", "附件1"),
    "/files/1.pdf": () => file("%PDF-1.4 one"),
    "/files/2.xls": () => file("two"),
  });
  const archive = await openMemory();
  const report = await run(site, archive);
  assertEquals(report.attachments, { listed: 2, fetched: 2, unchanged: 0 });
  assertEquals([...archive.captures()].map(brief).slice(2), [
    "article /a 200 ok",
    "attachment /files/1.pdf 200 ok",
    "attachment /files/2.xls 200 ok",
    "article /b 200 ok",
  ]);
  const capture = archive.latest(`${root}/files/1.pdf`);
  assertEquals([capture?.parent, capture?.row?.title, capture?.hints], [`${root}/a`, "/a", {
    name: "附件1",
  }]);
  assertEquals(archive.latest(`${root}/a`)?.links, [
    { url: `${root}/files/1.pdf`, title: "附件1" },
    { url: `${root}/files/2.xls`, title: "附件2" },
  ]);
});

Deno.test("collect() asks for files again as it does for articles, also where the article is a 304", async () => {
  const conditional = (text: string) => ({ headers = {} }: { headers?: Record<string, string> }) =>
    headers["if-none-match"] === '"E"' ? { status: 304 } : { text, headers: { etag: '"E"' } };
  const paths = {
    "/list": listPage(["/a"]),
    "/a": conditional(article("甲") + link("/1.pdf")),
    "/1.pdf": conditional("%PDF"),
  };
  const archive = await openMemory();
  await run(new Site(paths), archive);
  const report = await run(new Site(paths), archive);
  assertEquals([report.unchanged, report.attachments], [1, { listed: 1, fetched: 0, unchanged: 1 }]);
  assertEquals(archive.latest(`${root}/a`)?.links?.length, 1);
});

Deno.test("collect() tries a file again that could not be had, though its article is unchanged", async () => {
  const page = article("甲") + link("/1.pdf");
  const archive = await openMemory();
  const first = await run(new Site({ "/list": listPage(["/a"]), "/a": page }), archive);
  assertEquals(kinds(first), ["gone /1.pdf"]);
  const paths = { "/list": listPage(["/a"]), "/a": page, "/1.pdf": () => file("%PDF") };
  const second = await run(new Site(paths), archive);
  assertEquals([second.unchanged, second.attachments.fetched], [1, 1]);
});

Deno.test("collect() takes an error page in place of a file for what it is", async () => {
  const site = new Site({
    "/list": listPage(["/a"]),
    "/a": article("甲") + link("/1.pdf") + link("/2.pdf"),
    "/1.pdf": () => ({
      text: "<html><body>文件不存在，页面不存在</body></html>",
      headers: { "content-type": "text/html" },
    }),
    "/2.pdf": () => file(""),
  });
  const report = await run(site, await openMemory());
  assertEquals(kinds(report), ["soft_404 /1.pdf", "empty /2.pdf"]);
});

Deno.test("collect() leaves files of other hosts alone unless they are allowed, and says so", async () => {
  const site = new Site({
    "/list": listPage(["/a"]),
    "/a": article("甲") + link("http://img.amr.sample.example/1.pdf") + link("http://cloud.example/2.pdf") +
      link("http://disk.example/3.pdf"),
  });
  const report = await run(site, await openMemory(), { options: { hosts: ["disk.example"] } });
  const asked = site.asked.map(({ url }) => url).filter((url) => url.endsWith(".pdf"));
  assertEquals(asked, ["http://img.amr.sample.example/1.pdf", "http://disk.example/3.pdf"]);
  assertEquals(report.issues.filter(({ kind }) => kind === "external_attachment").map(({ url }) => url), [
    "http://cloud.example/2.pdf",
  ]);
});

Deno.test("collect() fetches no more files of an article than the cap, and says which it left", async () => {
  const site = new Site({
    "/list": listPage(["/a"]),
    "/a": article("甲") + link("/1.pdf") + link("/2.pdf") + link("/3.pdf"),
    "/1.pdf": () => file("1"),
    "/2.pdf": () => file("2"),
  });
  const report = await run(site, await openMemory(), { options: { maxAttachments: 2 } });
  assertEquals([report.attachments.fetched, kinds(report)], [2, ["attachment_cap /3.pdf"]]);
});

Deno.test("collect() lets robots.txt forbid files", async () => {
  const site = new Site({
    "/robots.txt": "User-agent: *\nDisallow: /files/\n",
    "/list": listPage(["/a"]),
    "/a": article("甲") + link("/files/1.pdf"),
  });
  const report = await run(site, await openMemory());
  assertEquals([kinds(report), site.urls.includes("/files/1.pdf")], [
    ["robots_disallow /files/1.pdf"],
    false,
  ]);
});

Deno.test("collect() calls an article that `inspect` throws at layout_drift, and keeps it in the archive", async () => {
  const site = new Site({ "/list": listPage(["/a", "/b"]), "/a": article("甲"), "/b": article("乙") });
  const archive = await openMemory();
  const inspect = (_: unknown, { text }: { text: string }) => {
    if (text.includes("乙")) throw new Error("wanted a body, found none");
  };
  const report = await run(site, archive, { from: source(), options: { inspect } });
  assertEquals([report.fetched, kinds(report)], [1, ["layout_drift /b"]]);
  assertEquals(archive.latest(`${root}/b`)?.outcome, "layout_drift");
});
