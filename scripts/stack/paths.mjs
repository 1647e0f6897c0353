// The project's paths. Only node built-ins: this runs before anything is installed.
import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..", "..");

/** Everything a running product keeps. With another folder a second product (a test) can run beside the first. */
export const DATA_DIR = path.resolve(ROOT, process.env.TIFFINTRACK_DATA_DIR || ".data");

export const inData = (...names) => path.join(DATA_DIR, ...names);
export const inRoot = (...names) => path.join(ROOT, ...names);
