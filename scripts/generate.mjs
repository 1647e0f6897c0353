// The database client from prisma/schema.prisma; npm runs this after every install.
import { generateClient } from "./stack/install.mjs";
import { runEntry } from "./stack/stack-error.mjs";

await runEntry(async () => generateClient());
