// What stands in deploy/ is copied as it is: what of it keeps people safe is held here.
import fs from "node:fs";

const read = (file: string) => fs.readFileSync(`deploy/${file}`, "utf8").replaceAll(/^\s*#.*$/gm, "");
const nginx = read("nginx.conf");
const caddy = read("Caddyfile");
const service = read("tiffintrack.service");
const worker = read("tiffintrack-worker.service");

/** What a directive of nginx says, each time that it stands there. */
const said = (name: string) =>
  [...nginx.matchAll(new RegExp(`^\\s*${name}\\s+([^;]+);`, "gm"))].map(([, value]) => value);

test("nginx speaks TLS 1.2 and 1.3 alone, with ciphers that keep past calls secret", () => {
  expect(said("ssl_protocols")).toEqual(["TLSv1.2 TLSv1.3"]);
  const ciphers = said("ssl_ciphers").flatMap((list) => list?.split(":") ?? []);
  expect(ciphers.length).toBeGreaterThan(0);
  for (const cipher of ciphers) expect(cipher).toMatch(/^ECDHE-.*(GCM-SHA\d+|CHACHA20-POLY1305)$/);
});

test("Caddy's own TLS, which is as strict, is left as it is", () => {
  expect(caddy).not.toMatch(/\btls\b|protocols|ciphers/);
});

test.each([
  ["nginx", nginx.slice(0, nginx.indexOf("listen 443")), /location \/api\/ \{\s*return 403;/],
  ["Caddy", caddy.slice(caddy.indexOf("http://")), /respond \/api\/\* 403/],
])("by plain http %s leads people on to https, and refuses programs", (_which, plain, refusal) => {
  expect(plain).toMatch(/(return 301 https:\/\/|redir https:\/\/)/);
  expect(plain).toMatch(refusal);
  expect(plain).not.toMatch(/proxy_pass|reverse_proxy/);
});

test.each([
  ["nginx", nginx, /location = \/metrics \{\s*return 404;/],
  ["Caddy", caddy, /respond \/metrics 404/],
])("%s shows nobody the operator's figures", (_which, conf, hidden) => {
  expect(conf).toMatch(hidden);
});

test("the service is nobody's login, raises itself to nothing and does not see the history of its sources", () => {
  expect(service).toMatch(/^User=(?!root$)\w+$/m);
  expect(service).toMatch(/^NoNewPrivileges=yes$/m);
  expect(service).toMatch(/^InaccessiblePaths=-\/opt\/tiffintrack\/\.git$/m);
  expect(service).toMatch(/^ProtectSystem=strict$/m);
});

test("no log of a proxy holds what stands behind the ? of an address", () => {
  expect(said("access_log")).toEqual(
    Array.from({ length: 2 }, () => "/var/log/nginx/access.log tiffintrack"),
  );
  const [format = ""] = said("log_format");
  expect(format.match(/\$\w+/g)).toEqual([
    ...["$remote_addr", "$time_local", "$request_method", "$uri", "$status"],
    ...["$body_bytes_sent", "$request_time", "$http_user_agent"],
  ]);
  expect(caddy).not.toMatch(/^\s*log\b/m);
});

const secretsOf = (unit: string) =>
  [...unit.matchAll(/^LoadCredentialEncrypted=(\w+):\/etc\/credstore\.encrypted\/(\w+)$/gm)].map(
    ([, name, file]) => (name === file ? name : `${name} from ${file}`),
  );

test("each service is handed the secrets that it uses and no other, sealed by systemd", () => {
  expect(secretsOf(service)).toEqual([
    ...["AUTH_SECRET", "DATABASE_URL", "DATABASE_SYSTEM_URL", "STRIPE_SECRET_KEY", "STRIPE_WEBHOOK_SECRET"],
    "METRICS_TOKEN",
  ]);
  expect(secretsOf(worker)).toEqual(["DATABASE_URL", "DATABASE_SYSTEM_URL", "STRIPE_SECRET_KEY", "SMTP_URL"]);
  for (const unit of [service, worker]) expect(unit).not.toMatch(/^(Environment|LoadCredential)=/m);
});

test("the worker is walled in as the web server is", () => {
  const walls = (unit: string) =>
    unit.match(/^(User|UMask|Inaccessible|Protect|Private|NoNew|Capab|Restrict)\w*=.*$/gm)?.toSorted();
  expect(walls(worker)).toEqual(walls(service));
});

test("the logs go on to another machine by TLS, which shows who it is and asks the same of this one", () => {
  const upload = read("journal-upload.conf");
  const of = (name: string) => new RegExp(`^${name}=(\\S+)$`, "m").exec(upload)?.[1];
  expect(of("URL")).toMatch(/^https:\/\//);
  for (const name of ["ServerKeyFile", "ServerCertificateFile", "TrustedCertificateFile"])
    expect(of(name)).toMatch(/^\/etc\/ssl\/[\w./-]+\.pem$/);
});
