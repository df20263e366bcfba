/** The HTTP service: {@linkcode createApp} for tests and other servers, {@linkcode serveApi} for ours. @module */
export { type AppOptions, createApp } from "./app.ts";
export { serveApi, type ServeOptions } from "./serve.ts";
