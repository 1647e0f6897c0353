import { letterHtml } from "@/lib/post/letter-html";

const of = (text: string) => letterHtml(text, { phone: "9820099887" });

describe("a letter as HTML", () => {
  it("keeps its paragraphs and lines", () => {
    expect(of("Hello,\n\none\ntwo")).toMatch(/<p [^>]*>Hello,<\/p><p [^>]*>one<br>two<\/p>/);
  });

  it("leads to what it links to, and calls the kitchen", () => {
    const html = of("Pay: https://tiffins.test/bills/7?a=1&b=2\nOr call 9820099887.");
    expect(html).toContain(
      '<a href="https://tiffins.test/bills/7?a=1&amp;b=2">https://tiffins.test/bills/7?a=1&amp;b=2</a><br>',
    );
    expect(html).toContain('Or call <a href="tel:+919820099887">9820099887</a>.');
  });

  it("takes nothing that people typed for more than text", () => {
    const html = of(`Hello <img src=x onerror=alert(1)> & "Meera's",`);
    expect(html).not.toContain("<img");
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &amp; &quot;Meera&#39;s&quot;,");
  });

  it("leaves the same number inside of a link alone", () => {
    expect(of("https://tiffins.test/9820099887")).not.toContain("tel:");
  });
});
