// What a restored copy says of itself: run by the keeper beside the product, in a process with that copy's addresses.
import { asSystem, disconnect } from "@/lib/db";
import { checkOwn } from "@/lib/features/proof/own-check";
import { differenceInWords } from "@/lib/features/proof/difference";
import { replayBills } from "@/lib/features/proof/replay";
import { useLocalEnvironment } from "../stack/local-environment.mjs";
import { runEntry } from "../stack/stack-error.mjs";

const MOST_SAID = 20;

void runEntry(async () => {
  const close = await useLocalEnvironment();
  const { counts, differences } = await asSystem(checkOwn);
  const { checked, differing } = await replayBills({ system: asSystem });
  const said = [
    ...differences.slice(0, MOST_SAID).map(differenceInWords),
    ...(differing > 0 ? [`${differing} of ${checked} bills differ when they are recomputed`] : []),
    `${counts.bills} bills, ${counts.payments} payments, ${counts.refunds} refunds`,
  ];
  console.log(JSON.stringify({ isGood: differences.length === 0 && differing === 0, said }));
  await disconnect();
  await close();
});
