// Makes the files that the tests open: Word documents and PDFs of a few lines.

import { strToU8, zipSync } from "fflate";

/** @param {string} body XML in the document's body */
export function docx(body) {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return zipSync({
    "[Content_Types].xml": strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    "word/document.xml": strToU8(`<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${main}"><w:body>${body}<w:sectPr/></w:body></w:document>`),
  });
}

/** A zip file, as a Word document is one, of something else. */
export const otherZip = zipSync({ "a.txt": strToU8("Text.") });

/** @param {...string} runs */
export const paragraph = (...runs) => `<w:p><w:pPr><w:jc/></w:pPr>${runs.map((run) => (run.startsWith("<") ? run : `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`)).join("")}</w:p>`;

/**
 * A PDF whose pages hold the given lines, each with the room below it.
 * @param {{text: string, room?: number}[][]} pages
 * @param {string} [trailer] more of the trailer's dictionary
 */
export function pdf(pages, trailer = "") {
  const objects = ["<< /Type /Catalog /Pages 2 0 R >>", `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${4 + 2 * i} 0 R`).join(" ")}] >>`];
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pages.forEach((lines, i) => {
    const drawn = lines.map(({ text, room = 14 }) => `(${text.replace(/[()\\]/g, "\\$&")}) Tj 0 -${room} Td`).join("\n");
    const content = `BT /F1 11 Tf 72 760 Td\n${drawn}\nET`;
    objects.push(`<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + 2 * i} 0 R >>`);
    objects.push(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`);
  });
  let file = "%PDF-1.4\n";
  const places = objects.map((object, i) => {
    const place = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("")}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, "latin1");
}

/** What makes a PDF ask for a password: nobody knows this one. */
export const locked = `/ID [<${"00".repeat(16)}> <${"00".repeat(16)}>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${"11".repeat(32)}> /U <${"22".repeat(32)}> >>`;
