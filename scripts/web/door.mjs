// The door: every request passes here before Next.js sees it. Each gets its id, and each answer its headers; what no page
// of ours would send is refused with one line in the log, and so costs nothing and causes no faults.
import { randomBytes, randomUUID, timingSafeEqual } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { answerHeaders } from "../../lib/answer-headers.mjs";
import { bodyOf } from "./body.mjs";
import { settleForwarded } from "./forwarded.mjs";
import { hasBody, pathOf, refusalOfHead, refusalOfOrigin, WEBHOOK } from "./head.mjs";
import { faultOfPress } from "./press.mjs";

/** More than any press of ours needs, and small enough to be decoded in no time. */
export const PRESS_BYTES = 64 * 1024;
/** Bodies read by their own route, each with its own limit. */
const PICTURE = 5 * 1_048_576;
const READ_BY_ROUTE = {
  ...{ [WEBHOOK]: 1_048_576, "/admin/plans/picture": PICTURE },
  ...{ "/pictures": PICTURE, "/api/drive/picture": PICTURE },
};

/** How the server listens that stands behind the door. */
export const LISTENING = {
  // longer than a proxy or the gateway keeps a connection to us (a minute): one closed just as it is reused loses a call
  keepAliveTimeout: 75_000,
  // nothing here speaks another protocol; a request to change to one would go past the door, and hold its connection for good
  shouldUpgradeCallback: () => false,
};

const SECRET = "x-tiffintrack-door";

/**
 * @param {{ origin: { appUrl: string, trustedProxies: number }, log: Pick<import("pino").Logger, "warn"> }} settings
 * @param {import("node:http").RequestListener} enter handles what is let in
 */
export function doorOf({ origin, log }, enter) {
  const isHttps = origin.appUrl.startsWith("https:");
  const own = randomBytes(32);
  const isOwn = ({ headers }) => isSame(headers[SECRET], own);

  function dress(response, path) {
    for (const [name, value] of Object.entries(answerHeaders({ path, isHttps })))
      response.setHeader(name, value);
  }

  function refuse(request, response, { status, reason }) {
    const { method } = request;
    log.warn(
      { where: "door", reason, status, method, requestId: request.headers["x-request-id"] },
      "refused",
    );
    if (status === 405) response.setHeader("allow", "GET, HEAD, POST");
    // whatever is still arriving is no longer read
    if (!request.complete) response.setHeader("connection", "close");
    response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
    response.end(`refused: ${reason}\n`);
  }

  return {
    /** @type {import("node:http").RequestListener} */
    async handle(request, response) {
      const { headers } = request;
      dress(response, pathOf(request));
      // Next.js forwards a press to the page that knows it with a new request to this server
      if (headers["x-action-forwarded"] && isOwn(request)) return enter(request, response);
      delete headers["x-action-forwarded"];
      headers["x-request-id"] = randomUUID();
      response.setHeader("x-request-id", headers["x-request-id"]);
      const refusal = refusalOfHead(request);
      if (refusal) return refuse(request, response, refusal);
      settleForwarded(headers, request.socket.remoteAddress, origin);
      headers[SECRET] = own.toString("hex");
      if (request.method !== "POST") return enter(request, response);
      const wrong = await refusalOfPost(request);
      if (wrong === undefined) response.destroy();
      else if (wrong) refuse(request, response, wrong);
      else enter(request, response);
    },
    /** Answers what isn't HTTP at all, or too slow, or too long. */
    turnAway(error, socket) {
      if (error.code === "ECONNRESET" || !socket.writable) return socket.destroy();
      const status = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 }[error.code] ?? 400;
      log.warn({ where: "door", reason: "not-http", status, code: error.code }, "refused");
      const headers = { ...answerHeaders({ path: "", isHttps }), connection: "close", "content-length": "0" };
      const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n`);
    },
  };
}

/** @returns {Promise<import("./head.mjs").Refusal | null | undefined>} undefined when the sender hung up */
async function refusalOfPost(request) {
  const { headers } = request;
  const path = pathOf(request);
  // the gateway's calls don't come from a page of ours
  const own = `${headers["x-forwarded-proto"]}://${headers.host}`;
  const foreign = path === WEBHOOK ? null : refusalOfOrigin(request, own);
  if (foreign) return foreign;
  const most = READ_BY_ROUTE[path];
  if (most !== undefined)
    return Number(headers["content-length"] ?? 0) > most ? { status: 413, reason: "body" } : null;
  if (!hasBody(headers)) return refusalOfNothing(headers);
  const body = await bodyOf(request, PRESS_BYTES);
  if (body === undefined) return undefined;
  if (body === null) return { status: 413, reason: "body" };
  const fault = await faultOfPress(body, headers);
  return fault ? { status: 400, reason: fault } : null;
}

/** What comes without a body though Next.js would decode one. */
function refusalOfNothing(headers) {
  if ("next-action" in headers) return { status: 400, reason: "no-arguments" };
  return /^multipart\/form-data\s*;/i.test(headers["content-type"] ?? "")
    ? { status: 400, reason: "not-a-form" }
    : null;
}

function isSame(sent, own) {
  const told = Buffer.from(typeof sent === "string" ? sent : "", "hex");
  return told.length === own.length && timingSafeEqual(told, own);
}
