import { headers } from "next/headers";
import { decode } from "next-auth/jwt";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { sentCookie } from "@/lib/sent-cookie";

// As long as a browser keeps a cookie: when a session is over is up to its row.
export const COOKIE_DAYS = 400;

/** The first one seals, each of them opens. */
export const authSecrets = () => [env().AUTH_SECRET, env().AUTH_SECRET_PREVIOUS ?? []].flat();

/** Over https, a name that a browser lets no other host of the domain set. */
export function sessionCookieAt(appUrl: string) {
  const secure = appUrl.startsWith("https:");
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
  return { name: `${secure ? "__Host-" : ""}authjs.session-token`, options };
}

/**
 * The token of a session that this request's cookie holds; null without such a cookie, or with one that was not sealed here.
 * Whether there is such a session is up to its row. Auth.js's `auth()` would seal the cookie anew for each page, which no page
 * can set.
 */
export async function sessionTokenHere(): Promise<string | null> {
  const { name } = sessionCookieAt(env().APP_URL);
  const sealed = sentCookie(await headers(), name);
  return sealed ? open(sealed, name) : null;
}

async function open(sealed: string, name: string): Promise<string | null> {
  try {
    const token = await decode({ token: sealed, secret: authSecrets(), salt: name });
    return token?.sessionToken ?? null;
  } catch (error) {
    log.warn(
      { auth: error instanceof Error ? error.name : "unknown" },
      "a session's cookie that was not sealed here",
    );
    return null;
  }
}
