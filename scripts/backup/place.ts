import type { Readable } from "node:stream";

/** What a place holds under a key, and since when. */
export type Kept = { key: string; bytes: number; keptAt: Date };

export type Place = {
  /** As people are told of it. */
  name: string;
  /** Keeps a file under a key, whole or not at all. */
  put: (key: string, file: string) => Promise<void>;
  get: (key: string) => Promise<Readable>;
  list: (prefix: string) => Promise<Kept[]>;
  remove: (key: string) => Promise<void>;
};
