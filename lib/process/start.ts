import { env } from "@/lib/env";
import { holdOutbound, namedSystems, ownAddress } from "./outbound";

/**
 * Parses the environment, or ends the process with one line that names what is wrong. From then on the process reaches the systems
 * that the environment names and no other; under `npm run dev` Next.js has its own ways.
 */
export function checkEnvAtStart(): void {
  try {
    const systems = namedSystems(env());
    if (process.env.NODE_ENV !== "development") holdOutbound(() => [...systems, ...ownAddress()]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
}
