// Package detector tells whether a text is a machine-spun copy of another: which
// phrase became which, and why no writer would be likely to choose it there.
//
// # Architecture
//
// Text goes in at one end of a line and a Report comes out at the other:
//
//	suspect, references → text.Parse → align.Align → artifact.Find → score.Weigh → Report
//	                                        ↑               ↑
//	                                        └── lexicon ────┘
//
// Imports run one way along it. A Detector holds no state between calls; the pack
// is a read-only table that caches what was asked and read last. The same input
// gives the same report on every machine. Direction is the line weighed both ways;
// several references are one alignment in which each sentence keeps the best.
//
// Here, compare.go is the line, inspect.go the line without a reference; fill_*.go
// put what was found into the report. The stages, in internal/:
//
//	text      parse.go and its steps, tokenize to name; fact.go; language.go, from languages/
//	lexicon   word to close: how words are related; bigram, phrase: which are met together
//	align     sentence.go links sentences by wording, content.go by content, block.go
//	          aligns their words (relation.go: how two relate), edit.go says what became
//	          what, passage.go which passages go back to a reference
//	artifact  one rule a file; find.go runs them, feature.go measures a substitution,
//	          choice.go and decode.go a word that has no reference
//	score     counts.go and feature.go measure a comparison, verdict.go judges it,
//	          derivation, passage, mechanism, direction the rest; alone.go a text alone
//
// # Vocabulary
//
//   - Reference, Suspect: the text compared with, the text in doubt (PAN).
//   - Passage, Alignment: a stretch that goes back, all of them (PAN, passim).
//   - Edit, Substitution: a place in which the sides differ, wording for wording;
//     Kept: what both have in the same place (TERp, Snover and others 2009).
//   - Artifact: a substitution or a trace that a writer would not leave.
//   - Tortured phrase: an established term replaced word by word (Cabanac 2021).
//   - Immutable, Frame: the names and numbers, and the small words and marks, that
//     spinners leave alone (DSpin, Zhang and others 2014).
//
// Package report defines what a report holds: wording, not who wrote it, how or why.
package detector
