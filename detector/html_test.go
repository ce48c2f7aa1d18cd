package detector

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"
)

// hostile holds what must not leave its place in a page.
const hostile = "</pre></td></table><script>alert(1)</script><img src=x onerror=alert(2)> \" onload=' & &lt; \u202eesrever\u202c " +
	"\x00\x01\x1b[2J\u0085 one\r\ntwo\rthree ]]> <!-- --> <style>*{display:none}</style> שלום 👩‍👩‍👧"

func storyText(t testing.TB, name string) Text {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "testdata", "stories", filepath.FromSlash(name)))
	require.NoError(t, err)
	return Text{Text: string(data), Name: name}
}

// spunStory compares a spun story, and the same with hostile text in it.
func spunStory(t testing.TB) (*Report, Enclosures) {
	t.Helper()
	with := Enclosures{Suspect: storyText(t, "library-closure/spun.txt"), References: []Text{
		storyText(t, "library-closure/reference.txt"), storyText(t, "library-closure/wire.txt")}}
	return compared(t, with), with
}

func hostileStory(t testing.TB) (*Report, Enclosures) {
	t.Helper()
	_, with := spunStory(t)
	with.Suspect.Text = "“" + hostile + "” he said. " + with.Suspect.Text + "\xff\xfe " + hostile
	with.References[0].Text = "“" + hostile + "” she said. " + with.References[0].Text + " " + hostile
	with.Suspect.Name, with.Suspect.Title = hostile, hostile
	with.Suspect.URL, with.Suspect.Captured = "javascript:alert(1)", hostile
	with.References[1].Name = hostile
	return compared(t, with), with
}

func compared(t testing.TB, with Enclosures, dismissed ...string) *Report {
	t.Helper()
	d, err := New()
	require.NoError(t, err)
	report, err := d.recompute(t.Context(), &with, dismissed)
	require.NoError(t, err)
	return report
}

func written(t testing.TB, r *Report, with Enclosures) string {
	t.Helper()
	var out strings.Builder
	require.NoError(t, r.WriteHTML(&out, with))
	return out.String()
}

// each visits the elements of a page.
func each(t testing.TB, page string, visit func(n *html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			visit(n)
		}
	}
}

func TestHTMLRunsAndLoadsNothing(t *testing.T) {
	// All that a report is made of. Each name beyond these would need a reason.
	elements := " html head meta title style body header main section h1 h2 p ul li table thead tbody tfoot tr th td " +
		"strong small code br bdi mark ins del a pre details summary "
	attributes := " lang charset http-equiv content name id class scope dir aria-labelledby hidden href "
	report, with := hostileStory(t)
	report.Reasons[0].Text, report.Summary = hostile, hostile
	report.Warnings = append(report.Warnings, Warning{Code: hostile, Text: hostile})
	report.Substitutions[0].ID, report.Substitutions[0].Why, report.Substitutions[0].Rule = hostile, hostile, hostile
	report.Substitutions[0].Suggestions = []string{hostile, hostile}
	report.Method.Pack = hostile
	with.Original, report.Method.Dismissed = compared(t, with), []string{report.Substitutions[1].ID, hostile}
	page := written(t, report, with)
	styles := 0
	each(t, page, func(n *html.Node) {
		assert.Contains(t, elements, " "+n.Data+" ")
		for _, a := range n.Attr {
			assert.Contains(t, attributes, " "+a.Key+" ", n.Data)
			if a.Key == "href" {
				assert.True(t, strings.HasPrefix(a.Val, "#sub-") || strings.HasPrefix(a.Val, "#from-"), a.Val)
			}
		}
		if n.Data == "style" {
			styles++
		}
	})
	assert.Equal(t, 1, styles)
	assert.NotContains(t, page, "url(")
	assert.NotContains(t, page, "@import")
	policy := strings.Index(page, `http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'`)
	assert.Positive(t, policy)
	assert.Less(t, policy, strings.Index(page, "<style>"), "the policy stands before what it rules")
	for _, control := range []string{"\x00", "\x1b", "\r"} {
		assert.NotContains(t, page, control, "%q would be rewritten on reading", control)
	}
}

func TestHTMLColumnsLineUp(t *testing.T) {
	for name, story := range map[string]func(testing.TB) (*Report, Enclosures){"spun": spunStory, "hostile": hostileStory} {
		t.Run(name, func(t *testing.T) {
			report, with := story(t)
			tables := 0
			each(t, written(t, report, with), func(n *html.Node) {
				if n.Data != "table" {
					return
				}
				tables++
				columns := 0
				for row := range n.Descendants() {
					if row.Data != "tr" {
						continue
					}
					cells := 0
					for cell := range row.ChildNodes() {
						require.Contains(t, []string{"td", "th"}, cell.Data)
						cells++
					}
					if columns == 0 {
						columns = cells
					}
					assert.Equal(t, columns, cells, "every row has a cell for every column")
				}
			})
			assert.Equal(t, 10, tables, "references, figures, reasons, quotations, facts, aligned, substitutions, passages, method, inputs")
		})
	}
}

