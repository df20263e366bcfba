import { assertEquals } from "@std/assert";
import { tables } from "../../pipelines/model/mod.ts";
import { makeRelease, type Service, withService, written } from "./small_release.ts";

interface Row {
  [name: string]: unknown;
}

async function list(
  service: Service,
  path: string,
): Promise<{ count: number; next: string | null; data: Row[] }> {
  const response = await service.get(encodeURI(path));
  assertEquals(response.status, 200, path);
  return await response.json();
}

async function walk(service: Service, path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const page = await list(service, `${path}${cursor && `&cursor=${cursor}`}`);
    rows.push(...page.data);
    cursor = page.next;
  }
  return rows;
}

Deno.test("a walk by cursor gives every record of every table once, in the order of the key", async () => {
  await withService(async (service) => {
    for (const table of tables) {
      const whole = await list(service, `/v1/${table.name}?limit=100`);
      assertEquals(whole.next, null);
      assertEquals(whole.data.length, whole.count);
      for (const limit of [1, 7]) {
        assertEquals(await walk(service, `/v1/${table.name}?limit=${limit}`), whole.data, table.name);
      }
      const keys = whole.data.map((row) => table.key.map((name) => String(row[name])).join("\u0000"));
      assertEquals(keys, keys.toSorted());
    }
  });
});

Deno.test("a walk by cursor gives every hit of a search once", async () => {
  await withService(async (service) => {
    const whole = await list(service, "/v1/search?q=计量&limit=100");
    assertEquals(whole.count, 25);
    for (const limit of [1, 10]) {
      assertEquals(await walk(service, `/v1/search?q=计量&limit=${limit}`), whole.data);
    }
  });
});

const filters: [path: string, ids: string[]][] = [
  ["/v1/indicators?kind=target", ["i-sites"]],
  ["/v1/indicators?value=368", ["i-instruments"]],
  ["/v1/indicators?value=368.0&unit=台&quantified=true", ["i-instruments"]],
  ["/v1/indicators?quantified=false", []],
  ["/v1/indicators?document_id=reply&comparator=ge", ["i-sites"]],
  ["/v1/indicators?start=0", []],
  ["/v1/commitments?responsible=市科技局", ["c-sites"]],
  ["/v1/commitments?responsible=科技局", []],
  ["/v1/commitments?due=2025", ["c-sites"]],
  ["/v1/documents?published=2023-05-04", ["measures"]],
  ["/v1/documents?title=计量器具目录", ["undated"]],
  ["/v1/documents?title=' OR 1=1 --", []],
  ["/v1/documents?rights=quote&kind=news", ["repost"]],
];

Deno.test("tables are filtered by the value of any column", async (t) => {
  await withService(async (service) => {
    for (const [path, ids] of filters) {
      await t.step(path, async () => {
        const { count, data } = await list(service, path);
        assertEquals(data.map((row) => row.id), ids);
        assertEquals(count, ids.length);
      });
    }
  });
});

Deno.test("a document comes with text, versions and facts whose quotes stand where they say", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get("/v1/documents/reply")).json();
    const original = written.find(({ id }) => id === "reply");
    assertEquals(data.text, original?.text);
    assertEquals(data.versions.map((version: Row) => [version.number, version.change]), [
      [1, "first"],
      [2, "edited"],
    ]);
    assertEquals(data.versions.at(-1).hash, data.text_hash);
    assertEquals(data.indicators.map((fact: Row) => fact.id), ["i-instruments", "i-sites"]);
    assertEquals(data.commitments.map((fact: Row) => [fact.id, fact.responsible]), [
      ["c-sites", ["市市场监管局", "市科技局"]],
    ]);
    for (const { start, end, quote } of [...data.indicators, ...data.commitments]) {
      assertEquals(data.text.slice(start, end), quote);
    }
  });
});

Deno.test("a document whose rights do not allow it comes without its text", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get("/v1/documents/repost")).json();
    assertEquals([data.rights, data.text], ["quote", null]);
  });
});

