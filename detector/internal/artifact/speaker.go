package artifact

import (
	"cmp"
	_ "embed"
	"slices"
	"sync"

	"unspin/detector/internal/align"
	"unspin/detector/internal/text"
)

//go:embed attribution.txt
var attributionTable string

// attributions maps words to their class in attribution.txt; parsed on first
// use.
var attributions = sync.OnceValue(func() map[string]string {
	classes := map[string]string{}
	for _, fields := range table(attributionTable) {
		for _, w := range fields[1:] {
			classes[w] = fields[0]
		}
	}
	return classes
})

// speaker returns the name that the words right beside quotation q of d give
// as its speaker's: after it ("…,” Ana Ruiz said", "…,” said Ruiz") or before
// it ("Ruiz told reporters: “…", "According to Ruiz, “…"). It is empty when
// no name stands there: a pronoun may be anybody.
func speaker(d *text.Document, q align.Range) string {
	if name := speakerAfter(d, q.End); name != "" {
		return name
	}
	return speakerBefore(d, q.Start)
}

// speakerAfter looks at what follows the mark at token i.
func speakerAfter(d *text.Document, i int32) string {
	from := skipMarks(d, i, +1)
	switch {
	case from < 0 || opensSentence(d, from):
		return ""
	case attributes(d, from): // said Ruiz; said the minister, Ana Ruiz, is left alone
		return nameAt(d, from+1)
	case lower(d, from, from+1) == "according" && int(from)+2 < len(d.Tokens) && lower(d, from+1, from+2) == infinitive:
		return nameAt(d, from+2)
	}
	end := nameEnd(d, from)
	if end > from && int(end) < len(d.Tokens) && attributes(d, end) {
		return d.Text(from, end)
	}
	return ""
}

// speakerBefore looks at what comes before the mark at token start−1.
func speakerBefore(d *text.Document, start int32) string {
	const reach = 6 // words between the verb and the quotation: "told reporters in Kyiv on Monday:"
	at := start - 1 // the opening mark
	for n := 0; at > 0 && n <= reach; n++ {
		at--
		t := &d.Tokens[at]
		if t.Kind == text.PunctKind {
			if mark := d.Text(at, at+1); mark != "," && mark != ":" {
				return ""
			}
			continue
		}
		if attributes(d, at) {
			return nameBefore(d, at)
		}
		if lower(d, at, at+1) == infinitive && at > 0 && lower(d, at-1, at) == "according" {
			return nameAt(d, at+1)
		}
	}
	return ""
}

// attributes reports whether token i of d is a verb of saying.
func attributes(d *text.Document, i int32) bool {
	return d.Tokens[i].Kind == text.WordKind && smallWordAt(d, i).attribution == "verb"
}

// skipMarks returns the first token from i on that is no closing mark or
// comma, −1 if a sentence ends first.
func skipMarks(d *text.Document, i, step int32) int32 {
	for ; i >= 0 && int(i) < len(d.Tokens); i += step {
		if d.Tokens[i].Kind != text.PunctKind {
			return i
		}
		switch d.Text(i, i+1) {
		case ",", "”", "\"", "’", "'", "»", "“":
		default:
			return -1
		}
	}
	return -1
}

// opensSentence reports whether a sentence of d begins at token i.
func opensSentence(d *text.Document, i int32) bool {
	_, found := slices.BinarySearchFunc(d.Sentences, i, func(s text.Sentence, i int32) int { return cmp.Compare(s.Start, i) })
	return found
}

// nameAt returns the name that begins at token i, "" if none does.
func nameAt(d *text.Document, i int32) string {
	if end := nameEnd(d, i); end > i {
		return d.Text(i, end)
	}
	return ""
}

// nameEnd returns where the name that begins at token i ends: capitalised
// words with the particles and hyphens between them.
func nameEnd(d *text.Document, i int32) int32 {
	end := i
	for j := i; int(j) < len(d.Tokens) && j < i+8; j++ {
		switch {
		case partOfName(d, j):
			end = j + 1
		case end == i || !joinsName(d, j):
			return end
		}
	}
	return end
}

// partOfName reports whether token i of d can be a word of a person's name or
// title. A capital at the beginning of a sentence is no sign of one.
func partOfName(d *text.Document, i int32) bool {
	t := &d.Tokens[i]
	return t.Kind == text.WordKind && t.Is(text.Capital) && t.Content() && (t.Is(text.Name) || !opensSentence(d, i)) &&
		smallWordAt(d, i).attribution != "date"
}

// nameBefore returns the name that ends right before token i.
func nameBefore(d *text.Document, i int32) string {
	start := i
	for j := i - 1; j >= 0 && j >= i-8; j-- {
		if partOfName(d, j) {
			start = j
		} else if start == i || !joinsName(d, j) {
			break
		}
	}
	return d.Text(start, i)
}

// joinsName reports whether token j can stand inside a name: a hyphen without
// spaces, or a particle in lower case ("van", "de").
func joinsName(d *text.Document, j int32) bool {
	return hyphened(d, j) || smallWordsOf(d).of(d.Text(j, j+1)).attribution == "particle"
}
