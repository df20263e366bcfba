import { assertEquals, assertStringIncludes } from "@std/assert";
import { ascii, assemble, type Mark, stream, writePdf } from "./pdf_fixture.ts";
import { kinds, read, zip } from "./reading.ts";

/** Lines of a ruled grid. */
function grid(xs: number[], ys: number[]): Mark[] {
  const [left, right] = [Math.min(...xs), Math.max(...xs)];
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  return [
    ...xs.map((x): Mark => ({ from: [x, low], to: [x, high] })),
    ...ys.map((y): Mark => ({ from: [left, y], to: [right, y] })),
  ];
}

const at = (text: string, x: number, y: number, size = 10): Mark => ({ text, x, y, size });

Deno.test("readFile() joins the lines of a PDF's paragraphs and drops page numbers", async () => {
  // 24 characters of 17 points fill a line from 93 to 501, as far from the right edge as 93 is from the left.
  const full = "检".repeat(24);
  const content = await read(
    writePdf([
      [
        at("关于公布名单的通知", 200, 760, 22),
        at("各有关单位：", 93, 700, 17),
        at("现".repeat(22), 127, 672, 17),
        at(full, 93, 644, 17),
        at("到此为止。", 93, 616, 17),
        at("验".repeat(22), 127, 588, 17),
        at("— 1 —", 280, 40, 12),
      ],
      [at("接上页。", 93, 760, 17), at("特此通知。", 127, 732, 17), at("— 2 —", 280, 40, 12)],
    ]),
    "通知.pdf",
  );
  assertEquals(content.text.split("\n"), [
    "关于公布名单的通知",
    "各有关单位：",
    `${"现".repeat(22)}${full}到此为止。`,
    `${"验".repeat(22)}接上页。`,
    "特此通知。",
  ]);
  assertEquals(content.issues, []);
});

Deno.test("readFile() rebuilds a ruled PDF table with wrapped, centred and merged cells", async () => {
  const content = await read(
    writePdf([[
      at("附件：共享仪器名单", 90, 780),
      ...grid([90, 130, 300, 420], [740, 720, 670, 650]),
      // The line between the last two columns is missing in the last row.
      at("序号", 100, 727),
      at("仪器名称", 150, 727),
      at("所属单位", 320, 727),
      // Three lines in the second cell; the others stand in the middle beside them.
      at("电感耦合等离子体", 135, 707),
      at("1", 105, 692),
      at("质谱仪", 135, 692),
      at("某检测所", 310, 692),
      at("（含附件）", 135, 677),
      at("2", 105, 657),
      at("天平", 135, 657),
      at("注：以上仪器均可预约。", 90, 630),
    ]]),
    "附件.pdf",
  );
  assertEquals(content.sheets.map(({ rows }) => rows), [[
    ["序号", "仪器名称", "所属单位"],
    ["1", "电感耦合等离子体质谱仪（含附件）", "某检测所"],
    ["2", "天平"],
  ]]);
  assertEquals(content.text.split("\n").length, 5);
  assertEquals(content.text.split("\n").at(-1), "注：以上仪器均可预约。");
});

Deno.test("readFile() takes places without a line between them for one cell", async () => {
  const content = await read(
    writePdf([[
      ...grid([90, 200, 300], [740, 700]),
      { from: [90, 720], to: [200, 720] },
      { from: [200, 680], to: [300, 680] },
      { from: [90, 680], to: [200, 680] },
      { from: [90, 700], to: [90, 680] },
      { from: [300, 700], to: [300, 680] },
      at("江苏", 110, 727),
      at("两行共有", 220, 717),
      at("浙江", 110, 707),
      at("一行共有", 150, 687),
    ]]),
    "附件.pdf",
  );
  assertEquals(content.sheets, [{
    name: "",
    rows: [["江苏", "两行共有"], ["浙江"], ["一行共有"]],
    merges: [
      { top: 0, left: 1, bottom: 1, right: 1 },
      { top: 2, left: 0, bottom: 2, right: 1 },
    ],
    hidden: false,
  }]);
});

