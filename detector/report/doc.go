// Package report is what Unspin says of a text: the Report, the words shown for
// its codes, its figures and limits, and the forms in which it is handed over.
// How any of it is found is another package's business (package detector, which
// fills a Report); nothing here looks at a text.
//
// # Where things are
//
//   - report.go: the Report and its parts, as the JSON contract has them; span.go:
//     the places in the texts that it points to; text.go: the texts.
//   - words.go: the words shown for each code; summary.go, warning.go, counts.go,
//     figures.go, limits.go: the sentences that every rendering shares;
//     rates.tsv: how often verdicts were wrong when that was last measured.
//   - json.go, csv.go, html.go and the files that begin with its name: the
//     report written down.
//   - html_read.go, html_leaves.go: an HTML report read back; difference.go: how
//     it differs from the one that comes out when it is recomputed.
//
// # Vocabulary
//
//   - Verdict, Spin score, Mechanism, Direction: what the evidence amounts to,
//     how much of it there is, how the rewording was made, and which of two
//     texts fits better as the earlier.
//   - Reason: a term of the spin score, in log-odds.
//   - Coverage: the share of the suspect's words in passages derived from a
//     reference.
//   - Span: a half-open range of bytes into a text exactly as given.
//   - Row: a sentence of the suspect beside the reference's, as people are shown
//     them; Change: one place in which the two sides of a row differ.
//   - Enclosures: what an HTML report holds beside the report, so that whoever
//     gets it can recompute it.
//
// The words for what is compared and found are package detector's.
package report
