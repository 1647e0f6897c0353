import { isLoopback } from "../stack/environment.mjs";
import { ok, weak, wrong, type Finding, type Patient } from "./finding";

const isLive = (key: string) => key.includes("_live_");

/** What is well formed and still would do harm, or leaves something undone. */
export async function askSettings({ env, isSandbox }: Patient): Promise<Finding[]> {
  const address = new URL(env.APP_URL);
  const isPublic = !isLoopback(address.hostname);
  return [...keysOf(), ...doorOf(), ...clockOf()];

  function keysOf(): Finding[] {
    if (isSandbox) return [ok("payment keys", "the payment sandbox's: no money moves")];
    if (isLive(env.STRIPE_SECRET_KEY)) return [ok("payment keys", "live, both of them")];
    if (!isPublic) return [ok("payment keys", "for tests, both of them")];
    return [weak("payment keys", "for tests: nobody can pay with a real card", "set the live keys")];
  }

  function doorOf(): Finding[] {
    if (!isPublic) return [ok("proxies", `none: ${env.APP_URL} is this machine alone`)];
    if (env.TRUSTED_PROXIES === 0)
      return [
        wrong(
          "proxies",
          "none is trusted, so all visitors have the proxy's address and share its limits: one can lock out all",
          "set TRUSTED_PROXIES to how many stand in front (deploy/nginx.conf, deploy/Caddyfile: 1)",
        ),
      ];
    if (!isLoopback(env.HOST))
      return [
        weak(
          "proxies",
          `HOST is ${env.HOST}: who reaches the plain port beside the proxy may say that they are anybody`,
          "set HOST=127.0.0.1, or let only the proxy reach the port",
        ),
      ];
    return [ok("proxies", `${env.TRUSTED_PROXIES} in front, and the plain port is this machine's alone`)];
  }

  function clockOf(): Finding[] {
    if (!env.TIFFINTRACK_NOW) return [];
    const cure = "remove TIFFINTRACK_NOW";
    return [weak("the product's clock", `moved to ${env.TIFFINTRACK_NOW.toISOString()}`, cure)];
  }
}
