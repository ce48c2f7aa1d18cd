package report

// Version is the version of the JSON contract that Report follows.
const Version = 1

// Report is the result of one comparison or inspection. Its JSON form is the
// contract that the page, the command and other programs rely on: fields are
// added, never given another meaning.
//
// Every Span in it is a half-open range of bytes into the text it belongs to,
// as given (after bytes that are not UTF-8 became U+FFFD).
type Report struct {
	Version int `json:"version"`

	Verdict   Verdict   `json:"verdict"`
	Mechanism Mechanism `json:"mechanism,omitempty"`

	// SpinScore is 100/(1+e^−Σ effect) over Reasons, rounded to a tenth.
	SpinScore float64 `json:"spinScore"`

	// LikelihoodRatio says how much likelier this evidence is if the suspect
	// was spun from this text or one close to it than if it was not.
	LikelihoodRatio float64 `json:"likelihoodRatio"`

	// Confidence is the probability that the verdict is right, at the prior
	// stated in Method.Settings.
	Confidence float64 `json:"confidence"`

	// Summary is one or two sentences for people.
	Summary string `json:"summary"`

	// Reasons are the terms of the score, heaviest first, the baseline last.
	Reasons []Reason `json:"reasons"`

	// Coverage is the share of the suspect's words in passages derived from
	// a reference, 0–1.
	Coverage float64 `json:"coverage"`

	// Derivation says whether and how far what the suspect tells goes back to
	// a reference, whatever its wording.
	Derivation Derivation `json:"derivation"`

	Direction     Direction       `json:"direction"`
	Suspect       TextInfo        `json:"suspect"`
	References    []ReferenceInfo `json:"references"`
	Facts         []Fact          `json:"facts"`
	Passages      []Passage       `json:"passages"`
	Rows          []Row           `json:"rows"`
	Substitutions []Substitution  `json:"substitutions"`
	Quotations    []Quotation     `json:"quotations"`
	Queries       []Query         `json:"queries"`
	Warnings      []Warning       `json:"warnings"`
	Method        Method          `json:"method"`
	Inputs        []Input         `json:"inputs"`
}

// A Verdict is the code of what the comparison found.
type Verdict string

// Verdicts with a reference.
const (
	Identical     Verdict = "identical"
	LightEdit     Verdict = "light-edit"
	Paraphrase    Verdict = "paraphrase"
	Spun          Verdict = "spun"
	Partial       Verdict = "partial"
	Independent   Verdict = "independent"
	Insufficient  Verdict = "insufficient" // also without a reference
	OtherLanguage Verdict = "other-language"
)

// Verdicts without a reference.
const (
	LikelySpun Verdict = "likely-spun"
	NoEvidence Verdict = "no-evidence"
)

// A Mechanism says how the rewording was made, where that can be told.
type Mechanism string

// Mechanisms: the first three go with Spun, the last with Paraphrase.
const (
	SynonymSubstitution  Mechanism = "synonym-substitution"
	RoundTripTranslation Mechanism = "round-trip-translation"
	Mixed                Mechanism = "mixed"
	MachineRewriting     Mechanism = "machine-rewriting"
)

// A Reason is one term of the spin score. Effect is in log-odds: positive
// speaks for spinning, negative against.
type Reason struct {
	Code   string  `json:"code"`
	Text   string  `json:"text"`
	Effect float64 `json:"effect"`
}

// Direction says which text's wording fits better as the earlier one.
type Direction struct {
	Original   string  `json:"original"` // "reference", "suspect" or "undecided"
	Confidence float64 `json:"confidence"`
}

// TextInfo describes one text. Language is an ISO 639-1 code, or "und" with
// confidence 0 while it is not identified.
type TextInfo struct {
	Language           string  `json:"language"`
	LanguageConfidence float64 `json:"languageConfidence"`
	Words              int     `json:"words"` // characters, if Unspaced
	Sentences          int     `json:"sentences"`
	Unspaced           bool    `json:"unspaced,omitempty"` // its script has no blanks between words
}

// ReferenceInfo describes one reference and the verdict against it alone.
type ReferenceInfo struct {
	Name string `json:"name"`
	TextInfo
	Coverage  float64 `json:"coverage"`
	Verdict   Verdict `json:"verdict"`
	SpinScore float64 `json:"spinScore"`

	// Share is the share of the suspect's words, 0–1, in passages that go back to
	// this reference. Beside others each passage goes back to the one that
	// explains it best: together they make Derivation.Share.
	Share float64 `json:"share"`
}

