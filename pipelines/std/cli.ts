/** `parseArgs` of `@std/cli` from npm `deno-std`, given types by us: the package ships none. @module */
// @ts-types="./cli.d.ts"
export { parseArgs } from "npm:deno-std@1.4.0/cli/parse_args.js";
