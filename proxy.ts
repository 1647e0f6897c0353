import { NextResponse, type NextRequest } from "next/server";
import { contentSecurityPolicy } from "@/lib/content-security-policy";

const NONCE_BYTES = 18;

/** Gives every page a content security policy with a fresh nonce. Who may see what is decided at the data. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(NONCE_BYTES))));
  // the door's; where there is none, in development, one of our own
  const requestId = request.headers.get("x-request-id") ?? crypto.randomUUID();
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// All that may become a page, a missing one included; not what reads a body of its own, which would be read twice.
export const config = {
  matcher: [
    "/((?!_next/static/|icon\\.svg$|api/webhooks/|admin/plans/picture$|pictures$|api/drive/picture$).*)",
  ],
};