// A Derivation says whether what the suspect tells goes back to a reference, by
// what is told and in which order, whatever the wording. Share is the share of
// the suspect's words in passages that do, 0–1. LikelihoodRatio is how much
// likelier this evidence is if the suspect goes back to the reference, as a
// whole, than if it tells the same independently. Order is the share, 0–1, of
// the sentences telling what a reference tells that stand in its order.
type Derivation struct {
	Extent          Extent     `json:"extent"`
	Share           float64    `json:"share"`
	LikelihoodRatio float64    `json:"likelihoodRatio"`
	Order           float64    `json:"order"`
	Facts           FactCounts `json:"facts"`
}

// An Extent says how much of the suspect goes back to a reference.
type Extent string

// Extents.
const (
	Whole     Extent = "whole"
	Part      Extent = "part"
	None      Extent = "none"
	Undecided Extent = "undecided" // too little text to say
)

// FactCounts counts different names, numbers, dates and quotations, by which
// text has them.
type FactCounts struct {
	Shared        int `json:"shared"`
	SuspectOnly   int `json:"suspectOnly"`
	ReferenceOnly int `json:"referenceOnly"`
}

// A Fact is a name, number, date or quotation, with both spans where both
// texts have it. They stand in the suspect's order; those that only a
// reference has come last, in its order.
type Fact struct {
	Kind      FactKind       `json:"kind"`
	Suspect   *Span          `json:"suspect,omitempty"`
	Reference *ReferenceSpan `json:"reference,omitempty"`
}

// A FactKind says what a Fact is.
type FactKind string

// Kinds of fact.
const (
	FactName      FactKind = "name"
	FactNumber    FactKind = "number"
	FactDate      FactKind = "date"
	FactQuotation FactKind = "quotation"
)

// A Passage is a stretch of the suspect that goes back to a reference, one a
// case, or, of kind PassageNew, what stands between two of them. Together the
// passages hold the whole suspect, in order.
type Passage struct {
	Suspect    Span            `json:"suspect"`
	References []ReferenceSpan `json:"references"`
	Similarity float64         `json:"similarity"`
	SpinScore  float64         `json:"spinScore"`
	Kind       PassageKind     `json:"kind"`
	Basis      Basis           `json:"basis,omitempty"` // none for what is new
}

// A Basis says by what one stretch of text goes back to another.
type Basis string

// Bases.
const (
	ByWording Basis = "wording"
	ByContent Basis = "content" // what is told, in another wording
)

// A PassageKind says how a passage relates to its reference.
type PassageKind string

// Kinds of passage.
const (
	PassageVerbatim   PassageKind = "verbatim"
	PassageLightEdit  PassageKind = "light-edit"
	PassageParaphrase PassageKind = "paraphrase"
	PassageSpun       PassageKind = "spun"
	PassageReworded   PassageKind = "reworded" // by content, not by wording
	PassageNew        PassageKind = "new"
)

// A Row is one line of the aligned view: a sentence of the suspect beside the
// sentences of one reference it was matched with, in the suspect's order.
// Sentences that only one side has stand in rows of their own, so that the
// rows together hold both texts.
// Without a reference there are rows for the sentences that have a finding alone.
// Basis is ByContent where the two sides tell the same in other words, so that
// no word is held against another: there are no Changes then.
type Row struct {
	Suspect    *Span           `json:"suspect,omitempty"`
	References []ReferenceSpan `json:"references,omitempty"`
	Passage    int             `json:"passage"` // index into Passages, −1 for a row of a reference alone or without a reference
	Basis      Basis           `json:"basis,omitempty"`
	Changes    []Change        `json:"changes,omitempty"`
}

// A Change is one place in which the two sides of a row differ: both spans
// where wording was replaced or moved, one where it was inserted or deleted.
// Substitution is the ID of the substitution that explains it, if any.
type Change struct {
	Op           ChangeOp       `json:"op"`
	Reference    *ReferenceSpan `json:"reference,omitempty"`
	Suspect      *Span          `json:"suspect,omitempty"`
	Substitution string         `json:"substitution,omitempty"`
}

// A ChangeOp names what happened at a Change.
type ChangeOp string

