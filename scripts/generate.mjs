// The database client from prisma/schema.prisma; npm runs this after every install. An install without the build tools
// keeps the client that came with the build.
import { execFileSync } from "node:child_process";
import { canGenerate, generateClient } from "./stack/install.mjs";
import { ROOT } from "./stack/paths.mjs";

const run = (_name, args) => execFileSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" });
if (canGenerate()) await generateClient(run);
