// What the proxies in front make of a visitor's address: asked through APP_URL itself, with an address that the doctor made up.
import dns from "node:dns/promises";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import { z } from "zod";
import { doctorsWord } from "@/lib/process/seen";
import { isLoopback } from "../stack/environment.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";

const ABOUT = "proxies' headers";
const PATIENCE_MS = 10_000;
/** Nobody's, for examples in documents. So many, that one is believed whenever a proxy too many is. */
const FORGED = ["192.0.2.1", "192.0.2.2", "192.0.2.3", "192.0.2.4"];
/** Another name of this machine for itself: a proxy that passes addresses on passes this one, and has another of its own. */
const SELF = "127.0.0.2";

const PRIVATE = new net.BlockList();
PRIVATE.addSubnet("10.0.0.0", 8);
PRIVATE.addSubnet("172.16.0.0", 12);
PRIVATE.addSubnet("192.168.0.0", 16);
PRIVATE.addSubnet("fc00::", 7, "ipv6");

/** As whom the product sees this machine, and as whom it came: null where the two can't be the same, for what lies between. */
export type Seen = { seen: string | undefined; came: string };

export async function askProxies({ env }: Patient): Promise<Finding[]> {
  const address = new URL(env.APP_URL);
  return isLoopback(address.hostname) ? [] : [proxiesFinding(await comeThrough(address))];
}

export async function comeThrough(address: URL): Promise<Seen> {
  const { address: target } = await dns.lookup(address.hostname.replace(/^\[|\]$/g, ""));
  const { body, came } = await get(new URL("/health", address), {
    headers: { authorization: doctorsWord(), "x-forwarded-for": FORGED.join(", ") },
    ...(target.startsWith("127.") && { localAddress: SELF }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const read = z.object({ seen: z.string().optional() }).safeParse(parsed(body));
  return { seen: read.data?.seen, came };
}

function get(address: URL, options: http.RequestOptions): Promise<{ body: string; came: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ body: string; came: string }>();
  const send = address.protocol === "https:" ? https.request : http.request;
  const request = send(address, { ...options, agent: false }, (answer) => {
    const came = answer.socket.localAddress ?? "";
    let body = "";
    answer.setEncoding("utf8");
    answer.on("data", (part: string) => (body += part));
    answer.once("end", () => resolve({ body, came }));
    answer.once("error", reject);
  });
  request.once("error", reject);
  request.end();
  return promise;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function proxiesFinding({ seen, came }: Seen): Finding {
  if (!seen)
    return weak(
      ABOUT,
      "what answers there does not say as whom it sees a visitor",
      "start this version there, with the AUTH_SECRET that is here",
    );
  if (FORGED.includes(seen))
    return wrong(
      ABOUT,
      `a visitor who writes ${seen} is taken for ${seen}: anybody can say that they are somebody else`,
      "lower TRUSTED_PROXIES to how many stand in front, each of which adds to X-Forwarded-For",
    );
  if (seen === came) return ok(ABOUT, `this machine is seen as ${seen}, which it is; what it forged is not`);
  if (seen.startsWith("127.") || seen === "::1")
    return wrong(
      ABOUT,
      `all visitors are seen as ${seen}, a proxy's own address, and share its limits: one can lock out all`,
      "let the proxy add the visitor to X-Forwarded-For (deploy/nginx.conf, deploy/Caddyfile)",
    );
  return seenAsAnother(seen);
}

/** It came from a network whose way out has another address, or a proxy is seen in its place. */
function seenAsAnother(seen: string): Finding {
  const isPrivate = PRIVATE.check(seen, net.isIPv6(seen) ? "ipv6" : "ipv4");
  if (!isPrivate) return ok(ABOUT, `this machine is seen as ${seen}; what it forged is not`);
  return weak(
    ABOUT,
    `this machine is seen as ${seen}: if that is a proxy's, all visitors are, and share its limits`,
    "raise TRUSTED_PROXIES to how many stand in front, if it is",
  );
}
