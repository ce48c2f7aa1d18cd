package detector

import "unspin/detector/report"

// The report is described in package report. Its names are these here too, so
// that who compares texts needs no other package.
type (
	Text       = report.Text
	Enclosures = report.Enclosures

	Report           = report.Report
	Verdict          = report.Verdict
	Mechanism        = report.Mechanism
	Reason           = report.Reason
	Derivation       = report.Derivation
	Fact             = report.Fact
	FactCounts       = report.FactCounts
	Direction        = report.Direction
	TextInfo         = report.TextInfo
	ReferenceInfo    = report.ReferenceInfo
	Span             = report.Span
	ReferenceSpan    = report.ReferenceSpan
	SpanOwner        = report.SpanOwner
	Passage          = report.Passage
	Row              = report.Row
	Change           = report.Change
	ChangeOp         = report.ChangeOp
	Substitution     = report.Substitution
	SubstitutionKind = report.SubstitutionKind
	Quotation        = report.Quotation
	QuotationChange  = report.QuotationChange
	QuotationStatus  = report.QuotationStatus
	Query            = report.Query
	Warning          = report.Warning
	Method           = report.Method
	Settings         = report.Settings
	Input            = report.Input
	Figure           = report.Figure

	HTMLReport   = report.HTMLReport
	Verification = report.Verification
)

// The codes of a report, described in package report.
const (
	ReportVersion = report.Version

	Identical     = report.Identical
	LightEdit     = report.LightEdit
	Paraphrase    = report.Paraphrase
	Spun          = report.Spun
	Partial       = report.Partial
	Independent   = report.Independent
	Insufficient  = report.Insufficient
	OtherLanguage = report.OtherLanguage
	LikelySpun    = report.LikelySpun
	NoEvidence    = report.NoEvidence

	Whole     = report.Whole
	Part      = report.Part
	None      = report.None
	Undecided = report.Undecided

	ByWording = report.ByWording
	ByContent = report.ByContent

	FactName      = report.FactName
	FactNumber    = report.FactNumber
	FactDate      = report.FactDate
	FactQuotation = report.FactQuotation

	SynonymSubstitution  = report.SynonymSubstitution
	RoundTripTranslation = report.RoundTripTranslation
	Mixed                = report.Mixed
	MachineRewriting     = report.MachineRewriting

	SuspectOwner = report.SuspectOwner

	PassageVerbatim   = report.PassageVerbatim
	PassageLightEdit  = report.PassageLightEdit
	PassageParaphrase = report.PassageParaphrase
	PassageSpun       = report.PassageSpun
	PassageReworded   = report.PassageReworded
	PassageNew        = report.PassageNew

	Replaced  = report.Replaced
	Inserted  = report.Inserted
	Deleted   = report.Deleted
	Moved     = report.Moved
	Suspected = report.Suspected

	KindSpelling     = report.KindSpelling
	KindInflection   = report.KindInflection
	KindFunctionWord = report.KindFunctionWord
	KindSynonym      = report.KindSynonym
	KindOutOfSense   = report.KindOutOfSense
	KindBrokenPhrase = report.KindBrokenPhrase
	KindPartOfSpeech = report.KindPartOfSpeech
	KindName         = report.KindName
	KindNumber       = report.KindNumber
	KindOther        = report.KindOther

	QuoteVerbatim = report.QuoteVerbatim
	QuoteAltered  = report.QuoteAltered
	QuoteVariant  = report.QuoteVariant
	QuoteAdded    = report.QuoteAdded
	QuoteDropped  = report.QuoteDropped

	Narrow = report.Narrow
	Medium = report.Medium
	Wide   = report.Wide

	WarnReversed            = report.WarnReversed
	WarnSpunElsewhere       = report.WarnSpunElsewhere
	WarnCommonSource        = report.WarnCommonSource
	WarnHiddenCharacters    = report.WarnHiddenCharacters
	WarnLanguageUnsupported = report.WarnLanguageUnsupported
	WarnOutsideValidation   = report.WarnOutsideValidation
	WarnInvalidUTF8         = report.WarnInvalidUTF8
	WarnNoLexicon           = report.WarnNoLexicon
	WarnUnspaced            = report.WarnUnspaced

	QueryAdvice = report.QueryAdvice
)

// Errors of reading a report back, described in package report.
var (
	ErrNotReport = report.ErrNotReport
	ErrNoTexts   = report.ErrNoTexts
)

// ReadHTML reads back a file that Report.WriteHTML wrote.
func ReadHTML(file string) (*HTMLReport, error) { return report.ReadHTML(file) }

// ShownEffect writes log-odds as people read them, with a sign.
func ShownEffect(logOdds float64) string { return report.ShownEffect(logOdds) }

// AppendJSONString appends s to b as a JSON string. A byte that is not UTF-8
// becomes U+FFFD.
func AppendJSONString(b []byte, s string) []byte { return report.AppendJSONString(b, s) }
