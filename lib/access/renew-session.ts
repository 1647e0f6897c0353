import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import type { Viewer } from "./auth";
import { COOKIE_DAYS, sessionCookieAt } from "./session-cookie";
import { ok, type Result } from "@/lib/domain/result";
import { env } from "@/lib/env";
import { noteProof } from "@/lib/features/accounts/sessions";
import { renewSession } from "@/lib/features/accounts/session-tokens";
import type { SystemFlow } from "@/lib/scope";

type UserFlow = SystemFlow & { user: Viewer };

async function renewHere(flow: UserFlow, when?: { ifDue: boolean }): Promise<void> {
  const sessionToken = await renewSession(flow, flow.user, when);
  if (sessionToken === null) return;
  const { name, options } = sessionCookieAt(env().APP_URL);
  const maxAge = COOKIE_DAYS * 24 * 60 * 60;
  const value = await encode({ token: { sessionToken }, secret: env().AUTH_SECRET, salt: name, maxAge });
  (await cookies()).set(name, value, { ...options, maxAge });
}

/** For a page that finds its browser's token a day old. */
export async function renewIfDue(flow: UserFlow): Promise<Result<void, never>> {
  await renewHere(flow, { ifDue: true });
  return ok(undefined);
}

/**
 * A command in which somebody proves who they are, to change how they get in: it counts as their latest proof, and this
 * device's session has a new token. What was known of it before opens nothing any more.
 */
export function renewing<I, V, E extends string>(
  command: (flow: UserFlow, input: I) => Promise<Result<V, E>>,
): (flow: UserFlow, input: I) => Promise<Result<V, E>> {
  return async (flow, input) => {
    const result = await command(flow, input);
    if (!result.ok) return result;
    await noteProof(flow, flow.user);
    await renewHere(flow);
    return result;
  };
}
