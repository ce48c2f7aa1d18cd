package detector_test

import (
	"context"
	"encoding/json"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"unspin/detector"
)

// hostileTexts are what people paste by mistake or to see what happens. Any
// text is valid input.
func hostileTexts(t *testing.T) map[string]string {
	t.Helper()
	news := readStories(t)[0].texts["reference"].Text
	return map[string]string{
		"empty":             "",
		"spaces":            " \t\u00a0\u2003\r\n\r\n  \n",
		"one word":          "Ministers",
		"one mark":          "”",
		"one letter":        strings.Repeat("a", scaled(5_000_000)),
		"only spaces":       strings.Repeat(" ", scaled(5_000_000)),
		"no spaces":         strings.Repeat(strings.Join(strings.Fields(news), ""), 50),
		"no ends":           strings.ReplaceAll(strings.Repeat(news, 10), ".", ""),
		"one quote mark":    "“" + strings.Repeat(news, 10),
		"quotes only":       strings.Repeat(`"“‘’”'`, 2_000),
		"ends only":         strings.Repeat("…!?.", 20_000),
		"one sentence":      strings.Repeat("The council voted to keep the library open. ", 2_000),
		"blank lines":       strings.Repeat("\n\n\n", 50_000),
		"NUL bytes":         "The min\x00ister\x00 said.\x00\x00 " + news,
		"not UTF-8":         "Caf\xe9 \xff\xfe\xf0\x9f " + news + "\xe2\x80",
		"only not UTF-8":    strings.Repeat("\xff\xc0\xaf", 3_000),
		"UTF-16":            "\xff\xfeT\x00h\x00e\x00 \x00b\x00o\x00a\x00t\x00",
		"byte order mark":   "\ufeff" + news,
		"only emoji":        strings.Repeat("👩‍👩‍👧‍👦🇸🇪👍🏽😀 ", 500),
		"Arabic":            strings.Repeat("قال الوزير إن «الاتفاق خطوة مهمة» للبلدين. وأضاف أن القوارب ستعود غدا؟ ", 30),
		"Hebrew":            strings.Repeat("השרה אמרה: \"באנו לכאן כדי לשמור על הדייגים\". הספינות יחזרו מחר. ", 30),
		"mixed directions":  "\u202eThe \u2067وزير\u2069 said “\u202bשלום\u202c”.\u200f " + news,
		"Chinese":           strings.Repeat("部长说，“我们来这里是为了渔民的安全。”两国同意撤回巡逻船。", 60),
		"combining marks":   strings.Repeat("Z\u0301\u0327\u0323\u0330", 2_000) + " " + news,
		"hidden characters": strings.Join(strings.Split(news, "e"), "e\u200b\u00ad\u2060"),
		"homoglyphs":        strings.NewReplacer("a", "а", "o", "о", "e", "е").Replace(news),
		"HTML": `<!doctype html><html><head><script>alert("x")</script><style>p{}</style></head><body onload=x>
<p class="lead">` + strings.ReplaceAll(news, "\n\n", "</p>\n<p>") + `</p><img src=x onerror=alert(1)></body></html>`,
		"long numbers": strings.Repeat("1,234,567.89 % ", 5_000) + strings.Repeat("9", 100_000),
		"hyphens":      strings.Repeat("tit-for-", scaled(20_000)) + "tat",
	}
}

// TestHostile compares every hostile text with news and news with it, the
// text with itself, and inspects it.
func TestHostile(t *testing.T) {
	t.Parallel()
	news := readStories(t)[0].texts["reference"]
	d := newDetector(t)
	for name, text := range hostileTexts(t) {
		t.Run(name, func(t *testing.T) {
			hostile := detector.Text{Text: text}
			for _, c := range []compared{
				{suspect: hostile, references: []detector.Text{news}},
				{suspect: news, references: []detector.Text{hostile}},
				{suspect: hostile, references: []detector.Text{hostile}},
				{suspect: news, references: []detector.Text{news, hostile}},
				{suspect: hostile},
			} {
				c.report = run(t, d, c)
				assertSpans(t, c)
				assertSound(t, c)
			}
		})
	}
}

func run(t *testing.T, d *detector.Detector, c compared) *detector.Report {
	t.Helper()
	var r *detector.Report
	var err error
	if len(c.references) == 0 {
		r, err = d.Inspect(context.Background(), c.suspect)
	} else {
		r, err = d.Compare(context.Background(), c.suspect, c.references...)
	}
	require.NoError(t, err)
	require.NotNil(t, r)
	return r
}

