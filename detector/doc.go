// Package detector tells whether a text is a machine-spun copy of another and
// shows the proof: which phrase of the reference became which phrase of the
// suspect, and why no writer would be likely to choose it there.
//
// # Architecture
//
// Text goes in at one end of a line and a Report comes out at the other:
//
//	suspect, references → text.Parse → align.Align → artifact.Find → score.Weigh → Report
//	                                        ↑               ↑
//	                                        └── lexicon ────┘
//
// Imports run one way along it; package report stands by itself. A Detector holds
// no state between calls; the pack is a read-only table that caches what was asked
// and read last. The same input gives the same report on every machine. Language
// identification is injected, so that this package stays small enough for a page.
// Direction is the same line weighed both ways; several references are one
// alignment in which each sentence keeps the one that explains it best.
//
// Here, compare.go is the line, inspect.go the line without a reference; fill_*.go
// put what was found into the report. The stages, in internal/:
//
//	text      parse.go and the steps it takes: glyph, normalize, tokenize, sentence,
//	          quotation, name; language.go: how languages are written, from languages/
//	lexicon   word, analysis, synonym, relation, close: how words are related;
//	          bigram, phrase, technical: which are met beside each other
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
//   - Reference, Suspect: the text compared with, and the text in doubt (PAN).
//   - Passage, Alignment: a stretch of the suspect and where it goes back to;
//     all of them (PAN text alignment, passim).
//   - Edit, Substitution: one place in which the sides differ; wording that
//     became other wording (TERp, Snover and others 2009).
//   - Kept: of wording, that both texts have it in the same place (TERp's match).
//   - Artifact: a substitution or a trace that a writer would not leave.
//   - Tortured phrase: an established term whose words were replaced one by
//     one (Cabanac, Labbé and Magazinov 2021).
//   - Immutable: a word that spinners leave alone, a name or number; Frame: the
//     function words and punctuation that they keep (DSpin, Zhang and others 2014).
//
// Package report defines what a report holds. Nothing in one is an accusation: it
// describes wording, not who wrote it, how, why, or whether there was permission.
package detector
