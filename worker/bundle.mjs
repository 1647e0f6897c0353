// Makes public/sw.js, the worker that opens a customer's pages without a network. A step of `npm run build`: a new build is a new
// worker, which its browsers notice by its bytes.
import { buildSync } from "esbuild";

buildSync({
  entryPoints: ["worker/offline.ts"],
  outfile: "public/sw.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "none",
  define: {
    BUILD: JSON.stringify(process.env.TIFFINTRACK_BUILD_ID ?? "none"),
    "process.env.NODE_ENV": JSON.stringify("production"),
  },
});
