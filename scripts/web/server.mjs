// The web server: Next.js behind a door that works out where each request comes from and turns away what no page of ours sends.
import fs from "node:fs";
import http from "node:http";
import next from "next";
import pino from "pino";
import { answering } from "../../lib/speaking.mjs";
import { runningVersion } from "../../lib/version.mjs";
import { inRoot, ROOT } from "../stack/paths.mjs";
import { sentenceForPort } from "../stack/ports.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { doorOf, LISTENING } from "./door.mjs";
import { drainable } from "./drain.mjs";
import { builtRoutes, measuring, routeFinder } from "./measure.mjs";
import { logWhatNextSays } from "./next-says.mjs";
import { onceReady } from "./once-ready.mjs";

const DRAIN_MS = 2_000;

function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new StackError(sentenceForPort("PORT", port, host, error))));
    server.listen(port, host, resolve);
  });
}

// Next.js calls itself to hand a press on that reached another page, and its own server would say where: at the public address
// it would speak TLS to a plain port.
function tellNextWhereItIs(server, host) {
  const isEverywhere = ["0.0.0.0", "::"].includes(host);
  const name = host.includes(":") ? `[${host}]` : host;
  process.env.__NEXT_PRIVATE_ORIGIN = `http://${isEverywhere ? "127.0.0.1" : name}:${server.address().port}`;
}

/** As the build read it: a version that was packed has no next.config.ts, and nothing that could read one. */
function tellNextItsConfig() {
  const { config } = JSON.parse(fs.readFileSync(inRoot(".next", "required-server-files.json"), "utf8"));
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
}

/** Serves the build. `origin`: { appUrl, trustedProxies }, see forwarded.mjs. Returns `stop`, which lets requests finish. */
export async function serve({ port, host, origin }) {
  tellNextItsConfig();
  const server = http.createServer(LISTENING);
  const drain = drainable(server);
  const app = next({ dev: false, dir: ROOT, hostname: host, port, httpServer: server });
  const ready = listen(server, port, host).then(() => {
    tellNextWhereItIs(server, host);
    return app.prepare();
  });
  const answer = onceReady(ready, (request, response) =>
    answering(request.headers, () => app.getRequestHandler()(request, response)),
  );
  const log = pino({ base: { version: runningVersion() }, timestamp: pino.stdTimeFunctions.isoTime });
  const door = doorOf({ origin, log }, answer);
  server.on("request", measuring({ routeOf: routeFinder(builtRoutes()), log }, door.handle));
  server.on("clientError", door.turnAway);
  await ready;
  logWhatNextSays(log);
  return { stop: (patienceMs) => stop({ server, app, drain }, patienceMs) };
}

/** At once but for what is being answered; with more patience, so that another process can go on without a break. */
async function stop({ server, app, drain }, patienceMs = DRAIN_MS) {
  if (patienceMs > DRAIN_MS) await drain(patienceMs);
  else {
    const closed = new Promise((resolve) => server.close(resolve));
    const timer = setTimeout(() => server.closeAllConnections(), patienceMs);
    await closed;
    clearTimeout(timer);
  }
  await app.close();
}
