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
// Imports run one way along it. A Detector holds no state between calls; the
// language pack is a read-only table, read in place, which keeps what it was
// asked for last and the texts as they were read last. The same input gives the
// same report on every machine. Language identification is injected
// (WithIdentifier), so that this package stays small enough for a browser.
//
// Without a reference the alignment is empty, the rules that look at the suspect
// alone run, and the words themselves are weighed (Detector.Inspect).
//
// Direction is the same line weighed both ways; several references are one
// alignment in which each sentence keeps the reference that explains it best.
//
// # Vocabulary
//
//   - Reference, Suspect: the text compared with, and the text in doubt (PAN
//     shared tasks on plagiarism detection).
//   - Passage, Alignment: a stretch of the suspect and where it goes back to;
//     all of them (PAN text alignment, passim).
//   - Edit, Substitution: one place in which the sides differ; wording that
//     became other wording (TERp, Snover and others 2009).
//   - Artifact: a substitution or a trace that a writer would not leave.
//   - Tortured phrase: an established term whose words were replaced one by
//     one (Cabanac, Labbé and Magazinov 2021).
//   - Immutable: a word that spinners leave alone, a name or number (DSpin,
//     Zhang and others 2014).
//   - Frame: the function words and punctuation that spinning keeps.
//   - Coverage: the share of the suspect's words in passages derived from a
//     reference.
//   - Span: a half-open range of bytes into a text exactly as given.
//   - Verdict, Spin score, Mechanism, Direction: what the evidence amounts to,
//     how much of it there is, how the rewording was made, and which of two
//     texts fits better as the earlier.
//
// Nothing here is an accusation: a report describes wording, not who wrote
// it, how, why, or whether there was permission.
package detector
