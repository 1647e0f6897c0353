// The steps from an unpacked version to one that serves on this machine.
import fs from "node:fs";
import path from "node:path";
import { ROOT } from "../stack/paths.mjs";
import { waitFor } from "../stack/processes.mjs";
import { StackError } from "../stack/stack-error.mjs";
import { environmentFile, ownerOf, type Answers } from "./answers";
import { Home } from "./home";
import type { Machine } from "./machine";
import type { Step } from "./steps";

export const ENVIRONMENT = "/etc/tiffintrack.env";
const HOME = "/opt/tiffintrack";
const DATA = "/var/lib/tiffintrack";
const SERVES_WITHIN_MS = 120_000;

type Setup = {
  machine: Machine;
  answers: Answers;
  /** Made when it is written for the first time. */
  environment: () => Promise<Record<string, string>>;
  /** Runs one of the product's commands with the environment that was written. */
  product: (...args: string[]) => string;
};

/** Each may be done again, and none is taken back: what stopped it is mended, and setup called once more. */
export function setupSteps(setup: Setup): Step[] {
  const steps = [copyVersion(setup), writeEnvironment(setup), ...services(setup), ...firstStart(setup)];
  return steps.map((step) => ({ ...step, isOneWay: true }));
}

function copyVersion({ machine }: Setup): Step {
  const name = path.basename(ROOT);
  const home = new Home(machine.at(HOME));
  return {
    name: "user and folders",
    plan: `make the user tiffintrack, ${DATA}, and ${HOME}/versions/${name}`,
    do: async () => {
      if (!machine.isThis || !fs.readFileSync("/etc/passwd", "utf8").includes("\ntiffintrack:"))
        machine.run("useradd", "--system", "--home-dir", DATA, "--shell", "/usr/sbin/nologin", "tiffintrack");
      fs.mkdirSync(machine.at(DATA), { recursive: true, mode: 0o711 });
      machine.run("chown", "tiffintrack:tiffintrack", DATA);
      const folder = home.at(name);
      if (!fs.existsSync(folder)) {
        fs.cpSync(ROOT, `${folder}.part`, { recursive: true, verbatimSymlinks: true });
        fs.renameSync(`${folder}.part`, folder);
      }
      home.lead("current", name);
      const command = machine.at("/usr/local/bin/tiffintrack");
      fs.mkdirSync(path.dirname(command), { recursive: true });
      fs.rmSync(command, { force: true });
      fs.symlinkSync(`${HOME}/current/deploy/tiffintrack`, command);
    },
  };
}

function writeEnvironment({ machine, environment }: Setup): Step {
  return {
    name: "environment",
    plan: `write ${ENVIRONMENT}, readable by root alone`,
    do: async () => {
      if (fs.existsSync(machine.at(ENVIRONMENT))) return "it was there, and stays";
      machine.write(ENVIRONMENT, environmentFile(await environment()), 0o600);
      return undefined;
    },
  };
}

const UNITS = ["tiffintrack.service", "tiffintrack-worker.service"];

/** With the address's name in place of the one in the shipped file. */
const named = (file: string, answers: Answers) =>
  fs
    .readFileSync(path.join(ROOT, "deploy", file), "utf8")
    .replaceAll("tiffin.example.com", new URL(answers.address).host);

function services({ machine, answers }: Setup): Step[] {
  const units = answers.database ? UNITS : ["tiffintrack-database.service", ...UNITS];
  return [
    {
      name: "services",
      plan: `put ${units.join(", ")} into /etc/systemd/system`,
      do: async () => {
        for (const unit of units)
          machine.write(
            `/etc/systemd/system/${unit}`,
            fs.readFileSync(path.join(ROOT, "deploy", "setup", unit), "utf8"),
          );
        machine.run("systemctl", "daemon-reload");
      },
    },
    {
      name: "proxy",
      plan: "let Caddy speak HTTPS with a certificate that it gets by itself; or write a file for the nginx that is here",
      do: async () => {
        if (machine.has("nginx") && !machine.has("caddy")) {
          machine.write("/etc/nginx/sites-available/tiffintrack", named("nginx.conf", answers));
          return "nginx: put its certificate there, link the file into sites-enabled, and reload it";
        }
        if (!machine.has("caddy")) machine.run("apt-get", "install", "-y", "caddy");
        machine.write("/etc/caddy/Caddyfile", named("Caddyfile", answers));
        machine.run("systemctl", "restart", "caddy");
        return undefined;
      },
    },
  ];
}

function firstStart({ machine, answers, product }: Setup): Step[] {
  const { email, phone, name } = ownerOf(answers.owner);
  const start: Step = {
    name: "start",
    plan: "start web server and worker, now and with the machine",
    do: async () => {
      machine.run("systemctl", "enable", "--now", ...UNITS);
      if (!machine.isThis) return undefined;
      const answers = () =>
        fetch("http://127.0.0.1:3000/health").then(
          (answer) => answer.ok,
          () => false,
        );
      if (!(await waitFor(answers, SERVES_WITHIN_MS, 500)))
        throw new StackError("it does not serve: journalctl -u tiffintrack says why");
      return "it serves";
    },
  };
  return [
    ...(answers.database
      ? []
      : [
          {
            name: "database",
            plan: "start the database that comes with it, and its backups",
            do: async () => {
              machine.run("systemctl", "enable", "--now", "tiffintrack-database.service");
              const runs = () => fs.existsSync(machine.at(`${DATA}/serving-database.json`));
              if (machine.isThis && !(await waitFor(runs, SERVES_WITHIN_MS, 200)))
                throw new StackError("it does not run: journalctl -u tiffintrack-database says why");
            },
          },
        ]),
    {
      name: "migrate",
      plan: "make the tables",
      do: async () => product("scripts/migrate.mjs"),
    },
    {
      name: "owner",
      plan: `let ${email} in`,
      do: async () => {
        if (product("--import", "tsx", "scripts/staff.ts", "list").includes(email)) return "was here already";
        return product("--import", "tsx", "scripts/staff.ts", "add", "owner", email, phone, name);
      },
    },
    start,
  ];
}
