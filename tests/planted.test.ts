// A fault that no longer finds its place is not tried any more, and nobody notices.
import { inRoot, ROOT } from "@/scripts/stack/paths.mjs";
import { plantedTexts, readFaults } from "@/proving/planted/fault";

const faults = readFaults(inRoot("proving", "planted", "faults"), []);

test("there are faults to plant", () => {
  expect(faults.length).toBeGreaterThan(200);
});

test.each(faults.map((fault) => [fault.name, fault] as const))("%s finds its place", (_, fault) => {
  expect(plantedTexts(ROOT, fault).size).toBeGreaterThan(0);
});
