/** Names of places for benches, from the table of GB/T 2260. @module */

/** Units below the nation. */
export const placeNames: readonly { code: string; name: string }[] = Deno.readTextFileSync(
  new URL("../../pipelines/normalise/regions.tsv", import.meta.url),
).split("\n").slice(2).map((line) => line.split("\t")).flatMap(([code, name]) =>
  code && name ? [{ code, name }] : []
);
