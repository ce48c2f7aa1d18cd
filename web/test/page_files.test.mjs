// Word documents and PDFs, opened in real browsers: their text, or in words why there is none; never a box emptied.

import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { errors, openBrowser, openPage, paste, press } from "./browser.mjs";
import { docx, locked, otherZip, paragraph, pdf } from "./files.mjs";
import { serveSite } from "./site.mjs";

const two = [
  [{ text: "The harbour office kept its keys in a drawer, and no-" }, { text: "body asked for them until the ferry was late.", room: 30 }, { text: "A second paragraph follows after more room." }],
];

for (const name of /** @type {const} */ (["chromium", "firefox"])) {
  describe(`files in ${name}`, () => {
    /** @type {import("puppeteer-core").Browser} */ let browser;
    /** @type {Awaited<ReturnType<typeof serveSite>>} */ let site;
    /** @type {import("puppeteer-core").Page} */ let page;
    /** @type {string} */ let folder;

    before(async () => {
      folder = await mkdtemp(join(tmpdir(), "unspin-files-"));
      site = await serveSite();
      browser = await openBrowser(name);
      page = await openPage(browser, site.url);
    });
    after(async () => {
      await browser?.close();
      await site?.close();
      await rm(folder, { recursive: true });
    });
    /** Firefox writes about broken XML into its console, whatever the page makes of it. */
    const own = (/** @type {unknown} */ error) => !String(error).includes("XML Parsing Error");
    afterEach(() => assert.deepEqual(errors.splice(0).filter(own), [], "nothing goes wrong in the page"));

    const suspect = () => page.$eval("#suspect", (box) => /** @type {HTMLTextAreaElement} */ (box).value);
    const notice = () => page.$eval(".notice", (node) => node.textContent ?? "");
    const open = async (/** @type {string} */ file, /** @type {Uint8Array | string} */ content) => {
      await writeFile(join(folder, file), content);
      const [, input] = await page.$$("input[type=file]");
      await /** @type {any} */ (input).uploadFile(join(folder, file));
    };
    const clear = () => page.$eval("[data-do=clear]", (button) => /** @type {HTMLElement} */ (button).click());
    const read = async (/** @type {string} */ file, /** @type {Uint8Array | string} */ content) => {
      await clear();
      await open(file, content);
      await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#suspect")).value !== "", { timeout: 60_000 });
      return suspect();
    };

    test("a Word document: its paragraphs, tables and changes", async () => {
      const asked = site.requests.length;
      const body =
        paragraph("One ", "split &amp; joined.") +
        paragraph("<w:ins><w:r><w:t>Added</w:t></w:r></w:ins>", "<w:del><w:r><w:delText>Deleted</w:delText></w:r></w:del>", "<w:r><w:tab/></w:r>", "text.") +
        `<w:tbl><w:tr><w:tc>${paragraph("A cell.")}</w:tc><w:tc>${paragraph("Another.")}</w:tc></w:tr></w:tbl>` +
        paragraph();
      assert.equal(await read("a.docx", docx(body)), "One split & joined.\n\nAdded text.\n\nA cell.\n\nAnother.");
      assert.deepEqual(site.requests.slice(asked), [], "the reader was there already");
    });

    test("a PDF: its lines become paragraphs", async () => {
      const asked = site.requests.length;
      assert.equal(
        await read("a.pdf", pdf(two)),
        "The harbour office kept its keys in a drawer, and nobody asked for them until the ferry was late.\n\nA second paragraph follows after more room.",
      );
      assert.deepEqual(site.requests.slice(asked), [], "the reader was there already");
    });

    test("a file with the wrong name is read for what it is", async () => {
      assert.match(await read("a.txt", pdf(two)), /^The harbour office/);
      assert.equal(await read("b.pdf", docx(paragraph("In truth a Word document."))), "In truth a Word document.");
      assert.equal(await read("c.docx", "In truth plain text."), "In truth plain text.");
    });

    test("a PDF whose table of contents is broken is read all the same", async () => {
      assert.match(await read("a.pdf", Buffer.from(pdf(two).toString("latin1").replace(/startxref\n\d+/, "startxref\n7"), "latin1")), /^The harbour office/);
    });

    for (const { what, file, content, says } of [
      { what: "a PDF behind a password", file: "a.pdf", content: pdf(two, locked), says: /password protects it/ },
      { what: "a PDF of pictures", file: "a.pdf", content: pdf([[], []]), says: /only pictures/ },
      { what: "half a PDF", file: "a.pdf", content: pdf(two).subarray(0, 40), says: /damaged or no PDF/ },
      { what: "half a Word document", file: "a.docx", content: docx(paragraph("Text.")).subarray(0, 60), says: /damaged or no Word document/ },
      { what: "a Word document with broken XML", file: "a.docx", content: docx("<w:p><w:r>"), says: /damaged or no Word document/ },
      { what: "an empty Word document", file: "a.docx", content: docx(""), says: /no text in it/ },
      { what: "a zip file of something else", file: "a.docx", content: otherZip, says: /no Word document/ },
      { what: "an old Word file", file: "a.doc", content: Buffer.from("d0cf11e0a1b11ae10000", "hex"), says: /old Word file/ },
      { what: "RTF", file: "a.rtf", content: "{\\rtf1 text}", says: /RTF/ },
      { what: "a picture", file: "a.txt", content: Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), says: /not a text/ },
    ]) {
      test(`${what} is refused in words, and the box keeps its text`, async () => {
        await clear();
        await paste(page, "Suspect", "What was there before.");
        await open(file, content);
        await page.waitForFunction(() => /could not be opened/.test(document.querySelector(".notice")?.textContent ?? ""), { timeout: 60_000 });
        assert.match(await notice(), says);
        assert.equal(await suspect(), "What was there before.");
      });
    }

    test("what a file replaced comes back with Undo", async () => {
      await clear();
      await paste(page, "Suspect", "What was there before.");
      await open("a.txt", "From a file.");
      await page.waitForFunction(() => /** @type {HTMLTextAreaElement} */ (document.querySelector("#suspect")).value === "From a file.");
      await press(page, "Undo");
      assert.equal(await suspect(), "What was there before.");
    });
  });
}
