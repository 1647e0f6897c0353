// The machine that is set up: the files below a root, and the commands that change it. Under another root (a try-out, an image) no
// command runs: each is only said.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { StackError } from "../stack/stack-error.mjs";

export class Machine {
  constructor(
    readonly root: string,
    private readonly say: (line: string) => void,
  ) {}

  get isThis(): boolean {
    return this.root === "/";
  }

  at(place: string): string {
    return path.join(this.root, place);
  }

  /** A file whole, with its rights, never for a moment with others. */
  write(place: string, text: string, mode = 0o644): void {
    const file = this.at(place);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.rmSync(`${file}.new`, { force: true });
    fs.writeFileSync(`${file}.new`, text, { mode });
    fs.renameSync(`${file}.new`, file);
  }

  has(command: string): boolean {
    return ["/usr/bin", "/usr/sbin", "/bin", "/sbin"].some((folder) =>
      fs.existsSync(path.join(this.root, folder, command)),
    );
  }

  /** @throws StackError with the command's last line */
  run(command: string, ...args: string[]): void {
    if (!this.isThis) return this.say(`        (not run here) ${command} ${args.join(" ")}`);
    try {
      execFileSync(command, args, { stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" });
    } catch (fault) {
      const said = fault instanceof Error ? fault.message.trim().split("\n").at(-1) : String(fault);
      throw new StackError(`${command} ${args.join(" ")}: ${said ?? ""}`);
    }
  }
}
