// What can be told about a request from its head alone, before a byte of its body is read.
import { parseAndValidateFlightRouterState } from "next/dist/server/app-render/parse-and-validate-flight-router-state.js";

/**
 * Why a request isn't let in: the status of the answer, and a word for the log.
 * @typedef {{ status: number, reason: string }} Refusal
 */

const METHODS = new Set(["GET", "HEAD", "POST"]);
const LONGEST_ADDRESS = 4_096;
const HOST = /^(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?$/i;
const ACTION_ID = /^[0-9a-f]{40,64}$/;
const PICTURE = /^\/uploads\/dishes\/[0-9a-f]{32}\.webp$/;

const refuse = (status, reason) => ({ status, reason });

/** The gateway signs its calls instead of having a session. */
export const WEBHOOK = "/api/webhooks/stripe";

/** @returns {Refusal | null} a refusal for what no browser would send us */
export function refusalOfHead(request) {
  const { method, headers } = request;
  if (!METHODS.has(method)) return refuse(405, "method");
  if (!isAddress(request.url)) return refuse(400, "address");
  if (isHidden(pathOf(request))) return refuse(404, "hidden");
  if (!isPicture(request.url)) return refuse(404, "picture");
  if (!isOneHost(request)) return refuse(400, "host");
  if (!isRouterState(headers["next-router-state-tree"])) return refuse(400, "router-state");
  if (method !== "POST") return hasBody(headers) ? refuse(400, "body-of-a-question") : null;
  if ("next-action" in headers && !ACTION_ID.test(headers["next-action"])) return refuse(400, "action-id");
  return null;
}

/** @returns {Refusal | null} a refusal for a press sent by another site's page; `own` is the product's origin */
export function refusalOfOrigin({ headers }, own) {
  const { origin, "sec-fetch-site": site } = headers;
  if (origin !== undefined && origin !== own) return refuse(403, "origin");
  if (origin === undefined && site !== undefined && site !== "same-origin") return refuse(403, "origin");
  return null;
}

export const pathOf = ({ url = "" }) => url.split("?", 1)[0] ?? "";

/** Whether it is a path on this server that reads as text: not another server's, and nothing that no column can hold. */
function isAddress(target) {
  if (!target.startsWith("/") || target.length > LONGEST_ADDRESS) return false;
  const path = pathOf({ url: target });
  if (!/^[\x21-\x7e]+$/.test(target) || target.includes("%00") || path.includes("\\")) return false;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** What a checkout holds besides its sources: `.git`, `.env`. No address of ours begins like that. */
const isHidden = (path) => /\/(?:\.|%2e)(?!well-known\/)/i.test(path);

/**
 * Next.js makes a smaller picture for each address that it is asked for, and keeps it: of our pictures alone, and each under
 * one address, or anybody could have it make and keep any number of them.
 */
function isPicture(target) {
  if (!/^\/_next\/image\/*$/.test(pathOf({ url: target }))) return true;
  const [picture = "", ...more] = new URLSearchParams(target.slice(target.indexOf("?"))).getAll("url");
  return more.length === 0 && PICTURE.test(picture);
}

function isOneHost({ headers, rawHeaders, httpVersionMinor }) {
  const sent = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  if (sent === 0) return httpVersionMinor === 0; // a health check over HTTP/1.0 names none
  return sent === 1 && HOST.test(headers.host);
}

function isRouterState(sent) {
  try {
    parseAndValidateFlightRouterState(sent);
    return true;
  } catch {
    return false;
  }
}

export function hasBody(headers) {
  return "transfer-encoding" in headers || Number(headers["content-length"] ?? 0) > 0;
}
