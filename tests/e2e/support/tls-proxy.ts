import http, { type IncomingHttpHeaders } from "node:http";
import https from "node:https";
import { generate } from "selfsigned";

export type Proxy = { port: number; tell: (telling: Telling) => void; close: () => Promise<void> };
/** What a proxy tells the product about a request it received, overriding what the visitor sent. */
export type Telling = (sent: IncomingHttpHeaders, visitor: string) => IncomingHttpHeaders;

/** nginx with nothing but `proxy_pass http://127.0.0.1:PORT;`: the upstream's own name as Host, nothing about the visitor. */
export const likeNginx =
  (target: number): Telling =>
  (sent) => ({ ...sent, host: `127.0.0.1:${target}`, connection: "close" });

/** Caddy's `reverse_proxy`: keeps the visitor's Host, and passes on the visitor's address, host and scheme. */
export const likeCaddy: Telling = (sent, visitor) => ({
  ...sent,
  "x-forwarded-for": visitor,
  "x-forwarded-host": sent.host,
  "x-forwarded-proto": "https",
});

/** A content delivery network and nginx in a row, each adding to what it was told. */
export const likeTwoInARow =
  (target: number): Telling =>
  (sent, visitor) => ({
    ...likeNginx(target)(sent, visitor),
    "x-forwarded-for": `${visitor}, 127.0.0.1`,
    "x-forwarded-proto": "https,http",
  });

/** TLS in front of a product on `target`, with a certificate that nobody trusts. */
export async function startTlsProxy(name: string, target: number): Promise<Proxy> {
  let tell: Telling = likeCaddy;
  const { private: key, cert } = await generate([{ name: "commonName", value: name }]);
  const server = https.createServer({ key, cert }, (request, response) => {
    const headers = tell(request.headers, request.socket.remoteAddress ?? "");
    const passed = http.request(
      { host: "127.0.0.1", port: target, method: request.method, path: request.url, headers },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    passed.once("error", () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("the proxy has no port");
  return {
    port: address.port,
    tell: (telling) => void (tell = telling),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
