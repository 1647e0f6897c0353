import { getConnInfo } from "@hono/node-server/conninfo";
import type { MiddlewareHandler } from "hono";

const LOOPBACK = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
const LOCAL_NAME = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Lets in programs on this machine, and browsers that show a page of the sandbox. A browser says with every form where
 * it comes from, a program doesn't. A site elsewhere can point a name of its own here (DNS rebinding) and would
 * then count as the same site: so only the machine's own names are accepted.
 */
export const fromThisMachine: MiddlewareHandler = async (context, next) => {
  const { hostname, origin } = new URL(context.req.url);
  const isLocal = LOOPBACK.test(getConnInfo(context).remote.address ?? "") && LOCAL_NAME.test(hostname);
  const cameFrom = context.req.header("origin") ?? origin;
  const site = context.req.header("sec-fetch-site") ?? "same-origin";
  if (isLocal && cameFrom === origin && site === "same-origin") return next();
  return context.text("Only from this sandbox's own pages, on the machine that it runs on.\n", 403);
};
