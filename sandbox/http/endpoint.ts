import type { z } from "zod";
import type { Work } from "../store/work";
import type { Caller } from "./auth";
import { secretKeyRequired } from "../errors";
import type { RawParams } from "./form";
import { parseParams } from "./params";

export type Answer = { status: 200 | 402; body: object };

export type Call<P> = {
  work: Work;
  params: P;
  /** The id in the path; empty when there is none. */
  id: string;
  caller: Caller;
  /** Address the sandbox was reached at, for the links it gives out. */
  origin: string;
};

type Definition<S extends z.ZodType, P extends z.ZodType> = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  params: S;
  /** What a publishable key may send; without it the endpoint is for secret keys alone. */
  publishable?: P;
  handle: (call: Call<z.output<S> | z.output<P>>) => Promise<Answer>;
};

export type Endpoint = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** Checks the parameters at once (throws an ApiError) and returns what is to be done with them. */
  prepare: (
    raw: RawParams,
    caller: Caller,
  ) => (call: Omit<Call<unknown>, "params" | "caller">) => Promise<Answer>;
};

export function endpoint<S extends z.ZodType, P extends z.ZodType = S>(
  definition: Definition<S, P>,
): Endpoint {
  const { method, path, params, publishable, handle } = definition;
  return {
    method,
    path,
    prepare: (raw, caller) => {
      if (caller === "publishable" && !publishable) throw secretKeyRequired();
      const checked = parseParams(caller === "publishable" && publishable ? publishable : params, raw);
      return ({ work, id, origin }) => handle({ work, params: checked, id, caller, origin });
    },
  };
}

export function ok(body: object): Answer {
  return { status: 200, body };
}
