import { checkHealth } from "@/lib/process/health";

export const dynamic = "force-dynamic";

const NEVER_CACHED = { "Cache-Control": "no-store" };

export async function GET(): Promise<Response> {
  const { healthy, ...state } = await checkHealth();
  return Response.json(state, { status: healthy ? 200 : 503, headers: NEVER_CACHED });
}
