// The product as it is, with a page and a press that do nothing built beside it: what its own are measured against must come from
// the same server. The copy stands in .data, and is made anew from the sources at each run.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { inRoot } from "../../scripts/stack/paths.mjs";

export const COPY = inRoot(".data", "bench-http");

/** Makes and builds the copy. What was built before stays, and is built again only where the sources changed. */
export function buildCopy(): void {
  mkdirSync(COPY, { recursive: true });
  const tracked = execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {
    cwd: inRoot(),
    encoding: "utf8",
  });
  for (const name of sources()) rmSync(path.join(COPY, name), { recursive: true, force: true });
  for (const file of tracked.split("\0").filter(Boolean)) cpSync(inRoot(file), path.join(COPY, file));
  for (const name of ["node_modules", path.join("prisma", "generated")])
    execFileSync("cp", ["-a", "--link", "--force", inRoot(name), path.dirname(path.join(COPY, name))]);
  cpSync(path.join(COPY, "bench", "http", "pages"), path.join(COPY, "app", "bench"), { recursive: true });
  beside(path.join(COPY, "app", "(customer)", "calendar", "page.tsx"));
  execFileSync(process.execPath, [path.join(COPY, "scripts", "build.mjs")], { cwd: COPY, stdio: "inherit" });
}

const sources = () => ["app", "components", "lib", "messages", "prisma", "proxy.ts", "next.config.ts"];

/** Puts the press that does nothing on the page of the presses that it is compared with. */
function beside(page: string): void {
  const before = readFileSync(page, "utf8");
  const after = before.replace("    <>\n", "    <>\n      <form action={doNothing} />\n");
  if (after === before) throw new Error(`${page} has no place for the press that does nothing`);
  writeFileSync(page, `import { doNothing } from "@/app/bench/nothing";\n${after}`);
}
