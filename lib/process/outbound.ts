import net from "node:net";
import type { Env } from "@/lib/env";
import { log } from "@/lib/log";

type Named = Pick<
  Env,
  "DATABASE_URL" | "DATABASE_SYSTEM_URL" | "STRIPE_API_BASE" | "SMTP_URL" | "VIRUS_SCANNER"
>;

const PORTS: Readonly<Record<string, string>> = {
  "postgres:": "5432",
  "postgresql:": "5432",
  "https:": "443",
  "http:": "80",
  "smtp:": "587",
  "smtps:": "465",
  "tcp:": "3310",
};

/** What the environment has the product talk to, each as `host:port`, or as a socket's path. */
export function namedSystems(env: Named): string[] {
  const {
    DATABASE_URL,
    DATABASE_SYSTEM_URL,
    STRIPE_API_BASE = "https://api.stripe.com",
    SMTP_URL,
    VIRUS_SCANNER,
  } = env;
  const addresses = [DATABASE_URL, DATABASE_SYSTEM_URL, STRIPE_API_BASE, SMTP_URL, VIRUS_SCANNER];
  return [...new Set(addresses.flatMap((address) => (address ? [systemOf(address)] : [])))];
}

function systemOf(address: string): string {
  const { protocol, hostname, port, searchParams } = new URL(address);
  const host = searchParams.get("host") ?? decodeURIComponent(hostname);
  const at = searchParams.get("port") ?? (port || PORTS[protocol] || "");
  return host.startsWith("/") ? `${host}/.s.PGSQL.${at}` : placeOf(host, at);
}

const placeOf = (host: string, port: string | number) =>
  `${host.replace(/^\[|\]$/g, "").toLowerCase()}:${port}`;

/**
 * From now on this process opens connections to the systems of `named` and to nothing else, whatever code asks for one: a fault that
 * lets a visitor say an address reaches nowhere. Returns what ends it.
 */
export function holdOutbound(named: () => readonly string[]): () => void {
  const { connect } = net.Socket.prototype;
  net.Socket.prototype.connect = function (this: net.Socket, ...asked: unknown[]) {
    const to = destinationOf(asked);
    if (named().includes(to)) return Reflect.apply(connect, this, asked);
    log.error({ to }, "refused to connect: the environment names no such system");
    return this.destroy(new Error(`No connection to ${to}: the environment names no such system`));
  };
  return () => {
    net.Socket.prototype.connect = connect;
  };
}

/** Where one of the forms of `connect` leads. */
function destinationOf(asked: readonly unknown[]): string {
  // net.connect hands its arguments on as one list
  const [first, second] = Array.isArray(asked[0]) ? asked[0] : asked;
  if (typeof first === "object" && first !== null) return destinationOfOptions({ ...first });
  const isPath = typeof first === "string" && !/^\d+$/.test(first);
  return isPath ? first : placeOf(typeof second === "string" ? second : "localhost", String(first));
}

function destinationOfOptions({ path, host, port }: Record<string, unknown>): string {
  if (typeof path === "string" && (port === undefined || port === null)) return path;
  return placeOf(typeof host === "string" && host !== "" ? host : "localhost", String(port));
}

/** This server's own address, to which Next.js hands a press on that reached another page. */
export function ownAddress(): string[] {
  const own = process.env.__NEXT_PRIVATE_ORIGIN;
  return own ? [systemOf(own)] : [];
}
