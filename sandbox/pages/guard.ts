import { getConnInfo } from "@hono/node-server/conninfo";
import type { MiddlewareHandler } from "hono";

const LOOPBACK = /^(127(\.\d+){3}|::1|::ffff:127(\.\d+){3})$/;
const LOCAL_NAME = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Lets in only programs and browsers of this machine that called it by its own name: a site elsewhere can have a name
 * of its own lead here (DNS rebinding), and would then count as the same origin.
 */
export const fromThisMachine: MiddlewareHandler = async (context, next) => {
  const { remote } = getConnInfo(context);
  const { hostname } = new URL(context.req.url);
  if (!LOOPBACK.test(remote.address ?? "") || !LOCAL_NAME.test(hostname)) {
    return context.text("Only from the machine that the sandbox runs on.\n", 403);
  }
  return next();
};
