package artifact

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector/internal/align"
	"unspin/detector/internal/lexicon"
	"unspin/detector/internal/text"
)

// caseFolder holds a file of cases for each rule; its README tells the form.
const caseFolder = "../../../testdata/rules"

// otherLanguages have a folder of cases each, for the rules that have grounds
// there.
var otherLanguages = []string{"es", "fr", "pt", "it", "de"}

func openPack(t *testing.T, language string) *lexicon.Lexicon {
	t.Helper()
	data, err := os.ReadFile("../lexicon/packs/" + language + ".pack")
	require.NoError(t, err)
	lex, err := lexicon.Open(data)
	require.NoError(t, err)
	return lex
}

// TestRuleCasesElsewhere runs the cases in other languages.
func TestRuleCasesElsewhere(t *testing.T) {
	found, beyond := 0, 0
	for _, language := range otherLanguages {
		lex := openPack(t, language)
		for _, r := range otherRules {
			name := filepath.Join(caseFolder, language, r.ID+".txt")
			if _, err := os.Stat(name); err != nil {
				continue
			}
			perKind := map[string]int{}
			for _, c := range readCases(t, name) {
				perKind[c.kind]++
				t.Run(language+"/"+r.ID+"/"+c.name, func(t *testing.T) { c.run(t, lex, r) })
			}
			assert.GreaterOrEqual(t, perKind["quiet"], perKind["found"], "%s/%s: cases that must stay quiet", language, r.ID)
			assert.Positive(t, perKind["found"], "%s/%s: cases that must be found", language, r.ID)
			found += perKind["found"]
			beyond += perKind["beyond"]
		}
	}
	t.Logf("%d cases found, %d beyond reach", found, beyond)
	assert.Less(t, 5*beyond, found+beyond, "cases beyond reach must be few")
}

// TestRuleCases runs the cases of every rule against that rule alone.
func TestRuleCases(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	found, beyond := 0, 0
	for _, r := range englishRules {
		cases := readCases(t, filepath.Join(caseFolder, r.ID+".txt"))
		perKind := map[string]int{}
		for _, c := range cases {
			perKind[c.kind]++
			t.Run(r.ID+"/"+c.name, func(t *testing.T) { c.run(t, lex, r) })
		}
		assert.GreaterOrEqual(t, perKind["found"], 6, "%s: cases that must be found", r.ID)
		assert.GreaterOrEqual(t, perKind["quiet"], perKind["found"], "%s: cases that must stay quiet", r.ID)
		found += perKind["found"]
		beyond += perKind["beyond"]
	}
	t.Logf("%d cases found, %d beyond reach", found, beyond)
	assert.Less(t, 5*beyond, found+beyond, "cases beyond reach must be few")
}

// TestRuleCaseFiles checks that no file of cases lacks its rule. A rule that
// lacks its file fails in TestRuleCases.
func TestRuleCaseFiles(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(caseFolder, "*.txt"))
	require.NoError(t, err)
	ids := map[string]bool{}
	for _, r := range Rules() {
		assert.False(t, ids[r.ID], "two rules %s", r.ID)
		ids[r.ID] = true
		for _, words := range []string{r.Title, r.Reason, r.Before, r.After} {
			assert.NotEmpty(t, words, r.ID)
		}
	}
	elsewhere, err := filepath.Glob(filepath.Join(caseFolder, "*", "*.txt"))
	require.NoError(t, err)
	for _, f := range append(files, elsewhere...) {
		assert.True(t, ids[strings.TrimSuffix(filepath.Base(f), ".txt")], "%s belongs to no rule", f)
	}
}

// TestLitterInLongTexts runs the cases of litter within an article: what is
// sparse there looks the more like a slip, and is no more one for it.
func TestLitterInLongTexts(t *testing.T) {
	lex, err := lexicon.English()
	require.NoError(t, err)
	article := story(t, "reference")
	article = article[:strings.LastIndex(article[:2000], "\n\n")]
	for _, c := range readCases(t, filepath.Join(caseFolder, litter.ID+".txt")) {
		c.suspect = article + "\n\n" + c.suspect
		if c.reference != "" {
			c.reference = article + "\n\n" + c.reference
		}
		t.Run(c.name, func(t *testing.T) { c.run(t, lex, litter) })
	}
}

// A ruleCase is one case of a file.
type ruleCase struct {
	kind, name         string // found, quiet or beyond
	reason             string
	reference, suspect string
	expect             [][2]string // reference words, suspect words
	why                []string    // what some finding is explained with
}

func readCases(t *testing.T, name string) []ruleCase {
	t.Helper()
	data, err := os.ReadFile(name)
	require.NoError(t, err, "each rule has a file of cases")
	var cases []ruleCase
	seen := map[string]bool{}
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, value, ok := strings.Cut(line, ": ")
		require.True(t, ok, "%s:%d: %q", name, i+1, line)
		value = strings.ReplaceAll(value, "¶", "\n\n")
		switch key {
		case "found", "quiet", "beyond":
			require.False(t, seen[value], "%s:%d: two cases %q", name, i+1, value)
			seen[value] = true
			cases = append(cases, ruleCase{kind: key, name: value})
			continue
		}
		require.NotEmpty(t, cases, "%s:%d: no case yet", name, i+1)
		c := &cases[len(cases)-1]
		switch key {
		case "reason":
			c.reason = value
		case "reference":
			c.reference = value
		case "suspect":
			c.suspect = value
		case "why":
			c.why = append(c.why, value)
		case "expect":
			from, to, ok := strings.Cut(strings.Trim(value, `"`), `" -> "`)
			require.True(t, ok, "%s:%d: %q", name, i+1, line)
			c.expect = append(c.expect, [2]string{from, to})
		default:
			require.Fail(t, "unknown key", "%s:%d: %q", name, i+1, line)
		}
	}
	for _, c := range cases {
		require.NotEmpty(t, c.reason, c.name)
		require.NotEmpty(t, c.suspect, c.name)
		require.Equal(t, c.kind != "quiet", len(c.expect) > 0, c.name)
		require.True(t, c.kind == "found" || c.why == nil, c.name)
		for _, e := range c.expect {
			if c.reference != "" {
				require.Contains(t, c.reference, e[0], c.name)
			}
			require.Contains(t, c.suspect, e[1], c.name)
		}
	}
	return cases
}

