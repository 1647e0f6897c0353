// What Next.js prints by itself, as one line of our log each. A page's fault is already logged with its stack
// (instrumentation.ts); what is left are requests that it couldn't make sense of.

const COLOURS = /\u001b\[[\d;]*m/g;
const LONGEST = 300;

/** @param {unknown[]} parts */
function firstLineOf(parts) {
  const texts = parts.map((part) => (part instanceof Error ? `${part.name}: ${part.message}` : String(part)));
  const [line = ""] = texts.join(" ").replace(COLOURS, "").trim().split("\n", 1);
  return line.slice(0, LONGEST);
}

/** @param {import("pino").Logger} log */
export function logWhatNextSays(log) {
  const say = (...parts) => log.warn({ where: "next" }, firstLineOf(parts));
  console.error = say;
  console.warn = say;
}