// assertSound checks what holds of every report, whatever was compared.
func assertSound(t *testing.T, c compared) {
	t.Helper()
	r := c.report
	assert.Equal(t, detector.ReportVersion, r.Version)
	assert.NotEqual(t, string(r.Verdict), r.Verdict.Shown(), "a verdict without words")
	assert.GreaterOrEqual(t, r.SpinScore, 0.0)
	assert.LessOrEqual(t, r.SpinScore, 100.0)
	assert.GreaterOrEqual(t, r.Coverage, 0.0)
	assert.LessOrEqual(t, r.Coverage, 1.0)
	assert.Len(t, r.References, len(c.references))
	assert.Len(t, r.Inputs, len(c.references)+1)
	assertJSON(t, r) // which has no infinity and nothing that is not a number
	if r.Verdict != detector.Spun {
		assert.NotContains(t, []detector.Mechanism{
			detector.SynonymSubstitution, detector.RoundTripTranslation, detector.Mixed}, r.Mechanism)
		assert.NotEqual(t, "reference", r.Direction.Original, "direction claimed without spinning")
	}
}

// TestTwoIdenticalTexts compares every text of the stories with itself.
func TestTwoIdenticalTexts(t *testing.T) {
	d := newDetector(t)
	for _, s := range readStories(t) {
		for _, v := range versions {
			c := compared{suspect: s.texts[v], references: []detector.Text{s.texts[v]}}
			c.report = run(t, d, c)
			assert.Equal(t, detector.Identical, c.report.Verdict, "%s/%s", s.name, v)
			assert.Empty(t, c.report.Substitutions, "%s/%s", s.name, v)
			assert.LessOrEqual(t, c.report.SpinScore, 15.0, "%s/%s", s.name, v)
		}
	}
}

// TestTooLittleText: a few words are never evidence of anything.
func TestTooLittleText(t *testing.T) {
	d := newDetector(t)
	for _, text := range []string{"", "   \n\n\t", "Ministers", "The watch boats consented.", "😀😀😀", "\x00\x00"} {
		for _, c := range []compared{
			{suspect: detector.Text{Text: text}, references: []detector.Text{{Text: "The patrol boats agreed to leave."}}},
			{suspect: detector.Text{Text: "The patrol boats agreed to leave."}, references: []detector.Text{{Text: text}}},
			{suspect: detector.Text{Text: text}},
		} {
			assert.Equal(t, detector.Insufficient, run(t, d, c).Verdict, "%q", c.suspect.Text)
		}
	}
}

func TestInvalidBytesAreWarnedOf(t *testing.T) {
	d := newDetector(t)
	texts := readStories(t)[0].texts
	broken := detector.Text{Text: "\xff\xfe" + texts["reference"].Text}
	assert.True(t, warns(run(t, d, compared{suspect: broken, references: []detector.Text{texts["wire"]}}), detector.WarnInvalidUTF8))
	assert.True(t, warns(run(t, d, compared{suspect: texts["wire"], references: []detector.Text{broken}}), detector.WarnInvalidUTF8))
	assert.False(t, warns(run(t, d, compared{suspect: texts["wire"], references: []detector.Text{texts["reference"]}}), detector.WarnInvalidUTF8))
}

// TestHiddenCharacters: zero-width and soft hyphens must not hide a copy, and
// are said aloud.
func TestHiddenCharacters(t *testing.T) {
	d := newDetector(t)
	for _, s := range readStories(t) {
		hidden := detector.Text{Text: strings.NewReplacer("e", "e\u200b", "i", "\u00adi").Replace(s.texts["spun"].Text)}
		r := run(t, d, compared{suspect: hidden, references: []detector.Text{s.texts["reference"]}})
		assert.Equal(t, detector.Spun, r.Verdict, s.name)
		assert.True(t, warns(r, detector.WarnHiddenCharacters), s.name)
		homoglyphs := detector.Text{Text: strings.NewReplacer("a", "а", "o", "о").Replace(s.texts["wire"].Text)}
		r = run(t, d, compared{suspect: homoglyphs, references: []detector.Text{s.texts["reference"]}})
		assert.Equal(t, s.compare(t, "wire", "reference").report.Verdict, r.Verdict, s.name)
		assert.True(t, warns(r, detector.WarnHiddenCharacters), s.name)
	}
}

