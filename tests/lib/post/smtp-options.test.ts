import { smtpOptions } from "@/lib/post/smtp-options";

const LIMITS = { connectMs: 1, greetMs: 2, answerMs: 3, wholeMs: 4 };
const of = (url: string) => smtpOptions(url, LIMITS);

describe("the options of an SMTP_URL", () => {
  it("carry the limits, which nodemailer drops beside a url", () => {
    expect(of("smtp://mail.example.test")).toMatchObject({
      connectionTimeout: 1,
      dnsTimeout: 1,
      greetingTimeout: 2,
      socketTimeout: 3,
    });
    expect(of("smtp://mail.example.test")).not.toHaveProperty("url");
  });

  it.each([
    ["smtp://mail.example.test", { host: "mail.example.test", port: 587, secure: false, auth: undefined }],
    ["smtps://mail.example.test", { port: 465, secure: true }],
    ["smtp://mail.example.test:2525", { port: 2525, secure: false }],
    ["smtp://[::1]:25", { host: "::1", port: 25 }],
    [
      "smtps://asha%40tiffins.test:p%2Fw%3A@mail.example.test",
      { auth: { user: "asha@tiffins.test", pass: "p/w:" } },
    ],
  ])("%s", (url, expected) => {
    expect(of(url)).toMatchObject(expected);
  });

  it.each([
    ["smtp://cook:secret@mail.example.test", true],
    ["smtp://cook:secret@127.0.0.1", false],
    ["smtp://mail.example.test", false],
    ["smtp://mail.example.test?requireTLS=true", true],
    ["smtp://cook:secret@mail.example.test?ignoreTLS=true", false],
  ])(
    "%s: a password never goes out in the clear unless that is asked for (TLS required %s)",
    (url, requireTLS) => {
      expect(of(url)).toMatchObject({ requireTLS });
    },
  );

  it("believe no certificate that isn't proved, unless told to", () => {
    expect(of("smtps://mail.example.test").tls).toEqual({ rejectUnauthorized: true });
    expect(of("smtps://mail.example.test?tls.rejectUnauthorized=false").tls).toEqual({
      rejectUnauthorized: false,
    });
  });

  it("refuse an option that nobody reads", () => {
    expect(() => of("smtp://mail.example.test?pool=true")).toThrow(
      /^SMTP_URL may have these options and no others: requireTLS/,
    );
  });
});
