// npm run backups: which backups there are, when each was proved last, and until when the log leads.
import { catalogueOf, type Backup, type Catalogue } from "./backup/catalogue";
import { partOf, places, systemsIn } from "./backup/places";
import { ensureWantedNode } from "./stack/node-version.mjs";
import { runEntry } from "./stack/stack-error.mjs";

const kB = (bytes: number) => `${Math.ceil(bytes / 1024).toLocaleString("en-IN")} kB`;

function lineOf({ id, stoppedAt, bytes, proof }: Backup): string {
  const proved = proof
    ? `${proof.isGood ? "proved" : "FAILED its proof"} ${proof.at}: ${proof.said.join("; ")}`
    : "not proved yet";
  return `  ${id}  whole at ${stoppedAt}  ${kB(bytes)}  ${proved}`;
}

function reachOf({ backups, wal }: Catalogue): string {
  const [first] = backups;
  const last = wal
    .map(({ keptAt }) => keptAt)
    .sort((a, b) => a.getTime() - b.getTime())
    .at(-1);
  if (!first) return "  nothing yet";
  return `  any instant from ${first.stoppedAt} to ${(last ?? new Date(first.stoppedAt)).toISOString()} can be restored`;
}

void runEntry(async () => {
  await ensureWantedNode();
  const all = places();
  if (all.length === 0) console.log("backups are switched off (BACKUP_DIR=none)");
  for (const place of all) {
    const systems = await systemsIn(place);
    if (systems.length === 0) console.log(`${place.name}\n  nothing yet`);
    for (const system of systems) {
      const catalogue = await catalogueOf(partOf(place, system));
      const log = catalogue.wal.reduce((sum, { bytes }) => sum + bytes, 0);
      const lines = [`${place.name}, database ${system}`, ...catalogue.backups.map(lineOf)];
      console.log(
        [...lines, `  the log: ${catalogue.wal.length} segments, ${kB(log)}`, reachOf(catalogue)].join("\n"),
      );
    }
  }
});
