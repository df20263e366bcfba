/**
 * Errors of the API: RFC 9457 problem details, one shape on every route.
 *
 *     { "type", "title", "status", "detail", "instance", "errors": [{ "parameter", "wanted", "found" }] }
 *
 * `type` is a stable name to program against, `detail` a sentence for people; `errors` is there when parameters are
 * at fault. What went wrong inside the server is logged, never answered.
 *
 * @module
 */

/** Kinds of problem: the last part of `type`, its title and status. */
const kinds = {
  bad_parameter: { status: 400, title: "A parameter is not as wanted" },
  not_found: { status: 404, title: "There is nothing here" },
  gone: { status: 410, title: "The tables of this release were removed" },
  method_not_allowed: { status: 405, title: "This method is not answered here" },
  withheld: { status: 403, title: "This is not published" },
  body_too_large: { status: 413, title: "The body is too large" },
  uri_too_long: { status: 414, title: "The address is too long" },
  unsupported_type: { status: 415, title: "The body is of another type than is read here" },
  range_not_satisfiable: { status: 416, title: "The file is shorter than the range asked for" },
  sql_refused: { status: 400, title: "Only one SELECT is answered" },
  sql_stopped: { status: 422, title: "The query failed or went past its bounds" },
  too_many_requests: { status: 429, title: "Too many requests" },
  internal: { status: 500, title: "The server failed" },
  busy: { status: 503, title: "Too much is being computed already" },
  no_release: { status: 503, title: "There is no release yet" },
} as const;

/** Name of a kind of problem. */
export type ProblemKind = keyof typeof kinds;

/** What is wrong with one parameter. */
export interface ParameterError {
  parameter: string;
  wanted: string;
  found: string;
}

/** Thrown by routes; answered as problem details, or as a page to a browser. */
export class Problem extends Error {
  readonly kind: ProblemKind;
  readonly errors: ParameterError[];
  readonly headers: Record<string, string>;

  constructor(
    kind: ProblemKind,
    detail: string,
    extra: { errors?: ParameterError[]; headers?: Record<string, string> } = {},
  ) {
    super(detail);
    this.name = "Problem";
    this.kind = kind;
    this.errors = extra.errors ?? [];
    this.headers = extra.headers ?? {};
  }

  get status(): number {
    return kinds[this.kind].status;
  }

  get title(): string {
    return kinds[this.kind].title;
  }
}

/** One wrong parameter. */
export function badParameter(error: ParameterError): Problem {
  return badParameters([error]);
}

/** All that is wrong with the parameters, at once. */
export function badParameters(errors: ParameterError[]): Problem {
  const detail = errors.map(({ parameter, wanted, found }) =>
    `Cannot use parameter "${parameter}": wanted ${wanted}, found ${found}`
  ).join("; ");
  return new Problem("bad_parameter", detail, { errors });
}

/** The problem as answered; `instance` is the path asked for. */
export function problemResponse(problem: Problem, instance: string): Response {
  const body = {
    type: `urn:problem-type:zhiji:${problem.kind}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    instance,
    ...(problem.errors.length > 0 && { errors: problem.errors }),
  };
  return new Response(JSON.stringify(body), {
    status: problem.status,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "cache-control": "no-store",
      ...problem.headers,
    },
  });
}
