// An installation: one folder with the versions that are there, and two links: `current`, which serves, and `previous`.
import fs from "node:fs";
import path from "node:path";
import { z } from "zod";
import { ROOT } from "../stack/paths.mjs";
import { StackError } from "../stack/stack-error.mjs";

const aboutSchema = z.object({ version: z.string(), build: z.string(), lastMigration: z.string() });

export type About = z.output<typeof aboutSchema>;

/** What a version says of itself. @throws StackError when the folder holds none */
export function aboutOf(folder: string): About {
  const file = path.join(folder, "artefact.json");
  if (!fs.existsSync(file)) throw new StackError(`${folder} is no version that npm run package made`);
  return aboutSchema.parse(JSON.parse(fs.readFileSync(file, "utf8")));
}

type Link = "current" | "previous";

export class Home {
  constructor(readonly folder: string) {}

  /** The one that this program was started from. @throws StackError in a checkout */
  static ofThis(): Home {
    if (path.basename(path.dirname(ROOT)) === "versions") return new Home(path.resolve(ROOT, "..", ".."));
    throw new StackError(
      "this is a checkout and no installation: git pull, npm ci, npm run build, npm run db:migrate, and start it again",
    );
  }

  get versions(): string {
    return path.join(this.folder, "versions");
  }

  /** The folder of a version that is there, by the name of its folder. */
  at(name: string): string {
    return path.join(this.versions, name);
  }

  /** The name of the folder that a link leads to; null without one. */
  leadsTo(link: Link): string | null {
    const place = path.join(this.folder, link);
    const isThere = fs.lstatSync(place, { throwIfNoEntry: false }) !== undefined;
    return isThere ? path.basename(fs.readlinkSync(place, { encoding: "utf8" })) : null;
  }

  /** In one move: at no moment is there none. */
  lead(link: Link, name: string | null): void {
    const place = path.join(this.folder, link);
    if (name === null) return fs.rmSync(place, { force: true });
    const fresh = `${place}.new`;
    fs.rmSync(fresh, { force: true });
    fs.symlinkSync(path.join("versions", name), fresh);
    fs.renameSync(fresh, place);
  }
}
