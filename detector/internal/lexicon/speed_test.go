package lexicon_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"unspin/detector/internal/lexicon"
)

func TestLookupsDoNotAllocate(t *testing.T) {
	l := english(t)
	led, drove := l.Lookup("led"), l.Lookup("drove")
	country, states := l.Lookup("country"), l.Lookup("states")
	united := l.Lookup("united")
	profile, other := l.Profile(led), l.Profile(drove)
	analyses := make([]lexicon.Analysis, 0, 16)
	for name, f := range map[string]func(){
		"Lookup":         func() { l.Lookup("parliament") },
		"Lookup variant": func() { l.Lookup("defence") },
		"Lookup unknown": func() { l.Lookup("zzzzzz") },
		"Lemma":          func() { l.Lemma(drove) },
		"Analyses":       func() { analyses = l.Analyses(led, analyses[:0]) },
		"LogProb":        func() { l.LogProb(led) },
		"Lift":           func() { l.Lift(united, states) },
		"Relate":         func() { l.Relate(led, drove) },
		"Relate profile": func() { profile.Relate(other) },
		"Relate none":    func() { l.Relate(led, country) },
		"Inflect":        func() { l.Inflect(country, lexicon.Plural) },
		"Phrase":         func() { l.Phrase(united, states) },
	} {
		assert.Zero(t, testing.AllocsPerRun(20, f), name)
	}
	pack := packFile(t)
	assert.LessOrEqual(t, testing.AllocsPerRun(5, func() { _, _ = lexicon.Open(pack) }), 20.0, "Open reads in place, and allocates an index for each table")
}

func BenchmarkOpen(b *testing.B) {
	pack := packFile(b)
	b.SetBytes(int64(len(pack)))
	b.ReportAllocs()
	for b.Loop() {
		_, _ = lexicon.Open(pack)
	}
}

// sample is every hundredth word, so that nothing stays in the cache.
func sample(l *lexicon.Lexicon) (words []lexicon.Word, letters []string) {
	for w := lexicon.Word(1); l.String(w) != ""; w += 101 {
		words = append(words, w)
		letters = append(letters, l.String(w))
	}
	return words, letters
}

func BenchmarkLookup(b *testing.B) {
	l := english(b)
	_, letters := sample(l)
	for i := 0; b.Loop(); i++ {
		l.Lookup(letters[i%len(letters)])
	}
}

func BenchmarkLift(b *testing.B) {
	l := english(b)
	words, _ := sample(l)
	the := l.Lookup("the")
	b.Run("rare first word", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			l.Lift(words[i%len(words)], words[(i+7)%len(words)])
		}
	})
	b.Run("after the", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			l.Lift(the, words[i%len(words)])
		}
	})
}

func BenchmarkRelate(b *testing.B) {
	l := english(b)
	words, _ := sample(l)
	b.Run("any two words", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			l.Relate(words[i%len(words)], words[(i+7)%len(words)])
		}
	})
	var profiles []*lexicon.Profile
	for _, w := range words {
		profiles = append(profiles, l.Profile(w))
	}
	b.Run("any two profiles", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			profiles[i%len(profiles)].Relate(profiles[(i+7)%len(profiles)])
		}
	})
	b.Run("profile", func(b *testing.B) {
		b.ReportAllocs()
		for i := 0; b.Loop(); i++ {
			l.Profile(words[i%len(words)])
		}
	})
	led, drove := l.Lookup("led"), l.Lookup("drove")
	b.Run("led, drove", func(b *testing.B) {
		for b.Loop() {
			l.Relate(led, drove)
		}
	})
}

func BenchmarkSynonyms(b *testing.B) {
	l := english(b)
	words, _ := sample(l)
	buf := l.Synonyms(words[0], nil)
	for i := 0; b.Loop(); i++ {
		buf = l.Synonyms(words[i%len(words)], buf[:0])
	}
}