// Change operations.
const (
	Replaced ChangeOp = "replaced"
	Inserted ChangeOp = "inserted"
	Deleted  ChangeOp = "deleted"
	Moved    ChangeOp = "moved"

	// Suspected marks, in a text without a reference, what may have been put
	// in the place of other wording.
	Suspected ChangeOp = "suspected"
)

// A Substitution is wording of the reference that became other wording of the
// suspect, or, without Reference, a trace that stands in the suspect alone.
// Only those with Artifact set count as evidence of spinning.
type Substitution struct {
	ID          string           `json:"id"`
	Reference   *ReferenceSpan   `json:"reference,omitempty"`
	Suspect     Span             `json:"suspect"`
	Kind        SubstitutionKind `json:"kind"`
	Artifact    bool             `json:"artifact"`
	Rule        string           `json:"rule"`
	Weight      float64          `json:"weight"`
	Why         string           `json:"why"`
	Suggestions []string         `json:"suggestions,omitempty"`
}

// A SubstitutionKind says how the two sides relate.
type SubstitutionKind string

// Kinds of substitution.
const (
	KindSpelling     SubstitutionKind = "spelling"
	KindInflection   SubstitutionKind = "inflection"
	KindFunctionWord SubstitutionKind = "function-word"
	KindSynonym      SubstitutionKind = "synonym"
	KindOutOfSense   SubstitutionKind = "out-of-sense"
	KindBrokenPhrase SubstitutionKind = "broken-phrase"
	KindPartOfSpeech SubstitutionKind = "part-of-speech"
	KindName         SubstitutionKind = "name"
	KindNumber       SubstitutionKind = "number"
	KindOther        SubstitutionKind = "other"
)

// A Quotation is a quoted statement and what became of it.
type Quotation struct {
	Status    QuotationStatus   `json:"status"`
	Suspect   *Span             `json:"suspect,omitempty"`
	Reference *ReferenceSpan    `json:"reference,omitempty"`
	Speaker   string            `json:"speaker,omitempty"`
	Changes   []QuotationChange `json:"changes"`
}

// A QuotationStatus says what became of a quotation.
type QuotationStatus string

// Statuses of a quotation.
const (
	QuoteVerbatim QuotationStatus = "verbatim"
	QuoteAltered  QuotationStatus = "altered"
	QuoteVariant  QuotationStatus = "variant"
	QuoteAdded    QuotationStatus = "added"
	QuoteDropped  QuotationStatus = "dropped"
)

// A QuotationChange is one place in which an altered quotation differs. An
// empty span marks where words were added or left out.
type QuotationChange struct {
	Reference ReferenceSpan `json:"reference"`
	Suspect   Span          `json:"suspect"`
}

// A Query is what a reader may type into a search engine of their choice to
// find the original of a text without a reference. Nothing is sent by Unspin.
type Query struct {
	Width QueryWidth `json:"width"`
	Text  string     `json:"text"`
}

// A QueryWidth says how much a query asks for at once: a narrow one finds
// little besides the original, a wide one finds it among much else.
type QueryWidth string

// Widths of a query.
const (
	Narrow QueryWidth = "narrow"
	Medium QueryWidth = "medium"
	Wide   QueryWidth = "wide"
)

// Method says what produced the report, so that it can be produced again.
type Method struct {
	Engine        string   `json:"engine"`
	Commit        string   `json:"commit"`
	Pack          string   `json:"pack"`
	Vectors       string   `json:"vectors,omitempty"` // word vectors that link sentences by content, and words
	Model         string   `json:"model"`
	LanguageModel string   `json:"languageModel"`
	Settings      Settings `json:"settings"`
	Dismissed     []string `json:"dismissed"` // IDs that WithExcluded left out
}

// Settings are the choices that the figures of a report depend on.
type Settings struct {
	Prior        float64 `json:"prior"`        // prior probability of spinning behind Confidence
	PriorDerived float64 `json:"priorDerived"` // and of going back to a reference, in whole or in part
}

// Input identifies a text that was compared. The text itself is not part of
// the report.
type Input struct {
	Role     string `json:"role"` // "suspect" or "reference"
	Name     string `json:"name"`
	URL      string `json:"url,omitempty"`
	Title    string `json:"title,omitempty"`
	Captured string `json:"captured,omitempty"` // as handed in; Unspin reads no clock
	SHA256   string `json:"sha256"`
}
