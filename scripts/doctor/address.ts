import { z } from "zod";
import { builtVersion } from "@/lib/version.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";

const PATIENCE_MS = 10_000;
const HTTP_BAD_REQUEST = 400;
const NEARLY_OVER_DAYS = 14;
const DAY_MS = 86_400_000;

const healthSchema = z.object({ status: z.string(), database: z.string().optional(), version: z.string() });

/** What a visitor meets: TLS, the version that answers, the gateway's door. @param here the version that was built here */
export async function askAddress({ env }: Patient, here = builtVersion): Promise<Finding[]> {
  const address = new URL(env.APP_URL);
  const certificate = address.protocol === "https:" ? [await certificateOf(address)] : [];
  // nothing else can be asked of whom nobody may believe
  if (certificate.some(({ state }) => state === "wrong")) return certificate;
  const health = await fetchFrom(address, "/health");
  if (!health.ok && health.status !== 503) return [...certificate, notOurs(address, health.status)];
  return [...certificate, await servedBy(health, here), await gatewayDoor(address)];
}

const fetchFrom = (address: URL, path: string, init: RequestInit = {}) =>
  fetch(new URL(path, address), { ...init, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });

function notOurs(address: URL, status: number): Finding {
  return wrong(
    "address",
    `${address.origin}/health answers ${status}: something else stands there, or the product is not started`,
    "start it (npm start), and let the proxy pass all paths on (deploy/nginx.conf, deploy/Caddyfile)",
  );
}

async function servedBy(answer: Response, here: () => string): Promise<Finding> {
  const read = healthSchema.safeParse(await answer.json().catch(() => null));
  if (!read.success)
    return wrong("address", "/health is not answered by this product", "let the proxy pass all paths on");
  const { status, version, database } = read.data;
  if (status !== "ok")
    return wrong(
      "address",
      `it can't serve: the database is ${database ?? "not reached"}`,
      "see the lines above",
    );
  if (version !== here())
    return weak(
      "address",
      `version ${version} answers; here stands ${here()}`,
      "start this version, or build it first (npm run build)",
    );
  return ok("address", `version ${version} answers there`);
}

/** A report without a signature must come as far as the product, and be refused by it. */
async function gatewayDoor(address: URL): Promise<Finding> {
  const { status } = await fetchFrom(address, "/api/webhooks/stripe", {
    method: "POST",
    body: "{}",
    headers: { "content-type": "application/json" },
  });
  if (status === HTTP_BAD_REQUEST)
    return ok("gateway's door", "a report reaches it, and one without a signature is refused");
  return wrong(
    "gateway's door",
    `POST /api/webhooks/stripe answers ${status} and not ${HTTP_BAD_REQUEST}: the gateway's reports are lost on the way`,
    "let the proxy pass POST on to it, with the body as it is",
  );
}

async function certificateOf({ hostname, port }: URL): Promise<Finding> {
  const { connect } = await import("node:tls");
  const { promise, resolve, reject } = Promise.withResolvers<Date>();
  const socket = connect({ host: hostname, port: Number(port) || 443, servername: hostname }, () => {
    resolve(new Date(socket.getPeerCertificate().valid_to));
  });
  socket.once("error", reject);
  socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error("no answer in time")));
  try {
    return lastingUntil(await promise, new Date());
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return wrong("TLS", `${hostname}: ${why}`, "get a certificate for this name (Caddy does so by itself)");
  } finally {
    socket.destroy();
  }
}

/** @param until when the certificate ends */
export function lastingUntil(until: Date, now: Date): Finding {
  const days = Math.floor((until.getTime() - now.getTime()) / DAY_MS);
  const said = `the certificate holds for ${days} more days`;
  if (days < NEARLY_OVER_DAYS) return weak("TLS", said, "see why it does not renew itself");
  return ok("TLS", said);
}
