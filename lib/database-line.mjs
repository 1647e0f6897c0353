const HERE = ["127.0.0.1", "localhost", "[::1]"];

export const LINE_UNSAID =
  "must end with ?sslmode=verify-full, as PostgreSQL is on another machine (or ?sslmode=disable, where nobody else can listen)";

/** Whether an address of PostgreSQL keeps to this machine, or else says itself if the line is encrypted. */
export function isLineSaid(address) {
  const { hostname, searchParams } = new URL(address);
  return HERE.includes(hostname) || searchParams.has("sslmode");
}