Deno.test("the id of another address of a document leads to the document, for good where the release is named", async () => {
  await withService(async ({ get, version }) => {
    const rows: [path: string, status: number, location: string, kept: string][] = [
      ["/v1/documents/reply-moved", 302, "/v1/documents/reply", "no-cache"],
      [
        `/v1/documents/reply-moved?version=${version}`,
        301,
        `/v1/documents/reply?version=${version}`,
        "public, max-age=31536000, immutable",
      ],
      ["/documents/reply-moved", 302, "/documents/reply", "no-cache"],
    ];
    for (const [path, status, location, kept] of rows) {
      const { status: found, headers } = await get(path);
      assertEquals([found, headers.get("location"), headers.get("cache-control")], [status, location, kept]);
      assertEquals((await get(location)).status, 200, location);
    }
    assertEquals((await get("/v1/documents/neither")).status, 404);
  });
});

Deno.test("the changes of a document are told sentence by sentence, also under another of its ids", async () => {
  await withService(async ({ get }) => {
    const { data } = await (await get("/v1/documents/reply/changes")).json();
    assertEquals(data.id, "reply");
    const [change, ...others] = data.changes;
    assertEquals([change.number, change.change, others], [2, "edited", []]);
    assertEquals(change.removed.map(({ text }: Row) => text), ["我市开放共享大型仪器300台。"]);
    assertEquals(change.added.map(({ text }: Row) => text), [
      "我市开放共享大型仪器368台，检验检测机构组成联盟。",
      "到2025年建成一站式服务站点不少于20个。",
    ]);
    const { text } = (await (await get("/v1/documents/reply")).json()).data;
    for (const sentence of change.added) {
      assertEquals(text.slice(sentence.start, sentence.end), sentence.text);
    }
    assertEquals((await (await get("/v1/documents/measures/changes")).json()).data.changes, []);
    const moved = await get("/v1/documents/reply-moved/changes");
    assertEquals([moved.status, moved.headers.get("location")], [302, "/v1/documents/reply/changes"]);
    assertEquals((await get("/v1/documents/neither/changes")).status, 404);
  });
});

Deno.test("any two versions of a document are told apart, the newest and the one before unless others are named", async () => {
  await withService(async ({ get }) => {
    const asked = async (path: string) => (await (await get(`/v1/documents/${path}`)).json()).data;
    const texts = (sentences: Row[]) => sentences.map(({ text }) => text);
    const { versions } = await asked("reply/versions");
    assertEquals(versions.map(({ number, change }: Row) => [number, change]), [[1, "first"], [2, "edited"]]);
    assertEquals(versions, (await asked("reply")).versions);
    const { from, to, removed, added } = await asked("reply/diff");
    assertEquals([from, to, texts(removed)], [1, 2, ["我市开放共享大型仪器300台。"]]);
    const back = await asked("reply/diff?from=2&to=1");
    assertEquals([back.from, back.to, texts(back.removed), texts(back.added)], [
      2,
      1,
      texts(added),
      ["我市开放共享大型仪器300台。"],
    ]);
    assertEquals(await asked("measures/diff"), { id: "measures", from: 1, to: 1, removed: [], added: [] });
    for (
      const [path, status] of [["reply/diff?to=3", 404], ["reply/diff?from=0", 400], ["neither/diff", 404]]
    ) {
      assertEquals((await get(`/v1/documents/${path}`)).status, status, String(path));
    }
    const moved = await get("/v1/documents/reply-moved/diff?from=1&to=2");
    assertEquals(moved.headers.get("location"), "/v1/documents/reply/diff?from=1&to=2");
  });
});

Deno.test("one record of a table is found by its id", async () => {
  await withService(async ({ get }) => {
    assertEquals((await (await get("/v1/regions/440203")).json()).data.name, "武江区");
  });
});

