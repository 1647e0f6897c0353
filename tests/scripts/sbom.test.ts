// The list of what runs in production, as whoever runs the product makes it.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import { z } from "zod";

const bomSchema = z.object({
  bomFormat: z.literal("CycloneDX"),
  components: z.array(z.object({ name: z.string(), version: z.string(), purl: z.string() })),
});

test("npm run sbom lists every package that is asked for, each with its version, and none of the tools", () => {
  const text = execFileSync(process.execPath, ["scripts/sbom.mjs"], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  const { components } = bomSchema.parse(JSON.parse(text));
  const listed = new Set(components.map(({ purl }) => decodeURIComponent(purl)));
  const { dependencies, devDependencies } = z
    .object({
      dependencies: z.record(z.string(), z.string()),
      devDependencies: z.record(z.string(), z.string()),
    })
    .parse(JSON.parse(fs.readFileSync("package.json", "utf8")));
  const pinned = Object.entries(dependencies).filter(([, version]) => /^\d/.test(version));
  expect(pinned.length).toBeGreaterThan(20);
  expect(pinned.filter(([name, version]) => !listed.has(`pkg:npm/${name}@${version}`))).toEqual([]);
  expect(Object.keys(devDependencies)).toContain("jest");
  expect([...listed].filter((purl) => purl.startsWith("pkg:npm/jest@"))).toEqual([]);
}, 60_000);
