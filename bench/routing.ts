// npm run bench:routing: how far the rounds that the product suggests are from the best known ones, on public instances, and
// how long it takes to find them. tests/fixtures/cvrp/README.md says where they come from.
import { readInstance, INSTANCES } from "../tests/support/cvrp";
import { planRounds } from "../lib/domain/routing/plan-rounds";
import { lengthOfAll } from "../lib/domain/routing/stops";

const TURNS = Number(process.argv[2] ?? 4_000);
const LIMIT_MS = 400;

let sum = 0;
for (const { name, best } of INSTANCES) {
  const stops = readInstance(name);
  planRounds(stops, { turns: 50, seed: 1 });
  const begun = performance.now();
  const rounds = planRounds(stops, { turns: TURNS, seed: 1 });
  const took = performance.now() - begun;
  const gap = (lengthOfAll(stops, rounds) / best - 1) * 100;
  sum += gap;
  console.log(
    `${name.padEnd(12)} ${gap.toFixed(2).padStart(5)} % over the best known, ${took.toFixed(0).padStart(4)} ms of ${LIMIT_MS}`,
  );
}
console.log(`mean         ${(sum / INSTANCES.length).toFixed(2).padStart(5)} %, ${TURNS} turns`);