// wordsOf returns the words of an element.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func TestHTMLSaysWhatTheReportSays(t *testing.T) {
	report, with := spunStory(t)
	with.Original = compared(t, with)
	with.Original.SpinScore = 98.7
	report.Method.Dismissed = []string{report.Substitutions[2].ID}
	report.Warnings = []Warning{{Code: WarnOutsideValidation, Text: "a verse was compared"}}
	said := make(map[string]string) // by heading
	order := []string{}
	aligned := ""
	each(t, written(t, report, with), func(n *html.Node) {
		if n.Data == "section" {
			title := wordsOf(n.FirstChild)
			said[title] = wordsOf(n)
			order = append(order, title)
		}
		if n.Data == "table" && strings.Contains(n.Attr[0].Val, "aligned") {
			aligned = wordsOf(n)
		}
	})
	assert.Equal(t, []string{"What was found", "References, the strongest first", "Score and confidence", "Reasons, heaviest first", "Warnings",
		"Quotations", "Facts", "Aligned sentences", "Substitutions", "Passages", "Dismissed findings", "Limits", "Method and texts"}, order)
	for _, count := range report.Counts() {
		assert.Contains(t, said["What was found"], count)
	}
	assert.Contains(t, said["Score and confidence"], "98.7 of 100", "the score before findings were dismissed")
	assert.Contains(t, said["Score and confidence"], report.Figures()[0].Value)
	for _, ref := range report.Ranked() {
		assert.Contains(t, said["References, the strongest first"], ref.Name+ref.Share+ref.Alone)
	}
	for _, reason := range report.Reasons {
		assert.Contains(t, said["Reasons, heaviest first"], ShownEffect(reason.Effect)+reason.Text)
	}
	assert.Contains(t, said["Warnings"], "a verse was compared")
	for _, s := range report.Substitutions {
		assert.Contains(t, said["Substitutions"], s.Suspect.Text)
		assert.Contains(t, said["Substitutions"], s.Why)
	}
	for _, row := range report.Rows {
		if row.Suspect != nil {
			assert.Contains(t, aligned, row.Suspect.Text, "marks change no letter")
		}
		for _, ref := range row.References {
			assert.Contains(t, said["Aligned sentences"], ref.Text, "in the table, or folded away below it")
		}
	}
	for _, limit := range report.Limits() {
		assert.Contains(t, said["Limits"], limit)
	}
	assert.Contains(t, said["Dismissed findings"], report.Substitutions[2].Suspect.Text)
	assert.Contains(t, said["Dismissed findings"], "the spin score was 98.7")
	for _, in := range report.Inputs {
		assert.Contains(t, said["Method and texts"], in.SHA256)
	}
}

func TestHTMLWithoutTexts(t *testing.T) {
	report, with := spunStory(t)
	rows, passage := len(report.Rows), report.Passages[0].Suspect.Text
	with.WithoutTexts = true
	page := written(t, report, with)
	assert.NotContains(t, page, "Aligned sentences")
	assert.NotContains(t, page, "unspin-text-")
	for _, row := range report.Rows {
		if row.Suspect != nil && len(row.Suspect.Text) > 80 {
			assert.NotContains(t, page, html.EscapeString(row.Suspect.Text))
		}
	}
	assert.Contains(t, page, "left out of this file")
	assert.Len(t, report.Rows, rows, "the report itself stays as it was")
	assert.Equal(t, passage, report.Passages[0].Suspect.Text)
}

// TestHTMLOfATextAloneClaimsNothingOfQuotations has reports without quotations:
// one that compared none, and one that found none.
func TestHTMLOfATextAloneClaimsNothingOfQuotations(t *testing.T) {
	const alone, none = "There is no reference to hold quotations against.", "None found."
	with := Enclosures{Suspect: Text{Text: "Nobody is quoted in a text that is as short as this one."}}
	page := written(t, compared(t, with), with)
	assert.Contains(t, page, alone)
	with.References = []Text{{Text: "Nobody is quoted in a text which is as brief as this one."}}
	page = written(t, compared(t, with), with)
	assert.NotContains(t, page, alone)
	assert.Contains(t, page, none)
}