Deno.test("a hit says where it is from and where the words stand", async () => {
  await withService(async (service) => {
    const { data: [hit] } = await list(service, "/v1/search?q=產業鏈");
    const title = "關於支持重點產業(yè)鏈檢驗檢測的措施";
    assertEquals([hit?.id, hit?.title, hit?.url], ["measures", title, "http://b.sample.example/9.html"]);
    assertEquals((hit?.title_marks as number[][]).map(([start, end]) => title.slice(start, end)), [
      "產業(yè)鏈",
    ]);
    assertEquals(hit?.snippet, {
      text: "為重點產業(yè)鏈提供檢驗檢測服務，創(chuàng)建共享平臺。",
      start: 10, // 各設區(qū)市：⏎
      end: 44,
      marks: [[3, 10]],
    });
  });
});

Deno.test("a cursor is of use for its own question only", async () => {
  await withService(async (service) => {
    const { next } = await list(service, "/v1/search?q=计量&limit=2");
    for (const path of ["/v1/search?q=标准", "/v1/documents?limit=2", "/v1/search?q=计量&kind=news"]) {
      const response = await service.get(encodeURI(`${path}&cursor=${next}`));
      const { errors } = await response.json();
      assertEquals([response.status, errors[0].found], [400, "a cursor of another question"]);
    }
    const response = await service.get(encodeURI(`/v1/search?q=计量&limit=5&cursor=${next}`));
    assertEquals([response.status, (await response.json()).data.length], [200, 5]);
  });
});

Deno.test("a new release is taken up, while pins and cursors stay with theirs", async () => {
  await withService(async (service) => {
    const versionOf = async (path: string) => {
      const { release, count } = await (await service.get(encodeURI(path))).json();
      return [release.version, count];
    };
    const { next } = await list(service, "/v1/search?q=计量&limit=20");
    assertEquals(await versionOf("/v1/documents"), ["2024-09-10", 30]);
    const documents = written.filter(({ id }) => !id.startsWith("news-"));
    await makeRelease(service.data, { documents, today: "2024-09-11", sample: true });
    assertEquals(await versionOf("/v1/documents"), ["2024-09-10", 30]); // looked at less than a second ago
    service.pass(1000);
    assertEquals(await versionOf("/v1/documents"), ["2024-09-11", 6]);
    assertEquals(await versionOf("/v1/documents?version=2024-09-10"), ["2024-09-10", 30]);
    assertEquals(await versionOf(`/v1/search?q=计量&limit=20&cursor=${next}`), ["2024-09-10", 25]);
    assertEquals(await (await service.get("/healthz")).json(), { status: "ok", release: "2024-09-11" });
    const clash = await service.get(encodeURI(`/v1/search?q=计量&cursor=${next}&version=2024-09-11`));
    assertEquals([clash.status, (await clash.json()).errors[0].parameter], [400, "cursor"]);
  });
});

Deno.test("a new release that cannot be opened is reported and the old one stays", async () => {
  await withService(async (service) => {
    await (await service.get("/v1/documents")).body?.cancel();
    const today = "2024-09-11";
    const version = await makeRelease(service.data, { documents: written.slice(0, 2), today, sample: true });
    await Deno.remove(`${service.data}/releases/${version}/zhiji.duckdb`);
    service.pass(1000);
    for (const _ of ["first", "second"]) {
      const { release } = await (await service.get("/v1/documents")).json();
      assertEquals([release.version, service.warnings.length], ["2024-09-10", 1]);
    }
    service.pass(1000);
    await (await service.get("/v1/documents")).body?.cancel();
    assertEquals(service.warnings.length, 2);
  });
});

Deno.test("many requests at once are all answered", async () => {
  await withService(async (service) => {
    const paths = [
      "/v1/search?q=计量",
      "/v1/indicators",
      "/v1/documents/reply",
      "/v1/regions",
      "/",
      "/search?q=共享",
    ];
    const asked = Array.from(
      { length: 60 },
      (_, index) => service.get(encodeURI(paths[index % paths.length] ?? "")),
    );
    for (const response of await Promise.all(asked)) {
      assertEquals(response.status, 200);
      await response.body?.cancel();
    }
  });
});
