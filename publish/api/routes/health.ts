/** `GET /healthz`: whether the server answers, and from which release; opens and reads nothing. @module */
import { Hono } from "hono";
import type { Releases } from "../releases.ts";

/** The route. */
export function healthRoute(releases: Releases): Hono {
  return new Hono().get("/", (c) => {
    c.header("cache-control", "no-store");
    return c.json({ status: "ok", release: releases.current });
  });
}
