import { headers } from "next/headers";
import { checkHealth } from "@/lib/process/health";
import { seenAs } from "@/lib/process/seen";

export const dynamic = "force-dynamic";

const NEVER_CACHED = { "Cache-Control": "no-store" };

export async function GET(): Promise<Response> {
  const { healthy, ...state } = await checkHealth();
  const seen = seenAs(await headers());
  const told = seen === null ? state : { ...state, seen };
  return Response.json(told, { status: healthy ? 200 : 503, headers: NEVER_CACHED });
}
