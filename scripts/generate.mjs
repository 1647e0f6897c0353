// The database client from prisma/schema.prisma; npm runs this after every install.
import { execFileSync } from "node:child_process";
import { generateClient } from "./stack/install.mjs";
import { ROOT } from "./stack/paths.mjs";

await generateClient((_name, args) => execFileSync(process.execPath, args, { cwd: ROOT, stdio: "inherit" }));
