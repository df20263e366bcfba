/**
 * `serve`: API and site over the releases of a data folder, read only.
 *
 * Traces and metrics go to an OpenTelemetry collector by Deno's own means, without a line of ours:
 *
 *     OTEL_DENO=true OTEL_SERVICE_NAME=zhiji OTEL_EXPORTER_OTLP_ENDPOINT=http://127.0.0.1:4318 deno task serve
 *
 * A request is a span with method, address and status, whose address holds what was searched for, whatever `--log` says:
 * keep traces as you would keep that. Metrics are those of the process. Our log lines stay on stderr. `/metrics` is there for
 * Prometheus in any case.
 *
 * @module
 */
import { serveApi } from "../api/mod.ts";
import { type Arguments, type Command, dataFolder, dataOption, port, text, UsageError } from "./command.ts";

/** Requests of one client in a minute, unless told otherwise: ten a second. */
const usualRate = 600;

/** The command. */
export const serve: Command = {
  name: "serve",
  summary: "提供检索接口与网站 Serve API and site, read only",
  usage: "",
  options: [
    dataOption,
    { name: "port", value: "N", summary: "port (default: 8000)" },
    { name: "host", value: "NAME", summary: "address to listen on (default: 127.0.0.1)" },
    {
      name: "rate",
      value: "N",
      summary: `requests a client may send in a minute, 0 for no limit (default: ${usualRate})`,
    },
    {
      name: "proxies",
      value: "N",
      summary: "how many proxies of yours stand before it, whose X-Forwarded-For is believed (default: 0)",
    },
    {
      name: "log",
      value: "WHAT",
      summary: "none, paths, or queries, which are words of people (default: paths)",
    },
    {
      name: "report",
      value: "ADDRESS",
      summary: "mailto: or https: address that pages offer for telling errors at",
    },
    {
      name: "sql",
      value: null,
      summary: "answer POST /v1/sql, each query in a walled process; needs --allow-run=prlimit",
    },
  ],
  network: true,
  async run(args, { effects, signal }) {
    const hostname = text(args, "host") ?? "127.0.0.1";
    const perMinute = number(args, "rate", usualRate), report = reportAddress(args);
    await serveApi({
      data: dataFolder(args),
      port: port(args, 8000),
      hostname,
      signal,
      effects,
      proxies: number(args, "proxies", 0),
      log: logged(args),
      sql: await sqlAllowed(args),
      ...(perMinute > 0 && { perMinute }),
      ...(report !== undefined && { report }),
    });
    return { json: { stopped: true }, text: "已停止 Stopped" };
  },
};

/** Said before it serves: a query that finds no process allowed would fail one by one. */
async function sqlAllowed(args: Arguments): Promise<boolean> {
  if (args.options.sql !== true) return false;
  const { state } = await Deno.permissions.query({ name: "run", command: "prlimit" });
  if (state === "granted") return true;
  throw new UsageError(
    "Cannot answer SQL: wanted the permission --allow-run=prlimit of deno run, found it missing",
  );
}

function reportAddress(args: Arguments): string | undefined {
  const value = text(args, "report");
  if (value === undefined || /^(?:mailto:[^\s@]+@[^\s@]+|https?:\/\/\S+)$/.test(value)) return value;
  throw new UsageError(`Cannot use --report ${value}: wanted a mailto: or https: address`);
}

function number(args: Arguments, name: string, usual: number): number {
  const value = text(args, name);
  if (value === undefined) return usual;
  if (/^\d{1,7}$/.test(value)) return Number(value);
  throw new UsageError(`Cannot use --${name} ${value}: wanted a whole number from 0`);
}

function logged(args: Arguments): "none" | "paths" | "queries" {
  const value = text(args, "log") ?? "paths";
  if (value === "none" || value === "paths" || value === "queries") return value;
  throw new UsageError(`Cannot use --log ${value}: wanted none, paths or queries`);
}
