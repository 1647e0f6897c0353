import { env } from "@/lib/env";

/** Parses the environment, or ends the process with one line that names what is wrong. */
export function checkEnvAtStart(): void {
  try {
    env();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
