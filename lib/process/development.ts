import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { answerFromHere } from "@/lib/speaking.mjs";

/** With hot reload no server of ours stands around the requests: each says as it arrives in which language it is answered. */
export function answerInLanguages(): void {
  subscribe("http.server.request.start", (message) => {
    answerFromHere((message as { request: IncomingMessage }).request.headers);
  });
}
