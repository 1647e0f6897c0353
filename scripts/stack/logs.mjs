// Each part's output goes to a file in .data/logs; the terminal stays quiet and shows only what went wrong.
import fs from "node:fs";
import { createInterface } from "node:readline";
import { inData } from "./paths.mjs";
import { rollingFile } from "./rolling-file.mjs";

const ERROR_LEVEL = 50; // pino's
const LONGEST_LINE = 300;
const MOST_MIRRORED = 50; // a part that fails on every request must not flood the terminal

function errorText(line, isStderr) {
  if (!line.startsWith("{")) return isStderr ? line : null;
  try {
    const { level, msg } = JSON.parse(line);
    return level >= ERROR_LEVEL ? msg : null;
  } catch {
    return null;
  }
}

/** Sends a child's output to its log file. `mirror`: "errors" or "all" of it goes to the terminal too. */
export function logTo(name, child, mirror) {
  fs.mkdirSync(inData("logs"), { recursive: true, mode: 0o711 });
  const file = inData("logs", `${name}.log`);
  const log = rollingFile(file);
  let mirrored = 0;
  let lastLine = "";
  const listen = (stream, isStderr) =>
    createInterface({ input: stream }).on("line", (line) => {
      log.write(line);
      if (line.trim()) lastLine = line.slice(0, LONGEST_LINE);
      const text = mirror === "all" ? line : errorText(line, isStderr);
      if (!text?.trim() || (mirror !== "all" && ++mirrored > MOST_MIRRORED)) return;
      console.log(`  ${name}: ${text.slice(0, LONGEST_LINE)}`);
    });
  listen(child.stdout, false);
  listen(child.stderr, true);
  return { file, lastLine: () => lastLine };
}
