import { z } from "zod";
import { log } from "@/lib/log";

const withDigest = z.object({ digest: z.coerce.string() });

type Where = { route: string; method: string; requestId?: string | string[] };

/** Logs a page's fault under the reference that its error page shows: Next.js gives both the same digest. */
export function logPageFault(error: unknown, { route, method, requestId }: Where): void {
  const read = withDigest.safeParse(error);
  const reference = read.success ? read.data.digest : "none";
  log.error({ where: `${method} ${route}`, reference, requestId: requestId ?? "none", err: error }, "fault");
}
