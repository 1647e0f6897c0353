import type { Route } from "@/lib/routes";

/**
 * The page to go to after a log-in, with what a mailed link carries: a browser took it along to the log-in's address, whose
 * server never saw it.
 */
export function carryOn(to: Route): Route {
  const address = to + window.location.hash;
  return isSamePage(address, to) ? address : to;
}

const isSamePage = (address: string, page: Route): address is Route => address.startsWith(page);
