import { refuseOpenDemo, wantsDemo } from "@/scripts/stack/demo.mjs";

const NAMES = ["HOST", "APP_URL", "DATABASE_URL", "STRIPE_SECRET_KEY", "TIFFINTRACK_DEMO"] as const;
type Setting = Partial<Record<(typeof NAMES)[number], string>>;

const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
afterAll(() => set(before));

function set(values: Partial<Record<string, string>>): void {
  for (const name of NAMES) {
    const value = values[name];
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}

const LOGINS = [{ email: "asha@tiffintrack.test", password: "Turmeric-Dawn-52", role: "owner" }];

const HERE: Setting[] = [
  {},
  { HOST: "127.0.0.1" },
  { HOST: "localhost", APP_URL: "http://localhost:3000" },
  { APP_URL: "http://127.0.0.1:3000" },
];
test.each(HERE)("the demo's passwords may be in force where nobody else can come in: %j", (setting) => {
  set(setting);
  expect(wantsDemo()).toBe(true);
  expect(() => refuseOpenDemo(LOGINS)).not.toThrow();
});

const OPEN: Setting[] = [
  { HOST: "0.0.0.0" },
  { HOST: "::" },
  { HOST: "192.168.1.20", APP_URL: "http://localhost:3000" },
  { APP_URL: "https://tiffin.example.com" },
  { HOST: "127.0.0.1", APP_URL: "https://tiffin.example.com" },
];
test.each(OPEN)("and nowhere else: %j", (setting) => {
  set(setting);
  expect(wantsDemo()).toBe(false);
  expect(() => refuseOpenDemo(LOGINS)).toThrow("asha@tiffintrack.test");
  expect(() => refuseOpenDemo([])).not.toThrow();
});

const REAL: Setting[] = [
  { DATABASE_URL: "postgresql://shop:word@127.0.0.1/shop" },
  { STRIPE_SECRET_KEY: "sk_live_1" },
  { TIFFINTRACK_DEMO: "0" },
];
test.each(REAL)("a database of one's own, a live key and a no keep it out: %j", (setting) => {
  set(setting);
  expect(wantsDemo()).toBe(false);
});