// TestCutAndDoubled: what is true of a text is true of its first half and of
// the text twice over.
func TestCutAndDoubled(t *testing.T) {
	d := newDetector(t)
	half := func(x detector.Text) detector.Text {
		lines := strings.SplitAfter(x.Text, "\n")
		return detector.Text{Text: strings.Join(lines[:len(lines)/2], "")}
	}
	times := func(n int, x detector.Text) detector.Text {
		return detector.Text{Text: strings.Repeat(x.Text+"\n\n", n)}
	}
	for _, s := range readStories(t) {
		reference, spun, wire, independent := s.texts["reference"], s.texts["spun"], s.texts["wire"], s.texts["independent"]
		for _, c := range []struct {
			name               string
			suspect, reference detector.Text
			want               detector.Verdict
		}{
			{"half of spun", half(spun), reference, detector.Spun},
			{"half of the reference", spun, half(reference), detector.Spun},
			{"spun twice", times(2, spun), reference, detector.Spun},
			{"both nine times", times(9, spun), times(9, reference), detector.Spun},
			{"a word-for-word half", half(reference), reference, detector.LightEdit},
			{"half of independent", half(independent), reference, detector.Independent},
			{"independent nine times", times(9, independent), times(9, reference), detector.Independent},
			{"wire nine times", times(9, wire), times(9, reference), s.compare(t, "wire", "reference").report.Verdict},
		} {
			r := run(t, d, compared{suspect: c.suspect, references: []detector.Text{c.reference}})
			assert.Equal(t, c.want, r.Verdict, "%s: %s", s.name, c.name)
		}
	}
}

// TestDeterminism: the same input gives the same bytes, from one Detector or
// two.
func TestDeterminism(t *testing.T) {
	for _, s := range readStories(t) {
		references := []string{"reference", "wire", "paraphrase", "independent"}
		first, err := json.Marshal(s.compare(t, "spun", references...).report)
		require.NoError(t, err)
		second, err := json.Marshal(s.compare(t, "spun", references...).report)
		require.NoError(t, err)
		assert.Equal(t, string(first), string(second), s.name)
	}
}

// TestConcurrency uses one Detector from eight goroutines; go test -race
// watches it.
func TestConcurrency(t *testing.T) {
	d := newDetector(t)
	stories := readStories(t)
	answer := func(s story) string {
		r, err := d.Compare(context.Background(), s.texts["spun"], s.texts["reference"], s.texts["wire"])
		if err != nil {
			return err.Error()
		}
		b, err := json.Marshal(r)
		if err != nil {
			return err.Error()
		}
		return string(b)
	}
	var want []string
	for _, s := range stories {
		want = append(want, answer(s))
	}
	var wg sync.WaitGroup
	for range max(2, scaled(8)) {
		wg.Go(func() {
			for i, s := range stories {
				assert.Equal(t, want[i], answer(s), s.name)
			}
		})
	}
	wg.Wait()
}

func TestCancelled(t *testing.T) {
	d := newDetector(t)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	texts := readStories(t)[0].texts
	_, err := d.Compare(ctx, texts["spun"], texts["reference"])
	assert.ErrorIs(t, err, context.Canceled)
	_, err = d.Inspect(ctx, texts["spun"])
	assert.ErrorIs(t, err, context.Canceled)
	_, err = d.Compare(context.Background(), texts["spun"])
	assert.ErrorIs(t, err, detector.ErrNoReference)
}

// cancelsLater is a context that is cancelled once it was asked a number of
// times: in the middle of the work, without a clock.
type cancelsLater struct {
	context.Context
	cancel context.CancelFunc
	left   atomic.Int32
}

func newCancelsLater(times int32) *cancelsLater {
	c := &cancelsLater{}
	c.Context, c.cancel = context.WithCancel(context.Background())
	c.left.Store(times)
	return c
}

func (c *cancelsLater) asked() {
	if c.left.Add(-1) < 0 {
		c.cancel()
	}
}

func (c *cancelsLater) Err() error {
	c.asked()
	return c.Context.Err()
}

func (c *cancelsLater) Done() <-chan struct{} {
	c.asked()
	return c.Context.Done()
}

// TestCancelledMidway: a long comparison notices that nobody waits for it.
func TestCancelledMidway(t *testing.T) {
	d := newDetector(t)
	texts := readStories(t)[0].texts
	long := func(v string) detector.Text { return detector.Text{Text: strings.Repeat(texts[v].Text, 50)} }
	_, err := d.Compare(newCancelsLater(2), long("spun"), long("reference"))
	assert.ErrorIs(t, err, context.Canceled)
}
