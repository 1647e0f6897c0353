// Writes the list of packages that run in production (SBOM, CycloneDX), from package-lock.json alone. `npm sbom --omit dev`
// leaves out what another package names as its peer too: react, pg and zod among them.
import fs from "node:fs";

/** @typedef {{ version?: string, integrity?: string, license?: string, dev?: boolean, link?: boolean }} Locked */

/** @type {{ version: string, packages: Record<string, Locked> }} */
const lock = JSON.parse(fs.readFileSync("package-lock.json", "utf8"));

/** @param {string} integrity */
function hashesOf(integrity) {
  const [algorithm = "", digest = ""] = integrity.split("-");
  return [{ alg: algorithm.replace("sha", "SHA-"), content: Buffer.from(digest, "base64").toString("hex") }];
}

const components = Object.entries(lock.packages).flatMap(
  ([path, { version, integrity, license, dev, link }]) => {
    const name = path.split("node_modules/").at(-1) ?? "";
    if (!path.includes("node_modules/") || !version || dev || link) return [];
    return [
      {
        type: "library",
        "bom-ref": path,
        name,
        version,
        purl: `pkg:npm/${name.replace("@", "%40")}@${version}`,
        ...(license && { licenses: [{ license: { name: license } }] }),
        ...(integrity && { hashes: hashesOf(integrity) }),
      },
    ];
  },
);

const component = { type: "application", name: "tiffintrack", version: lock.version };
const bom = { bomFormat: "CycloneDX", specVersion: "1.6", version: 1, metadata: { component }, components };
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`);
