import type { Answer } from "./ask";

/** The line to the server, and how far what is on the screen can be trusted. Instants are the server's, in epoch ms. */
export type Line = {
  state: Answer["line"];
  /** The last instant at which the page was known to be true. */
  trueAt: number;
  /** When the line was lost; null where it wasn't there when the page was opened. */
  lostAt: number | null;
  /** The last answer: when it was said, and what this device's clock showed. */
  heard: { at: number; device: number } | null;
};

export const lineAt = (serverNow: number): Line => ({
  state: "well",
  trueAt: serverNow,
  lostAt: null,
  heard: null,
});

/** The line after an answer, or none, to a page that shows `revision`; `device`: what this device's clock shows. */
export function afterAnswer(line: Line, answer: Answer, shown: { revision: string; device: number }): Line {
  if (answer.line === "signed-out") return { ...line, state: "signed-out" };
  if (answer.line === "lost") {
    if (line.state === "lost") return line;
    const lostAt = line.heard && line.heard.at + (shown.device - line.heard.device);
    return { ...line, state: "lost", lostAt };
  }
  const trueAt = answer.revision === shown.revision ? answer.at : line.trueAt;
  return { state: "well", trueAt, lostAt: null, heard: { at: answer.at, device: shown.device } };
}
