import { z } from "zod";
import { deviceTime } from "@/components/fresh/device-clock";
import { driveAnswerSchema, driveRoundSchema } from "@/lib/features/drive/answer";
import type { Fetched, Parcel, Posted, Wire } from "./send";

/** Longer than a poor line takes for 64 kB. */
const PATIENCE_MS = 25_000;

/** The way to the server. An answer that is none of ours (a proxy's, a log-in page) counts as no answer. */
export const wire: Wire = {
  clock: deviceTime,
  async post(parcel: Parcel): Promise<Posted> {
    const heard = await ask("/api/drive/marks", driveAnswerSchema, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(parcel),
    });
    return "body" in heard ? { line: "well", ...heard.body } : heard;
  },
  async fetchRound(): Promise<Fetched> {
    const heard = await ask("/api/drive/round", driveRoundSchema);
    return "body" in heard ? { line: "well", round: heard.body } : heard;
  },
  async postPicture({ key, bytes }) {
    const body = new Blob([bytes]);
    const heard = await ask(`/api/drive/picture?key=${key}`, z.object({ key: z.string() }), {
      method: "POST",
      body,
    });
    // what is no picture, or has no mark any more, is let go
    return "body" in heard
      ? { line: "well", isDone: true }
      : { line: heard.line, isDone: heard.isRefused === true };
  },
};

type Heard<T> = { body: T } | { line: "lost" | "signed-out" | "outdated"; isRefused?: boolean };

async function ask<S extends z.ZodType>(
  address: string,
  schema: S,
  init: RequestInit = {},
): Promise<Heard<z.output<S>>> {
  const patience = {
    signal: AbortSignal.timeout(PATIENCE_MS),
    cache: "no-store",
    redirect: "manual",
  } as const;
  try {
    const response = await fetch(address, { ...init, ...patience });
    // only our own word for it: a redirect is more likely that of a network which wants a log-in of its own
    if ([401, 404].includes(response.status) && isJson(response)) return { line: "signed-out" };
    if (response.status === 400) return { line: "outdated" };
    if (response.status === 413 || (response.status === 422 && isJson(response)))
      return { line: "lost", isRefused: true };
    if (!response.ok) return { line: "lost" };
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? { body: parsed.data } : { line: "outdated" };
  } catch {
    return { line: "lost" };
  }
}

const isJson = (response: Response) => /^application\/json/.test(response.headers.get("content-type") ?? "");