Deno.test("readFile() rebuilds a PDF table without lines from where its cells stand", async () => {
  const rows = [["GB 4706.56", "深油炸锅", "结构"], ["GB 7000.208", "手提灯", "接线"], [
    "GB 19865",
    "电玩具",
    "温升",
  ]];
  const content = await read(
    writePdf([[
      at("能力表", 280, 780, 14),
      ...rows.flatMap(([a = "", b = "", c = ""], index) => [
        at(a, 90, 740 - index * 16),
        at(b, 220, 740 - index * 16),
        at(c, 400, 740 - index * 16),
      ]),
      // Goes on with the second cell of the last row.
      at("（儿童用）", 220, 696),
    ]]),
    "能力表.pdf",
  );
  assertEquals(content.sheets.map((sheet) => sheet.rows), [
    [rows[0], rows[1], ["GB 19865", "电玩具（儿童用）", "温升"]],
  ]);
});

Deno.test("readFile() joins a PDF table that goes on over pages", async () => {
  const page = (first: string, number: string): Mark[] => [
    ...grid([90, 200, 300], [740, 720, 700]),
    at(first, 100, 727),
    at("甲", 210, 727),
    at("末行", 100, 707),
    at("乙", 210, 707),
    at(number, 300, 40),
  ];
  const { sheets } = await read(writePdf([page("一", "1"), page("二", "2")]), "名单.pdf");
  assertEquals(sheets.map(({ rows }) => rows), [[["一", "甲"], ["末行", "乙"], ["二", "甲"], [
    "末行",
    "乙",
  ]]]);
});

Deno.test("readFile() gives the characters meant, not the radicals a PDF's font names, and leaves signs alone", async () => {
  const meant = { "生": "⽣", "长": "⻓", "金": "金" };
  const { text } = await read(
    writePdf([[at("生长金①㎡，", 90, 700)]], meant),
    "附件.pdf",
  );
  assertEquals(text, "生长金①㎡，");
});

Deno.test("readFile() counts the pages of a PDF that hold no text", async () => {
  const scan: Mark[] = [{ from: [0, 0], to: [500, 800] }];
  const content = await read(writePdf([scan, [at("有字", 90, 700)], scan]), "扫描.pdf");
  assertEquals([content.text, kinds(content)], ["有字", ["no_text"]]);
  assertStringIncludes(content.issues[0]?.message ?? "", "on 3 pages: found none on 2");
});

Deno.test("readFile() reports text that only a PDF's font understands", async () => {
  const content = await read(
    writePdf([[at("名单", 90, 700)]], { "名": "\ue001", "单": "\ue002" }),
    "名单.pdf",
  );
  assertEquals(kinds(content), ["unmapped_text"]);
});

Deno.test("readFile() reads the first pages of a PDF that has too many", async () => {
  const pages = ["一", "二", "三"].map((text) => [at(text + "页", 90, 700)]);
  const content = await read(writePdf(pages), "附件.pdf", { pages: 2 });
  assertEquals([content.text, kinds(content)], ["一页\n二页", ["cut"]]);
});

