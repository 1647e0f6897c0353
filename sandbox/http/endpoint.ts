import type { z } from "zod";
import type { Settings } from "../settings";
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
  /** The address at which the sandbox was reached, for the links it gives out. */
  origin: string;
  settings: Settings;
};

type Definition<S extends z.ZodObject, P extends z.ZodObject> = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  params: S;
  /** What a publishable key may send; without it the endpoint is for secret keys only. */
  publishable?: P;
  /** Parameters that Stripe accepts here but that would change nothing in a sandbox: accepted and ignored. */
  unused?: readonly string[];
  handle: (call: Call<z.output<S> | z.output<P>>) => Promise<Answer>;
};

export type Endpoint = {
  method: "GET" | "POST" | "DELETE";
  path: string;
  /** Names of the parameters that a secret key may send, used or ignored. */
  parameters: readonly string[];
  /** Checks the parameters at once (throws an ApiError) and returns what to do with them. */
  prepare: (
    raw: RawParams,
    caller: Caller,
  ) => (call: Omit<Call<unknown>, "params" | "caller">) => Promise<Answer>;
};

function without(raw: RawParams, names: readonly string[]): RawParams {
  return Object.fromEntries(Object.entries(raw).filter(([name]) => !names.includes(name)));
}

export function endpoint<S extends z.ZodObject, P extends z.ZodObject = S>(
  definition: Definition<S, P>,
): Endpoint {
  const { method, path, params, publishable, unused = [], handle } = definition;
  return {
    method,
    path,
    parameters: [...Object.keys(params.shape), ...unused],
    prepare: (raw, caller) => {
      if (caller === "publishable" && !publishable) throw secretKeyRequired();
      const checked = parseParams(
        caller === "publishable" && publishable ? publishable : params,
        without(raw, unused),
      );
      return (call) => handle({ ...call, params: checked, caller });
    },
  };
}

export function ok(body: object): Answer {
  return { status: 200, body };
}