// run checks c. What lies beyond a rule's reach is told and does not fail.
func (c *ruleCase) run(t *testing.T, lex *lexicon.Lexicon, r *Rule) {
	f := c.found(t, lex, r)
	var reports []Finding
	var shown strings.Builder
	for _, n := range f.findings {
		shown.WriteString("\n\t" + f.show(&n))
		if n.Rule == r.ID {
			reports = append(reports, n)
			assert.NotEmpty(t, n.Why)
		}
	}
	if c.kind == "quiet" {
		if len(reports) > 0 {
			t.Errorf("must stay quiet: %s\n%s\n%s%s", c.reason, c.reference, c.suspect, shown.String())
		}
		return
	}
	for _, w := range c.why {
		told := slices.ContainsFunc(reports, func(n Finding) bool { return strings.Contains(n.Why, w) })
		assert.True(t, told, "not explained with %q:%s", w, shown.String())
	}
	for _, e := range c.expect {
		ok := false
		for i := range reports {
			ok = ok || f.meets(&reports[i], e)
		}
		if c.kind == "beyond" {
			if ok {
				t.Logf("within reach by now: %q -> %q", e[0], e[1])
			}
			continue
		}
		if !ok {
			t.Errorf("not found: %q -> %q: %s\n%s\n%s%s", e[0], e[1], c.reason, c.reference, c.suspect, shown.String())
		}
	}
}

// found returns a finder that has let rule r look at the texts of c, or at its
// suspect alone. What must be found is looked at as if it stood in a text whose
// words fit badly throughout; what must stay quiet, as it stands.
func (c *ruleCase) found(t *testing.T, lex *lexicon.Lexicon, r *Rule) *finder {
	t.Helper()
	if c.reference != "" {
		reference, suspect := c.reference, c.suspect
		if c.kind != "quiet" && slices.Contains(amongPoorOnes, r) {
			reference, suspect = story(t, "reference")+"\n\n"+reference, story(t, "spun")+"\n\n"+suspect
		}
		f := aligned(t, lex, reference, suspect)
		f.rules = []*Rule{r}
		f.run()
		return f
	}
	vocab := text.NewVocabulary()
	d := text.Parse(vocab, c.suspect)
	a, err := align.Align(context.Background(), knownWords(t, vocab, lex), d)
	require.NoError(t, err)
	f := newFinder(a)
	f.rules = []*Rule{r}
	f.decoder = newDecoder(f.prober, Choices(a))
	if c.kind != "quiet" {
		f.warm = 4
	}
	f.alone()
	return f
}

// amongPoorOnes are the rules that find nothing but in a text whose words were exchanged poorly throughout.
var amongPoorOnes = []*Rule{unrelatedWord, rareWord, unfitSmallWord}

// story returns a version of an invented story.
func story(t *testing.T, version string) string {
	t.Helper()
	data, err := os.ReadFile("../../../testdata/stories/cup-final/" + version + ".txt")
	require.NoError(t, err)
	return string(data)
}

// aligned returns a finder on two texts.
func aligned(t *testing.T, lex *lexicon.Lexicon, reference, suspect string) *finder {
	t.Helper()
	vocab := text.NewVocabulary()
	s, r := text.Parse(vocab, suspect), text.Parse(vocab, reference)
	a, err := align.Align(context.Background(), knownWords(t, vocab, lex), s, r)
	require.NoError(t, err)
	return newFinder(a)
}

// knownWords returns the words of vocab with all that is known of them: in English vectors, too.
func knownWords(t *testing.T, vocab *text.Vocabulary, lex *lexicon.Lexicon) *align.Words {
	t.Helper()
	words := align.NewWords(vocab, lex)
	if lex != nil && lex.English() {
		vectors, err := lexicon.EnglishVectors()
		require.NoError(t, err)
		words.Use(vectors)
	}
	return words
}

// meets reports whether n overlaps the expected words on the sides it has.
func (f *finder) meets(n *Finding, expect [2]string) bool {
	if n.Reference >= 0 && !overlaps(f.alignment.References[n.Reference], n.Source, expect[0]) {
		return false
	}
	if n.Suggestions != nil && !slices.Contains(n.Suggestions, expect[0]) {
		return false
	}
	return overlaps(f.suspect, n.Suspect, expect[1])
}

// overlaps reports whether range r of d overlaps an occurrence of words.
func overlaps(d *text.Document, r align.Range, words string) bool {
	if r.Len() == 0 {
		return false
	}
	from, to := int(d.Tokens[r.Start].Start), int(d.Tokens[r.End-1].End)
	for at := 0; ; {
		i := strings.Index(d.Source[at:], words)
		if i < 0 {
			return false
		}
		if at+i < to && from < at+i+len(words) {
			return true
		}
		at += i + 1
	}
}

// show writes n for a person.
func (f *finder) show(n *Finding) string {
	source := ""
	if n.Reference >= 0 {
		source = f.source(n)
	}
	return fmt.Sprintf("%q -> %q %s %s artifact=%v %.2f %s %q", source, f.replacement(n), n.Kind, n.Rule, n.Artifact, n.Weight, n.Why, n.Suggestions)
}
