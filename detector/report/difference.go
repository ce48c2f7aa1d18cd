package report

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"unspin/detector/internal/sha256"
)

// ErrNoTexts is returned for a report from which the texts were
// left out, when none are handed to it either.
var ErrNoTexts = errors.New("the texts were left out of this report; they must be handed over with it")

// A Verification is what recomputing a report showed.
type Verification struct {
	// Reproduced says that the file is, to the letter, the one that comes
	// out of its texts.
	Reproduced bool `json:"reproduced"`

	// Differences say which figure, or which letter of which text, differs.
	Differences []string `json:"differences"`

	// Notes tell what else matters, such as another version of Unspin.
	Notes []string `json:"notes"`
}

// maxDifferences is how many differences are told one by one. One changed
// letter of a text can move every position after it.
const maxDifferences = 20

// Texts returns the texts to recompute the report from: those handed over, the
// suspect and then the references in their order, or, where there are none,
// those within.
func (h *HTMLReport) Texts(handed []Text) (Enclosures, error) {
	with := h.Enclosures
	if len(handed) == 0 {
		if with.WithoutTexts {
			return with, ErrNoTexts
		}
		return with, nil
	}
	if want := 1 + len(with.References); len(handed) != want {
		return with, errors.New("the report is about " + plural(want, "text", "texts") + ", and " +
			strconv.Itoa(len(handed)) + " were handed over")
	}
	with.Suspect.Text = handed[0].Text
	with.References = slices.Clone(with.References)
	for i := range with.References {
		with.References[i].Text = handed[i+1].Text
	}
	return with, nil
}

// ChangedTexts says which of the texts are not those that were compared, and where
// they part.
func (h *HTMLReport) ChangedTexts(with Enclosures) []string {
	changed := []string{}
	for i, t := range append([]Text{with.Suspect}, with.References...) {
		text, _ := validUTF8(t.Text)
		if sha256.Hex(text) == h.input(i, "sha256") {
			continue
		}
		name := "the suspect"
		if i > 0 {
			name = "the reference “" + t.Name + "”"
		}
		changed = append(changed, "The text of "+name+" is not the one that was compared: "+
			h.firstChange(SpanOwner(i-1), text)+" (its SHA-256 is "+sha256.Hex(text)+").")
	}
	return changed
}

// firstChange finds where a text parts from what the report quotes of it.
func (h *HTMLReport) firstChange(owner SpanOwner, text string) string {
	at, want := len(text)+1, ""
	h.eachSpan(func(of SpanOwner, start int, quoted string) {
		for i := 0; of == owner && i < len(quoted) && start+i < at; i++ {
			if p := start + i; p >= len(text) || text[p] != quoted[i] {
				at, want = p, runeAround(quoted, i)
			}
		}
	})
	switch {
	case want == "":
		return "all that the report quotes of it stands there unchanged, so the change is elsewhere"
	case at >= len(text):
		return "it ends at letter " + strconv.Itoa(utf8.RuneCountInString(text)) + ", where the report has “" + want + "”"
	}
	return "letter " + strconv.Itoa(utf8.RuneCountInString(text[:at])+1) + " is “" + runeAround(text, at) +
		"” where the report has “" + want + "”"
}

// runeAround returns the character that the byte at i belongs to.
func runeAround(s string, i int) string {
	for i > 0 && !utf8.RuneStart(s[i]) {
		i--
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	return s[i : i+n]
}

// Against compares the file with the report that came out when it was recomputed
// from the texts: every figure, and then the whole file, so that no visible word
// can differ from what was computed either. The recomputed report is given the
// name of the first one's maker.
func (h *HTMLReport) Against(again *Report, with Enclosures) (*Verification, error) {
	v := &Verification{Differences: []string{}, Notes: []string{}}
	v.sameMaker(h, again)
	file, err := rewritten(again, with)
	if err != nil {
		return nil, err
	}
	v.Differences = differences(h, file)
	if len(v.Differences) == 0 && h.file != file.file {
		v.Differences = []string{changedWords(h.file, file.file)}
	}
	v.Reproduced = len(v.Differences) == 0
	if !v.Reproduced && len(v.Notes) > 0 {
		v.Notes = append(v.Notes, "What differs may differ for that reason alone.")
	}
	return v, nil
}

// sameMaker gives a recomputed report the maker's name, for which program
// reproduces a report is no part of its findings, and notes the difference.
func (v *Verification) sameMaker(was *HTMLReport, again *Report) {
	engine, commit := was.values["method.engine"].text(), was.values["method.commit"].text()
	m := &again.Method
	if engine == m.Engine && commit == m.Commit {
		return
	}
	v.Notes = append(v.Notes, "The report was made by "+strings.TrimSpace(engine+" "+commit)+" and recomputed by "+
		strings.TrimSpace(m.Engine+" "+m.Commit)+".")
	m.Engine, m.Commit = engine, commit
}

// rewritten writes a report and reads it back, so that both sides of the
// comparison have gone the same way.
func rewritten(r *Report, with Enclosures) (*HTMLReport, error) {
	var file strings.Builder
	if err := r.WriteHTML(&file, with); err != nil {
		return nil, err
	}
	return ReadHTML(file.String())
}

// differences compares two reports value by value.
func differences(was, again *HTMLReport) []string {
	found := []string{}
	differ := func(path string) {
		found = append(found, path+" is "+was.values[path].shown()+" in the file and "+again.values[path].shown()+" when recomputed.")
	}
	for _, l := range again.leaves {
		if was.values[l.path] != l {
			differ(l.path)
		}
	}
	for _, l := range was.leaves {
		if _, ok := again.values[l.path]; !ok {
			differ(l.path)
		}
	}
	if more := len(found) - maxDifferences; more > 0 {
		found = append(found[:maxDifferences], "And "+plural(more, "further difference", "further differences")+".")
	}
	return found
}

// shown returns a value for people, cut short where it is long.
func (l leaf) shown() string {
	switch {
	case l.value == "":
		return "absent"
	case l.value == "[]" || l.value == "{}":
		return "empty"
	case l.value[0] == '"':
		return "“" + excerpt(l.text()) + "”"
	}
	return excerpt(l.value)
}

// changedWords says where two files that hold the same data part.
func changedWords(was, again string) string {
	at := 0
	for at < len(was) && at < len(again) && was[at] == again[at] {
		at++
	}
	before := again[:min(at, len(again))]
	where := "in its markup"
	if strings.Contains(before, "<pre hidden id="+htmlReportID) {
		where = "in its data"
	} else if i := strings.LastIndex(before, "<h2 "); i >= 0 {
		title, _, _ := strings.Cut(again[i:], "</h2>")
		where = "under “" + unescape(title[strings.IndexByte(title, '>')+1:]) + "”"
	} else if strings.Contains(before, "<header>") {
		where = "in the verdict"
	}
	return "What the file shows " + where + " was changed: it has “" + wordsAround(was, at) +
		"” where recomputing gives “" + wordsAround(again, at) + "”."
}

// wordsAround returns the words of a page at a place, without tags.
func wordsAround(page string, at int) string {
	const reach = 40
	start, end := max(0, at-reach), min(len(page), at+reach)
	if i := strings.LastIndexAny(page[start:min(at, len(page))], ">\n"); i >= 0 {
		start += i + 1
	}
	if i := strings.IndexAny(page[min(at, end):end], "<\n"); i >= 0 {
		end = min(at, end) + i
	}
	return strings.ToValidUTF8(unescape(page[start:end]), "")
}