/** A PDF that writes codes of a named encoding with a font it does not contain. */
function namedEncoding(encoding: string, codes: string): Uint8Array {
  const font = "/BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >>";
  return assemble([
    ascii("<< /Type /Catalog /Pages 2 0 R >>"),
    ascii("<< /Type /Pages /Kids [3 0 R] /Count 1 >>"),
    ascii(
      "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>",
    ),
    stream(ascii(`BT /F1 12 Tf 90 700 Td <${codes}> Tj ET`)),
    ascii(
      `<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    ),
    ascii(
      `<< /Type /Font /Subtype /CIDFontType2 ${font} /FontDescriptor 7 0 R /DW 1000 /W [1 95 500 814 908 500] >>`,
    ),
    ascii(
      "<< /Type /FontDescriptor /FontName /SimSun /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 " +
        "/Descent -200 /CapHeight 700 /StemV 80 >>",
    ),
  ]);
}

Deno.test("readFile() reads a PDF whose Chinese font is named and not contained", async () => {
  // 名单，A1 in GBK and in UTF-16; 名 is C3FB and U+540D, 单 B5A5 and U+5355, ， A3AC and U+FF0C.
  for (
    const [encoding, codes] of [
      ["GBK-EUC-H", "c3fbb5a5a3ac4131"],
      ["GBKp-EUC-H", "c3fbb5a5a3ac4131"],
      ["UniGB-UCS2-H", "540d5355ff0c00410031"],
      ["UniGB-UTF16-H", "540d5355ff0c00410031"],
    ]
  ) {
    const content = await read(namedEncoding(encoding ?? "", codes ?? ""), "名单.pdf");
    assertEquals([content.text, content.issues], ["名单，A1", []], encoding);
  }
});

Deno.test("readFile() does not guess at glyph numbers that a PDF leaves unexplained", async () => {
  assertEquals(kinds(await read(namedEncoding("Identity-H", "0f3c0d21"), "名单.pdf")), ["unmapped_text"]);
});

/** An OFD of these pages, each the inside of a layer; sizes in millimetres. */
function ofd(pages: string[]): Uint8Array {
  const space = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const list = pages.map((_, index) =>
    `<ofd:Page ID="${index + 1}" BaseLoc="Pages/Page_${index}/Content.xml"/>`
  );
  return zip({
    "OFD.xml":
      `<ofd:OFD ${space}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    "Doc_0/Document.xml": `<ofd:Document ${space}><ofd:Pages>${list.join("")}</ofd:Pages></ofd:Document>`,
    ...Object.fromEntries(pages.map((inside, index) => [
      `Doc_0/Pages/Page_${index}/Content.xml`,
      `<ofd:Page ${space}><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area>` +
      `<ofd:Content><ofd:Layer>${inside}</ofd:Layer></ofd:Content></ofd:Page>`,
    ])),
  });
}

function written(text: string, x: number, y: number): string {
  return `<ofd:TextObject Boundary="${x} ${y} 100 5" Size="5"><ofd:TextCode X="0" Y="4" ` +
    `DeltaX="g ${text.length - 1} 5">${text}</ofd:TextCode></ofd:TextObject>`;
}

Deno.test("readFile() reads an OFD by page, tables by their lines", async () => {
  const lines = [[30, 50, 90, 50], [30, 60, 90, 60], [30, 50, 30, 60], [60, 50, 60, 60], [90, 50, 90, 60]];
  const paths = lines.map(([x1 = 0, y1 = 0, x2 = 0, y2 = 0]) =>
    `<ofd:PathObject Boundary="${x1} ${y1} 60 10"><ofd:AbbreviatedData>M 0 0 L ${x2 - x1} ${y2 - y1}` +
    "</ofd:AbbreviatedData></ofd:PathObject>"
  );
  const content = await read(
    ofd([
      written("关于公布名单的通知", 60, 30) + paths.join("") + written("天平", 35, 52) +
      written("2台", 65, 52),
      written("第二页正文", 40, 30),
    ]),
    "通知.ofd",
  );
  assertEquals([content.type, content.text], ["ofd", "关于公布名单的通知\n天平\t2台\n第二页正文"]);
  assertEquals(content.sheets.map(({ rows }) => rows), [[["天平", "2台"]]]);
  assertEquals(content.issues, []);
});

Deno.test("readFile() calls an OFD damaged when a page is missing", async () => {
  const bytes = zip({ "OFD.xml": "<OFD><DocBody><DocRoot>/D/Document.xml</DocRoot></DocBody></OFD>" });
  const content = await read(bytes, "通知.ofd");
  assertEquals(kinds(content), ["damaged"]);
  assertStringIncludes(content.issues[0]?.message ?? "", "wanted D/Document.xml in the OFD");
});
