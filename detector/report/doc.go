// Package report is what Unspin says of a text: the Report, the words shown for
// its codes, its figures and limits, and the forms in which it is handed over.
// How any of it is found is another package's business (package detector, which
// fills a Report); nothing here looks at a text.
//
// # Where things are
//
//   - report.go: the Report and its parts, as the JSON contract has them; span.go:
//     the places in the texts that it points to; text.go: the texts.
//   - headline.go: the one line on top, and when it is a doubt; words.go: the words
//     shown for each code; several.go: of several references; summary.go, warning.go, counts.go,
//     figures.go, limits.go: the sentences that every rendering shares;
//     rates.tsv: how often verdicts were wrong when that was last measured.
//   - json.go, csv.go, html.go and the files of its name: the report written down;
//     html_read.go, html_leaves.go: an HTML report read back; difference.go: how it
//     differs from the recomputed one.
//
// # Vocabulary, beside package detector's
//
//   - Verdict, Spin score, Mechanism, Direction: what the evidence amounts to, how
//     much there is, how it was reworded, which of two texts is the earlier.
//   - Reason: a term of the spin score, in log-odds.
//   - Coverage: the share of the suspect's words in derived passages.
//   - Span: a half-open range of bytes into a text exactly as given.
//   - Row: a sentence beside the reference's; Change: where its two sides differ.
//   - Enclosures: what else an HTML report holds, to recompute it.
package report
