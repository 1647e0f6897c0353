import { subscribe } from "node:diagnostics_channel";
import { IncomingMessage } from "node:http";
import { answerFromHere } from "@/lib/speaking.mjs";

/** With hot reload no server of ours stands around the requests: each says as it arrives in which language it is answered. */
export function answerInLanguages(): void {
  subscribe("http.server.request.start", (message) => {
    if (message instanceof Object && "request" in message && message.request instanceof IncomingMessage)
      answerFromHere(message.request.headers);
  });
}
