// Package versions turns texts that tell one story into their lineage: who
// copied whom, and where a text is missing that would explain the others.
//
// The method is that of textual criticism. What two texts share and a third
// does not is the only evidence used of how three texts hang together (Greg,
// The Calculus of Variants, 1927): if B and C share nothing that A lacks, A
// stands between them or above both; if they share much, something else does.
// It is looked for where it can be, around the inner nodes of the tree that
// joins each text with the one it kept most of, and missing texts are set in
// there (Choi, Tan, Anandkumar and Willsky, Learning Latent Tree Graphical
// Models, 2011). Which way is up is a question of its own, since agreement has
// no direction: spinning has one, misspelling has one, and where neither says
// anything a text from which much seems to go out is the likelier source (Shah
// and Zaman, Rumors in a Network, 2011). What all of that leaves open is told as
// not certain.
package versions

import (
	"cmp"
	"context"
	"slices"

	"unspin/detector/report"
)

// Version is the version of the JSON contract that Lineage follows.
const Version = 1

// Limits of how many texts Trace takes.
const (
	Least = 2
	Most  = 200
)

// A Lineage is who copied whom among some texts.
type Lineage struct {
	Version int      `json:"version"`
	Texts   []Text   `json:"texts"`   // in the order in which they were given
	Links   []Link   `json:"links"`   // at most one to each text and source
	Sources []Source `json:"sources"` // texts that are missing

	// Groups are the texts that hang together, each by index into Texts; a
	// text by itself is a group of one.
	Groups [][]int `json:"groups"`
}

// A Text is one of the texts.
type Text struct {
	Name      string `json:"name"`
	Words     int    `json:"words"`
	Sentences int    `json:"sentences"`
	Language  string `json:"language"`
	SHA256    string `json:"sha256"`
}

// A Link says that To was made from From, as far as these texts can show.
type Link struct {
	From       Node             `json:"from"`
	To         Node             `json:"to"`
	Relation   report.Verdict   `json:"relation"` // where From is missing, to the nearest text of that source; "" where To is
	Coverage   float64          `json:"coverage"` // of the words of To, those kept or derived from From
	SpinScore  float64          `json:"spinScore"`
	Direction  report.Direction `json:"direction"`  // what the two texts by themselves say
	Confidence float64          `json:"confidence"` // that From is above To, given that they are neighbours
	Certain    bool             `json:"certain"`
	Why        string           `json:"why"`

	// Beside is the text to hold To against where From is missing: the nearest
	// of that source.
	Beside *Node  `json:"beside,omitempty"`
	Also   []Also `json:"also,omitempty"`
}

// An Also is a further text from which To has passages that From has not.
type Also struct {
	From  Node   `json:"from"`
	Words int    `json:"words"` // in those passages
	Text  string `json:"text"`  // the longest of them, as To has it
}

// A Source is a text that is not among these but explains what Of share.
type Source struct {
	ID  string `json:"id"`
	Of  []Node `json:"of"`
	Why string `json:"why"`
}

// Progress is told how many of the comparisons that are wanted are done.
type Progress func(done, total int)

// An Engine compares two texts and knows words. *detector.Detector is one; a page
// hands in the one that it has loaded already.
type Engine interface {
	// Compare reports on a suspect held against one reference. Of a text held
	// against the empty one, its size, language and sum are used.
	Compare(ctx context.Context, suspect report.Text, references ...report.Text) (*report.Report, error)
	// Knows reports whether word is one.
	Knows(word string) bool
}

// Trace returns the lineage of texts. It depends neither on their order nor on
// their names, except that Texts is in their order. The error is ErrTooFew,
// ErrTooMany or the context's; progress may be nil, and is not called twice at
// once.
func Trace(ctx context.Context, engine Engine, texts []report.Text, progress Progress) (*Lineage, error) {
	switch {
	case len(texts) < Least:
		return nil, ErrTooFew
	case len(texts) > Most:
		return nil, ErrTooMany
	}
	s, err := read(ctx, engine, texts)
	if err != nil {
		return nil, err
	}
	if err := s.compareAll(ctx, progress); err != nil {
		return nil, err
	}
	t := s.joinTexts()
	t.setIn()
	if err := t.weighDirections(ctx); err != nil {
		return nil, err
	}
	t.chooseRoots()
	return t.lineage(ctx)
}

// A study is the texts under study, sorted by content.
type study struct {
	engine Engine
	texts  []*version
	pairs  map[[2]int]*pair // by indices into texts, the lower first
}

// A version is one text: its words and what is compared of them.
type version struct {
	given  int // its place among the texts as they were given
	source report.Text
	info   Text
	words  []word
	set    features // of features
	order  []int32  // features in the order of the text
	known  map[string]int
}

// read reads every text once.
func read(ctx context.Context, engine Engine, texts []report.Text) (*study, error) {
	s := &study{engine: engine, pairs: map[[2]int]*pair{}}
	for i, t := range texts {
		t, _ = t.ValidUTF8()
		r, err := engine.Compare(ctx, t, report.Text{})
		if err != nil {
			return nil, err
		}
		name := t.Name
		if name == "" {
			name = t.Title
		}
		s.texts = append(s.texts, &version{given: i, source: t, words: split(t.Text), info: Text{
			Name: name, Words: r.Suspect.Words, Sentences: r.Suspect.Sentences, Language: r.Suspect.Language, SHA256: sha(r)}})
	}
	slices.SortStableFunc(s.texts, func(a, b *version) int { return cmp.Compare(a.info.SHA256, b.info.SHA256) })
	s.number()
	return s, nil
}

func sha(r *report.Report) string {
	for _, in := range r.Inputs {
		if in.Role == "suspect" {
			return in.SHA256
		}
	}
	return ""
}
