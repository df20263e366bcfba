import { assertEquals, assertRejects } from "@std/assert";
import { openPoliteness } from "../../pipelines/fetch/politeness.ts";

/** A clock that moves only when somebody sleeps. */
function clock(): {
  now: () => number;
  sleep: (milliseconds: number) => Promise<void>;
  pass: (milliseconds: number) => void;
} {
  let time = 1000;
  const pass = (milliseconds: number) => void (time += milliseconds);
  return { now: () => time, sleep: (milliseconds) => Promise.resolve(pass(milliseconds)), pass };
}

Deno.test("turn() asks a host one thing at a time, with the pause counted from the end of each", async () => {
  const time = clock();
  const politeness = openPoliteness({ ...time, delay: 400 });
  const starts: number[] = [];
  let running = 0, most = 0;
  const request = async () => {
    starts.push(time.now());
    most = Math.max(most, ++running);
    await Promise.resolve();
    time.pass(50);
    running--;
  };
  const urls = ["http://a.example/1", "https://a.example:8443/2", "http://a.example/3"];
  await Promise.all(urls.map((url) => politeness.turn(url, request)));
  assertEquals(starts, [1000, 1450, 1900]);
  assertEquals(most, 1);
});

Deno.test("turn() lets other hosts go on while one is slow", async () => {
  const politeness = openPoliteness({ ...clock(), delay: 0 });
  const slow = Promise.withResolvers<string>();
  const first = politeness.turn("http://a.example/", () => slow.promise);
  assertEquals(await politeness.turn("http://b.example/", () => Promise.resolve("b")), "b");
  slow.resolve("a");
  assertEquals(await first, "a");
});

Deno.test("turn() passes a failure on to whoever asked, and to nobody else", async () => {
  const politeness = openPoliteness({ ...clock(), delay: 0 });
  const failing = politeness.turn("http://a.example/1", () => Promise.reject(new RangeError("no")));
  const next = politeness.turn("http://a.example/2", () => Promise.resolve("yes"));
  await assertRejects(() => failing, RangeError, "no");
  assertEquals(await next, "yes");
});

Deno.test("slowDown() lengthens the pause of one host and never shortens it", async () => {
  const time = clock();
  const politeness = openPoliteness({ ...time, delay: 100 });
  politeness.slowDown("http://a.example/robots.txt", 2000);
  politeness.slowDown("http://a.example/", 500);
  const starts: number[] = [];
  const request = () => Promise.resolve(void starts.push(time.now()));
  await politeness.turn("http://a.example/1", request);
  await politeness.turn("http://a.example/2", request);
  assertEquals(starts, [1000, 3000]);
  assertEquals(await politeness.turn("http://a.example/3", (pause) => Promise.resolve(pause)), 2000);
});

Deno.test("rules() asks each origin once", async () => {
  const politeness = openPoliteness({ ...clock() });
  let asked = 0;
  const ask = () => Promise.resolve({ allows: () => ++asked > 0, delay: asked });
  let calls = 0;
  const count = () => (calls++, ask());
  for (const url of ["http://a.example/1", "http://a.example/2", "https://a.example/3"]) {
    await politeness.rules(url, count);
  }
  assertEquals(calls, 2);
});

Deno.test("turn() keeps as many connections busy as it was told, and no more", async () => {
  const politeness = openPoliteness({ ...clock(), delay: 0, connections: 3 });
  let running = 0, most = 0;
  const request = async () => {
    most = Math.max(most, ++running);
    await new Promise((done) => setTimeout(done, 1));
    running--;
  };
  const urls = Array.from({ length: 9 }, (_, number) => `http://a.example/${number}`);
  await Promise.all(urls.map((url) => politeness.turn(url, request)));
  assertEquals(most, 3);
});
