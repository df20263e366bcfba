/** `@std/assert` from npm `deno-std`, given types by us: the package ships none. @module */
// @ts-types="./assert.d.ts"
export * from "npm:deno-std@1.4.0/assert/mod.js";
